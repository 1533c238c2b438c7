"""Frames, trees and the legend put together on a page: beside and above each other."""

from __future__ import annotations

from argmap.drawing.fit.fronts import Front, Shape, above, beside, front

PACKED = 7
"""Frames and trees up to which every slicing of the page is tried; 3 to that power."""


def pack(parts: list[Front], gap: float) -> Front:
    """Return the shapes of several things put together: all slicings of a few, of more a row of columns."""

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
