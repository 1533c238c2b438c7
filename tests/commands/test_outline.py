"""`argmap outline` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli

TOWN = """\
argmap: 1
title: Library
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
arguments:
  - premises: [used]
    conclusion: keep
"""
OUTLINE = """\
Library
=======

Main conclusion
---------------

1. The town should keep its library. [main conclusion]
   Reason:
     2. More people use the library every year.
"""


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["outline", *arguments], input=text, prog_name="argmap")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("town.yaml").write_text(TOWN, encoding="utf-8")
    return tmp_path


def test_it_goes_to_standard_output() -> None:
    result = run("town.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, OUTLINE, "")
    assert run("-", text=TOWN).stdout == OUTLINE
    assert run("-o", "-", "town.yaml").stdout == OUTLINE


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.txt", "Library\n==="), ("a.md", "# Library\n"), ("a.tex", "% Made by argmap."), ("a", "Library\n===")],
)
def test_the_name_of_the_file_says_the_format(name: str, beginning: str) -> None:
    result = run("town.yaml", "-o", name)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote {name}\n")
    assert Path(name).read_text(encoding="utf-8").startswith(beginning)
    assert run("town.yaml", "-q", "-o", name).stderr == ""


def test_an_ending_that_is_no_format_is_wrong_usage_unless_a_format_is_named() -> None:
    result = run("town.yaml", "-o", "a.docx")
    assert result.exit_code == 2
    assert "`.docx` is none of .txt, .md, .markdown, .tex; name a format with --format" in result.stderr
    assert run("town.yaml", "-o", "a.docx", "--format", "text").exit_code == 0


def test_text_wraps_where_it_is_told_to() -> None:
    assert "1. The town should keep\n   its library. [main\n" in run("town.yaml", "--width", "26").stdout
    assert run("town.yaml", "--width", "19").exit_code == 2


def test_a_map_with_faults_of_reading_is_not_written_and_an_older_text_stays() -> None:
    Path("bad.yaml").write_text(TOWN.replace("premises", "premisses"), encoding="utf-8")
    Path("bad.txt").write_text("old", encoding="utf-8")
    result = run("bad.yaml", "-o", "bad.txt")
    assert (result.exit_code, result.stdout, Path("bad.txt").read_text(encoding="utf-8")) == (1, "", "old")
    assert "bad.yaml:7:5: error: an argument has no key `premisses`" in result.stderr


def test_a_map_with_a_ring_is_written_and_the_ring_is_told() -> None:
    result = run("-", text=TOWN + "  - premises: [keep]\n    conclusion: used\n")
    assert result.exit_code == 1
    assert "a ring of support" in result.stderr
    assert result.stdout.endswith("        Reason:\n           → 1 (above)\n")


@pytest.mark.parametrize("path", ["missing.yaml", "."])
def test_what_cannot_be_opened_exits_with_2(path: str) -> None:
    assert run(path).exit_code == 2


def test_where_nothing_can_be_written_it_exits_with_2() -> None:
    result = run("town.yaml", "-o", "nowhere/a.txt")
    assert result.exit_code == 2
    assert "nowhere/a.txt: error: cannot be written: No such file or directory" in result.stderr


def test_a_map_that_includes_others_is_written_with_all_of_them() -> None:
    Path("debate.yaml").write_text(
        "argmap: 1\ntitle: Debate\nclaims: {}\ninclude: {town: town.yaml, again: town.yaml}\n"
        "same: [[town/used, again/used]]\n",
        encoding="utf-8",
    )
    result = run("debate.yaml", "--groups")
    assert result.exit_code == 0
    assert result.stdout.count("The town should keep its library.") == 2
    assert result.stdout.count("More people use the library every year.") == 1
