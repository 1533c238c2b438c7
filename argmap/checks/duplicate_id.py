"""Two things with one id.

What it does: reports an argument whose id a claim or an earlier argument has already.

Why it matters: claims and arguments share one set of ids, so that each id means one thing wherever it stands.

Example:

    claims:
      cost: The library costs too much.
    arguments:
      - id: cost
        premises: [cost]
        rebuts: keep

Use instead: another id for the argument, or none if nothing refers to it.

    arguments:
      - id: from-cost
        premises: [cost]
        rebuts: keep
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM206", "duplicate-id", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument whose id is taken."""
    for index, argument in enumerate(context.map.arguments):
        name = argument.id
        if name is None:
            continue
        first = context.graph.argument_index[name]
        if name in context.map.claims:
            message = f"`{name}` is a claim already; claims and arguments share one set of ids"
            related = context.defined_here(name, "first defined here")
        elif first != index:
            message = f"another argument is called `{name}` already"
            related = Related("first defined here", context.argument_span(first))
        else:
            continue
        yield diagnose(RULE, message, context.argument_span(index), (related,))
