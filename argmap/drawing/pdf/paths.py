"""Path data of SVG as operators of PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Place = Callable[[float, float], str]
"""Turns a point of the picture into the page's coordinates, as text."""

_PIECES = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OPERATORS = {"M": ("m", 2), "L": ("l", 2), "C": ("c", 6)}
KAPPA = 0.5522847498
"""How far the handles of a Bézier curve stand that comes closest to a quarter of a circle of radius 1."""


def path(data: str, place: Place) -> str:
    """Return path data as operators; what stands before the first fault is drawn, as SVG asks. Linear in its length."""
    out: list[str] = []
    for command, numbers in _PIECES.findall(data):
        if command == "Z":
            out.append("h")
            continue
        values = list(map(float, _NUMBERS.findall(numbers)))
        operator, count = _OPERATORS.get(command, ("", 0))
        if not count or len(values) % count or not values:
            return _any_path(data, place)
        points = [place(values[i], values[i + 1]) for i in range(0, len(values), 2)]
        step = count // 2
        for i in range(0, len(points), step):
            out.append(f"{' '.join(points[i : i + step])} {'l' if operator == 'm' and i else operator}")
    return "\n".join(out)


def _any_path(data: str, place: Place) -> str:
    """Return path data with relative commands, arcs and so on as operators."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(data, pen)
    return "\n".join(_recorded(pen.value, place))


def _recorded(steps: list[tuple[str, tuple[tuple[float, float], ...]]], place: Place) -> Iterator[str]:
    last = (0.0, 0.0)
    for name, points in steps:
        if name == "moveTo":
            yield f"{place(*points[0])} m"
        elif name == "lineTo":
            yield f"{place(*points[0])} l"
        elif name == "curveTo":
            yield f"{' '.join(place(*point) for point in points)} c"
        elif name == "qCurveTo":
            (cx, cy), (x, y) = points
            first = place(last[0] + (cx - last[0]) * 2 / 3, last[1] + (cy - last[1]) * 2 / 3)
            yield f"{first} {place(x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)} {place(x, y)} c"
        elif name == "closePath":
            yield "h"
        last = points[-1] if points else last


def rectangle(x: float, y: float, width: float, height: float, radius: float, place: Place) -> str:
    """Return a rectangle, with round corners where `radius` is above zero."""
    r = min(radius, width / 2, height / 2)
    right, bottom = x + width, y + height
    if r <= 0:
        corners = [place(x, y), place(right, y), place(right, bottom), place(x, bottom)]
        return f"{corners[0]} m {' l '.join(corners[1:])} l h"
    k = r * (1 - KAPPA)
    return " ".join([
        f"{place(x + r, y)} m {place(right - r, y)} l",
        f"{place(right - k, y)} {place(right, y + k)} {place(right, y + r)} c {place(right, bottom - r)} l",
        f"{place(right, bottom - k)} {place(right - k, bottom)} {place(right - r, bottom)} c {place(x + r, bottom)} l",
        f"{place(x + k, bottom)} {place(x, bottom - k)} {place(x, bottom - r)} c {place(x, y + r)} l",
        f"{place(x, y + k)} {place(x + k, y)} {place(x + r, y)} c h",
    ])  # fmt: skip


def ellipse(x: float, y: float, rx: float, ry: float, place: Place) -> str:
    """Return an ellipse around (x, y), as four Bézier curves."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return " ".join([
        f"{place(x + rx, y)} m",
        f"{place(x + rx, y + ky)} {place(x + kx, y + ry)} {place(x, y + ry)} c",
        f"{place(x - kx, y + ry)} {place(x - rx, y + ky)} {place(x - rx, y)} c",
        f"{place(x - rx, y - ky)} {place(x - kx, y - ry)} {place(x, y - ry)} c",
        f"{place(x + kx, y - ry)} {place(x + rx, y - ky)} {place(x + rx, y)} c h",
    ])  # fmt: skip
