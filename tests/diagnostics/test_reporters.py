"""Findings as programs and people read them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from argmap.api import RULES, Report, check_files
from argmap.diagnostics import SourceText
from argmap.diagnostics.reporters import REPORTS, report
from argmap.diagnostics.reporters.text import excerpt, plain, width

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-2.1.0.schema.json"

BAD = """\
argmap: 1
titel: Library
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
  used: Again.
arguments:
  - premises: [used, usd]
    conclusion: keep
  - premises: [keep]
    conclusion: used
"""


@pytest.fixture
def found(tmp_path: Path) -> Report:
    path = tmp_path / "näme, with: %.yaml"
    path.write_text(BAD, encoding="utf-8")
    return check_files([path])


def test_sarif_is_valid_by_the_schema_of_2_1_0(found: Report) -> None:
    log = json.loads(report("sarif", found.diagnostics, found.sources, rules=RULES, version="1.0.0"))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(found.diagnostics) > 3
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert any("fixes" in result for result in run["results"])
    assert any("relatedLocations" in result for result in run["results"])


def test_an_empty_sarif_log_is_valid() -> None:
    log = json.loads(report("sarif", [], {}, rules=RULES, version="1.0.0"))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)


def test_json_is_one_object_with_a_summary(found: Report) -> None:
    parsed = json.loads(report("json", found.diagnostics, found.sources))
    assert parsed["summary"] == {"files": 1, "errors": len(found.diagnostics), "warnings": 0, "notes": 0}


def test_github_commands_stand_on_one_line_each_and_escape_their_fields(found: Report) -> None:
    lines = report("github", found.diagnostics, found.sources).splitlines()
    assert len(lines) == len(found.diagnostics)
    assert all(line.startswith("::error file=") and "näme%2C with%3A %25.yaml" in line for line in lines)


@pytest.mark.parametrize("form", REPORTS)
def test_every_format_reports_nothing_when_there_is_nothing(form: str) -> None:
    assert report(form, [], {}, rules=RULES, version="1") is not None


def test_an_unknown_format_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="xml"):
        report("xml", [], {})


@pytest.mark.parametrize(
    ("line", "start", "end", "marks"),
    [
        ("  a: [b]", 6, 7, "      ^"),
        ("中文: [b]", 5, 6, "       ^"),
        ("e\u0301é: [b]", 6, 7, "     ^"),
        ("\tx", 1, 2, " ^"),
        ("x", 1, 1, " ^"),
    ],
)
def test_the_underline_stands_below_what_it_marks(line: str, start: int, end: int, marks: str) -> None:
    source = SourceText("x", line)
    _, under = excerpt(source.span(start, end), {"x": source}, plain, "red")
    assert under == "     | " + marks


def test_a_long_line_is_cut_around_the_place() -> None:
    source = SourceText("x", "a" * 500 + "HERE" + "b" * 500)
    shown, under = excerpt(source.span(500, 504), {"x": source}, plain, "red")
    assert width(shown) < 130
    assert shown[under.index("^") : under.index("^") + 4] == "HERE"


def test_marks_of_direction_and_controls_cannot_hide_in_an_excerpt() -> None:
    source = SourceText("x", "a\u202eb\x1b[31mc")
    shown, _ = excerpt(source.span(0, 1), {"x": source}, plain, "red")
    assert "\u202e" not in shown
    assert "\x1b" not in shown
