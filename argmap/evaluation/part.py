"""The part of a map on which a claim's status can hang."""

from __future__ import annotations

from argmap.graph import Graph, contraries_of
from argmap.model import ArgumentMap


def part_behind(argument_map: ArgumentMap, claim: str) -> ArgumentMap:
    """Return the map cut down to what can bear on a claim, in its order: evaluated, the claim comes out the same.

    What supports and rebuts the claim, what undercuts that, the premises of it all, contraries with what speaks for
    them, and so on. The map must have its `same` claims merged. Linear in the size of the map.
    """
    graph = Graph(argument_map)
    contraries = contraries_of(graph)
    claims = {claim}
    arguments: set[int] = set()
    waiting: list[str | int] = [claim]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            found = {*graph.supports.get(node, ()), *graph.rebuttals.get(node, ())} - arguments
            named = set(contraries.get(node, ())) - claims
        else:
            found = set(graph.undercutters.get(node, ())) - arguments
            named = {premise.claim for premise in graph.steps[node].premises if premise.claim in graph.claims} - claims
        arguments |= found
        claims |= named
        waiting.extend(found)
        waiting.extend(named)
    return argument_map.model_copy(
        update={
            "claims": {name: given for name, given in argument_map.claims.items() if name in claims},
            "arguments": [given for index, given in enumerate(argument_map.arguments) if index in arguments],
        }
    )
