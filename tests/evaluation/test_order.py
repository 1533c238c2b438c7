"""The order in which networks are computed, against networkx."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation.order import Order, ordered


@st.composite
def networks(draw: st.DrawFn) -> list[list[int]]:
    """Draw the inputs of each node: few, some of them twice, some the node itself."""
    size = draw(st.integers(0, 9))
    return [draw(st.lists(st.integers(0, size - 1), max_size=3)) for _ in range(size)]


@given(networks())
def test_before_the_loops_on_them_and_between_them_and_after(inputs: list[list[int]]) -> None:
    visited: list[int] = []
    order = ordered(len(inputs), inputs.__getitem__, visited.append)
    graph = nx.DiGraph((each, node) for node, several in enumerate(inputs) for each in several)
    graph.add_nodes_from(range(len(inputs)))
    loops = {
        node
        for knot in nx.strongly_connected_components(graph)
        for node in knot
        if len(knot) > 1 or graph.has_edge(node, node)
    }
    behind = loops.union(*(nx.descendants(graph, node) for node in loops))
    ahead = loops.union(*(nx.ancestors(graph, node) for node in loops))
    assert visited == order.before
    assert sorted(order.before) == sorted(set(graph) - behind)
    assert order.core == sorted(behind & ahead)
    assert sorted(order.after) == sorted(behind - ahead)
    place = {node: at for at, node in enumerate([*order.before, *order.core, *order.after])}
    assert all(place[each] < place[node] for node in {*order.before, *order.after} for each in inputs[node])


def test_a_chain_of_100_000_from_either_end() -> None:
    size = 100_000
    assert ordered(size, lambda node: [node + 1] if node + 1 < size else []).before == list(range(size))[::-1]
    assert ordered(size, lambda node: [node - 1] if node else []).before == list(range(size))
    behind_a_loop = ordered(size, lambda node: [node - 1] if node else [0])
    assert behind_a_loop == Order([], [0], list(range(1, size)))
