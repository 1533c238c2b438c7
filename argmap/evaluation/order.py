"""The order in which the nodes of a network can be computed: before its loops, the loops, and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Order(NamedTuple):
    """The nodes of a network, each once."""

    before: list[int]
    """Each comes after all its inputs."""
    core: list[int]
    """On a loop, or between two: ascending."""
    after: list[int]
    """Behind a loop; each comes after all its inputs."""


def ordered(size: int, inputs: Callable[[int], Sequence[int]], visit: Callable[[int], object] | None = None) -> Order:
    """Order the nodes of a network, 0 to `size`, given the inputs of each (a node may be there more than once).

    `visit` is called with each node before the loops, after its inputs were. By depth-first search (Tarjan 1972), so
    that what hangs together is looked at together: what large networks cost is the memory that is touched. A node that
    is met again below itself is on a loop; the core is what such nodes hang on, as far as that is behind a loop too.
    Linear in nodes and inputs. Without loops all is `before`.
    """
    begun, done, behind = bytearray(size), bytearray(size), bytearray(size)
    before: list[int] = []
    rest: list[int] = []
    met: list[int] = []
    path: list[int] = []
    for root in range(size):
        waiting = [] if done[root] else [root]
        while waiting:
            node = waiting[-1]
            if not begun[node]:
                begun[node] = True
                first = len(waiting)
                for each in inputs(node):
                    if not begun[each]:
                        waiting.append(each)
                    elif not done[each]:
                        behind[node] = True
                        met.append(each)
                    elif behind[each]:
                        behind[node] = True
                if len(waiting) > first:
                    path.append(node)
                    continue
            elif not done[node]:
                path.pop()
            waiting.pop()
            if not done[node]:
                done[node] = True
                if behind[node]:
                    rest.append(node)
                else:
                    before.append(node)
                    if visit is not None:
                        visit(node)
            if behind[node] and path:
                behind[path[-1]] = True
    core = bytearray(size)
    while met:
        node = met.pop()
        if not core[node]:
            core[node] = True
            met += [each for each in inputs(node) if behind[each]]
    return Order(before, [node for node in sorted(rest) if core[node]], [node for node in rest if not core[node]])
