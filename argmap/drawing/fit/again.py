"""Lays out a map that was laid out before and has changed a little: in the same arrangement, in a tenth of the time.

Whoever writes a map and watches its picture wants to find each claim where it stood. So what was chosen is remembered:
how close, what stands in rows and what in columns, what is turned. Of the shapes that the new map may take in that
style, the one is drawn that is most like the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.drawing.fit.blocks import Blocks
from argmap.drawing.fit.boxes import AIRS, boxes_of
from argmap.drawing.fit.gaps import Style
from argmap.drawing.fit.plan import depth, fold
from argmap.drawing.fit.search import LOOSE, Search, Trial, finished, gaps_of

if TYPE_CHECKING:
    from argmap.drawing.fit.fronts import Shape
    from argmap.drawing.fit.plan import Item
    from argmap.drawing.fit.target import Target
    from argmap.drawing.geometry import Geometry, LegendPlace
    from argmap.drawing.look import Look
    from argmap.drawing.scene import Scene

NEARLY = 0.88
"""Of the largest text that the style allows, the share down to which an arrangement may be kept."""
GAIN = 1.06
"""How much better another arrangement must be to take the place of the one that the reader knows."""
_PLACED = ("across", "down", "row", "column", "tray", "undercut-beside", "undercut-beneath")

Mark = tuple[str, tuple[str, ...]]
"""One decision: the sort of arrangement, and the first claim of each part."""


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


def _kept(search: Search, choice: Choice) -> Trial | None:
    """Return the arrangement most like the chosen one, drawn; None if there is nothing to arrange."""
    plan = search.plan if choice.rows is None else fold(search.scene, choice.rows)
    air = AIRS[min(choice.air, len(AIRS) - 1)]
    boxes = boxes_of(search.scene, search.look, air)
    sizes = {node: [(box.width, box.height) for box in several] for node, several in boxes.items()}
    blocks = Blocks(sizes, search.joints, Style(choice.columns, choice.columns, gaps_of(air)), search.headings)
    shapes = blocks.of(plan.page)
    legend: LegendPlace = "beside" if choice.legend == "beside" and search.legend else None
    if choice.legend == "among" and (packed := blocks.with_legend(plan.page, search.legend)):
        shapes, legend = packed, (0.0, 0.0, 1.0)
    if not shapes:
        return None
    least = NEARLY * max(map(search.most, shapes))
    names = _names(search.scene)
    marks = [(shape, _marks(shape, names)) for shape in shapes if search.most(shape) >= least]
    shape, found = max(
        marks, key=lambda each: (len(choice.marks.intersection(each[1].values())), search.most(each[0]))
    )
    turned = frozenset(part for part, mark in found.items() if mark in choice.turned)
    style = (choice.air + 1.5 * choice.columns) / (len(AIRS) + 0.5)
    trial = Trial(blocks, boxes, plan, shape, legend, 0.0, style, turned)
    search.draw(trial)
    return trial


def _choice(search: Search, trial: Trial) -> Choice:
    marks = _marks(trial.shape, _names(search.scene))
    columns = trial.blocks.style.columns
    legend = trial.legend
    return Choice(
        air=round(trial.style * (len(AIRS) + 0.5) - 1.5 * columns) if trial.plan is search.plan else len(AIRS) - 1,
        columns=columns,
        rows=None if trial.plan is search.plan else depth(trial.plan),
        legend=legend if isinstance(legend, str) else "" if legend is None else "among",
        marks=frozenset(marks.values()),
        turned=frozenset(marks[part] for part in trial.turned if part in marks),
    )


def _names(scene: Scene) -> dict[str, str]:
    """Return for each node of a claim what stays when the map changes: its id."""
    return {box.node: claim for claim, box in scene.boxes.items()}


def _marks(top: Shape, names: dict[str, str]) -> dict[int, Mark]:
    """Return the decisions of an arrangement, by the shape that each was made for. Linear."""
    order = [top]
    for shape in order:
        order.extend(shape.parts)
    first: dict[int, str] = {}
    found: dict[int, Mark] = {}
    for shape in reversed(order):
        parts = tuple(first[id(part)] for part in shape.parts)
        first[id(shape)] = _name(shape.item, names) if shape.kind in ("box", "claim", "mark") else "".join(parts[:1])
        if shape.kind in _PLACED and len(parts) > 1:
            found[id(shape)] = (shape.kind, parts)
    return found


def _name(item: Item | None, names: dict[str, str]) -> str:
    if item is None:
        return ""
    if item.node in names:
        return names[item.node]
    step = item.drawn.step if item.drawn is not None else None
    return f"→{step.argument.id or step.target}" if step is not None else item.node
