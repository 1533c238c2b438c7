"""A conclusion held more firmly than its reasons allow.

What it does: finds claims with `qualifier: necessarily` whose every argument is weaker than that: its `weight` is below
1, or it needs a premise that is itself qualified with `probably`, `possibly` or `seemingly`. A claim that has a
`basis` of its own is left alone.

Why it matters: what follows from a probability is at best probable. To conclude more is the commonest overstatement.

Example:

    claims:
      used: {text: Most townspeople use the library., qualifier: probably}
      needed: {text: The town cannot do without a library., qualifier: necessarily}
    arguments:
      - premises: [used]
        conclusion: needed

Use instead: the qualifier that the reasons bear. Where the author does overstate, say so in a `note`, and keep the map
as it is with an ignore comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose
from argmap.graph import Step

RULE = Rule("AM316", "overstated-conclusion", Severity.WARNING, __doc__)

_SHOWN = 10


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each necessary conclusion without a necessary argument."""
    for name, claim in context.map.claims.items():
        if claim.qualifier != "necessarily" or claim.basis is not None:
            continue
        steps = [context.graph.steps[index] for index in context.graph.supports.get(name, ())]
        if steps and all(_is_weak(context, step) for step in steps):
            span = context.places.span(("claims", name, "qualifier"))
            related = tuple(Related("weaker than that", context.argument_span(s.index)) for s in steps[:_SHOWN])
            yield diagnose(RULE, f"no argument for `{name}` bears out that it holds necessarily", span, related)


def _is_weak(context: Context, step: Step) -> bool:
    hedged = [
        claim is not None and claim.qualifier in ("probably", "possibly", "seemingly")
        for claim in (context.map.claims.get(p.claim) for p in step.premises if p.mode == "holds")
    ]
    every = len(hedged) == len(step.premises) and all(hedged)
    return step.argument.weight < 1 or (any(hedged) if step.argument.linkage == "linked" else bool(hedged) and every)
