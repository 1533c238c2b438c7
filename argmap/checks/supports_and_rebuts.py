"""A claim that speaks both for and against another.

What it does: finds a premise that supports a claim in one argument and rebuts the same claim in another. It stays
silent where it is told what makes the difference: each of the two arguments has a further premise that it needs, or one
of them is another's, is not asserted, or is undercut.

Why it matters: a reason that points both ways shows nothing until it is said by what it points which way.

Example:

    arguments:
      - premises: [old]
        conclusion: keep
      - premises: [old]
        rebuts: keep

Use instead: add the premises that make the difference.

    arguments:
      - premises: [old, old-is-worth-keeping]
        conclusion: keep
      - premises: [old, old-is-dear-to-heat]
        rebuts: keep
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose
from argmap.graph import Step

RULE = Rule("AM307", "supports-and-rebuts", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each premise that stands on both sides of one conclusion."""
    graph = context.graph
    for target, rebuttals in graph.rebuttals.items():
        if target not in graph.supports:
            continue
        favour = _reasons(context, graph.supports[target])
        against = _reasons(context, rebuttals)
        for key, reason in against.items():
            other = favour.get(key)
            if other is not None and not (reason.needs_others and other.needs_others):
                yield _finding(context, key[0], target, graph.steps[reason.step], graph.steps[other.step])


class _Reason(NamedTuple):
    """The argument that brings a premise forward, and whether it needs others beside it."""

    needs_others: bool
    step: int


def _reasons(context: Context, indexes: list[int]) -> dict[tuple[str, frozenset[str]], _Reason]:
    """Return (claim, voices) → the first argument that brings it forward, one that needs no other before others."""
    found: dict[tuple[str, frozenset[str]], _Reason] = {}
    for index in indexes:
        step = context.graph.steps[index]
        if step.argument.stance != "asserts" or index in context.graph.undercutters:
            continue
        linked = step.argument.linkage == "linked" and len({p.claim for p in step.premises}) > 1
        for premise in step.premises:
            if premise.mode == "holds":
                key = (premise.claim, frozenset(step.argument.voice or ()))
                found[key] = min(found.get(key, _Reason(True, index)), _Reason(linked, index))
    return found


def _finding(context: Context, claim: str, target: str, against: Step, favour: Step) -> Diagnostic:
    paths = {
        step.index: next(p for p, c, m in context.premise_paths(step.index) if c == claim and m == "holds")
        for step in (against, favour)
    }
    message = f"`{claim}` is a reason both for and against `{target}`, and nothing says what makes the difference"
    related = (Related(f"supports `{target}` here", context.places.span(paths[favour.index])),)
    return diagnose(RULE, message, context.places.span(paths[against.index]), related)
