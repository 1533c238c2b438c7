"""Lines of corners as Bézier curves with round corners, and room for what stands at their ends."""

from __future__ import annotations

import math

from argmap.drawing.connect import HEAD, TAIL
from argmap.drawing.geometry import Curve, Point

ROUND = 7.0
"""Radius of a line's corners."""
_PULL = 0.5523
"""Share of the radius at which the pulls of a Bézier curve make a quarter of a circle."""


def curve(points: list[Point], *, head: bool, tail: bool) -> Curve:
    """Return a line through corners as a curve; `head` and `tail` leave room for a head and for a mark at the tail."""
    start = end = None
    points = list(points)
    if len(points) == 1:
        points = [points[0], points[0]]
    if tail:
        start = points[0]
        points[0] = _along(points[0], points[1], TAIL)
    if head:
        end = points[-1]
        points[-1] = _along(points[-1], points[-2], HEAD)
    path = [points[0]]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        near = min(ROUND, math.dist(before, at) / 2, math.dist(at, after) / 2)
        into, out = _along(at, before, near), _along(at, after, near)
        pull = near * (1 - _PULL)
        path += [path[-1], into, into, _along(at, before, pull), _along(at, after, pull), out]
    path += [path[-1], points[-1], points[-1]]
    return Curve(path, start, end)


def _along(start: Point, to: Point, length: float) -> Point:
    """Return the point at a distance from one point toward another."""
    whole = math.dist(start, to)
    if whole < 1e-9:
        return start
    share = min(1.0, length / whole)
    return start[0] + (to[0] - start[0]) * share, start[1] + (to[1] - start[1]) * share
