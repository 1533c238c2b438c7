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
from argmap.checks.parents import Ring, report_rings
from argmap.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("AM208", "scenario-cycle", Severity.ERROR, __doc__)
_RING = Ring(
    "scenarios", "extends", "extends", "this scenario extends itself", "these scenarios extend each other in a ring"
)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of scenarios."""
    return report_rings(context, RULE, {name: each.extends for name, each in context.map.scenarios.items()}, _RING)
