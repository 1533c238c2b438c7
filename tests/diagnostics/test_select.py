"""Which findings are wanted, and which a comment puts aside."""

from __future__ import annotations

import pytest

from argmap.checking import RULES
from argmap.diagnostics import Diagnostic, Selection, Severity, SourceText, UnknownRule, ignored


def finding(source: SourceText, line: int, slug: str) -> Diagnostic:
    rule = next(rule for rule in RULES if rule.slug == slug)
    at = source.text.split("\n")
    start = sum(len(each) + 1 for each in at[:line])
    return Diagnostic(rule.code, slug, Severity.WARNING, "", source.span(start, start + 1))


@pytest.mark.parametrize(
    ("comment", "covered"),
    [
        ("# argmap: ignore[orphan-claim]", True),
        ("# argmap: ignore [orphan-claim]", True),
        ("#argmap:ignore[AM3]", True),
        ("# argmap: ignore[too-long, AM301]", True),
        ("# argmap: ignore", True),
        ("# argmap: ignore[too-long]", False),
        ("# argmap: ignore[]", False),
        ("# argmap: ignored", False),
    ],
)
def test_a_comment_covers_what_it_names_on_its_line(comment: str, covered: bool) -> None:
    source = SourceText("x", f"a: b\nc: d  {comment}\ne: f\n")
    found = ignored(source)
    assert found.covers(finding(source, 1, "orphan-claim")) is covered
    assert not found.covers(finding(source, 0, "orphan-claim"))


def test_a_hash_within_a_word_begins_no_comment() -> None:
    source = SourceText("x", "a: b# argmap: ignore\n")
    assert not ignored(source).covers(finding(source, 0, "orphan-claim"))


def test_a_comment_may_cover_the_whole_file() -> None:
    source = SourceText("x", "# argmap: ignore-file[AM3]\na: b\n")
    assert ignored(source).covers(finding(source, 1, "orphan-claim"))
    assert not ignored(source).covers(finding(source, 1, "too-long"))


def test_what_is_off_by_default_can_be_turned_on_and_ignoring_comes_last() -> None:
    rules = {rule.slug: rule for rule in RULES}
    assert not Selection().wants(rules["no-basis"])
    assert Selection(extend=("no-basis",)).wants(rules["no-basis"])
    assert not Selection(extend=("no-basis",), ignore=("AM31",)).wants(rules["no-basis"])
    assert not Selection(select=("AM4",)).wants(rules["orphan-claim"])


def test_a_name_that_no_check_has_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownRule, match="did you mean `orphan-claim`"):
        Selection(ignore=("orphan-clam",)).verify(RULES)
