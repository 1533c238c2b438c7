"""What a claim hangs on: by hand, and against trying every subset."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation import Case, standing
from argmap.evaluation.hinges import Hinges, hinges
from argmap.evaluation.part import part_behind
from argmap.graph import merge_same, same_classes
from argmap.model import ArgumentMap
from tests.strategies import argument_maps, show


def a_map(claims: Any, arguments: Any = (), **parts: Any) -> ArgumentMap:
    if not isinstance(claims, dict):
        claims = dict.fromkeys(claims, "It holds.")
    return ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": claims, "arguments": list(arguments), **parts}
    )


def sets(found: Hinges) -> list[tuple[str, ...]]:
    return [each.premises for each in found.sets]


def test_each_of_the_linked_premises_bears_the_conclusion() -> None:
    found = hinges(a_map("abc", [{"premises": ["a", "b"], "conclusion": "c"}]), "c")
    assert (found.status, found.change) == ("in", "fall")
    assert sets(found) == [("a",), ("b",)]
    assert found.load_bearing == ("a", "b")
    assert found.finished


def test_of_two_arguments_both_must_fall() -> None:
    arguments = [{"premises": ["a", "b"], "conclusion": "d"}, {"premises": ["c"], "conclusion": "d"}]
    found = hinges(a_map("abcd", arguments), "d")
    assert sets(found) == [("a", "c"), ("b", "c")]
    assert found.load_bearing == ()


def test_a_premise_whose_fall_lets_an_objection_through_is_a_hinge() -> None:
    arguments = [
        {"premises": ["reason"], "conclusion": "goal", "id": "use"},
        {"premises": ["objection"], "undercuts": "use", "id": "doubt"},
        {"premises": ["answer"], "undercuts": "doubt"},
    ]
    found = hinges(a_map(["reason", "goal", "objection", "answer"], arguments), "goal")
    assert sets(found) == [("reason",), ("answer",)]
    assert {each.status for each in found.sets} == {"out"}


def test_an_objection_that_falls_too_can_save_the_conclusion_so_only_the_smaller_set_counts() -> None:
    arguments = [
        {"premises": ["reason"], "conclusion": "goal", "id": "use"},
        {"premises": ["objection"], "undercuts": "use", "id": "doubt"},
        {"premises": ["answer"], "undercuts": "doubt"},
    ]
    m = a_map(["reason", "goal", "objection", "answer"], arguments)
    both = standing(m, assume={"answer": "out", "objection": "out"}).claims["goal"]
    assert both == "in"
    assert ("objection", "answer") not in sets(hinges(m, "goal"))


def test_no_longer_in_and_out_are_told_apart() -> None:
    arguments = [{"premises": ["a"], "conclusion": "c", "weight": 0.5}, {"premises": ["b"], "rebuts": "c"}]
    claims = {"a": "It holds.", "b": {"text": "It holds.", "stance": "reports"}, "c": "It holds."}
    undecided = hinges(a_map(claims, arguments), "c")
    assert (undecided.status, undecided.change) == ("undecided", "hold")
    found = hinges(a_map("xyz", [{"premises": ["x"], "conclusion": "z"}, {"premises": ["y"], "conclusion": "z"}]), "z")
    assert [each.status for each in found.sets] == ["out"]


def test_what_would_have_to_hold_for_a_claim_that_does_not_stand() -> None:
    claims = {name: {"text": "It holds.", "stance": "reports"} for name in "abc"} | {"d": "It holds."}
    arguments = [{"premises": ["a", "b"], "conclusion": "d"}, {"premises": ["c"], "conclusion": "d"}]
    found = hinges(a_map(claims, arguments), "d")
    assert (found.status, found.change) == ("undecided", "hold")
    assert sets(found) == [("c",), ("a", "b")]
    assert {each.status for each in found.sets} == {"in"}


def test_an_objection_that_falls_can_make_a_claim_stand() -> None:
    arguments = [{"premises": ["a"], "conclusion": "c"}, {"premises": ["x", "y"], "rebuts": "c"}]
    m = a_map("acxy", arguments)
    assert sets(hinges(m, "c")) == []
    found = hinges(m, "c", change="fall")
    assert (found.status, found.change, sets(found)) == ("out", "fall", [("x",), ("y",)])


def test_a_scenario_is_what_the_search_starts_from() -> None:
    m = a_map("abc", [{"premises": ["a"], "conclusion": "c"}, {"premises": ["b"], "conclusion": "c"}])
    assert sets(hinges(m, "c")) == [("a", "b")]
    assert sets(hinges(m, "c", Case(assume={"a": "out"}))) == [("b",)]


def test_claims_that_say_the_same_are_one_premise() -> None:
    m = a_map(["a", "a2", "c"], [{"premises": ["a2"], "conclusion": "c"}], same=[["a", "a2"]])
    assert sets(hinges(m, "c")) == [("a",)]


def test_a_claim_that_nothing_can_help_has_no_sets() -> None:
    found = hinges(a_map({"a": "It holds.", "b": "It holds."}, [{"premises": ["b"], "conclusion": "b"}]), "b")
    assert (found.status, found.sets, found.finished) == ("undecided", (), True)


def test_the_search_stops_at_the_number_of_sets_and_at_the_size_that_it_is_given() -> None:
    claims = [f"p{n}" for n in range(6)] + ["c"]
    m = a_map(claims, [{"premises": [f"p{n}"], "conclusion": "c"} for n in range(6)])
    assert sets(hinges(m, "c")) == [tuple(claims[:6])]
    small = hinges(m, "c", largest=3)
    assert (small.sets, small.complete_to, small.finished) == ((), 3, False)
    linked = a_map(claims, [{"premises": claims[:6], "conclusion": "c"}])
    few = hinges(linked, "c", most=2)
    assert (sets(few), few.finished) == ([("p0",), ("p1",)], False)


def test_time_that_is_over_leaves_what_was_found() -> None:
    found = hinges(a_map("abc", [{"premises": ["a", "b"], "conclusion": "c"}]), "c", timeout=0)
    assert (found.finished, found.complete_to) == (False, 0)


def test_a_claim_that_the_map_lacks() -> None:
    with pytest.raises(KeyError):
        hinges(a_map("a"), "b")


def _by_trying_all(
    m: ArgumentMap, claim: str, assume: dict[str, Any], change: str | None = None
) -> tuple[str, set[tuple[frozenset[str], str]]]:
    """Return the claim's status and its minimal sets, each with the status that it leads to: every subset is tried."""
    classes = same_classes(m)
    before = standing(m, assume=assume).claims
    supported = {classes[a.conclusion] for a in m.arguments if a.conclusion in classes}
    pinned = {classes[name] for name in assume if name in classes}
    is_in = before[claim] == "in"
    firsts = dict.fromkeys(classes.values())
    falls = (change or ("fall" if is_in else "hold")) == "fall"
    tried = [c for c in firsts if (c not in supported or c in pinned) and (before[c] == "in") == falls]
    pin = "out" if falls else "in"
    one_name = {classes[name]: status for name, status in assume.items() if name in classes}
    found: set[tuple[frozenset[str], str]] = set()
    for size in range(1, len(tried) + 1):
        for names in combinations(tried, size):
            if any(smaller < set(names) for smaller, _ in found):
                continue
            status = standing(m, assume={**one_name, **dict.fromkeys(names, pin)}).claims[claim]
            if (status == "in") != is_in:
                found.add((frozenset(names), status))
    return before[claim], found


@st.composite
def dense_maps(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map in which most claims are asserted and most arguments bear on a few of them."""
    names = [f"c{n}" for n in range(draw(st.integers(3, 7)))]
    pick = st.sampled_from
    claims = {
        name: {
            "text": "It holds.",
            "stance": draw(pick(["asserts"] * 6 + ["grants", "reports", "doubts", "rejects"])),
            "standard": draw(pick(["preponderance"] * 3 + ["clear-and-convincing", "beyond-reasonable-doubt"])),
        }
        for name in names
    }
    arguments: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 8))):
        premises = draw(st.lists(pick(names), min_size=1, max_size=3, unique=True))
        kind = draw(pick(["conclusion"] * 4 + ["rebuts", "undercuts"]))
        targets = [each["id"] for each in arguments] if kind == "undercuts" else names[: len(names) // 2 + 1]
        if not targets:
            continue
        arguments.append(
            {
                "id": f"a{number}",
                "premises": [draw(pick([name, name, name, {"not": name}])) for name in premises],
                "linkage": draw(pick(["linked", "linked", "convergent", "cumulative"])),
                "weight": draw(pick([1, 1, 0.9, 0.5, 0.3])),
                "stance": draw(pick(["asserts"] * 5 + ["reports"])),
                kind: draw(pick(targets)),
            }
        )
    contraries = [names[-2:]] if draw(st.booleans()) else []
    return a_map(claims, arguments, contraries=contraries)


@given(st.one_of(dense_maps(), argument_maps(claims=7, arguments=8)).map(show), st.data())
def test_the_search_finds_just_the_minimal_sets(m: ArgumentMap, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(list(m.claims)))
    statuses = st.sampled_from(["in", "out", "undecided"])
    assume = data.draw(st.dictionaries(st.sampled_from(list(m.claims)), statuses, max_size=2))
    change = data.draw(st.sampled_from([None, None, "fall", "hold"]))
    found = hinges(m, claim, Case(assume=assume), change=change, most=10_000, timeout=600)
    status, expected = _by_trying_all(m, claim, assume, change)
    assert found.status == status
    assert {(frozenset(each.premises), each.status) for each in found.sets} == expected
    assert found.finished
    sizes = [len(each.premises) for each in found.sets]
    assert sizes == sorted(sizes)


def test_a_pinned_premise_is_tried_like_any_other() -> None:
    arguments = [{"premises": ["c", "p"], "conclusion": "c", "linkage": "cumulative", "weight": 0.5}]
    found = hinges(a_map("cp", arguments), "c", Case(assume={"p": "in"}))
    assert [(each.premises, each.status) for each in found.sets] == [(("p",), "undecided")]


@given(argument_maps(claims=8, arguments=8).map(show), st.data())
def test_a_claim_has_the_same_status_in_the_part_of_the_map_behind_it(m: ArgumentMap, data: st.DataObject) -> None:
    merged = merge_same(m)
    claim = data.draw(st.sampled_from(list(merged.claims)))
    assert standing(part_behind(merged, claim)).claims[claim] == standing(merged).claims[claim]


def test_a_premise_that_would_exclude_a_rival_of_the_claim() -> None:
    """Pinned in, `k` pins `rival` out, and so takes the rival's support from what stands against the claim."""
    arguments = [{"premises": ["s"], "conclusion": "claim"}, {"premises": ["t"], "conclusion": "rival"}]
    claims = {**dict.fromkeys(["s", "t", "claim", "rival"], "It holds."), "k": {"text": "So.", "stance": "reports"}}
    found = hinges(a_map(claims, arguments, contraries=[["claim", "rival"], ["k", "rival"]]), "claim")
    assert (found.status, sets(found)) == ("out", [("k",)])
