"""What stands around a claim: what leads to it, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from argmap.drawing.views.part import Part, closed
from argmap.graph import Graph

Thing = str | int
"""A claim, or an argument by its place."""


def around(graph: Graph, focus: Iterable[str], depth: int | None) -> Part:
    """Return the claims in focus with all that leads to them and all that they lead to, up to `depth` arguments away.

    Downward goes whatever supports or attacks; upward, whatever the claims support or attack, up to the main
    conclusion. Premises that are only fellows of a premise on the way up stand beside. Breadth first, linear.
    """
    starts = [claim for claim in focus if claim in graph.claims]
    below = _reached(starts, depth, lambda thing: _bearing_on(graph, thing), lambda index: _premises(graph, index))
    above = _reached(starts, depth, lambda thing: _borne_on(graph, thing), lambda index: _target(graph, index))
    things = below | above
    part = closed(
        graph,
        (thing for thing in things if isinstance(thing, str)),
        (thing for thing in things if isinstance(thing, int)),
    )
    return Part(part.claims, part.arguments, frozenset(claim for claim in part.claims if claim not in things))


def _reached(
    starts: Iterable[str],
    depth: int | None,
    arguments_from: Callable[[Thing], Iterable[int]],
    claims_from: Callable[[int], Iterable[str]],
) -> set[Thing]:
    found: set[Thing] = set(starts)
    rim: list[Thing] = list(found)
    away = 0
    while rim and (depth is None or away < depth):
        away += 1
        arguments = dict.fromkeys(index for thing in rim for index in arguments_from(thing) if index not in found)
        found.update(arguments)
        claims = dict.fromkeys(claim for index in arguments for claim in claims_from(index) if claim not in found)
        found.update(claims)
        rim = [*arguments, *claims]
    return found


def _bearing_on(graph: Graph, thing: Thing) -> Iterable[int]:
    if isinstance(thing, int):
        return graph.undercutters.get(thing, ())
    return (*graph.supports.get(thing, ()), *graph.rebuttals.get(thing, ()))


def _premises(graph: Graph, index: int) -> Iterable[str]:
    return (use.claim for use in graph.steps[index].premises if use.claim in graph.claims)


def _borne_on(graph: Graph, thing: Thing) -> Iterable[int]:
    if isinstance(thing, str):
        return graph.uses.get(thing, ())
    step = graph.steps[thing]
    target = graph.argument_index.get(step.target) if step.relation == "undercuts" else None
    return () if target is None else (target,)


def _target(graph: Graph, index: int) -> Iterable[str]:
    step = graph.steps[index]
    return (step.target,) if step.relation != "undercuts" and step.target in graph.claims else ()
