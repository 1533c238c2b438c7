"""Tries arrangements of a scene for a target, and takes the best."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace

from argmap.drawing.dot import group_heading_width
from argmap.drawing.fit.blocks import Blocks
from argmap.drawing.fit.boxes import AIRS, Air, boxes_of
from argmap.drawing.fit.curves import curve
from argmap.drawing.fit.fronts import Shape
from argmap.drawing.fit.gaps import Gaps, Style
from argmap.drawing.fit.kept import Name, Way
from argmap.drawing.fit.loose import FEW, joined, lead
from argmap.drawing.fit.place import place
from argmap.drawing.fit.placed import Placed, bounds
from argmap.drawing.fit.plan import Plan, depth, fold, plan
from argmap.drawing.fit.said import said
from argmap.drawing.fit.score import COMFORT, Figures, goodness, measure, text_size
from argmap.drawing.fit.target import Target
from argmap.drawing.fit.tunnels import tunnels
from argmap.drawing.fit.turning import turn
from argmap.drawing.furniture import Surroundings, legend_sizes
from argmap.drawing.geometry import Geometry, LegendPlace, Tray
from argmap.drawing.look import Look
from argmap.drawing.scene import Box, Scene

MOST = 400
"""Boxes and joints up to which arrangements are tried; beyond, one plain layout is quicker and no less legible."""
LOOSE = 250
"""Lines that are no tree's, up to which they are led round the boxes."""
SHEET_MARGIN = 4.0
"""Around a picture for a sheet, which has margins of its own."""
FINALISTS = 5
"""Arrangements whose loose lines are led round the boxes, to be compared in full."""


ROOMY = 0.93
"""Share of a comfortable size of text from which on airier arrangements are tried."""
CLOSE = 2
"""How many of the closest are tried however short the room is."""
NEARLY = 0.97
SHALLOW = 5
"""Claims beneath each other that are never folded."""
FOLDED = 1.2
"""How much larger the text must become by folding: a folded chain is harder to follow."""
VARIANTS = 6
"""Arrangements that are kept of each kind, of nearly the largest text."""
TURNED = 10
"""Arrangements whose parts are turned to shorten loose lines."""


@dataclass(slots=True)
class Trial:
    """One arrangement: how it is drawn, and how large its text is on the target."""

    blocks: Blocks
    boxes: dict[str, list[Box]]
    plan: Plan
    shape: Shape
    legend: LegendPlace
    text: float
    style: float
    turned: frozenset[int] = frozenset()
    length: float = 0.0
    """Of a loose line, on average."""
    ways: dict[Name, Way] = field(default_factory=dict)
    """Of its loose lines: before it is drawn, what is known of them; then what they are."""
    placed: Placed | None = None
    figures: Figures | None = None


class Search:
    """What the trials of one scene have in common."""

    def __init__(self, scene: Scene, look: Look, target: Target, timeout: float = 30.0) -> None:
        self.deadline = time.monotonic() + timeout
        self.scene = scene
        self.target = target
        self.margin = look.margin if target.unit == "px" else SHEET_MARGIN
        self.look = replace(look, margin=self.margin)
        self.plan = plan(scene)
        self.joints = {drawn.joint: drawn.size for drawn in scene.drawn.values() if drawn.joint is not None}
        self.headings = {n: group_heading_width(title, look) for n, title in _titles(self.plan).items()}
        self.legends = {trays: legend_sizes(scene, self.look, trays) for trays in (False, True)}
        """The sizes that the legend may take, of a layout with trays and of one without."""
        self.owners = _owners(scene, self.plan)

    def best(self) -> Trial:
        """Return the best arrangement: close ones first; airier ones only where close ones leave room for them."""
        found: list[Trial] = []
        for place_of_air in reversed(range(len(AIRS))):
            if found and (self._late() or (self._short(found) and place_of_air < len(AIRS) - CLOSE)):
                break
            air = AIRS[place_of_air]
            boxes = boxes_of(self.scene, self.look, air)
            for columns in (True, False):
                if found and (self._late() or (self._short(found) and not columns)):
                    break
                style = (place_of_air + 1.5 * columns) / (len(AIRS) + 0.5)
                found += self._trials(self.plan, air, boxes, columns, style)
                if found[0].text < COMFORT[self.target.unit] and len(found) <= VARIANTS:
                    found += self._folded(air, boxes, found[0].text)
        found.sort(key=self.guess, reverse=True)
        for trial in found[:TURNED]:
            if self._late():
                break
            trial.turned, trial.length = turn(self.scene, trial.plan, trial.shape, trial.blocks)
        finalists = sorted(found[:TURNED], key=self.guess, reverse=True)[
            : FINALISTS if len(found[0].plan.loose) <= FEW else 1
        ]
        drawn: list[Trial] = []
        for trial in finalists:
            if not drawn or not self._late():
                self.draw(trial)
                drawn.append(trial)
        return max(drawn, key=self.goodness)

    def _short(self, found: list[Trial]) -> bool:
        """Tell whether room is so short, by the closest arrangement, that airy ones are out of the question."""
        return found[0].text < ROOMY * COMFORT[self.target.unit]

    def _late(self) -> bool:
        return time.monotonic() > self.deadline

    def guess(self, trial: Trial) -> float:
        """Return about what goodness an arrangement would have: as if its loose lines led straight."""
        reach = trial.length / math.hypot(trial.shape.width, trial.shape.height)
        return goodness(Figures(trial.text, 0, 0.0, reach, 0, trial.style), self.target.unit)

    def goodness(self, trial: Trial) -> float:
        """Return the goodness of an arrangement that is drawn."""
        assert trial.figures is not None
        return goodness(trial.figures, self.target.unit)

    def _folded(self, air: Air, boxes: dict[str, list[Box]], text: float) -> list[Trial]:
        """Return arrangements in which deep trees are folded, where that makes the text much larger."""
        best: list[Trial] = []
        rows = depth(self.plan) // 2
        while rows >= SHALLOW:
            folded = fold(self.scene, rows)
            found = self._trials(folded, air, boxes, True, 1.0)
            if found and found[0].text > max(FOLDED * text, 1.1 * best[0].text if best else 0.0):
                best = found
            rows //= 2
        return best

    def _trials(
        self, plan_here: Plan, air: Air, boxes: dict[str, list[Box]], columns: bool, style: float
    ) -> list[Trial]:
        sizes = {node: [(box.width, box.height) for box in several] for node, several in boxes.items()}
        blocks = Blocks(sizes, self.joints, Style(columns, columns, gaps_of(air)), self.headings)
        sizes_of_legend = self.legends[columns]
        places: tuple[LegendPlace, ...] = (None, "beside") if sizes_of_legend else (None,)
        among: tuple[LegendPlace, ...] = ((0.0, 0.0, 1.0),)
        shapes = [(shape, places) for shape in blocks.of(plan_here.page)]
        shapes += [(shape, among) for shape in blocks.with_legend(plan_here.page, sizes_of_legend)]
        found: list[Trial] = []
        least = 0.0
        for bound, shape, legends in sorted(
            ((self.most(shape), shape, legends) for shape, legends in shapes), key=lambda each: -each[0]
        ):
            if bound < least:
                break
            for legend in legends:
                text = self._text(shape.width, shape.height, legend, columns)
                found.append(Trial(blocks, boxes, plan_here, shape, legend, text, style))
                least = max(least, text * NEARLY)
        # Of those with text of one size, the smallest; a legend beside the heading only where that helps.
        found.sort(key=lambda t: (-round(t.text, 3), t.shape.width * t.shape.height * (1.1 if t.legend else 1.0)))
        return [trial for trial in found if trial.text >= least][:VARIANTS]

    def most(self, shape: Shape) -> float:
        """Return the size that the text of a shape has at most, whatever stands around it."""
        return text_size((shape.width, shape.height + self.look.title_size), self.target, self.look.text_size)

    def _text(self, width: float, height: float, legend: LegendPlace, trays: bool) -> float:
        size = Surroundings(self.scene, width, self.look, legend, trays).size(height)
        return text_size(size, self.target, self.look.text_size)

    def draw(self, trial: Trial) -> None:
        """Draw an arrangement, and measure how good it is."""
        placed = trial.placed = place(trial.shape, trial.blocks, trial.turned)
        lost, trial.ways = lead(self.scene, trial.plan, placed, self.headings, trial.ways)
        if placed.legend is not None:
            trial.legend = placed.legend[:3]
        placed.words = said(trial.plan, placed, self.headings, self.look)
        _, _, width, height = bounds(placed)
        text = self._text(width, height, trial.legend, bool(placed.trays))
        trial.figures = Figures(text, *measure(placed, self.owners), lost, trial.style)


def fit(scene: Scene, look: Look, target: Target, timeout: float = 30.0) -> Geometry | None:
    """Lay a scene out for a target; its boxes and joints get their sizes. Returns the geometry, with a report.

    None for a scene with so many lines that are no tree's that another layout serves it better. Counts trials, not
    seconds, so the same scene gives the same geometry everywhere; only after `timeout` seconds it tries no more.
    """
    search = Search(scene, look, target, timeout)
    if len(search.plan.loose) > LOOSE:
        return None
    return finished(search, search.best())


def finished(search: Search, best: Trial) -> Geometry:
    """Return the geometry of an arrangement that is drawn; the scene's boxes and joints get their sizes."""
    geometry = _geometry(search, best)
    geometry.margin = search.margin
    assert best.figures is not None
    geometry.report = _report(best.figures, search.target)
    return geometry


def gaps_of(air: Air) -> Gaps:
    """Return the distances between what is drawn with so much room."""
    usual = Gaps()
    factor = air.gaps
    return replace(
        usual,
        column=usual.column * factor,
        row=usual.row * factor,
        level=max(usual.level, usual.level * factor),
        joint=max(usual.joint, usual.joint * factor),
        frame=usual.frame * factor,
        inset=usual.inset * factor,
    )


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


def _geometry(search: Search, trial: Trial) -> Geometry:
    scene, found, placed = search.scene, trial.plan, trial.placed
    assert placed is not None
    for claim, box in scene.boxes.items():
        _, _, wide, high = placed.boxes[box.node]
        scene.boxes[claim] = replace(trial.boxes[box.node][placed.widths[box.node]], width=wide, height=high)
    for drawn in scene.drawn.values():
        if drawn.joint is not None:
            drawn.size = placed.joints[drawn.joint][2:]
    left, top, width, height = bounds(placed)
    nodes = {
        node: (x + w / 2 - left, y + h / 2 - top)
        for places in (placed.boxes, placed.joints)
        for node, (x, y, w, h) in places.items()
    }
    geometry = Geometry(width, height, nodes, {}, {})
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
    seen = {k: line for k, line in placed.lines.items() if k not in geometry.hidden}
    dashed = {k for k, (drawn, _) in found.segments.items() if drawn.relation != "support"}
    for k, gaps in tunnels(seen, placed.words, joined(scene, found), dashed).items():
        geometry.curves[k].gaps = [(x - left, y - top, w, h) for x, y, w, h in gaps]
    geometry.words = {k: (x + 2 - left, y + h / 2 - top) for k, (x, y, _, h) in placed.words.items()}
    if isinstance(trial.legend, tuple):
        geometry.legend = (trial.legend[0] - left, trial.legend[1] - top, trial.legend[2])
    else:
        geometry.legend = trial.legend
    return geometry


def _report(figures: Figures, target: Target) -> str:
    crossings = f"{figures.crossings} crossing{'' if figures.crossings == 1 else 's'}"
    lost = f", {figures.lost} line{'' if figures.lost == 1 else 's'} through boxes" if figures.lost else ""
    return f"text {figures.text:.1f} {target.unit} on {target.name}, {crossings}{lost}"
