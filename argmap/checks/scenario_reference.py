"""A scenario that speaks of something that is not there.

What it does: reports ids in a scenario that the map does not have: claims in `assume` and `credence`, arguments in
`without`, another scenario in `extends`. The nearest ids are suggested, and where only one is near, `check --fix`
writes it.

Why it matters: a what-if about nothing changes nothing, and its reader takes the result for an answer.

Example:

    scenarios:
      spent:
        assume: {resreve: false}

Use instead:

    scenarios:
      spent:
        assume: {reserve: false}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.references import hint, is_beyond, unknown_alias
from argmap.diagnostics import Diagnostic, Path, Rule, Severity, diagnose
from argmap.diagnostics.places import Part
from argmap.model import AS_ARGUED

RULE = Rule("AM207", "scenario-reference", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each reference of a scenario that leads nowhere."""
    for name, scenario in context.map.scenarios.items():
        prefix = name[: name.rfind("/") + 1]
        if scenario.extends is not None:
            yield from _extends(context, name, scenario.extends)
        for key, table in (("assume", scenario.assume), ("credence", scenario.credence)):
            for claim in table:
                path: Path = ("scenarios", name, key, claim.removeprefix(prefix))
                yield from _claim(context, claim, path)
        for index, argument in enumerate(scenario.without):
            yield from _argument(context, argument, ("scenarios", name, "without", index))


def _extends(context: Context, name: str, other: str) -> Iterator[Diagnostic]:
    if other in context.map.scenarios or other.rpartition("/")[2] == AS_ARGUED or is_beyond(context, other):
        return
    path: Path = ("scenarios", name, "extends")
    meant = hint(context, other, [*context.map.scenarios, AS_ARGUED], path)
    message = f"no scenario is called `{other}`{meant.text}"
    yield diagnose(RULE, message, context.places.span(path), fix=meant.fix)


def _claim(context: Context, claim: str, path: Path) -> Iterator[Diagnostic]:
    if claim in context.map.claims:
        return
    if claim in context.graph.argument_index:
        message = f"`{claim}` is an argument; a scenario leaves arguments out with `without`"
        yield diagnose(RULE, message, context.places.span(path, "key"))
        return
    yield from _unknown(context, claim, "claim", path, "key")


def _argument(context: Context, argument: str, path: Path) -> Iterator[Diagnostic]:
    if argument in context.graph.argument_index:
        return
    if argument in context.map.claims:
        message = f"`{argument}` is a claim; `without` leaves out arguments, `assume` sets claims aside"
        yield diagnose(RULE, message, context.places.span(path), (context.defined_here(argument),))
        return
    yield from _unknown(context, argument, "argument", path, "value")


def _unknown(context: Context, name: str, what: str, path: Path, part: Part) -> Iterator[Diagnostic]:
    if is_beyond(context, name):
        return
    span = context.places.span(path, part)
    alias = unknown_alias(context, name)
    if alias is not None:
        yield diagnose(RULE, alias, span)
        return
    known = context.map.claims if what == "claim" else context.graph.argument_index
    meant = hint(context, name, known, path, part)
    yield diagnose(RULE, f"no {what} is called `{name}`{meant.text}", span, fix=meant.fix)
