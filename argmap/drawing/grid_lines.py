"""The lines of the simpler layout: from box to channel to corridor to channel to box, each on a track of its own.

A channel lies above each row of boxes, and one below the last; a corridor left of each column, and one right of the
last. Beneath each row is a strip for the joints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush

from argmap.drawing.geometry import Curve, Geometry, Point
from argmap.drawing.scene import Box, Scene, Segment

TRACK = 5.0
"""Distance of two lines beside each other."""
PAD = 14.0
"""Least room around tracks."""
HEAD = 10.0
TAIL = 7.5
ROUND = 4.0


@dataclass(slots=True)
class _End:
    """An end of a line: column, place from the column's middle, and the channel that it comes from or leads into."""

    column: int
    offset: float
    channel: int
    node: str


@dataclass(slots=True)
class _Line:
    """A line to be led through channels and corridors."""

    number: int
    tail: _End
    head: _End
    segment: Segment | None
    corridor: int | None = None
    tracks: list[int] = field(default_factory=list)
    """In the tail's channel, the corridor, the head's channel; one only when both ends share their channel."""


@dataclass(slots=True)
class _Slot:
    """Where an argument ends beneath a claim: its joint, or its line alone."""

    box: Box
    row: int
    column: int
    offset: float


class Wiring:
    """Takes boxes and slots by row and column; gives a layout."""

    def __init__(self, scene: Scene, rows: int, columns: int) -> None:
        self.scene = scene
        self.rows = rows
        self.columns = columns
        self.widths = [0.0] * columns
        self.heights = [0.0] * rows
        self.strips = [0.0] * rows
        self.cells: dict[str, tuple[Box, int, int]] = {}
        self.slots: dict[int, _Slot] = {}
        self.lines: list[_Line] = []

    def box(self, box: Box, row: int, column: int) -> None:
        """Put a claim's box into a cell."""
        self.cells[box.node] = (box, row, column)
        self.widths[column] = max(self.widths[column], box.width)
        self.heights[row] = max(self.heights[row], box.height)

    def slot(self, index: int, box: Box, row: int, column: int, offset: float, width: float) -> None:
        """Put an argument's end beneath a box: how far from its middle, and the width of all that stands there."""
        drawn = self.scene.drawn[index]
        self.slots[index] = _Slot(box, row, column, offset)
        self.widths[column] = max(self.widths[column], width)
        height = drawn.size[1] + 24 if drawn.joint is not None else HEAD + 2
        self.strips[row] = max(self.strips[row], height)

    def geometry(self) -> Geometry:
        """Lead all lines, and return where everything is."""
        self._collect()
        self._choose_corridors()
        channels, corridors = self._assign_tracks()
        self._measure(channels, corridors)
        nodes = {node: (self.x[column], self._top(row) + box.height / 2) for node, (box, row, column) in
                 self.cells.items()}  # fmt: skip
        self.joint_at: dict[str, Point] = {}
        for index, slot in self.slots.items():
            joint = self.scene.drawn[index].joint
            if joint is not None:
                self.joint_at[joint] = (self.x[slot.column] + slot.offset, self._joint_y(slot.row))
        nodes |= self.joint_at
        curves = {line.number: self._curve(line) for line in self.lines}
        curves |= {number: self._short(segment, index) for number, segment, index in self.short}
        return Geometry(self.width, self.height, nodes, curves, {})

    # What is to be led where

    def _collect(self) -> None:
        self.short: list[tuple[int, Segment, int]] = []
        """Lines from a joint to what is right above or beside it."""
        leaving: dict[str, int] = {}
        number = 0
        for index, drawn in self.scene.drawn.items():
            slot = self.slots[index]
            premises = sum(segment.part != "head" for segment in drawn.segments)
            place = 0
            for segment in drawn.segments:
                if segment.part == "head":
                    self.short.append((number, segment, index))
                else:
                    room = max(0.0, drawn.size[0] - 8) if drawn.joint is not None else 0.0
                    aside = (place - (premises - 1) / 2) * min(8.0, room / max(1, premises - 1))
                    head = _End(slot.column, slot.offset + aside, slot.row + 1, segment.head)
                    self.lines.append(_Line(number, self._start(segment.tail, leaving), head, segment))
                    place += 1
                number += 1
        for tie in self.scene.ties:
            ends = [self._start(self.scene.boxes[claim].node, leaving) for claim in (tie.first, tie.second)]
            self.lines.append(_Line(number, ends[0], ends[1], None))
            number += 1

    def _start(self, node: str, leaving: dict[str, int]) -> _End:
        """Return the next place at the top of a box: from the middle outward, in turn."""
        box, row, column = self.cells[node]
        count = leaving.get(node, 0)
        leaving[node] = count + 1
        steps = max(1, int((box.width / 2 - 12) // 9))
        way = (count % (2 * steps) + 1) // 2 * (1 if count % 2 else -1)
        return _End(column, way * 9.0 + (count // (2 * steps)) % 3 * 3, row, node)

    def _choose_corridors(self) -> None:
        """Give each line between different channels the emptiest of the corridors beside its ends."""
        load = [0] * (self.columns + 1)
        for line in self.lines:
            if line.tail.channel == line.head.channel:
                continue
            near = dict.fromkeys(column + side for column in (line.head.column, line.tail.column) for side in (0, 1))
            low, high = sorted((line.tail.column, line.head.column))
            line.corridor = min(near, key=lambda c: load[c] + (0 if low <= c <= high + 1 else 20))
            load[line.corridor] += abs(line.tail.channel - line.head.channel)

    def _assign_tracks(self) -> tuple[list[int], list[int]]:
        """Give each line its tracks; return how many each channel and each corridor has."""
        channels: list[list[tuple[float, float, _Line, int]]] = [[] for _ in range(self.rows + 1)]
        corridors: list[list[tuple[float, float, _Line, int]]] = [[] for _ in range(self.columns + 1)]
        for line in self.lines:
            tail, head = self._abscissa(line.tail), self._abscissa(line.head)
            if line.corridor is None:
                line.tracks = [0]
                channels[line.tail.channel].append((min(tail, head), max(tail, head), line, 0))
                continue
            line.tracks = [0, 0, 0]
            middle = float(line.corridor)
            channels[line.tail.channel].append((min(tail, middle), max(tail, middle), line, 0))
            channels[line.head.channel].append((min(head, middle), max(head, middle), line, 2))
            low, high = sorted((line.tail.channel, line.head.channel))
            corridors[line.corridor].append((low, high, line, 1))
        return [_left_edge(lane) for lane in channels], [_left_edge(lane) for lane in corridors]

    def _abscissa(self, end: _End) -> float:
        """Return where an end is, in columns: corridor k is at k, a column's middle at k + ½."""
        return end.column + 0.5 + 0.9 * end.offset / max(self.widths[end.column], 2 * abs(end.offset), 1.0)

    # Where that is

    def _measure(self, channels: list[int], corridors: list[int]) -> None:
        self.x: list[float] = []
        self.corridor_x: list[float] = []
        at = 0.0
        for column, tracks in enumerate(corridors):
            self.corridor_x.append(at + PAD)
            at += 2 * PAD + tracks * TRACK
            if column < self.columns:
                self.x.append(at + self.widths[column] / 2)
                at += self.widths[column]
        self.width = at
        self.channel_y: list[float] = []
        self.row_y: list[float] = []
        at = 0.0
        for row, tracks in enumerate(channels):
            self.channel_y.append(at + PAD)
            at += 2 * PAD + tracks * TRACK if tracks else PAD
            if row < self.rows:
                self.row_y.append(at)
                at += self.heights[row] + self.strips[row]
        self.height = at

    def _top(self, row: int) -> float:
        return self.row_y[row]

    def _joint_y(self, row: int) -> float:
        return self.row_y[row] + self.heights[row] + self.strips[row] / 2 + 4

    def _curve(self, line: _Line) -> Curve:
        tail_x = self.x[line.tail.column] + line.tail.offset
        start = self._top(line.tail.channel)
        track = self.channel_y[line.tail.channel] + line.tracks[0] * TRACK
        if line.segment is None:  # a tie: both ends at the top of a box
            tip: Point = (self.x[line.head.column] + line.head.offset, self._top(line.head.channel))
            last: Point = (tip[0], tip[1] - HEAD)
            first = start - HEAD
        else:
            tip, last = self._arrival(line)
            first = start - (TAIL if line.segment.mode != "holds" else 0)
        way = [(tail_x, first), (tail_x, track)]
        if line.corridor is not None:
            corridor = self.corridor_x[line.corridor] + line.tracks[1] * TRACK
            track = self.channel_y[line.head.channel] + line.tracks[2] * TRACK
            way += [(corridor, way[-1][1]), (corridor, track)]
        arrives = self.x[line.head.column] + line.head.offset
        way.append((arrives, track))
        way += self._up(line, last) if line.segment is not None else [last]
        own = line.segment is None or line.segment.mode != "holds"
        has_head = line.segment is None or line.segment.part != "premise"
        return Curve(_rounded(way), (tail_x, start) if own else None, tip if has_head else None)

    def _arrival(self, line: _Line) -> tuple[Point, Point]:
        """Return the tip of a line that arrives from beneath, and where it ends before its head."""
        segment = line.segment
        assert segment is not None
        x = self.x[line.head.column] + line.head.offset
        if segment.head in self.joint_at:
            joint_x, joint_y = self.joint_at[segment.head]
            width, height = self.scene.drawn[int(segment.head[1:])].size
            if segment.part == "premise":
                tip = (x, joint_y + height / 2)
                return tip, tip
            side = 1 if x >= joint_x else -1
            tip = (joint_x + side * width / 2, joint_y)
            return tip, (tip[0] + side * HEAD, joint_y)
        box, row, column = self.cells[segment.head]
        x = _within(x, self.x[column], box.width)
        tip = (x, self._top(row) + box.height)
        return tip, (x, tip[1] + HEAD)

    def _up(self, line: _Line, last: Point) -> list[Point]:
        """Return the last stretch, from the channel up to where the line ends."""
        x = self.x[line.head.column] + line.head.offset
        if line.head.node in self.joint_at:
            return [last] if x == last[0] else [(x, last[1]), last]
        floor = self.row_y[line.head.channel - 1] + self.heights[line.head.channel - 1] + HEAD
        return [(x, floor), (last[0], last[1]), last] if x != last[0] else [last]

    def _short(self, segment: Segment, index: int) -> Curve:
        """Return the line from a joint up to its claim, or aside to the joint that it undercuts."""
        x, y = self.joint_at[segment.tail]
        width, height = self.scene.drawn[index].size
        if segment.head in self.joint_at:
            to_x, to_y = self.joint_at[segment.head]
            to_width, to_height = self.scene.drawn[int(segment.head[1:])].size
            side = 1 if to_x > x else -1
            from_y, depth = y + height / 2, max(y + height / 2, to_y + to_height / 2) + HEAD + 3
            tip = (to_x - side * min(to_width / 2 - 2, 6), to_y + to_height / 2)
            way = [(x + side * width / 4, from_y), (x + side * width / 4, depth), (tip[0], depth), (tip[0], depth - 3)]
            return Curve(_rounded(way), None, tip)
        box, row, column = self.cells[segment.head]
        end = _within(x, self.x[column], box.width)
        tip = (end, self._top(row) + box.height)
        way = [(x, y - height / 2), (x, y - height / 2 - 2), (end, tip[1] + HEAD + 1), (end, tip[1] + HEAD)]
        return Curve(_rounded(way), None, tip)


def _within(x: float, middle: float, width: float) -> float:
    return min(max(x, middle - width / 2 + 8), middle + width / 2 - 8)


def _left_edge(lane: list[tuple[float, float, _Line, int]]) -> int:
    """Give each stretch of a lane a track, so that none on a track overlap; return how many tracks there are."""
    free: list[tuple[float, int]] = []
    count = 0
    for low, high, line, part in sorted(lane, key=lambda stretch: (stretch[0], stretch[1], stretch[2].number)):
        if free and free[0][0] < low:
            track = heappop(free)[1]
        else:
            track, count = count, count + 1
        line.tracks[part] = track
        heappush(free, (high, track))
    return count


def _rounded(way: list[Point]) -> list[Point]:
    """Return a polyline as Bézier curves, its corners rounded."""
    points = [point for number, point in enumerate(way) if not number or point != way[number - 1]]
    if len(points) == 1:
        return points * 4
    curve = [points[0]]
    for number in range(1, len(points)):
        a, b = points[number - 1], points[number]
        before = curve[-1]
        length = abs(b[0] - a[0]) + abs(b[1] - a[1])
        if number == len(points) - 1:
            curve += [before, b, b]
            break
        after = points[number + 1]
        radius = min(ROUND, length / 2, (abs(after[0] - b[0]) + abs(after[1] - b[1])) / 2)
        enter, leave = _toward(b, a, radius), _toward(b, after, radius)
        curve += [before, enter, enter, b, b, leave]
    return curve


def _toward(a: Point, b: Point, by: float) -> Point:
    length = max(abs(b[0] - a[0]) + abs(b[1] - a[1]), 1e-9)
    return (a[0] + (b[0] - a[0]) * by / length, a[1] + (b[1] - a[1]) * by / length)
