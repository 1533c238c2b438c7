"""The cases: `cases/<slug>/bad-*.yaml` says in comments what is found where, `good-*.yaml` is clean.

`# expect: circular-support 16` on a line: a finding of that slug begins there, at column 16 (from 1). Several are
separated by `;`. Included files lie in folders below the case, with expectations of their own.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from argmap.api import RULES, Report, check_files
from argmap.diagnostics import Diagnostic, Selection, SourceText
from argmap.editing.fixes import apply_fixes

CASES = Path(__file__).parent / "cases"
BAD = sorted(CASES.glob("*/bad-*.yaml"))
GOOD = sorted(CASES.glob("*/good-*.yaml"))
SLUGS = {rule.slug: rule for rule in RULES}

# These cannot say in a comment what is wrong with them: their cases are made in tests/reading/test_faults.py; that of
# frameworks, which are no maps, in tests/evaluation/test_frameworks.py.
MADE_IN_TESTS = {
    "unreadable-file",
    "not-utf8",
    "empty-file",
    "too-large",
    "too-deep",
    "too-many-aliases",
    "bad-framework",
}

_EXPECT = re.compile(r"#\s*expect:\s*(.+)")


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _report(path: Path) -> Report:
    return check_files([path], Selection(select=(path.parent.name,)))


def _expected(report: Report) -> list[tuple[str, int, int, str]]:
    found = []
    for source in report.sources.values():
        for number in range(source.line_count):
            match = _EXPECT.search(source.line(number))
            for entry in match[1].split(";") if match else ():
                slug, column = entry.split()
                found.append((source.file, number + 1, int(column), slug))
    return sorted(found)


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_bad_case_is_found_where_it_says(path: Path) -> None:
    report = _report(path)
    expected = _expected(report)
    # Faults of reading are always told, so a case may show some beside its own.
    slugs = {path.parent.name, *(slug for *_, slug in expected)}
    found = [
        (d.span.file, d.span.start.line + 1, d.span.start.column + 1, d.slug)
        for d in report.diagnostics
        if d.slug in slugs
    ]
    assert expected, "a bad case says what is wrong with it"
    assert sorted(found) == expected


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_good_case_is_clean(path: Path) -> None:
    assert [d.message for d in _report(path).diagnostics] == []


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_good_case_is_a_map_without_errors(path: Path) -> None:
    report = check_files([path], Selection(select=("AM0", "AM1", "AM2")))
    assert [d.message for d in report.diagnostics] == []


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_fix_mends_its_finding_and_keeps_the_comments(path: Path, tmp_path: Path) -> None:
    source = SourceText(str(path), path.read_text(encoding="utf-8"))
    fixable = _fixable(path)
    fixed = apply_fixes(source, fixable)
    assert bool(fixed.mended) == bool(fixable)
    assert _comments(fixed.text) == _comments(source.text)
    folder = tmp_path / path.parent.name
    shutil.copytree(path.parent, folder)
    (folder / path.name).write_text(fixed.text, encoding="utf-8")
    assert len(_fixable(folder / path.name)) == len(fixable) - len(fixed.mended)


def _fixable(path: Path) -> list[Diagnostic]:
    return [d for d in _report(path).diagnostics if d.fix is not None and d.span.file == str(path)]


def _comments(text: str) -> list[str]:
    return [comment.strip() for comment in re.findall(r"#[^#\n]*", text)]


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in MADE_IN_TESTS])
def test_every_fault_has_a_bad_and_a_good_case(slug: str) -> None:
    assert any(path.parent.name == slug for path in BAD)
    bad = [path for path in (CASES / slug).rglob("*.yaml") if not path.name.startswith("good-")]
    assert any(slug in path.read_text(encoding="utf-8").split("expect:", 1)[-1] for path in bad)
    assert any(path.parent.name == slug for path in GOOD)


def test_every_folder_of_cases_is_named_for_a_fault() -> None:
    assert {path.name for path in CASES.iterdir() if path.is_dir()} <= set(SLUGS)
