"""Many worlds at once, by arrays: all that there are, each with its probability, or samples of them.

In a world each uncertain leaf is true or false, each uncertain inference carries or does not; what stands in it is
found as `standing` finds it, loops included.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from argmap.evaluation.order import Order
from argmap.evaluation.probability_model import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Values: TypeAlias = NDArray[Any]
    """Numbers, or truth values: of many worlds."""

MOST_DRAWN = 13
"""Uncertain leaves and inferences up to which all worlds are gone through: 8,192."""
_CELLS = 30_000_000
"""Worlds times nodes held at once."""


class Marginal(NamedTuple):
    """The probability that the first of a node's values is not 0, and that the second is not."""

    low: float
    high: float


class Tally(NamedTuple):
    """What was found of some nodes."""

    marginals: dict[int, Marginal]
    worlds: int
    """Worlds gone through."""
    every: bool
    """Whether these were all there are, so that the result is exact."""
    finished: bool


def tally(nodes: Sequence[Node], order: Order, wanted: Sequence[int], samples: int, seed: int, until: float) -> Tally:
    """Return the probabilities of some nodes: exactly if at most MOST_DRAWN things are uncertain, else from samples.

    What a thing draws depends on the seed and its number only, not on its chance nor on what else is uncertain: so
    what differs between two evaluations of a network is due to what differs in it. It ends early, not finished, at a
    moment of the monotonic clock, but not without a first batch. Cost: samples × inputs of the nodes.
    """
    import numpy as np

    drawn = [number for part in order for number in part if nodes[number].uncertain]
    every = len(drawn) <= MOST_DRAWN
    worlds = 1 << len(drawn) if every else max(1, samples)
    batch = min(worlds, max(64, _CELLS // max(1, len(nodes))))
    counts = {number: [0.0, 0.0] for number in wanted}
    done = 0
    while done < worlds and (not done or time.monotonic() < until):
        size = min(batch, worlds - done)
        weights = np.full(size, 1.0)
        hits: dict[int, NDArray[np.bool_]] = {}
        numbers = np.arange(done, done + size)
        for place, number in enumerate(drawn):
            chance = nodes[number].chance or 0.0
            if every:
                hits[number] = (numbers >> place) & 1 == 1
                weights *= np.where(hits[number], chance, 1.0 - chance)
            else:
                hits[number] = np.random.default_rng([seed, number, done]).random(size) < chance
        values = _World(nodes, order, hits, size).run()
        for number, count in counts.items():
            for side, value in enumerate(values[number]):
                count[side] += float(weights[value > 0].sum())
        done += size
    total = 1.0 if every and done == worlds else float(done)
    marginals = {number: Marginal(low / total, high / total) for number, (low, high) in counts.items()}
    return Tally(marginals, done, every and done == worlds, done == worlds)


class _World:
    """The values of all nodes in some worlds."""

    def __init__(self, nodes: Sequence[Node], order: Order, hits: dict[int, Any], size: int) -> None:
        import numpy as np

        self.np = np
        self.nodes = nodes
        self.order = order
        self.hits = hits
        self.no = np.zeros(size, dtype=bool)
        self.yes = np.ones(size, dtype=bool)
        self.values: dict[int, tuple[Values, Values]] = {}

    def run(self) -> dict[int, tuple[Values, Values]]:
        for number in self.order.before:
            self.values[number] = self._value(number)
        if self.order.core:
            self._narrow()
        for number in self.order.after:
            self.values[number] = self._value(number)
        return self.values

    def _narrow(self) -> None:
        """Start with everything open on the loops, and narrow until nothing changes, by a work-list."""
        core = set(self.order.core)
        users: dict[int, list[int]] = {}
        for number in self.order.core:
            self.values[number] = (self.no, self.yes)
            for _, each in self.nodes[number].inputs:
                if each in core:
                    users.setdefault(each, []).append(number)
        waiting, queued = deque(self.order.core), set(core)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            low, high = self._value(number)
            if (low != self.values[number][0]).any() or (high != self.values[number][1]).any():
                self.values[number] = (low, high)
                for user in users.get(number, ()):
                    if user not in queued:
                        queued.add(user)
                        waiting.append(user)

    def _value(self, number: int) -> tuple[Values, Values]:
        node = self.nodes[number]
        if node.kind == "given":
            if number in self.hits:
                return self.hits[number], self.hits[number]
            sure, maybe = node.value if node.chance is None else (node.chance, node.chance)
            return (self.yes if sure else self.no), (self.yes if maybe else self.no)
        if node.kind == "argument":
            return self._argument(number, node)
        low, high = self._most(node, "against")
        if node.kind == "supported":
            least, most = self._most(node, "support")
            return self._beats(least, high, node.standard), self._beats(most, low, node.standard)
        true, not_false = next(self.values[each] for role, each in node.inputs if role == "truth")
        if node.kind == "presumption":
            presumed = (true > 0) & ~(low > 0)
            return presumed, presumed
        rivals = self._most(node, "rival")[1]
        return (true > 0) & ~(high > 0) & ~(rivals > 0), (not_false > 0) & ~(low > 0)

    def _argument(self, number: int, node: Node) -> tuple[Values, Values]:
        if node.chance == 0:
            return self.no, self.no
        sides: list[list[Values]] = [[], []]
        for role, each in node.inputs:
            if role == "undercutter":
                continue
            low, high = self.values[each]
            denied = role == "denied"
            sides[0].append(~(high > 0) if denied else low)
            sides[1].append(~(low > 0) if denied else high)
        low, high = (self._together(node, side) for side in sides)
        for_sure, maybe = self._most(node, "undercutter")
        carries = ~(for_sure > 0)
        if number in self.hits:
            carries = carries & self.hits[number]
        firm = carries & ~(maybe > 0) if node.firm else self.no
        return low * firm, high * carries

    def _together(self, node: Node, holding: list[Values]) -> Values:
        if not holding:
            return self.yes if node.linkage == "linked" else self.no
        found = holding[0]
        if node.linkage == "cumulative":
            shares: Values = self.np.add.reduce([each.astype(float) for each in holding]) / node.premises
            return shares
        for each in holding[1:]:
            found = (found & each) if node.linkage == "linked" else (found | each)
        return found

    def _most(self, node: Node, role: str) -> tuple[Values, Values]:
        """Return the greatest of the first and of the second values of all inputs with a role."""
        low: Values = self.no
        high: Values = self.no
        for how, each in node.inputs:
            if how == role:
                low = self.np.maximum(low, self.values[each][0])
                high = self.np.maximum(high, self.values[each][1])
        return low, high

    def _beats(self, weight: Values, other: Values, standard: str) -> Values:
        """Return where one weight prevails over another by a proof standard, as `standing.beats` does."""
        found = weight > other
        if standard == "preponderance" or (weight.dtype == bool and other.dtype == bool):
            return found
        found &= weight.astype(float) - other.astype(float) > 0.5
        return found if standard == "clear-and-convincing" else found & (other < 0.3)
