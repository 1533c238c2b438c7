"""A map with more than one conclusion, and no word on which is the main one.

What it does: reports a map without `main` in which several claims are concluded and support nothing further. Answers
to a question of the map do not count, nor do claims of included maps; claims that say the same count once.

Why it matters: the reader does not know what the author is driving at, and tools have to guess. Most often a step is
missing from one conclusion to the other.

Example:

    arguments:
      - premises: [used]
        conclusion: keep
      - premises: [cost]
        conclusion: raise-fees

Use instead: add the missing step, or say which is the main conclusion; there may be several.

    main: [keep, raise-fees]
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import has_main, same_claims
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM303", "several-conclusions", Severity.WARNING, __doc__)

_SHOWN = 5


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding if the map has more than one conclusion."""
    graph = context.graph
    if has_main(context):
        return
    same = same_claims(context)
    answers = {answer for question in context.map.questions.values() for answer in question.answers}
    tops: dict[str, str] = {}
    for claim in graph.claims:
        if claim in graph.supports and claim not in graph.uses and claim not in answers and "/" not in claim:
            tops.setdefault(same.get(claim, claim), claim)
    if len(tops) < 2:
        return
    names = [f"`{claim}`" for claim in tops.values()]
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    *most, last = names[:_SHOWN] + more
    message = f"several conclusions support nothing further: {', '.join(most)} and {last}; name one with `main`"
    related = tuple(context.defined_here(claim, "a conclusion") for claim in tops.values())
    yield diagnose(RULE, message, context.places.span(("title",)), related)
