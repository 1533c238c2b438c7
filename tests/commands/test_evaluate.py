"""`argmap evaluate`, and `argmap render` of scenarios, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli
from argmap.evaluation import SEMANTICS

TOWN = """\
argmap: 1
title: Should the town close its library?
claims:
  keep: {text: The town should keep its library., title: Keep it}
  used: More people use it every year.
  dear: {text: It costs more than the town has., stance: grants}
  reserve: The town has a reserve.
arguments:
  - {premises: [used], conclusion: keep, id: use}
  - {premises: [dear], rebuts: keep, id: money}
  - {premises: [reserve], undercuts: money}
scenarios:
  spent: {title: The reserve is spent, assume: {reserve: false}}
  empty: {extends: spent, assume: {used: false}, without: [money]}
"""
RING = TOWN + "  one: {extends: two, assume: {dear: false}}\n  two: {extends: one, assume: {reserve: false}}\n"
READER = """\
argmap-reader: 1
reader: M. Reader
verdicts: {reserve: out, dear: false}
credence: {used: 0.3}
"""


def argmap(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=text, prog_name="argmap")


def as_json(*arguments: str) -> Any:
    result = argmap("evaluate", "town.yaml", "--format", "json", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def statuses(found: Any, scenario: str = "as-argued") -> dict[str, str]:
    return {claim: each["status"] for claim, each in found["scenarios"][scenario]["claims"].items()}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("town.yaml").write_text(TOWN)
    Path("me.yaml").write_text(READER)


def test_one_map_as_a_table_main_conclusion_first() -> None:
    result = argmap("evaluate", "town.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[:9] == [
        "Should the town close its library?",
        "",
        "Main conclusion",
        "keep: Keep it + in",
        "Other claims",
        "used: More people use it every year. + in",
        "dear: It costs more than the town has. + in",
        "reserve: The town has a reserve. + in",
        "",
    ]
    assert "\x1b[" not in result.stdout


def test_scenarios_side_by_side_with_what_differs_marked() -> None:
    result = argmap("evaluate", "town.yaml", "--scenario", "all")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "keep: Keep it + in * - out * - out" in lines
    assert "used: More people use it every year. + in + in * - out" in lines
    assert "reserve: The town has a reserve. + in * - out * - out" in lines
    assert lines[lines.index("Other claims, the same in all") + 1] == "dear: It costs more than the town has. + in"
    assert "The reserve is spent" in result.stdout
    assert "Other claims, the same in all" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_json_is_what_the_page_promises() -> None:
    found = as_json("--scenario", "spent", "--scenario", "as-argued")
    assert list(found) == ["semantics", "scenarios"]
    assert found["semantics"] == "standing"
    assert list(found["scenarios"]) == ["spent", "as-argued"]
    assert statuses(found) == {"keep": "in", "used": "in", "dear": "in", "reserve": "in"}
    assert statuses(found, "spent") == {"keep": "out", "used": "in", "dear": "in", "reserve": "out"}
    assert found["scenarios"]["spent"]["arguments"] == {
        "use": {"status": "in", "weight": [1.0, 1.0]},
        "money": {"status": "in", "weight": [1.0, 1.0]},
        "#3": {"status": "out", "weight": [0.0, 0.0]},
    }


def test_a_scenario_takes_what_it_extends() -> None:
    found = as_json("--scenario", "empty")
    assert statuses(found, "empty") == {"keep": "out", "used": "out", "dear": "in", "reserve": "out"}
    assert found["scenarios"]["empty"]["arguments"]["money"]["status"] == "out"


def test_assumptions_are_made_in_every_scenario_and_go_before_it() -> None:
    found = as_json("--assume", "dear=out", "--assume", "reserve=undecided", "--scenario", "all")
    assert {statuses(found, name)["dear"] for name in found["scenarios"]} == {"out"}
    assert statuses(found, "spent")["reserve"] == "undecided"
    assert statuses(as_json("--assume", "used=false"))["keep"] == "out"


def test_csv_has_a_line_for_each_claim_and_argument() -> None:
    result = argmap("evaluate", "town.yaml", "--scenario", "all", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == 3 * (4 + 3)
    keep = [row for row in rows if row["id"] == "keep"]
    assert [(row["scenario"], row["status"], row["changed"], row["main"]) for row in keep] == [
        ("as-argued", "in", "no", "yes"),
        ("spent", "out", "yes", "yes"),
        ("empty", "out", "yes", "yes"),
    ]


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_every_semantics_of_the_registry_can_be_asked_for(semantics: str) -> None:
    found = as_json("--semantics", semantics, "--scenario", "all")
    assert found["semantics"] == semantics
    assert set(statuses(found)) == {"keep", "used", "dear", "reserve"}
    table = argmap("evaluate", "town.yaml", "--semantics", semantics)
    assert (table.exit_code, table.stderr) == (0, "")
    explained = argmap("evaluate", "town.yaml", "--semantics", semantics, "--explain", "keep")
    assert "keep is in" in explained.stdout or "keep is undecided" in explained.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--scenario", "spend"], "no scenario is called `spend`; did you mean `spent`?"),
        (["--assume", "keeep=in"], "no claim is called `keeep`; did you mean `keep`?"),
        (["--assume", "money=in"], "`money` is an argument; only claims can be named here"),
        (["--explain", "reserv"], "no claim is called `reserv`; did you mean `reserve`?"),
        (["--semantics", "standng"], "no semantics is called `standng`; did you mean `standing`?"),
        (["--assume", "keep"], "CLAIM=in"),
        (["--assume", "dear=in", "--assume", "dear=out"], "--assume pins `dear` to in and to out; take one away"),
        (["--reader", "nowhere.yaml"], "nowhere.yaml"),
        (["--explain", "keep", "--format", "csv"], "an explanation has no CSV"),
        (["--across"], "this map is no debate"),
        (["--across", "--scenario", "all"], "--across"),
    ],
)
def test_what_is_not_there_is_wrong_usage_with_what_was_meant(options: list[str], message: str) -> None:
    result = argmap("evaluate", "town.yaml", *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_map_with_errors_is_told_and_one_that_cannot_be_opened() -> None:
    Path("wrong.yaml").write_text(TOWN.replace("premises: [used]", "premises: [usedd]"))
    result = argmap("evaluate", "wrong.yaml")
    assert result.exit_code == 1
    assert "did you mean `used`?" in result.stderr
    assert "keep: Keep it" in result.stdout
    assert argmap("evaluate", "nowhere.yaml").exit_code == 2


def test_a_ring_of_scenarios_is_an_error_of_the_map_and_does_not_hang() -> None:
    result = argmap("evaluate", "-", "--scenario", "one", "--format", "json", text=RING)
    assert result.exit_code == 1
    assert statuses(json.loads(result.stdout), "one")["reserve"] == "out"


def test_an_explanation_in_words_and_as_data() -> None:
    result = argmap("evaluate", "town.yaml", "--scenario", "spent", "--explain", "keep")
    assert result.stdout.splitlines() == [
        "spent",
        "keep: The town should keep its library.",
        "",
        "- keep is out: its support weighs 1; against it, `money` weighs 1; a tie puts it out.",
        "  + `money` weighs 1, as `dear` is in, and #3 (from `reserve`) against the inference carries nothing",
        "    + dear is in: the author grants it, and nothing speaks against it.",
        "    - #3 (from `reserve`) needs `reserve`, which is out",
        "      - reserve is out: it is supposed so.",
    ]
    found = as_json("--explain", "keep")["explanations"]["as-argued"]["keep"]
    assert (found["status"], found["steps"][0]["of"], found["steps"][0]["depth"]) == ("in", "keep", 0)


@pytest.mark.parametrize(("semantics", "told"), [("standing", True), ("grounded", True), ("strength", False)])
def test_credences_that_do_not_count_are_noted(semantics: str, told: bool) -> None:
    note = "The reader's credences count only with --semantics strength or probability."
    asked = ("--reader", "me.yaml", "--semantics", semantics, "--scenario", "all")
    assert argmap("evaluate", "town.yaml", *asked).stdout.count(note) == told
    found = as_json(*asked)
    assert (note in found["reader"]["as-argued"].get("notes", [])) is told
    Path("me.yaml").write_text(READER.replace("credence: {used: 0.3}\n", ""))
    assert note not in argmap("evaluate", "town.yaml", *asked).stdout


def test_the_argument_by_a_readers_lights_stands_beside() -> None:
    result = argmap("evaluate", "town.yaml", "--reader", "me.yaml")
    assert "by M. Reader" in result.stdout
    found = as_json("--reader", "me.yaml")
    by_reader = {claim: each["status"] for claim, each in found["reader"]["as-argued"]["claims"].items()}
    assert statuses(found)["dear"] == "in"
    assert by_reader == {"keep": "in", "used": "in", "dear": "out", "reserve": "out"}
    why = argmap("evaluate", "town.yaml", "--reader", "me.yaml", "--explain", "reserve")
    assert "reserve is out: it is supposed so" in why.stdout


def test_a_file_is_written_in_the_format_of_its_name() -> None:
    result = argmap("evaluate", "town.yaml", "-o", "found.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "as-argued" in json.loads(Path("found.json").read_text())["scenarios"]
    assert argmap("evaluate", "town.yaml", "-o", "found.png").exit_code == 2


def test_a_scenario_and_what_changes_can_be_drawn() -> None:
    assert argmap("render", "town.yaml", "--scenario", "spent", "-q").exit_code == 0
    drawn = Path("town.svg").read_text()
    assert "The reserve is spent" in drawn
    assert 'data-mark="out"' in drawn
    assert argmap("render", "town.yaml", "--compare", "as-argued", "spent", "-q").exit_code == 0
    assert 'data-mark="in-out"' in Path("town.svg").read_text()


def test_a_scenario_that_is_not_there_cannot_be_drawn() -> None:
    result = argmap("render", "town.yaml", "--scenario", "spend")
    assert result.exit_code == 2
    assert "did you mean `spent`?" in result.stderr
    both = argmap("render", "town.yaml", "--scenario", "spent", "--compare", "as-argued", "spent")
    assert both.exit_code == 2


@pytest.mark.parametrize("command", ["check", "render"])
def test_check_and_a_plain_picture_load_no_semantics_and_no_solver(command: str) -> None:
    code = (
        f"import sys; sys.argv = ['argmap', {command!r}, 'town.yaml']\n"
        "from argmap.commands import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = [name for name in sys.modules if name.split('.')[0] in ('clingo', 'numpy', 'fpdf', 'resvg_py')]\n"
        "heavy += [name for name in sys.modules if name.startswith('argmap.evaluation.')]\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


FRAMEWORKS = {
    "f.apx": "arg(a). arg(b). arg(c).\natt(a,b). att(b,a). att(b,c).\n",
    "f.tgf": "a\nb\nc\n#\na b\nb a\nb c\n",
    "f.af": "p af 3\n1 2\n2 1\n2 3\n",
}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_frameworks_in_the_fields_formats(name: str) -> None:
    Path(name).write_text(FRAMEWORKS[name])
    result = argmap("evaluate", name, "--semantics", "preferred", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)["scenarios"]["as-argued"]
    a, b, c = found["claims"]
    assert sorted(map(sorted, found["extensions"])) == [[a, c], [b]]
    table = argmap("evaluate", name, "--semantics", "grounded")
    assert "? undecided (3):" in table.stdout
    assert argmap("evaluate", name).exit_code == 2
    assert argmap("evaluate", name, "--semantics", "stable", "--explain", a).exit_code == 2
    words = argmap("evaluate", name, "--semantics", "preferred").stdout
    assert "2 extensions: the sets of arguments that stand together" in words
    csv_text = argmap("evaluate", name, "--semantics", "stable", "--format", "csv").stdout
    assert csv_text.splitlines()[0] == "id,status"


@pytest.mark.parametrize(
    ("options", "legend"),
    [
        ([], "+ in: it stands, by the reasons that the map gives"),
        (["--semantics", "preferred"], "+ in: in every extension"),
        (["--semantics", "strength"], "+ in: above 0.5"),
        (["--semantics", "probability"], "+ in: that it stands is probable (above 0.5)"),
    ],
)
def test_the_legend_says_what_the_statuses_mean_by_the_semantics(options: list[str], legend: str) -> None:
    assert legend in argmap("evaluate", "town.yaml", *options).stdout


def test_the_table_has_the_probability_with_and_without_what_is_left_open() -> None:
    Path("open.yaml").write_text(TOWN.replace("  used: More", "  used:\n    stance: reports\n    text: More"))
    result = argmap("evaluate", "open.yaml", "--semantics", "probability")
    assert [line.split("?")[1] for line in result.stdout.splitlines() if "used:" in line] == [" undecided 0.00-1.00"]
    assert "from-to: without and with what is left open" in " ".join(result.stdout.split())
    assert "from-to" not in argmap("evaluate", "town.yaml", "--semantics", "probability").stdout


def test_probabilities_are_told_alike() -> None:
    """What cannot be is 0.0, as what is sure is 1.0."""
    table = argmap(
        "evaluate", "town.yaml", "--semantics", "probability", "--scenario", "empty", "--format", "csv"
    ).stdout
    told = {row["probability"] for row in csv.DictReader(io.StringIO(table)) if row["kind"] == "claim"}
    assert told == {"0.0", "1.0"}


def test_a_framework_with_a_fault_is_told_with_its_place() -> None:
    Path("f.apx").write_text("arg(abc).\natt(abd,abc).\n")
    result = argmap("evaluate", "f.apx", "--semantics", "stable")
    assert result.exit_code == 1
    assert "f.apx:2:5: error:" in result.stderr
    assert "did you mean `abc`?" in result.stderr
