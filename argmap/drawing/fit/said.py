"""Where the word stands that a premise's end of a line may have ("held", "not"): beside the line, on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
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
CELL = 64.0


def said(plan: Plan, placed: Placed, headings: dict[int, float], look: Look) -> dict[int, Rect]:
    """Return for each line with such a word where the word stands, by the line's number.

    About linear: only what is near a word is looked at.
    """
    if all(segment.mode == "holds" for _, segment in plan.segments.values()):
        return {}
    taken, pieces = _Near(), _Near()
    for rect in (*placed.boxes.values(), *placed.joints.values(), *([placed.legend] if placed.legend else [])):
        taken.add(rect)
    for number, (x, y, _, _) in placed.frames.items():
        taken.add((x + 8, y + 5, headings.get(number, 60.0), 17.0))
    for k, line in placed.lines.items():
        for a, b in pairwise(line):
            pieces.add(_rect(a, b), k)
        if k in plan.segments and plan.segments[k][1].part != "premise" and len(line) > 1:
            taken.add(_head(line[-1], line[-2]))
    whole = bounds(placed)
    found: dict[int, Rect] = {}
    for k, (_, segment) in plan.segments.items():
        line = placed.lines.get(k, [])
        if segment.mode == "holds" or len(line) < 2:
            continue
        width, height = word_size(segment.mode, look)
        best = None
        for place, (x, y) in enumerate(word_places(segment.mode, line[0], line[1], look)):
            rect = (x - 2, y - height / 2, width, height)
            cost = 0.5 * place + COVERED * taken.count(rect) + CROSSED * pieces.count(rect, k)
            cost += 0.0 if _inside(rect, whole) else OUTSIDE
            if best is None or cost < best[0]:
                best = cost, rect
        if best is not None:
            found[k] = best[1]
            taken.add(best[1])
    return found


class _Near:
    """Rectangles, each with the number of the line that it belongs to, found by where they are."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[tuple[Rect, int | None, int]]] = {}
        self.size = 0

    def add(self, rect: Rect, line: int | None = None) -> None:
        entry = (rect, line, self.size)
        self.size += 1
        for cell in self._cells(rect):
            self.cells.setdefault(cell, []).append(entry)

    def count(self, rect: Rect, but: int = -1) -> int:
        """Return how many overlap a rectangle, those of one line left out."""
        near = (entry for cell in self._cells(rect) for entry in self.cells.get(cell, ()))
        return len({number for other, line, number in near if line != but and _overlap(rect, other)})

    def _cells(self, rect: Rect) -> Iterator[tuple[int, int]]:
        x, y, width, height = rect
        for i in range(int(x // CELL), int((x + width) // CELL) + 1):
            for j in range(int(y // CELL), int((y + height) // CELL) + 1):
                yield i, j


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
