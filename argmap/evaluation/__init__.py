"""What stands in a map: published semantics, one a file, in one registry."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from argmap.evaluation.base import (
    NOTHING_SUPPOSED,
    Carried,
    Case,
    Evaluation,
    Semantics,
    Settings,
    Status,
    UnknownScenario,
    Verdict,
    case_of,
    supposing,
)
from argmap.evaluation.standing import Interval, Standing, standing
from argmap.model import ArgumentMap

__all__ = [
    "NOTHING_SUPPOSED",
    "SEMANTICS",
    "Carried",
    "Case",
    "Evaluation",
    "Interval",
    "Settings",
    "Standing",
    "Status",
    "UnknownScenario",
    "UnknownSemantics",
    "Verdict",
    "case_of",
    "evaluate",
    "standing",
    "supposing",
]

SEMANTICS: dict[str, tuple[str, str]] = {
    "standing": ("argmap.evaluation.standing", "evaluate"),
    "grounded": ("argmap.evaluation.grounded", "evaluate"),
    "complete": ("argmap.evaluation.extensions", "complete"),
    "preferred": ("argmap.evaluation.extensions", "preferred"),
    "stable": ("argmap.evaluation.extensions", "stable"),
    "strength": ("argmap.evaluation.strength", "evaluate"),
    "probability": ("argmap.evaluation.probability", "evaluate"),
}
"""Semantics → where it is. Loaded when used, as some need a solver or arrays."""


class UnknownSemantics(LookupError):
    """A name that no semantics has."""


def evaluate(
    argument_map: ArgumentMap,
    semantics: str = "standing",
    case: Case = NOTHING_SUPPOSED,
    settings: Settings | None = None,
) -> Evaluation:
    """Evaluate a map by a semantics of the registry. Raises UnknownSemantics."""
    if semantics not in SEMANTICS:
        raise UnknownSemantics(semantics)
    module, name = SEMANTICS[semantics]
    return cast(Semantics, getattr(import_module(module), name))(argument_map, case, settings or Settings())
