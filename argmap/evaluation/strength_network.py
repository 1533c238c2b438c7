"""A map as a weighted bipolar network: claims, and arguments as inference nodes between them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from argmap.evaluation.base import Inference, Status
from argmap.evaluation.ready import Ready
from argmap.graph import AGAINST, DENIED, FOR, HOLDS, LINKAGES, STANCES

Combination = Literal["least", "greatest", "product", "any", "mean"]
"""How the premises of an inference node make its base score; `any` is 1 − Π(1 − premise)."""

DEFAULT = 0.5
"""The base score where nothing is said, and the strength of what is undecided."""
PINNED: dict[Status, float] = {"in": 1.0, "out": 0.0, "undecided": DEFAULT}
_COMBINATIONS: dict[Inference, dict[str, Combination]] = {
    "minimum": {"linked": "least", "convergent": "greatest", "cumulative": "mean"},
    "product": {"linked": "product", "convergent": "any", "cumulative": "mean"},
}
_LINKED = LINKAGES["linked"]
_OPEN = (STANCES["reports"], STANCES["doubts"])
_REJECTS = STANCES["rejects"]
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
    """Build the network of a map. Linear, but for lists of contraries.

    The base score of a claim is its credence; without one 0 if the author rejects it and nothing supports it, else 0.5.
    """
    numbered, pins, given = made.numbered, made.pins, made.map.claims
    credences, contraries = made.credence, made.contraries
    first = len(numbered.ends)
    always = first + len(given)
    unknown = always + 1
    supports, rebuttals = numbered.bearing(FOR), numbered.bearing(AGAINST)
    nodes = _joints(made, [_COMBINATIONS[inference][linkage] for linkage in LINKAGES], always, unknown)
    extra = [_constant(1.0), _constant(DEFAULT)]
    leaves: dict[int, int] = {}
    presumptions: dict[str, int] = {}

    def against(name: str, place: int) -> list[int]:
        """Return the arguments against a claim: its rebuttals, and what supports its contraries not pinned out."""
        found = rebuttals[place] or _NONE
        others = [other for other in contraries.get(name, ()) if pins.get(other) != "out"]
        return [*found, *(each for other in others for each in supports[numbered.number[other]] or _NONE)]

    for place, (name, claim) in enumerate(given.items()):
        pin = pins.get(name) if pins else None
        if pin is not None:
            nodes.append(_constant(PINNED[pin]))
            continue
        supporters = supports[place] or _NONE
        base = credences.get(name)
        if base is None:
            base = 0.0 if not supporters and claim.stance == "rejects" else DEFAULT
        if name not in contraries:
            if not supporters:
                leaves[first + place] = first + place
            nodes.append(Node(base, _NONE, None, supporters, rebuttals[place] or _NONE))
            continue
        attackers = against(name, place)
        if not supporters:
            leaves[first + place] = first + place
            for other in contraries[name]:
                number = numbered.number[other]
                if other not in pins and not supports[number]:
                    # The other before its own unsupported contraries are looked at, so that the two make no loop.
                    if other not in presumptions:
                        presumptions[other] = always + len(extra)
                        leaves[always + len(extra)] = first + number
                        own = credences.get(other, 0.0 if given[other].stance == "rejects" else DEFAULT)
                        extra.append(Node(own, _NONE, None, _NONE, against(other, number)))
                    attackers.append(presumptions[other])
        nodes.append(Node(base, _NONE, None, supporters, attackers))
    return Network([*nodes, *extra], {name: number for number, name in enumerate(given, first)}, leaves)


def _joints(made: Ready, combinations: list[Combination], always: int, unknown: int) -> list[Node]:
    """Return the inference nodes of all arguments; `combinations` by the number of the linkage."""
    numbered = made.numbered
    undercutters, first = numbered.undercutters(), len(numbered.ends)

    def premise(claim: int, mode: int) -> int:
        node = first + claim if claim >= 0 else unknown
        return node if mode == HOLDS else ~node if mode == DENIED else always

    flat = list(map(premise, numbered.claim, numbered.mode))
    nodes: list[Node] = []
    begin = end = 0
    for index, (weight, stance) in enumerate(zip(numbered.weight, numbered.stance, strict=True)):
        begin, end = end, numbered.ends[index]
        if stance == _REJECTS or (made.without and not made.counts(index)):
            nodes.append(_constant(0.0))
            continue
        # Undecided is a half: the weight is halved where the author does not say that the inference carries.
        factor = weight * DEFAULT if stance in _OPEN else weight
        linkage, attackers = numbered.linkage[index], undercutters.get(index, _NONE)
        if begin < end:
            nodes.append(Node(factor, flat[begin:end], combinations[linkage], _NONE, attackers))
        else:  # as in `standing`: all of none hold, any of none does not
            nodes.append(Node(factor if linkage == _LINKED else 0.0, _NONE, None, _NONE, attackers))
    return nodes


def inputs(node: Node) -> list[int]:
    """Return the nodes that a node's strength depends on, those denied among them."""
    _, premises, combination, supporters, attackers = node
    if combination is None:
        return supporters + attackers if attackers else supporters
    found = [each if each >= 0 else ~each for each in premises]
    return found + attackers if attackers else found


def _constant(strength: float) -> Node:
    return Node(strength, _NONE, None, _NONE, _NONE)
