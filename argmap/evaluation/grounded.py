"""`grounded`, the most cautious of the extension semantics: what nobody can deny who denies nothing without a reason.

The least fixpoint of the characteristic operator of the map as an abstract dialectical framework (Brewka et al., IJCAI
2013, definition 2); of a map of attacks alone Dung's grounded extension (1995, definition 20).
"""

from __future__ import annotations

from argmap.evaluation.adf import grounded
from argmap.evaluation.base import Carried, Case, Evaluation, Settings, Status, Verdict
from argmap.evaluation.conditions import conditions
from argmap.model import ArgumentMap


def evaluate(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:  # noqa: ARG001
    """Evaluate a map by `grounded`, as a semantics of the registry. Linear, as `conditions` is."""
    adf, claims, arguments = conditions(argument_map, case)
    value = grounded(adf)

    accepted = tuple(claim for claim, statement in claims.items() if value[statement])
    return Evaluation(
        "grounded",
        {claim: _VERDICTS[value[statement]] for claim, statement in claims.items()},
        tuple([_CARRIED[value[statement]] for statement in arguments]),
        extensions=(accepted,),
        credulous=frozenset(accepted),
        skeptical=frozenset(accepted),
    )


def status_of(value: bool | None) -> Status:
    """Return what a value is called: in (True), out (False) or undecided (None)."""
    return "undecided" if value is None else "in" if value else "out"


_VERDICTS: dict[bool | None, Verdict] = {value: Verdict(status_of(value)) for value in (True, False, None)}
_CARRIED: dict[bool | None, Carried] = {value: Carried(status_of(value)) for value in (True, False, None)}
