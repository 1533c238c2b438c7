"""A map as a weighted bipolar network: claims, and arguments as inference nodes between them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from argmap.evaluation.base import Inference, Status
from argmap.evaluation.ready import Ready
from argmap.graph import Step

Combination = Literal["least", "greatest", "product", "any", "mean"]
"""How the premises of an inference node make its base score; `any` is 1 − Π(1 − premise)."""

DEFAULT = 0.5
"""The base score where nothing is said, and the strength of what is undecided."""
PINNED: dict[Status, float] = {"in": 1.0, "out": 0.0, "undecided": DEFAULT}
_COMBINATIONS: dict[Inference, dict[str, Combination]] = {
    "minimum": {"linked": "least", "convergent": "greatest", "cumulative": "mean"},
    "product": {"linked": "product", "convergent": "any", "cumulative": "mean"},
}
_NONE: list[int] = []


class Node(NamedTuple):
    """A claim, or an inference node."""

    base: float
    """The base score; of an inference node what its combined premises are multiplied by."""
    premises: list[int]
    """Nodes; ~node for one that is denied."""
    combination: Combination | None
    """None for a claim."""
    supporters: list[int]
    attackers: list[int]


class Network(NamedTuple):
    """The nodes: arguments by their index, then claims, then what helps."""

    nodes: list[Node]
    claims: dict[str, int]
    leaves: dict[int, int]
    """Node whose base score is that of a leaf → the leaf's node; more than one may have it."""


def network(made: Ready, inference: Inference = "minimum") -> Network:
    """Build the network of a map. Linear, but for lists of contraries."""
    graph, pins = made.graph, made.pins
    first = len(graph.steps)
    claims = {name: number for number, name in enumerate(graph.claims, first)}
    always = first + len(claims)
    unknown = always + 1
    undercutters = graph.undercutters
    combinations = _COMBINATIONS[inference]
    nodes: list[Node] = []
    for index, step in enumerate(graph.steps):
        if not made.counts(index):
            nodes.append(_constant(0.0))
            continue
        linkage = step.argument.linkage
        premises = [
            claims.get(claim, unknown) if mode == "holds" else ~claims.get(claim, unknown) if mode == "not" else always
            for claim, mode, _ in step.premises
        ]
        if premises:
            nodes.append(
                Node(_factor(step), premises, combinations[linkage], _NONE, undercutters.get(index, _NONE)),
            )
        else:  # as in `standing`: all of none hold, any of none does not
            base = _factor(step) if linkage == "linked" else 0.0
            nodes.append(Node(base, _NONE, None, _NONE, undercutters.get(index, _NONE)))
    extra = [_constant(1.0), _constant(DEFAULT)]
    leaves: dict[int, int] = {}
    presumptions: dict[str, int] = {}
    for name, number in claims.items():
        pin = pins.get(name)
        if pin is not None:
            nodes.append(_constant(PINNED[pin]))
            continue
        supporters = graph.supports.get(name, _NONE)
        attackers = made.against(name)
        if not supporters:
            leaves[number] = number
            for other in made.contraries.get(name, ()):
                if made.is_leaf(other):
                    # The other before its own unsupported contraries are looked at, so that the two make no loop.
                    if other not in presumptions:
                        presumptions[other] = always + len(extra)
                        leaves[always + len(extra)] = claims[other]
                        extra.append(Node(_base(made, other), _NONE, None, _NONE, made.against(other)))
                    attackers = [*attackers, presumptions[other]]
        nodes.append(Node(_base(made, name), _NONE, None, supporters, attackers))
    return Network([*nodes, *extra], claims, leaves)


def inputs(node: Node) -> list[int]:
    """Return the nodes that a node's strength depends on, those denied among them."""
    _, premises, combination, supporters, attackers = node
    if combination is None:
        return supporters + attackers if attackers else supporters
    found = [each if each >= 0 else ~each for each in premises]
    return found + attackers if attackers else found


def _constant(strength: float) -> Node:
    return Node(strength, _NONE, None, _NONE, _NONE)


def _base(made: Ready, name: str) -> float:
    """Return a claim's base score: its credence; else 0 if the author rejects it and nothing supports it, else 0.5."""
    credence = made.credence.get(name)
    if credence is not None:
        return credence
    rejected = made.graph.claims[name].stance == "rejects" and name not in made.graph.supports
    return 0.0 if rejected else DEFAULT


def _factor(step: Step) -> float:
    """Return an argument's weight, halved where its author does not say that it carries (undecided is a half)."""
    weight = step.argument.weight
    return weight * DEFAULT if step.argument.stance in ("reports", "doubts") else weight
