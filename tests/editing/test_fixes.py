"""Fixes: what they change, and what they leave."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.checking import _findings, check_files, fix_files
from argmap.diagnostics import Diagnostic, Edit, Fix, Selection, Severity, SourceText
from argmap.editing.fixes import apply_fixes, fix_file
from argmap.editing.write import write_atomic
from argmap.model import ArgumentMap
from argmap.reading import read_string
from tests.strategies import argument_maps

MAP = """\
# A map of the library
argmap: 1
titel: Library   # its title

claims:
  keep:   The town should keep its library.      # main
  used: {text: "More people use it.", stance: assert}

arguments:
  # from use
  - premisses: [used, used]   # twice
    conclusion: kep
"""
MENDED = """\
# A map of the library
argmap: 1
title: Library   # its title

claims:
  keep:   The town should keep its library.      # main
  used: {text: "More people use it.", stance: asserts}

arguments:
  # from use
  - premises: [used]   # twice
    conclusion: keep
"""


def fix(path: Path) -> int:
    def check() -> argmap.Report:
        return check_files([path])

    return fix_files(check(), check)


def test_only_what_is_wrong_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MAP)
    assert fix(path) == 5
    assert path.read_text() == MENDED
    assert fix(path) == 0
    assert path.read_text() == MENDED


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MAP)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    fix(link)
    assert link.is_symlink()
    assert path.read_text() == MENDED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MAP)
    report = check_files([path])
    path.write_text("something else")
    assert fix_files(report, lambda: report) == 0
    assert path.read_text() == "something else"


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def _typo(data: st.DataObject, text: str) -> str:
    """Misspell a word of the map: two letters swapped, or one left out."""
    at = data.draw(st.integers(0, max(0, len(text) - 2)))
    swapped = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return data.draw(st.sampled_from([swapped, text[:at] + text[at + 1 :]]))


@given(st.data(), argument_maps())
def test_fixing_twice_changes_nothing(data: st.DataObject, m: ArgumentMap) -> None:
    text = argmap.dumps(m)
    for _ in range(data.draw(st.integers(1, 3))):
        text = _typo(data, text)
    mended = text
    for _ in range(10):
        once = _fixed(mended)
        if once == mended:
            break
        mended = once
    assert _fixed(mended) == mended
    before, after = read_string(text), read_string(mended)
    if before.map is not None:
        assert after.map is not None


def _fixed(text: str) -> str:
    document = read_string(text)
    found = list(document.diagnostics)
    if document.map is not None:
        found += _findings(document, Selection())
    return apply_fixes(document.source, found).text


def _finding(source: SourceText, start: int, end: int, text: str) -> Diagnostic:
    span = source.span(start, end)
    return Diagnostic("AM101", "unknown-key", Severity.ERROR, text, span, (), Fix("mend", (Edit(span, text),)))


def test_of_two_fixes_at_one_place_only_the_first_is_applied() -> None:
    source = SourceText("x.yaml", "ab")
    fixed = apply_fixes(source, [_finding(source, 1, 1, "X"), _finding(source, 1, 1, "Y")])
    assert (fixed.text, len(fixed.mended)) == ("aXb", 1)


def test_a_fix_after_which_the_file_is_no_yaml_is_not_applied(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MENDED)
    source = SourceText(str(path), MENDED)
    assert fix_file(path, source, [_finding(source, MENDED.index("[used]"), MENDED.index("[used]") + 6, "[")]) == 0
    assert path.read_text() == MENDED
