"""What a claim's strength or probability owes to each leaf behind it.

A leaf is a claim that nothing supports and nothing pins. All functions answer for every leaf that can bear on the
claim, in the map's order, by the first claim of those that say the same; all raise KeyError for a claim that the map
does not have.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from argmap.evaluation.base import NOTHING_SUPPOSED, Case, Settings
from argmap.evaluation.order import Order
from argmap.evaluation.probability import chances, order_of
from argmap.evaluation.probability_exact import MOST_WORK, exact
from argmap.evaluation.probability_model import model
from argmap.evaluation.ready import ready
from argmap.evaluation.strength import settle, strengths
from argmap.evaluation.strength_gradient import slopes_by_base
from argmap.evaluation.strength_network import inputs, network
from argmap.evaluation.strength_rule import rule_of
from argmap.model import ArgumentMap

Measure = Literal["strength", "probability"]
"""What is asked of the claim."""

_GRID = 8
_NEAR = 1e-9


class Swing(NamedTuple):
    """What a claim's strength or probability is when a leaf is surely false, as it is, and surely true; 0 to 1."""

    false: float
    now: float
    true: float
    error: float = 0.0
    """The standard error of a sampled probability, the greatest of the three; 0 when they are exact."""

    @property
    def importance(self) -> float:
        """True less false, −1 to 1; of a probability: Birnbaum's importance."""
        return self.true - self.false


def gradient(
    argument_map: ArgumentMap, claim: str, case: Case = NOTHING_SUPPOSED, settings: Settings | None = None
) -> dict[str, float]:
    """Return leaf → the derivative of the claim's strength by the leaf's base score (its credence).

    One forward and one backward pass over the part of the map behind the claim (see `strength_gradient`): linear
    without loops. Where premises tie for the least, the leaves share it: raising one of them alone does nothing,
    lowering it does all. Raises ArithmeticError when loops do not come to rest, so that there is none.
    """
    settings = settings or Settings()
    made = ready(argument_map, case, behind=claim)
    net = network(made, settings.inference)
    rule = rule_of(settings.gradual)
    until = time.monotonic() + settings.timeout
    found = strengths(net, rule, settings.timeout)
    goal = net.claims[made.classes[claim]]
    slopes, whole = slopes_by_base(net.nodes, found.order, found.values, goal, rule, until)
    if not (found.rests and whole):
        raise ArithmeticError("the strengths on loops do not converge, so they have no gradient")
    result = {name: 0.0 for name in made.map.claims if made.is_leaf(name)}
    names = {number: name for name, number in net.claims.items()}
    for number, leaf in net.leaves.items():
        result[names[leaf]] += slopes[number]
    return result


def birnbaum(
    argument_map: ArgumentMap, claim: str, case: Case = NOTHING_SUPPOSED, settings: Settings | None = None
) -> dict[str, float]:
    """Return leaf → how much more probable the claim is when the leaf is true than when it is false, −1 to 1.

    Birnbaum, *On the importance of different components in a multicomponent system*, 1969; see `swings`.
    """
    found = swings(argument_map, claim, "probability", case, settings)
    return {leaf: swing.importance for leaf, swing in found.items()}


def swings(
    argument_map: ArgumentMap,
    claim: str,
    measure: Measure = "strength",
    case: Case = NOTHING_SUPPOSED,
    settings: Settings | None = None,
) -> dict[str, Swing]:
    """Return leaf → what the claim's strength or probability is when the leaf's credence is 0, as it is, and 1.

    Two evaluations for each leaf of what is behind the claim. Probabilities that are sampled use the same random
    numbers throughout, so that their differences are better than their errors. A leaf for which `settings.timeout`
    seconds do not suffice is left out.
    """
    return moves(argument_map, claim, measure, case, settings, threshold=None).swings


def tipping_points(
    argument_map: ArgumentMap,
    claim: str,
    measure: Measure = "strength",
    case: Case = NOTHING_SUPPOSED,
    settings: Settings | None = None,
    *,
    threshold: float = 0.5,
) -> dict[str, float | None]:
    """Return leaf → the credence, 0 to 1, at which the claim's strength or probability reaches the threshold.

    Everything else stays as it is. None where it never does; of several, the one nearest to the leaf's credence. A
    probability is linear in each credence, so its crossing is solved exactly from both ends (a leaf without a credence
    that is reported or doubted then gets one). A strength is looked for between eight steps, and bracketed to 1e-9 by
    regula falsi (the Illinois variant, Dowell & Jarratt 1971): crossings that undo each other within a step are missed.
    """
    return moves(argument_map, claim, measure, case, settings, threshold=threshold).tips


class Moves(NamedTuple):
    """How a claim is moved by each leaf behind it."""

    now: float
    """What it comes to as it is."""
    swings: dict[str, Swing]
    tips: dict[str, float | None]
    late: tuple[str, ...]
    """The leaves for which the time did not suffice."""
    rests: bool
    """False when strengths on loops did not converge, so that the numbers are where they were then."""


def moves(
    argument_map: ArgumentMap,
    claim: str,
    measure: Measure,
    case: Case = NOTHING_SUPPOSED,
    settings: Settings | None = None,
    *,
    threshold: float | None = 0.5,
) -> Moves:
    """Return the swings and tipping points of a claim, within `settings.timeout` seconds for all of them.

    Without a threshold, no tipping points.
    """
    trial = _TRIALS[measure](argument_map, claim, case, settings or Settings())
    now, error = trial.now
    swings: dict[str, Swing] = {}
    tips: dict[str, float | None] = {}
    try:
        for leaf in trial.leaves:
            low, low_error = trial.at(leaf, 0.0)
            high, high_error = trial.at(leaf, 1.0)
            swing = Swing(low, now, high, max(error, low_error, high_error))
            if threshold is not None:
                tips[leaf] = trial.tips(leaf, threshold, swing)
            swings[leaf] = swing
    except _Late:
        pass
    return Moves(now, swings, tips, tuple(leaf for leaf in trial.leaves if leaf not in swings), trial.rests)


class _Late(Exception):
    """The time for all evaluations together is over."""


class _StrengthTrial:
    """The strength of a claim with other credences of one leaf: only what hangs on the leaf is computed again."""

    def __init__(self, argument_map: ArgumentMap, claim: str, case: Case, settings: Settings) -> None:
        made = ready(argument_map, case, behind=claim)
        self.net = network(made, settings.inference)
        self.rule = rule_of(settings.gradual)
        self.until = time.monotonic() + settings.timeout
        self.goal = self.net.claims[made.classes[claim]]
        self.leaves = [name for name in made.map.claims if made.is_leaf(name)]
        self.found = strengths(self.net, self.rule, settings.timeout)
        self.rests = self.found.rests
        self.now = (self.found.values[self.goal], 0.0)
        self.bases: dict[int, list[int]] = {}
        for number, leaf in self.net.leaves.items():
            self.bases.setdefault(leaf, []).append(number)
        self.inputs = [inputs(node) for node in self.net.nodes]

    def at(self, leaf: str, credence: float) -> tuple[float, float]:
        return self._curve(leaf)(credence), 0.0

    def _curve(self, leaf: str) -> Callable[[float], float]:
        bases = self.bases[self.net.claims[leaf]]
        nodes = list(self.net.nodes)
        values = list(self.found.values)
        changed = set(bases)
        if not self.found.order.core:
            for number in self.found.order.before:
                if number not in changed and not changed.isdisjoint(self.inputs[number]):
                    changed.add(number)
        again = [number for number in self.found.order.before if number in changed]

        def curve(credence: float) -> float:
            left = self.until - time.monotonic()
            if left <= 0:
                raise _Late
            for number in bases:
                nodes[number] = nodes[number]._replace(base=credence)
            if self.found.order.core:
                found = strengths(self.net._replace(nodes=nodes), self.rule, left)
                if not found.rests and time.monotonic() > self.until:
                    raise _Late
                self.rests = self.rests and found.rests
                return found.values[self.goal]
            settle(nodes, again, self.rule, values)
            return values[self.goal]

        return curve

    def tips(self, leaf: str, threshold: float, swing: Swing) -> float | None:  # noqa: ARG002
        own = self.net.nodes[self.net.claims[leaf]].base
        curve = self._curve(leaf)
        points = sorted({*(step / _GRID for step in range(_GRID + 1)), own})
        heights = [curve(point) - threshold for point in points]
        found = []
        for (x, y), (u, v) in zip(
            zip(points, heights, strict=True), zip(points[1:], heights[1:], strict=True), strict=False
        ):
            if (y < -_NEAR) != (v < -_NEAR) or (y > _NEAR) != (v > _NEAR):
                found.append(_crossing(lambda credence: curve(credence) - threshold, x, y, u, v))
        return min(found, key=lambda point: abs(point - own), default=None)


def _crossing(height: Callable[[float], float], x: float, y: float, u: float, v: float) -> float:
    """Return where a function is 0 between x, where it is y, and u, where it is v; of unlike signs, or one is 0."""
    if abs(y) <= _NEAR:
        return x
    if abs(v) <= _NEAR:
        return u
    for _ in range(100):
        middle = (x * v - u * y) / (v - y)
        at = height(middle)
        if abs(at) <= _NEAR or abs(u - x) <= _NEAR:
            return middle
        if (at < 0) != (v < 0):
            x, y = u, v
        else:
            y /= 2
        u, v = middle, at
    return u


class _ProbabilityTrial:
    """The probability of a claim with other credences of one leaf."""

    rests = True

    def __init__(self, argument_map: ArgumentMap, claim: str, case: Case, settings: Settings) -> None:
        made = ready(argument_map, case, behind=claim)
        built = model(made)
        self.nodes = built.nodes
        self.truths = built.truths
        self.settings = settings
        self.goal = built.claims[made.classes[claim]]
        self.leaves = list(built.truths)
        self.order: Order = order_of(built.nodes)
        # All evaluations together may do the work of one; and what is not within reach once is not tried again.
        self.work = max(MOST_WORK // (2 * len(self.leaves) + 1), 2_000)
        began = time.monotonic()
        self.until = began + settings.timeout
        if self.goal not in exact(self.nodes, self.order.before, began + settings.timeout / 2, self.work):
            self.work = 0
        found = chances(self.nodes, self.order, [self.goal], settings, self.work)
        self.now = found.of(self.goal).low, found.error(self.goal)

    def _probability(self) -> tuple[float, float]:
        left = self.until - time.monotonic()
        if left <= 0:
            raise _Late
        found = chances(self.nodes, self.order, [self.goal], replace(self.settings, timeout=left), self.work)
        if not found.finished:  # on other worlds than the rest, so not to be compared
            raise _Late
        return found.of(self.goal).low, found.error(self.goal)

    def at(self, leaf: str, credence: float) -> tuple[float, float]:
        number = self.truths[leaf]
        before = self.nodes[number]
        self.nodes[number] = before._replace(chance=credence)
        try:
            return self._probability()
        finally:
            self.nodes[number] = before

    def tips(self, leaf: str, threshold: float, swing: Swing) -> float | None:  # noqa: ARG002
        low, high = swing.false - threshold, swing.true - threshold
        if abs(high - low) <= _NEAR or (low < -_NEAR and high < -_NEAR) or (low > _NEAR and high > _NEAR):
            return None
        return min(max(low / (low - high), 0.0), 1.0)


_TRIALS: dict[Measure, Callable[[ArgumentMap, str, Case, Settings], _StrengthTrial | _ProbabilityTrial]] = {
    "strength": _StrengthTrial,
    "probability": _ProbabilityTrial,
}
