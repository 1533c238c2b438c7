"""What `probability` computes on: a map as a network of chances.

Every node has a pair of values: of a claim, whether it is in and whether it is not out; of an argument, what it weighs
at least and at most. A node folds its inputs one by one into four numbers, in any order, and its value follows from
these; what they are is said at `Kind`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from argmap.evaluation.base import Status
from argmap.evaluation.ready import Ready
from argmap.model import Linkage, Standard

Kind = Literal["given", "argument", "supported", "leaf", "presumption"]
"""What a node is, and the four numbers a, b, c, d that it folds its inputs into:

- given: a claim or the truth of a leaf, without inputs; its pair is drawn by `chance`, else it is `value`.
- argument: a, b: how many premises are in, and are not out; c, d: whether an undercutter weighs something for sure,
  and whether one may.
- supported: a claim that is argued for. a, b: what its support weighs at least and at most; c, d: what is against it.
- leaf: a claim that is not. a, b: its truth, a pair; c, d: whether something against it weighs for sure, and may;
  a contrary that is presumed counts as what may.
- presumption: a leaf as its unsupported contraries see it: presumed if true and nothing against it weighs for sure.
"""
Role = Literal["premise", "denied", "undercutter", "support", "against", "truth", "rival"]
Pair = tuple[float, float]

IN: Pair = (1, 1)
OUT: Pair = (0, 0)
OPEN: Pair = (0, 1)
_PAIRS: dict[Status, Pair] = {"in": IN, "out": OUT, "undecided": OPEN}


class Node(NamedTuple):
    """A node of the network."""

    kind: Kind
    inputs: list[tuple[Role, int]]
    chance: float | None = None
    """Probability that a leaf is true, or that an inference carries; None where nothing is drawn."""
    value: Pair = OUT
    """Of a given node without a chance."""
    linkage: Linkage = "linked"
    premises: int = 0
    firm: bool = True
    """False for an argument whose author does not say that it carries: it weighs nothing for sure."""
    standard: Standard = "preponderance"

    @property
    def uncertain(self) -> bool:
        """Whether there is something to draw."""
        return self.chance is not None and 0 < self.chance < 1


class Model(NamedTuple):
    """The nodes: arguments by their index, then claims, then the rest."""

    nodes: list[Node]
    claims: dict[str, int]
    truths: dict[str, int]
    """Leaf → the node of its truth."""


def model(made: Ready) -> Model:
    """Build the network of a map. Linear, but for lists of contraries."""
    graph = made.graph
    first = len(graph.steps)
    claims = {name: number for number, name in enumerate(graph.claims, first)}
    held, unknown = first + len(claims), first + len(claims) + 1
    extra = [Node("given", [], value=IN), Node("given", [], value=OPEN)]
    nodes: list[Node] = []
    for index, step in enumerate(graph.steps):
        if not made.counts(index):
            nodes.append(Node("given", []))
            continue
        inputs: list[tuple[Role, int]] = [
            ("premise", held)
            if mode == "held"
            else ("denied" if mode == "not" else "premise", claims.get(claim, unknown))
            for claim, mode, _ in step.premises
        ]
        inputs += [("undercutter", each) for each in graph.undercutters.get(index, ())]
        argument = step.argument
        firm = argument.stance not in ("reports", "doubts")
        nodes.append(
            Node("argument", inputs, argument.weight, OUT, argument.linkage, len(step.premises), firm),
        )
    truths: dict[str, int] = {}
    for name in claims:
        if made.is_leaf(name):
            truths[name] = held + len(extra)
            extra.append(_truth(made, name))
    presumptions: dict[str, int] = {}
    for name in claims:
        if name in made.pins:
            nodes.append(Node("given", [], value=_PAIRS[made.pins[name]]))
            continue
        about: list[tuple[Role, int]] = [("against", index) for index in made.against(name)]
        if name not in truths:
            about += [("support", index) for index in graph.supports[name]]
            nodes.append(Node("supported", about, standard=graph.claims[name].standard))
            continue
        for other in made.contraries.get(name, ()):
            if other in truths:
                if other not in presumptions:
                    presumptions[other] = held + len(extra)
                    against: list[tuple[Role, int]] = [("against", index) for index in made.against(other)]
                    extra.append(Node("presumption", [("truth", truths[other]), *against]))
                about.append(("rival", presumptions[other]))
        nodes.append(Node("leaf", [("truth", truths[name]), *about]))
    return Model([*nodes, *extra], claims, truths)


def _truth(made: Ready, name: str) -> Node:
    """Return how true a leaf is: its credence; else sure if the author puts it forward, open if reported or doubted."""
    credence = made.credence.get(name)
    if credence is not None:
        return Node("given", [], credence)
    stance = made.graph.claims[name].stance
    return Node("given", [], value=OUT if stance == "rejects" else IN if stance in ("asserts", "grants") else OPEN)
