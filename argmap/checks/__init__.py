"""The checks: what a teacher would mark in a map. One check a file, one line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.checks import (
    circular_support,
    contrary_premises,
    dangling_reference,
    disowned_conclusion,
    duplicate_argument,
    duplicate_id,
    empty_premises,
    group_cycle,
    lonely_contrary,
    no_basis,
    no_conclusion,
    orphan_claim,
    overstated_conclusion,
    rejected_premise,
    repeated_premise,
    same_yet_contrary,
    scenario_cycle,
    scenario_reference,
    self_attack,
    self_support,
    several_conclusions,
    supports_and_rebuts,
    unanswered_objection,
    undercut_target,
    unreachable,
    unsupported_implicit,
    unused_group,
)
from argmap.checks.base import Check, Context
from argmap.diagnostics import Diagnostic, Severity

CHECKS: tuple[Check, ...] = tuple(
    Check(module.RULE, module.find)
    for module in (
        circular_support,
        self_support,
        undercut_target,
        empty_premises,
        dangling_reference,
        duplicate_id,
        scenario_reference,
        scenario_cycle,
        group_cycle,
        self_attack,
        orphan_claim,
        no_conclusion,
        several_conclusions,
        unreachable,
        duplicate_argument,
        repeated_premise,
        supports_and_rebuts,
        contrary_premises,
        unused_group,
        unsupported_implicit,
        no_basis,
        rejected_premise,
        unanswered_objection,
        lonely_contrary,
        same_yet_contrary,
        overstated_conclusion,
        disowned_conclusion,
    )
)
"""Every check, by code."""


def run(context: Context, checks: Iterable[Check], *, damaged: bool = False) -> Iterator[Diagnostic]:
    """Yield what the checks find in a map.

    Of a map that could not be read whole (`damaged`), only errors are looked for: what a warning would miss may
    stand in the part that could not be read.
    """
    for check in checks:
        if not damaged or check.rule.severity is Severity.ERROR:
            yield from check.find(context)


__all__ = ["CHECKS", "Check", "Context", "run"]
