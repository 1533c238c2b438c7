"""Draws a line between neighbouring rows anew: up from the middle of the premise, over, up to a place of its own.

Graphviz aims its splines at the middle of what they lead to, where the heads of several lines fall on one point.
Between two neighbouring rows nothing is in the way, so a line there may leave and arrive upright, and the lines that
arrive at one box or bar stand side by side. Longer lines stay as Graphviz has led them round the boxes.
"""

from __future__ import annotations

from collections import defaultdict

from argmap.drawing.geometry import Curve, Geometry, Point
from argmap.drawing.scene import Drawn, Scene, Segment

HEAD = 10.0
TAIL = 7.5
"""Room for the head of a line, and for the mark at its tail."""
SPREAD = 26.0
"""Distance of lines that arrive at one box, where it is wide enough."""
BAR_SPREAD = 10.0
LEAVE = 18.0
"""Distance of lines that leave one premise."""


class _Rows:
    """The rows of the layout: which node stands in which, how far each reaches, what stands beside what."""

    def __init__(self, geometry: Geometry, sizes: dict[str, tuple[float, float]]) -> None:
        self.nodes = geometry.nodes
        self.sizes = sizes
        self.of: dict[str, int] = {}
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.members: list[list[str]] = []
        last = None
        for node, (_, y) in sorted(geometry.nodes.items(), key=lambda item: item[1][1]):
            if node not in sizes:
                continue
            half = sizes[node][1] / 2
            if last is None or y - last > 1:
                self.tops.append(y - half)
                self.bottoms.append(y + half)
                self.members.append([])
                last = y
            self.of[node] = len(self.tops) - 1
            self.tops[-1] = min(self.tops[-1], y - half)
            self.bottoms[-1] = max(self.bottoms[-1], y + half)
            self.members[-1].append(node)
        self.place: dict[str, int] = {}
        for members in self.members:
            members.sort(key=lambda node: geometry.nodes[node][0])
            self.place.update((node, place) for place, node in enumerate(members))

    def free(self, node: str, there: float) -> bool:
        """Tell whether nothing stands in a node's row between it and a place: its neighbour on that side is beyond."""
        members = self.members[self.of[node]]
        way = 1 if there > self.nodes[node][0] else -1
        neighbour = self.place[node] + way
        if not 0 <= neighbour < len(members):
            return True
        other = members[neighbour]
        return (self.nodes[other][0] - way * self.sizes[other][0] / 2 - there) * way > 0


def connect(scene: Scene, geometry: Geometry) -> None:
    """Replace the curves between neighbouring rows. Costs n log n in the number of lines."""
    sizes = {box.node: (box.width, box.height) for box in scene.boxes.values()}
    sizes |= {drawn.joint: drawn.size for drawn in scene.drawn.values() if drawn.joint is not None}
    rows = _Rows(geometry, sizes)
    arriving: dict[str, list[tuple[float, int, Segment]]] = defaultdict(list)
    starts = _starts(scene, rows)
    k = 0
    for drawn in scene.drawn.values():
        for segment in drawn.segments:
            tail, head = rows.of.get(segment.tail), rows.of.get(segment.head)
            if tail is not None and head is not None and tail == head + 1:
                if drawn.relation == "undercut" and segment.part != "premise":
                    if (side := _from_the_side(segment, starts[k], rows)) is not None:
                        geometry.curves[k] = side
                else:
                    arriving[segment.head].append((geometry.nodes[segment.tail][0], k, segment))
            k += 1
    bars = {drawn.joint for drawn in scene.drawn.values() if _spreads(drawn)}
    for node, lines in arriving.items():
        x, y = geometry.nodes[node]
        width, height = sizes[node]
        joint = lines[0][2].part == "premise"
        step = min(BAR_SPREAD if joint else SPREAD, (width - (8 if joint else 24)) / max(1, len(lines) - 1))
        if joint and node not in bars:
            step = 0.0
        for place, (_, number, segment) in enumerate(sorted(lines, key=lambda line: line[:2])):
            at = x + (place - (len(lines) - 1) / 2) * step
            geometry.curves[number] = _upright(segment, starts[number], (at, y + height / 2), rows)


def _starts(scene: Scene, rows: _Rows) -> dict[int, float]:
    """Return from where each line to the next row starts: side by side, where a premise serves several arguments."""
    leaving: dict[str, list[tuple[float, int]]] = defaultdict(list)
    k = 0
    for drawn in scene.drawn.values():
        for segment in drawn.segments:
            tail, head = rows.of.get(segment.tail), rows.of.get(segment.head)
            if tail is not None and head is not None and tail == head + 1:
                leaving[segment.tail].append((rows.nodes[segment.head][0], k))
            k += 1
    starts: dict[int, float] = {}
    for node, lines in leaving.items():
        step = min(LEAVE, (rows.sizes[node][0] - 40) / max(1, len(lines) - 1)) if len(lines) > 1 else 0.0
        for place, (_, number) in enumerate(sorted(lines)):
            starts[number] = rows.nodes[node][0] + (place - (len(lines) - 1) / 2) * step
    return starts


def _spreads(drawn: Drawn) -> bool:
    return drawn.joint_kind == "linked" and not drawn.caption


def _upright(segment: Segment, x: float, tip: Point, rows: _Rows) -> Curve:
    start = rows.nodes[segment.tail][1] - rows.sizes[segment.tail][1] / 2
    has_head = segment.part != "premise"
    base = tip[1] + (HEAD if has_head else 0)
    first = start - (TAIL if segment.mode != "holds" else 0)
    low = min(first, rows.tops[rows.of[segment.tail]])
    high = min(max(base, rows.bottoms[rows.of[segment.head]]), low)
    bend = 0.6 * (low - high)
    points = [
        (x, first), (x, first), (x, low), (x, low),
        (x, low - bend), (tip[0], high + bend), (tip[0], high),
        (tip[0], high), (tip[0], base), (tip[0], base),
    ]  # fmt: skip
    return Curve(points, (x, start) if segment.mode != "holds" else None, tip if has_head else None)


def _from_the_side(segment: Segment, x: float, rows: _Rows) -> Curve | None:
    """Return an undercut's line, which meets the attacked argument's joint from the side; None if something is between.

    From beneath come the premises: an undercut that came there too would look like one of them.
    """
    to_x, to_y = rows.nodes[segment.head]
    half = rows.sizes[segment.head][0] / 2
    beside = half + 3.5 * HEAD
    start = rows.nodes[segment.tail][1] - rows.sizes[segment.tail][1] / 2
    first = start - (TAIL if segment.mode != "holds" else 0)
    low = min(first, rows.tops[rows.of[segment.tail]])
    near_side = 1 if x >= to_x else -1
    for way, reach in ((near_side, x), (near_side, to_x + near_side * beside), (-near_side, to_x - near_side * beside)):
        if (reach - to_x) * way < beside or not rows.free(segment.head, reach):
            continue
        tip = (to_x + way * (half + 1), to_y)
        base = (tip[0] + way * (HEAD + 1.5), to_y)
        corner = base
        if reach == x:  # straight up, then over
            turn = min(abs(x - base[0]), 60.0)
            corner = (x - way * turn, to_y)
            pulls = (x, to_y + 0.35 * (low - to_y)), (x - way * 0.3 * turn, to_y)
        elif abs(x - base[0]) > 60:  # over beneath what stands in the way
            pulls = (x, low + 0.6 * (to_y - low)), (base[0] + way * 40, to_y)
        else:  # from right beneath: round the premises' lines
            pulls = (base[0] + way * 26, low), (base[0] + way * 26, to_y)
        points = [(x, first), (x, first), (x, low), (x, low), *pulls, corner, corner, base, base]
        return Curve(points, (x, start) if segment.mode != "holds" else None, tip)
    return None
