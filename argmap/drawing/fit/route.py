"""Leads lines round boxes: along a grid of free tracks, with few turns and crossings.

A* (Hart, Nilsson and Raphael 1968) over the tracks beside every box, one line after another, the shortest first; a
track that is taken costs more, so that lines run side by side. Costs about the cells of the grid for each line, and
is given up after `MOST` of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from argmap.drawing.fit.place import Rect, tidy
from argmap.drawing.geometry import Point

CLEAR = 3.5
"""No line comes so near to a box."""
NEAR = 4.5
"""Lines nearer to each other than this run on one track."""
TRACKS = (6.0, 11.5)
"""How far from a box its tracks run."""
TURN, CROSSING, SHARED = 16.0, 34.0, 3.0
"""What a turn and a crossing cost, in units of length; and how much longer a track seems that is taken."""
MOST = 60_000
LARGE = 100_000
"""Cells from which the way is sought eagerly: toward the end first, though it may not be the very best."""
_WALL = 1e9


class Port(NamedTuple):
    """Where a line may end: a point on a border, how it leads away from there, how far straight, and at what cost."""

    at: Point
    dx: int
    dy: int
    stub: float
    cost: float


class Router:
    """The tracks of one picture, and what is on them."""

    def __init__(
        self, size: tuple[float, float], walls: list[Rect], xs: Iterable[float], ys: Iterable[float], edges: list[Rect]
    ) -> None:
        width, height = size
        across = [-17.0, -9.0, -3.0, width + 3, width + 9, width + 17]
        along = [-17.0, -9.0, -3.0, height + 3, height + 9, height + 17]
        for x, y, w, h in walls:
            for away in TRACKS:
                across += (x - away, x + w + away)
                along += (y - away, y + h + away)
        for x, y, w, h in edges:
            across += (x - 6, x + 6, x + w + 6, x + w - 6)
            along += (y - 6, y + 6, y + h + 6, y + h - 6)
        self.xs = _spaced(across, xs)
        self.ys = _spaced(along, ys)
        self.nx, self.ny = len(self.xs), len(self.ys)
        self.across = [_WALL] * (self.nx * self.ny)
        self.along = [_WALL] * (self.nx * self.ny)
        for j in range(self.ny):
            row = j * self.nx
            for i in range(self.nx - 1):
                self.across[row + i] = self.xs[i + 1] - self.xs[i]
        for j in range(self.ny - 1):
            step = self.ys[j + 1] - self.ys[j]
            row = j * self.nx
            for i in range(self.nx):
                self.along[row + i] = step
        for wall in walls:
            self._wall(wall)

    def _wall(self, wall: Rect) -> None:
        x, y, w, h = wall
        left, right = bisect_right(self.xs, x - CLEAR), bisect_left(self.xs, x + w + CLEAR)
        top, bottom = bisect_right(self.ys, y - CLEAR), bisect_left(self.ys, y + h + CLEAR)
        for j in range(top, bottom):
            for i in range(max(0, left - 1), right):
                self.across[j * self.nx + i] = _WALL
        for j in range(max(0, top - 1), bottom):
            for i in range(left, right):
                self.along[j * self.nx + i] = _WALL

    def take(self, points: list[Point]) -> None:
        """Put a line on the tracks: what crosses it or runs along it costs more from now on."""
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x0 - x1) < 0.1:
                self._take_upright(x0, min(y0, y1), max(y0, y1))
            elif abs(y0 - y1) < 0.1:
                self._take_level(y0, min(x0, x1), max(x0, x1))

    def _take_upright(self, x: float, y0: float, y1: float) -> None:
        nx = self.nx
        rows = range(bisect_left(self.ys, y0 - 1), bisect_right(self.ys, y1 + 1))
        i = bisect_right(self.xs, x) - 1
        if 0 <= i < nx - 1:
            for j in rows:
                self.across[j * nx + i] += CROSSING
        for i in range(bisect_left(self.xs, x - NEAR), bisect_right(self.xs, x + NEAR)):
            for j in range(max(0, rows.start - 1), min(rows.stop, self.ny - 1)):
                self.along[j * nx + i] += SHARED * (self.ys[j + 1] - self.ys[j]) + 4

    def _take_level(self, y: float, x0: float, x1: float) -> None:
        nx = self.nx
        columns = range(bisect_left(self.xs, x0 - 1), bisect_right(self.xs, x1 + 1))
        j = bisect_right(self.ys, y) - 1
        if 0 <= j < self.ny - 1:
            for i in columns:
                self.along[j * nx + i] += CROSSING
        for j in range(bisect_left(self.ys, y - NEAR), bisect_right(self.ys, y + NEAR)):
            for i in range(max(0, columns.start - 1), min(columns.stop, nx - 1)):
                self.across[j * nx + i] += SHARED * (self.xs[i + 1] - self.xs[i]) + 4

    def _landing(self, port: Port) -> tuple[int, int] | None:
        """Return the crossing of tracks at which a port's straight piece ends; None if something stands before."""
        x, y = port.at
        if port.dx:
            j = _nearest(self.ys, y)
            far = x + port.dx * port.stub
            i = bisect_left(self.xs, far - 0.01) if port.dx > 0 else bisect_right(self.xs, far + 0.01) - 1
            if not 0 <= i < self.nx or abs(self.xs[i] - far) > 12:
                return None
        else:
            i = _nearest(self.xs, x)
            far = y + port.dy * port.stub
            j = bisect_left(self.ys, far - 0.01) if port.dy > 0 else bisect_right(self.ys, far + 0.01) - 1
            if not 0 <= j < self.ny or abs(self.ys[j] - far) > 12:
                return None
        node = j * self.nx + i
        if (
            self.across[node] >= _WALL
            and (not i or self.across[node - 1] >= _WALL)
            and self.along[node] >= _WALL
            and (not j or self.along[node - self.nx] >= _WALL)
        ):
            return None
        return i, j

    def route(self, tails: list[Port], tips: list[Port]) -> list[Point] | None:
        """Return the corners of a line from one of some ports to one of others; None where there is no way."""
        nx = self.nx
        xs, ys = self.xs, self.ys
        goals: dict[int, list[tuple[Port, int]]] = {}
        for port in tips:
            if (found := self._landing(port)) is not None:
                goals.setdefault(found[1] * nx + found[0], []).append((port, 1 if port.dy else 0))
        starts: dict[int, Port] = {}
        heap: list[tuple[float, float, int, int]] = []
        if not goals:
            return None
        # What is left of the way, by column and by row.
        columns = {node % nx for node in goals}
        rows = {node // nx for node in goals}
        low_x, high_x, low_y, high_y = xs[min(columns)], xs[max(columns)], ys[min(rows)], ys[max(rows)]
        eager = 1.0 if len(self.across) < LARGE else 1.5
        left_x = [eager * max(low_x - x, x - high_x, 0.0) for x in xs]
        left_y = [eager * max(low_y - y, y - high_y, 0.0) for y in ys]
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        for port in tails:
            if (found := self._landing(port)) is not None:
                state = 2 * (found[1] * nx + found[0]) + (1 if port.dy else 0)
                if port.cost < best.get(state, _WALL):
                    best[state] = port.cost
                    starts[state] = port
                    heappush(heap, (port.cost + left_x[found[0]] + left_y[found[1]], port.cost, state, -1))
        across, along = self.across, self.along
        most = max(MOST, len(across) // 2)
        finish: tuple[float, int, Port] | None = None
        while heap and len(came) < most:
            guess, cost, state, before = heappop(heap)
            if finish is not None and guess >= finish[0]:
                break
            if state in came:
                continue
            came[state] = before
            node, upright = state >> 1, state & 1
            for port, way in goals.get(node, ()):
                whole = cost + port.cost + (0.0 if way == upright else TURN)
                if finish is None or whole < finish[0]:
                    finish = (whole, state, port)
            j, i = divmod(node, nx)
            to_level, to_upright = (cost + TURN, cost) if upright else (cost, cost + TURN)
            step = across[node]
            if step < _WALL:
                there = state + 2 - upright
                if (reached := to_level + step) < best.get(there, _WALL) and there not in came:
                    best[there] = reached
                    heappush(heap, (reached + left_x[i + 1] + left_y[j], reached, there, state))
            if i and (step := across[node - 1]) < _WALL:
                there = state - 2 - upright
                if (reached := to_level + step) < best.get(there, _WALL) and there not in came:
                    best[there] = reached
                    heappush(heap, (reached + left_x[i - 1] + left_y[j], reached, there, state))
            step = along[node]
            if step < _WALL:
                there = 2 * (node + nx) + 1
                if (reached := to_upright + step) < best.get(there, _WALL) and there not in came:
                    best[there] = reached
                    heappush(heap, (reached + left_x[i] + left_y[j + 1], reached, there, state))
            if j and (step := along[node - nx]) < _WALL:
                there = 2 * (node - nx) + 1
                if (reached := to_upright + step) < best.get(there, _WALL) and there not in came:
                    best[there] = reached
                    heappush(heap, (reached + left_x[i] + left_y[j - 1], reached, there, state))
        return None if finish is None else self._path(finish, came, starts)

    def _path(self, finish: tuple[float, int, Port], came: dict[int, int], starts: dict[int, Port]) -> list[Point]:
        _, state, tip = finish
        points: list[Point] = []
        first = state
        while state >= 0:
            node = state >> 1
            points.append((self.xs[node % self.nx], self.ys[node // self.nx]))
            first, state = state, came[state]
        points.reverse()
        tail = starts[first]
        return tidy(list(_joined(tail, points, tip)))


def _joined(tail: Port, points: list[Point], tip: Port) -> Iterator[Point]:
    """Yield a path with its ends; a track a little beside a port is met by the border, so the line stays straight."""
    yield _on_track(tail, points[0])
    yield from points
    yield _on_track(tip, points[-1])


def _on_track(port: Port, track: Point) -> Point:
    return (track[0], port.at[1]) if port.dy else (port.at[0], track[1])


def _spaced(wanted: Iterable[float], needed: Iterable[float]) -> list[float]:
    """Return coordinates in order, none nearer to the next than 4; those needed come first."""
    found = sorted(set(needed))
    kept: list[float] = []
    for value in found:
        if not kept or value - kept[-1] > 1.5:
            kept.append(value)
    for value in sorted(set(wanted)):
        place = bisect_left(kept, value)
        if (place and value - kept[place - 1] < 4) or (place < len(kept) and kept[place] - value < 4):
            continue
        kept.insert(place, value)
    return kept


def _nearest(values: list[float], value: float) -> int:
    place = bisect_left(values, value)
    if place == len(values) or (place and value - values[place - 1] < values[place] - value):
        place -= 1
    return place
