"""The cheapest way over a grid of tracks, where turns cost: A* (Hart, Nilsson and Raphael 1968)."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

from argmap.drawing.geometry import Point

TURN = 16.0
"""What a turn costs, in units of length."""
WALL = 1e9
"""What it costs to go where there is no way."""


class Port(NamedTuple):
    """Where a line may end: a point on a border, how it leads away from there, how far straight, and at what cost."""

    at: Point
    dx: int
    dy: int
    stub: float
    cost: float


def cheapest(
    nx: int,
    grid: tuple[list[float], list[float]],
    far: tuple[list[float], list[float]],
    costs: dict[int, float],
    goals: dict[int, list[Port]],
    most: int,
) -> tuple[list[int], tuple[float, int, Port] | None]:
    """Search from states with their costs; return whence each state was reached, and the last one with its port.

    A state is twice the number of a crossing of tracks, and one more where it was reached upright. `grid` has the costs
    from each crossing to the next one in its row, and in its column; `nx` is how many there are in a row. `far` is
    what is left of the way at least, by column and by row: where some is left the other way, a turn is left too. Costs
    about the crossings within reach, n log n; ends after `most` of them.
    """
    across, along = grid
    left_x, left_y = far
    size = 2 * (len(across) + nx)  # with a row below the last one, to which nothing leads
    best, came, seen = [WALL] * size, [-1] * size, bytearray(size)
    for state, cost in costs.items():
        best[state] = cost
    heap = [(best[s] + left_x[(s >> 1) % nx] + left_y[(s >> 1) // nx], 0.0, s) for s in costs]
    heapify(heap)  # what the whole way costs at least; what is left of it, so that of equals the nearest goes on; where
    finish: tuple[float, int, Port] | None = None
    while heap and most:
        guess, _, state = heappop(heap)
        if seen[state]:
            continue
        if finish is not None and guess >= finish[0]:
            break
        seen[state] = 1
        most -= 1
        node, upright, cost = state >> 1, state & 1, best[state]
        for port in goals.get(node, ()):
            whole = cost + port.cost + (TURN if bool(port.dy) != bool(upright) else 0.0)
            if finish is None or whole < finish[0]:
                finish = (whole, state, port)
        j, i = divmod(node, nx)
        level, up = (cost + TURN, cost) if upright else (cost, cost + TURN)
        # Written out for each direction, as nearly all the time is spent here. Beyond the edges all costs are walls'.
        there, reached = 2 * node + 2, level + across[node]
        if reached < best[there] and not seen[there]:
            best[there], came[there] = reached, state
            left = left_x[i + 1] + (left_y[j] + TURN if left_y[j] else 0.0)
            heappush(heap, (reached + left, left, there))
        there, reached = 2 * node - 2, level + across[node - 1]
        if reached < best[there] and not seen[there]:
            best[there], came[there] = reached, state
            left = left_x[i - 1] + (left_y[j] + TURN if left_y[j] else 0.0)
            heappush(heap, (reached + left, left, there))
        there, reached = 2 * (node - nx) + 1, up + along[node - nx]
        if reached < best[there] and not seen[there]:
            best[there], came[there] = reached, state
            left = left_y[j - 1] + (left_x[i] + TURN if left_x[i] else 0.0)
            heappush(heap, (reached + left, left, there))
        there, reached = 2 * (node + nx) + 1, up + along[node]
        if reached < best[there] and not seen[there]:
            best[there], came[there] = reached, state
            left = left_y[j + 1] + (left_x[i] + TURN if left_x[i] else 0.0)
            heappush(heap, (reached + left, left, there))
    return came, finish
