"""The order in which the nodes of a network can be computed: before its loops, the loops, and after."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple


class Order(NamedTuple):
    """The nodes of a network, each once."""

    before: list[int]
    """Each comes after all its inputs."""
    core: list[int]
    """On a loop, or between two: ascending."""
    after: list[int]
    """Behind a loop; each comes after all its inputs."""


def ordered(inputs: Sequence[Sequence[int]]) -> Order:
    """Order a network, given the inputs of each node (a node may be there more than once).

    Topological sorting (Kahn 1962) from both ends: linear in nodes and inputs. Without loops all is `before`.
    """
    # The users of a node are a list within a column: the last of its uses, and of each use the one before it.
    last, uses = array("l", [-1]) * len(inputs), array("l", bytes(8 * len(inputs)))
    use_before, user = array("l"), array("l")
    left = array("l")
    for node, several in enumerate(inputs):
        left.append(len(several))
        for each in several:
            use_before.append(last[each])
            last[each] = len(user)
            user.append(node)
            uses[each] += 1
    before = [node for node, count in enumerate(left) if not count]
    for node in before:
        use = last[node]
        while use >= 0:
            left[user[use]] -= 1
            if not left[user[use]]:
                before.append(user[use])
            use = use_before[use]
    if len(before) == len(left):
        return Order(before, [], [])
    rest = [node for node, count in enumerate(left) if count]
    waits = {node: uses[node] for node in rest}  # what uses a node that is left is left as well
    after = [node for node in rest if not waits[node]]
    for node in after:
        for each in inputs[node]:
            if left[each]:
                waits[each] -= 1
                if not waits[each]:
                    after.append(each)
    return Order(before, [node for node in rest if waits[node]], after[::-1])
