"""Each author's conclusions by the lights of each other, and in the debate as a whole."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.analysis.across import Across, across
from argmap.analysis.speakers import NotADebate
from argmap.evaluating import across_report
from argmap.reading import Reader

MAYOR = {
    "argmap": 1,
    "title": "Too dear",
    "author": "the mayor",
    "claims": {"close": "Close it.", "dear": "It is dear.", "used": {"text": "It is used.", "stance": "grants"}},
    "arguments": [{"premises": ["dear"], "conclusion": "close"}],
}
USER = {
    "argmap": 1,
    "title": "It is ours",
    "author": "a user",
    "claims": {"keep": "Keep it.", "busy": "It is used.", "cost": {"text": "It is dear.", "stance": "rejects"}},
    "arguments": [{"premises": ["busy", {"not": "cost"}], "conclusion": "keep"}],
}


def debate(folder: Path, mayor: Any = MAYOR, user: Any = USER, **parts: Any) -> Across:
    """Write a debate of two, and judge it."""
    whole = {"argmap": 1, "title": "D", "claims": {}, "include": {"mayor": "m.yaml", "user": "u.yaml"}, **parts}
    for name, data in (("m", mayor), ("u", user), ("d", whole)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    return across(Reader().read(folder / "d.yaml"))


def found(judged: Across) -> dict[str, tuple[list[str], str]]:
    return {each.claim: ([j.status for j in each.judged], each.together) for each in judged.conclusions}


SAME = [["mayor/dear", "user/cost"], ["mayor/used", "user/busy"]]


def test_each_conclusion_is_judged_by_the_others_stances(tmp_path: Path) -> None:
    judged = debate(tmp_path, same=SAME)
    assert found(judged) == {"mayor/close": (["in", "out"], "in"), "user/keep": (["out", "in"], "out")}
    close, keep = judged.conclusions
    assert close.judged[1].rests_on == ("mayor/dear",)
    assert keep.judged[0].rests_on == ("user/busy", "user/cost")
    assert (close.alone, close.judged[0].rests_on) == ("in", ())


def test_where_nothing_ties_two_maps_each_goes_along_and_that_rests_on_nothing(tmp_path: Path) -> None:
    judged = debate(tmp_path)
    assert found(judged) == {"mayor/close": (["in", "in"], "in"), "user/keep": (["in", "in"], "in")}
    assert [j.rests_on for each in judged.conclusions for j in each.judged] == [()] * 4


def test_what_is_contrary_to_what_the_other_asserts_is_out_to_him(tmp_path: Path) -> None:
    judged = debate(tmp_path, contraries=[["mayor/dear", "user/busy"]])
    assert found(judged)["mayor/close"][0] == ["in", "out"]
    assert found(judged)["user/keep"][0] == ["out", "in"]


@pytest.mark.parametrize(
    ("stance", "status"), [("asserts", "in"), ("grants", "in"), ("reports", "undecided"), ("doubts", "undecided")]
)
def test_stances_as_verdicts(tmp_path: Path, stance: str, status: str) -> None:
    user = {**USER, "claims": {**USER["claims"], "cost": {"text": "It is dear.", "stance": stance}}}  # type: ignore[dict-item]
    assert found(debate(tmp_path, user=user, same=SAME))["mayor/close"][0][1] == status


def test_one_who_is_on_both_sides_leaves_it_open(tmp_path: Path) -> None:
    user = {**USER, "claims": {**USER["claims"], "again": "It is dear."}}  # type: ignore[dict-item]
    judged = debate(tmp_path, user=user, same=[["mayor/dear", "user/cost", "user/again"]])
    assert found(judged)["mayor/close"][0][1] == "undecided"


def test_the_conclusion_that_is_judged_is_never_pinned_itself(tmp_path: Path) -> None:
    """The user rejects the mayor's conclusion, but leaves him the premise that carries it."""
    user = {**USER, "claims": {**USER["claims"], "shut": {"text": "Close it.", "stance": "rejects"}}}  # type: ignore[dict-item]
    judged = debate(tmp_path, user=user, same=[["mayor/close", "user/shut"]])
    assert found(judged)["mayor/close"][0] == ["in", "in"]


def test_arguments_of_the_debate_itself_count_only_together(tmp_path: Path) -> None:
    judged = debate(tmp_path, arguments=[{"premises": ["user/busy"], "rebuts": "mayor/close"}])
    assert found(judged)["mayor/close"] == (["in", "in"], "out")


def test_a_map_that_is_no_debate(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(yaml.safe_dump(MAYOR))
    with pytest.raises(NotADebate):
        across(Reader().read(tmp_path / "m.yaml"))


def test_reports(tmp_path: Path) -> None:
    judged = debate(tmp_path, same=SAME)
    table = across_report(judged)
    assert "  mayor/close: Close it." in table
    assert max(map(len, table.splitlines())) <= 100
    data = json.loads(across_report(judged, "json"))
    assert data["conclusions"][0] == {
        "claim": "mayor/close",
        "author": "mayor",
        "alone": "in",
        "together": "in",
        "by": {"mayor": {"status": "in", "rests_on": []}, "user": {"status": "out", "rests_on": ["mayor/dear"]}},
    }
    rows = list(csv.DictReader(io.StringIO(across_report(judged, "csv"))))
    assert [(row["claim"], row["by"], row["status"], row["rests_on"]) for row in rows][1] == (
        "mayor/close",
        "user",
        "out",
        "1",
    )
    with pytest.raises(ValueError, match="no format"):
        across_report(judged, "svg")
