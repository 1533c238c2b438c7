"""The Euler-based semantics.

Amgoud & Ben-Naim, *Evaluation of Arguments in Weighted Bipolar Graphs*, ECSQARU 2017. With E the sum of the
supporters' strengths less that of the attackers', the strength is 1 − (1 − b²) / (1 + b·exp(E)). Nothing moves a base
score of 0 or 1, and b² is the least that attackers leave of any other.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from argmap.evaluation.strength_rule import Rule

if TYPE_CHECKING:
    from argmap.evaluation.strength_rule import Array

_MOST = 700.0  # exp() of more does not fit


def influence(base: float, x: float) -> float:
    """Return the strength, 0 to 1, of a node with this base score under this energy."""
    return base if x == 0 else 1.0 - (1.0 - base * base) / (1.0 + base * exp(min(x, _MOST)))


def slopes(base: float, x: float) -> tuple[float, float]:
    """Return the derivatives of `influence` by the base score and by the energy; it is smooth."""
    grown = exp(min(x, _MOST))
    below = 1.0 + base * grown
    share = (1.0 - base * base) / below
    return 2.0 * base / below + share * (grown / below), share * (base * grown / below)


def influences(base: Array, x: Array) -> Array:
    """Return `influence` of arrays."""
    import numpy as np

    return 1.0 - (1.0 - base * base) / (1.0 + base * np.exp(np.minimum(x, _MOST)))


RULE = Rule("sum", influence, slopes, influences)
