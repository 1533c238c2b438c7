"""An author who rejects what their own reasons show.

What it does: finds claims that the author doubts or rejects although an argument of his own, from premises that he
asserts in his own voice, supports them, and although nothing in the map speaks against the claim or the argument.

Why it matters: who grants the reasons and the step owes us why not the conclusion. Most often a stance or a voice is
wrong, or an objection is missing.

Example:

    claims:
      used: More people use the library every year.
      needed: {text: The library is needed., stance: rejects}
    arguments:
      - premises: [used]
        conclusion: needed

Use instead: the stance that the author has, the `voice` whose argument it is, or the objection that makes him reject
the claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import contrary_lists, is_authors, is_own, same_claims
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose
from argmap.graph import Step

RULE = Rule("AM317", "disowned-conclusion", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument of the author for a claim that he does not believe, with nothing against it."""
    graph = context.graph
    spoken_against = {*graph.rebuttals, *same_claims(context)}
    for _, names in contrary_lists(context):
        spoken_against.update(names)
    denied = {p.claim for step in graph.steps for p in step.premises if p.mode == "not"}
    for name, claim in context.map.claims.items():
        if claim.stance not in ("doubts", "rejects") or name in spoken_against or name in denied or "/" in name:
            continue
        for index in graph.supports.get(name, ()):
            if _is_granted(context, graph.steps[index]):
                message = f"the author {claim.stance} `{name}`, but asserts this argument for it and all its premises"
                span = context.places.span(("arguments", index, "conclusion"))
                yield diagnose(RULE, message, span, (context.defined_here(name),))


def _is_granted(context: Context, step: Step) -> bool:
    """Tell whether the author takes a step of his own, without reserve, from what he himself asserts."""
    argument = step.argument
    if argument.stance != "asserts" or argument.weight < 1 or not is_authors(context, argument.voice):
        return False
    if step.index in context.graph.undercutters or not step.premises:
        return False
    claims = [context.map.claims.get(premise.claim) for premise in step.premises if premise.mode == "holds"]
    return len(claims) == len(step.premises) and all(
        claim is not None and is_own(context, claim) and claim.qualifier is None for claim in claims
    )
