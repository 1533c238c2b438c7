"""Leads lines round boxes: along a grid of free tracks, with few turns and crossings.

Along the tracks beside every box, one line after another, the shortest first; a track that is taken costs more, so
that lines run side by side, and so does one on the border of a frame. Costs about the cells of the grid for each line,
and is given up after `MOST` of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from argmap.drawing.fit.placed import Rect, tidy
from argmap.drawing.fit.ways import WALL, Port, cheapest
from argmap.drawing.geometry import Point

CLEAR = 3.5
"""No line comes so near to a box."""
NEAR = 4.5
"""Lines nearer to each other than this run on one track."""
TRACKS = (6.0, 11.5)
"""How far from a box its tracks run."""
HEAD, ASIDE = 12.0, 5.5
"""How far the head of a line reaches from its tip, and to either side."""
CROSSING, SHARED = 34.0, 3.0
"""What a crossing costs, in units of length; and how much longer a track seems that is taken."""
BORDER, BORDERING = 3.0, 2.0
"""How near to a frame's border a line seems to be a part of it; and how much longer a track seems that runs so."""
WITHIN, BESIDE = 3.6, 6.5
"""How far from a frame's border the tracks beside it run: inside, where boxes are near, and outside."""
SPACE = 4.0
"""Tracks are not nearer to each other."""
GUARDED = 40.0
"""What it costs more to run over the head of another line."""
MOST = 60_000
LARGE = 100_000
"""Cells from which the way is sought eagerly: toward the end first, though it may not be the very best."""


class Router:
    """The tracks of one picture, and what is on them."""

    def __init__(
        self,
        size: tuple[float, float],
        walls: list[Rect],
        xs: Iterable[float],
        ys: Iterable[float],
        edges: list[Rect],
        eager: float = 1.0,
    ) -> None:
        self.eager = eager
        width, height = size
        across = [-17.0, -9.0, -3.0, width + 3, width + 9, width + 17]
        along = [-17.0, -9.0, -3.0, height + 3, height + 9, height + 17]
        for x, y, w, h in walls:
            for away in TRACKS:
                across += (x - away, x + w + away)
                along += (y - away, y + h + away)
        beside = [side for x, _, w, _ in edges for side in (x - BESIDE, x + WITHIN, x + w - WITHIN, x + w + BESIDE)]
        above = [side for _, y, _, h in edges for side in (y - BESIDE, y + WITHIN, y + h - WITHIN, y + h + BESIDE)]
        self.xs = _spaced(xs, beside, across)
        self.ys = _spaced(ys, above, along)
        self.nx, self.ny = len(self.xs), len(self.ys)
        self.across = [WALL] * (self.nx * self.ny)
        self.along = [WALL] * (self.nx * self.ny)
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
        for x, y, w, h in edges:
            self._border_upright(x, y, y + h)
            self._border_upright(x + w, y, y + h)
            self._border_level(y, x, x + w)
            self._border_level(y + h, x, x + w)

    def _border_upright(self, x: float, y0: float, y1: float) -> None:
        rows = range(bisect_left(self.ys, y0), min(bisect_right(self.ys, y1), self.ny) - 1)
        for i in range(bisect_left(self.xs, x - BORDER), bisect_right(self.xs, x + BORDER)):
            for j in rows:
                self.along[j * self.nx + i] += BORDERING * (self.ys[j + 1] - self.ys[j])

    def _border_level(self, y: float, x0: float, x1: float) -> None:
        columns = range(bisect_left(self.xs, x0), min(bisect_right(self.xs, x1), self.nx) - 1)
        for j in range(bisect_left(self.ys, y - BORDER), bisect_right(self.ys, y + BORDER)):
            for i in columns:
                self.across[j * self.nx + i] += BORDERING * (self.xs[i + 1] - self.xs[i])

    def _wall(self, wall: Rect) -> None:
        x, y, w, h = wall
        left, right = bisect_right(self.xs, x - CLEAR), bisect_left(self.xs, x + w + CLEAR)
        top, bottom = bisect_right(self.ys, y - CLEAR), bisect_left(self.ys, y + h + CLEAR)
        for j in range(top, bottom):
            for i in range(max(0, left - 1), right):
                self.across[j * self.nx + i] = WALL
        for j in range(max(0, top - 1), bottom):
            for i in range(left, right):
                self.along[j * self.nx + i] = WALL

    def take(self, points: list[Point]) -> None:
        """Put a line on the tracks: what crosses it or runs along it costs more from now on."""
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x0 - x1) < 0.1:
                self._take_upright(x0, min(y0, y1), max(y0, y1))
            elif abs(y0 - y1) < 0.1:
                self._take_level(y0, min(x0, x1), max(x0, x1))

    def guard(self, tip: Point, before: Point) -> None:
        """Keep lines off the head of one that comes from `before` to `tip`."""
        (x, y), (bx, by) = tip, before
        if abs(x - bx) < 0.1:
            left, top, right = x - ASIDE, y if by > y else y - HEAD, x + ASIDE
            bottom = top + HEAD
        else:
            left, top, bottom = x if bx > x else x - HEAD, y - ASIDE, y + ASIDE
            right = left + HEAD
        columns = range(max(0, bisect_right(self.xs, left) - 1), min(bisect_left(self.xs, right), self.nx - 1))
        rows = range(max(0, bisect_right(self.ys, top) - 1), min(bisect_left(self.ys, bottom), self.ny - 1))
        for j in range(bisect_left(self.ys, top), bisect_right(self.ys, bottom)):
            for i in columns:
                self.across[j * self.nx + i] += GUARDED
        for i in range(bisect_left(self.xs, left), bisect_right(self.xs, right)):
            for j in rows:
                self.along[j * self.nx + i] += GUARDED

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
            self.across[node] >= WALL
            and (not i or self.across[node - 1] >= WALL)
            and self.along[node] >= WALL
            and (not j or self.along[node - self.nx] >= WALL)
        ):
            return None
        return i, j

    def route(self, tails: list[Port], tips: list[Port], *, everywhere: bool = False) -> list[Point] | None:
        """Return the corners of a line from one of some ports to one of others; None where there is no way.

        It is sought on up to `MOST` crossings of tracks, or half of all; `everywhere`: on all.
        """
        starts: dict[int, Port] = {}
        costs: dict[int, float] = {}
        for port in tails:
            if (found := self._landing(port)) is not None:
                state = 2 * (found[1] * self.nx + found[0]) + (1 if port.dy else 0)
                if port.cost < costs.get(state, WALL):
                    costs[state] = port.cost
                    starts[state] = port
        goals: dict[int, list[Port]] = {}
        for port in tips:
            if (found := self._landing(port)) is not None:
                goals.setdefault(found[1] * self.nx + found[0], []).append(port)
        if not goals or not starts:
            return None
        most = 2 * len(self.across) if everywhere else max(MOST, len(self.across) // 2)
        closed = self._close([(state >> 1, port) for state, port in starts.items()])
        closed += self._close([(node, port) for node, several in goals.items() for port in several])
        came, finish = cheapest(self.nx, (self.across, self.along), self._left(goals), costs, goals, most)
        for costs_there, k, cost in reversed(closed):
            costs_there[k] = cost
        return None if finish is None else self._path(finish, came, starts)

    def _close(self, landings: list[tuple[int, Port]]) -> list[tuple[list[float], int, float]]:
        """Close the straight pieces of ports, so that no way leads back over one; return what they cost before."""
        closed = []
        for node, (at, dx, dy, _, _) in landings:
            row, column = divmod(node, self.nx)
            values, place, step, costs = (
                (self.xs, column, 1, self.across) if dx else (self.ys, row, self.nx, self.along)
            )
            toward, end = -(dx or dy), at[0] if dx else at[1]
            while 0 <= place + toward < len(values) and (values[place] - end) * -toward > 0:
                k = node if toward > 0 else node - step
                closed.append((costs, k, costs[k]))
                costs[k] = WALL
                node, place = node + toward * step, place + toward
        return closed

    def _left(self, goals: Iterable[int]) -> tuple[list[float], list[float]]:
        """Return what is left of the way to the nearest goal at least, by column and by row."""
        columns = {node % self.nx for node in goals}
        rows = {node // self.nx for node in goals}
        eager = self.eager if len(self.across) < LARGE else max(self.eager, 1.5)
        found = []
        for values, places in ((self.xs, columns), (self.ys, rows)):
            low, high = values[min(places)], values[max(places)]
            found.append([eager * max(low - value, value - high, 0.0) for value in values])
        return found[0], found[1]

    def _path(self, finish: tuple[float, int, Port], came: list[int], starts: dict[int, Port]) -> list[Point]:
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


def _spaced(needed: Iterable[float], *wanted: Iterable[float]) -> list[float]:
    """Return coordinates in order, none nearer to the next than `SPACE`; those needed come first, then in turn."""
    kept: list[float] = []
    for value in sorted(set(needed)):
        if not kept or value - kept[-1] > 1.5:
            kept.append(value)
    for several in wanted:
        for value in sorted(set(several)):
            place = bisect_left(kept, value)
            if (place and value - kept[place - 1] < SPACE) or (place < len(kept) and kept[place] - value < SPACE):
                continue
            kept.insert(place, value)
    return kept


def _nearest(values: list[float], value: float) -> int:
    place = bisect_left(values, value)
    if place == len(values) or (place and value - values[place - 1] < values[place] - value):
        place -= 1
    return place
