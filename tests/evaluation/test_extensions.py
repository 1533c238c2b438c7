"""`grounded`, `complete`, `preferred` and `stable` on random maps, against their definitions word for word."""

from __future__ import annotations

from random import Random
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from argmap.evaluation import Case, Evaluation, Settings, Status, evaluate
from argmap.model import ArgumentMap
from tests.evaluation import naive
from tests.odd_maps import graph_maps, wild_maps
from tests.strategies import argument_maps, show

KINDS = ("grounded", "complete", "preferred", "stable")
CLAIMS = ("a", "b", "c")


def small_map(random: Random) -> ArgumentMap:
    """Return a map of three claims and up to four arguments, drawn evenly, with all that bears on it but `same`."""
    arguments = []
    for index in range(random.randint(0, 4)):
        relation = random.choice(("conclusion", "conclusion", "rebuts", "rebuts", "undercuts"))
        uses = [random.choice((*CLAIMS, *CLAIMS, "zz")) for _ in range(random.randint(1, 2))]
        arguments.append(
            {
                "id": f"A{index}",
                "premises": [random.choice((name, name, name, {"not": name}, {"held": name})) for name in uses],
                relation: f"A{random.randrange(4)}" if relation == "undercuts" else random.choice(CLAIMS),
                "weight": random.choice((1, 1, 1, 0, 0.2, 0.4, 0.5, 0.6, 0.9)),
                "linkage": random.choice(("linked", "convergent", "cumulative")),
                "stance": random.choice(("asserts", "asserts", "asserts", "asserts", "doubts", "rejects")),
            }
        )
    claims = {
        name: {
            "text": "It holds.",
            "stance": random.choice(("asserts", "asserts", "grants", "reports", "rejects")),
            "standard": random.choice(
                ("preponderance", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt")
            ),
        }
        for name in CLAIMS
    }
    contraries = [[random.choice(CLAIMS) for _ in range(3)]] if random.random() < 0.4 else []
    return ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": claims, "arguments": arguments, "contraries": contraries}
    )


def small_case(random: Random) -> Case:
    pins: dict[str, Status] = {
        name: random.choice(("in", "out", "undecided")) for name in CLAIMS if random.random() < 0.15
    }
    return Case(pins, without=frozenset({"A0"} if random.random() < 0.2 else ()))


def accepted(m: ArgumentMap, labelling: naive.Labelling) -> tuple[str, ...]:
    return tuple(name for name in m.claims if labelling["claim", name])


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 2**32))
def test_extensions_are_those_of_the_definition(seed: int) -> None:
    random = Random(seed)
    m, case = small_map(random), small_case(random)
    note(str(case))
    adf = naive.adf_of(m, case.assume, case.without)
    assume(sum(value is None for value in adf.grounded().values()) <= 8)
    show(m)
    labellings = {
        "grounded": [adf.grounded()],
        "complete": adf.complete(),
        "preferred": adf.preferred(),
        "stable": adf.stable(),
    }
    for kind, expected in labellings.items():
        found = evaluate(m, kind, case)
        assert found.finished
        assert found.extensions is not None
        sets = {accepted(m, labelling) for labelling in expected}
        assert set(found.extensions) == sets, kind
        assert len(found.extensions) == len(sets), kind
        assert found.credulous == {claim for each in sets for claim in each}, kind
        assert found.skeptical == {claim for claim in m.claims if all(claim in each for each in sets)}, kind
        for name, verdict in found.claims.items():
            assert verdict.status == naive.status(expected, ("claim", name)), (kind, name)
        for index, carried in enumerate(found.arguments):
            assert carried.status == naive.status(expected, ("argument", index, 0)), (kind, index)


@settings(max_examples=40, deadline=None)
@given(st.one_of(graph_maps(claims=8, arguments=10), argument_maps(), wild_maps()))
def test_laws_of_the_semantics(m: ArgumentMap) -> None:
    show(m)
    found = {kind: evaluate(m, kind, settings=Settings(most_extensions=100_000)) for kind in KINDS}
    if not all(each.finished for each in found.values()) or any(each.notes for each in list(found.values())[:3]):
        return
    (grounded,) = extensions(found["grounded"])
    assert all(grounded <= each for each in extensions(found["complete"]))
    assert grounded in extensions(found["complete"])
    assert extensions(found["stable"]) <= extensions(found["preferred"]) <= extensions(found["complete"])
    # A greatest complete set is that of a preferred interpretation: whatever decides more accepts no less.
    complete = extensions(found["complete"])
    assert {s for s in complete if not any(s < other for other in complete)} <= extensions(found["preferred"])
    for claim, verdict in found["grounded"].claims.items():
        if verdict.status != "undecided":
            assert all(found[kind].claims[claim] == verdict for kind in ("complete", "preferred"))
            assert not found["stable"].extensions or found["stable"].claims[claim] == verdict


def extensions(evaluation: Evaluation) -> set[frozenset[str]]:
    assert evaluation.extensions is not None
    return {frozenset(each) for each in evaluation.extensions}


@settings(max_examples=30, deadline=None)
@given(graph_maps(claims=6, arguments=8), st.sampled_from(KINDS))
def test_what_grounded_rejects_can_be_left_out(m: ArgumentMap, kind: str) -> None:
    rejected = [
        given.id
        for given, carried in zip(m.arguments, evaluate(m, "grounded").arguments, strict=True)
        if carried.status == "out" and given.id is not None
    ]
    show(m)
    assert evaluate(m, kind, Case(without=frozenset(rejected))) == evaluate(m, kind)


def test_a_contrary_pinned_undecided_excludes_when_it_is_accepted() -> None:
    m = of({"s": "It holds.", "a": "It holds.", "b": {"text": "It holds.", "stance": "reports"}},
           [{"premises": ["s"], "conclusion": "a"}], contraries=[["a", "b"]])  # fmt: skip
    found = evaluate(m, "preferred", Case({"b": "undecided"}))
    assert found.extensions == (("s", "a"), ("s", "b"))


def of(claims: Any, arguments: Any = (), **parts: Any) -> ArgumentMap:
    claims = claims if isinstance(claims, dict) else dict.fromkeys(claims, "It holds.")
    return ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": claims, "arguments": list(arguments), **parts}
    )


def open_claims(count: int) -> ArgumentMap:
    """Return a map of claims that are reported: each may hold or not, 2 ** count extensions."""
    claims = {f"c{index}": {"text": "It holds.", "stance": "reports"} for index in range(count)}
    return of({**claims, "end": "It holds."}, [{"premises": [{"not": "c0"}], "rebuts": "end"}])


@pytest.mark.parametrize("kind", ["complete", "preferred", "stable"])
def test_more_extensions_than_are_wanted_are_told_and_statuses_are_those_of_all(kind: str) -> None:
    found = evaluate(open_claims(40), kind, settings=Settings(most_extensions=5))
    assert found.extensions is not None
    assert len(found.extensions) == 5
    assert found.notes == (f"These are 5 of the {kind} extensions, not all.",)
    assert found.finished
    assert {verdict.status for verdict in found.claims.values()} == {"undecided"}
    assert found.credulous == set(found.claims)
    assert found.skeptical == set()


def knots(count: int, size: int) -> ArgumentMap:
    """Return a map of claims that rebut each other in a knot hard to untie: a fixed random one, with odd rings."""
    import random

    chance = random.Random(1)
    names = [f"c{index}" for index in range(size)]
    return of(
        names,
        [
            {"premises": [chance.choice(names)], "rebuts": name}
            for name in names
            for _ in range(1 + chance.randrange(2 * count - 1))
        ],
    )


def test_the_time_budget_ends_a_search_and_the_answer_says_so() -> None:
    m = knots(2, 10_000)
    begun = monotonic()
    found = evaluate(m, "preferred", settings=Settings(timeout=0.5))
    assert monotonic() - begun < 60  # a search to the end takes for ever
    assert not found.finished
    assert "Not finished within 0.5 s" in found.notes[-1]
    assert {verdict.status for verdict in found.claims.values()} >= {"undecided"}


def test_no_stable_extension_is_said() -> None:
    found = evaluate(of("ab", [{"premises": ["a"], "rebuts": "a"}]), "stable")
    assert found.extensions == ()
    assert found.credulous == set()
    assert found.skeptical == {"a", "b"}
    assert {verdict.status for verdict in found.claims.values()} == {"undecided"}
    assert found.notes == ("There is no stable extension, so nothing is decided.",)
