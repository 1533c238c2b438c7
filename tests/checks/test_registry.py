"""Every check is in the registry once, in order, with a manual for authors."""

from __future__ import annotations

import pytest

from argmap.api import RULES
from argmap.checks import CHECKS, Check
from argmap.diagnostics import Rule

HEADINGS = ("What it does:", "Why it matters:", "Example:", "Use instead:")


def test_codes_and_slugs_are_unique_and_in_order() -> None:
    codes = [check.rule.code for check in CHECKS]
    assert codes == sorted(codes)
    assert len({rule.code for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.slug)
def test_a_check_is_one_file_that_is_named_for_the_fault(check: Check) -> None:
    assert check.find.__module__ == f"argmap.checks.{check.rule.slug.replace('-', '_')}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.slug)
def test_a_manual_says_what_why_and_what_instead(check: Check) -> None:
    manual = check.rule.manual
    places = [manual.index(f"\n\n{heading}") for heading in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_manual_begins_with_one_line_that_names_the_fault(rule: Rule) -> None:
    first, empty, *_ = rule.manual.strip().splitlines()
    assert first.endswith(".")
    assert not empty
    assert all(len(line) <= 120 for line in rule.manual.splitlines())
