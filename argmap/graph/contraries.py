"""Claims that cannot hold beside each other."""

from __future__ import annotations

from argmap.graph.index import Graph


def contraries_of(graph: Graph) -> dict[str, list[str]]:
    """Return claim → the claims that cannot hold beside it, those of exclusive questions among them.

    Only claims that have some are in it. Quadratic in the length of one list of contraries, as its pairs are.
    """
    lists = [*graph.map.contraries, *(q.answers for q in graph.map.questions.values() if q.exclusive)]
    found: dict[str, dict[str, None]] = {}
    for names in lists:
        known = [name for name in dict.fromkeys(names) if name in graph.claims]
        for name in known:
            found.setdefault(name, {}).update(dict.fromkeys(other for other in known if other != name))
    return {name: list(others) for name, others in found.items()}
