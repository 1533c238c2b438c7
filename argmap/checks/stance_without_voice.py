"""A stance that only another's claim can have, on the author's own.

What it does: finds claims and arguments that the author `reports`, `doubts` or `rejects`, but that are by their
voice the author's own: they name no `voice`, or just the author's. An argument is let pass when one of its claims
has another voice.

Why it matters: who holds a claim and how the author stands to it are two things. One cannot report, doubt or reject
what one holds oneself: whose view is it then?

Example:

    claims:
      cost:
        text: The library costs too much.
        stance: rejects

Use instead: the `voice` whose view it is, or `voice: unattributed` where the text pins it on nobody. What the
author only concedes for argument's sake has the stance `grants`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Path, Rule, Severity, diagnose
from argmap.graph import Step
from argmap.model import Stance

RULE = Rule("AM427", "stance-without-voice", Severity.WARNING, __doc__)

_OTHERS: tuple[Stance, ...] = ("reports", "doubts", "rejects")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each such stance."""
    authors = set(context.map.author or ())
    for name, claim in context.map.claims.items():
        if claim.stance in _OTHERS and _is_own(claim.voice, authors) and "/" not in name:
            yield _report(context, f"`{name}`", claim.stance, ("claims", name, "stance"))
    for step in context.graph.steps:
        argument = step.argument
        if argument.stance in _OTHERS and _is_own(argument.voice, authors) and not _is_others(context, step, authors):
            yield _report(context, step.name, argument.stance, ("arguments", step.index, "stance"))


def _is_own(voices: list[str] | None, authors: set[str]) -> bool:
    return not voices or authors.issuperset(voices)


def _is_others(context: Context, step: Step, authors: set[str]) -> bool:
    names = [step.target, *(premise.claim for premise in step.premises)]
    return any(name in context.map.claims and not _is_own(context.map.claims[name].voice, authors) for name in names)


def _report(context: Context, name: str, stance: str, path: Path) -> Diagnostic:
    return diagnose(
        RULE,
        f"the author {stance} {name}, but it has no other voice: say whose view it is (`unattributed` if nobody's)",
        context.places.span(path),
    )
