"""A map that does not say what it is about to show.

What it does: reports a map in which no main conclusion can be told: no argument concludes anything, or every
conclusion is a premise again. Maps that name one with `main`, that ask questions, or that only tie other maps
together are left alone.

Why it matters: an argument map is read from its main conclusion down. Without it, nobody can say what the rest is for.

Example:

    arguments:
      - premises: [cost]
        rebuts: keep

Use instead: name it.

    main: keep
    arguments:
      - premises: [cost]
        rebuts: keep
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import goals
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM302", "no-conclusion", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding if the map leads nowhere."""
    graph = context.graph
    if context.map.main or not any("/" not in claim for claim in graph.claims) or goals(context):
        return
    conclusions = [step.target for step in graph.steps if step.relation == "conclusion"]
    if any(claim not in graph.claims for claim in conclusions):
        return  # what it is called wrongly may be the main conclusion
    if context.map.include and not conclusions:
        return
    message = (
        "every conclusion of this map is a premise again, so its main conclusion cannot be told; name it with `main`"
        if conclusions
        else "no argument of this map concludes a claim; name the claim that it is about with `main`"
    )
    yield diagnose(RULE, message, context.places.span(("title",)))
