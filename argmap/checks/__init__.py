"""The checks: what a teacher would mark in a map. One check a file, one line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.checks import (
    attributed_text,
    bad_attack,
    circular_support,
    compound_claim,
    contraries_asserted,
    contrary_premises,
    dangling_reference,
    disowned_conclusion,
    duplicate_argument,
    duplicate_id,
    empty_premises,
    group_cycle,
    hedged_text,
    lonely_contrary,
    missing_role,
    mutual_support,
    near_duplicate_claims,
    no_basis,
    no_conclusion,
    not_a_statement,
    orphan_claim,
    overstated_conclusion,
    rejected_premise,
    repeated_premise,
    restated_conclusion,
    same_yet_contrary,
    scenario_cycle,
    scenario_reference,
    self_attack,
    self_support,
    several_conclusions,
    several_sentences,
    stance_without_voice,
    supports_and_rebuts,
    text_cut_off,
    too_long,
    unanswered_objection,
    unclear_reference,
    undercut_target,
    unknown_question,
    unknown_role,
    unknown_scheme,
    unknown_voice,
    unreachable,
    unsupported_implicit,
    unused_group,
    unused_scheme,
    unused_voice,
    voice_spelling,
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
        mutual_support,
        restated_conclusion,
        near_duplicate_claims,
        compound_claim,
        not_a_statement,
        too_long,
        voice_spelling,
        unknown_voice,
        unused_voice,
        attributed_text,
        hedged_text,
        unclear_reference,
        several_sentences,
        text_cut_off,
        unknown_scheme,
        missing_role,
        unknown_role,
        unknown_question,
        unused_scheme,
        bad_attack,
        stance_without_voice,
        contraries_asserted,
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
