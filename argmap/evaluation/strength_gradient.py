"""How the strength of one node changes with the base scores of all: reverse-mode differentiation.

The chain rule from the node back to what it hangs on (Linnainmaa 1976; for argumentation: Yin, Potyka & Toni, *Argument
Attribution Explanations in Quantitative Bipolar Argumentation Frameworks*, ECAI 2023), each node once. At a fixed point
s = f(s, b) on loops the adjoint solves λ = g + Jᵀλ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.evaluation.order import Order
from argmap.evaluation.strength_network import Node
from argmap.evaluation.strength_rule import Rule

if TYPE_CHECKING:
    from argmap.evaluation.strength_rule import Array

_NEAR = 1e-12


def slopes_by_base(
    nodes: Sequence[Node], order: Order, values: Sequence[float], goal: int, rule: Rule, until: float
) -> tuple[list[float], bool]:
    """Return the derivative of the goal's strength by the base score of each node, and whether it is whole.

    `values` are the strengths of all nodes. One pass back, linear in the inputs; loops are iterated as the strengths
    are, and come to rest where these did so. It is not whole when they did not, by a moment of the monotonic clock.
    Where premises tie for the least (or the greatest), each gets an equal part: a subgradient.
    """
    adjoint = [0.0] * len(nodes)
    adjoint[goal] = 1.0
    result = [0.0] * len(nodes)
    _back(nodes, order.after, values, rule, adjoint, result)
    whole = not order.core or _loops(nodes, order.core, values, rule, adjoint, result, until)
    _back(nodes, order.before, values, rule, adjoint, result)
    return result, whole


def _back(
    nodes: Sequence[Node],
    order: Sequence[int],
    values: Sequence[float],
    rule: Rule,
    adjoint: list[float],
    result: list[float],
) -> None:
    for number in reversed(order):
        weight = adjoint[number]
        if weight:
            result[number], edges = partials(nodes[number], values, rule)
            result[number] *= weight
            for each, slope in edges:
                adjoint[each] += weight * slope


def _loops(
    nodes: Sequence[Node],
    core: Sequence[int],
    values: Sequence[float],
    rule: Rule,
    adjoint: list[float],
    result: list[float],
    until: float,
) -> bool:
    """Solve for the adjoints of the nodes on loops by the flow that brought their strengths to rest, transposed."""
    import numpy as np

    from argmap.evaluation.strength_flow import flow

    place = {number: index for index, number in enumerate(core)}
    found = [partials(nodes[number], values, rule) for number in core]
    inner = [(x, place[each], slope) for x, (_, edges) in enumerate(found) for each, slope in edges if each in place]
    users = np.array([x for x, _, _ in inner], dtype=np.intp)
    used = np.array([y for _, y, _ in inner], dtype=np.intp)
    steep = np.array([slope for _, _, slope in inner], dtype=np.float64)
    given = np.array([adjoint[number] for number in core], dtype=np.float64)

    def step(state: Array) -> Array:
        return given + np.bincount(used, weights=steep * state[users], minlength=len(core))

    end = flow(step, given, until)
    for number, weight, (slope, edges) in zip(core, end.state.tolist(), found, strict=True):
        result[number] = weight * slope
        for each, steepness in edges:
            if each not in place:
                adjoint[each] += weight * steepness
    return end.rests


def partials(node: Node, values: Sequence[float], rule: Rule) -> tuple[float, list[tuple[int, float]]]:
    """Return the derivatives of a node's strength by its base score, and by each of its inputs. Linear in these."""
    weight, premises, combination, supporters, attackers = node
    base, share = weight, 1.0
    held: list[float] = []
    if combination is not None:
        held = [values[each] if each >= 0 else 1.0 - values[~each] for each in premises]
        share, by_premise = _combined(combination, held)
        base = weight * share
    edges: list[tuple[int, float]] = []
    if not supporters and not attackers:
        by_base, by_aggregate = 1.0, 0.0
    elif rule.aggregation == "sum":
        energy = sum([values[each] for each in supporters]) - sum([values[each] for each in attackers])
        by_base, by_aggregate = rule.slopes(base, energy)
        edges = [(each, by_aggregate) for each in supporters]
        edges += [(each, -by_aggregate) for each in attackers]
    else:
        for_it, others_for = _products([1.0 - values[each] for each in supporters])
        against, others_against = _products([1.0 - values[each] for each in attackers])
        by_base, by_aggregate = rule.slopes(base, against - for_it)
        edges = [(each, by_aggregate * rest) for each, rest in zip(supporters, others_for, strict=True)]
        edges += [(each, -by_aggregate * rest) for each, rest in zip(attackers, others_against, strict=True)]
    if combination is not None:
        by_share = by_base * weight
        for each, slope in zip(premises, by_premise, strict=True):
            edges.append((each, by_share * slope) if each >= 0 else (~each, -by_share * slope))
    return by_base * share, edges


def _products(factors: list[float]) -> tuple[float, list[float]]:
    """Return the product of all, and for each that of all others, by products from both ends: a factor may be 0."""
    if len(factors) == 1:
        return factors[0], [1.0]
    before = [1.0]
    for factor in factors:
        before.append(before[-1] * factor)
    others = [0.0] * len(factors)
    after = 1.0
    for index in range(len(factors) - 1, -1, -1):
        others[index] = before[index] * after
        after *= factors[index]
    return before[-1], others


def _combined(combination: str, held: list[float]) -> tuple[float, list[float]]:
    """Return the strength of premises together, and its derivative by each."""
    if combination == "product":
        return _products(held)
    if combination == "any":
        rest, others = _products([1.0 - each for each in held])
        return 1.0 - rest, others
    if combination == "mean":
        return sum(held) / len(held), [1.0 / len(held)] * len(held)
    if len(held) == 1:
        return held[0], [1.0]
    best = min(held) if combination == "least" else max(held)
    ties = [abs(each - best) <= _NEAR for each in held]
    part = 1.0 / sum(ties)
    return best, [part if tie else 0.0 for tie in ties]
