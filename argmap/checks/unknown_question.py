"""A critical question that the attacked argument's scheme does not ask.

What it does: finds arguments with a `question` that attack no argument, or whose attacked argument names no scheme,
or a scheme without that question. The question may stand on an undercut of the argument, or on a rebuttal of one of
its premises or of its conclusion. Where a claim that is rebutted is used in several arguments, one of them with the
question is enough.

Why it matters: the question says what the attack is about. One that its scheme does not ask says nothing.

Example:

    arguments:
      - id: advice
        premises: [doctor-says]
        conclusion: safe
        scheme: expert-opinion
      - premises: [paid-by-maker]
        undercuts: advice
        question: size

Use instead: a question of the scheme, here `trustworthiness` (`argmap explain` and the page of schemes list them),
or no `question`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, diagnose, did_you_mean, near
from argmap.graph import Step

RULE = Rule("AM424", "unknown-question", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each question that is asked of nothing, or of a scheme that does not have it."""
    for step in context.graph.steps:
        question = step.argument.question
        if question is None:
            continue
        path = ("arguments", step.index, "question")
        span = context.places.span(path)
        if step.relation == "conclusion":
            yield diagnose(
                RULE, f"{step.name} supports its claim: a critical question is raised by an attack on an argument", span
            )
            continue
        attacked = _attacked(context, step)
        if attacked is None:
            continue
        schemes = [argument.scheme for argument in (context.map.arguments[i] for i in attacked) if argument.scheme]
        if not schemes:
            what = (
                "the argument it attacks names no scheme"
                if attacked
                else "no argument uses or concludes what it rebuts"
            )
            yield diagnose(RULE, f"`{question}` is a question of no scheme: {what}", span)
            continue
        known = [context.schemes.get(scheme) for scheme in schemes]
        questions = {name: None for scheme in known if scheme for name in scheme.questions}
        if question not in questions and all(known):
            candidates = near(question, questions)
            fix = None
            if len(candidates) == 1 and context.places.spelt(path) == question:
                fix = Fix(f"replace `{question}` by `{candidates[0]}`", (Edit(span, candidates[0]),))
            names = " and ".join(f"`{scheme}`" for scheme in dict.fromkeys(schemes))
            hint = did_you_mean(candidates) or _listed(list(questions))
            yield diagnose(RULE, f"{names} has no critical question `{question}`{hint}", span, fix=fix)


def _attacked(context: Context, step: Step) -> list[int] | None:
    """Return the arguments that an attack may be about; None when what it attacks is not there."""
    graph = context.graph
    if step.relation == "undercuts":
        index = graph.argument_index.get(step.target)
        return None if index is None else [index]
    if step.target not in graph.claims:
        return None
    return [*graph.uses.get(step.target, ()), *graph.supports.get(step.target, ())]


def _listed(questions: list[str]) -> str:
    names = ", ".join(f"`{name}`" for name in questions)
    return f"; it asks {names}" if names else "; it asks none"
