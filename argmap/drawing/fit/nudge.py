"""Draws lines apart that the router has put on one track, though they have no end in common.

Nudging, as in Wybrow, Marriott and Stuckey, "Orthogonal connector routing" (2010), but piece by piece: each piece
that runs along another's is moved aside by as little as parts the two, where there is room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from argmap.drawing.fit.placed import Rect
from argmap.drawing.geometry import Point

APART = 3.5
"""Lines nearer to each other than this run on one track."""
ALONG = 4.0
"""How far two lines run side by side before that is noticed."""
STEPS = (4.0, -4.0, 5.0, -5.0, 6.5, -6.5, 8.0, -8.0)
"""How far a piece may be moved aside."""
CLEAR = 2.6
"""No line is moved nearer to a box."""
STUB = 15.0
"""What remains of the piece at a line's end, if it was as long: room for a head."""
_CELL = 16.0


def nudge(lines: dict[int, list[Point]], movable: Iterable[int], walls: list[Rect], ends: dict[int, set[str]]) -> None:
    """Move pieces of some of the lines aside, in place; `ends` says what each line joins.

    About linear in the pieces: only those near each other are compared.
    """
    near = Near(lines)
    for k in movable:
        for place in range(1, len(lines[k]) - 2):
            if near.clashes(k, lines[k][place : place + 2], ends):
                _move(k, place, lines, near, walls, ends)


def _move(
    k: int, place: int, lines: dict[int, list[Point]], near: Near, walls: list[Rect], ends: dict[int, set[str]]
) -> None:
    """Move one piece of a line to the best place at its sides that is free, if there is one."""
    line = lines[k]
    found: list[tuple[int, float, list[Point]]] = []
    for step in STEPS:
        moved = _moved(line, place, step)
        if moved is None:
            continue
        piece = moved[place : place + 2]
        if near.clashes(k, piece, ends) or any(touches(piece, wall) for wall in walls):
            continue
        sides = [moved[place - 1 : place + 1], moved[place + 1 : place + 3]]
        olds = [line[place - 1 : place + 1], line[place + 1 : place + 3]]
        if any(
            near.clashes(k, new, ends) > near.clashes(k, old, ends)
            or any(touches(new, wall) and not touches(old, wall) for wall in walls)
            for new, old in zip(sides, olds, strict=True)
        ):
            continue
        crossed = sum(near.crossings(k, each) for each in (piece, *sides))
        found.append((crossed, abs(step), moved))
    if found:
        near.take_out(k, line)
        lines[k] = min(found, key=lambda each: each[:2])[2]
        near.put_in(k, lines[k])


def _moved(line: list[Point], place: int, step: float) -> list[Point] | None:
    """Return a line with one piece moved aside; None where a piece beside it would vanish, or turn round."""
    (x0, y0), (x1, y1) = line[place], line[place + 1]
    upright = abs(x0 - x1) < 0.1
    moved = list(line)
    moved[place] = (x0 + step, y0) if upright else (x0, y0 + step)
    moved[place + 1] = (x1 + step, y1) if upright else (x1, y1 + step)
    axis = 0 if upright else 1
    for first in (place - 1, place + 1):
        old = line[first + 1][axis] - line[first][axis]
        new = moved[first + 1][axis] - moved[first][axis]
        least = STUB if first in (0, len(line) - 2) else ALONG
        if abs(line[first + 1][1 - axis] - line[first][1 - axis]) > 0.1 or old * new <= 0:
            return None
        if abs(new) < min(least, abs(old)):
            return None
    return moved


def touches(piece: list[Point], wall: Rect) -> bool:
    """Tell whether a piece of a line comes too near to a wall."""
    (x0, y0), (x1, y1) = piece
    x, y, w, h = wall
    return (
        min(x0, x1) < x + w + CLEAR
        and max(x0, x1) > x - CLEAR
        and min(y0, y1) < y + h + CLEAR
        and max(y0, y1) > y - CLEAR
    )


class Near:
    """All pieces, found by where they run: upright ones by x, level ones by y."""

    def __init__(self, lines: Mapping[int, list[Point]]) -> None:
        self.pieces: dict[tuple[bool, int], set[_Piece]] = defaultdict(set)
        for k, line in lines.items():
            self.put_in(k, line)

    def put_in(self, k: int, line: list[Point]) -> None:
        """Add a line."""
        for a, b in pairwise(line):
            upright, at, low, high = _piece(a, b)
            self.pieces[upright, int(at // _CELL)].add((k, at, low, high))

    def take_out(self, k: int, line: list[Point]) -> None:
        """Remove a line."""
        for a, b in pairwise(line):
            upright, at, low, high = _piece(a, b)
            self.pieces[upright, int(at // _CELL)].discard((k, at, low, high))

    def clashes(self, k: int, piece: list[Point], ends: dict[int, set[str]]) -> int:
        """Count the lines with no end in common that run along a piece of a line."""
        upright, at, low, high = _piece(*piece)
        return sum(
            other != k and abs(there - at) < APART and min(high, top) - max(low, start) > ALONG
            and not ends[k] & ends[other]
            for cell in {int((at - APART) // _CELL), int((at + APART) // _CELL)}
            for other, there, start, top in self.pieces.get((upright, cell), ())
        )  # fmt: skip

    def crossings(self, k: int, piece: list[Point]) -> int:
        """Count the lines that cross a piece of a line."""
        upright, at, low, high = _piece(*piece)
        return sum(
            other != k and low < there < high and start < at < top
            for cell in range(int(low // _CELL), int(high // _CELL) + 1)
            for other, there, start, top in self.pieces.get((not upright, cell), ())
        )


_Piece = tuple[int, float, float, float]


def _piece(a: Point, b: Point) -> tuple[bool, float, float, float]:
    """Return whether a piece is upright, where it runs, and from where to where."""
    if abs(a[0] - b[0]) < 0.1:
        return True, a[0], min(a[1], b[1]), max(a[1], b[1])
    return False, a[1], min(a[0], b[0]), max(a[0], b[0])
