"""Walks over the graph: what leads to a claim, and what stands alone."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.index import Graph


def leading_to(graph: Graph, goals: Iterable[str]) -> tuple[set[str], set[int]]:
    """Return the claims and the arguments from which a path of arguments leads to one of the goals.

    A path runs from a premise through its argument to the argument's target, be it supported, rebutted or
    undercut. The goals themselves are in. Breadth first, linear in the size of the map.
    """
    claims = {goal for goal in goals if goal in graph.claims}
    arguments: set[int] = set()
    waiting_claims = list(claims)
    waiting_arguments: list[int] = []
    while waiting_claims or waiting_arguments:
        if waiting_claims:
            claim = waiting_claims.pop()
            found = [*graph.supports.get(claim, ()), *graph.rebuttals.get(claim, ())]
        else:
            argument = waiting_arguments.pop()
            found = graph.undercutters.get(argument, [])
            for premise in graph.steps[argument].premises:
                if premise.claim in graph.claims and premise.claim not in claims:
                    claims.add(premise.claim)
                    waiting_claims.append(premise.claim)
        for index in found:
            if index not in arguments:
                arguments.add(index)
                waiting_arguments.append(index)
    return claims, arguments


def orphans(graph: Graph) -> list[str]:
    """Return the claims, in the map's order, that no argument, contrary, `same` or question refers to. Linear."""
    referred: set[str] = set(graph.uses)
    referred.update(graph.supports, graph.rebuttals)
    for several in (*graph.map.contraries, *graph.map.same):
        referred.update(several)
    for question in graph.map.questions.values():
        referred.update(question.answers)
    return [claim for claim in graph.claims if claim not in referred]
