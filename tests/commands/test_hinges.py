"""`argmap hinges` as a user meets it."""

from __future__ import annotations

import csv
import json
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

import argmap
from argmap.commands import cli

TOWN = """\
argmap: 1
title: Library
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
  needed: What more people use every year is needed.
  loved: The town loves its library.
  costly: {text: The library costs too much., stance: reports}
arguments:
  - {premises: [used, needed], conclusion: keep}
  - {premises: [loved], conclusion: keep}
  - {premises: [costly], conclusion: close}
scenarios:
  unloved: {assume: {loved: false}}
"""
TOWN = TOWN.replace("arguments:\n", "  close: The town should close its library.\narguments:\n").replace(
    "scenarios:\n", "main: keep\nscenarios:\n"
)

HANGS_ON = """\
keep  The town should keep its library.
It stands.

It comes down if these fall together:
  1.   used + loved
  2.   needed + loved

  used  More people use the library every year.
  needed  What more people use every year is needed.
  loved  The town loves its library.

These are all: 3 premises were tried, in every combination that matters.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["hinges", *arguments], prog_name="argmap")


@pytest.fixture(autouse=True)
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("town.yaml").write_text(TOWN, encoding="utf-8")


def test_what_the_main_conclusion_hangs_on() -> None:
    result = run("town.yaml")
    assert (result.exit_code, result.stdout) == (0, HANGS_ON)


def test_a_scenario_changes_what_it_hangs_on() -> None:
    result = run("town.yaml", "--scenario", "unloved")
    assert "Each of these alone takes it down, if it falls:\n    used  " in result.stdout
    assert "loved" not in result.stdout
    assert run("town.yaml", "--assume", "loved=out").stdout == result.stdout


def test_what_would_have_to_hold_for_a_claim_that_is_open() -> None:
    result = run("town.yaml", "close")
    assert "It is left open.\n\nIf one of these held, it would stand:\n    costly  " in result.stdout


def test_whose_fall_would_make_a_claim_stand() -> None:
    Path("town.yaml").write_text(CREDENCES.replace("0.1", "0.1, stance: grants"), encoding="utf-8")
    result = run("town.yaml")
    assert "It does not stand.\n" in result.stdout
    assert "If one of these fell, it would stand:\n    cost  The library costs too much." in result.stdout


def test_json_names_each_set_with_what_comes_of_it() -> None:
    told = json.loads(run("town.yaml", "--format", "json").stdout)
    assert (told["semantics"], told["scenario"]) == ("standing", "as-argued")
    search = {
        "change": "fall",
        "sets": [
            {"premises": ["used", "loved"], "status": "out"},
            {"premises": ["needed", "loved"], "status": "out"},
        ],
        "candidates": ["used", "needed", "loved"],
        "complete_to": 3,
        "finished": True,
    }
    assert told["hinges"]["keep"] == {"status": "in", "searches": [search]}


def test_csv_has_a_line_for_each_premise_of_each_set() -> None:
    assert run("town.yaml", "-o", "hinges.csv").exit_code == 0
    rows = list(csv.DictReader(Path("hinges.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["set"], row["premise"]) for row in rows] == [
        ("1", "used"), ("1", "loved"), ("2", "needed"), ("2", "loved"),
    ]  # fmt: skip


def test_a_search_cut_short_says_so() -> None:
    result = run("town.yaml", "--most", "1")
    assert "  2." not in result.stdout
    assert "Not finished: all sets of one premise are given" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["town.yaml", "kepe"], "town.yaml: error: no claim is called `kepe`; did you mean `keep`?"),
        (["town.yaml", "--scenario", "unlved"], "did you mean `unloved`?"),
        (["town.yaml", "--assume", "loved=in", "--assume", "loved=false"], "pins `loved` to in and to out"),
        (["town.yaml", "--assume", "loved=perhaps"], "`loved=perhaps` is no assumption"),
        (["missing.yaml"], "missing.yaml"),
    ],
)
def test_what_is_not_there_is_told_and_exits_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_map_without_a_conclusion_asks_for_a_claim() -> None:
    Path("flat.yaml").write_text("argmap: 1\ntitle: T\nclaims: {a: It rains here.}\n", encoding="utf-8")
    result = run("flat.yaml")
    assert (result.exit_code, result.stderr) == (
        2, "flat.yaml: error: the map has no main conclusion; name a claim\n",
    )  # fmt: skip


def test_the_library_says_the_same() -> None:
    found = argmap.hinges("town.yaml")
    assert [each.premises for each in found.sets] == [("used", "loved"), ("needed", "loved")]
    assert argmap.hinges("town.yaml", scenario="unloved").load_bearing == ("used", "needed")
    with pytest.raises(LookupError, match="did you mean `keep`"):
        argmap.hinges("town.yaml", "kepe")


CREDENCES = """\
argmap: 1
title: Library
claims:
  keep: {text: The town should keep its library., credence: 0}
  used: {text: More people use the library every year., credence: 0.8}
  cost: {text: The library costs too much., credence: 0.1}
  rain: It rains.
arguments:
  - {premises: [used], conclusion: keep}
  - {premises: [cost], rebuts: keep}
"""


class TestSensitivity:
    @pytest.fixture(autouse=True)
    def credences(self, town: None) -> None:
        Path("town.yaml").write_text(CREDENCES, encoding="utf-8")

    def test_each_premise_with_what_it_moves(self) -> None:
        result = run("town.yaml", "--semantics", "probability", "--format", "json")
        told = json.loads(result.stdout)
        assert told["semantics"] == "probability"
        # It stands when it is used and the cost is no objection.
        assert told["sensitivity"]["keep"]["value"] == 0.72
        rows = [tuple(row.values()) for row in told["sensitivity"]["keep"]["premises"]]
        assert rows == [
            # premise, credence, if false, if true, slope, tipping point
            ("used", 0.8, 0.0, 0.9, 0.9, 0.555556),
            ("cost", 0.1, 0.8, 0.0, -0.8, 0.375),
        ]

    def test_the_table_has_the_same_numbers(self) -> None:
        lines = run("town.yaml", "--semantics", "probability").stdout.splitlines()
        assert lines[1] == "Its probability is 0.720."
        assert lines[4].split()[-5:] == ["0.000", "0.900", "+0.900", "0.800", "0.556"]

    def test_strength_has_its_gradual_semantics(self) -> None:
        one = run("town.yaml", "--semantics", "strength", "--format", "csv")
        other = run("town.yaml", "--semantics", "strength", "--gradual", "euler", "--format", "csv")
        assert one.exit_code == other.exit_code == 0
        assert one.stdout != other.stdout

    def test_what_the_time_did_not_suffice_for_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The time is that for all premises together: here it is over after the first evaluation."""
        monkeypatch.setattr("argmap.evaluation.sensitivity.time", SimpleNamespace(monotonic=count(step=6.0).__next__))
        for semantics in ("strength", "probability"):
            result = run("town.yaml", "--semantics", semantics)
            assert result.exit_code == 0
            said = "Not finished: the time was over before 2 of 2 premises were tried: used and cost."
            assert said in " ".join(result.stdout.split())
            assert "no premise makes" not in result.stdout
            told = json.loads(run("town.yaml", "--semantics", semantics, "--format", "json").stdout)
            keep = told["sensitivity"]["keep"]
            assert (keep["finished"], keep["late"], keep["premises"]) == (False, ["used", "cost"], [])
            assert run("town.yaml", "--semantics", semantics, "-o", "late.svg").exit_code == 0
            assert "Not finished" in Path("late.svg").read_text(encoding="utf-8")

    def test_strengths_that_do_not_converge_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("argmap.evaluation.strength_flow.MOST_STEPS", 1)
        ring = CREDENCES + "  - {premises: [keep], rebuts: cost}\n"
        Path("town.yaml").write_text(ring, encoding="utf-8")
        assert "Did not converge" in run("town.yaml", "keep", "--semantics", "strength").stdout

    def test_a_tornado_chart_shows_the_premises_that_move_it(self) -> None:
        assert run("town.yaml", "--semantics", "probability", "-o", "keep.svg").exit_code == 0
        chart = Path("keep.svg").read_text(encoding="utf-8")
        assert chart.count('class="swing"') == 2
        assert chart.index('data-id="used"') < chart.index('data-id="cost"')

    def test_a_chart_is_of_one_claim_and_of_numbers(self) -> None:
        assert "a chart is of --semantics" in run("town.yaml", "-o", "x.svg").stderr
        result = run("town.yaml", "keep", "used", "--semantics", "strength", "-o", "x.svg")
        assert (result.exit_code, "a chart is of one claim" in result.stderr) == (2, True)

    def test_a_premise_that_makes_no_difference_alone_is_named_apart(self) -> None:
        linked = CREDENCES.replace("premises: [used]", "premises: [used, rain]")
        unlikely = linked.replace("rain: It rains.", "rain: {text: It rains., credence: 0.3}")
        Path("town.yaml").write_text(unlikely, encoding="utf-8")
        said = run("town.yaml", "--semantics", "strength").stdout
        assert "rain  It rains." in said
        assert argmap.sensitivity("town.yaml").premises[0].premise == "rain"


def test_a_framework_has_no_hinges(tmp_path: Path) -> None:
    (tmp_path / "f.apx").write_text("arg(a).\n")
    result = CliRunner().invoke(cli, ["hinges", str(tmp_path / "f.apx")])
    assert result.exit_code == 2
    assert "a framework has no premises that could fall; `argmap evaluate`" in result.stderr


def test_premises_of_which_none_makes_a_difference_and_a_single_one(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    claims = "claims: {a: It is so., b: {text: It is so., stance: rejects}, c: It is so.}\n"
    path.write_text(f"argmap: 1\ntitle: T\n{claims}arguments: [{{premises: [a, b], conclusion: c, weight: 0}}]\n")
    hanging = CliRunner().invoke(cli, ["hinges", str(path)]).stdout
    assert "It would not stand even if its one premise that does not hold did.\n" in hanging
    assert "It would not stand even if its one premise that holds fell.\n" in hanging
    moved = CliRunner().invoke(cli, ["hinges", str(path), "--semantics", "probability"]).stdout
    assert moved == "c  It is so.\nIts probability is 0.000.\n\nAlone, no premise makes a difference: a, b.\n"
