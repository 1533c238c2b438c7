"""What a gradual semantics is made of, and the registry of those that there are.

All are modular (Mossakowski & Neuhaus, *Modular Semantics and Characteristics for Bipolar Weighted Argumentation
Graphs*, 2018): an aggregate of the supporters' and attackers' strengths, and its influence on the base score.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from argmap.evaluation.base import Gradual

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[np.float64]


class Rule(NamedTuple):
    """A gradual semantics."""

    aggregation: Literal["product", "sum"]
    """Product: Π(1 − attackers) − Π(1 − supporters). Sum: Σ supporters − Σ attackers."""
    influence: Callable[[float, float], float]
    """Base score and aggregate → strength. An aggregate of 0 leaves the base score."""
    slopes: Callable[[float, float], tuple[float, float]]
    """Its derivatives by both."""
    influences: Callable[[Array, Array], Array]
    """The same for arrays."""


RULES: dict[Gradual, str] = {
    "df-quad": "argmap.evaluation.strength_df_quad",
    "quadratic-energy": "argmap.evaluation.strength_quadratic_energy",
    "euler": "argmap.evaluation.strength_euler",
}


def rule_of(name: Gradual) -> Rule:
    """Return a gradual semantics by its name."""
    return cast(Rule, import_module(RULES[name]).RULE)
