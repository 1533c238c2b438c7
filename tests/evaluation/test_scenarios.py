"""Scenarios: what they suppose, and evaluations side by side."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap.analysis.evaluation_data import as_dict
from argmap.analysis.evaluation_table import table
from argmap.evaluating import evaluate_scenarios, report
from argmap.evaluation import Case, UnknownScenario, case_of, standing
from argmap.model import AS_ARGUED, ArgumentMap
from tests.strategies import argument_maps, show


def a_map(**scenarios: Any) -> ArgumentMap:
    data = {
        "argmap": 1,
        "title": "T",
        "claims": dict.fromkeys("abc", "It is so."),
        "arguments": [{"id": "s", "premises": ["a"], "conclusion": "b"}],
        "scenarios": scenarios,
    }
    return ArgumentMap.model_validate(data)


def test_the_scenario_as_argued_is_always_there_and_supposes_nothing() -> None:
    assert case_of(a_map()) == case_of(a_map(x={"assume": {"a": False}}), AS_ARGUED) == Case()


def test_what_is_nearer_counts_where_scenarios_extend_each_other() -> None:
    m = a_map(
        far={"assume": {"a": True, "b": "undecided"}, "credence": {"a": 0.1, "c": 0.2}, "without": ["s"]},
        near={"extends": "far", "assume": {"a": False}, "credence": {"a": 0.9}},
        as_is={"extends": "as-argued", "assume": {"c": True}},
    )
    assert case_of(m, "near") == Case({"a": "out", "b": "undecided"}, {"a": 0.9, "c": 0.2}, frozenset({"s"}))
    assert case_of(m, "as_is") == Case({"c": "in"})


def test_what_is_nearer_counts_of_claims_that_say_the_same_whatever_id_it_names() -> None:
    m = ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "T",
            "claims": {"a": "So.", "b": "So."},
            "same": [["a", "b"]],
            "scenarios": {
                "far": {"assume": {"a": True, "b": True}, "credence": {"a": 0.9, "b": 0.9}},
                "near": {"extends": "far", "assume": {"a": False}},
                "likely": {"credence": {"a": 0.9, "b": 0.9}},
                "unlikely": {"extends": "likely", "credence": {"a": 0.1}},
            },
        }
    )
    assert argmap.evaluate(m, scenario="near").claims["b"].status == "out"
    assert argmap.evaluate(m, scenario="far", assume={"a": "out"}).claims["b"].status == "out"
    for semantics in ("strength", "probability"):
        assert argmap.evaluate(m, scenario="unlikely", semantics=semantics).claims["b"].status == "out"


def test_a_ring_of_scenarios_is_left_where_it_closes() -> None:
    m = a_map(x={"extends": "y", "assume": {"a": False}}, y={"extends": "x", "assume": {"a": True, "b": True}})
    assert case_of(m, "x").assume == {"a": "out", "b": "in"}
    assert case_of(m, "y").assume == {"a": "in", "b": "in"}


def test_a_scenario_that_is_not_there_is_named_with_what_was_meant() -> None:
    with pytest.raises(UnknownScenario, match="did you mean `spent`"):
        evaluate_scenarios(a_map(spent={}), ["spend"])


def test_all_scenarios_stand_side_by_side_as_argued_first() -> None:
    found = evaluate_scenarios(a_map(x={"assume": {"a": False}}, y={}))
    assert list(found.scenarios) == [AS_ARGUED, "x", "y"]
    assert [claim for claim in "abc" if found.changed(claim, found.scenarios["x"])] == ["a", "b"]
    assert found.main == ["b"]
    assert not any(found.changed(claim, found.scenarios["y"]) for claim in "abc")


def test_a_scenario_called_all_is_that_scenario() -> None:
    assert list(evaluate_scenarios(a_map(all={}, x={}), ["all"]).scenarios) == ["all"]


def test_the_library_evaluates_a_map_a_scenario_and_assumptions() -> None:
    m = a_map(x={"assume": {"a": False}})
    assert argmap.evaluate(m).claims["b"].status == "in"
    assert argmap.evaluate(m, scenario="x").claims["b"].status == "out"
    assert argmap.evaluate(m, scenario="x", assume={"a": "in"}).claims["b"].status == "in"
    with pytest.raises(LookupError, match="no claim is called `d`"):
        argmap.evaluate(m, assume={"d": "in"})
    with pytest.raises(LookupError):
        argmap.evaluate(m, semantics="nothing")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format"):
        report(evaluate_scenarios(a_map()), "pdf")


@settings(max_examples=40)
@given(argument_maps(claims=5, arguments=6))
def test_any_map_is_shown_within_the_width_with_every_claim_and_scenario(m: ArgumentMap) -> None:
    show(m)
    found = evaluate_scenarios(m)
    data = as_dict(found)
    assert list(data["scenarios"]) == [AS_ARGUED, *m.scenarios]
    for name, each in data["scenarios"].items():
        case = case_of(m, name)
        assert {claim: v["status"] for claim, v in each["claims"].items()} == standing(
            m, assume=case.assume, without=case.without
        ).claims
        assert len(each["arguments"]) == len(m.arguments)
    assert table(found, columns=80).count("\n") >= len(m.claims)
