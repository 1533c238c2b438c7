"""The same argument twice.

What it does: finds arguments with the same premises for the same conclusion (or against the same claim or argument);
the order of the premises does not matter.

Why it matters: a reason does not count twice. A map that repeats it looks stronger than the case is.

Example:

    arguments:
      - premises: [used, needed]
        conclusion: keep
      - premises: [needed, used]
        conclusion: keep

Use instead: one of the two. If several people make the argument, `voice` takes a list; so does `passage`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM305", "duplicate-argument", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument that an earlier one has given already."""
    first: dict[tuple[str, str, frozenset[tuple[str, str]]], int] = {}
    for step in context.graph.steps:
        if not step.premises:
            continue
        content = frozenset((premise.claim, premise.mode) for premise in step.premises)
        earlier = first.setdefault((step.relation, step.target, content), step.index)
        if earlier != step.index:
            related = (Related("first given here", context.argument_span(earlier)),)
            message = f"{step.name} repeats an earlier one: same premises, same target"
            yield diagnose(RULE, message, context.argument_span(step.index), related)
