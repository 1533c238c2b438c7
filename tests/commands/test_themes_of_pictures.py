"""`--theme` of the commands that draw besides what else they do: compare, diff, hinges."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli

COMPARE = ("compare", "debate.yaml")
DIFF = ("diff", "one.yaml", "other.yaml")
HINGES = ("hinges", "one.yaml", "--semantics", "strength")
COMMANDS = pytest.mark.parametrize("command", [COMPARE, DIFF, HINGES], ids=lambda command: command[0])
ONE = """\
argmap: 1
title: One
author: A. One
claims:
  x: The town should keep its library.
  y: The library is full.
arguments:
  - {premises: [y], conclusion: x}
"""
OTHER = "argmap: 1\ntitle: Other\nauthor: B. Other\nclaims:\n  x: {text: The library should stay., stance: rejects}\n"
DEBATE = "argmap: 1\ntitle: D\nclaims: {}\ninclude: {one: one.yaml, other: other.yaml}\nsame: [[one/x, other/x]]\n"


def argmap(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="argmap")


@pytest.fixture(autouse=True)
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("one", ONE), ("other", OTHER), ("debate", DEBATE)):
        Path(f"{name}.yaml").write_text(text)


def drawn(command: tuple[str, ...], theme: str) -> str:
    result = argmap(*command, "--format", "svg", "--theme", theme)
    assert result.exit_code in (0, 1), result.output
    assert result.stdout.startswith("<svg")
    ET.fromstring(result.stdout)
    return result.stdout


@COMMANDS
def test_the_picture_follows_the_theme(command: tuple[str, ...]) -> None:
    assert 'fill="#12171d"' in drawn(command, "dark")
    assert 'fill="#12171d"' not in drawn(command, "light")
    assert "prefers-color-scheme:dark" in drawn(command, "auto")
    assert "#d55e00" not in drawn(command, "print") and "#0072b2" not in drawn(command, "print")
    assert drawn(command, "light") == argmap(*command, "--format", "svg").stdout


@COMMANDS
def test_a_theme_of_ones_own(command: tuple[str, ...]) -> None:
    Path("mine.yaml").write_text('colors: {background: "#fdf6e3", claim: "#ffffff"}\ndark: dark\n')
    picture = drawn(command, "mine.yaml")
    assert 'fill="#fdf6e3"' in picture
    assert "prefers-color-scheme:dark" in picture


@COMMANDS
def test_no_theme_and_no_picture(command: tuple[str, ...]) -> None:
    wrong = argmap(*command, "--format", "svg", "--theme", "drak")
    assert wrong.exit_code == 2
    assert "`drak` is no theme" in wrong.stderr and "`dark`" in wrong.stderr
    table = argmap(*command, "--theme", "dark")
    assert table.exit_code == 2
    assert "--theme says how a picture looks; use it with --format svg" in table.stderr


def test_the_page_of_a_comparison_has_a_picture_for_both() -> None:
    page = argmap(*COMPARE, "--format", "html").stdout
    assert "@media screen and (prefers-color-scheme:dark){.heatmap[" in page
    assert 'fill="#12171d"' in argmap(*COMPARE, "--format", "html", "--theme", "dark").stdout
