"""A group that nothing stands in.

What it does: finds groups in which no claim stands, nor a group that has claims.

Why it matters: the box is not drawn. Most often its claims were to be given their `group`, or its id is spelt
otherwise there.

Example:

    groups:
      money: {title: Money}
      people: {title: People}
    claims:
      cost: {text: The library costs too much., group: money}

Use instead: give the claims that belong there their `group`, or leave the group out.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM309", "unused-group", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each group without claims."""
    groups = context.map.groups
    if not groups:
        return
    used: set[str] = set()
    for claim in context.map.claims.values():
        group = claim.group
        while group is not None and group in groups and group not in used:
            used.add(group)
            group = groups[group].parent
    for name in groups:
        if name not in used and name not in context.map.include:
            message = f"no claim stands in the group `{name}`"
            yield diagnose(RULE, message, context.places.span(("groups", name), "key"))
