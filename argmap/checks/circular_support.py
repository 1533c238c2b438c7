"""A ring of support: claims that support themselves by way of others.

What it does: finds rings in which each claim is a premise of an argument for the next, and the last one of an argument
for the first. Each ring is reported once, with every step and its place. Attacks do not make a ring, nor do premises
that a claim does not hold (`not`) or that its voice holds it (`held`). Where claims hang together in more rings than
can be listed, a ring through each of them is.

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
from argmap.graph import Ring, rings

RULE = Rule("AM201", "circular-support", Severity.ERROR, __doc__)

_SHOWN = 12


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of support."""
    found, complete = rings(context.graph)
    for ring in found:
        names = [f"`{claim}`" for claim in (*ring.claims, ring.claims[0])]
        if len(names) > _SHOWN:
            names[_SHOWN // 2 : -_SHOWN // 2] = [f"… {len(names) - _SHOWN} more …"]
        more = "" if complete else " (one of more rings than can be listed)"
        steps = tuple(_steps(context, ring))
        yield diagnose(RULE, f"a ring of support: {' → '.join(names)}{more}", steps[0].span, steps)


def _steps(context: Context, ring: Ring) -> Iterator[Related]:
    following = (*ring.claims[1:], ring.claims[0])
    for premise, index, conclusion in zip(ring.claims, ring.arguments, following, strict=True):
        yield Related(f"`{premise}` supports `{conclusion}`", _premise_span(context, index, premise))


def _premise_span(context: Context, index: int, claim: str) -> Span:
    for path, premise, mode in context.premise_paths(index):
        if premise == claim and mode == "holds":
            return context.places.span(path)
    return context.argument_span(index)
