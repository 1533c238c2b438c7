"""Loops: the strengths to which a network flows, all nodes at once, by arrays.

Potyka, *Continuous Dynamical Systems for Weighted Bipolar Argumentation* (KR 2018) and *Extending Modular Semantics for
Bipolar Weighted Argumentation* (AAMAS 2019): from the base scores, ds/dt = f(s) − s, where f is the semantics. Where
this comes to rest, s = f(s). It does so in cases where repeating s := f(s) goes round for ever (Mossakowski & Neuhaus,
*Modular Semantics and Characteristics for Bipolar Weighted Argumentation Graphs*, 2018).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.evaluation.strength_network import Combination, Node
from argmap.evaluation.strength_rule import Rule

if TYPE_CHECKING:
    from argmap.evaluation.strength_rule import Array

NEAR = 1e-10
"""The flow rests when nothing would move by more."""
MOST_STEPS = 10_000
_TURN = 0.75
_PATIENCE = 60


class Rest(NamedTuple):
    """Where a flow ended."""

    state: Array
    moving: float
    """How far the next full step would still move a node, at most."""
    rests: bool


def flow(function: Callable[[Array], Array], start: Array, until: float) -> Rest:
    """Follow ds/dt = f(s) − s until it rests, for MOST_STEPS steps, or until a moment of the monotonic clock.

    Euler's method. A step is taken again at half its size when it turns the direction by more than three quarters of
    its length; when 60 steps have not halved the distance, steps stay half as long for good, as a flow that spirals in
    needs them short. Each step costs one `function`.
    """
    state, force = start, function(start) - start
    step = longest = 1.0
    best, waited = float("inf"), 0
    moving = _greatest(force)
    for number in range(MOST_STEPS):
        if moving <= NEAR:
            return Rest(state, moving, True)
        if number % 16 == 15 and time.monotonic() > until:
            break
        ahead = state + step * force
        turned = function(ahead) - ahead
        if _greatest(turned - force) > _TURN * moving and step > 1e-3:
            step /= 2
            continue
        state, force = ahead, turned
        moving = _greatest(force)
        waited += 1
        if moving < best / 2:
            best, waited = moving, 0
        elif waited >= _PATIENCE:
            longest, waited = max(longest / 2, 1e-3), 0
        step = min(longest, step * 1.2)
    return Rest(state, moving, moving <= NEAR)


def _greatest(array: Array) -> float:
    return max(float(array.max()), -float(array.min())) if array.size else 0.0


class Core:
    """Some nodes of a network as arrays; the strengths of the others are given."""

    def __init__(self, nodes: Sequence[Node], members: Sequence[int], rule: Rule, strength: Sequence[float]) -> None:
        """Take the nodes on loops; `strength` is that of the nodes before them, by number."""
        import numpy as np

        self.np = np
        self.rule = rule
        self.all: Array = np.array(strength, dtype=np.float64)
        self.members = np.array(members, dtype=np.intp)
        inside = [nodes[number] for number in members]
        self.base = np.array([node.base for node in inside], dtype=np.float64)
        self.supporters = self._lists([node.supporters for node in inside])
        self.attackers = self._lists([node.attackers for node in inside])
        kinds: dict[Combination, list[int]] = {}
        for place, node in enumerate(inside):
            if node.combination is not None:
                kinds.setdefault(node.combination, []).append(place)
        self.joints = {kind: (np.array(p), self._premises([inside[x] for x in p])) for kind, p in kinds.items()}

    def start(self) -> Array:
        """Return the base scores, those of inference nodes from their premises' base scores."""
        self.all[self.members] = self.base
        return self._bases()

    def __call__(self, state: Array) -> Array:
        """Return what the semantics makes of these strengths, all at once."""
        np = self.np
        self.all[self.members] = state
        base = self._bases()
        if self.rule.aggregation == "sum":
            aggregate = self._fold(np.add, self.supporters, self.all, 0.0)
            aggregate -= self._fold(np.add, self.attackers, self.all, 0.0)
        else:
            left = 1.0 - self.all
            aggregate = self._fold(np.multiply, self.attackers, left, 1.0)
            aggregate -= self._fold(np.multiply, self.supporters, left, 1.0)
        return self.rule.influences(base, aggregate)

    def _bases(self) -> Array:
        np = self.np
        base = self.base.copy()
        for kind, (places, (flat, denied, starts, lengths)) in self.joints.items():
            values = np.where(denied, 1.0 - self.all[flat], self.all[flat])
            if kind == "least":
                found = np.minimum.reduceat(values, starts)
            elif kind == "greatest":
                found = np.maximum.reduceat(values, starts)
            elif kind == "product":
                found = np.multiply.reduceat(values, starts)
            elif kind == "any":
                found = 1.0 - np.multiply.reduceat(1.0 - values, starts)
            else:
                found = np.add.reduceat(values, starts) / lengths
            base[places] *= found
        return base

    def _lists(self, lists: list[list[int]]) -> tuple[Any, Any, Any]:
        """Return which places have a list, where each begins, and all of them in a row."""
        np = self.np
        places = [place for place, several in enumerate(lists) if several]
        starts = np.cumsum([0, *(len(lists[place]) for place in places)])[:-1]
        return np.array(places, dtype=np.intp), starts, np.array([x for s in lists for x in s], dtype=np.intp)

    def _premises(self, joints: list[Node]) -> tuple[Any, Any, Any, Any]:
        np = self.np
        lengths = np.array([len(node.premises) for node in joints])
        flat = np.array([each for node in joints for each in node.premises], dtype=np.intp)
        return np.where(flat < 0, ~flat, flat), flat < 0, np.cumsum(lengths) - lengths, lengths

    def _fold(self, operation: Any, lists: tuple[Any, Any, Any], values: Array, neutral: float) -> Array:
        places, starts, flat = lists
        found = self.np.full(len(self.base), neutral)
        if len(places):
            found[places] = operation.reduceat(values[flat], starts)
        return found
