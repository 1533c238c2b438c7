"""An implicit premise that rests on nothing.

What it does: finds claims that the author leaves unsaid (`implicit`) though an argument needs them, that nothing
supports and that have no `basis`. Off by default: in many maps implicit premises are bare on purpose.

Why it matters: what is left unsaid is often the weakest part of an argument. Once it is written down, it should be said
why one may believe it.

Example:

    claims:
      used-means-needed:
        text: A public service that more people use every year is needed.
        implicit: true

Use instead: support it with an argument, or say what it rests on.

      used-means-needed:
        text: A public service that more people use every year is needed.
        implicit: true
        basis: common-knowledge
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import supported_claims
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM310", "unsupported-implicit", Severity.WARNING, __doc__, default=False)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each implicit premise that nothing supports."""
    supported = supported_claims(context)
    premises = {p.claim for step in context.graph.steps for p in step.premises if p.mode == "holds"}
    for name, claim in context.map.claims.items():
        if not claim.implicit or claim.basis is not None or claim.stance not in ("asserts", "grants"):
            continue
        if name in premises and name not in supported:
            message = f"the implicit premise `{name}` has neither support nor a `basis`"
            yield diagnose(RULE, message, context.claim_span(name))
