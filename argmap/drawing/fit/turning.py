"""Turns parts of an arrangement round, so that lines that lead far become shorter; sizes stay as they are."""

from __future__ import annotations

from argmap.drawing.fit.blocks import Blocks
from argmap.drawing.fit.fronts import Shape
from argmap.drawing.fit.place import place
from argmap.drawing.fit.placed import Placed, Rect
from argmap.drawing.fit.plan import Plan
from argmap.drawing.scene import Scene

TRIALS = 80
"""Turns that are tried, the largest parts first."""
MOST = 200
"""Loose lines beyond which nothing is turned: it would help little."""
DOWN = 1.35
"""How much longer a line seems that leads down, away from the usual direction."""


def turn(scene: Scene, plan: Plan, shape: Shape, blocks: Blocks) -> tuple[frozenset[int], float]:
    """Return which parts of a shape to turn, and how long loose lines then are as the crow flies, per line.

    One part after another is turned and stays so if that helps; costs a placing for each of up to `TRIALS`.
    """
    ends = loose_ends(scene, plan)
    main = next((scene.boxes[key].node for kind, key in scene.order if kind == "claim" and isinstance(key, str)), None)
    turned: frozenset[int] = frozenset()
    if len(plan.loose) > MOST:
        return turned, 0.0
    least = length(place(shape, blocks), ends, main)
    if not ends:
        return turned, 0.0
    for part in _turnable(shape)[:TRIALS]:
        other = turned ^ {id(part)}
        found = length(place(shape, blocks, other), ends, main)
        if found < least - 0.5:
            turned, least = other, found
    return turned, least / len(ends)


def loose_ends(scene: Scene, plan: Plan) -> list[tuple[str, str]]:
    """Return the nodes at the ends of each loose line: tail and head."""
    first_tie = len(plan.segments)
    found = []
    for k in plan.loose:
        if k < first_tie:
            segment = plan.segments[k][1]
            found.append((segment.tail, segment.head))
        else:
            tie = scene.ties[k - first_tie]
            found.append((scene.boxes[tie.first].node, scene.boxes[tie.second].node))
    return found


def _turnable(shape: Shape) -> list[Shape]:
    """Return the shapes whose parts may stand in reverse, from the page down."""
    found = []
    layer = [shape]
    while layer:
        found += [each for each in layer if each.kind in ("across", "down", "row") and len(each.parts) > 1]
        layer = [part for each in layer for part in each.parts]
    return found


def length(placed: Placed, ends: list[tuple[str, str]], main: str | None) -> float:
    """Return how long the loose lines are, along the axes, and what is added for what stands in odd places.

    The first main conclusion should stand at the top, left, and a legend at the bottom.
    """
    whole = 0.0
    for tail, head in ends:
        (x0, y0, w0, h0), (x1, y1, w1, h1) = _rect(placed, tail), _rect(placed, head)
        across = max(x1 - x0 - w0, x0 - x1 - w1, 0.0)
        up, down = max(y0 - y1 - h1, 0.0), max(y1 - y0 - h0, 0.0)
        whole += across + up + DOWN * down
    if main is not None and main in placed.boxes:
        x, y, _, _ = placed.boxes[main]
        whole += 4 * y + 4 * x
    if placed.legend is not None:
        _, y, _, height = placed.legend
        whole += placed.height - y - height
    return whole


def _rect(placed: Placed, node: str) -> Rect:
    return placed.boxes[node] if node in placed.boxes else placed.joints[node]
