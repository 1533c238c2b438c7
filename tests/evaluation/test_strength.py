"""`strength`: by hand, by the papers' examples and laws, and against a naive reading of the definitions."""

from __future__ import annotations

import itertools
import subprocess
import sys
from math import exp, prod
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.evaluation import SEMANTICS, Case, Evaluation, Settings, Status, evaluate, strength_flow
from argmap.evaluation.base import Gradual, Inference
from argmap.graph import Graph, contraries_of
from argmap.model import ArgumentMap
from tests.evaluation.credence_maps import SHARES, con, credence_maps, cut, pro, the_map
from tests.odd_maps import wild_maps
from tests.strategies import show

GRADUAL: tuple[Gradual, ...] = get_args(Gradual)
INFERENCE: tuple[Inference, ...] = get_args(Inference)


def strength(m: ArgumentMap, case: Case | None = None, gradual: Gradual = "df-quad", **more: Any) -> Evaluation:
    return evaluate(m, "strength", case or Case(), Settings(gradual=gradual, **more))


def of(m: ArgumentMap, claim: str, case: Case | None = None, gradual: Gradual = "df-quad", **more: Any) -> float:
    found = strength(m, case, gradual, **more).claims[claim].strength
    assert found is not None
    return found


# -- by hand, and from the papers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gradual", "support", "attack", "both"),
    [
        # supporters of 0.8 and 0.5, and an attacker of 0.6, of a claim with base score 0.4
        ("df-quad", 0.4 + 0.6 * 0.9, 0.4 - 0.4 * 0.6, 0.4 + 0.6 * (0.9 - 0.6)),
        ("quadratic-energy", 0.4 + 0.6 * 1.69 / 2.69, 0.4 - 0.4 * 0.36 / 1.36, 0.4 + 0.6 * 0.49 / 1.49),
        (
            "euler",
            1 - 0.84 / (1 + 0.4 * exp(1.3)),
            1 - 0.84 / (1 + 0.4 * exp(-0.6)),
            1 - 0.84 / (1 + 0.4 * exp(0.7)),
        ),
    ],
)
def test_supporters_and_attackers_of_one_claim(gradual: Gradual, support: float, attack: float, both: float) -> None:
    claims = {"x": 0.4, "s": 0.8, "t": 0.5, "u": 0.6}
    pros, cons = [pro("s", "x"), pro("t", "x")], [con("u", "x")]
    assert of(the_map(claims, *pros), "x", gradual=gradual) == pytest.approx(support)
    assert of(the_map(claims, *cons), "x", gradual=gradual) == pytest.approx(attack)
    assert of(the_map(claims, *pros, *cons), "x", gradual=gradual) == pytest.approx(both)
    assert of(the_map(claims), "x", gradual=gradual) == 0.4


def test_the_stock_example_of_the_quadratic_energy_model() -> None:
    """Potyka (KR 2018): whether to sell, by two experts of whom one speaks against the other's case."""
    m = the_map({"a": 0.5, "b": 0.8, "c": 0.2}, con("a", "b"), con("c", "b"), pro("c", "a"))
    found = strength(m, gradual="quadratic-energy").claims
    assert [found[name].strength for name in "abc"] == pytest.approx([0.5192, 0.5273, 0.2], abs=5e-5)


def test_a_published_graph_of_six_arguments_under_quadratic_energy() -> None:
    """Example 4.1 of Čyras, Kampik & Weng, *Dispute Trees as Explanations in Quantitative Argumentation* (2022)."""
    claims = {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0}
    arguments = [pro("b", "a"), con("c", "a"), pro("d", "a"), con("e", "b"), pro("e", "c"), con("f", "c")]
    found = strength(the_map(claims, *arguments), gradual="quadratic-energy").claims
    assert [found[name].strength for name in "abcdef"] == pytest.approx([0.519, 0.172, 0.625, 0.65, 0.4, 1], abs=5e-4)


def test_what_settles_a_df_quad_claim_altogether() -> None:
    sure = {"x": 0.3, "s": 1.0, "t": 0.7}
    assert of(the_map(sure, pro("s", "x")), "x") == 1
    assert of(the_map(sure, con("s", "x")), "x") == 0
    assert of(the_map(sure, con("s", "x"), pro("s", "x"), pro("t", "x")), "x") == pytest.approx(0.3)


def test_nothing_moves_a_base_score_of_0_or_1_under_euler() -> None:
    claims = {"x": 1.0, "y": 0.0, "s": 1.0}
    m = the_map(claims, con("s", "x"), pro("s", "y"))
    assert (of(m, "x", gradual="euler"), of(m, "y", gradual="euler")) == (1, 0)


# -- how a map is read -------------------------------------------------------------------------------------------------


def test_base_scores() -> None:
    m = the_map(
        {"a": None, "g": "grants", "r": "reports", "d": "doubts", "x": "rejects", "k": 0.9}
        | {"xk": {"stance": "rejects", "credence": 0.3}, "xs": "rejects"},
        pro([{"not": "k"}], "xs", weight=0),
    )
    found = {name: verdict.strength for name, verdict in strength(m).claims.items()}
    assert found == {"a": 0.5, "g": 0.5, "r": 0.5, "d": 0.5, "x": 0, "k": 0.9, "xk": 0.3, "xs": 0.5}
    supposed = Case(credence={"a": 0.2, "k": 0.1, "nowhere": 1})
    assert (of(m, "a", supposed), of(m, "k", supposed)) == (0.2, 0.1)


@pytest.mark.parametrize(
    ("linkage", "minimum", "product"),
    [("linked", 0.2, 0.8 * 0.7 * 0.2), ("convergent", 0.8, 1 - 0.2 * 0.3 * 0.8), ("cumulative", 1.7 / 3, 1.7 / 3)],
)
def test_linkage_and_inference(linkage: str, minimum: float, product: float) -> None:
    m = the_map(
        {"a": 0.8, "b": 0.3, "c": 0.2, "x": 0.0}, pro(["a", {"not": "b"}, "c"], "x", linkage=linkage, weight=0.5)
    )
    assert of(m, "x") == pytest.approx(0.5 * minimum)
    assert of(m, "x", inference="product") == pytest.approx(0.5 * product)
    assert strength(m).arguments[0].strength == pytest.approx(0.5 * minimum)


def test_that_a_claim_is_held_is_sure_and_what_is_not_in_the_map_is_even() -> None:
    m = the_map({"a": 0.1, "x": 0.0, "y": 0.0}, pro([{"held": "a"}], "x"), pro(["nowhere"], "y"))
    assert (of(m, "x"), of(m, "y")) == (1, 0.5)


def test_the_stance_to_an_argument() -> None:
    for stance, factor in [("asserts", 1), ("grants", 1), ("reports", 0.5), ("doubts", 0.5), ("rejects", 0)]:
        m = the_map({"a": 0.8, "x": 0.0}, pro("a", "x", stance=stance))
        assert of(m, "x") == pytest.approx(0.8 * factor)


def test_an_undercut_attacks_the_inference_and_another_restores_some_of_it() -> None:
    claims = {"a": 0.8, "u": 0.5, "v": 0.5, "x": 0.0}
    arguments = [pro("a", "x", id="s"), cut("u", "s", id="t"), cut("v", "t")]
    assert of(the_map(claims, *arguments[:2]), "x") == pytest.approx(0.8 * (1 - 0.5))
    assert of(the_map(claims, *arguments), "x") == pytest.approx(0.8 * (1 - 0.25))


def test_a_pin_holds_against_all_reasons_and_its_contraries_are_out() -> None:
    m = the_map({"a": 0.9, "b": 0.9, "x": 0.5}, pro("a", "x"), con("b", "x"), contraries=[["a", "b"]])
    pinned: list[tuple[Status, float]] = [("in", 1), ("out", 0), ("undecided", 0.5)]
    for status, value in pinned:
        assert of(m, "x", Case(assume={"x": status})) == value
    assert of(m, "b", Case(assume={"a": "in"})) == 0
    assert of(m, "x", Case(assume={"a": "in"})) == 1


def test_contraries_attack_by_their_support_and_presumptions_each_other() -> None:
    both = [["a", "b"]]
    assert of(the_map({"a": 0.8, "b": 0.5}, contraries=both), "a") == pytest.approx(0.8 * 0.5)
    supported = the_map({"a": 0.8, "b": 0.5, "s": 0.6}, pro("s", "b"), contraries=both)
    assert of(supported, "a") == pytest.approx(0.8 * 0.4)
    assert of(supported, "b") == pytest.approx(0.5 + 0.5 * 0.6)  # what is merely presumed is no reason against support
    rebutted = the_map({"a": 0.8, "b": 0.5, "s": 0.6}, con("s", "b"), contraries=both)
    assert of(rebutted, "a") == pytest.approx(0.8 * (1 - 0.5 * 0.4))


def test_claims_that_say_the_same_are_one_and_left_out_arguments_do_not_count() -> None:
    claims = {"a": None, "b": 0.2, "s": 0.5}
    m = the_map(claims, pro("s", "a", id="p"), con("s", "b", id="q"), same=[["a", "b"]])
    assert of(m, "a") == of(m, "b") == pytest.approx(0.2)
    assert of(m, "a", Case(without=frozenset({"q"}))) == pytest.approx(0.6)
    assert of(m, "b", Case(credence={"a": 0.4})) == pytest.approx(0.4)
    assert of(m, "b", Case(assume={"a": "in"})) == 1


def test_status_is_the_side_of_one_half() -> None:
    claims = {"a": 0.6, "b": 0.4, "c": 0.5, "d": 0.3, "e": 0.5}
    found = strength(the_map(claims, pro("d", "e"), con("d", "e"))).claims
    assert [found[name].status for name in "abce"] == ["in", "out", "undecided", "undecided"]


# -- against a naive reading -------------------------------------------------------------------------------------------


class Naive:
    """The definitions by recursion, from the model alone; with `now`, one step of everything from there instead."""

    def __init__(self, m: ArgumentMap, gradual: Gradual, inference: Inference, case: Case) -> None:
        self.m, self.gradual, self.inference = m, gradual, inference
        self.case = case
        self.now: dict[str, float] | None = None
        self.contrary = {
            name: [o for o in m.claims if o != name and any(name in them and o in them for them in m.contraries)]
            for name in m.claims
        }
        self.pins: dict[str, str] = dict(case.assume)
        for name, status in case.assume.items():
            for other in self.contrary[name] if status == "in" else []:
                self.pins.setdefault(other, "out")

    def influence(self, b: float, pros: list[float], cons: list[float]) -> float:
        if self.gradual == "df-quad":
            v = prod(1 - c for c in cons) - prod(1 - p for p in pros)
            return b + (1 - b) * v if v > 0 else b + b * v
        e = sum(pros) - sum(cons)
        if self.gradual == "euler":
            return 1 - (1 - b * b) / (1 + b * exp(e))

        def h(x: float) -> float:
            return max(x, 0) ** 2 / (1 + max(x, 0) ** 2)

        return b - b * h(-e) + (1 - b) * h(e)

    def base(self, name: str) -> float:
        claim = self.m.claims[name]
        if name in self.case.credence:
            return self.case.credence[name]
        supported = any(a.conclusion == name for a in self.m.arguments)
        return (
            claim.credence if claim.credence is not None else 0 if claim.stance == "rejects" and not supported else 0.5
        )

    def rebuttals(self, name: str) -> list[float]:
        others = [other for other in self.contrary[name] if self.pins.get(other) != "out"]
        return [self.argument(a) for a in self.m.arguments if a.rebuts == name] + [
            self.argument(a) for other in others for a in self.m.arguments if a.conclusion == other
        ]

    def claim(self, name: str) -> float:
        if name in self.pins:
            return {"in": 1.0, "out": 0.0}.get(self.pins[name], 0.5)
        supported = {a.conclusion for a in self.m.arguments}
        cons = self.rebuttals(name)
        if name not in supported:
            cons += [
                self.influence(self.base(other), [], self.rebuttals(other))
                for other in self.contrary[name]
                if other not in supported and other not in self.pins
            ]
        pros = [self.argument(a) for a in self.m.arguments if a.conclusion == name]
        return self.influence(self.base(name), pros, cons)

    def argument(self, a: Any) -> float:
        if a.stance == "rejects" or a.id in self.case.without:
            return 0.0
        held = []
        for premise in a.premises:
            if isinstance(premise, str):
                held.append(self.value(premise))
            elif hasattr(premise, "held"):
                held.append(1.0)
            else:
                held.append(1 - self.value(premise.claim))
        share = {
            "linked": min(held) if self.inference == "minimum" else prod(held),
            "convergent": max(held) if self.inference == "minimum" else 1 - prod(1 - h for h in held),
            "cumulative": sum(held) / len(held),
        }[a.linkage]
        weight = a.weight * (0.5 if a.stance in ("reports", "doubts") else 1)
        return self.influence(weight * share, [], [self.argument(u) for u in self.m.arguments if u.undercuts == a.id])

    def value(self, name: str) -> float:
        return self.claim(name) if self.now is None else self.now[name]


@st.composite
def cases(draw: st.DrawFn, m: ArgumentMap) -> Case:
    names = st.sampled_from(list(m.claims))
    ids = st.sampled_from([argument.id for argument in m.arguments if argument.id] or ["none"])
    return Case(
        draw(st.dictionaries(names, st.sampled_from(("in", "out", "undecided")), max_size=2)),
        draw(st.dictionaries(names, SHARES, max_size=2)),
        draw(st.frozensets(ids, max_size=1)),
    )


@given(credence_maps(), st.sampled_from(GRADUAL), st.sampled_from(INFERENCE), st.data())
def test_one_pass_finds_what_the_definitions_say(
    m: ArgumentMap, gradual: Gradual, inference: Inference, data: st.DataObject
) -> None:
    case = data.draw(cases(show(m)))
    found = strength(m, case, gradual, inference=inference)
    naive = Naive(m, gradual, inference, case)
    for name in m.claims:
        assert found.claims[name].strength == pytest.approx(naive.claim(name), abs=1e-12)
    for argument, carried in zip(m.arguments, found.arguments, strict=True):
        assert carried.strength == pytest.approx(naive.argument(argument), abs=1e-12)
    assert found.finished
    assert not found.notes


@given(credence_maps(loops=True), st.sampled_from(GRADUAL), st.sampled_from(INFERENCE), st.data())
def test_on_loops_the_strengths_are_at_rest(
    m: ArgumentMap, gradual: Gradual, inference: Inference, data: st.DataObject
) -> None:
    case = data.draw(cases(show(m)))
    found = strength(m, case, gradual, inference=inference)
    assert all(0 <= (verdict.strength or 0) <= 1 for verdict in found.claims.values())
    if found.finished and not any(argument.undercuts for argument in m.arguments):
        naive = Naive(m, gradual, inference, case)
        naive.now = {name: verdict.strength or 0.0 for name, verdict in found.claims.items()}
        for name, now in naive.now.items():
            assert now == pytest.approx(naive.claim(name), abs=1e-8)
    assert found.finished or "did not converge" in found.notes[0]


# -- loops -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("base", "rest"), [(1.0, 0.5), (0.8, 0.8 / 1.8), (0.5, 1 / 3)])
def test_mutual_attack_comes_to_rest_where_stepping_goes_round_for_ever(base: float, rest: float) -> None:
    """With base scores of 1, s := 1 − s gives 1, 0, 1, 0 … for both; the flow ends at s = b·(1 − s)."""
    m = the_map({"a": base, "b": base}, con("a", "b"), con("b", "a"))
    assert (of(m, "a"), of(m, "b")) == pytest.approx((rest, rest), abs=1e-9)


def test_what_hangs_on_a_loop_is_computed_from_where_it_rests() -> None:
    m = the_map({"s": 0.5, "a": 1.0, "b": 1.0, "x": 0.0}, pro("s", "s"), con("a", "b"), con("b", "a"), pro("a", "x"))
    found = strength(m)
    assert found.claims["s"].strength == pytest.approx(1)  # a claim that supports itself: s = 0.5 + 0.5·s
    assert found.claims["x"].strength == pytest.approx(0.5)


def test_what_does_not_converge_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength_flow, "MOST_STEPS", 3)
    m = the_map({"a": 0.9, "b": 0.7}, con("a", "b"), con("b", "a"))
    found = strength(m)
    assert not found.finished
    assert found.notes[0].startswith("did not converge: the strengths of 4 claims and arguments on loops")


def test_long_chains_and_long_rings() -> None:
    names = [f"c{number}" for number in range(100_000)]
    chain = [pro([one], other) for one, other in itertools.pairwise(names)]
    found = strength(the_map(names, *chain)).claims
    assert found["c99999"].strength == pytest.approx(1)
    ring = strength(the_map(names[:20_000], *chain[:19_999], con(["c19999"], "c0")))
    assert ring.finished
    assert ring.claims["c0"].strength == pytest.approx(0, abs=1e-6)


# -- laws --------------------------------------------------------------------------------------------------------------


def _with(m: ArgumentMap, *arguments: dict[str, Any], **claims: float) -> ArgumentMap:
    data = m.model_dump(by_alias=True, exclude_defaults=True)
    for name, credence in claims.items():
        data["claims"][name] = {"text": "New.", "credence": credence}
    data["arguments"] = [*data.get("arguments", []), *arguments]
    return ArgumentMap.model_validate(data)


@given(credence_maps(), st.sampled_from(GRADUAL), SHARES, st.data())
def test_an_attack_never_strengthens_and_support_never_weakens(
    m: ArgumentMap, gradual: Gradual, share: float, data: st.DataObject
) -> None:
    """Rago et al. 2016; Amgoud & Ben-Naim 2017 (monotony); and what is worth nothing changes nothing (neutrality)."""
    name = data.draw(st.sampled_from(list(show(m).claims)))
    before = of(m, name, gradual=gradual)
    after = of(_with(m, con(["new"], name), new=share), name, gradual=gradual)
    assert after <= before + 1e-12
    assert share > 0 or after == pytest.approx(before)
    assume(name in Graph(m).supports or m.claims[name].credence is not None)  # else support takes a stance away
    assume(name not in contraries_of(Graph(m)))
    after = of(_with(m, pro(["new"], name), new=share), name, gradual=gradual)
    assert after >= before - 1e-12
    assert share > 0 or after == pytest.approx(before)


@given(st.lists(SHARES, max_size=4), SHARES, st.sampled_from(GRADUAL))
def test_equal_reasons_on_both_sides_leave_the_base_score(shares: list[float], base: float, gradual: Gradual) -> None:
    """Balance (Amgoud & Ben-Naim 2017)."""
    claims = {"x": base, **{f"c{n}": share for n, share in enumerate(shares)}}
    both = [make([f"c{n}"], "x") for n in range(len(shares)) for make in (pro, con)]
    assert of(the_map(claims, *both), "x", gradual=gradual) == pytest.approx(base)


@given(credence_maps(), st.sampled_from(GRADUAL), st.randoms())
def test_the_order_of_arguments_decides_nothing(m: ArgumentMap, gradual: Gradual, random: Any) -> None:
    """Anonymity (Amgoud & Ben-Naim 2017)."""
    shuffled = list(m.arguments)
    random.shuffle(shuffled)
    found = strength(m.model_copy(update={"arguments": shuffled}), gradual=gradual).claims
    for name, verdict in strength(m, gradual=gradual).claims.items():
        assert found[name].strength == pytest.approx(verdict.strength, abs=1e-12)


@settings(max_examples=50)
@given(wild_maps(), st.sampled_from(GRADUAL), st.sampled_from(INFERENCE))
def test_odd_maps_are_evaluated_too(m: ArgumentMap, gradual: Gradual, inference: Inference) -> None:
    found = strength(show(m), Case(assume={"zz": "in", "nowhere": "in"}), gradual, inference=inference)
    assert set(found.claims) == set(m.claims)
    assert len(found.arguments) == len(m.arguments)
    assert all(0 <= (verdict.strength or 0) <= 1 for verdict in found.claims.values())


def test_without_loops_no_arrays_are_loaded() -> None:
    code = (
        "import sys; from argmap.evaluation import evaluate; from argmap import loads;"
        "evaluate(loads('{argmap: 1, title: T, claims: {a: A, b: B}, arguments: [{premises: [a], conclusion: b}]}'),"
        "'strength'); assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_it_is_in_the_registry() -> None:
    assert "strength" in SEMANTICS


def test_what_supports_a_contrary_that_is_pinned_out_attacks_nothing() -> None:
    m = ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "T",
            "claims": dict.fromkeys(("a", "b", "p", "q"), "It holds."),
            "arguments": [{"premises": ["p"], "conclusion": "a"}, {"premises": ["q"], "conclusion": "b"}],
            "contraries": [["a", "b"]],
        }
    )
    assert evaluate(m, "strength").claims["a"].strength == pytest.approx(0.5)
    assert evaluate(m, "strength", Case({"b": "out"})).claims["a"].strength == pytest.approx(0.75)
