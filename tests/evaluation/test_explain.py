"""Explanations: a sentence for each rule of `standing`, and reasons that are real and enough."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation import Case, Status, standing
from argmap.evaluation import evaluate as evaluate_map
from argmap.evaluation.explain import Explanation, explain, surroundings
from argmap.graph import merge_same, same_classes
from argmap.model import ArgumentMap
from tests.odd_maps import dense_map, wild_maps
from tests.strategies import show


def a_map(claims: Any, *arguments: dict[str, Any], **parts: Any) -> ArgumentMap:
    """Return a map: claims by their letters, or by id and stance (`{"a": "reports"}`) or id and keys."""
    named = claims if isinstance(claims, dict) else dict.fromkeys(claims, "asserts")
    given = {
        name: {"text": f"{name} is so.", **({"stance": what} if isinstance(what, str) else what)}
        for name, what in named.items()
    }
    return ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": given, "arguments": list(arguments), **parts}
    )


def why(argument_map: ArgumentMap, claim: str, **assume: Status) -> list[str]:
    """Return an explanation as lines, indented by depth."""
    found = explain(argument_map, claim, Case(assume))
    return [f"{'  ' * step.depth}{step.of} {step.status}: {step.text}" for step in found.steps]


def argument(premises: list[Any], conclusion: str = "", **more: Any) -> dict[str, Any]:
    return {"premises": premises, **({"conclusion": conclusion} if conclusion else {}), **more}


# -- claims that nothing supports --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stance", "line"),
    [
        ("asserts", "a in: the author puts it forward, and nothing speaks against it"),
        ("grants", "a in: the author grants it, and nothing speaks against it"),
        ("reports", "a undecided: the author only reports it, and nothing supports it"),
        ("doubts", "a undecided: the author doubts it, and nothing supports it"),
        ("rejects", "a out: the author rejects it, and nothing supports it"),
    ],
)
def test_presumptions(stance: str, line: str) -> None:
    assert why(a_map({"a": stance}), "a") == [line]


def test_what_is_supposed_and_what_is_contrary_to_it() -> None:
    both = a_map("ab", contraries=[["a", "b"]])
    assert why(both, "a", a="out") == ["a out: it is supposed so"]
    assert why(both, "b", a="in") == ["b out: its contrary `a` is supposed to hold"]


def test_two_presumptions_that_clash() -> None:
    assert why(a_map("ab", contraries=[["a", "b"]]), "a") == [
        "a undecided: the author puts it forward, and so `b`, which cannot hold beside it; nothing supports either",
        "  b undecided: the author puts it forward, and so `a`, which cannot hold beside it; nothing supports either",
        "    a undecided: it hangs on itself through `b`",
    ]


def test_a_rebuttal_of_what_is_merely_put_forward() -> None:
    rebutted = a_map({"a": "asserts", "b": "asserts"}, argument(["b"], rebuts="a", id="r"))
    assert why(rebutted, "a") == [
        "a out: nothing supports it, and `r` speaks against it",
        "  `r` in: weighs 1, as `b` is in",
        "    b in: the author puts it forward, and nothing speaks against it",
    ]
    assert why(rebutted, "a", b="undecided")[:2] == [
        "a undecided: the author puts it forward, but it is open whether `r` speaks against it",
        "  `r` undecided: is open (weighs 0 to 1): `b` is undecided",
    ]
    assert why(rebutted, "a", b="out") == [
        "a in: the author puts it forward, and nothing that speaks against it carries",
        "  `r` out: needs `b`, which is out",
        "    b out: it is supposed so",
    ]


def test_contraries_that_are_out_are_told_where_they_would_count() -> None:
    clash = a_map("abc", contraries=[["a", "b"]])
    assert why(clash, "a", b="out") == [
        "a in: the author puts it forward, and nothing speaks against it, and its contrary `b` is out",
        "  b out: it is supposed so",
    ]
    supported = a_map("abc", argument(["c"], "b", id="s"), contraries=[["a", "b"]])
    assert why(supported, "a", b="out")[0].endswith("and its contrary `b` is out")


def test_a_standard_that_the_support_does_not_reach_though_nothing_is_against_it() -> None:
    weak = a_map({"a": "asserts", "b": {"standard": "clear-and-convincing"}}, argument(["a"], "b", weight=0.5))
    assert why(weak, "b") == [
        "b out: its support weighs 0.5, against nothing; the support must weigh more than 0.5 more "
        "(clear and convincing)"
    ]


def test_what_supports_a_contrary_speaks_against_a_claim() -> None:
    contrary = a_map("abc", argument(["c"], "b", id="s"), contraries=[["a", "b"]])
    assert why(contrary, "a")[0] == "a out: nothing supports it, and `s`, for its contrary `b`, speaks against it"


# -- claims with support -----------------------------------------------------------------------------------------------


def test_the_chain_goes_on_to_what_is_undercut() -> None:
    lens = a_map(
        ["red", "perception", "lens", "light"],
        argument(["lens"], "perception", id="seen"),
        argument(["perception"], "red", id="looks"),
        argument(["light"], undercuts="seen", id="red-light"),
    )
    assert why(lens, "red") == [
        "red out: its only support `looks` needs `perception`, which is out",
        "  perception out: its only support `seen` is undercut by `red-light`",
        "    `red-light` in: weighs 1, as `light` is in",
        "      light in: the author puts it forward, and nothing speaks against it",
    ]


def test_an_undercut_that_is_itself_undercut_spares_the_support() -> None:
    spared = a_map(
        "abcd",
        argument(["a"], "d", id="s"),
        argument(["b"], undercuts="s", id="u"),
        argument(["c"], undercuts="u", id="v"),
    )
    lines = why(spared, "d")
    assert (
        lines[0] == "d in: its only support `s` weighs 1, as `a` is in, and `u` against the inference carries nothing"
    )
    assert "  `u` out: is undercut by `v`" in lines


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({}, "needs `a`, which is out"),
        ({"stance": "rejects"}, "is an inference that the author rejects"),
        ({"weight": 0}, "has the weight 0"),
        ({"linkage": "convergent"}, "has no premise that holds: `a` and `b` are out"),
        ({"linkage": "cumulative"}, "has no premise that holds: `a` and `b` are out"),
    ],
)
def test_supports_that_do_not_carry(more: dict[str, Any], line: str) -> None:
    stances = {"a": "rejects", "b": "rejects" if "linkage" in more else "asserts", "c": "asserts"}
    found = why(a_map(stances, argument(["a", "b"], "c", id="s", **more)), "c")
    assert found[0] == f"c out: its only support `s` {line}"


def test_premises_that_must_not_hold_and_premises_that_are_held() -> None:
    claims = {"a": "asserts", "b": "rejects", "c": "asserts", "d": "asserts"}
    denied = a_map(claims, argument([{"not": "a"}], "c", id="s"), argument([{"not": "b"}, {"held": "b"}], "d", id="t"))
    assert why(denied, "c")[0] == "c out: its only support `s` needs `a` not to hold, which is in"
    assert why(denied, "d")[0] == "d in: its only support `t` weighs 1, as `b` is out, as it needs and `b` is held"


def test_an_argument_that_is_left_out() -> None:
    found = explain(a_map("ab", argument(["a"], "b", id="s")), "b", Case(without=frozenset({"s"})))
    assert found.steps[0].text == "its only support `s` is left out"


def test_several_supports_none_of_which_carries() -> None:
    claims = {"a": "rejects", "b": "rejects", "c": "asserts"}
    found = why(a_map(claims, argument(["a"], "c", id="s"), argument(["b"], "c")), "c")
    assert found[0] == "c out: none of its 2 supports carries"
    assert "  #2 (from `b`) out: needs `b`, which is out" in found


def test_a_tie_and_a_stronger_rebuttal() -> None:
    tie = a_map("abc", argument(["a"], "c", id="s"), argument(["b"], rebuts="c", id="r"))
    assert why(tie, "c")[0] == "c out: its support weighs 1; against it, `r` weighs 1; a tie puts it out"
    weak = a_map("abc", argument(["a"], "c", weight=0.4), argument(["b"], rebuts="c", id="r", weight=0.7))
    assert why(weak, "c")[0] == "c out: its support weighs 0.4; against it, `r` weighs 0.7; the support must weigh more"


@pytest.mark.parametrize(
    ("standard", "against", "text"),
    [
        (
            "preponderance",
            0.5,
            "its only support `s` weighs 0.9, what speaks against it 0.5 at most; the support must weigh more",
        ),
        (
            "clear-and-convincing",
            0.5,
            "its support weighs 0.9; against it, `r` weighs 0.5; the support must weigh more than 0.5 more "
            "(clear and convincing)",
        ),
        (
            "beyond-reasonable-doubt",
            0.3,
            "its support weighs 0.9; against it, `r` weighs 0.3; the support must weigh more than 0.5 more, and "
            "what is against it less "
            "than 0.3 (beyond reasonable doubt)",
        ),
    ],
)
def test_standards_are_told_with_their_numbers(standard: str, against: float, text: str) -> None:
    disputed = a_map(
        {"a": "asserts", "b": "asserts", "c": {"standard": standard}},
        argument(["a"], "c", id="s", weight=0.9),
        argument(["b"], rebuts="c", id="r", weight=against),
    )
    assert explain(disputed, "c").steps[0].text == text


def test_a_cumulative_argument_that_is_partly_held() -> None:
    claims = {"a": "asserts", "b": "rejects", "c": "asserts"}
    part = a_map(claims, argument(["a", "b"], "c", id="s", linkage="cumulative"))
    assert why(part, "c")[0] == "c in: its only support `s` weighs 0.5 by 1 of its 2 premises, as `a` is in"
    rebutted = a_map(
        {**claims, "d": "asserts"},
        argument(["a", "b"], "c", id="s", linkage="cumulative"),
        argument(["d"], rebuts="c", id="r", weight=0.8),
    )
    lines = why(rebutted, "c")
    assert lines[0] == "c out: its support weighs 0.5; against it, `r` weighs 0.8; the support must weigh more"
    assert "  `s` in: weighs 0.5 at most: 1 of its 2 premises fails: `b` is out" in lines


def test_what_is_open_is_told_as_open() -> None:
    open_support = a_map({"a": "reports", "b": "asserts"}, argument(["a"], "b", id="s"))
    assert why(open_support, "b") == [
        "b undecided: its only support `s` is open (weighs 0 to 1): `a` is undecided",
        "  a undecided: the author only reports it, and nothing supports it",
    ]
    reported = a_map("ab", argument(["a"], "b", id="s", stance="reports"))
    assert why(reported, "b") == [
        "b undecided: its only support `s` is open (weighs 0 to 1): the author only reports the inference"
    ]
    undercut = a_map(
        {"a": "asserts", "b": "asserts", "c": "reports"},
        argument(["a"], "b", id="s"),
        argument(["c"], undercuts="s", id="u"),
    )
    assert (
        why(undercut, "b")[0] == "b undecided: its only support `s` is open (weighs 0 to 1): it may be undercut by `u`"
    )
    against = a_map(
        {"a": "asserts", "b": "asserts", "c": "reports"},
        argument(["a"], "b", id="s"),
        argument(["c"], rebuts="b", id="r"),
    )
    assert why(against, "b")[0] == (
        "b undecided: `r`, which speaks against it, is open: 1 for it, 0 to 1 against it; the support must weigh more"
    )
    both = a_map({"a": "reports", "b": "asserts"}, argument(["a"], "b"), argument(["a"], rebuts="b"))
    assert why(both, "b")[0].startswith("b undecided: both sides are open: 0 to 1 for it, 0 to 1 against it")


def test_a_loop_is_told_as_a_loop() -> None:
    ring = a_map("abc", argument(["a"], "b", id="x"), argument(["b"], "c", id="y"), argument(["c"], "a", id="z"))
    assert why(ring, "a") == [
        "a undecided: its only support `z` is open (weighs 0 to 1): `c` is undecided",
        "  c undecided: its only support `y` is open (weighs 0 to 1): `b` is undecided",
        "    b undecided: its only support `x` is open (weighs 0 to 1): `a` is undecided",
        "      a undecided: it hangs on itself through `c` and `b`",
    ]


def test_what_is_in_is_never_told_to_rest_on_itself() -> None:
    """`a` has a support that rests on `a`, listed first; told is the one by which it came to stand."""
    ring = a_map("abp", argument(["b"], "a", id="ring"), argument(["a"], "b"), argument(["p"], "a", id="ground"))
    assert why(ring, "a") == [
        "a in: its support `ground` weighs 1, as `p` is in",
        "  p in: the author puts it forward, and nothing speaks against it",
    ]


def test_claims_that_say_the_same_are_named() -> None:
    same = a_map("abc", argument(["a"], "b", id="s"), same=[["b", "c"]])
    step = explain(same, "c").steps[0]
    assert (step.of, step.also, step.text) == ("c", ("b",), "its only support `s` weighs 1, as `a` is in")


def test_a_chain_of_many_is_cut_and_says_so() -> None:
    names = [f"c{n}" for n in range(3000)]
    chain = a_map(names, *(argument([a], b) for a, b in pairwise(names)))
    found = explain(chain, names[-1])
    assert (len(found.steps), found.left_out) == (200, 1)
    assert len(explain(chain, names[-1], most=5000).steps) == 3000


def test_other_semantics_tell_what_bears_on_a_claim() -> None:
    m = a_map("abc", argument(["a"], "c", id="s"), argument(["b"], undercuts="s", id="u"))
    found = surroundings(m, "c", evaluate_map(m, "standing"))
    assert [(step.of, step.depth, step.text) for step in found.steps] == [
        ("c", 0, "by standing"),
        ("`s`", 1, "supports it, from `a` (in)"),
        ("`u`", 2, "undercuts that, from `b` (in)"),
    ]
    assert found.note


# -- on any map --------------------------------------------------------------------------------------------------------


def dense_maps() -> st.SearchStrategy[ArgumentMap]:
    """Generate small maps with many arguments: supports, rebuttals and undercuts of every kind, contraries, `same`.

    Drawn evenly from a seed: choices one by one are mostly drawn plain, and hold few rebuttals that matter.
    """
    return st.integers(0, 2**32).map(lambda seed: dense_map(Random(seed)))


def _cases(draw: Any, m: ArgumentMap) -> Case:
    names = st.sampled_from(list(m.claims))
    ids = [a.id for a in m.arguments if a.id]
    without = draw(st.sets(st.sampled_from(ids), max_size=1)) if ids else set()
    assume = draw(st.dictionaries(names, st.sampled_from(["in", "out", "undecided"]), max_size=2))
    return Case(assume, without=frozenset(without))


def _named(found: Explanation) -> tuple[set[str], set[int]]:
    """Return the claims and arguments that an explanation names, those told together with a claim among them."""
    claims = {step.of for step in found.steps if step.kind == "claim"}
    told = {step.index for step in found.steps if step.index is not None}
    return claims, told | {index for step in found.steps for index in step.within}


@given(dense_maps(), st.data())
def test_every_step_tells_a_status_that_is_so(m: ArgumentMap, data: st.DataObject) -> None:
    show(m)
    case = _cases(data.draw, m)
    found = standing(m, assume=case.assume, without=case.without)
    for claim in m.claims:
        explanation = explain(m, claim, case)
        assert explanation.status == found.claims[claim]
        for step in explanation.steps:
            if step.index is None:
                assert step.status == found.claims[step.of]
            else:
                weight = found.arguments[step.index]
                assert step.status == ("in" if weight.low > 0 else "undecided" if weight.high > 0 else "out")


@given(wild_maps())
def test_nothing_odd_in_a_map_is_too_odd_to_explain(m: ArgumentMap) -> None:
    show(m)
    for claim in m.claims:
        explain(m, claim)
        surroundings(m, claim, evaluate_map(m))


@given(dense_maps(), st.data())
def test_only_what_is_undecided_is_told_as_a_loop(m: ArgumentMap, data: st.DataObject) -> None:
    show(m)
    case = _cases(data.draw, m)
    for claim in m.claims:
        for step in explain(m, claim, case).steps:
            assert step.kind != "loop" or step.status == "undecided"


@given(dense_maps(), st.data())
def test_the_reasons_told_are_enough(m: ArgumentMap, data: st.DataObject) -> None:
    """With every claim and every argument that is not named left open, whatever it is, it comes out so all the same."""
    show(m)
    case = _cases(data.draw, m)
    classes = same_classes(m)
    merged = merge_same(m)
    pins = {classes[name]: status for name, status in case.assume.items()}
    for claim in m.claims:
        found = explain(m, claim, case, most=10_000)
        if found.status == "undecided":
            continue
        claims, told = _named(found)
        left_open = {"premises": ["nowhere"], "stance": "reports", "id": None, "linkage": "linked"}
        cut = merged.model_copy(
            update={
                "arguments": [
                    each if index in told else each.model_copy(update=left_open)
                    for index, each in enumerate(merged.arguments)
                ]
            }
        )
        named = {classes[name] for name in claims}
        open_ones: dict[str, Status] = {name: "undecided" for name in merged.claims if name not in named}
        again = standing(cut, assume={**open_ones, **pins}, without=case.without)
        assert again.claims[classes[claim]] == found.status
