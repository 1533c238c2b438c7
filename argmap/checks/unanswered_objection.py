"""An objection to the main conclusion that goes unanswered.

What it does: finds rebuttals of a main conclusion, asserted or granted, that no argument undercuts and none of whose
premises is spoken against. Off by default.

Why it matters: a fair author answers the best that can be said against their conclusion. What is left standing, the
reader will hold against it.

Example:

    arguments:
      - premises: [used]
        conclusion: keep
      - id: money
        premises: [cost]
        rebuts: keep

Use instead: answer it, by an undercut or a rebuttal of a premise.

      - premises: [reserve]
        undercuts: money
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import contrary_lists
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose
from argmap.graph import Step

RULE = Rule("AM313", "unanswered-objection", Severity.WARNING, __doc__, default=False)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each rebuttal of a main conclusion that nothing speaks against."""
    graph = context.graph
    disputed = set(graph.rebuttals)
    for _, names in contrary_lists(context):
        supported = {name for name in names if name in graph.supports}
        for name in names:
            if len(supported) > (name in supported):
                disputed.add(name)
    for target in dict.fromkeys(graph.main_claims()):
        for index in graph.rebuttals.get(target, ()):
            step = graph.steps[index]
            if step.argument.stance in ("asserts", "grants") and not _answered(context, step, disputed):
                message = f"nothing answers this objection to the main conclusion `{target}`"
                yield diagnose(RULE, message, context.argument_span(index))


def _answered(context: Context, step: Step, disputed: set[str]) -> bool:
    graph = context.graph
    return step.index in graph.undercutters or any(
        premise.claim in (disputed if premise.mode == "holds" else graph.supports)
        for premise in step.premises
        if premise.mode != "held"
    )
