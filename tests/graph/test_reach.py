"""What can be reached from what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.reach import condensed, count_reached, reached

EDGES = st.dictionaries(st.integers(0, 12), st.lists(st.integers(0, 12), max_size=4), max_size=13)


@given(EDGES)
def test_counts_are_those_of_a_walk(edges: dict[int, list[int]]) -> None:
    counts, exact = reached(edges)
    assert exact
    assert counts == {node: count_reached(edges, node) for node in counts}


@given(EDGES)
def test_small_sets_are_exact_in_an_estimate_too(edges: dict[int, list[int]]) -> None:
    counts, exact = reached(edges, exact=0)
    assert exact == (not counts)
    assert counts == reached(edges)[0]


def test_an_estimate_of_a_large_set_is_near() -> None:
    counts, exact = reached({n: [n + 1, n + 2] for n in range(4_000)}, exact=100)
    assert not exact
    for node in range(0, 3_500, 500):
        assert counts[node] == pytest.approx(4_001 - node, rel=0.6)


@given(EDGES)
def test_parts_come_after_what_they_lead_to_and_are_rings(edges: dict[int, list[int]]) -> None:
    part_of, parts, after = condensed(edges)
    assert sorted(node for part in parts for node in part) == sorted(part_of)
    assert all(other < part for part, several in enumerate(after) for other in several)
    for node, several in edges.items():
        for other in several:
            assert part_of[other] == part_of[node] or part_of[other] in after[part_of[node]]


def test_a_long_chain_needs_no_recursion() -> None:
    counts, _ = reached({n: [n + 1] for n in range(50_000)})
    assert len(counts) == 50_001
