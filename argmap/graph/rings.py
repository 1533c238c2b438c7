"""Rings: claims that support themselves by way of others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from argmap.graph.index import Graph

Node = TypeVar("Node", bound=Hashable)

MOST_RINGS = 100
"""How many rings of one knot are listed before only a cover of it is."""


class Ring(NamedTuple):
    """A ring of support: each claim supports the next by the argument at the same place, the last one the first."""

    claims: tuple[str, ...]
    arguments: tuple[int, ...]


class Rings(NamedTuple):
    """The rings of a map, and whether they are all: a dense knot may hold more than anyone can list."""

    rings: list[Ring]
    complete: bool


def support_edges(graph: Graph) -> dict[str, dict[str, int]]:
    """Return premise → conclusion → first argument, over premises that must hold, between different claims."""
    edges: dict[str, dict[str, int]] = {}
    for step in graph.steps:
        if step.relation == "conclusion" and step.target in graph.claims:
            for premise in step.premises:
                if premise.mode == "holds" and premise.claim != step.target and premise.claim in graph.claims:
                    edges.setdefault(premise.claim, {}).setdefault(step.target, step.index)
    return edges


def knots(edges: Mapping[Node, Iterable[Node]]) -> Iterator[list[Node]]:
    """Yield the strongly connected components with more than one node (Tarjan 1972), without recursion; linear."""
    number: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    for root in edges:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(edges.get(root, ())))]
        while work:
            node, successors = work[-1]
            for after in successors:
                if after not in number:
                    number[after] = low[after] = len(number)
                    stack.append(after)
                    on_stack.add(after)
                    work.append((after, iter(edges.get(after, ()))))
                    break
                if after in on_stack:
                    low[node] = min(low[node], number[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.remove(member)
                        component.append(member)
                        if member == node:
                            break
                    if len(component) > 1:
                        yield component


def _cycles_through(start: Node, edges: Mapping[Node, list[Node]]) -> Iterator[list[Node]]:
    """Yield the elementary cycles through `start` (Johnson 1975): linear in the graph for each one found."""
    blocked = {start}
    waiting: dict[Node, set[Node]] = {}
    path = [start]
    closed: set[Node] = set()
    work = [iter(edges[start])]
    while work:
        for after in work[-1]:
            if after == start:
                yield list(path)
                closed.update(path)
            elif after not in blocked:
                path.append(after)
                blocked.add(after)
                closed.discard(after)
                work.append(iter(edges[after]))
                break
        else:
            node = path.pop()
            work.pop()
            if node in closed:
                free = [node]
                while free:
                    freed = free.pop()
                    if freed in blocked:
                        blocked.discard(freed)
                        free.extend(waiting.pop(freed, ()))
            else:
                for after in edges[node]:
                    waiting.setdefault(after, set()).add(node)


def cycles(
    edges: Mapping[Node, Iterable[Node]], rank: Callable[[Node], int], most: int
) -> tuple[list[list[Node]], bool]:
    """Return the elementary cycles of a graph without loops, each once, and whether they are all.

    Each cycle starts at its node of least rank. Of a knot with more than `most` cycles a cover is given: for each
    node, unless a shorter cycle holds it already, a shortest cycle through it. Johnson (1975) on each strongly
    connected component: (nodes + edges) × cycles.
    """
    found: list[list[Node]] = []
    complete = True
    for knot in knots(edges):
        members = sorted(knot, key=rank)
        inside = set(members)
        local = {node: [n for n in edges.get(node, ()) if n in inside] for node in members}
        here = _knot_cycles(members, local, most)
        if here is None:
            complete = False
            here = _cover(members, local)
        found += here
    starts = (min(range(len(cycle)), key=lambda i: rank(cycle[i])) for cycle in found)
    turned = [cycle[start:] + cycle[:start] for cycle, start in zip(found, starts, strict=True)]
    return sorted(turned, key=lambda cycle: [rank(node) for node in cycle]), complete


def _knot_cycles(members: list[Node], edges: dict[Node, list[Node]], most: int) -> list[list[Node]] | None:
    found: list[list[Node]] = []
    effort = 20 * len(members) + 100_000  # each round costs its nodes: many small rings in a large knot add up
    waiting = [(members, edges)]
    while waiting:
        nodes, local = waiting.pop()
        start = nodes[0]
        effort -= len(nodes)
        if effort < 0:
            return None
        for cycle in _cycles_through(start, local):
            found.append(cycle)
            if len(found) > most:
                return None
        rest = {node: [n for n in after if n != start] for node, after in local.items() if node != start}
        for knot in knots(rest):
            inside = set(knot)
            ordered = [node for node in nodes if node in inside]
            waiting.append((ordered, {n: [a for a in rest[n] if a in inside] for n in ordered}))
    return found


def _cover(members: list[Node], edges: dict[Node, list[Node]]) -> list[list[Node]]:
    covered: set[Node] = set()
    found: dict[frozenset[Node], list[Node]] = {}
    for node in members:
        if node not in covered and len(found) < MOST_RINGS:
            cycle = _shortest_cycle(node, edges)
            covered.update(cycle)
            found.setdefault(frozenset(cycle), cycle)
    return list(found.values())


def _shortest_cycle(start: Node, edges: dict[Node, list[Node]]) -> list[Node]:
    before: dict[Node, Node] = {}
    row = [start]
    while row:
        following = []
        for node in row:
            for after in edges[node]:
                if after == start:
                    path = [node]
                    while path[-1] != start:
                        path.append(before[path[-1]])
                    return path[::-1]
                if after not in before:
                    before[after] = node
                    following.append(after)
        row = following
    raise AssertionError("a node of a knot lies on a cycle")


def rings(graph: Graph, most: int = MOST_RINGS) -> Rings:
    """Return the rings of support of a map, each once, in the map's order.

    Only premises that must hold count: attacks do not make a ring, nor does what is merely held or denied.
    A claim that supports itself directly is not a ring.
    """
    edges = support_edges(graph)
    order = {claim: number for number, claim in enumerate(graph.claims)}
    found, complete = cycles(edges, order.__getitem__, most)
    return Rings(
        [
            Ring(tuple(cycle), tuple(edges[a][b] for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True)))
            for cycle in found
        ],
        complete,
    )
