"""A simpler layout, for maps too dense for Graphviz: claims in rows and columns, lines as in a circuit.

A claim stands as many rows down as it is arguments away from a main conclusion; a level that is too wide takes several
rows. Lines run between the rows and between the columns only, each on a track of its own, so that none crosses a box
and each can be followed. Tracks are given out by the left-edge algorithm (Hashimoto and Stevens 1971). n log n in the
number of lines. The boxes of groups are left out.
"""

from __future__ import annotations

import math
from collections import defaultdict

from argmap.drawing.geometry import Geometry
from argmap.drawing.grid_levels import levels, owners
from argmap.drawing.grid_lines import Wiring
from argmap.drawing.scene import Frame, Scene

ASPECT = 1.6
"""Width by height that the picture is to have, about."""
GAP = 14.0
SLOT = 10.0
"""Room for a line that arrives at a claim."""
DENSE = 600
"""Lines beyond those of a tree from which on a map is laid out so without asking Graphviz.

Measured: with random relations added to a tree, Graphviz takes 5 s for 250 more lines, 11 s for 300, more than 25 s for
400; with 600 and no ring among them 1 s, but the picture is a tangle.
"""


def dense(scene: Scene) -> bool:
    """Tell whether Graphviz would surely take too long, or make a tangle. Linear."""
    lines = sum(len(drawn.segments) for drawn in scene.drawn.values()) + len(scene.ties)
    joints = sum(drawn.joint is not None for drawn in scene.drawn.values())
    return lines - len(scene.boxes) - joints > DENSE


def lay_out(scene: Scene) -> Geometry:
    """Return the layout; takes the groups' boxes out of the scene."""
    scene.frame = Frame(None, "", [*(box.node for box in scene.boxes.values()), *_joints(scene)])
    return _Grid(scene).geometry()


def _joints(scene: Scene) -> list[str]:
    return [drawn.joint for drawn in scene.drawn.values() if drawn.joint is not None]


class _Grid:
    """Where each claim stands, by row and column, and what stands beneath it: joints and the ends of lines."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.owner = owners(scene)
        self.row: dict[str, int] = {}
        self.column: dict[str, int] = {}
        self.rows: list[list[str]] = []
        self.columns = 1
        self._place()
        self.below: dict[str, list[int]] = defaultdict(list)
        """Claim → the arguments that end beneath it, each followed by those that undercut it."""
        self._stack_arguments()

    def _place(self) -> None:
        boxes = self.scene.boxes
        found = levels(self.scene, self.owner)
        if not boxes:
            return
        cell_width = max(box.width for box in boxes.values()) + 4 * GAP
        cell_height = sum(box.height for box in boxes.values()) / len(boxes) + 6 * GAP
        self.columns = max(1, round(math.sqrt(len(boxes) * cell_height * ASPECT / cell_width)))
        for level in found:
            rows = -(-len(level) // self.columns)
            across = -(-len(level) // rows)
            first, start = len(self.rows), (self.columns - across) // 2
            self.rows += [[] for _ in range(rows)]
            for place, claim in enumerate(level):  # column by column, so that neighbours stay near each other
                row, column = first + place % rows, start + place // rows
                self.row[claim], self.column[claim] = row, column
                self.rows[row].append(claim)

    def _stack_arguments(self) -> None:
        drawn, graph = self.scene.drawn, self.scene.graph
        done: set[int] = set()
        tops = [index for index, each in drawn.items() if each.relation != "undercut"]
        for top in [*tops, *drawn]:
            stack = [top]
            while stack:
                index = stack.pop()
                if index in done or index not in drawn:
                    continue
                done.add(index)
                if (claim := self.owner.get(index)) is not None:
                    self.below[claim].append(index)
                stack.extend(reversed(graph.undercutters.get(index, ())))

    def geometry(self) -> Geometry:
        wiring = Wiring(self.scene, len(self.rows), self.columns)
        for claim, box in self.scene.boxes.items():
            wiring.box(box, self.row[claim], self.column[claim])
        for claim, arguments in self.below.items():
            box = self.scene.boxes[claim]
            offsets, width = self._slots(arguments)
            for index, offset in zip(arguments, offsets, strict=True):
                wiring.slot(index, box, self.row[claim], self.column[claim], offset - width / 2, width)
        return wiring.geometry()

    def _slots(self, arguments: list[int]) -> tuple[list[float], float]:
        """Return where the middle of each argument's slot is, from the left, and the width of all."""
        offsets: list[float] = []
        at = 0.0
        for index in arguments:
            drawn = self.scene.drawn[index]
            width = SLOT if drawn.joint is None else drawn.size[0] + GAP
            width += GAP if drawn.relation == "undercut" else 0
            offsets.append(at + width / 2)
            at += width
        return offsets, at
