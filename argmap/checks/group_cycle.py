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
from argmap.checks.parents import parent_rings, ring_in_words
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM209", "group-cycle", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of groups."""
    parents = {name: group.parent for name, group in context.map.groups.items()}
    for ring in parent_rings(parents):
        spans = [context.places.span(("groups", name, "parent")) for name in ring]
        related = tuple(
            Related(f"`{name}` stands in `{parents[name]}`", span) for name, span in zip(ring, spans, strict=True)
        )
        what = "this group stands in itself" if len(ring) == 1 else "these groups stand in each other"
        yield diagnose(RULE, f"{what}: {ring_in_words(ring)}", spans[0], related)
