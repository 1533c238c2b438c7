"""Exact probabilities: the map module by module, and within a module by the states of what is still in use.

A module is a node that stands alone between what leads to it and the rest; it is as good as one independent chance
(Dutuit & Rauzy, *A Linear-Time Algorithm to Find Modules of Fault Trees*, IEEE Transactions on Reliability 45, 1996).
In a tree every node is one, so the whole is linear. Where something is used twice, the nodes of the module are gone
through depth first, with the probability of every combination of values that is still needed.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from argmap.evaluation.probability_model import IN, OUT, Node, Pair
from argmap.evaluation.weighing import beats

MOST_STATES = 4_096
"""Combinations of values held at once, if of 16 nodes; a module that needs more is left to the other ways."""

MOST_WORK = 400_000
"""Steps of a state in all modules together that hold more than 64: about a second."""

Distribution = dict[Pair, float]
_Folded = tuple[float, float, float, float]
_EMPTY: _Folded = (0, 0, 0, 0)


def exact(
    nodes: Sequence[Node], order: Sequence[int], until: float, most_work: int = MOST_WORK
) -> dict[int, Distribution]:
    """Return the distribution of each node that is within reach, by number.

    `order` has nodes whose inputs come before them, the loops left out. What is missing in the result needs more than
    MOST_STATES states or `most_work`, hangs on such a node, or came when the time (of the monotonic clock) was over.
    """
    is_module = modules(nodes, order)
    found: dict[int, Distribution] = {}
    used = {each for node in order for _, each in nodes[node].inputs}
    roots = [node for node in order if is_module[node]]
    # What two ends of the map share belongs to no module: each end is then done by itself.
    roots += [node for node in order if not is_module[node] and node not in used]
    work = _Modules(nodes, is_module, found, most_work)
    for number, root in enumerate(roots):
        if number % 64 == 0 and time.monotonic() > until:
            break
        work.run(root)
    return found


def modules(nodes: Sequence[Node], order: Sequence[int]) -> dict[int, bool]:
    """Tell of each node whether it is a module. Linear (Dutuit & Rauzy 1996)."""
    used = {each for node in order for _, each in nodes[node].inputs}
    first: dict[int, int] = {}
    second: dict[int, int] = {}
    last: dict[int, int] = {}
    date = 0
    for root in order:
        if root in used:
            continue
        stack = [(root, 0)]
        first[root] = last[root] = date = date + 1
        while stack:
            node, place = stack.pop()
            if place < len(nodes[node].inputs):
                stack.append((node, place + 1))
                each = nodes[node].inputs[place][1]
                last[each] = date = date + 1
                if each not in first:
                    first[each] = date
                    stack.append((each, 0))
            else:
                second[node] = date = date + 1
                last[node] = max(last[node], date)
    earliest: dict[int, int] = {}
    latest: dict[int, int] = {}
    for node in order:
        below = [each for _, each in nodes[node].inputs]
        earliest[node] = min((min(first[each], earliest[each]) for each in below), default=date + 1)
        latest[node] = max((max(last[each], latest[each]) for each in below), default=0)
    return {node: first[node] < earliest[node] and latest[node] < second[node] for node in order}


class _Modules:
    """Does module after module: those within one are chances, as they have been done before it."""

    def __init__(
        self, nodes: Sequence[Node], is_module: dict[int, bool], found: dict[int, Distribution], most_work: int
    ) -> None:
        self.nodes = nodes
        self.is_module = is_module
        self.found = found
        self.left = most_work

    def run(self, root: int) -> None:
        """Put the distributions of the root and of all that belongs to it into `found`, as far as is within reach."""
        events, uses = self._events(root)
        if any(self.is_module[node] and node != root and node not in self.found for node in uses):
            return
        here: dict[int, Distribution] = {}
        slots: list[int] = []  # whose value, or what is folded so far, stands where in a state
        states: dict[tuple[tuple[float, ...], ...], float] = {(): 1.0}
        for node, place in events:
            following: dict[tuple[tuple[float, ...], ...], float] = {}
            inputs = self.nodes[node].inputs
            if place == len(inputs):  # the node is done
                at = slots.index(node) if inputs else -1
                made: Distribution = {}
                for state, probability in states.items():
                    folded = state[at] if inputs else _EMPTY
                    rest = state[:at] + state[at + 1 :] if inputs else state
                    for value, share in outcomes(self.nodes[node], folded):
                        part = probability * share
                        made[value] = made.get(value, 0.0) + part
                        key = (*rest, value) if uses[node] else rest
                        following[key] = following.get(key, 0.0) + part
                if inputs:
                    del slots[at]
                if uses[node]:
                    slots.append(node)
                here[node] = made
            else:
                role, each = inputs[place]
                uses[each] -= 1
                at = slots.index(node) if place else -1
                source = slots.index(each) if each in slots else -1
                chances: list[tuple[tuple[float, ...], float]] = (
                    [((), 1.0)] if source >= 0 else [*self.found[each].items()]
                )
                drop = source if source >= 0 and not uses[each] else -1
                keep = [slot for slot in range(len(slots)) if slot not in (at, drop)]
                stays = source < 0 and uses[each] > 0
                for state, probability in states.items():
                    before = state[at] if place else _EMPTY
                    rest = tuple([state[slot] for slot in keep])
                    for drawn, share in chances:
                        given = state[source] if source >= 0 else drawn
                        after = fold(role, before, given)
                        key = (*rest, given, after) if stays else (*rest, after)
                        following[key] = following.get(key, 0.0) + probability * share
                slots = [slots[slot] for slot in keep] + ([each] if stays else []) + [node]
            states = following
            if len(states) > 64:
                self.left -= len(states)
                if len(slots) * len(states) > 16 * MOST_STATES or self.left < 0:
                    break
        self.found.update(here)

    def _events(self, root: int) -> tuple[list[tuple[int, int]], dict[int, int]]:
        """Return what is done in which order, (node, which input is folded; past the last: done), and uses by node."""
        events: list[tuple[int, int]] = []
        uses = {root: 0}
        stack = [(root, -1)]
        while stack:
            node, place = stack.pop()
            inputs = self.nodes[node].inputs
            if place >= 0:
                events.append((node, place))
            place += 1
            if place == len(inputs):
                events.append((node, place))
                continue
            stack.append((node, place))
            each = inputs[place][1]
            if each in uses:
                uses[each] += 1
            else:
                uses[each] = 1
                if not self.is_module[each]:
                    stack.append((each, -1))
        return events, uses


def fold(role: str, folded: tuple[float, ...], value: tuple[float, ...]) -> _Folded:
    """Return the four numbers of a node with one more input."""
    a, b, c, d = folded
    low, high = value
    if role == "premise":
        return (a + low, b + high, c, d)
    if role == "denied":
        return (a + 1 - high, b + 1 - low, c, d)
    if role == "truth":
        return (low, high, c, d)
    if role == "support":
        return (max(a, low), max(b, high), c, d)
    if role == "rival":
        return (a, b, c, max(d, high))
    return (a, b, max(c, low), max(d, high))


def outcomes(node: Node, folded: tuple[float, ...]) -> list[tuple[Pair, float]]:
    """Return the values that a node can have when its inputs are folded, each with its probability."""
    a, b, c, d = folded
    if node.kind == "given":
        value: Pair = node.value if node.chance is None else IN
    elif node.kind == "argument":
        low = 0.0 if d > 0 or not node.firm else _share(node, a)
        value = OUT if c > 0 else (low, _share(node, b))
    elif node.kind == "supported":
        value = (
            float(a > 0 and beats(a, d, node.standard)),
            float(b > 0 and beats(b, c, node.standard)),
        )
    elif node.kind == "leaf":
        value = (float(a > 0 and d == 0), float(b > 0 and c == 0))
    else:
        presumed = float(a > 0 and c == 0)
        value = (presumed, presumed)
    if node.chance is None or value == OUT:
        return [(value, 1.0)]
    return [(v, p) for v, p in ((value, node.chance), (OUT, 1.0 - node.chance)) if p > 0]


def _share(node: Node, holding: float) -> float:
    if node.linkage == "linked":
        return float(holding == node.premises)
    if node.linkage == "convergent":
        return float(holding > 0)
    return holding / node.premises if node.premises else 0.0
