"""Where everything stands: Graphviz' layout in the picture's own coordinates (y grows downward)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Point = tuple[float, float]


@dataclass(slots=True)
class Curve:
    """An edge: a Bézier path (1 + 3n points) without its heads, and the tips of those."""

    points: list[Point]
    start: Point | None
    end: Point | None
    gaps: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Where it is not drawn, as something passes over it (x, y, width, height): of level and upright pieces only."""

    def middle(self, share: float = 0.5) -> Point:
        """Return a point on the curve, at about this share of the way."""
        pieces = max(1, (len(self.points) - 1) // 3)
        at = share * pieces
        piece = min(int(at), pieces - 1)
        t = at - piece
        a, b, c, d = self.points[3 * piece : 3 * piece + 4]
        u = 1 - t
        wa, wb, wc, wd = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        return (
            wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0],
            wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1],
        )


LegendPlace = tuple[float, float, float] | Literal["beside"] | None


class Tray(NamedTuple):
    """What holds the premises of one argument that stand in it like cells: x, y, width, height."""

    place: tuple[float, float, float, float]
    relation: str


@dataclass(slots=True)
class Geometry:
    """A layout: size, centres of nodes, curves of edges by number, boxes (x, y, width, height) of groups."""

    width: float
    height: float
    nodes: dict[str, Point]
    curves: dict[int, Curve]
    frames: dict[int, tuple[float, float, float, float]]
    trays: list[Tray] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    """Edges that need no curve: the line of a tray stands for those of all its cells."""
    words: dict[int, Point] = field(default_factory=dict)
    """Where the word at a premise's end of an edge begins, if not beside it as usual."""
    legend: LegendPlace = None
    """Where the legend stands: below everything, beside the heading, or at a place (x, y, width)."""
    margin: float | None = None
    """Around the picture, if not the look's."""
    report: str = ""
    """How well the picture fits what it is for, in words."""


def read(layout: dict[str, Any]) -> Geometry:
    """Read Graphviz' `json0` of a layout; linear in its size."""
    left, bottom, right, top = map(float, layout.get("bb", "0,0,0,0").split(","))
    nodes: dict[str, Point] = {}
    frames: dict[int, tuple[float, float, float, float]] = {}
    for thing in layout.get("objects", ()):
        if "pos" in thing:
            x, y = thing["pos"].split(",")
            nodes[thing["name"]] = (float(x) - left, top - float(y))
        elif "bb" in thing and thing["name"].startswith("cluster_"):
            x0, y0, x1, y1 = map(float, thing["bb"].split(","))
            frames[int(thing["name"][8:])] = (x0 - left, top - y1, x1 - x0, y1 - y0)
    curves = {int(edge["k"]): _curve(edge["pos"], left, top) for edge in layout.get("edges", ()) if edge.get("pos")}
    return Geometry(right - left, top - bottom, nodes, curves, frames)


def _curve(pos: str, left: float, top: float) -> Curve:
    # Several splines (`;`) come with `concentrate` only, which we do not use.
    points: list[Point] = []
    start = end = None
    for piece in pos.partition(";")[0].split():
        if piece[0] in "es" and piece[1] == ",":
            x, y = piece[2:].split(",")
            if piece[0] == "e":
                end = (float(x) - left, top - float(y))
            else:
                start = (float(x) - left, top - float(y))
        else:
            x, y = piece.split(",")
            points.append((float(x) - left, top - float(y)))
    return Curve(points, start, end)
