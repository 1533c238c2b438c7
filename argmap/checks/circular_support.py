"""A ring of support: claims that support themselves by way of others.

What it does: finds rings in which each claim is a premise of an argument for the next, and the last one of an argument
for the first. Each ring is reported once, with every step and its place. Attacks do not make a ring, nor do premises
that a claim does not hold (`not`) or that its voice holds it (`held`). Claims that `same` ties together count as one.
Where claims hang together in more rings than can be listed, a ring through each of them is. A ring that runs through
the maps of several authors is no fault of any one of them: see `mutual-support`.

Why it matters: it is begging the question at length. Whoever doubts the conclusion doubts the premise too, so the
argument can convince nobody.

Example:
    arguments:
      - premises: [honest]
        conclusion: trusted
      - premises: [trusted]
        conclusion: honest

Use instead: a premise that stands on its own feet, or leave out the step that the author does not really take. Where
the author does argue in a ring, that is worth knowing: keep the map as it is and say so with an ignore comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, Span, diagnose
from argmap.graph import Ring, Rings, rings

RULE = Rule("AM201", "circular-support", Severity.ERROR, __doc__)

_SHOWN = 12


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of support."""
    for ring, complete in rings_of(context):
        if len({context.owner(index) for index in ring.arguments}) == 1:
            yield ring_diagnostic(context, RULE, "a ring of support", ring, complete)


def rings_of(context: Context) -> Iterator[tuple[Ring, bool]]:
    """Yield each ring of support, claims that say the same being one, and whether the rings are all."""
    found = context.cache.get("rings")
    if not isinstance(found, Rings):
        found = context.cache["rings"] = rings(context.merged)
    for ring in found.rings:
        yield ring, found.complete


def ring_diagnostic(context: Context, rule: Rule, what: str, ring: Ring, complete: bool) -> Diagnostic:
    """Return the finding of a ring, with every step and its place."""
    steps = [_step(context, claim, index) for claim, index in zip(ring.claims, ring.arguments, strict=True)]
    names = [f"`{premise}`" for premise, _, _ in steps]
    names.append(names[0])
    if len(names) > _SHOWN:
        names[_SHOWN // 2 : -_SHOWN // 2] = [f"… {len(names) - _SHOWN} more …"]
    more = "" if complete else " (one of more rings than can be listed)"
    related = tuple(
        Related(f"`{premise}` supports `{conclusion}`{_same(conclusion, steps[(n + 1) % len(steps)][0])}", span)
        for n, (premise, conclusion, span) in enumerate(steps)
    )
    return diagnose(rule, f"{what}: {' → '.join(names)}{more}", related[0].span, related)


def _same(conclusion: str, premise: str) -> str:
    return "" if conclusion == premise else f", which says the same as `{premise}`"


def _step(context: Context, claim: str, index: int) -> tuple[str, str, Span]:
    """Return the premise and the conclusion of a step, as its argument names them, and the premise's place."""
    conclusion = context.map.arguments[index].target
    for path, premise, mode in context.premise_paths(index):
        if mode == "holds" and context.classes.get(premise) == claim:
            return premise, conclusion, context.places.span(path)
    return claim, conclusion, context.argument_span(index)
