"""Sensitivities: gradients against finite differences, importances and tipping points against evaluations."""

from __future__ import annotations

import doctest
import itertools
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.evaluation import Case, Settings, evaluate, strength_flow
from argmap.evaluation.base import Gradual, Inference
from argmap.evaluation.sensitivity import Measure, birnbaum, gradient, swings, tipping_points
from argmap.model import ArgumentMap
from tests.evaluation.credence_maps import con, credence_maps, cut, pro, the_map
from tests.odd_maps import wild_maps
from tests.strategies import show
from tools import sessions

GRADUAL: tuple[Gradual, ...] = get_args(Gradual)
INFERENCE: tuple[Inference, ...] = get_args(Inference)
NARROW = 1e-5


def value(m: ArgumentMap, claim: str, measure: Measure, chosen: Settings | None = None, **credence: float) -> float:
    verdict = evaluate(m, measure, Case(credence=credence), chosen).claims[claim]
    found = verdict.strength if measure == "strength" else verdict.probability
    assert found is not None
    return found


def scattered(m: ArgumentMap, random: Any) -> ArgumentMap:
    """Return the map with credences for all, no two of them alike, so that no premises tie."""
    claims = {n: c.model_copy(update={"credence": random.uniform(0.05, 0.95)}) for n, c in m.claims.items()}
    return m.model_copy(update={"claims": claims})


# -- gradient ----------------------------------------------------------------------------------------------------------


def test_the_slope_of_a_product() -> None:
    m = the_map({"a": 0.8, "b": 0.5, "c": 0.9, "x": 0.0}, pro("ab", "x", weight=0.5), con("c", "c"))
    assert gradient(m, "x", settings=Settings(inference="product")) == pytest.approx({"a": 0.25, "b": 0.4})
    assert gradient(m, "x") == pytest.approx({"a": 0, "b": 0.5})  # only the least of linked premises counts


def test_premises_that_tie_share_the_slope() -> None:
    m = the_map({"a": 0.5, "b": 0.5, "x": 0.0}, pro("ab", "x"))
    assert gradient(m, "x") == pytest.approx({"a": 0.5, "b": 0.5})


def test_pinned_and_supported_claims_have_no_slope_and_a_denied_one_has_a_negative() -> None:
    m = the_map({"a": 0.3, "b": 0.5, "p": 0.5, "x": 0.0}, pro([{"not": "a"}], "x"), pro("p", "x"), pro("b", "p"))
    assert gradient(m, "x", Case(assume={"b": "out"})) == pytest.approx({"a": -0.5})
    assert gradient(m, "a") == {"a": 1}


@given(
    credence_maps(),
    st.sampled_from(GRADUAL),
    st.sampled_from(INFERENCE),
    st.randoms(use_true_random=False),
    st.data(),
)
def test_the_gradient_is_what_small_changes_make(
    m: ArgumentMap, gradual: Gradual, inference: Inference, random: Any, data: st.DataObject
) -> None:
    _holds_against_finite_differences(scattered(m, random), Settings(gradual=gradual, inference=inference), data)


@settings(max_examples=50)
@given(credence_maps(loops=True), st.sampled_from(GRADUAL), st.randoms(use_true_random=False), st.data())
def test_with_loops_too(m: ArgumentMap, gradual: Gradual, random: Any, data: st.DataObject) -> None:
    _holds_against_finite_differences(scattered(m, random), Settings(gradual=gradual, inference="product"), data)


def _holds_against_finite_differences(m: ArgumentMap, chosen: Settings, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(list(show(m).claims)))
    assume(evaluate(m, "strength", settings=chosen).finished)
    for leaf, slope in gradient(m, claim, settings=chosen).items():
        at = m.claims[leaf].credence
        assert at is not None
        now = value(m, claim, "strength", chosen)
        above = (value(m, claim, "strength", chosen, **{leaf: at + NARROW}) - now) / NARROW
        below = (now - value(m, claim, "strength", chosen, **{leaf: at - NARROW})) / NARROW
        if abs(above - below) < 1e-3:  # else a kink: there is no one slope
            assert slope == pytest.approx((above + below) / 2, abs=2e-3)
        else:
            low, high = sorted((above, below))
            assert low - 2e-3 <= slope <= high + 2e-3


def test_a_long_chain_has_a_gradient() -> None:
    names = [f"c{number}" for number in range(20_000)]
    arguments = [pro([one], other) for one, other in itertools.pairwise(names)]
    found = gradient(the_map(dict.fromkeys(names, 0.0) | {"c0": 0.7}, *arguments), "c19999")
    assert found == pytest.approx({"c0": 1})


def test_what_does_not_converge_has_no_gradient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength_flow, "MOST_STEPS", 3)
    m = the_map({"a": 0.9, "b": 0.7, "s": 0.5}, con("a", "b"), con("b", "a"), pro("s", "a"))
    with pytest.raises(ArithmeticError, match="do not converge"):
        gradient(m, "a")


def test_a_claim_that_is_not_there() -> None:
    m = the_map("a")
    for ask in (gradient, birnbaum, swings, tipping_points):
        with pytest.raises(KeyError):
            ask(m, "b")


# -- importance --------------------------------------------------------------------------------------------------------


def test_the_importance_of_two_in_series_and_of_two_side_by_side() -> None:
    """Birnbaum 1969: of a series, the other's probability; of parallels, the other's improbability."""
    claims = {"a": 0.8, "b": 0.5, "x": None}
    assert birnbaum(the_map(claims, pro("ab", "x")), "x") == pytest.approx({"a": 0.5, "b": 0.8})
    assert birnbaum(the_map(claims, pro("a", "x"), pro("b", "x")), "x") == pytest.approx({"a": 0.5, "b": 0.2})
    assert birnbaum(the_map(claims, pro("a", "x"), con("b", "x")), "x") == pytest.approx({"a": 0.5, "b": -0.8})


@given(credence_maps(), st.sampled_from(("strength", "probability")), st.data())
def test_a_swing_is_what_evaluations_say(m: ArgumentMap, measure: Measure, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(list(show(m).claims)))
    for leaf, swing in swings(m, claim, measure).items():
        assert swing.now == pytest.approx(value(m, claim, measure))
        assert swing.false == pytest.approx(value(m, claim, measure, **{leaf: 0.0}))
        assert swing.true == pytest.approx(value(m, claim, measure, **{leaf: 1.0}))
        assert swing.error == 0


def test_sampled_swings_share_their_chances(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot matter has a swing of exactly 0, and what matters is closer than its error says."""
    from argmap.evaluation import probability_worlds, sensitivity

    monkeypatch.setattr(sensitivity, "exact", lambda *given: {})
    monkeypatch.setattr(probability_worlds, "MOST_DRAWN", -1)
    m = the_map({"a": 0.5, "b": 0.5, "z": 0.5, "x": None}, pro("ab", "x"), pro("z", "x", weight=0.0))
    found = swings(m, "x", "probability", settings=Settings(samples=1_000))
    assert found["z"].importance == 0
    assert found["a"].importance == pytest.approx(0.5, abs=4 * found["a"].error)
    assert found["a"].false == 0
    assert found["a"].error


# -- tipping points ----------------------------------------------------------------------------------------------------


def test_where_a_conclusion_changes_sides() -> None:
    m = the_map({"a": 0.8, "b": 0.9, "u": 0.1, "x": 0.0}, pro("ab", "x", id="s"), cut("u", "s"))
    found = tipping_points(m, "x")  # 0.9·a = 0.5; 0.9·b is above it at 0.555…; 0.8·(1 − u) = 0.5
    assert found == pytest.approx({"a": 5 / 9, "b": 5 / 9, "u": 0.375})
    chances = tipping_points(m, "x", "probability")  # x = a·b·(1 − u)
    assert chances == pytest.approx({"a": 0.5 / 0.81, "b": 0.5 / 0.72, "u": 1 - 0.5 / 0.72})
    assert tipping_points(m, "x", threshold=0.95) == {"a": None, "b": None, "u": None}


@given(
    credence_maps(claims=6, arguments=6),
    st.sampled_from(("strength", "probability")),
    st.sampled_from((0.5, 0.3)),
    st.data(),
)
def test_at_a_tipping_point_the_threshold_is_met(
    m: ArgumentMap, measure: Measure, threshold: float, data: st.DataObject
) -> None:
    claim = data.draw(st.sampled_from(list(show(m).claims)))
    for leaf, point in tipping_points(m, claim, measure, threshold=threshold).items():
        if point is not None:
            assert 0 <= point <= 1
            assert value(m, claim, measure, **{leaf: point}) == pytest.approx(threshold, abs=1e-6)
        else:
            ends = [value(m, claim, measure, **{leaf: end}) - threshold for end in (0.0, 1.0)]
            assert ends[0] * ends[1] > 0 or ends[0] == pytest.approx(ends[1])


def test_of_two_tipping_points_the_nearer_one_is_given() -> None:
    """For and against at once: x = a·(1 − a) under DF-QuAD with the undercut's share; 0.16 at 0.2 and at 0.8."""
    m = the_map({"a": 0.7, "x": 0.0}, pro("a", "x", id="s"), cut("a", "s"))
    assert tipping_points(m, "x", threshold=0.16) == pytest.approx({"a": 0.8})
    assert tipping_points(m, "x", case=Case(credence={"a": 0.3}), threshold=0.16) == pytest.approx({"a": 0.2})


def test_on_loops_too() -> None:
    m = the_map({"a": 0.5, "b": 0.5, "s": 0.5}, con("a", "b"), con("b", "a"), pro("s", "a"))
    (point,) = (tipping_points(m, "b", threshold=0.2)["s"],)
    assert point is not None
    assert value(m, "b", "strength", s=point) == pytest.approx(0.2, abs=1e-6)


@settings(max_examples=30)
@given(wild_maps(), st.data())
def test_odd_maps_are_asked_too(m: ArgumentMap, data: st.DataObject) -> None:
    assume(m.claims)
    claim = data.draw(st.sampled_from(list(show(m).claims)))
    leaves = set(tipping_points(m, claim, "probability"))
    assert set(birnbaum(m, claim)) == leaves
    assert set(swings(m, claim)) == leaves


def test_the_example_of_the_page_on_evaluation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Path(__file__).parents[2] / "docs" / "evaluation.md"
    monkeypatch.chdir(tmp_path)
    blocks = list(sessions.fences(page.read_text(encoding="utf-8")))
    (town,) = [block.text for block in blocks if block.file == "credences.yaml"]
    Path("credences.yaml").write_text(town, encoding="utf-8")
    (example,) = [block.text for block in blocks if block.language == "python" and "sensitivity" in block.text]
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(example, {}, "evaluation.md", None, 0)
    doctest.DocTestRunner(verbose=False, optionflags=doctest.REPORT_NDIFF).run(test, out=said.append)
    assert not said, "".join(said)
