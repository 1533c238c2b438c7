"""Dung's frameworks evaluated as they are: their arguments stand where a map's claims do."""

from __future__ import annotations

from typing import cast

from argmap.evaluation.adf import Adf, grounded
from argmap.evaluation.base import Evaluation, Settings
from argmap.evaluation.extensions import Answer, evaluation, interpretations
from argmap.evaluation.grounded import status_of
from argmap.evaluation.solver import Kind
from argmap.model.framework import Framework

FRAMEWORK_SEMANTICS = ("grounded", "complete", "preferred", "stable")
"""What a framework can be evaluated by; the other semantics ask for what only maps have."""


def evaluate_framework(framework: Framework, semantics: str, settings: Settings | None = None) -> Evaluation:
    """Evaluate a framework: each argument is accepted when none that attacks it is (Dung 1995).

    In the evaluation its arguments are `claims`, in the framework's order, and there are no `arguments`.
    Raises ValueError for a semantics that frameworks do not have.
    """
    if semantics not in FRAMEWORK_SEMANTICS:
        raise ValueError(f"frameworks have no semantics {semantics!r}: one of {', '.join(FRAMEWORK_SEMANTICS)}")
    adf = attacked(framework)
    if semantics == "grounded":
        value = grounded(adf)
        accepted = [statement for statement, known in enumerate(value) if known]
        answer = Answer([status_of(known) for known in value], [tuple(accepted)], set(accepted), set(accepted))
    else:
        answer = interpretations(adf, cast(Kind, semantics), range(len(adf.need)), settings or Settings())
    return evaluation(semantics, answer, {name: at for at, name in enumerate(framework.arguments)}, ())


def attacked(framework: Framework) -> Adf:
    """Return a framework as an abstract dialectical one (Brewka & Woltran 2010, proposition 1). Linear."""
    literals: list[list[int]] = [[] for _ in framework.arguments]
    for attacker, target in dict.fromkeys(framework.attacks):
        literals[target].append(~attacker)
    return Adf([len(several) for several in literals], list(literals))
