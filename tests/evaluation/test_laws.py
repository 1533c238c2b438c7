"""What the papers prove, and what a user takes for granted, on random maps; and chains of a hundred thousand."""

from __future__ import annotations

import time
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.evaluation import SEMANTICS, Case, Settings, evaluate, standing
from argmap.evaluation.explain import explain
from argmap.evaluation.hinges import hinges
from argmap.model import Argument, ArgumentMap, Claim
from tests.odd_maps import dense_map
from tests.strategies import show

LONG = 100_000


def bearing_on(m: ArgumentMap, claim: str) -> bool:
    return any(claim in (argument.conclusion, argument.rebuts) for argument in m.arguments)


@given(st.integers(0, 2**32), st.sampled_from(["standing", "grounded"]))
def test_an_argument_that_carries_nothing_can_be_taken_out(seed: int, semantics: str) -> None:
    """But for the last support of a claim: without it the claim is presumed, not argued for."""
    m = show(dense_map(Random(seed)))
    found = evaluate(m, semantics)
    idle = [at for at, carried in enumerate(found.arguments) if carried.status == "out"]
    kept = [a for at, a in enumerate(m.arguments) if at not in idle or a.conclusion is not None]
    less = m.model_copy(update={"arguments": kept})
    assert evaluate(less, semantics).claims == found.claims


@given(st.integers(0, 2**32), st.sampled_from(["standing", "grounded", "strength"]))
def test_a_rejected_leaf_can_be_taken_out_with_what_needs_it(seed: int, semantics: str) -> None:
    """A claim that nothing bears on, in no list: all that it is a linked premise of goes with it."""
    m = dense_map(Random(seed))
    claims = {**m.claims, "leaf": Claim(text="So.", stance="rejects")}
    added = [
        Argument.model_validate({"premises": ["leaf", *m.claims], relation: name})
        for name in m.claims
        for relation in (["rebuts"] if not any(a.conclusion == name for a in m.arguments) else ["rebuts", "conclusion"])
    ]
    more = show(m.model_copy(update={"claims": claims, "arguments": [*m.arguments, *added]}))
    with_leaf, without = evaluate(more, semantics).claims, evaluate(m, semantics).claims
    if semantics == "strength":  # loops may settle elsewhere when they are larger
        assume(evaluate(more, semantics).finished)
    assert {name: with_leaf[name].status for name in m.claims} == {name: v.status for name, v in without.items()}


@st.composite
def trees(draw: st.DrawFn) -> ArgumentMap:
    """Generate maps without loops, in which each claim bears on one before it."""
    share = st.integers(0, 10).map(lambda n: n / 10)
    count = draw(st.integers(2, 8))
    claims = {f"c{n}": Claim(text="So.", credence=draw(share)) for n in range(count)}
    arguments = [
        {
            "premises": [f"c{n}"],
            draw(st.sampled_from(("conclusion", "rebuts"))): f"c{draw(st.integers(0, n - 1))}",
            "weight": draw(share),
        }
        for n in range(1, count)
    ]
    return ArgumentMap(
        argmap=1, title="T", claims=claims, arguments=[Argument.model_validate(each) for each in arguments]
    )


@given(trees(), st.sampled_from(["df-quad", "quadratic-energy", "euler"]), st.sampled_from(["rebuts", "conclusion"]))
def test_one_more_rebuttal_never_raises_a_strength_and_one_more_support_never_lowers_it(
    m: ArgumentMap, gradual: Any, relation: str
) -> None:
    """Monotonicity (Rago et al. 2016, Potyka 2018, Amgoud & Ben-Naim 2017), on one more leaf of any credence."""
    show(m)
    before = evaluate(m, "strength", settings=Settings(gradual=gradual)).claims["c0"].strength
    claims = {**m.claims, "new": Claim(text="So.", credence=0.7)}
    added = Argument.model_validate({"premises": ["new"], relation: "c0", "weight": 0.9})
    more = m.model_copy(update={"claims": claims, "arguments": [*m.arguments, added]})
    after = evaluate(more, "strength", settings=Settings(gradual=gradual)).claims["c0"].strength
    assert before is not None
    assert after is not None
    assert after <= before + 1e-12 if relation == "rebuts" else after >= before - 1e-12


@given(trees())
def test_one_more_rebuttal_never_makes_a_claim_more_probable(m: ArgumentMap) -> None:
    show(m)
    before = evaluate(m, "probability").claims["c0"].probability
    claims = {**m.claims, "new": Claim(text="So.", credence=0.7)}
    added = Argument.model_validate({"premises": ["new"], "rebuts": "c0", "weight": 0.9})
    after = evaluate(m.model_copy(update={"claims": claims, "arguments": [*m.arguments, added]}), "probability")
    assert before is not None
    assert (after.claims["c0"].probability or 0.0) <= before + 1e-9


@given(st.integers(0, 2**32))
def test_what_is_settled_stays_so_when_what_is_undecided_is_pinned(seed: int) -> None:
    """Each step of `standing` only narrows: a status is the same however an open leaf turns out."""
    m = show(dense_map(Random(seed)))
    m = m.model_copy(update={"contraries": [], "same": []})
    found = standing(m).claims
    leaves = [c for c, status in found.items() if status == "undecided" and not bearing_on(m, c)]
    for leaf in leaves:
        for status in ("in", "out"):
            then = standing(m, assume={leaf: status}).claims  # type: ignore[dict-item]
            assert all(then[name] == known for name, known in found.items() if known != "undecided")


def chain(relation: str, **more: Any) -> ArgumentMap:
    names = [f"c{number}" for number in range(LONG)]
    base = Argument.model_validate({"premises": ["c0"], relation: "c1", **more})
    return ArgumentMap.model_construct(
        **{
            **dict(ArgumentMap.model_validate({"argmap": 1, "title": "A chain", "claims": {}})),
            "claims": {name: Claim(text="So.") for name in names},
            "arguments": [
                base.model_copy(update={"premises": [one], relation: other}) for one, other in pairwise(names)
            ],
        }
    )


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_chain_of_a_hundred_thousand_claims(semantics: str) -> None:
    m = chain("rebuts" if semantics in ("complete", "preferred", "stable") else "conclusion")
    found = evaluate(m, semantics, Case(credence={"c0": 1.0}))
    expected = "in" if semantics not in ("complete", "preferred", "stable") else "out"
    assert found.claims[f"c{LONG - 1}"].status == expected
    assert found.finished


def test_explaining_the_end_of_a_chain_of_a_hundred_thousand_claims() -> None:
    m = chain("conclusion")
    told = explain(m, f"c{LONG - 1}", most=5_000)
    assert (told.status, len(told.steps), told.left_out) == ("in", 5_000, 1)


def test_hinges_of_a_chain_of_a_hundred_thousand_claims_keep_to_their_time() -> None:
    m = chain("conclusion")
    begun = time.process_time()
    found = hinges(m, f"c{LONG - 1}", timeout=1)
    assert [each.premises for each in found.sets] in ([], [("c0",)])
    assert time.process_time() - begun < 30
