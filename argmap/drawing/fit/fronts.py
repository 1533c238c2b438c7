"""Shapes that a part of a picture may take, and how parts combine: the narrow and tall, the wide and low.

After Stockmeyer's "Optimal orientations of cells in slicing floorplan designs" (1983): of each part, keep the shapes
that no other beats in both width and height (its front); the front of two parts side by side, or of one above the
other, follows from theirs in linear time. So the best shape of the whole page is found without trying every mixture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.drawing.fit.plan import Item

MOST = 80
"""Shapes kept of a part: enough for a page, and the cost of combining stays linear."""


class Shape(NamedTuple):
    """One way to draw a part: its size, what sort of arrangement it is, of what, and the shapes within."""

    width: float
    height: float
    kind: str
    item: Item | None = None
    parts: tuple[Shape, ...] = ()
    data: float = 0.0


Front = list[Shape]
"""Shapes of one part, from the narrowest to the lowest."""


def front(shapes: Iterable[Shape], most: int = MOST) -> Front:
    """Return those that no other beats, thinned to `most` by leaving out what gains least; n log n."""
    kept: Front = []
    lowest = float("inf")
    for shape in sorted(shapes, key=lambda shape: (shape.width, shape.height)):
        if shape.height < lowest - 0.01:
            kept.append(shape)
            lowest = shape.height
    least = 0.002
    while len(kept) > most:
        kept = _thinned(kept, least)
        least *= 1.5
    return kept


def _thinned(shapes: Front, least: float) -> Front:
    """Leave out shapes that are lower than the one before by less than a share of their height."""
    kept = shapes[:1]
    for shape in shapes[1:-1]:
        if shape.height < kept[-1].height * (1 - least):
            kept.append(shape)
    return [*kept, shapes[-1]]


def beside(first: Front, second: Front, make: Callable[[Shape, Shape], Shape]) -> Front:
    """Return the shapes of two parts side by side: for each height, the narrowest of each that is no higher."""
    found: Front = []
    i = j = 0
    while i < len(first) and j < len(second):
        found.append(make(first[i], second[j]))
        if first[i].height >= second[j].height:
            i += 1
        else:
            j += 1
    return found


def above(first: Front, second: Front, make: Callable[[Shape, Shape], Shape]) -> Front:
    """Return the shapes of one part above the other: for each width, the lowest of each that is no wider."""
    found: Front = []
    i, j = len(first) - 1, len(second) - 1
    while i >= 0 and j >= 0:
        found.append(make(first[i], second[j]))
        if first[i].width >= second[j].width:
            i -= 1
        else:
            j -= 1
    found.reverse()
    return found
