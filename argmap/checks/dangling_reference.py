"""An id that nothing has.

What it does: reports references to claims and groups that the map does not have: in premises, `conclusion`, `rebuts`,
`main`, `contraries`, `same`, the `answers` of questions, a claim's `group`, a group's `parent`; and in `walk`, which
may name arguments too. The nearest ids are suggested, and where only one is near, `check --fix` writes it.

Why it matters: the argument does not say what its author meant, and part of the map hangs in the air.

Example:

    claims:
      reserve: The town has an unspent reserve.
    arguments:
      - premises: [resreve]
        rebuts: cost

Use instead:

      - premises: [reserve]
        rebuts: cost
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.references import hint, is_beyond, unknown_alias
from argmap.diagnostics import Diagnostic, Path, Related, Rule, Severity, diagnose

RULE = Rule("AM205", "dangling-reference", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each reference to a claim or group that is not there."""
    for path, name in _unknown_claims(context):
        if not is_beyond(context, name):
            yield _dangling_claim(context, path, name)
    yield from _walk(context)
    groups = context.map.groups
    for path, name in _groups(context):
        if name not in groups and not is_beyond(context, name):
            meant = hint(context, name, groups, path)
            yield diagnose(RULE, f"no group is called `{name}`{meant.text}", context.places.span(path), fix=meant.fix)


def _walk(context: Context) -> Iterator[Diagnostic]:
    claims, arguments = context.map.claims, context.graph.argument_index
    for index, name in enumerate(context.map.walk):
        if name not in claims and name not in arguments and not is_beyond(context, name):
            path: Path = ("walk", index)
            alias = unknown_alias(context, name)
            meant = hint(context, name, [*claims, *arguments], path)
            message = alias or f"no claim or argument is called `{name}`{meant.text}"
            yield diagnose(RULE, message, context.places.span(path), fix=None if alias else meant.fix)


def _dangling_claim(context: Context, path: Path, name: str) -> Diagnostic:
    span = context.places.span(path)
    argument = context.graph.argument_index.get(name)
    if argument is not None:
        bears_on = path[0] == "arguments" and path[2] != "premises"
        hint_text = "`undercuts` speaks of arguments" if bears_on else "name a claim here"
        related = (Related("defined here", context.argument_span(argument)),)
        return diagnose(RULE, f"`{name}` is an argument; {hint_text}", span, related)
    alias = unknown_alias(context, name)
    if alias is not None:
        return diagnose(RULE, alias, span)
    meant = hint(context, name, context.map.claims, path)
    return diagnose(RULE, f"no claim is called `{name}`{meant.text}", span, fix=meant.fix)


def _unknown_claims(context: Context) -> Iterator[tuple[Path, str]]:
    claims = context.map.claims
    for step in context.graph.steps:
        if not all(premise.claim in claims for premise in step.premises):
            for path, name, _ in context.premise_paths(step.index):
                if name not in claims:
                    yield path, name
        if step.relation != "undercuts" and step.target not in claims:
            yield ("arguments", step.index, step.relation), step.target
    for path, names in _lists(context):
        for index, name in enumerate(names):
            if name not in claims:
                yield (*path, index), name


def _lists(context: Context) -> Iterator[tuple[Path, list[str]]]:
    yield ("main",), context.map.main
    for index, names in enumerate(context.map.contraries):
        yield ("contraries", index), names
    for index, names in enumerate(context.map.same):
        yield ("same", index), names
    for question, entry in context.map.questions.items():
        yield ("questions", question, "answers"), entry.answers


def _groups(context: Context) -> Iterator[tuple[Path, str]]:
    for claim, entry in context.map.claims.items():
        if entry.group is not None:
            yield ("claims", claim, "group"), entry.group
    for group, box in context.map.groups.items():
        if box.parent is not None:
            yield ("groups", group, "parent"), box.parent
