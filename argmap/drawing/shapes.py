"""The strokes of a picture as SVG text: numbers, paths, heads of lines, marks of joints."""

from __future__ import annotations

import math

from argmap.drawing.geometry import Curve, Point
from argmap.drawing.look import Look
from argmap.drawing.marks import Mark


def number(value: float) -> str:
    """Write a number with at most two decimals, the same everywhere."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path(curve: Curve, from_start: bool, to_end: bool) -> str:
    """Return the path data of a curve, drawn on to its tips where asked; what is straight in it as straight lines."""
    points = [(round(x, 1), round(y, 1)) for x, y in curve.points]
    last = points[0]
    pieces = [f"M{_at(last)}"]
    if from_start and curve.start is not None:
        pieces = [f"M{_at(curve.start)}", f"L{_at(last)}"]
    for first, second, end in zip(points[1::3], points[2::3], points[3::3], strict=False):
        if first == last and second == end:
            pieces.append(_straight(curve, last, end) if end != last else "")
        else:
            pieces.append(f"C{_at(first)} {_at(second)} {_at(end)}")
        last = end
    if to_end and curve.end is not None:
        pieces.append(f"L{_at(curve.end)}")
    return "".join(pieces)


def _straight(curve: Curve, start: Point, end: Point) -> str:
    """Return a straight piece of a curve, without what is in its gaps."""
    axis = 0 if start[1] == end[1] else 1
    if not curve.gaps or (axis and start[0] != end[0]):
        return f"L{_at(end)}"
    across, low, high = start[1 - axis], *sorted((start[axis], end[axis]))
    gaps = [(gap[axis], gap[axis] + gap[axis + 2]) for gap in curve.gaps if 0 < across - gap[1 - axis] < gap[3 - axis]]
    kept: list[tuple[float, float]] = []
    for gap in sorted((max(a, low), min(b, high)) for a, b in gaps if a < high and b > low):
        if kept and gap[0] <= kept[-1][1]:
            kept[-1] = kept[-1][0], max(gap[1], kept[-1][1])
        else:
            kept.append(gap)
    backward = end[axis] < start[axis]
    data = ""
    for gap in reversed(kept) if backward else kept:
        for step, place in zip("LM", reversed(gap) if backward else gap, strict=True):
            data += step + _at((place, across) if axis == 0 else (across, place))
    return data + f"L{_at(end)}"


def _at(point: Point) -> str:
    return f"{number(round(point[0], 1))},{number(round(point[1], 1))}"


def head(kind: str, base: Point, tip: Point, color: str, ground: str) -> str:
    """Return the head of a line that comes from `base` to `tip`: a filled triangle, a bar, an open diamond."""
    length = math.hypot(tip[0] - base[0], tip[1] - base[1]) or 1.0
    ux, uy = (tip[0] - base[0]) / length, (tip[1] - base[1]) / length

    def at(along: float, aside: float) -> str:
        return f"{number(tip[0] - along * ux - aside * uy)},{number(tip[1] - along * uy + aside * ux)}"

    if kind == "triangle":
        return f'<path class="head" d="M{at(0, 0)}L{at(10, 4.5)}L{at(10, -4.5)}Z" fill="{color}" stroke="none"/>'
    if kind == "bar":
        return (
            f'<path class="head" d="M{at(4, 7)}L{at(4, -7)}" stroke="{color}" stroke-width="3" '
            'stroke-dasharray="none" fill="none"/>'
        )
    if kind == "diamond":
        return (
            f'<path class="head" d="M{at(0.5, 0)}L{at(6, 4.5)}L{at(11.5, 0)}L{at(6, -4.5)}Z" fill="{ground}" '
            f'stroke="{color}" stroke-width="1.5" stroke-dasharray="none"/>'
        )
    return ""


def joint(kind: str, center: Point, color: str, ground: str) -> str:
    """Return the mark of a joint: a bar (linked), a ring (convergent), a half-filled ring (cumulative), a dot."""
    x, y = center
    look = f'fill="{ground}" stroke="{color}" stroke-width="2" {_SOLID}'
    ring = f'<circle cx="{number(x)}" cy="{number(y)}" r="5.5" {look}/>'
    if kind == "convergent":
        return ring
    if kind == "cumulative":
        half = f"M{number(x - 5.5)},{number(y)}A5.5,5.5 0 0 0 {number(x + 5.5)},{number(y)}Z"
        return f'{ring}<path d="{half}" fill="{color}" stroke="none"/>'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="4.5" fill="{color}" stroke="none"/>'


_SOLID = 'stroke-dasharray="none"'


def bar(center: Point, width: float, height: float, color: str) -> str:
    """Return the bar on which linked premises meet."""
    x, y = number(center[0] - width / 2), number(center[1] - height / 2)
    return (
        f'<rect x="{x}" y="{y}" width="{number(width)}" height="{number(height)}" rx="{number(height / 2)}" '
        f'fill="{color}" stroke="none"/>'
    )


def mode_mark(mode: str, at: Point, color: str, ground: str) -> str:
    """Return the mark at the premise's end of a line: a ring (`not`), a small square (`held`)."""
    x, y = at
    look = f'fill="{ground}" stroke="{color}" stroke-width="1.5" {_SOLID}'
    if mode == "not":
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="3.8" {look}/>'
    return f'<rect x="{number(x - 3.6)}" y="{number(y - 3.6)}" width="7.2" height="7.2" {look}/>'


def box(kinds: tuple[str, ...], place: tuple[float, float, float, float], look: Look, mark: Mark | None = None) -> str:
    """Return a claim's box at a place: x, y, width, height."""
    x, y, width, height = place
    style = look.box(kinds)
    if mark is not None:
        style = mark.box(style, look)
    radius = ' rx="6"' if style.rounded else ""
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    stroke = f'stroke="{style.stroke}" stroke-width="{number(style.width)}"{dash}'
    shapes = (
        f'<rect class="box" x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{radius} '
        f'fill="{style.fill}" {stroke}/>'
    )
    if style.double:
        radius = ' rx="3.5"' if style.rounded else ""
        shapes += (
            f'<rect x="{number(x + 3)}" y="{number(y + 3)}" width="{number(width - 6)}" height="{number(height - 6)}"'
            f'{radius} fill="none" {stroke}/>'
        )
    if style.corners:
        c = 7.0
        lines = [
            f"M{number(x + c)},{number(y)}L{number(x)},{number(y + c)}",
            f"M{number(x + width - c)},{number(y)}L{number(x + width)},{number(y + c)}",
            f"M{number(x + c)},{number(y + height)}L{number(x)},{number(y + height - c)}",
            f"M{number(x + width - c)},{number(y + height)}L{number(x + width)},{number(y + height - c)}",
        ]
        shapes += f'<path d="{"".join(lines)}" fill="none" {stroke}/>'
    if style.bar is not None:
        left = number(x + (6.4 if style.double else 5.0))
        inset = min(8.0, height / 8)
        dash = f' stroke-dasharray="{style.bar}"' if style.bar else ""
        shapes += (
            f'<path class="bar" d="M{left},{number(y + inset)}V{number(y + height - inset)}" fill="none" '
            f'stroke="{style.bar_color}" stroke-width="2.6"{dash}/>'
        )
    return shapes


def tie(kind: str, curve: Curve, color: str, ground: str) -> str:
    """Return an undirected line between claims: a double line (same), or one with a bar at each end (contraries)."""
    data = path(curve, True, True)
    if kind == "same":
        return (
            f'<path class="line" d="{data}" fill="none" stroke="{color}" stroke-width="4.4"/>'
            f'<path d="{data}" fill="none" stroke="{ground}" stroke-width="1.8"/>'
        )
    shape = f'<path class="line" d="{data}" fill="none" stroke="{color}" stroke-width="1.4"/>'
    for tip, base in ((curve.start, curve.points[0]), (curve.end, curve.points[-1])):
        if tip is not None:
            shape += head("bar", base, tip, color, ground)
    return shape
