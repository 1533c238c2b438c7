"""Tries arrangements of a scene for a target, and takes the best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.drawing.dot import group_heading_width
from argmap.drawing.fit.blocks import Blocks, Gaps, Style
from argmap.drawing.fit.boxes import AIRS, Air, boxes_of
from argmap.drawing.fit.curves import curve
from argmap.drawing.fit.fronts import Shape
from argmap.drawing.fit.loose import lead
from argmap.drawing.fit.place import Placed, place
from argmap.drawing.fit.plan import Plan, plan
from argmap.drawing.fit.score import Figures, goodness, measure, text_size
from argmap.drawing.fit.target import Target
from argmap.drawing.furniture import Surroundings
from argmap.drawing.geometry import Geometry, Tray
from argmap.drawing.look import Look
from argmap.drawing.scene import Box, Scene

MOST = 400
"""Boxes and joints up to which arrangements are tried; beyond, one plain layout is quicker and no less legible."""
FINALISTS = 3
"""Arrangements whose loose lines are led round the boxes, to be compared in full."""


@dataclass(slots=True)
class Trial:
    """One arrangement: how it is drawn, and how large its text is on the target."""

    blocks: Blocks
    boxes: dict[str, list[Box]]
    shape: Shape
    beside: bool
    text: float
    style: float
    placed: Placed | None = None
    figures: Figures | None = None


def fit(scene: Scene, look: Look, target: Target) -> Geometry:
    """Lay a scene out for a target; its boxes and joints get their sizes. Returns the geometry, with a report.

    Counts trials, not seconds: the same scene gives the same geometry everywhere.
    """
    found = plan(scene)
    trials = sorted(_trials(scene, look, target, found), key=lambda trial: -_guess(trial, target))
    owners = _owners(scene, found)
    best: tuple[float, Trial] | None = None
    for trial in trials[:FINALISTS]:
        placed = place(trial.shape, trial.blocks)
        lost = lead(scene, found, placed, trial.blocks.heading)
        size = Surroundings(scene, placed.width, look, beside=trial.beside).size(placed.height)
        trial.figures = Figures(text_size(size, target, look.text_size), *measure(placed, owners), lost, trial.style)
        trial.placed = placed
        good = goodness(trial.figures, target.unit)
        if best is None or good > best[0]:
            best = good, trial
    assert best is not None
    return _geometry(scene, found, best[1], target)


def _trials(scene: Scene, look: Look, target: Target, found: Plan) -> Iterator[Trial]:
    joints = {drawn.joint: drawn.size for drawn in scene.drawn.values() if drawn.joint is not None}
    headings = {n: group_heading_width(title, look) for n, title in _titles(found).items()}
    for place_of_air, air in enumerate(AIRS):
        boxes = boxes_of(scene, look, air)
        sizes = {node: [(box.width, box.height) for box in several] for node, several in boxes.items()}
        for columns in (False, True):
            blocks = Blocks(sizes, joints, Style(columns, columns, _gaps(air)), headings)
            style = (place_of_air + 1.5 * columns) / 3.5
            shapes = blocks.of(found.page)
            best: Trial | None = None
            for shape in shapes:
                for beside in (False, True):
                    size = Surroundings(scene, shape.width, look, beside=beside).size(shape.height)
                    text = text_size(size, target, look.text_size)
                    if best is None or text > best.text + 1e-6:
                        best = Trial(blocks, boxes, shape, beside, text, style)
            if best is not None:
                yield best


def _gaps(air: Air) -> Gaps:
    usual = Gaps()
    factor = air.gaps
    return replace(
        usual,
        column=usual.column * factor,
        row=usual.row * factor,
        level=usual.level * (1 + (factor - 1) / 2),
        frame=usual.frame * factor,
        inset=usual.inset * factor,
    )


def _guess(trial: Trial, target: Target) -> float:
    return goodness(Figures(trial.text, 0, 0.0, 0.0, 0, trial.style), target.unit)


def _titles(found: Plan) -> dict[int, str]:
    titles = {}
    stack = [found.page]
    while stack:
        item = stack.pop()
        if item.kind == "frame" and item.frame is not None:
            titles[item.number] = item.frame.title
        stack.extend(child for child in item.children if child.kind == "frame")
    return titles


def _owners(scene: Scene, found: Plan) -> dict[int, object]:
    owners: dict[int, object] = {k: drawn for k, (drawn, _) in found.segments.items()}
    owners.update(enumerate(scene.ties, len(found.segments)))
    return owners


def _geometry(scene: Scene, found: Plan, trial: Trial, target: Target) -> Geometry:
    placed = trial.placed
    assert placed is not None and trial.figures is not None
    for claim, box in scene.boxes.items():
        _, _, width, height = placed.boxes[box.node]
        scene.boxes[claim] = replace(trial.boxes[box.node][placed.widths[box.node]], width=width, height=height)
    for drawn in scene.drawn.values():
        if drawn.joint is not None:
            drawn.size = placed.joints[drawn.joint][2:]
    points = [point for line in placed.lines.values() for point in line]
    left = min([0.0, *(x - 2 for x, _ in points)])
    top = min([0.0, *(y - 2 for _, y in points)])
    right = max([placed.width, *(x + 2 for x, _ in points)])
    bottom = max([placed.height, *(y + 2 for _, y in points)])
    nodes = {
        node: (x + w / 2 - left, y + h / 2 - top)
        for places in (placed.boxes, placed.joints)
        for node, (x, y, w, h) in places.items()
    }
    geometry = Geometry(right - left, bottom - top, nodes, {}, {})
    for k, line in placed.lines.items():
        moved = [(x - left, y - top) for x, y in line]
        if k in found.segments:
            segment = found.segments[k][1]
            geometry.curves[k] = curve(moved, head=segment.part != "premise", tail=segment.mode != "holds")
        else:
            geometry.curves[k] = curve(moved, head=True, tail=True)
    geometry.frames = {n: (x - left, y - top, w, h) for n, (x, y, w, h) in placed.frames.items()}
    for (x, y, w, h), cells in placed.trays:
        own = found.items[cells[0]].drawn
        assert own is not None
        geometry.trays.append(Tray((x - left, y - top, w, h), own.relation))
        lines = (found.items[cell].line for cell in cells[1:])
        geometry.hidden.update(line for line in lines if line is not None)
    geometry.legend_beside = trial.beside
    geometry.report = _report(trial.figures, target)
    return geometry


def _report(figures: Figures, target: Target) -> str:
    crossings = f"{figures.crossings} crossing{'' if figures.crossings == 1 else 's'}"
    return f"text {figures.text:.1f} {target.unit} on {target.name}, {crossings}"
