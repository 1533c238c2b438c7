"""Groups that stand in each other.

What it does: finds groups that are their own parent, directly or by way of others, and shows each ring once with all
its steps.

Why it matters: a box cannot stand within itself, so the groups cannot be drawn.

Example:

    groups:
      money: {title: Money, parent: budget}
      budget: {title: The budget, parent: money}

Use instead: one of them is the outer one.

    groups:
      budget: {title: The budget}
      money: {title: Money, parent: budget}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.parents import Ring, report_rings
from argmap.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("AM209", "group-cycle", Severity.ERROR, __doc__)
_RING = Ring("groups", "parent", "stands in", "this group stands in itself", "these groups stand in each other")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of groups."""
    return report_rings(context, RULE, {name: group.parent for name, group in context.map.groups.items()}, _RING)
