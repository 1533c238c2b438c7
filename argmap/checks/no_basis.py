"""A premise that rests on nothing.

What it does: finds premises that the author puts forward as his own, that nothing supports, and that have neither
`basis`, `passage` nor `cites`. Off by default. Implicit premises have a check of their own, unsupported-implicit.

Why it matters: every argument ends somewhere, but it should be visible why it may end there: a statistic, a
document, common knowledge, a value.

Example:

    claims:
      used: More people use the library every year.

Use instead:

    claims:
      used: {text: More people use the library every year., basis: statistic}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import is_own, supported_claims
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM311", "no-basis", Severity.WARNING, __doc__, default=False)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each bare premise."""
    supported = supported_claims(context)
    premises = {p.claim for step in context.graph.steps for p in step.premises if p.mode == "holds"}
    for name, claim in context.map.claims.items():
        if name not in premises or name in supported or claim.implicit or not is_own(context, claim):
            continue
        if claim.basis is None and not claim.passage and not claim.cites:
            message = f"the premise `{name}` has neither support, `basis`, `passage` nor `cites`"
            yield diagnose(RULE, message, context.claim_span(name))
