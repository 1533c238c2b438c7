"""What a good picture is, as one number."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from argmap.drawing.fit.placed import Placed
from argmap.drawing.fit.target import Target

COMFORT = {"pt": 7.5, "px": 11.0}
"""Size of text from which on a picture gains little by larger text: on paper, on a screen."""

LEGIBLE = {"pt": 6.1, "px": 8.5}
"""Size of text below which a reader strains: what is smaller counts for less than its share."""


class Figures(NamedTuple):
    """What the score is made of."""

    text: float
    """Size of the text once the whole picture is scaled to its target, in its unit."""
    crossings: int
    """Pairs of arguments or ties whose lines cross."""
    detour: float
    """How much longer lines are than the straight way between their ends: 0 is straight."""
    reach: float
    """Mean length of a line as a share of the picture's diagonal."""
    lost: int
    """Lines for which there was no way round the boxes."""
    style: float
    """What was given up for size: 0 in rows with air, up to 1 in close columns."""


def goodness(figures: Figures, unit: str) -> float:
    """Return how good a picture is; more is better, 1 is comfortable.

    The size of the text counts in full up to what is comfortable, a quarter beyond, and with its square below what is
    legible. A crossing costs 0.3 %, at most a third of all; a line drawn through boxes 4 %; lines that wander up to
    about a tenth; close columns instead of airy rows up to 5 %.
    """
    size = figures.text / COMFORT[unit]
    size *= min(1.0, figures.text / LEGIBLE[unit])
    if size > 1:
        size = 1 + 0.25 * (1 - math.exp(1 - size))
    crossings = 1 - min(1 / 3, 0.003 * figures.crossings)
    wander = 1 - min(0.1, 0.02 * figures.detour + 0.1 * figures.reach)
    return size * crossings * wander * (1 - 0.05 * figures.style) * 0.96**figures.lost


def text_size(size: tuple[float, float], target: Target, letters: float) -> float:
    """Return the size of a picture's text once it is scaled into its target; by no more than 1.5."""
    return letters * min(target.width / size[0], target.height / size[1], 1.5)


def measure(placed: Placed, owners: dict[int, object]) -> tuple[int, float, float]:
    """Return crossings, detour and reach of a picture's lines; lines of one owner do not count as crossing.

    Quadratic in the number of straight pieces, which is small: up to a few thousand pairs a map of 50 claims.
    """
    uprights: list[tuple[float, float, float, object]] = []
    levels: list[tuple[float, float, float, object]] = []
    whole = straight = 0.0
    for k, points in placed.lines.items():
        owner = owners[k]
        straight += math.dist(points[0], points[-1])
        for (x0, y0), (x1, y1) in pairwise(points):
            whole += abs(x1 - x0) + abs(y1 - y0)
            if abs(x0 - x1) < 0.1:
                uprights.append((x0, min(y0, y1), max(y0, y1), owner))
            else:
                levels.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1), owner))
    found = {
        frozenset((id(one), id(other)))
        for x, top, bottom, one in uprights
        for y, left, right, other in levels
        if left + 1 < x < right - 1 and top + 1 < y < bottom - 1 and one is not other
    }
    count = len(placed.lines) or 1
    diagonal = math.hypot(placed.width, placed.height) or 1.0
    return len(found), whole / straight - 1 if straight else 0.0, whole / count / diagonal
