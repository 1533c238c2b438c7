"""Which statements every preferred interpretation decides, told by the shape of a framework alone.

Where no ring of conditions has an odd number of denials in it, nor anything on which it depends, preferred
interpretations decide everything: each knot of rings falls into two sides of which each furthers itself and thwarts
the other (Dung 1995, theorem 33, on frameworks without odd loops; signed graphs after Harary 1953).
"""

from __future__ import annotations

from argmap.evaluation.adf import Adf
from argmap.graph.rings import knots


def may_stay_undecided(adf: Adf) -> set[int]:
    """Return the statements that are in a ring with an odd number of denials, or depend on one. Linear."""
    influences: dict[int, dict[int, None]] = {}
    for statement, literals in enumerate(adf.literals):
        for literal in literals:
            influences.setdefault(literal if literal >= 0 else ~literal, {})[statement] = None
    odd = {statement for statement, literals in enumerate(adf.literals) if ~statement in literals}
    for knot in knots(influences):
        if _is_odd(adf, set(knot)):
            odd.update(knot)
    waiting = list(odd)
    while waiting:
        for other in influences.get(waiting.pop(), ()):
            if other not in odd:
                odd.add(other)
                waiting.append(other)
    return odd


def _is_odd(adf: Adf, knot: set[int]) -> bool:
    """Tell whether a strongly connected knot does not fall into two sides, with denials just between them."""
    sides: dict[int, bool] = {}
    first = next(iter(knot))
    sides[first] = True
    neighbours: dict[int, list[tuple[int, bool]]] = {statement: [] for statement in knot}
    for statement in knot:
        for literal in adf.literals[statement]:
            at = literal if literal >= 0 else ~literal
            if at in knot:
                neighbours[statement].append((at, literal >= 0))
                neighbours[at].append((statement, literal >= 0))
    waiting = [first]
    while waiting:
        here = waiting.pop()
        for other, alike in neighbours[here]:
            side = sides[here] == alike
            if other not in sides:
                sides[other] = side
                waiting.append(other)
            elif sides[other] != side:
                return True
    return False
