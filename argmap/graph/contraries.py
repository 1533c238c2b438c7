"""Claims that cannot hold beside each other."""

from __future__ import annotations

from argmap.graph.index import Graph
from argmap.model import ArgumentMap


def contraries_of(graph: Graph) -> dict[str, list[str]]:
    """Return the contraries of the map that a graph is of; see `contraries_in`."""
    return contraries_in(graph.map)


def contraries_in(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """Return claim → the claims that cannot hold beside it, those of exclusive questions among them.

    Only claims that have some are in it. Quadratic in the length of one list of contraries, as its pairs are.
    """
    lists = [*argument_map.contraries, *(q.answers for q in argument_map.questions.values() if q.exclusive)]
    found: dict[str, dict[str, None]] = {}
    for names in lists:
        known = [name for name in dict.fromkeys(names) if name in argument_map.claims]
        for name in known:
            found.setdefault(name, {}).update(dict.fromkeys(other for other in known if other != name))
    return {name: list(others) for name, others in found.items()}
