"""What `same` makes one claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import same
from argmap.model import ArgumentMap, Claim
from tests.odd_maps import wild_maps

NAMES = [f"c{number}" for number in range(8)]
LISTS = st.lists(st.lists(st.sampled_from([*NAMES, "gone"]), max_size=4), max_size=6)


def _map(lists: list[list[str]], names: list[str] = NAMES) -> ArgumentMap:
    return ArgumentMap(argmap=1, title="Same", claims={name: Claim(text=name) for name in names}, same=lists)


def test_claims_tied_by_way_of_others_are_one_class() -> None:
    classes = same.same_classes(_map([["c5", "c2"], ["c2", "c7"], ["c0", "c1"]]))
    assert same.members(classes) == {
        "c0": ["c0", "c1"],
        "c2": ["c2", "c5", "c7"],
        "c3": ["c3"],
        "c4": ["c4"],
        "c6": ["c6"],
    }


def test_a_claim_without_a_like_stands_for_itself() -> None:
    assert same.same_classes(_map([])) == {name: name for name in NAMES}


def test_an_id_that_is_not_there_ties_and_is_left_out() -> None:
    classes = same.same_classes(_map([["c3", "gone"], ["gone", "c1"]]))
    assert classes["c3"] == "c1"
    assert "gone" not in classes


@given(LISTS)
def test_same_is_an_equivalence(lists: list[list[str]]) -> None:
    classes = same.same_classes(_map(lists))
    assert list(classes) == NAMES
    for name, first in classes.items():
        assert classes[first] == first  # all of a class have one that stands for it, which is of it
        assert NAMES.index(first) <= NAMES.index(name)
    for names in lists:
        assert len({classes[name] for name in names if name in classes}) <= 1


@given(LISTS)
def test_claims_are_the_same_only_if_a_chain_of_lists_leads_from_one_to_the_other(lists: list[list[str]]) -> None:
    classes = same.same_classes(_map(lists))
    reached = {"c0"}
    while True:
        more = reached.union(*(names for names in lists if not reached.isdisjoint(names)))
        if more == reached:
            break
        reached = more
    assert {name for name in NAMES if classes[name] == classes["c0"]} == reached - {"gone"}


@given(LISTS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(lists: list[list[str]], random: object) -> None:
    shuffled = [names + names[:1] for names in lists for _ in range(2)]
    for names in (*shuffled, shuffled):
        random.shuffle(names)  # type: ignore[attr-defined]
    assert same.same_classes(_map(shuffled)) == same.same_classes(_map(lists))


@given(wild_maps())
def test_every_claim_is_in_just_one_class(argument_map: ArgumentMap) -> None:
    found = same.members(same.same_classes(argument_map))
    assert sorted(name for names in found.values() for name in names) == sorted(argument_map.claims)


def test_a_long_chain_is_no_matter() -> None:
    names = [f"n{number}" for number in range(20_000)]
    lists = [[names[i], names[i + 1]] for i in range(len(names) - 1)]
    assert set(same.same_classes(_map(lists, names)).values()) == {"n0"}
