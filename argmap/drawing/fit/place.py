"""From a chosen shape to places: of boxes, joints, trays and frames, and the lines inside the forest."""

from __future__ import annotations

from argmap.drawing.fit.blocks import Blocks
from argmap.drawing.fit.fronts import Shape
from argmap.drawing.fit.gaps import HEADING
from argmap.drawing.fit.placed import Placed, tidy
from argmap.drawing.fit.plan import Item
from argmap.drawing.geometry import Point

SPINE = 8.0
"""From the left edge of a column to its line."""
HEAD_ROOM = 14.0
"""From what a line leads to, down to where it may turn: its head, and a little."""


def place(shape: Shape, blocks: Blocks, turned: frozenset[int] = frozenset()) -> Placed:
    """Give everything in a shape its place, from the page down. Linear.

    `turned` are the ids of shapes whose parts stand in reverse: what is beside or above each other may change places.
    """
    placer = _Placer(blocks, Placed(shape.width, shape.height), turned)
    within = [shape]
    for each in within:
        within.extend(each.parts)
    for each in reversed(within):  # from the leaves up: what stands at the top of a shape depends on what is in it
        placer.roots[id(each)] = placer.root(each)
    stack: list[_Task] = [(shape, 0.0, 0.0, (shape.width, shape.height))]
    while stack:
        stack.extend(placer.put(*stack.pop()))
    return placer.placed


_Task = tuple[Shape, float, float, tuple[float, float]]
"""A shape, its place, and the width and height of the room it has there: frames fill theirs."""
_OWN = (0.0, 0.0)


class _Placer:
    def __init__(self, blocks: Blocks, placed: Placed, turned: frozenset[int]) -> None:
        self.blocks = blocks
        self.turned = turned
        self.gaps = blocks.gaps
        self.placed = placed
        self.roots: dict[int, tuple[float, float]] = {}
        """Shape → its root, of those for which it is known."""

    def put(self, shape: Shape, x: float, y: float, room: tuple[float, float]) -> list[_Task]:
        """Place what a shape itself draws; return its parts with their places."""
        item = shape.item
        if shape.kind not in ("frame", "across", "down", "legend"):
            x += max(0.0, room[0] - shape.width) / 2  # a tree stands in the middle of its room
        match shape.kind:
            case "box":
                assert item is not None
                self.placed.boxes[item.node] = (x, y, shape.width, shape.height)
                self.placed.widths[item.node] = int(shape.data)
            case "mark":
                assert item is not None
                self.placed.joints[item.node] = (x, y, shape.width, shape.height)
            case "claim":
                box, row = shape.parts
                at = self.root(shape)[0]
                top = y + box.height + shape.data
                self._claim_lines(shape, x, y)
                return [(box, x + at, y, _OWN), (row, x + self._inset(shape), top, _OWN)]
            case "joint":
                return self._joint(shape, x, y)
            case "undercut-beside" | "undercut-beneath":
                return self._undercut(shape, x, y)
            case "row":
                tasks = []
                for part, down in zip(self.parts(shape), self.drops(shape), strict=True):
                    tasks.append((part, x, y + down, _OWN))
                    x += part.width + self.gaps.column
                return tasks
            case "column":
                return self._stacked(shape, x + shape.data, y)
            case "stack":
                return self._stacked(shape, x, y)
            case "tray":
                return self._tray(shape, x, y)
            case "frame":
                assert item is not None
                (inside,) = shape.parts
                width, height = max(room[0], shape.width), max(room[1], shape.height)
                self.placed.frames[item.number] = (x, y, width, height)
                inset = self.gaps.inset
                return [(inside, x + inset, y + HEADING, (width - 2 * inset, height - HEADING - inset))]
            case "legend":
                self.placed.legend = (x, y, shape.width, shape.height)
            case "across":
                first, second = self.parts(shape)
                width, height = max(room[0], shape.width), max(room[1], shape.height)
                spare = (width - shape.width) / 2
                wide = first.width + spare + self.gaps.frame
                return [
                    (first, x, y, (first.width + spare, height)),
                    (second, x + wide, y, (width - wide, height)),
                ]
            case "down":
                first, second = self.parts(shape)
                width, height = max(room[0], shape.width), max(room[1], shape.height)
                spare = (height - shape.height) / 2
                high = first.height + spare + self.gaps.frame
                return [
                    (first, x, y, (width, first.height + spare)),
                    (second, x, y + high, (width, height - high)),
                ]
        return []

    def parts(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the parts of a shape as they stand, from left to right or from the top down."""
        return shape.parts[::-1] if id(shape) in self.turned else shape.parts

    def drops(self, row: Shape) -> list[float]:
        """Return how far down each part of a row stands, so that claims stand level though some have joints above."""
        parts = self.parts(row)
        leads = [part.parts[0].height + part.data if part.kind == "joint" else 0.0 for part in parts]
        most = max(leads)
        return [max(0.0, min(most - lead, row.height - part.height)) for part, lead in zip(parts, leads, strict=True)]

    # Where the thing at the top of a shape stands in it, and where lines leave it.

    def root(self, shape: Shape) -> tuple[float, float]:
        """Return the left edge, from the shape's own, and the width of what its line leaves: a box, a joint, a tray."""
        if (known := self.roots.get(id(shape))) is not None:
            return known
        if shape.kind == "claim":
            box, row = shape.parts
            points = self.attach(row, self._inset(shape))
            if row.parts[0].kind == "column" and len(row.parts) == 1:
                return 0.0, box.width
            middle = (points[0] + points[-1]) / 2
            return min(max(0.0, middle - box.width / 2), shape.width - box.width), box.width
        if shape.kind == "joint":
            mark, row = shape.parts
            points = self.attach(row, self._inset(shape))
            first, last = points[0], points[-1]
            if self.is_bar(shape.item) and len(points) > 1:
                return first - 6, last - first + 12
            middle = (first + last) / 2
            return min(max(0.0, middle - mark.width / 2), shape.width - mark.width), mark.width
        if shape.kind in ("undercut-beside", "undercut-beneath"):
            inner = shape.parts[0]
            at, width = self.root(inner) if inner.kind != "mark" else (0.0, inner.width)
            return at + (self.gaps.spine + 8 if shape.kind == "undercut-beneath" else 0), width
        return 0.0, shape.width

    def is_bar(self, item: Item | None) -> bool:
        """Tell whether a joint is a bare bar, which may be as long as the row beneath it."""
        return (
            item is not None and item.drawn is not None and item.drawn.joint_kind == "linked" and not item.drawn.caption
        )

    def _inset(self, shape: Shape) -> float:
        """Return how far the row of a claim or joint stands from the left edge: in the middle, a column at the left."""
        row = shape.parts[1]
        if len(row.parts) == 1 and row.parts[0].kind == "column":
            return 0.0
        return (shape.width - row.width) / 2

    def attach(self, row: Shape, x: float) -> list[float]:
        """Return where the lines of a row's columns come up."""
        points = []
        for part in self.parts(row):
            if part.kind == "column":
                points.append(x + SPINE)
            else:
                at, width = self.root(part)
                points.append(x + at + width / 2)
            x += part.width + self.gaps.column
        return points

    # The lines.

    def _columns(
        self, row: Shape, x: float, y: float, span: tuple[float, float] | None = None
    ) -> list[tuple[float, list[tuple[Item, list[Point]]]]]:
        """Return for each column of a row where its lines come up, and for each of its items the line so far.

        The line from a long bar comes up where it leads straight into `span`, if the bar reaches there.
        """
        found = []
        for part, at, down in zip(self.parts(row), self.attach(row, x), self.drops(row), strict=True):
            if part.kind != "column":
                item = self.item_of(part)
                if span is not None and part.kind == "joint" and self.is_bar(item):
                    half = self.root(part)[1] / 2 - 5
                    at = min(max(min(max(at, span[0]), span[1]), at - half), at + half)
                found.append((at, [(item, [(at, y + down)])]))
            else:
                found.append((at, self._spine(part, x, y + down, at)))
            x += part.width + self.gaps.column
        return found

    def item_of(self, part: Shape) -> Item:
        """Return the item whose line leaves a shape; of a tray the first."""
        assert part.item is not None
        return part.item

    def _spine(self, column: Shape, x: float, y: float, spine: float) -> list[tuple[Item, list[Point]]]:
        lines = []
        last = {self.item_of(part).relation: place for place, part in enumerate(column.parts)}
        # What comes from lower down runs farther out, so that it is not crossed.
        relations = sorted(last, key=lambda relation: -last[relation])
        for place, part in enumerate(column.parts):
            item = self.item_of(part)
            if place:
                y += self.gaps.row + self._room(part)
            at, width = self.root(part)
            left = x + column.data + at
            track = spine + relations.index(item.relation) * self.gaps.track
            if part.kind == "undercut-beneath" or item.struck:  # whose left side is the undercut's
                out = left + width / 2
                lines.append((item, [(out, y), (out, y - 7), (track, y - 7)]))
            elif item.mode == "holds":
                level = y + min(self._root_height(part) / 2, 24.0)
                lines.append((item, [(left, level), (track, level)]))
            else:
                out = left + min(16.0, width / 2)
                lines.append((item, [(out, y), (out, y - 14), (track, y - 14)]))
            y += part.height
        return lines

    def _room(self, part: Shape) -> float:
        return 0.0 if part.kind == "tray" else self.blocks.headroom(self.item_of(part))

    def _root_height(self, part: Shape) -> float:
        while part.kind in ("claim", "joint", "undercut-beside"):
            part = part.parts[0]
        return part.height

    def _claim_lines(self, shape: Shape, x: float, y: float) -> None:
        box, row = shape.parts
        at = self.root(shape)[0]
        left, right = x + at + 12, x + at + box.width - 12
        bottom = y + box.height
        columns = self._columns(row, x + self._inset(shape), bottom + shape.data, (left, right))
        relations = {item.relation for _, lines in columns for item, _ in lines}
        far = max(((abs(up - (left + right) / 2), lines[0][0].relation) for up, lines in columns), default=(0, ""))[1]
        for _, lines in columns:
            for item, points in lines:
                level = bottom + max(HEAD_ROOM, self.blocks.gaps.level - 6)
                if len(relations) > 1 and item.relation != far:
                    level += 6.0
                aside = 0.0 if item.relation == "support" else 15.0
                turn = points[-1][0]
                tip = min(max(turn, left + aside), right - aside) if not left - 5 <= turn <= right + 5 else turn
                self._line(item, [*points, (turn, level), (tip, level), (tip, bottom)])

    def _joint(self, shape: Shape, x: float, y: float) -> list[_Task]:
        mark, row = shape.parts
        at, width = self.root(shape)
        inset = self._inset(shape)
        bottom = y + mark.height
        assert shape.item is not None
        self.placed.joints[shape.item.node] = (x + at, y, width, mark.height)
        middle = x + at + width / 2
        for _, lines in self._columns(row, x + inset, bottom + shape.data):
            for item, points in lines:
                turn = points[-1][0]
                straight = x + at + 3 <= turn <= x + at + width - 3
                level = bottom + 6.0
                path = (
                    [*points, (turn, bottom)]
                    if straight
                    else [*points, (turn, level), (middle, level), (middle, bottom)]
                )
                self._line(item, path)
        return [(row, x + inset, bottom + shape.data, _OWN)]

    def _undercut(self, shape: Shape, x: float, y: float) -> list[_Task]:
        inner, row = shape.parts
        at, width = self.root(shape)
        assert shape.item is not None
        height = self.blocks.joints[shape.item.node][1]
        level = y + height / 2
        if shape.kind == "undercut-beside":
            row_x, row_y = x + inner.width + self.gaps.beside, y + shape.data
            tip, inner_x = x + at + width, x
            for _, lines in self._columns(row, row_x, row_y):
                for item, points in lines:
                    self._line(item, [*points, (points[-1][0], level), (tip, level)])
        else:
            inner_x = x + self.gaps.spine + 8
            row_x, row_y = x + self.gaps.spine + 8, y + inner.height + self.gaps.row + 4
            for _, lines in self._columns(row, row_x, row_y):
                for item, points in lines:
                    turn = x + 5
                    self._line(
                        item, [*points, (points[-1][0], row_y - 8), (turn, row_y - 8), (turn, level), (x + at, level)]
                    )
        if inner.kind == "mark":
            self.placed.joints[shape.item.node] = (inner_x, y, inner.width, inner.height)
            return [(row, row_x, row_y, _OWN)]
        return [(inner, inner_x, y, _OWN), (row, row_x, row_y, _OWN)]

    def _line(self, item: Item, points: list[Point]) -> None:
        if item.line is not None:
            self.placed.lines[item.line] = tidy(points)

    def _stacked(self, shape: Shape, x: float, y: float) -> list[_Task]:
        tasks: list[_Task] = []
        for place, part in enumerate(shape.parts):
            if place:
                y += self.gaps.row + self._room(part)
            tasks.append((part, x, y, _OWN))
            y += part.height
        return tasks

    def _tray(self, shape: Shape, x: float, y: float) -> list[_Task]:
        gap = self.gaps.tray
        nodes = []
        level = y + gap
        for part in shape.parts:
            assert part.item is not None
            nodes.append(part.item.node)
            # The cells of a tray are equally wide.
            self.placed.boxes[part.item.node] = (x + gap, level, shape.width - 2 * gap, part.height)
            self.placed.widths[part.item.node] = int(part.data)
            level += part.height + gap
        self.placed.trays.append(((x, y, shape.width, shape.height), nodes))
        return []
