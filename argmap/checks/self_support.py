"""A claim that supports itself.

What it does: finds arguments that have their own conclusion among their premises, and arguments against a claim
from the premise that this very claim does not hold.

Why it matters: it is begging the question in one step. Whoever doubts the conclusion doubts the premise, so the
argument adds nothing.

Example:

    arguments:
      - premises: [needed, used]
        conclusion: needed

Use instead: the reasons alone.

    arguments:
      - premises: [used]
        conclusion: needed
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM202", "self-support", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each premise that is what its argument shall show."""
    for step in context.graph.steps:
        if step.relation == "undercuts" or step.target not in context.map.claims:
            continue
        begged = "holds" if step.relation == "conclusion" else "not"
        same = context.classes[step.target]
        if not any(context.classes.get(p.claim) == same and p.mode == begged for p in step.premises):
            continue
        for path, claim, mode in context.premise_paths(step.index):
            if context.classes.get(claim) == same and mode == begged:
                message = (
                    f"`{claim}` is a premise of an argument for itself"
                    if begged == "holds"
                    else f"that `{claim}` does not hold is a premise of the argument against `{claim}`"
                )
                target = context.places.span(("arguments", step.index, step.relation))
                yield diagnose(RULE, message, context.places.span(path), (Related("what it shall show", target),))
                break
