"""`grounded`, the most cautious of the extension semantics: what nobody can deny who denies nothing without a reason.

The least fixpoint of the characteristic operator of the map as an abstract dialectical framework (Brewka et al., IJCAI
2013, definition 2); of a map of attacks alone Dung's grounded extension (1995, definition 20).
"""

from __future__ import annotations

from argmap.evaluation.adf import Literal, grounded
from argmap.evaluation.base import Carried, Case, Evaluation, Settings, Status, Verdict
from argmap.evaluation.conditions import conditions
from argmap.model import ArgumentMap


def evaluate(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:  # noqa: ARG001
    """Evaluate a map by `grounded`, as a semantics of the registry. Linear, as `conditions` is."""
    adf, claims, arguments = conditions(argument_map, case)
    value = grounded(adf)

    def status(statement: Literal) -> Status:
        return status_of(value[statement])

    accepted = tuple(claim for claim, statement in claims.items() if value[statement])
    return Evaluation(
        "grounded",
        {claim: Verdict(status(statement)) for claim, statement in claims.items()},
        tuple(Carried(status(statement)) for statement in arguments),
        extensions=(accepted,),
        credulous=frozenset(accepted),
        skeptical=frozenset(accepted),
    )


def status_of(value: bool | None) -> Status:
    """Return what a value is called: in (True), out (False) or undecided (None)."""
    return "undecided" if value is None else "in" if value else "out"
