"""A part of the map that does not lead to the main conclusion.

What it does: follows the arguments from the main conclusions back (with the included maps' own ones, and the answers to
questions), through support, rebuttal and undercut, and through contraries and `same`. What is never met has
no path to a main conclusion. Each such part is reported once, at the claim that it leads to.

Why it matters: the part may be true and well argued, and still it does nothing for the conclusion. Most often one step
is missing.

Example:

    main: keep
    arguments:
      - premises: [used]
        conclusion: keep
      - premises: [grant]
        conclusion: affordable     # and then?

Use instead: add the step that links the part to the rest, or leave the part out.

      - premises: [affordable]
        conclusion: keep
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import Walk, goals
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose
from argmap.graph import Graph, orphans

RULE = Rule("AM304", "unreachable", Severity.WARNING, __doc__)

_SHOWN = 20


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each part that leads to no main conclusion."""
    graph = context.graph
    ends = goals(context)
    if not ends:
        return
    walk = Walk(context)
    loose = [
        step.index
        for step in graph.steps
        if step.target not in (graph.argument_index if step.relation == "undercuts" else graph.claims)
    ]  # what these bear on is unknown, and reported as such
    walk.meet([*ends, *context.referred, *orphans(graph)], loose)
    rest = [claim for claim in graph.claims if claim not in walk.claims]
    for claim in rest:
        if claim not in graph.uses and claim not in walk.claims:
            yield _claim_finding(context, claim, walk.meet([claim]))
    # What is left leads into rings.
    for claim in rest:
        if claim not in walk.claims:
            end = _end(graph, claim, walk)
            if isinstance(end, str):
                yield _claim_finding(context, end, walk.meet([end]))
            else:
                name = graph.steps[end].name
                message = f"{name} leads to no main conclusion; its undercuts run in a ring"
                met = walk.meet((), [end])
                yield diagnose(RULE, message, context.argument_span(end), _related(context, met, None))


def _claim_finding(context: Context, claim: str, met: list[str]) -> Diagnostic:
    behind = f", nor does what leads to it ({len(met) - 1} more)" if len(met) > 1 else ""
    message = f"`{claim}` leads to no main conclusion{behind}"
    return diagnose(RULE, message, context.claim_span(claim), _related(context, met, claim))


def _related(context: Context, met: list[str], but: str | None) -> tuple[Related, ...]:
    return tuple(context.defined_here(other, "leads there") for other in met[: _SHOWN + 1] if other != but)


def _end(graph: Graph, claim: str, walk: Walk) -> str | int:
    """Follow the arrows from a claim until the path meets itself: that is where this part ends."""
    node: str | int = claim
    path: dict[str | int, None] = {}
    while node not in path:
        path[node] = None
        if isinstance(node, str):
            node = next(index for index in graph.uses[node] if index not in walk.arguments)
        else:
            step = graph.steps[node]
            node = graph.argument_index[step.target] if step.relation == "undercuts" else step.target
    ring = list(path)[list(path).index(node) :]
    return next((member for member in ring if isinstance(member, str)), node)
