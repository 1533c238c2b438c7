"""Lays out a map too large for trying many arrangements: one close arrangement, of the shape of its target.

A tree of 10,000 claims in the levels that Graphviz draws is a strip 1,400 times as wide as high, which nobody can look
at. In columns it has the shape of a page, at about the same cost: it can be seen whole, and zoomed into.
"""

from __future__ import annotations

import math

from argmap.drawing.fit.blocks import Blocks
from argmap.drawing.fit.boxes import AIRS, boxes_of
from argmap.drawing.fit.fronts import Shape
from argmap.drawing.fit.gaps import Style
from argmap.drawing.fit.loose import lead
from argmap.drawing.fit.place import place
from argmap.drawing.fit.plan import Plan, depth, fold
from argmap.drawing.fit.score import Figures
from argmap.drawing.fit.search import SHALLOW, Search, Trial, finished, gaps_of
from argmap.drawing.fit.target import Target
from argmap.drawing.geometry import Geometry
from argmap.drawing.look import Look
from argmap.drawing.scene import Scene

WRAPS = (196.0,)
"""Widths to which texts are wrapped."""
AIR = 2
"""How much room is left, of AIRS."""
LOOSE = 100
ROUTED = 100_000
"""Lines that are no tree's, and those times claims, up to which they are led round the boxes: for a few seconds."""
FAR = 1.5
"""A map that would be cut into more runs than this, to have the shape of its target, is folded."""


def fit_large(scene: Scene, look: Look, target: Target, timeout: float = 30.0) -> Geometry | None:
    """Lay a large scene out for a target, as `fit` does, in one arrangement. About linear, but for the loose lines.

    None for a scene with so many lines that are no tree's that another layout serves it better.
    """
    search = Search(scene, look, target, timeout)
    if len(search.plan.loose) > min(LOOSE, ROUTED // max(len(scene.boxes), 1)):
        return None
    air = AIRS[AIR]
    boxes = boxes_of(scene, search.look, air, WRAPS)
    sizes = {node: [(box.width, box.height) for box in several] for node, several in boxes.items()}

    def arranged(found: Plan) -> Trial:
        blocks = Blocks(sizes, search.joints, Style(True, True, gaps_of(air)), search.headings)
        shape = max(blocks.of(found.page), key=search.most)
        return Trial(blocks, boxes, found, shape, None, search.most(shape), 1.0)

    best = arranged(search.plan)
    rows = _rows(depth(search.plan), best.shape, target)
    if rows:
        best = max(best, arranged(fold(scene, rows)), key=lambda trial: trial.text)
    best.placed = place(best.shape, best.blocks)
    lost, _ = lead(scene, best.plan, best.placed, search.headings)
    best.figures = Figures(best.text, 0, 0.0, 0.0, lost, 1.0)
    geometry = finished(search, best)
    geometry.report = f"text {best.text:.1f} {target.unit} on {target.name}"
    return geometry


def _rows(deep: int, shape: Shape, target: Target) -> int:
    """Return how many claims may stand beneath each other for a shape as of the target; 0 for as many as there are.

    Cut into so many runs side by side, a chain becomes as many times less tall, and as many times wider.
    """
    runs = math.sqrt(shape.height / shape.width / (target.height / target.width))
    rows = round(deep / runs)
    return max(rows, SHALLOW) if runs > FAR and deep > SHALLOW else 0
