"""The shapes that each part of a plan may take: boxes by their wrapping, what hangs beneath them in rows and columns.

Beneath a claim or joint its children stand in a row, in a column along a line at their left, or in a row of columns;
leaves that serve one argument stack in one tray. `place` draws what is chosen here, with the same measures.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drawing.fit.fronts import Front, Shape, above, beside, front
from argmap.drawing.fit.gaps import HEADING, Style
from argmap.drawing.fit.packing import PACKED, pack
from argmap.drawing.fit.plan import Item

MANY = 24
"""Children beyond which columns are cut in even runs instead of trying each cut."""
VERY_MANY = 200
"""Children beyond which columns are as long as each other."""
FEW = 5
"""Children up to which every division into columns is tried, not only cuts of their order; 3 to that power."""


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
        words = any(child.mode != "holds" for child in item.children)
        for row in rows:
            straight = len(row.parts) == 1 and row.parts[0].kind != "column" and not words
            near = gap - self.gaps.straight * straight
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
        children = [*leaves, *sorted(rest, key=lambda child: child.relation != "support")]
        if len(children) <= FEW:
            return self._sets(parent, children)
        count = len(children)
        if count > VERY_MANY and self._may_stack(children, parent):
            return self._even(parent, children)
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

    def _even(self, parent: Item, children: Sequence[Item]) -> Front:
        """Return what very many children take in a row of columns of one length: a few lengths are tried."""
        options: Front = []
        columns = 1
        while columns <= VERY_MANY:
            length = -(-len(children) // columns)
            made: Front = []
            for start in range(0, len(children), length):
                column = front(self._column(parent, children[start : start + length]), MANY)
                row = [Shape(s.width, s.height, "row", parent, (s,)) for s in column]
                made = front(beside(made, row, self._rowed), MANY) if made else row
            options += made
            columns += (columns + 1) // 2
        return front(options)

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
        return self.pack([*parts, front(Shape(w, h, "legend") for w, h in legend)])

    def pack(self, parts: list[Front]) -> Front:
        """Return the shapes of the parts of a page or frame put together."""
        return pack(parts, self.gaps.frame)

    def _frame(self, item: Item) -> Front:
        parts = [self.fronts[id(child)] for child in item.children]
        inside = self.pack(parts) if parts else [Shape(40, 20, "empty")]
        if item.kind == "page":
            return inside
        room, title = self.gaps.inset, self.heading[item.number]
        return front(
            Shape(max(s.width + 2 * room, title + 24), s.height + HEADING + room, "frame", item, (s,)) for s in inside
        )
