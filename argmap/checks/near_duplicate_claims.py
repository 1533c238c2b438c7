"""Two claims that say nearly the same.

What it does: finds claims with the same or nearly the same words. Articles, capitals, punctuation, words like
“clearly”, and a phrase that has moved from one end to the other make no difference; of two long texts, one may have
a word more. A negation, a number, a name, or a swapped subject and object does: those are other claims. Claims that
the map lists together under `same` or `contraries`, or as exclusive answers to a question, are left alone; a
premise that says its conclusion again is reported as restated-conclusion.

Why it matters: two claims for one thought split what speaks for it and against it: the reader sees two weak claims
instead of one strong one, and an attack on one leaves the other standing.

Example:

    claims:
      cost: The library costs more than the town can afford.
      dear: The library costs more than the town can really afford.

Use instead: one claim, with both passages and, where two people say it, a list of voices. If both are to stay, as
in a debate of several maps, list them under `same`. If they differ, put the difference into their words.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.restated_conclusion import restated
from argmap.checks.sameness import LONG, Words, may_differ, normals, rotation
from argmap.checks.sameness import alike as say_the_same
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM402", "near-duplicate-claims", Severity.WARNING, __doc__)

_NONE: set[int] = set()


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each claim that says nearly what an earlier one does, with that one."""
    known: set[frozenset[str]] | None = None
    for later, earlier in pairs(context):
        if known is None:
            known = {frozenset((claim, context.graph.steps[index].target)) for index, _, claim, _ in restated(context)}
            lists = _told_apart(context)
        if frozenset((later, earlier)) not in known and lists.get(later, _NONE).isdisjoint(lists.get(earlier, _NONE)):
            yield diagnose(
                RULE,
                f"`{later}` says nearly the same as `{earlier}`: keep one of them, or list both under `same`",
                context.text_span(later),
                (context.defined_here(earlier, f"`{earlier}` is defined here"),),
            )


def pairs(context: Context) -> Iterator[tuple[str, str]]:
    """Yield (later claim, earlier claim) of like claims, each later one once, in the map's order.

    Expected time linear in the number of words: claims meet only where the sums of their words' hashes do, whole or
    with one word left out; what meets is looked up by its words, so that many claims alike cost no more than few.
    """
    forms = normals(context)
    exact: dict[Words, str] = {}
    totals: dict[int, str] = {}
    turned: dict[Words, list[str]] | None = None
    shorter: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for name, (words, total) in forms.items():
        first = exact.setdefault(words, name)
        if first is not name:
            found.append((name, first))
        elif totals.setdefault(total, name) is not name and len(words) > 3:
            if turned is None:
                turned = {}
            meeting = turned.setdefault(rotation(words), [])
            head = totals[total]
            if not meeting and rotation(forms[head].words) == rotation(words):
                meeting.append(head)
            for other in meeting[:4]:
                if say_the_same(forms[other], forms[name]):
                    found.append((name, other))
                    break
            meeting.append(name)
    for name, (words, total) in forms.items():
        if len(words) > LONG and exact[words] is name:
            for index, word in enumerate(words):
                if total - hash(word) in totals:
                    twin = exact.get(words[:index] + words[index + 1 :])
                    if twin is not None and twin != name and may_differ(context, name, words, index):
                        shorter.setdefault(name, twin)
    order = {name: number for number, name in enumerate(forms)}
    found += [(a, b) if order[a] > order[b] else (b, a) for a, b in shorter.items()]
    yield from sorted(dict.fromkeys(found), key=lambda pair: (order[pair[0]], order[pair[1]]))


def _told_apart(context: Context) -> dict[str, set[int]]:
    """Return claim → numbers of the lists by which the map itself says how claims stand to each other."""
    found: dict[str, set[int]] = {}
    exclusive = (question.answers for question in context.map.questions.values() if question.exclusive)
    for number, several in enumerate((*context.map.same, *context.map.contraries, *exclusive)):
        for claim in several:
            found.setdefault(claim, set()).add(number)
    return found
