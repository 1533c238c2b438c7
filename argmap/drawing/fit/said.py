"""Where the word stands that a premise's end of a line may have ("held", "not"): beside the line, on nothing else."""

from __future__ import annotations

from itertools import pairwise

from argmap.drawing.fit.placed import Placed, Rect, bounds
from argmap.drawing.fit.plan import Plan
from argmap.drawing.geometry import Point
from argmap.drawing.joints import word_places, word_size
from argmap.drawing.look import Look

OUTSIDE, COVERED, CROSSED = 40.0, 20.0, 3.0
"""What it costs to stand outside the picture, on a box, a joint, a heading or another word, on a line."""
HEAD = 11.0
"""How far the head of a line reaches."""


def said(plan: Plan, placed: Placed, headings: dict[int, float], look: Look) -> dict[int, Point]:
    """Return for each line with such a word where the word begins, by the line's number.

    Looks at everything for each word: some twenty of them a map of 50 claims.
    """
    taken: list[Rect] = [*placed.boxes.values(), *placed.joints.values()]
    taken += [] if placed.legend is None else [placed.legend]
    taken += [(x + 8, y + 5, headings.get(number, 60.0), 17.0) for number, (x, y, _, _) in placed.frames.items()]
    pieces = [(k, _rect(a, b)) for k, line in placed.lines.items() for a, b in pairwise(line)]
    for k, line in placed.lines.items():
        if k in plan.segments and plan.segments[k][1].part != "premise" and len(line) > 1:
            taken.append(_head(line[-1], line[-2]))
    whole = bounds(placed)
    found: dict[int, Point] = {}
    for k, (_, segment) in plan.segments.items():
        line = placed.lines.get(k, [])
        if segment.mode == "holds" or len(line) < 2:
            continue
        width, height = word_size(segment.mode, look)
        best = None
        for place, (x, y) in enumerate(word_places(segment.mode, line[0], line[1], look)):
            rect = (x - 2, y - height / 2, width, height)
            cost = 0.5 * place + COVERED * sum(_overlap(rect, other) for other in taken)
            cost += CROSSED * sum(_overlap(rect, piece) for other, piece in pieces if other != k)
            cost += 0.0 if _inside(rect, whole) else OUTSIDE
            if best is None or cost < best[0]:
                best = (cost, (x, y), rect)
        if best is not None:
            found[k] = best[1]
            taken.append(best[2])
    return found


def _rect(a: Point, b: Point) -> Rect:
    return min(a[0], b[0]) - 0.8, min(a[1], b[1]) - 0.8, abs(a[0] - b[0]) + 1.6, abs(a[1] - b[1]) + 1.6


def _head(tip: Point, before: Point) -> Rect:
    (x, y), (bx, by) = tip, before
    if abs(x - bx) < 0.1:
        return (x - 5, min(y, y + HEAD * (1 if by > y else -1)), 10, HEAD)
    return (min(x, x + HEAD * (1 if bx > x else -1)), y - 5, HEAD, 10)


def _overlap(a: Rect, b: Rect) -> bool:
    return a[0] + a[2] > b[0] and b[0] + b[2] > a[0] and a[1] + a[3] > b[1] and b[1] + b[3] > a[1]


def _inside(a: Rect, b: Rect) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[0] + a[2] <= b[0] + b[2] and a[1] + a[3] <= b[1] + b[3]
