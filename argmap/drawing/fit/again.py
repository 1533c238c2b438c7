"""Lays out a map that was laid out before and has changed a little: in the same arrangement, in a tenth of the time.

Whoever writes a map and watches its picture wants to find each claim where it stood. So what was chosen is remembered:
how close, how wide each box, what stands beside and above what, what is turned. Of the shapes that a part of the new
map may take, only those are gone on with that are most like the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.drawing.fit.blocks import Blocks
from argmap.drawing.fit.boxes import AIRS, boxes_of
from argmap.drawing.fit.gaps import Style
from argmap.drawing.fit.packing import PACKINGS, packed_again
from argmap.drawing.fit.plan import depth, fold
from argmap.drawing.fit.search import LOOSE, Search, Trial, finished, gaps_of

if TYPE_CHECKING:
    from argmap.drawing.fit.fronts import Front, Shape
    from argmap.drawing.fit.kept import Name, Way
    from argmap.drawing.fit.plan import Item
    from argmap.drawing.fit.target import Target
    from argmap.drawing.geometry import Geometry, LegendPlace
    from argmap.drawing.look import Look
    from argmap.drawing.scene import Scene

GAIN = 1.06
"""How much better another arrangement must be to take the place of the one that the reader knows."""
_PLACED = ("across", "down", "row", "column", "tray", "undercut-beside", "undercut-beneath")

Mark = tuple[str, tuple[str, ...]]
"""One decision: the sort of arrangement, and what its parts are called."""
Form = tuple[str, str, float, float]
"""What became of a part: its sort of arrangement, what it is called, width and height."""
Packing = tuple[str, ...]
"""How the parts of a page or frame stand: each named, and after two what was done with them (reverse Polish)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a map."""

    air: int
    columns: bool
    rows: int | None
    """Claims beneath each other at most, where deep trees are folded."""
    legend: str
    marks: frozenset[Mark]
    turned: frozenset[Mark]
    forms: frozenset[Form]
    """Of all parts: where one may have the form that it had, it has it."""
    turned_forms: frozenset[Form]
    packings: frozenset[Packing]
    ways: dict[Name, Way] = field(default_factory=dict, compare=False)
    """How the lines led that are no tree's."""


@dataclass(slots=True)
class Memory:
    """What is known from one drawing of a map for the next; `place` keeps it up to date."""

    choice: Choice | None = None
    quick: bool = True
    """Whether to keep to the choice; else other arrangements are tried too, and taken if clearly better."""
    kept: bool = False
    """Whether the last drawing kept to the choice there was."""


def fit_again(scene: Scene, look: Look, target: Target, timeout: float, memory: Memory) -> Geometry | None:
    """Lay a scene out as `fit` does, but keep to what is remembered, or change it only for what is clearly better.

    A quick layout costs about a tenth of a search: one style, one drawing.
    """
    search = Search(scene, look, target, timeout)
    if len(search.plan.loose) > LOOSE:
        return None
    same = None if memory.choice is None else _kept(search, memory.choice)
    best = same if same is not None and memory.quick else search.best()
    if same is not None and search.goodness(best) < GAIN * search.goodness(same):
        best = same
    memory.kept = best is same
    memory.choice = _choice(search, best)
    return finished(search, best)


class _Loyal(Blocks):
    """Fronts in which only those shapes are kept that have most of what was chosen before."""

    marks: frozenset[Mark]
    forms: frozenset[Form]
    packings: dict[frozenset[str], Packing]
    names: dict[str, str]

    def recall(self, choice: Choice, names: dict[str, str]) -> None:
        """Take what was chosen."""
        self.marks, self.forms, self.names = choice.marks, choice.forms, names
        self.packings = {frozenset(packing).difference(PACKINGS): packing for packing in choice.packings}
        self._scores: dict[int, tuple[int, Shape]] = {}

    def _front(self, item: Item) -> Front:
        return self.loyal(super()._front(item))

    def pack(self, parts: list[Front]) -> Front:
        fronts = {_name(part[0], self.names): part for part in parts if part}
        packing = self.packings.get(frozenset(fronts))
        if packing is None or len(fronts) < len(parts):
            return super().pack(parts)
        return packed_again(packing, {name: self.loyal(part) for name, part in fronts.items()}, self.gaps.frame)

    def loyal(self, shapes: Front) -> Front:
        """Return the shapes of a front in the form that was chosen; if there is none, those with most of the marks."""
        shapes = [shape for shape in shapes if _form(shape, self.names) in self.forms] or shapes
        scores = [self._score(shape) for shape in shapes]
        most = max(scores, default=0)
        return [shape for shape, score in zip(shapes, scores, strict=True) if score == most]

    def _score(self, top: Shape) -> int:
        """Return how many marks a shape has. Linear in what of it was not looked at before."""
        waiting = [top]
        while waiting:
            shape = waiting[-1]
            if id(shape) in self._scores:
                waiting.pop()
            elif missing := [part for part in shape.parts if id(part) not in self._scores]:
                waiting += missing
            else:
                own = _mark(shape, self.names) in self.marks
                # The shape is kept with its score, so that no other one gets its number.
                self._scores[id(shape)] = own + sum(self._scores[id(part)][0] for part in shape.parts), shape
        return self._scores[id(top)][0]


def _kept(search: Search, choice: Choice) -> Trial | None:
    """Return the arrangement most like the chosen one, drawn; None if there is nothing to arrange."""
    plan = search.plan if choice.rows is None else fold(search.scene, choice.rows)
    air = AIRS[min(choice.air, len(AIRS) - 1)]
    boxes = boxes_of(search.scene, search.look, air)
    sizes = {node: [(box.width, box.height) for box in several] for node, several in boxes.items()}
    blocks = _Loyal(sizes, search.joints, Style(choice.columns, choice.columns, gaps_of(air)), search.headings)
    blocks.recall(choice, _names(search.scene))
    shapes = blocks.of(plan.page)
    sizes_of_legend = search.legends[choice.columns]
    legend: LegendPlace = "beside" if choice.legend == "beside" and sizes_of_legend else None
    if choice.legend == "among" and (packed := blocks.with_legend(plan.page, sizes_of_legend)):
        shapes, legend = blocks.loyal(packed), (0.0, 0.0, 1.0)
    if not shapes:
        return None
    shape = max(shapes, key=search.most)
    if _form(shape, blocks.names) in choice.forms:  # as it was: marks may be alike, forms tell them apart
        turned = frozenset(id(part) for part in _within(shape) if _form(part, blocks.names) in choice.turned_forms)
    else:
        turned = frozenset(id(part) for part in _within(shape) if _mark(part, blocks.names) in choice.turned)
    style = (choice.air + 1.5 * choice.columns) / (len(AIRS) + 0.5)
    trial = Trial(blocks, boxes, plan, shape, legend, 0.0, style, turned, ways=choice.ways)
    search.draw(trial)
    return trial


def _choice(search: Search, trial: Trial) -> Choice:
    names = _names(search.scene)
    columns = trial.blocks.style.columns
    legend = trial.legend
    parts = _within(trial.shape)
    marks = [(id(part), _mark(part, names)) for part in parts]
    return Choice(
        air=round(trial.style * (len(AIRS) + 0.5) - 1.5 * columns) if trial.plan is search.plan else len(AIRS) - 1,
        columns=columns,
        rows=None if trial.plan is search.plan else depth(trial.plan),
        legend=legend if isinstance(legend, str) else "" if legend is None else "among",
        marks=frozenset(mark for _, mark in marks if mark is not None),
        turned=frozenset(mark for part, mark in marks if mark is not None and part in trial.turned),
        packings=frozenset(_packing(part, names) for part in _packed(trial.shape)),
        forms=frozenset(_form(part, names) for part in parts),
        turned_forms=frozenset(_form(part, names) for part in parts if id(part) in trial.turned),
        ways=trial.ways,
    )


def _names(scene: Scene) -> dict[str, str]:
    """Return for each node of a claim what stays when the map changes: its id."""
    return {box.node: claim for claim, box in scene.boxes.items()}


def _within(top: Shape) -> list[Shape]:
    """Return a shape and all that it is made of."""
    found = [top]
    for shape in found:
        found.extend(shape.parts)
    return found


def _mark(shape: Shape, names: dict[str, str]) -> Mark | None:
    """Return what was decided by a shape: how wide a box, what stands beside or above what; None where nothing was."""
    if shape.kind == "box":
        return "box", (_name(shape, names), f"{shape.width:.0f}")
    if shape.kind in _PLACED and len(shape.parts) > 1:
        return shape.kind, tuple(_name(part, names) for part in shape.parts)
    return None


def _packed(top: Shape) -> list[Shape]:
    """Return what the page and its frames hold."""
    return [top, *(part.parts[0] for part in _within(top) if part.kind == "frame")]


def _packing(top: Shape, names: dict[str, str]) -> Packing:
    """Return how what a page or frame holds is put together."""
    found: list[str] = []
    waiting = [top]
    while waiting:  # from the end: each way of putting together, then the second part, then the first
        shape = waiting.pop()
        together = shape.kind in PACKINGS
        found.append(shape.kind if together else _name(shape, names))
        waiting += shape.parts if together else ()
    return tuple(reversed(found))


def _form(shape: Shape, names: dict[str, str]) -> Form:
    return shape.kind, _name(shape, names), round(shape.width, 1), round(shape.height, 1)


def _name(shape: Shape, names: dict[str, str]) -> str:
    """Return what a part is called: by its topmost claim or argument."""
    while shape.kind not in ("box", "mark") and shape.parts:
        shape = shape.parts[0]
    item = shape.item
    if item is None:
        return shape.kind
    step = item.drawn.step if item.drawn is not None and item.kind == "joint" else None
    return names.get(item.node) or (f"→{step.argument.id or step.target}" if step is not None else shape.kind)
