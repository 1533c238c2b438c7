"""The shapes that each part of a plan may take: boxes by their wrapping, what hangs beneath them in rows and columns.

Beneath a claim or joint its children stand in a row, in a column along a line at their left, or in a row of columns;
leaves that serve one argument stack in one tray. `place` draws what is chosen here, with the same measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drawing.fit.fronts import Front, Shape, above, beside, front
from argmap.drawing.fit.plan import Item

HEADING = 24.0
"""Height of a frame's heading."""
MANY = 24
"""Children beyond which columns are cut in even runs instead of trying each cut."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Distances, in user units."""

    column: float = 16.0
    """Between columns beneath one claim."""
    row: float = 14.0
    """Between what stands in one column."""
    level: float = 20.0
    """Between a claim and what leads to it: a head, and a turn."""
    joint: float = 12.0
    """Between a joint and its premises."""
    frame: float = 18.0
    """Between frames, and trees."""
    inset: float = 10.0
    """Inside a frame's border."""
    spine: float = 14.0
    tray: float = 4.0
    """Around the cells of a tray, and between them."""
    mode: float = 12.0
    """What the word at a premise's end of a line takes."""
    track: float = 6.0
    beside: float = 26.0
    """Between a joint and the line of an undercut that meets it from the side."""


@dataclass(frozen=True, slots=True)
class Style:
    """Which arrangements are tried."""

    columns: bool = True
    trays: bool = True
    gaps: Gaps = Gaps()


class Blocks:
    """The fronts of all parts of a plan; costs about n · MOST · children."""

    def __init__(
        self,
        sizes: dict[str, list[tuple[float, float]]],
        joints: dict[str, tuple[float, float]],
        style: Style,
        heading: dict[int, float],
    ) -> None:
        self.sizes = sizes
        self.joints = joints
        self.style = style
        self.gaps = style.gaps
        self.heading = heading
        self.fronts: dict[int, Front] = {}

    def of(self, top: Item) -> Front:
        """Return the front of an item, from the leaves up."""
        order: list[Item] = []
        stack = [top]
        while stack:
            item = stack.pop()
            order.append(item)
            stack.extend(item.children)
        for item in reversed(order):
            self.fronts[id(item)] = self._front(item)
        return self.fronts[id(top)]

    def _front(self, item: Item) -> Front:
        if item.kind == "claim":
            return self._claim(item)
        if item.kind == "joint":
            return self._joint(item)
        return self._frame(item)

    def _claim(self, item: Item) -> Front:
        boxes = [Shape(w, h, "box", item, (), n) for n, (w, h) in enumerate(self.sizes[item.node])]
        if not item.children:
            return front(boxes)
        gap = self.level(item)
        return front(
            Shape(max(box.width, row.width), box.height + gap + row.height, "claim", item, (box, row), gap)
            for row in self._rows(item, item.children)
            for box in boxes
        )

    def level(self, item: Item) -> float:
        """Return the distance beneath a claim."""
        gap = self.gaps.level
        if any(child.kind == "claim" and child.mode != "holds" for child in item.children):
            gap += self.gaps.mode
        if len({child.relation for child in item.children}) > 1:
            gap += self.gaps.track
        return gap

    def _joint(self, item: Item) -> Front:
        width, height = self.joints[item.node]
        joint = Shape(width, height, "mark", item)
        premises = [child for child in item.children if child.relation != "undercut" or child.drawn is item.drawn]
        undercuts = [child for child in item.children if child not in premises]
        shapes = [joint]
        if premises:
            gap = self.gaps.joint + self.gaps.mode * any(child.mode != "holds" for child in premises)
            shapes = [
                Shape(max(width, row.width), height + gap + row.height, "joint", item, (joint, row), gap)
                for row in self._rows(item, premises)
            ]
        if undercuts:
            rows = self._rows(item, undercuts)
            shapes = [
                shape
                for own in shapes
                for row in rows
                for shape in (
                    Shape(
                        own.width + self.gaps.beside + row.width,
                        max(own.height, height + 8 + row.height),
                        "undercut-beside",
                        item,
                        (own, row),
                        height + 8,
                    ),
                    Shape(
                        max(own.width, row.width) + self.gaps.spine + 8,
                        own.height + self.gaps.row + 4 + row.height,
                        "undercut-beneath",
                        item,
                        (own, row),
                    ),
                )
            ]
        return front(shapes)

    def _rows(self, parent: Item, children: Sequence[Item]) -> Front:
        """Return what the children take in a row of columns: every cut of their order into columns is tried."""
        leaves = [child for child in children if self._stacks(child, parent)]
        rest = [child for child in children if child not in leaves]
        children = [*leaves, *rest]
        count = len(children)
        best: list[Front] = [[] for _ in range(count + 1)]
        longest = count if count <= MANY else 2 * MANY
        for end in range(1, count + 1):
            options: Front = []
            for start in range(max(0, end - longest), end):
                if count > MANY and (end - start) % (count // MANY + 1) and end != count:
                    continue
                if start and not best[start]:
                    continue
                if end - start > 1 and not self._may_stack(children[start:end], parent):
                    continue
                column = self._column(parent, children[start:end])
                options += column if not start else beside(best[start], column, self._row)
            best[end] = front(
                Shape(s.width, s.height, "row", parent, s.parts)
                if s.kind == "row"
                else Shape(s.width, s.height, "row", parent, (s,))
                for s in options
            )
        return best[count]

    def _row(self, first: Shape, second: Shape) -> Shape:
        return Shape(
            first.width + self.gaps.column + second.width,
            max(first.height, second.height),
            "row",
            first.item,
            (*first.parts, second),
        )

    def _stacks(self, child: Item, parent: Item) -> bool:
        return (
            self.style.trays
            and parent.kind == "joint"
            and child.leaf
            and child.mode == "holds"
            and child.drawn is parent.drawn
        )

    def _may_stack(self, children: Sequence[Item], parent: Item) -> bool:
        return self.style.columns or all(self._stacks(child, parent) for child in children)

    def _column(self, parent: Item, children: Sequence[Item]) -> Front:
        """Return the shapes of a column: one item as it is, leaves of one argument in a tray, others along a line."""
        if len(children) == 1:
            return self.fronts[id(children[0])]
        leaves = [child for child in children if self._stacks(child, parent)]
        pieces: list[Front] = []
        if len(leaves) > 1:
            pieces.append(self._tray(leaves))
        else:
            pieces += [self.fronts[id(leaf)] for leaf in leaves]
        others = children[len(leaves) :]
        pieces += [self.fronts[id(child)] for child in others]
        if len(pieces) == 1:
            return pieces[0]
        found = pieces[0]
        rooms = [self.headroom(child) for child in others]
        rooms = rooms if len(rooms) == len(pieces) - 1 else rooms[1:]
        for piece, room in zip(pieces[1:], rooms, strict=True):
            found = above(
                found,
                piece,
                lambda a, b, room=room: Shape(  # type: ignore[misc]
                    max(a.width, b.width),
                    a.height + self.gaps.row + room + b.height,
                    "stack",
                    parent,
                    (*(a.parts if a.kind == "stack" else (a,)), b),
                ),
            )
        spine = self.gaps.spine + self.gaps.track * (len({child.relation for child in children}) > 1)
        return front(Shape(s.width + spine, s.height, "column", parent, s.parts, spine) for s in found)

    def headroom(self, child: Item) -> float:
        """Return the room above an item of a column, in which its line turns to the side."""
        if child.mode != "holds":
            return self.gaps.mode
        return 0.0 if child.kind == "claim" else 4.0

    def _tray(self, leaves: list[Item]) -> Front:
        gap = self.gaps.tray
        found = self.fronts[id(leaves[0])]
        for leaf in leaves[1:]:
            found = above(
                found,
                self.fronts[id(leaf)],
                lambda a, b: Shape(
                    max(a.width, b.width),
                    a.height + gap + b.height,
                    "cells",
                    None,
                    (*(a.parts if a.kind == "cells" else (a,)), b),
                ),
            )
        return [Shape(s.width + 2 * gap, s.height + 2 * gap, "tray", leaves[0], s.parts) for s in found]

    def _frame(self, item: Item) -> Front:
        parts = [self.fronts[id(child)] for child in item.children]
        inside = self._pack(parts) if parts else [Shape(40, 20, "empty")]
        if item.kind == "page":
            return inside
        room, title = self.gaps.inset, self.heading[item.number]
        return front(
            Shape(max(s.width + 2 * room, title + 24), s.height + HEADING + room, "frame", item, (s,)) for s in inside
        )

    def _pack(self, parts: list[Front]) -> Front:
        """Return the shapes of several things put together: all slicings of up to 7, of more a row of columns."""
        gap = self.gaps.frame

        def across(a: Shape, b: Shape) -> Shape:
            return Shape(a.width + gap + b.width, max(a.height, b.height), "across", None, (a, b))

        def down(a: Shape, b: Shape) -> Shape:
            return Shape(max(a.width, b.width), a.height + gap + b.height, "down", None, (a, b))

        if len(parts) > 7:
            best: list[Front] = [[] for _ in range(len(parts) + 1)]
            for end in range(1, len(parts) + 1):
                options: Front = []
                column = parts[end - 1]
                for start in range(end - 1, max(-1, end - 40), -1):
                    if start < end - 1:
                        column = above(parts[start], column, down)
                    options += beside(best[start], column, across) if start else column
                best[end] = front(options)
            return best[-1]
        fronts: dict[int, Front] = {1 << n: part for n, part in enumerate(parts)}
        for members in range(1, 1 << len(parts)):
            if members in fronts:
                continue
            options = []
            first = members & -members
            rest = members ^ first
            part = rest
            while True:  # every division in two; the one with the first in reading order is left, or on top
                part = (part - 1) & rest
                one, other = first | part, rest ^ part
                options += beside(fronts[one], fronts[other], across)
                options += above(fronts[one], fronts[other], down)
                if not part:
                    break
            fronts[members] = front(options)
        return fronts[(1 << len(parts)) - 1]
