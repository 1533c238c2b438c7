"""`strength`: how strong each claim is, 0 to 1, by a gradual semantics.

Base scores are credences. An argument is an inference node: its premises, combined, times its weight are its base
score, undercutters attack it, and it supports or attacks a claim as any node does. The semantics (DF-QuAD, quadratic
energy, Euler-based) are in files of their own.
"""

from __future__ import annotations

import time
from typing import NamedTuple

from argmap.evaluation.base import Carried, Case, Evaluation, Settings, Status, Verdict
from argmap.evaluation.order import Order, ordered
from argmap.evaluation.ready import ready
from argmap.evaluation.strength_network import DEFAULT, Network, Node, inputs, network
from argmap.evaluation.strength_rule import Rule, rule_of
from argmap.model import ArgumentMap

_NEAR = 1e-9
"""What is no further from 0.5 is undecided: sums in another order must not decide."""


class Strengths(NamedTuple):
    """The strength of every node of a network."""

    values: list[float]
    moving: float
    """How far the nodes on loops still move; 0 without loops."""
    rests: bool
    order: Order


def evaluate(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:
    """Evaluate a map by `strength`, with the gradual semantics and the combination of premises that settings name.

    A claim or an argument is in when its strength is above 0.5, out when below. One pass without loops, linear. On
    loops the strengths flow until they rest, for at most `settings.timeout` seconds.
    """
    made = ready(argument_map, case)
    net = network(made, settings.inference)
    found = strengths(net, rule_of(settings.gradual), settings.timeout)
    of_class = {name: Verdict(status_of(found.values[n]), found.values[n]) for name, n in net.claims.items()}
    return Evaluation(
        "strength",
        {claim: of_class[first] for claim, first in made.classes.items()},
        tuple(Carried(status_of(each), strength=each) for each in found.values[: len(made.map.arguments)]),
        finished=found.rests,
        notes=() if found.rests else (_unrest(found),),
    )


def status_of(strength: float) -> Status:
    """Return in above 0.5, out below, undecided at it."""
    if abs(strength - DEFAULT) <= _NEAR:
        return "undecided"
    return "in" if strength > DEFAULT else "out"


def _unrest(found: Strengths) -> str:
    nodes = len(found.order.core)
    return (
        f"did not converge: the strengths of {nodes} claims and arguments on loops, and of what hangs on them, "
        f"still move by up to {found.moving:.1g}"
    )


def strengths(net: Network, rule: Rule, timeout: float = 10.0) -> Strengths:
    """Return the strength of every node of a network."""
    nodes, values = net.nodes, [0.0] * len(net.nodes)

    def compute(number: int) -> None:
        values[number] = _strength(nodes[number], rule, values)

    order = ordered(len(nodes), lambda number: inputs(nodes[number]), compute)
    if not order.core:
        return Strengths(values, 0.0, True, order)
    from argmap.evaluation.strength_flow import Core, flow

    core = Core(nodes, order.core, rule, values)
    end = flow(core, core.start(), time.monotonic() + timeout)
    for number, value in zip(order.core, end.state.tolist(), strict=True):
        values[number] = min(max(value, 0.0), 1.0)
    settle(nodes, order.after, rule, values)
    return Strengths(values, end.moving, end.rests, order)


def settle(nodes: list[Node], order: list[int], rule: Rule, values: list[float]) -> None:
    """Compute the strengths of nodes whose inputs come before them, into `values`. Linear."""
    for number in order:
        values[number] = _strength(nodes[number], rule, values)


def _strength(node: Node, rule: Rule, values: list[float]) -> float:
    base, premises, combination, supporters, attackers = node
    if len(premises) == 1:
        (each,) = premises
        base *= values[each] if each >= 0 else 1.0 - values[~each]
    elif combination is not None:
        base *= combined(combination, [values[p] if p >= 0 else 1.0 - values[~p] for p in premises])
    if not supporters and not attackers:
        return base
    if rule.aggregation == "product":
        for_it = against = 1.0
        for each in supporters:
            for_it *= 1.0 - values[each]
        for each in attackers:
            against *= 1.0 - values[each]
        return rule.influence(base, against - for_it)
    energy = 0.0
    for each in supporters:
        energy += values[each]
    for each in attackers:
        energy -= values[each]
    return rule.influence(base, energy)


def combined(combination: str, premises: list[float]) -> float:
    """Return the strength of premises, one or more, together."""
    if combination == "least":
        return min(premises)
    if combination == "greatest":
        return max(premises)
    if combination == "mean":
        return sum(premises) / len(premises)
    found = 1.0
    for each in premises:
        found *= each if combination == "product" else 1.0 - each
    return found if combination == "product" else 1.0 - found
