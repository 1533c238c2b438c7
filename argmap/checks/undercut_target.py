"""An undercut of something that is not an argument.

What it does: reports `undercuts` with an id that no argument has: an unknown one, or the id of a claim.

Why it matters: an undercut says that an argument does not carry its conclusion, its premises granted. Of a claim that
cannot be said; what speaks against a claim `rebuts` it.

Example:

    arguments:
      - premises: [reserve]
        undercuts: cost       # a claim

Use instead: the id of the argument that is meant, or `rebuts`.

    arguments:
      - premises: [reserve]
        rebuts: cost
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.references import hint, is_beyond, unknown_alias
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM203", "undercut-target", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each undercut that hits no argument."""
    graph = context.graph
    for step in graph.steps:
        target = step.target
        if step.relation != "undercuts" or target in graph.argument_index:
            continue
        path = ("arguments", step.index, "undercuts")
        if target in graph.claims:
            message = f"`{target}` is a claim; use `rebuts`, or name the argument{_arguments_for(context, target)}"
            yield diagnose(RULE, message, context.places.span(path), (context.defined_here(target),))
        elif not is_beyond(context, target):
            alias = unknown_alias(context, target)
            meant = hint(context, target, graph.argument_index, path)
            how = meant.text or "; an argument is named by its `id`"
            message = alias or f"no argument is called `{target}`{how}"
            yield diagnose(RULE, message, context.places.span(path), fix=None if alias else meant.fix)


def _arguments_for(context: Context, claim: str) -> str:
    steps = (context.graph.steps[index] for index in context.graph.supports.get(claim, ())[:20])
    names = [f"`{step.argument.id}`" for step in steps if step.argument.id is not None][:3]
    return f" for it: {' or '.join(names)}" if names else ""
