"""Frames, trees and the legend put together on a page: beside and above each other."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise

from argmap.drawing.fit.fronts import Front, Shape, above, beside, front

PACKED = 7
"""Frames and trees up to which every slicing of the page is tried; 3 to that power."""
WINDOW = 40
"""Things that stand above each other at most, where there are more than can be sliced."""
MANY, FEW = 200, 8
"""Things beyond which only even columns are tried, and the shapes of each that are then left to choose from."""
PACKINGS = frozenset({"across", "down"})
"""What may be done with two things: put beside each other, put above each other."""
_Pair = tuple[float, float, int, str, Shape, Shape]
"""Two parts put together: width, height, which one of those found, how, and the parts."""


def pack(parts: list[Front], gap: float) -> Front:
    """Return the shapes of several things put together: all slicings of a few, of more a row of columns."""
    if len(parts) <= PACKED:
        return _slicings(parts, gap)
    across, down = _makers(gap)
    return _columns(parts, across, down) if len(parts) <= MANY else _even(parts, across, down)


def packed_again(packing: Sequence[str], parts: Mapping[str, Front], gap: float) -> Front:
    """Return the shapes of things put together in one given way: their names, and after two what is done with them."""
    across, down = _makers(gap)
    made: list[Front] = []
    for word in packing:
        if word in PACKINGS:
            second, first = made.pop(), made.pop()
            made.append(front(beside(first, second, across) if word == "across" else above(first, second, down)))
        else:
            made.append(parts[word])
    (whole,) = made
    return whole


_Maker = Callable[[Shape, Shape], Shape]


def _makers(gap: float) -> tuple[_Maker, _Maker]:
    """Return what puts two shapes beside each other, and what puts them above each other."""

    def across(a: Shape, b: Shape) -> Shape:
        return Shape(a.width + gap + b.width, max(a.height, b.height), "across", None, (a, b))

    def down(a: Shape, b: Shape) -> Shape:
        return Shape(max(a.width, b.width), a.height + gap + b.height, "down", None, (a, b))

    return across, down


def _even(parts: list[Front], across: _Maker, down: _Maker) -> Front:
    """Return the shapes of very many things: in columns of about the same area. Costs about n times the log of n."""
    few = [front(part, FEW) for part in parts]
    areas = list(accumulate(min(shape.width * shape.height for shape in part) for part in few))
    options: Front = []
    columns = 1
    while columns <= len(parts):
        ends = [bisect(areas, areas[-1] * (n + 1) / columns) for n in range(columns - 1)] + [len(parts)]
        made: Front = []
        for start, end in pairwise([0, *ends]):
            if start < end:
                column = few[start]
                for part in few[start + 1 : end]:
                    column = front(above(column, part, down), FEW)
                made = front(beside(made, column, across), FEW) if made else column
        options += made
        columns += (columns + 1) // 2
    return front(options)


def _columns(parts: list[Front], across: _Maker, down: _Maker) -> Front:
    best: list[Front] = [[] for _ in range(len(parts) + 1)]
    for end in range(1, len(parts) + 1):
        options: Front = []
        column = parts[end - 1]
        for start in range(end - 1, max(-1, end - WINDOW), -1):
            if start < end - 1:
                column = above(parts[start], column, down)
            options += beside(best[start], column, across) if start else column
        best[end] = front(options)
    return best[-1]


def _slicings(parts: list[Front], gap: float) -> Front:
    """Try every division in two, of the whole and of each half; what is first in reading order is left, or on top."""
    fronts: dict[int, Front] = {1 << n: part for n, part in enumerate(parts)}
    for members in range(1, 1 << len(parts)):
        if members in fronts:
            continue
        pairs: list[_Pair] = []
        first = members & -members
        rest = part = members ^ first
        while part:
            part = (part - 1) & rest
            _pair(fronts[first | part], fronts[rest ^ part], gap, pairs)
        fronts[members] = _kept(pairs)
    return fronts[(1 << len(parts)) - 1]


def _pair(first: Front, second: Front, gap: float, pairs: list[_Pair]) -> None:
    """Add what two parts may be together, as `beside` and `above` would: without making a shape of each yet."""
    i = j = 0
    while i < len(first) and j < len(second):
        a, b = first[i], second[j]
        higher = a[1] >= b[1]
        pairs.append((a[0] + gap + b[0], a[1] if higher else b[1], len(pairs), "across", a, b))
        if higher:
            i += 1
        else:
            j += 1
    i, j = len(first) - 1, len(second) - 1
    while i >= 0 and j >= 0:
        a, b = first[i], second[j]
        wider = a[0] >= b[0]
        pairs.append((a[0] if wider else b[0], a[1] + gap + b[1], len(pairs), "down", a, b))
        if wider:
            i -= 1
        else:
            j -= 1


def _kept(pairs: list[_Pair]) -> Front:
    pairs.sort()
    best: list[_Pair] = []
    lowest = float("inf")
    for pair in pairs:
        if pair[1] < lowest - 0.01:
            best.append(pair)
            lowest = pair[1]
    return front(Shape(width, height, how, None, (a, b)) for width, height, _, how, a, b in best)
