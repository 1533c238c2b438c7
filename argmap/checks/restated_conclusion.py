"""A premise that says the conclusion again.

What it does: finds arguments in which a premise says what the conclusion says, in the same or nearly the same
words, or in which the map itself lists the two under `same`. Articles, capitals, punctuation, words like “clearly”,
and a phrase that has moved from one end to the other make no difference; of two long texts, one may have a word
more. A negation, a number, a name, or a swapped subject and object does: those are other claims. Premises with
`not` or `held` are not looked at.

Why it matters: such an argument begs the question. It looks like a reason, but whoever doubts the conclusion is
given nothing that they did not doubt already.

Example:

    claims:
      keep: The town should keep its library.
      clear: Clearly, the town should keep its library.
    arguments:
      - premises: [clear]
        conclusion: keep

Use instead: a premise that says why. Where the author says the same thing twice, keep one claim and give it both
passages.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.sameness import LONG, Normal, alike, may_differ, normals, without_one
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM401", "restated-conclusion", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each premise that says its argument's conclusion again."""
    for index, place, premise, declared in restated(context):
        target = context.graph.steps[index].target
        path = [path for path, _, _ in context.premise_paths(index)][place]
        how = "is listed under `same` with" if declared else "says again"
        yield diagnose(
            RULE,
            f"the premise `{premise}` {how} the conclusion `{target}`: it gives no reason for it",
            context.places.span(path),
            (
                Related("the premise", context.text_span(premise)),
                Related("the conclusion", context.text_span(target)),
            ),
        )


def restated(context: Context) -> list[tuple[int, int, str, bool]]:
    """Return (argument, place of the premise in it, premise, declared `same`) of the premises that restate."""
    known: list[tuple[int, int, str, bool]] | None = context.cache.get("restated")  # type: ignore[assignment]
    if known is None:
        known = context.cache["restated"] = list(_restated(context))
    return known


def _restated(context: Context) -> Iterator[tuple[int, int, str, bool]]:
    forms = normals(context)
    groups: dict[str, set[int]] = {}
    for number, several in enumerate(context.map.same):
        for claim in several:
            groups.setdefault(claim, set()).add(number)
    for step in context.graph.steps:
        if step.relation != "conclusion" or step.target not in forms:
            continue
        for place, premise in enumerate(step.premises):
            claim = premise.claim
            if premise.mode != "holds" or claim == step.target or claim not in forms:
                continue
            if claim in groups and not groups[claim].isdisjoint(groups.get(step.target, ())):
                yield step.index, place, claim, True
            elif says_again(context, (claim, forms[claim]), (step.target, forms[step.target])):
                yield step.index, place, claim, False


def says_again(context: Context, one: tuple[str, Normal], other: tuple[str, Normal]) -> bool:
    """Tell whether two claims, each with its normal form, say the same in nearly the same words."""
    short, long = sorted((one, other), key=lambda entry: len(entry[1].words))
    if alike(short[1], long[1]):
        return True
    if len(short[1].words) < LONG:
        return False
    index = without_one(long[1].words, short[1].words)
    return index is not None and may_differ(context, long[0], long[1].words, index)
