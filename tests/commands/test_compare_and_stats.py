"""`argmap compare` and `argmap stats` as a user meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli

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
OTHER = """\
argmap: 1
title: Other
author: B. Other
claims:
  x: {text: The library should stay., stance: rejects}
"""
DEBATE = """\
argmap: 1
title: The library
claims: {}
include: {one: one.yaml, other: other.yaml}
same: [[one/x, other/x]]
"""


def argmap(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=text, prog_name="argmap")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"one": ONE, "other": OTHER, "debate": DEBATE}.items():
        Path(f"{name}.yaml").write_text(text)
    return tmp_path


@pytest.mark.usefixtures("folder")
class TestCompare:
    def test_a_debate_is_shown_as_a_table(self) -> None:
        result = argmap("compare", "debate.yaml")
        assert (result.exit_code, result.stderr) == (0, "")
        assert "The town should keep its library." in result.stdout
        assert "one and other  0%, rests on 1" in result.stdout
        assert "\x1b[" not in result.stdout

    @pytest.mark.parametrize(
        ("name", "begins"),
        [("a.csv", "number,"), ("a.json", "{"), ("a.html", "<!doctype"), ("a.svg", "<svg"), ("a", "T")],
    )
    def test_the_name_of_the_file_says_the_format(self, name: str, begins: str) -> None:
        result = argmap("compare", "debate.yaml", "-o", name)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote {name}\n")
        assert Path(name).read_text(encoding="utf-8").startswith(begins)

    def test_the_option_says_the_format_first(self) -> None:
        argmap("compare", "debate.yaml", "-o", "a.txt", "--format", "json")
        assert json.loads(Path("a.txt").read_text())["title"] == "The library"

    def test_all_shows_the_claims_of_one_map_too(self) -> None:
        assert "The library is full." not in argmap("compare", "debate.yaml").stdout
        assert "The library is full." in argmap("compare", "--all", "debate.yaml").stdout

    def test_a_map_that_is_no_debate_says_what_one_is_and_exits_with_2(self) -> None:
        result = argmap("compare", "one.yaml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(
            "one.yaml: error: this map is no debate: it includes no maps. A debate is a map"
        )

    def test_a_fault_of_reading_in_an_included_map_names_its_place_and_exits_with_1(self) -> None:
        Path("other.yaml").write_text(OTHER.replace("stance", "stanze"))
        result = argmap("compare", "debate.yaml")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "other.yaml:5:" in result.stderr

    def test_errors_of_the_checks_are_told_and_the_rest_is_shown(self) -> None:
        Path("debate.yaml").write_text(DEBATE.replace("other/x]", "other/x, other/gone]"))
        result = argmap("compare", "debate.yaml")
        assert result.exit_code == 1
        assert "other/gone" in result.stderr
        assert "rests on 1" in result.stdout

    def test_what_cannot_be_opened_or_written_exits_with_2(self) -> None:
        assert argmap("compare", "gone.yaml").exit_code == 2
        result = argmap("compare", "debate.yaml", "-o", "nowhere/a.csv")
        assert (result.exit_code, result.stderr) == (
            2,
            "nowhere/a.csv: error: cannot be written: No such file or directory\n",
        )

    def test_an_include_outside_the_folder_needs_leave(self, folder: Path) -> None:
        (folder / "deep").mkdir()
        (folder / "deep" / "debate.yaml").write_text(
            DEBATE.replace("one.yaml", "../one.yaml").replace("other.yaml", "../other.yaml")
        )
        assert argmap("compare", "deep/debate.yaml").exit_code == 1
        assert argmap("compare", "--allow-outside", "deep/debate.yaml").exit_code == 0


@pytest.mark.usefixtures("folder")
class TestStats:
    def test_maps_stand_side_by_side(self) -> None:
        result = argmap("stats", "one.yaml", "other.yaml")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.splitlines()[0].split() == ["one", "other"]
        assert result.stdout.splitlines()[1].split() == ["claims", "2", "1"]

    def test_a_debate_counts_with_all_that_it_includes(self) -> None:
        (found,) = json.loads(argmap("stats", "--format", "json", "debate.yaml").stdout)
        assert (found["file"], found["claims"], found["arguments"]) == ("debate.yaml", 3, 1)
        assert found["voices"] == {"A. One": 2, "B. Other": 1}

    def test_a_folder_is_all_maps_in_it(self) -> None:
        rows = list(csv.DictReader(io.StringIO(argmap("stats", "--format", "csv", ".").stdout)))
        assert [row["title"] for row in rows] == ["The library", "One", "Other"]
        assert rows[1]["stances"] == "asserts=2"

    def test_standard_input_is_a_map(self) -> None:
        (found,) = json.loads(argmap("stats", "--format", "json", "-", text=ONE).stdout)
        assert (found["depth"], found["top"][0]["claim"]) == (1, "y")

    def test_what_can_be_read_is_shown_when_other_files_cannot(self) -> None:
        result = argmap("stats", "gone.yaml", "one.yaml")
        assert result.exit_code == 2
        assert "gone.yaml:1:1: error: no such file" in result.stderr
        assert "One" not in result.stderr
        assert "claims" in result.stdout

    def test_figures_are_written_to_a_file(self) -> None:
        assert argmap("stats", "one.yaml", "-o", "a.txt").stderr == "wrote a.txt\n"
        assert Path("a.txt").read_text().splitlines()[0].strip() == "one"


def test_an_ending_that_is_no_format_is_refused(folder: Path) -> None:
    for command, name in (("compare", "x.yaml"), ("coverage", "x.svg"), ("diff", "x.html")):
        files = ["debate.yaml", "debate.yaml"] if command == "diff" else ["debate.yaml"]
        result = argmap(command, *files, "-o", name)
        assert result.exit_code == 2
        assert not Path(name).exists()


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ("a>r b>s c>t", ["  none stands out: 1 other rests on each of a, b, c"]),
        ("a>r b>s c>t d>u e>v f>w", ["  none stands out: 1 other rests on each of a, b, c, d, e and perhaps more"]),
        ("a>r b>s", ["      1  a: The claim a holds.", "      1  b: The claim b holds."]),
        (
            "a>b b>r c>s",
            ["      2  a: The claim a holds.", "      1  b: The claim b holds.", "      1  c: The claim c"],
        ),
    ],
)
def test_claims_that_most_rests_on_are_listed_if_some_stand_out(links: str, said: list[str]) -> None:
    pairs = [link.split(">") for link in links.split()]
    names = dict.fromkeys(name for pair in pairs for name in pair)
    claims = "".join(f"  {name}: The claim {name} holds.\n" for name in names)
    arguments = "".join(f"  - {{premises: [{premise}], conclusion: {end}}}\n" for premise, end in pairs)
    text = f"argmap: 1\ntitle: Loads\nclaims:\n{claims}arguments:\n{arguments}"
    lines = argmap("stats", "-", text=text).stdout.splitlines()
    below = lines[lines.index("  Claims on which the most others rest, with their number:") + 1 :]
    assert len([line for line in below if line]) == len(said)
    assert all(line.startswith(expected) for line, expected in zip(below, said, strict=False))
