"""An argument that attacks itself.

What it does: finds arguments that rebut one of their own premises, arguments for a claim from the premise that it does
not hold, and arguments that undercut themselves.

Why it matters: such an argument carries least when it carries: granted, it takes away what it stands on.

Example:

    arguments:
      - premises: [cost]
        rebuts: cost

Use instead: most often another id was meant. Where the author does show that a view refutes itself, name the
consequence that cannot be, and let that speak against the view.

    arguments:
      - premises: [no-money-for-books]
        rebuts: cost
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM210", "self-attack", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument that speaks against itself."""
    graph = context.graph
    for step in graph.steps:
        if step.relation == "undercuts":
            if graph.argument_index.get(step.target) == step.index:
                span = context.places.span(("arguments", step.index, "undercuts"))
                yield diagnose(RULE, f"`{step.target}` undercuts itself", span)
            continue
        denied = "holds" if step.relation == "rebuts" else "not"
        if not any(p.claim == step.target and p.mode == denied for p in step.premises):
            continue
        path = next(p for p, c, m in context.premise_paths(step.index) if c == step.target and m == denied)
        message = (
            f"`{step.target}` is a premise of an argument against itself"
            if denied == "holds"
            else f"that `{step.target}` does not hold is a premise of an argument for it"
        )
        target = Related("what it bears on", context.places.span(("arguments", step.index, step.relation)))
        yield diagnose(RULE, message, context.places.span(path), (target,))
