"""`probability`: by hand, against all worlds gone through one by one, and samples against what is exact."""

from __future__ import annotations

from itertools import pairwise
from itertools import product as pairings
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.evaluation import Case, Evaluation, Settings, Status, evaluate, probability, probability_worlds
from argmap.evaluation.order import Order
from argmap.evaluation.probability import chances, order_of
from argmap.evaluation.probability_exact import exact
from argmap.evaluation.probability_model import model
from argmap.evaluation.ready import ready
from argmap.graph import Graph
from argmap.model import ArgumentMap
from tests.evaluation.credence_maps import con, credence_maps, cut, pro, the_map
from tests.evaluation.test_standing import _by_definition
from tests.evaluation.test_strength import cases
from tests.odd_maps import wild_maps
from tests.strategies import show

FEW = st.sampled_from((0.0, 0.3, 1.0, 1.0, 1.0))


def probable(m: ArgumentMap, case: Case | None = None, **more: Any) -> Evaluation:
    return evaluate(m, "probability", case or Case(), Settings(**more))


def of(m: ArgumentMap, claim: str, case: Case | None = None) -> float:
    found = probable(m, case).claims[claim].probability
    assert found is not None
    return found


# -- by hand -----------------------------------------------------------------------------------------------------------


def test_a_leaf_has_its_credence_else_what_its_stance_says() -> None:
    m = the_map(
        {"a": None, "g": "grants", "r": "reports", "d": "doubts", "x": "rejects", "k": 0.3}
        | {"xk": {"stance": "rejects", "credence": 0.3}}
    )
    found = {n: (v.status, v.probability, v.possibility, v.error) for n, v in probable(m).claims.items()}
    assert found == {
        "a": ("in", 1, 1, 0),
        "g": ("in", 1, 1, 0),
        "r": ("undecided", 0, 1, 0),
        "d": ("undecided", 0, 1, 0),
        "x": ("out", 0, 0, 0),
        "k": ("out", 0.3, 0.3, 0),
        "xk": ("out", 0.3, 0.3, 0),
    }
    assert of(m, "a", Case(credence={"a": 0.2})) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("linkage", "expected"), [("linked", 0.8 * 0.5), ("convergent", 1 - 0.2 * 0.5), ("cumulative", 1 - 0.2 * 0.5)]
)
def test_premises_and_the_inference(linkage: str, expected: float) -> None:
    m = the_map({"a": 0.8, "b": 0.5, "x": None}, pro("ab", "x", linkage=linkage, weight=0.9))
    assert of(m, "x") == pytest.approx(0.9 * expected)
    assert probable(m).arguments[0].probability == pytest.approx(0.9 * expected)


def test_denied_and_held_premises() -> None:
    m = the_map({"a": 0.8, "x": None, "y": None}, pro([{"not": "a"}], "x"), pro([{"held": "a"}], "y"))
    assert (of(m, "x"), of(m, "y")) == pytest.approx((0.2, 1))


def test_a_rebuttal_that_carries_puts_its_claim_out_whatever_supports_it() -> None:
    """Inferences that carry weigh the same, and a tie puts a claim out."""
    claims = {"a": 0.8, "b": 0.5, "x": None}
    assert of(the_map(claims, pro("a", "x"), con("b", "x", weight=0.5)), "x") == pytest.approx(0.8 * 0.75)


def test_undercut() -> None:
    claims = {"a": 0.8, "u": 0.5, "v": 0.4, "x": None}
    arguments = [pro("a", "x", id="s"), cut("u", "s", id="t"), cut("v", "t")]
    assert of(the_map(claims, *arguments), "x") == pytest.approx(0.8 * (1 - 0.5 * 0.6))


def test_a_premise_used_twice_is_one_chance() -> None:
    """Two ways to x from a: together as probable as a, not 1 − 0.5². Both a and b in three places: still exact."""
    assert of(the_map({"a": 0.5, "p": None, "q": None, "x": None}, *_diamond()), "x") == pytest.approx(0.5)
    both = pro("pq", "x")
    m = the_map({"a": 0.5, "p": None, "q": None, "x": None}, pro("a", "p"), pro("a", "q"), both)
    assert of(m, "x") == pytest.approx(0.5)


def _diamond() -> list[dict[str, Any]]:
    return [pro("a", "p"), pro("a", "q"), pro("p", "x"), pro("q", "x")]


def test_contraries_leave_each_other_undecided_in_the_worlds_where_both_are_true() -> None:
    found = probable(the_map({"a": 0.6, "b": 0.5}, contraries=[["a", "b"]])).claims
    assert (found["a"].probability, found["a"].possibility) == pytest.approx((0.3, 0.6))
    assert found["a"].status == "undecided"


def test_a_loop_is_undecided_in_the_worlds_where_nothing_decides_it() -> None:
    m = the_map({"a": None, "b": None, "s": 0.3}, pro("a", "b"), pro("b", "a"), pro("s", "a"))
    found = probable(m)
    assert (found.claims["b"].probability, found.claims["b"].possibility) == pytest.approx((0.3, 1))
    assert "2 claims are on loops or behind them: where a loop decides nothing, they are undecided" in found.notes


def test_what_independence_assumes_is_said_where_it_matters() -> None:
    assert probability.INDEPENDENCE in probable(the_map({"a": 0.5})).notes
    assert not probable(the_map({"a": None})).notes


def test_a_credence_that_is_not_used_is_told() -> None:
    found = probable(the_map({"a": None, "x": 0.3}, pro("a", "x")))
    assert found.claims["x"].probability == 1
    assert found.notes == ("credences of claims with support are not used, as these stand by their reasons: x",)


def test_same_claims_are_one_chance() -> None:
    m = the_map({"a": None, "b": 0.4, "x": None}, pro("ab", "x"), same=[["a", "b"]])
    assert of(m, "x") == of(m, "a") == pytest.approx(0.4)
    assert of(m, "x", Case(assume={"a": "in"})) == 1


# -- against all worlds one by one -------------------------------------------------------------------------------------


def worlds(m: ArgumentMap, case: Case) -> dict[str, tuple[float, float]]:
    """Return claim → probability and possibility: each world as a map, read by the definition of `standing`."""
    supported = {argument.conclusion for argument in m.arguments}
    pins = dict(case.assume)
    choices: list[list[tuple[Any, float]]] = []
    for name, claim in m.claims.items():
        chance = case.credence.get(name, claim.credence)
        if chance is not None and name not in supported and name not in pins:
            choices.append(
                [((name, stance), p) for stance, p in (("asserts", chance), ("rejects", 1 - chance)) if p > 0]
            )
    for index, argument in enumerate(m.arguments):
        gone = argument.id in case.without
        weight = 0.0 if gone else argument.weight
        choices.append([((index, value), p) for value, p in ((1.0, weight), (0.0, 1 - weight)) if p > 0])
    assume(sum(len(several) > 1 for several in choices) <= 7)
    found = {name: [0.0, 0.0] for name in m.claims}
    for world in pairings(*choices):
        share = 1.0
        claims, arguments = dict(m.claims), list(m.arguments)
        for (key, value), chance in world:
            share *= chance
            if isinstance(key, str):
                claims[key] = claims[key].model_copy(update={"stance": value})
            else:
                arguments[key] = arguments[key].model_copy(update={"weight": value})
        statuses = _by_definition(m.model_copy(update={"claims": claims, "arguments": arguments}), pins)
        for name, status in statuses.items():
            found[name][0] += share * (status == "in")
            found[name][1] += share * (status != "out")
    return {name: (low, high) for name, (low, high) in found.items()}


@given(credence_maps(claims=6, arguments=6, weights=FEW), st.data())
def test_without_loops_it_is_what_all_worlds_together_say(m: ArgumentMap, data: st.DataObject) -> None:
    case = data.draw(cases(show(m)))
    expected = worlds(m, case)
    for name, verdict in probable(m, case).claims.items():
        assert (verdict.probability, verdict.possibility) == pytest.approx(expected[name], abs=1e-12)
        assert verdict.error == 0


@given(credence_maps(claims=5, arguments=7, weights=FEW, loops=True), st.data())
def test_with_loops_too(m: ArgumentMap, data: st.DataObject) -> None:
    case = data.draw(cases(show(m)))
    expected = worlds(m, case)
    for name, verdict in probable(m, case).claims.items():
        assert (verdict.probability, verdict.possibility) == pytest.approx(expected[name], abs=1e-12)


@settings(max_examples=60)
@given(credence_maps(claims=12, arguments=16))
def test_modules_and_all_worlds_at_once_agree(m: ArgumentMap) -> None:
    """Two ways to the exact answer that share no code beyond the network; here with more shared premises."""
    built = model(ready(show(m), Case()))
    order = order_of(built.nodes)
    assume(not order.core)
    assume(sum(node.uncertain for node in built.nodes) <= probability_worlds.MOST_DRAWN)
    by_module = exact(built.nodes, order.before, float("inf"))
    wanted = range(len(built.nodes))
    told = probability_worlds.tally(built.nodes, order, wanted, 1, 0, float("inf"))
    assert told.every
    assert set(by_module) == set(wanted)
    for node in wanted:
        for side in (0, 1):
            share = sum(p for value, p in by_module[node].items() if value[side] > 0)
            assert share == pytest.approx(told.marginals[node][side], abs=1e-9)


@given(credence_maps(weights=st.just(1.0)), st.data())
def test_where_all_is_sure_it_is_standing(m: ArgumentMap, data: st.DataObject) -> None:
    """Credences of 0 and 1, weights of 1: probability says what `standing` says of the claims so taken."""
    claims = {
        name: claim.model_copy(update={"credence": None if claim.credence is None else round(claim.credence)})
        for name, claim in m.claims.items()
    }
    supported = Graph(m).supports
    taken = {
        name: claim.model_copy(update={"stance": "asserts" if claim.credence else "rejects"})
        if claim.credence is not None and name not in supported
        else claim
        for name, claim in claims.items()
    }
    names = st.sampled_from(list(m.claims))
    statuses = st.sampled_from(("in", "out", "undecided"))
    case = Case(data.draw(st.dictionaries(names, statuses, max_size=2)))
    found = probable(show(m).model_copy(update={"claims": claims}), case).claims
    stands = evaluate(m.model_copy(update={"claims": taken}), "standing", case).claims
    assert {name: each.status for name, each in found.items()} == {name: each.status for name, each in stands.items()}


# -- samples -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def only_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probability, "exact", lambda *given: {})
    monkeypatch.setattr(probability_worlds, "MOST_DRAWN", -1)


def _random(m: ArgumentMap, seed: int = 0, samples: int = 2_000) -> Evaluation:
    return probable(m, seed=seed, samples=samples)


def _ladder(rungs: int) -> ArgumentMap:
    """Each claim rests on the two before it: shared premises all the way."""
    claims: dict[str, Any] = {"c0": 0.9, "c1": 0.8} | {f"c{n}": None for n in range(2, rungs)}
    steps = [pro([f"c{n - 1}", f"c{n - 2}"], f"c{n}", linkage="convergent", weight=0.9) for n in range(2, rungs)]
    return the_map(claims, *steps, con(["c0"], "c3", weight=0.2), con(["c1"], "c4", weight=0.3))


@pytest.mark.parametrize("seed", range(5))
def test_samples_are_within_four_standard_errors_of_what_is_exact(seed: int, request: pytest.FixtureRequest) -> None:
    m = _ladder(15)
    right = probable(m)
    assert all(verdict.error == 0 for verdict in right.claims.values())
    request.getfixturevalue("only_samples")
    found = _random(m, seed)
    for name, verdict in found.claims.items():
        assert verdict.error
        assert verdict.error < 0.012
        assert verdict.probability == pytest.approx(right.claims[name].probability, abs=4 * verdict.error)
        assert verdict.possibility == pytest.approx(right.claims[name].possibility, abs=4 * verdict.error)
    assert f"15 of 15 claims from 2,000 samples, seed {seed}" in found.notes


@pytest.mark.usefixtures("only_samples")
def test_the_same_seed_gives_the_same_answer_and_another_another() -> None:
    m = _ladder(8)
    assert _random(m, 3) == _random(m, 3)
    assert _random(m, 3) != _random(m, 4)


@pytest.mark.usefixtures("only_samples")
def test_what_never_happened_in_the_samples_is_not_called_certain() -> None:
    verdict = _random(the_map({"a": 1e-9})).claims["a"]
    assert verdict.probability == 0
    assert verdict.error


def test_a_long_ladder_is_exact_and_a_knot_is_sampled() -> None:
    assert probable(_ladder(300)).claims["c299"].error == 0
    many = 24
    claims: dict[str, Any] = {f"c{n}": 0.5 for n in range(many)} | {f"d{n}": None for n in range(many)} | {"x": None}
    steps = [
        pro([f"c{n}", f"c{(n * 5 + 1) % many}", f"c{(n * 7 + 3) % many}"], f"d{n}", linkage="convergent", weight=0.9)
        for n in range(many)
    ]
    found = probable(the_map(claims, *steps, pro([f"d{n}" for n in range(many)], "x")))
    assert found.claims["x"].error
    assert found.claims["d0"].error == 0
    assert found.finished


def test_when_the_time_is_over_it_says_after_how_many_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probability_worlds, "_CELLS", 0)
    monkeypatch.setattr(probability_worlds, "MOST_DRAWN", -1)
    found = probable(_ladder(10), timeout=0.0)
    assert not found.finished
    assert found.notes[-1] == "the time was over after 64 of 10,000 samples"


def test_a_long_chain_and_a_wide_tree_are_exact() -> None:
    names = [f"c{number}" for number in range(5_000)]
    chain = the_map(
        {name: 0.5 if name == "c0" else None for name in names},
        *[pro([one], other) for one, other in pairwise(names)],
    )
    assert probable(chain).claims["c4999"].probability == 0.5
    tree = the_map(dict.fromkeys(names, 0.001), *[pro([name], "c0") for name in names[1:2001]])
    found = probable(tree).claims["c0"]
    assert found.probability == pytest.approx(1 - 0.999**2000)
    assert found.error == 0


@settings(max_examples=50)
@given(wild_maps())
def test_odd_maps_are_evaluated_too(m: ArgumentMap) -> None:
    found = probable(show(m), Case(assume={"zz": "in"}, credence={"a": 0.5, "nowhere": 1}))
    for verdict in found.claims.values():
        assert 0 <= (verdict.probability or 0) <= (verdict.possibility or 0) + 1e-12 <= 1 + 2e-12
    assert len(found.arguments) == len(m.arguments)


def test_status_is_the_side_of_one_half() -> None:
    claims = probable(the_map({"a": 0.6, "b": 0.4, "c": 0.5})).claims
    expected: list[Status] = ["in", "out", "undecided"]
    assert [claims[name].status for name in "abc"] == expected


def test_only_what_was_asked_for_is_computed() -> None:
    built = model(ready(the_map({"a": 0.3, "b": 0.4}), Case()))
    found = chances(built.nodes, order_of(built.nodes), [built.claims["a"]], Settings())
    assert found.of(built.claims["a"]).low == pytest.approx(0.3)
    assert isinstance(order_of(built.nodes), Order)
