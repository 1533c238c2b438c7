"""Keeps the ways of lines from one drawing of a map to the next, where they still lead where they should.

What a line joins may have moved, or grown: its ends follow, each with the straight piece at it; or the whole line moves
with one of them. So a change at one place leaves the lines elsewhere as they were, and they need no new way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from argmap.drawing.fit.nudge import ALONG, STUB, Near, touches
from argmap.drawing.fit.placed import Placed, Rect
from argmap.drawing.fit.plan import Plan
from argmap.drawing.geometry import Point
from argmap.drawing.scene import Drawn, Scene

Name = tuple[str, ...]
"""What a line is called, whatever else changes in the map."""
_CELL = 64.0


@dataclass(frozen=True, slots=True)
class Way:
    """How a line led: its corners, where the two things stood that it joins, and in how many places it was too near."""

    corners: list[Point]
    tail: Rect
    head: Rect
    trouble: int


def names(scene: Scene, plan: Plan) -> dict[int, Name]:
    """Return what the loose lines of a plan are called."""
    claims = {box.node: claim for claim, box in scene.boxes.items()}
    found: dict[int, Name] = {}
    for k in plan.loose:
        if k < len(plan.segments):
            drawn, segment = plan.segments[k]
            found[k] = (_argument(drawn), segment.part, claims.get(segment.tail, ""), claims.get(segment.head, ""))
        else:
            tie = scene.ties[k - len(plan.segments)]
            found[k] = (tie.kind, tie.first, tie.second)
    return found


def _argument(drawn: Drawn) -> str:
    step = drawn.step
    return step.argument.id or " ".join((step.relation, step.target, *(use.claim for use in step.premises)))


class Room:
    """What lines must keep off: walls, and the lines of the forest."""

    def __init__(self, walls: list[Rect], lines: dict[int, list[Point]], ends: dict[int, set[str]]) -> None:
        self.near, self.ends = Near(lines), ends
        self.walls: dict[tuple[int, int], set[Rect]] = defaultdict(set)
        for wall in walls:
            x, y, w, h = wall
            for cell in _cells((x, y), (x + w, y + h)):
                self.walls[cell].add(wall)

    def trouble(self, k: int, corners: list[Point], own: tuple[Rect, Rect]) -> int:
        """Count walls that a line is too near to, but at its ends, and lines of the forest that it runs along."""
        found = 0
        for place, (a, b) in enumerate(pairwise(corners)):
            walls = {wall for cell in _cells(a, b) for wall in self.walls.get(cell, ())}
            if not place:
                walls.discard(own[0])
            if place == len(corners) - 2:
                walls.discard(own[1])
            found += sum(touches([a, b], wall) for wall in walls)
            found += self.near.clashes(k, [a, b], self.ends)
        return found


def _cells(a: Point, b: Point) -> Iterator[tuple[int, int]]:
    """Yield the cells that a piece or a rectangle lies in or near, given by two of its corners."""
    low, high = (tuple(pick(a[axis], b[axis]) for axis in (0, 1)) for pick in (min, max))
    for i in range(int((low[0] - 4) // _CELL), int((high[0] + 4) // _CELL) + 1):
        for j in range(int((low[1] - 4) // _CELL), int((high[1] + 4) // _CELL) + 1):
            yield i, j


def straight(corners: list[Point]) -> bool:
    """Tell whether a line runs along the axes only: else it is one for which there was no way."""
    return all(abs(a[0] - b[0]) < 0.1 or abs(a[1] - b[1]) < 0.1 for a, b in pairwise(corners))


def followed(way: Way, tail: Rect, head: Rect) -> list[list[Point]]:
    """Return the ways that a line may now take whose ends have moved: itself with other ends, or moved with one."""
    first = _shift(way.corners[0], way.tail, tail)
    last = _shift(way.corners[-1], way.head, head)
    found: list[list[Point]] = []
    for dx, dy in dict.fromkeys(((0.0, 0.0), first, last)):
        line = [(x + dx, y + dy) for x, y in way.corners]
        _pull(line, 0, 1, (first[0] - dx, first[1] - dy))
        _pull(line, -1, -2, (last[0] - dx, last[1] - dy))
        ends = [(way.corners[0], first, line[0]), (way.corners[-1], last, line[-1])]
        if all(abs(x + u - a) + abs(y + v - b) < 0.1 for (x, y), (u, v), (a, b) in ends) and _like(way.corners, line):
            found.append(line)
    return found


def _shift(end: Point, old: Rect, new: Rect) -> Point:
    """Return how far an end moves, to be at the same part of the border of what it is at."""
    moved = [
        new[axis] + (end[axis] - old[axis]) * (new[axis + 2] / old[axis + 2] if old[axis + 2] else 1.0) - end[axis]
        for axis in (0, 1)
    ]
    return moved[0], moved[1]


def _pull(line: list[Point], end: int, beside: int, by: Point) -> None:
    """Move the end of a line, and with it the straight piece there."""
    (x, y), (u, v) = line[end], line[beside]
    line[end] = (x + by[0], y + by[1])
    line[beside] = (u + by[0], v) if abs(x - u) < 0.1 else (u, v + by[1])


def _like(old: list[Point], new: list[Point]) -> bool:
    """Tell whether all pieces of a line lead the same way as before, and none has become too short."""
    last = len(old) - 2
    for place, ((a, b), (c, d)) in enumerate(zip(pairwise(old), pairwise(new), strict=True)):
        axis = 1 if abs(a[0] - b[0]) < 0.1 else 0
        before, after = b[axis] - a[axis], d[axis] - c[axis]
        least = min(abs(before), STUB if place in (0, last) else ALONG) - 0.01
        if abs(c[1 - axis] - d[1 - axis]) > 0.1 or before * after <= 0 or abs(after) < least:
            return False
    return True


def recorded(
    room: Room, called: dict[int, Name], placed: Placed, ends: dict[int, tuple[Rect, Rect]]
) -> dict[Name, Way]:
    """Return the ways that lines have taken, by the lines' names."""
    return {
        name: Way(placed.lines[k], *ends[k], room.trouble(k, placed.lines[k], ends[k]))
        for k, name in called.items()
        if straight(placed.lines[k])
    }
