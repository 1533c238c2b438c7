"""`grounded` beside `standing`, of which it is the boolean reading, and on maps of any length."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation import Case, Status, evaluate
from argmap.graph import Graph, contraries_of, merge_same, same_classes
from argmap.model import Argument, ArgumentMap, Claim
from tests.odd_maps import dense_map, wild_maps
from tests.strategies import argument_maps, show


def settled_alike(m: ArgumentMap, assume: dict[str, Status]) -> bool:
    """Tell whether `standing` reads all of a map so: no claim taken both ways by an argument, no rivals left open."""
    graph = Graph(merge_same(m))
    for step in graph.steps:
        sides = [{p.claim for p in step.premises if p.mode == mode} for mode in ("holds", "not")]
        if sides[0] & sides[1]:
            return False
    rivals = {other for others in contraries_of(graph).values() for other in others}
    classes = same_classes(m)
    pinned = {classes.get(name) for name, status in assume.items() if status == "undecided"}
    return not any(graph.claims[name].stance in ("reports", "doubts") or name in pinned for name in rivals)


@settings(max_examples=60, deadline=None)
@given(argument_maps(claims=5, arguments=7) | wild_maps(), st.data())
def test_grounded_is_standing_but_for_what_is_documented(m: ArgumentMap, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(m.claims)) if m.claims else st.just("nobody")
    assume = data.draw(st.dictionaries(names, st.sampled_from(("in", "out", "undecided")), max_size=2))
    show(m)
    found = evaluate(m, "grounded", Case(assume))
    if settled_alike(m, assume):
        plain = evaluate(m, "standing", Case(assume))
        assert found.claims == plain.claims
        assert [each.status for each in found.arguments] == [each.status for each in plain.arguments]


@given(st.integers(0, 2**32))
def test_grounded_is_standing_on_maps_of_every_weight_standard_and_linkage(seed: int) -> None:
    random = Random(seed)
    m = show(dense_map(random))
    assume: dict[str, Status] = {n: random.choice(("in", "out")) for n in m.claims if random.random() < 0.15}
    if settled_alike(m, assume):
        found, plain = evaluate(m, "grounded", Case(assume)), evaluate(m, "standing", Case(assume))
        assert found.claims == plain.claims


def of(claims: Any, arguments: Any = (), **parts: Any) -> ArgumentMap:
    claims = claims if isinstance(claims, dict) else dict.fromkeys(claims, "It holds.")
    return ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": claims, "arguments": list(arguments), **parts}
    )


def statuses(m: ArgumentMap, case: Case | None = None) -> dict[str, Status]:
    return {name: verdict.status for name, verdict in evaluate(m, "grounded", case or Case()).claims.items()}


def test_a_claim_and_its_denial_are_not_both_granted() -> None:
    """`standing` leaves the conclusion undecided, as it takes each premise by itself."""
    claims = {"a": {"text": "It holds.", "stance": "reports"}, "c": "It holds.", "d": "It holds."}
    both: list[Any] = ["a", {"not": "a"}]
    m = of(
        claims, [{"premises": both, "conclusion": "c"}, {"premises": both, "conclusion": "d", "linkage": "convergent"}]
    )
    assert statuses(m) == {"a": "undecided", "c": "out", "d": "in"}
    assert {verdict.status for verdict in evaluate(m, "standing").claims.values()} == {"undecided"}


def test_of_two_contraries_the_one_put_forward_excludes_the_one_passed_on() -> None:
    m = of({"a": "It holds.", "b": {"text": "It holds.", "stance": "reports"}}, contraries=[["a", "b"]])
    assert statuses(m) == {"a": "in", "b": "out"}
    assert evaluate(m, "standing").claims["b"].status == "undecided"


def test_weights_and_standards_decide_as_in_standing() -> None:
    arguments = [
        {"premises": ["a", "b", "z"], "conclusion": "c", "linkage": "cumulative", "weight": 0.9},
        {"premises": ["a"], "rebuts": "c", "weight": 0.5},
    ]
    claims = {**dict.fromkeys("abc", "It holds."), "z": {"text": "It holds.", "stance": "reports"}}
    assert statuses(of(claims, arguments))["c"] == "in"
    strict = {**claims, "c": {"text": "It holds.", "standard": "clear-and-convincing"}}
    assert statuses(of(strict, arguments))["c"] == "out"
    lighter = [arguments[0], {**arguments[1], "weight": 0.35}]
    assert statuses(of(strict, lighter))["c"] == "undecided"
    assert statuses(of(strict, lighter), Case({"z": "in"}))["c"] == "in"


def chain(length: int, relation: str) -> ArgumentMap:
    """Return a map in which each claim supports, or rebuts, the next."""
    names = [f"c{index}" for index in range(length)]
    return ArgumentMap(
        argmap=1,
        title="A chain",
        claims={name: Claim(text="It holds.") for name in names},
        arguments=[Argument.model_validate({"premises": [one], relation: other}) for one, other in pairwise(names)],
    )


def test_chains_of_any_length_are_no_matter() -> None:
    assert set(statuses(chain(10_000, "conclusion")).values()) == {"in"}
    found = list(statuses(chain(10_000, "rebuts")).values())
    assert found == ["in", "out"] * 5_000


def test_many_cumulative_premises_cost_no_more_than_what_stands_against_them() -> None:
    names = [f"c{index}" for index in range(3_000)]
    m = of(names, [{"premises": names[1:], "conclusion": "c0", "linkage": "cumulative"}])
    assert statuses(m)["c0"] == "in"
