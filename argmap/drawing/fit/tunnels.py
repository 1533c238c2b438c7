"""Interrupts a line where it passes under another, or under a word: so that it is seen that they do not meet.

Tunnels, as in Eppstein, van Kreveld, Mumford and Speckmann, "Edges and switches, tunnels and bridges" (2009).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from argmap.drawing.fit.curves import ROUND
from argmap.drawing.fit.placed import Rect
from argmap.drawing.geometry import Point

HALF = 4.0
"""From the line above to where the one below begins again."""
LEAST = 1.5
"""Straight on either side of a tunnel, at least: what bends there shows by itself that it does not meet."""
STUB = 24.0
"""From the tip of a line to a tunnel, where there is a choice: its head, half the tunnel, and enough to see a line."""
_CELL = 64.0


class Piece(NamedTuple):
    """A straight piece of a line: whose, whether upright, where it runs, from where to where, and where its tip is."""

    line: int
    upright: bool
    at: float
    low: float
    high: float
    tip: float = math.inf


def tunnels(
    lines: Mapping[int, list[Point]], words: Mapping[int, Rect], ends: Mapping[int, set[str]], dashed: set[int]
) -> dict[int, list[Rect]]:
    """Return for each line that is interrupted the places where it is.

    Of two lines that cross, the level one goes under; the other one does if that one is dashed, or bends there, or ends
    just behind. Lines with an end in common (`ends`) fork or meet: they pass under each other nowhere. About linear in
    the pieces.
    """
    found: dict[int, list[Rect]] = defaultdict(list)
    cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    levels: list[Piece] = []
    for k, line in lines.items():
        for place, (a, b) in enumerate(pairwise(line)):
            piece = _piece(k, a, b)
            if place == len(line) - 2:
                piece = piece._replace(tip=b[1] if piece.upright else b[0])
            if not piece.upright:
                levels.append(piece)
            for cell in _cells(piece):
                cells[cell].append(piece)
    for level in levels:
        met = {piece for cell in _cells(level) for piece in cells[cell] if piece.upright and _cross(level, piece)}
        for upright in sorted(met):
            if ends[level.line] & ends[upright.line] or level.line == upright.line:
                continue
            under = _under(level, upright, dashed)
            if under is not None:
                found[under.line].append((upright.at - HALF, level.at - HALF, 2 * HALF, 2 * HALF))
    for k, (x, y, w, h) in words.items():
        spot = {
            (i, j) for i in (int(x // _CELL), int((x + w) // _CELL)) for j in (int(y // _CELL), int((y + h) // _CELL))
        }
        for piece in sorted({piece for cell in spot for piece in cells.get(cell, ())}):
            across, along = ((x, w), (y, h)) if piece.upright else ((y, h), (x, w))
            passes = across[0] < piece.at < sum(across) and piece.low < sum(along) and piece.high > along[0]
            if piece.line != k and passes:
                found[piece.line].append((x, y, w, h))
    return found


def _piece(k: int, a: Point, b: Point) -> Piece:
    if abs(a[0] - b[0]) < 0.1:
        return Piece(k, True, a[0], min(a[1], b[1]), max(a[1], b[1]))
    return Piece(k, False, a[1], min(a[0], b[0]), max(a[0], b[0]))


def _cells(piece: Piece) -> list[tuple[int, int]]:
    along = range(int(piece.low // _CELL), int(piece.high // _CELL) + 1)
    at = int(piece.at // _CELL)
    return [(at, each) if piece.upright else (each, at) for each in along]


def _cross(level: Piece, upright: Piece) -> bool:
    return level.low + 1 < upright.at < level.high - 1 and upright.low + 1 < level.at < upright.high - 1


def _under(level: Piece, upright: Piece, dashed: set[int]) -> Piece | None:
    """Return which of two lines that cross goes under; None where both bend there."""
    choices = [
        (abs(piece.tip - at) < STUB, piece.line in dashed, piece)
        for piece, at in ((level, upright.at), (upright, level.at))
        if min(at - piece.low, piece.high - at) > HALF + ROUND + LEAST
    ]
    return min(choices, key=lambda each: each[:2])[2] if choices else None
