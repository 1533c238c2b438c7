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


PACKED = 7
"""Frames and trees up to which every slicing of the page is tried; 3 to that power."""
FEW = 5
"""Children up to which every division into columns is tried, not only cuts of their order; 3 to that power."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Distances, in user units."""

    column: float = 13.0
    """Between columns beneath one claim."""
    row: float = 11.0
    """Between what stands in one column."""
    level: float = 18.0
    """Between a claim and what leads to it: a head, and a turn."""
    straight: float = 4.0
    """What of that is not needed where the line makes no turn."""
    joint: float = 10.0
    """Between a joint and its premises."""
    frame: float = 14.0
    """Between frames, and trees."""
    inset: float = 8.0
    """Inside a frame's border."""
    spine: float = 14.0
    tray: float = 3.0
    """Around the cells of a tray, and between them."""
    mode: float = 12.0
    """What the word at a premise's end of a line takes."""
    track: float = 15.0
    """Between lines of two relations in one column: their heads stand side by side."""
    beside: float = 24.0
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
        return self._over(boxes, self._rows(item, item.children), gap, "claim", item)

    def _over(self, tops: Front, rows: Front, gap: float, kind: str, item: Item) -> Front:
        """Return what stands over a row, with the gap between: less where one line goes straight up."""
        found = []
        for row in rows:
            near = gap - self.gaps.straight * (len(row.parts) == 1 and row.parts[0].kind != "column")
            found += [
                Shape(max(top.width, row.width), top.height + near + row.height, kind, item, (top, row), near)
                for top in tops
            ]
        return front(found)

    def level(self, item: Item) -> float:
        """Return the distance beneath a claim."""
        gap = self.gaps.level
        if any(child.kind == "claim" and child.mode != "holds" for child in item.children):
            gap += self.gaps.mode
        if len({child.relation for child in item.children}) > 1:
            gap += 6.0
        return gap

    def _joint(self, item: Item) -> Front:
        width, height = self.joints[item.node]
        joint = Shape(width, height, "mark", item)
        premises = [child for child in item.children if child.relation != "undercut" or child.drawn is item.drawn]
        undercuts = [child for child in item.children if child not in premises]
        shapes = [joint]
        if premises:
            gap = self.gaps.joint + self.gaps.mode * any(child.mode != "holds" for child in premises)
            shapes = self._over([joint], self._rows(item, premises), gap, "joint", item)
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
        if len(children) <= FEW:
            return self._sets(parent, children)
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

    def _sets(self, parent: Item, children: Sequence[Item]) -> Front:
        """Return what a few children take in a row of columns: every division into columns is tried."""
        columns: dict[int, Front] = {}
        best: dict[int, Front] = {0: []}
        for members in range(1, 1 << len(children)):
            chosen = [child for place, child in enumerate(children) if members >> place & 1]
            if len(chosen) == 1 or self._may_stack(chosen, parent):
                column = self._column(parent, chosen)
                columns[members] = [Shape(s.width, s.height, "row", parent, (s,)) for s in column]
            first = members & -members
            rest = members ^ first
            options: Front = []
            part = rest
            while True:
                if column := columns.get(first | part, []):
                    options += beside(column, best[rest ^ part], self._rowed) if rest ^ part else column
                if not part:
                    break
                part = (part - 1) & rest
            best[members] = front(options)
        return best[(1 << len(children)) - 1]

    def _rowed(self, first: Shape, second: Shape) -> Shape:
        return Shape(
            first.width + self.gaps.column + second.width,
            max(first.height, second.height),
            "row",
            first.item,
            (*first.parts, *second.parts),
        )

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
        return 0.0

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

    def with_legend(self, page: Item, legend: list[tuple[float, float]]) -> Front:
        """Return the shapes of a page among whose parts the legend stands; none for more parts than can be packed."""
        if not legend or len(page.children) >= PACKED:
            return []
        parts = [self.fronts[id(child)] for child in page.children]
        return self._pack([*parts, front(Shape(w, h, "legend") for w, h in legend)])

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
        """Return the shapes of several things put together: all slicings of a few, of more a row of columns."""
        gap = self.gaps.frame

        def across(a: Shape, b: Shape) -> Shape:
            return Shape(a.width + gap + b.width, max(a.height, b.height), "across", None, (a, b))

        def down(a: Shape, b: Shape) -> Shape:
            return Shape(max(a.width, b.width), a.height + gap + b.height, "down", None, (a, b))

        if len(parts) > PACKED:
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
