"""The conclusions of each author of a debate, by the lights of each other: on the other's premises.

**By his own lights**, an author's part of the debate (his claims, and the arguments all of whose claims are his) is
evaluated as argued. **By another's lights**, it is evaluated with the other's stances as verdicts: the other is a
reader of the argument. A claim that he asserts or grants, under any id that says the same, is pinned in; one that he
rejects, or that is contrary to one he asserts or grants, out; one that he only reports or doubts, undecided, and so is
one on which he is on both sides. Of claims on which he is silent he is taken to go along with the author, so each
verdict is told with the number of claims that it rests on. The conclusion that is judged is never pinned itself: asked
is whether the reasons carry it.

**Together**, a conclusion is judged in the debate as a whole, with everyone's claims and arguments at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.speakers import Column, speakers
from argmap.evaluation import Case, Status, evaluate
from argmap.graph import Graph, contraries_of, leading_to, merge_same, same_classes
from argmap.model import ArgumentMap, premise_claim
from argmap.reading import Document, whole


@dataclass(frozen=True, slots=True)
class Judged:
    """A conclusion by someone's lights."""

    status: Status
    rests_on: tuple[str, ...]
    """The claims of the argument on which he has a verdict; empty for the author himself, and where they share none."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A main conclusion of one author: whether it stands on his own reasons, and in the debate as a whole."""

    claim: str
    author: int
    """The column of its author."""
    label: str
    alone: Status
    together: Status


@dataclass(frozen=True, slots=True)
class Conclusion(Stands):
    """A main conclusion, and what becomes of it by the lights of each author."""

    judged: tuple[Judged, ...]
    """In the order of the columns."""


@dataclass(frozen=True, slots=True)
class Across:
    """The conclusions of a debate by everyone's lights."""

    title: str
    semantics: str
    columns: tuple[Column, ...]
    conclusions: tuple[Conclusion, ...]


def across(document: Document, semantics: str = "standing") -> Across:
    """Judge each author's main conclusions by the lights of each author of a debate.

    Costs an evaluation of each conclusion's part for each author. Raises NotADebate if there are no two authors,
    ValueError if the document could not be read, UnknownSemantics.
    """
    columns, spoken = speakers(document)
    merged = whole(document)[0]
    classes = same_classes(merged)
    parts = _parts(merged, spoken)
    verdicts = [_verdicts(merged, part, classes) for part in parts]
    found = []
    for each in stands_together(merged, spoken, semantics):
        part = parts[each.author]
        behind, _ = leading_to(Graph(part), [each.claim])
        judged = []
        for judge, given in enumerate(verdicts):
            if judge == each.author:
                judged.append(Judged(each.alone, ()))
                continue
            pins = {name: given[classes[name]] for name in part.claims if classes[name] in given}
            pins = {name: status for name, status in pins.items() if classes[name] != classes[each.claim]}
            status = evaluate(part, semantics, Case(pins)).claims[each.claim].status
            judged.append(Judged(status, tuple(name for name in pins if name in behind)))
        found.append(Conclusion(each.claim, each.author, each.label, each.alone, each.together, tuple(judged)))
    return Across(merged.title, semantics, columns, tuple(found))


def stands_together(
    merged: ArgumentMap, spoken: list[tuple[str, ArgumentMap]], semantics: str = "standing"
) -> tuple[Stands, ...]:
    """Return the main conclusions of each author of a debate, with their statuses alone and in the whole of it."""
    together = evaluate(merged, semantics).claims
    found = []
    for author, part in enumerate(_parts(merged, spoken)):
        alone = evaluate(part, semantics).claims
        for claim in Graph(part).main_claims():
            given = merged.claims[claim]
            label = given.title or given.text
            found.append(Stands(claim, author, label, alone[claim].status, together[claim].status))
    return tuple(found)


def _parts(merged: ArgumentMap, spoken: list[tuple[str, ArgumentMap]]) -> list[ArgumentMap]:
    aliases = [alias for alias, _ in spoken]
    return [_part(merged, alias, aliases) for alias in aliases]


def _part(merged: ArgumentMap, alias: str, aliases: list[str]) -> ArgumentMap:
    """Return what one author says of the debate: his claims, and the arguments that name no others."""
    prefix = f"{alias}/" if alias else ""
    others = tuple(f"{other}/" for other in aliases if other and other.startswith(prefix) and other != alias)

    def is_own(name: str) -> bool:
        return name.startswith(prefix) and not name.startswith(others) and (bool(alias) or "/" not in name)

    claims = {name: claim for name, claim in merged.claims.items() if is_own(name)}
    arguments = [
        argument
        for argument in merged.arguments
        if is_own(argument.target) and all(is_own(premise_claim(p)) for _, _, p in argument.role_premises())
    ]
    return merged.model_copy(
        update={
            "claims": claims,
            "arguments": arguments,
            "main": [name for name in merged.main if name in claims],
        }
    )


def _verdicts(merged: ArgumentMap, part: ArgumentMap, classes: dict[str, str]) -> dict[str, Status]:
    """Return the claim that stands for a class → what an author makes of it, by his stances."""
    taken: dict[str, set[Status]] = {}
    for name, claim in part.claims.items():
        stance = claim.stance
        status: Status = "in" if stance in ("asserts", "grants") else "out" if stance == "rejects" else "undecided"
        taken.setdefault(classes[name], set()).add(status)
    found = {name: _one_verdict(each) for name, each in taken.items()}
    excluded = contraries_of(Graph(merge_same(merged)))
    for name in [name for name, status in found.items() if status == "in"]:
        for other in excluded.get(name, ()):
            if found.get(other) != "in":
                found[other] = "out"
    return found


def _one_verdict(taken: set[Status]) -> Status:
    """Return one verdict for what is said under several ids: to report beside asserting or rejecting takes no side."""
    if {"in", "out"} <= taken:
        return "undecided"
    return "in" if "in" in taken else "out" if "out" in taken else "undecided"
