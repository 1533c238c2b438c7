"""Where everything of a picture stands, and the lines, as corners from tail to tip."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.drawing.geometry import Point

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""
OUTSIDE = 2.0
"""Half the breadth of a line, and a little."""


@dataclass(slots=True)
class Placed:
    """Where everything of a plan stands; lines as corners from tail to tip."""

    width: float
    height: float
    boxes: dict[str, Rect] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    """Which of its wrappings a claim's box has."""
    joints: dict[str, Rect] = field(default_factory=dict)
    trays: list[tuple[Rect, list[str]]] = field(default_factory=list)
    frames: dict[int, Rect] = field(default_factory=dict)
    lines: dict[int, list[Point]] = field(default_factory=dict)
    legend: Rect | None = None
    words: dict[int, Rect] = field(default_factory=dict)
    """Where the words at the beginnings of lines stand, by the line's number."""


def bounds(placed: Placed) -> Rect:
    """Return what all takes: lines may lead round the outside, and words stand there."""
    points = [point for line in placed.lines.values() for point in line]
    words = placed.words.values()
    left = min([0.0, *(x - OUTSIDE for x, _ in points), *(x for x, _, _, _ in words)])
    top = min([0.0, *(y - OUTSIDE for _, y in points), *(y for _, y, _, _ in words)])
    right = max([placed.width, *(x + OUTSIDE for x, _ in points), *(x + w for x, _, w, _ in words)])
    bottom = max([placed.height, *(y + OUTSIDE for _, y in points), *(y + h for _, y, _, h in words)])
    return left, top, right - left, bottom - top


def tidy(points: list[Point]) -> list[Point]:
    """Return the corners of a line without doubled points and points in the middle of a straight."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05:
            continue
        if len(kept) > 1 and (
            abs(kept[-2][0] - kept[-1][0]) < 0.05 > abs(kept[-1][0] - point[0])
            or abs(kept[-2][1] - kept[-1][1]) < 0.05 > abs(kept[-1][1] - point[1])
        ):
            kept.pop()
        kept.append(point)
    return kept
