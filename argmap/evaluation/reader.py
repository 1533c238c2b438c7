"""An argument by a reader's own lights: his verdicts and credences in place of the author's presumptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from argmap.evaluation.base import Case, Status, supposing
from argmap.evaluation.standing import standing
from argmap.graph import same_classes
from argmap.model import ArgumentMap


class Tension(NamedTuple):
    """A claim on which a reader's verdict is not what the reasons come to that he leaves standing."""

    claim: str
    verdict: Status
    by_reasons: Status
    """What the claim would be but for his verdict on it."""


def as_read(argument_map: ArgumentMap, otherwise: Literal["as-argued", "undecided"]) -> ArgumentMap:
    """Return the map for a reader who, on premises of which he says nothing, goes along or withholds judgement.

    With `undecided`, every claim that nothing supports and that the author asserts or grants counts as reported only.
    """
    if otherwise == "as-argued":
        return argument_map
    supported = {argument.conclusion for argument in argument_map.arguments}
    claims = {
        name: claim.model_copy(update={"stance": "reports"})
        if name not in supported and claim.stance in ("asserts", "grants")
        else claim
        for name, claim in argument_map.claims.items()
    }
    return argument_map.model_copy(update={"claims": claims})


def reader_case(case: Case, verdicts: Mapping[str, Status], credence: Mapping[str, float]) -> Case:
    """Return a case with a reader's view below it: what the case itself supposes counts before his verdicts.

    A verdict pins its claim, whatever speaks for or against it: it is what the reader makes of it, all things
    considered. A credence stands in place of the claim's own.
    """
    return supposing(Case(dict(verdicts), dict(credence), case.without), case.assume, case.credence)


def tensions(argument_map: ArgumentMap, case: Case, verdicts: Mapping[str, Status]) -> list[Tension]:
    """Return where a reader's verdict on a supported claim is the contrary of what `standing` makes of it without.

    Each such claim is evaluated with all his verdicts but that on it: he leaves reasons standing that carry what he
    denies, or none that carry what he affirms. Costs one evaluation for each supported claim with a verdict.
    """
    classes = same_classes(argument_map)
    supported = {classes[a.conclusion] for a in argument_map.arguments if a.conclusion in classes}
    found = []
    for claim, verdict in verdicts.items():
        if claim in classes and classes[claim] in supported and case.assume.get(claim) == verdict:
            rest = {name: each for name, each in case.assume.items() if classes.get(name) != classes[claim]}
            status = standing(argument_map, assume=rest, without=case.without).claims[claim]
            if {status, verdict} == {"in", "out"}:
                found.append(Tension(claim, verdict, status))
    return found
