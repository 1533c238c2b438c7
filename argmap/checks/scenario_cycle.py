"""Scenarios that extend each other in a ring.

What it does: finds scenarios that extend themselves, directly or by way of others, and shows each ring once with all
its steps.

Why it matters: nobody can say what such a scenario assumes: each waits for the other.

Example:

    scenarios:
      spent: {extends: cut, assume: {reserve: false}}
      cut: {extends: spent, assume: {grant: false}}

Use instead: one of them stands on its own, and the other extends it.

    scenarios:
      spent: {assume: {reserve: false}}
      cut: {extends: spent, assume: {grant: false}}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.parents import parent_rings, ring_in_words
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM208", "scenario-cycle", Severity.ERROR, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of scenarios."""
    parents = {name: scenario.extends for name, scenario in context.map.scenarios.items()}
    for ring in parent_rings(parents):
        spans = [context.places.span(("scenarios", name, "extends")) for name in ring]
        related = tuple(
            Related(f"`{name}` extends `{parents[name]}`", span) for name, span in zip(ring, spans, strict=True)
        )
        what = "this scenario extends itself" if len(ring) == 1 else "these scenarios extend each other in a ring"
        yield diagnose(RULE, f"{what}: {ring_in_words(ring)}", spans[0], related)
