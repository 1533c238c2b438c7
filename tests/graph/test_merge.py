"""Claims that say the same, made one."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph, merge_same, rings
from argmap.model import ArgumentMap

CLAIMS = {name: f"The claim {name} holds." for name in "abcdef"}


def a_map(**parts: object) -> ArgumentMap:
    return ArgumentMap.model_validate({"argmap": 1, "title": "T", "author": "Anna", "claims": CLAIMS, **parts})


def test_a_map_without_same_is_returned_as_it_is() -> None:
    m = a_map()
    assert merge_same(m) is m


def test_all_that_referred_to_a_claim_refers_to_the_first_of_its_class() -> None:
    m = merge_same(
        a_map(
            same=[["c", "a"], ["c", "d"]],
            arguments=[{"premises": ["c", {"not": "d"}, {"held": "a"}], "conclusion": "b"},
                       {"premises": {"role": "d"}, "rebuts": "c"}],
            contraries=[["c", "e"]],
            main="d",
            walk=["d", "b", "c"],
            scenarios={"s": {"assume": {"c": False}}},
            questions={"q": {"title": "Q?", "answers": ["c", "d", "e"]}},
        )
    )  # fmt: skip
    assert list(m.claims) == ["a", "b", "e", "f"]
    assert [(p.claim, p.mode) for p in Graph(m).steps[0].premises] == [("a", "holds"), ("a", "not"), ("a", "held")]
    assert (m.arguments[1].premises, m.arguments[1].rebuts) == ({"role": ["a"]}, "a")
    assert m.contraries == [["a", "e"]]
    assert m.main == ["a"]
    assert m.walk == ["a", "b"]
    assert m.scenarios["s"].assume == {"a": False}
    assert m.questions["q"].answers == ["a", "e"]
    assert m.same == []


def test_the_merged_claim_speaks_with_all_voices_and_the_most_committed_stance() -> None:
    claims = {
        "a": {"text": "It holds.", "voice": "the mayor", "stance": "reports"},
        "b": {"text": "It does hold."},
    }
    merged = merge_same(a_map(claims=claims, same=[["a", "b"]])).claims["a"]
    assert merged.voice == ["the mayor (reported)", "Anna"]
    assert merged.stance == "asserts"
    assert merged.text == "It holds."


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), max_size=5), st.randoms())
def test_order_and_repetition_of_same_change_nothing(lists: list[list[str]], chance: random.Random) -> None:
    arguments = [{"premises": ["a", "b"], "conclusion": "c"}, {"premises": ["d"], "rebuts": "e"}]
    shuffled = [chance.sample(names, len(names)) + names[:1] for names in lists] * 2
    chance.shuffle(shuffled)
    one, other = (merge_same(a_map(same=same, arguments=arguments)) for same in (lists, shuffled))
    assert one.claims == other.claims
    assert one.arguments == other.arguments


def test_a_ring_that_closes_only_by_same_is_a_ring() -> None:
    m = a_map(
        same=[["b", "c"], ["d", "a"]],
        arguments=[{"premises": ["a"], "conclusion": "b"}, {"premises": ["c"], "conclusion": "d"}],
    )
    assert not rings(Graph(m)).rings
    assert [ring.claims for ring in rings(Graph(merge_same(m))).rings] == [("a", "b")]


def test_a_merged_claim_is_unsaid_only_if_nobody_says_it_and_has_the_strictest_standard() -> None:
    claims = {
        "a": {"text": "It holds.", "implicit": True},
        "b": {"text": "It does hold.", "standard": "beyond-reasonable-doubt"},
    }
    merged = merge_same(a_map(claims=claims, same=[["a", "b"]])).claims["a"]
    assert not merged.implicit
    assert merged.standard == "beyond-reasonable-doubt"
