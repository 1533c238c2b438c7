"""`standing`, by hand and against a second reading of its definition."""

from __future__ import annotations

import time
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation import Status, standing
from argmap.evaluation.trace import Trace
from argmap.graph import Graph, merge_same, same_classes
from argmap.model import ArgumentMap
from tests.odd_maps import dense_map
from tests.strategies import argument_maps, show


def statuses(claims: Any, arguments: Any = (), assume: Any = None, **parts: Any) -> dict[str, Status]:
    if not isinstance(claims, dict):
        claims = dict.fromkeys(claims, "It holds.")
    data = {"argmap": 1, "title": "T", "claims": claims, "arguments": list(arguments), **parts}
    return standing(ArgumentMap.model_validate(data), assume=assume).claims


def claim(stance: str, **more: str) -> dict[str, str]:
    return {"text": "It holds.", "stance": stance, **more}


def supports(premises: Any, conclusion: str, **more: Any) -> dict[str, Any]:
    return {"premises": premises, "conclusion": conclusion, **more}


def rebuts(premises: Any, target: str, **more: Any) -> dict[str, Any]:
    return {"premises": premises, "rebuts": target, **more}


@pytest.mark.parametrize(
    ("stance", "status"),
    [("asserts", "in"), ("grants", "in"), ("reports", "undecided"), ("doubts", "undecided"), ("rejects", "out")],
)
def test_a_claim_without_support_is_presumed_by_its_stance(stance: str, status: Status) -> None:
    assert statuses({"a": claim(stance)}) == {"a": status}


@pytest.mark.parametrize(
    ("linkage", "first", "second", "status"),
    [
        ("linked", "asserts", "asserts", "in"),
        ("linked", "asserts", "rejects", "out"),
        ("linked", "asserts", "reports", "undecided"),
        ("convergent", "asserts", "rejects", "in"),
        ("convergent", "reports", "rejects", "undecided"),
        ("convergent", "rejects", "rejects", "out"),
        ("cumulative", "asserts", "rejects", "in"),
        ("cumulative", "rejects", "rejects", "out"),
    ],
)
def test_linkage_says_how_many_premises_are_needed(linkage: str, first: str, second: str, status: Status) -> None:
    claims = {"a": claim(first), "b": claim(second), "c": claim("asserts")}
    assert statuses(claims, [supports(["a", "b"], "c", linkage=linkage)])["c"] == status


def test_premises_that_deny_or_only_need_to_be_held() -> None:
    claims = {"a": claim("rejects"), "b": claim("asserts"), "c": claim("asserts"), "d": claim("asserts")}
    arguments = [supports([{"not": "a"}], "b"), supports([{"held": "a"}], "c"), supports(["a"], "d")]
    assert statuses(claims, arguments) == {"a": "out", "b": "in", "c": "in", "d": "out"}


def test_a_tie_puts_a_supported_claim_out_and_the_stronger_side_wins() -> None:
    assert statuses("abc", [supports(["a"], "c"), rebuts(["b"], "c")])["c"] == "out"
    assert statuses("abc", [supports(["a"], "c"), rebuts(["b"], "c", weight=0.9)])["c"] == "in"
    assert statuses("abc", [supports(["a"], "c", weight=0.5), rebuts(["b"], "c")])["c"] == "out"


@pytest.mark.parametrize(
    ("standard", "against", "status"),
    [
        ("preponderance", 0.9, "in"),
        ("clear-and-convincing", 0.5, "out"),
        ("clear-and-convincing", 0.4, "in"),
        ("beyond-reasonable-doubt", 0.3, "out"),
        ("beyond-reasonable-doubt", 0.2, "in"),
    ],
)
def test_the_standard_says_by_how_much_support_must_prevail(standard: str, against: float, status: Status) -> None:
    claims = {"a": claim("asserts"), "b": claim("asserts"), "c": claim("asserts", standard=standard)}
    assert statuses(claims, [supports(["a"], "c"), rebuts(["b"], "c", weight=against)])["c"] == status


def test_an_undercut_disarms_an_argument_and_an_undercut_of_that_restores_it() -> None:
    arguments = [
        supports(["a"], "c", id="s"),
        {"premises": ["b"], "undercuts": "s", "id": "u"},
        {"premises": ["d"], "undercuts": "u"},
    ]
    assert statuses("abcd", arguments[:2])["c"] == "out"
    assert statuses("abcd", arguments)["c"] == "in"
    assert statuses({**dict.fromkeys("abc", "It holds."), "d": claim("reports")}, arguments)["c"] == "undecided"


def test_contraries() -> None:
    both = [["a", "b"]]
    assert statuses("ab", contraries=both) == {"a": "undecided", "b": "undecided"}
    assert statuses("ab", contraries=both, assume={"a": "in"}) == {"a": "in", "b": "out"}
    assert statuses("abc", [supports(["c"], "a")], contraries=both) == {"a": "in", "b": "out", "c": "in"}
    questions = {"q": {"title": "Which?", "answers": ["a", "b"], "exclusive": True}}
    assert statuses("ab", questions=questions) == {"a": "undecided", "b": "undecided"}


def test_a_ring_stays_undecided() -> None:
    assert set(statuses("ab", [supports(["a"], "b"), supports(["b"], "a")]).values()) == {"undecided"}


def test_claims_that_say_the_same_have_one_status_by_all_their_reasons() -> None:
    arguments = [supports(["a"], "b"), rebuts(["d"], "c")]
    assert statuses("abcd", arguments, same=[["b", "c"]]) == {"a": "in", "b": "out", "c": "out", "d": "in"}


def test_what_is_pinned_stays_and_what_is_left_out_does_not_count() -> None:
    assert statuses("ab", [supports(["a"], "b")], assume={"a": "out"}) == {"a": "out", "b": "out"}
    m = ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": {"a": "A.", "b": "B."}, "arguments": [supports(["a"], "b", id="s")]}
    )
    assert standing(m, without=["s"]).claims["b"] == "out"


def _by_definition(m: ArgumentMap, pinned: dict[str, Status]) -> dict[str, Status]:
    """The page's definition, word for word: everything again and again until nothing changes; no `same`."""
    graph = Graph(m)
    lists = [*m.contraries, *(q.answers for q in m.questions.values() if q.exclusive)]
    contrary = {c: {o for names in lists if c in names for o in names if o != c and o in m.claims} for c in m.claims}
    pins = dict(pinned)
    for name, status in pinned.items():
        if status == "in":
            for other in contrary[name]:
                pins.setdefault(other, "out")
    now: dict[str, Status] = {name: pins.get(name, "undecided") for name in m.claims}
    low = [0.0 for _ in graph.steps]
    high = [step.argument.weight for step in graph.steps]

    def holds(premise: Any) -> Status:
        if premise.mode == "held":
            return "in"
        status = now.get(premise.claim, "undecided")
        return {"in": "out", "out": "in"}.get(status, status) if premise.mode == "not" else status  # type: ignore[return-value]

    def weigh(i: int) -> tuple[float, float]:
        step, argument = graph.steps[i], graph.steps[i].argument
        found = [holds(p) for p in step.premises]

        def count(good: set[str]) -> float:
            hits = [s in good for s in found]
            if argument.linkage == "cumulative":
                return sum(hits) / len(hits) if hits else 0.0
            return 1.0 if (all(hits) if argument.linkage == "linked" else any(hits)) else 0.0

        lo, hi = argument.weight * count({"in"}), argument.weight * count({"in", "undecided"})
        cutters = graph.undercutters.get(i, [])
        if argument.stance in ("reports", "doubts") or any(high[u] > 0 for u in cutters):
            lo = 0.0
        if argument.stance == "rejects" or any(low[u] > 0 for u in cutters):
            lo = hi = 0.0
        return lo, hi

    def beats(x: float, y: float, standard: str) -> bool:
        if standard == "preponderance":
            return x > y
        return x > y and x - y > 0.5 and (standard == "clear-and-convincing" or y < 0.3)

    def judge(name: str) -> Status:
        if name in pins:
            return pins[name]
        pro = graph.supports.get(name, [])
        con = [*graph.rebuttals.get(name, [])]
        for other in contrary[name]:
            if pins.get(other) != "out":
                con += graph.supports.get(other, [])
        con_low, con_high = max([low[i] for i in con], default=0.0), max([high[i] for i in con], default=0.0)
        given = m.claims[name]
        if pro:
            pro_low, pro_high = max(low[i] for i in pro), max(high[i] for i in pro)
            if pro_low > 0 and beats(pro_low, con_high, given.standard):
                return "in"
            return "out" if pro_high == 0 or not beats(pro_high, con_low, given.standard) else "undecided"
        if given.stance == "rejects" or con_low > 0:
            return "out"
        presumed = any(
            not graph.supports.get(o)
            and o not in pins
            and m.claims[o].stance in ("asserts", "grants")
            and now[o] != "out"
            for o in contrary[name]
        )
        return "in" if given.stance in ("asserts", "grants") and con_high == 0 and not presumed else "undecided"

    while True:
        before = (dict(now), list(low), list(high))
        for i in range(len(low)):
            low[i], high[i] = weigh(i)
        for name in m.claims:
            if now[name] == "undecided":
                now[name] = judge(name)
        if before == (now, low, high):
            return now


@given(argument_maps(claims=5, arguments=7), st.data())
def test_the_work_list_finds_what_the_definition_says(m: ArgumentMap, data: st.DataObject) -> None:
    m = m.model_copy(update={"same": []})
    names = st.sampled_from(list(m.claims)) if m.claims else st.nothing()
    assume = data.draw(st.dictionaries(names, st.sampled_from(["in", "out", "undecided"]), max_size=2))
    show(m)
    assert standing(m, assume=assume).claims == _by_definition(m, assume)


@given(st.integers(0, 2**32))
def test_the_counters_find_what_is_found_step_by_step(seed: int) -> None:
    """`settle` keeps numbers up to date, `Trace` looks at everything anew: statuses and weights are the same."""
    random = Random(seed)
    m = dense_map(random)
    assume: dict[str, Status] = {
        name: random.choice(("in", "out", "undecided")) for name in m.claims if random.random() < 0.2
    }
    show(m)
    classes = same_classes(m)
    pins = {classes[name]: status for name, status in assume.items()}
    trace = Trace(Graph(merge_same(m)), pins, frozenset({"x1"}))
    found = standing(m, assume=assume, without=["x1"])
    assert found.claims == {name: trace.status[first] for name, first in classes.items()}
    assert found.arguments == trace.weight


def test_a_claim_with_thousands_of_arguments_that_change_one_after_the_other() -> None:
    """Each of a chain rebuts the same claim, and all are premises of one cumulative argument: linear all the same."""
    count = 3000
    names = [f"c{number}" for number in range(count)]
    chain = [supports([one], other) for one, other in pairwise(names)]
    rebuttals = [rebuts([name], "x", weight=0.3) for name in names]
    wide = [supports(names, "y", linkage="cumulative"), supports([names[-1]], "x")]
    began = time.process_time()
    found = statuses([*names, "x", "y"], [*chain, *rebuttals, *wide])
    assert set(found.values()) == {"in"}
    assert time.process_time() - began < 5
