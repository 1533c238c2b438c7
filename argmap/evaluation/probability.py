"""`probability`: how probable it is that each claim stands, if leaves and inferences are independent.

Constellations of worlds: a leaf (a claim that nothing supports) is true with its credence, an inference carries with
its weight, each independently of all others, and what stands in a world is what `standing` says. So a claim has a
probability (that it is in) and a possibility (that it is not out), which differ where worlds leave it undecided
(degrees of support and of possibility: Haenni, *Probabilistic Argumentation*, Journal of Applied Logic 7, 2009; the
constellations: Li, Oren & Norman, *Probabilistic Argumentation Frameworks*, TAFA 2011).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from argmap.evaluation.base import Carried, Case, Evaluation, Settings, Status, Verdict
from argmap.evaluation.order import Order, ordered
from argmap.evaluation.probability_exact import MOST_WORK, Distribution, exact
from argmap.evaluation.probability_model import Model, Node, model
from argmap.evaluation.probability_worlds import Marginal, Tally, tally
from argmap.evaluation.ready import Ready, ready
from argmap.model import ArgumentMap

_NEAR = 1e-9
INDEPENDENCE = (
    "taken as independent: that one premise is true says nothing on whether another is, nor on whether an inference "
    "carries"
)


class Chances(NamedTuple):
    """The marginals of some nodes."""

    exact: dict[int, Marginal]
    sampled: dict[int, Marginal]
    """Those that were not within reach otherwise."""
    worlds: int
    """How many samples these are from."""
    finished: bool

    def of(self, node: int) -> Marginal:
        """Return the marginal of a node that was asked for."""
        return self.exact[node] if node in self.exact else self.sampled[node]

    def error(self, node: int) -> float:
        """Return the standard error of a node's probability: 0 when it is exact."""
        if node in self.exact:
            return 0.0
        # One hit and one miss more than there were: no hit at all is no certainty.
        share = (self.sampled[node].low * self.worlds + 1) / (self.worlds + 2)
        return float((share * (1 - share) / self.worlds) ** 0.5)


def evaluate(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:
    """Evaluate a map by `probability`.

    Exact, and linear, where the map is a tree; exact where the parts that share premises are small, or little is
    uncertain; else from `settings.samples` worlds, drawn by `settings.seed`: the same seed, the same answer (unless
    `settings.timeout` seconds are over before). A claim is in when its probability is above 0.5, out when its
    possibility is below, else undecided.
    """
    made = ready(argument_map, case)
    built = model(made)
    order = order_of(built.nodes)
    arguments = len(made.graph.steps)
    found = chances(built.nodes, order, range(arguments + len(built.claims)), settings)
    of_class = {name: _verdict(found, node) for name, node in built.claims.items()}
    carried = (found.of(index) for index in range(arguments))
    return Evaluation(
        "probability",
        {claim: of_class[first] for claim, first in made.classes.items()},
        tuple(Carried(status_of(each), probability=each.low) for each in carried),
        finished=found.finished,
        notes=(*_notes(built, order, found, settings), *_unused(made)),
    )


def status_of(marginal: Marginal) -> Status:
    """Return in when what stands is more probable than not, out when what may stand is less, else undecided."""
    if marginal.low > 0.5 + _NEAR:
        return "in"
    return "out" if marginal.high < 0.5 - _NEAR else "undecided"


def order_of(nodes: Sequence[Node]) -> Order:
    """Order the nodes, each after its inputs but on loops."""
    return ordered(len(nodes), lambda node: [each for _, each in nodes[node].inputs])


def chances(
    nodes: Sequence[Node], order: Order, wanted: Sequence[int], settings: Settings, most_work: int = MOST_WORK
) -> Chances:
    """Return the marginals of some nodes, exact where that is within reach (with no work, not module by module)."""
    began = time.monotonic()
    found = exact(nodes, order.before, began + settings.timeout / 2, most_work) if most_work else {}
    missing = [node for node in wanted if node not in found]
    done = {node: _marginal(found[node]) for node in wanted if node in found}
    if not missing:
        return Chances(done, {}, 0, True)
    rest = _behind(nodes, order, missing)
    told: Tally = tally(nodes, rest, missing, settings.samples, settings.seed, began + settings.timeout)
    if told.every:
        return Chances(done | told.marginals, {}, 0, True)
    return Chances(done, told.marginals, told.worlds, told.finished)


def _marginal(distribution: Distribution) -> Marginal:
    low = sum(share for value, share in distribution.items() if value[0] > 0)
    high = sum(share for value, share in distribution.items() if value[1] > 0)
    return Marginal(min(float(low), 1.0), min(float(high), 1.0))


def _behind(nodes: Sequence[Node], order: Order, goals: Sequence[int]) -> Order:
    """Return the order of the nodes that lead to some goals, the others left out."""
    seen = set(goals)
    waiting = list(seen)
    while waiting:
        for _, each in nodes[waiting.pop()].inputs:
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return Order(*([node for node in part if node in seen] for part in order))


def _verdict(found: Chances, node: int) -> Verdict:
    marginal = found.of(node)
    return Verdict(status_of(marginal), probability=marginal.low, possibility=marginal.high, error=found.error(node))


def _unused(made: Ready) -> list[str]:
    names = [name for name in made.credence if name in made.graph.supports and name not in made.pins]
    if not names:
        return []
    told = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return [f"credences of claims with support are not used, as these stand by their reasons: {told}"]


def _notes(built: Model, order: Order, found: Chances, settings: Settings) -> list[str]:
    notes = []
    if any(node.uncertain for node in built.nodes):
        notes.append(INDEPENDENCE)
    looped = {*order.core, *order.after}
    count = sum(node in looped for node in built.claims.values())
    if count:
        notes.append(f"{count} claims are on loops or behind them: where a loop decides nothing, they are undecided")
    sampled = sum(node in found.sampled for node in built.claims.values())
    if found.sampled:
        notes.append(f"{sampled} of {len(built.claims)} claims from {found.worlds:,} samples, seed {settings.seed}")
    if not found.finished:
        notes.append(f"the time was over after {found.worlds:,} of {settings.samples:,} samples")
    return notes
