"""An argument that builds on what its author does not believe.

What it does: finds arguments that the author asserts in his own voice, that work for his own case (they support a claim
that he asserts, speak against one that he doubts or rejects, or undercut an argument that he doubts or rejects),
and that need a claim to hold to which his `stance` is `doubts` or `rejects`.

Why it matters: a reason that one does not believe oneself is no reason. Most often a stance is wrong, or the
argument is another's.

Example:

    claims:
      cost: {text: The library costs too much., stance: rejects}
      close: The town should close its library.
    arguments:
      - premises: [cost]
        conclusion: close

Use instead: the stance that the author has, the `voice` whose argument it is, or `{not: cost}` or `{held: cost}` if
that is the premise.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import is_authors, is_own
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose
from argmap.graph import Step

RULE = Rule("AM312", "rejected-premise", Severity.WARNING, __doc__)

_UNBELIEVED = ("doubts", "rejects")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each premise that the author needs and does not believe."""
    claims = context.map.claims
    unbelieved = {name for name, claim in claims.items() if claim.stance in _UNBELIEVED and "/" not in name}
    if not unbelieved:
        return
    for step in context.graph.steps:
        if not any(p.claim in unbelieved and p.mode == "holds" for p in step.premises):
            continue
        if not _is_for_author(context, step):
            continue
        for path, claim, mode in context.premise_paths(step.index):
            if mode == "holds" and claim in unbelieved:
                message = f"the author {claims[claim].stance} `{claim}`, and yet builds this argument on it"
                related = (context.defined_here(claim),)
                yield diagnose(RULE, message, context.places.span(path), related)


def _is_for_author(context: Context, step: Step) -> bool:
    argument, claims, graph = step.argument, context.map.claims, context.graph
    if argument.stance != "asserts" or not is_authors(context, argument.voice) or "/" in step.target:
        return False
    if step.relation == "undercuts":
        index = graph.argument_index.get(step.target)
        return index is not None and graph.steps[index].argument.stance in _UNBELIEVED
    target = claims.get(step.target)
    if target is None:
        return False
    return is_own(context, target) if step.relation == "conclusion" else target.stance in _UNBELIEVED
