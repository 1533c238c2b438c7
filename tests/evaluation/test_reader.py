"""A reader's own view: his file, and the argument by his lights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.evaluating import evaluate_scenarios
from argmap.evaluation import Case
from argmap.evaluation.reader import as_read, reader_case, tensions
from argmap.model import ArgumentMap
from argmap.reading.reader_view import ReaderView, read_view

TOWN = ArgumentMap.model_validate(
    {
        "argmap": 1,
        "title": "Should the town keep its library?",
        "claims": {"keep": "Keep it.", "used": "It is used.", "dear": {"text": "It is dear.", "stance": "rejects"}},
        "arguments": [
            {"premises": ["used"], "conclusion": "keep"},
            {"premises": ["dear"], "rebuts": "keep"},
        ],
        "scenarios": {"unused": {"assume": {"used": False}}},
    }
)


def by_reader(view: ReaderView, scenario: str = "as-argued") -> dict[str, str]:
    found = evaluate_scenarios(TOWN, [scenario], reader=view).reader
    assert found is not None
    return {claim: verdict.status for claim, verdict in found[scenario].claims.items()}


def test_verdicts_take_the_place_of_the_authors_presumptions() -> None:
    assert by_reader(ReaderView(verdicts={"dear": "in"})) == {"keep": "out", "used": "in", "dear": "in"}
    assert by_reader(ReaderView(verdicts={"used": "undecided"}))["keep"] == "undecided"


def test_on_what_he_does_not_speak_of_he_goes_along_or_withholds_judgement() -> None:
    assert by_reader(ReaderView())["keep"] == "in"
    assert by_reader(ReaderView(otherwise="undecided")) == {"keep": "undecided", "used": "undecided", "dear": "out"}
    assert by_reader(ReaderView(otherwise="undecided", verdicts={"used": "in"}))["keep"] == "in"


def test_what_a_scenario_supposes_counts_before_his_verdicts() -> None:
    assert by_reader(ReaderView(verdicts={"used": "in"}), "unused")["used"] == "out"
    case = reader_case(Case({"a": "out"}, {"a": 0.1}), {"a": "in", "b": "in"}, {"a": 0.9, "b": 0.5})
    assert (case.assume, case.credence) == ({"a": "out", "b": "in"}, {"a": 0.1, "b": 0.5})


def test_a_verdict_that_the_reasons_do_not_bear_out_is_a_tension() -> None:
    found = evaluate_scenarios(TOWN, ["as-argued"], reader=ReaderView(verdicts={"keep": "out"}))
    assert found.tensions == (("keep", "out", "in"),)
    assert evaluate_scenarios(TOWN, ["as-argued"], reader=ReaderView(verdicts={"keep": "in"})).tensions == ()
    assert tensions(TOWN, Case({"keep": "out", "used": "out"}), {"keep": "out", "used": "out"}) == []


def test_the_map_itself_stays_as_it_is() -> None:
    assert as_read(TOWN, "as-argued") is TOWN
    as_read(TOWN, "undecided")
    assert TOWN.claims["used"].stance == "asserts"


def read(tmp_path: Path, text: str) -> tuple[ReaderView, list[str]]:
    path = tmp_path / "me.yaml"
    path.write_text(text)
    found = read_view(path, TOWN.claims)
    return found.view, [
        f"{each.span.start.line + 1}:{each.span.start.column + 1} {each.message}" for each in found.diagnostics
    ]


def test_a_file_is_read(tmp_path: Path) -> None:
    text = """\
argmap-reader: 1
reader: M. Reader
note: Read in May.
verdicts: {used: in, dear: false, keep: undecided}
credence: {used: 0.4, dear: 1}
otherwise: undecided
"""
    view, problems = read(tmp_path, text)
    assert problems == []
    assert view == ReaderView(
        "M. Reader",
        {"used": "in", "dear": "out", "keep": "undecided"},
        {"used": 0.4, "dear": 1.0},
        "undecided",
        "Read in May.",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("verdicts: {usde: in}", "2:12 the map has no claim `usde`; did you mean `used`?"),
        ("verdicts: {used: inn}", "2:18 a verdict is `in`, `out` or `undecided`, found `inn`; did you mean `in`?"),
        ("verdicts: {used: 1}", "2:18 a verdict is `in`, `out` or `undecided`, found the number 1"),
        ("verdicts: [used]", "2:11 `verdicts` is a mapping of claims, found a list"),
        ("credence: {used: 1.5}", "2:18 a credence is a number from 0 to 1, found the number 1.5"),
        ("credence: {used: true}", "2:18 a credence is a number from 0 to 1, found true"),
        ("verdict: {used: in}", "2:1 a reader's view has no key `verdict`; did you mean `verdicts`?"),
        (
            "otherwise: undecide",
            "2:12 expected `as-argued` or `undecided`, found `undecide`; did you mean `undecided`?",
        ),
        ("reader: [a]", "2:9 `reader` is text, found a list"),
        ("verdicts: {used: in, used: out}", "2:22 `used` is defined twice; the second one is ignored"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_its_place(tmp_path: Path, text: str, problem: str) -> None:
    assert read(tmp_path, f"argmap-reader: 1\n{text}\n")[1] == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("reader: me\n", "1:1 a reader's view needs `argmap-reader: 1`, the version of its format"),
        ("argmap-reader: 2\n", "1:16 only version 1 can be read, found the number 2"),
        ("argmap-reader: true\n", "1:16 only version 1 can be read, found true"),
        ("- a\n", "1:1 a reader's view is a mapping of keys and values, found a list"),
        ("", "1:1 the file is empty; `argmap new` writes a map to start from"),
    ],
)
def test_a_file_that_is_no_readers_view(tmp_path: Path, text: str, problem: str) -> None:
    assert read(tmp_path, text)[1] == [problem]


@pytest.mark.parametrize(
    "text", ["argmap-reader: 1\nverdicts: {a: {b: c}}\n", "a: [\n", "\x00", "argmap-reader: [1]\n"]
)
def test_nothing_in_a_file_raises(tmp_path: Path, text: Any) -> None:
    assert read(tmp_path, text)[1]
