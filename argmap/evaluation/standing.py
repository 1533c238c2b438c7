"""`standing`, the default semantics: which claims stand on the reasons that the map gives.

Carneades' grounded evaluation of balancing arguments (Gordon & Walton, *Formalizing Balancing Arguments*, COMMA 2016)
with stances, linkages, weights, undercuts, contraries and proof standards, made three-valued by intervals, so that a
status is settled as soon as nothing that is still open can change it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.evaluation.base import Carried, Case, Evaluation, Settings, Status, Verdict
from argmap.evaluation.settle import settle
from argmap.evaluation.weighing import beats, weight_of
from argmap.graph import Graph, contraries_in, contraries_of, merge_same, same_classes
from argmap.model import Argument, ArgumentMap, Mode

_OPPOSITE: dict[Status, Status] = {"in": "out", "out": "in", "undecided": "undecided"}


class Interval(NamedTuple):
    """How much an argument weighs, at least and at most: 0 to 1."""

    low: float
    high: float


_NOTHING = Interval(0.0, 0.0)


class Standing(NamedTuple):
    """The status of every claim, and the weight of every argument (by its index), of a map."""

    claims: dict[str, Status]
    arguments: list[Interval]


def standing(
    argument_map: ArgumentMap, *, assume: Mapping[str, Status] | None = None, without: Iterable[str] = ()
) -> Standing:
    """Evaluate a map: `assume` pins statuses of claims, `without` names arguments that are left out.

    Claims that say the same have one status. Ids that the map does not have are passed over. Each step only narrows
    what is open, so the result does not depend on the order. By a work-list and counters (`settle`) it takes time
    linear in the size of the map, but for the logarithm of the most arguments of one claim, and for lists of
    contraries, whose pairs are gone through.
    """
    classes = same_classes(argument_map)
    merged = merge_same(argument_map, classes)
    contraries = contraries_in(merged)
    pinned = _with_contraries(_pins(assume or {}, classes), contraries)
    claims, low, high = settle(merged, pinned, frozenset(without), contraries)
    return Standing({claim: claims[first] for claim, first in classes.items()}, list(map(Interval, low, high)))


def evaluate(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:  # noqa: ARG001
    """Evaluate a map by `standing`, as a semantics of the registry."""
    found = standing(argument_map, assume=case.assume, without=case.without)
    return Evaluation(
        "standing",
        {claim: Verdict(status) for claim, status in found.claims.items()},
        tuple(Carried(_carries(weight), *weight) for weight in found.arguments),
    )


def _carries(weight: Interval) -> Status:
    return "in" if weight.low > 0 else "undecided" if weight.high > 0 else "out"


def _pins(assume: Mapping[str, Status], classes: Mapping[str, str]) -> dict[str, Status]:
    return {classes[claim]: status for claim, status in assume.items() if claim in classes}


def _with_contraries(pinned: dict[str, Status], contraries: Mapping[str, list[str]]) -> dict[str, Status]:
    """Return pins with all that is contrary to a claim pinned in pinned out, unless it is pinned itself."""
    out = [other for claim, status in pinned.items() if status == "in" for other in contraries.get(claim, ())]
    return {**dict.fromkeys(out, "out"), **pinned}


class _Evaluation:
    """The same step by step, so that it can be followed (`Trace`), and begun again with other pins (`Trial`).

    Here each weighing looks at all premises, and each judgement at all arguments, as the definition says.
    """

    def __init__(self, graph: Graph, pinned: dict[str, Status], without: frozenset[str]) -> None:
        self.graph = graph
        self.pinned = pinned
        self.without = without
        self.contraries = contraries_of(graph)
        self.pinned.update(_with_contraries(pinned, self.contraries))
        self.status: dict[str, Status] = {claim: self.pinned.get(claim, "undecided") for claim in graph.claims}
        self.weight = [Interval(0.0, step.argument.weight) for step in graph.steps]
        self.attacked = {attacker: target for target, attackers in graph.undercutters.items() for attacker in attackers}

    def run(self) -> Standing:
        """Weigh and judge until nothing changes; arguments before claims, so that a claim is judged once they rest."""
        arguments = deque(range(len(self.weight)))
        claims = deque(self.graph.claims)
        queued_arguments, queued_claims = set(arguments), set(claims)

        def queue_claims(names: Iterable[str]) -> None:
            for name in names:
                if name not in queued_claims and name in self.status:
                    queued_claims.add(name)
                    claims.append(name)

        def queue_arguments(indexes: Iterable[int]) -> None:
            for index in indexes:
                if index not in queued_arguments:
                    queued_arguments.add(index)
                    arguments.append(index)

        while arguments or claims:
            if arguments:
                index = arguments.popleft()
                queued_arguments.discard(index)
                weight = self._weigh(index)
                if weight != self.weight[index]:
                    self.weight[index] = weight
                    step = self.graph.steps[index]
                    if step.relation == "undercuts":
                        queue_arguments([self.attacked[index]] if index in self.attacked else [])
                    else:
                        queue_claims([step.target, *self.contraries.get(step.target, ())])
                continue
            claim = claims.popleft()
            queued_claims.discard(claim)
            status = self._judge(claim)
            if status != self.status[claim]:
                self.status[claim] = status
                queue_arguments(self.graph.uses.get(claim, ()))
                queue_claims(self.contraries.get(claim, ()))
        return Standing(self.status, self.weight)

    def _weigh(self, index: int) -> Interval:
        """Return the interval in which an argument weighs, by its premises, stance and undercutters."""
        step = self.graph.steps[index]
        argument = step.argument
        if argument.stance == "rejects" or argument.id in self.without:
            return _NOTHING
        undercutters = [self.weight[each] for each in self.graph.undercutters.get(index, ())]
        if any(each.low > 0 for each in undercutters):
            return _NOTHING
        statuses = [self._premise(premise.claim, premise.mode) for premise in step.premises]
        high = _weight(argument, [status != "out" for status in statuses])
        low = _weight(argument, [status == "in" for status in statuses])
        if argument.stance in ("reports", "doubts") or any(each.high > 0 for each in undercutters):
            low = 0.0
        return Interval(low, high)

    def _premise(self, claim: str, mode: Mode) -> Status:
        if mode == "held":
            return "in"
        status = self.status.get(claim, "undecided")
        return _OPPOSITE[status] if mode == "not" else status

    def _strongest(self, arguments: Iterable[int]) -> Interval:
        weights = [self.weight[index] for index in arguments]
        return Interval(max((w.low for w in weights), default=0.0), max((w.high for w in weights), default=0.0))

    def _against(self, claim: str) -> Interval:
        """Return how much speaks against a claim: its rebuttals, and what supports its contraries."""
        arguments = list(self.graph.rebuttals.get(claim, ()))
        for other in self.contraries.get(claim, ()):
            if self.pinned.get(other) != "out":
                arguments += self.graph.supports.get(other, ())
        return self._strongest(arguments)

    def _judge(self, claim: str) -> Status:
        if claim in self.pinned:
            return self.pinned[claim]
        against = self._against(claim)
        given = self.graph.claims[claim]
        if claim in self.graph.supports:
            support = self._strongest(self.graph.supports[claim])
            if support.low > 0 and beats(support.low, against.high, given.standard):
                return "in"
            if support.high == 0 or not beats(support.high, against.low, given.standard):
                return "out"
            return "undecided"
        if given.stance == "rejects" or against.low > 0:
            return "out"
        if given.stance not in ("asserts", "grants") or against.high > 0:
            return "undecided"
        return "undecided" if any(map(self._is_presumed, self.contraries.get(claim, ()))) else "in"

    def _is_presumed(self, claim: str) -> bool:
        """Tell whether a claim holds, if it does, only as nobody argues for it and its author puts it forward."""
        given = self.graph.claims[claim]
        return (
            claim not in self.graph.supports
            and claim not in self.pinned
            and given.stance in ("asserts", "grants")
            and self.status[claim] != "out"
        )


def _weight(argument: Argument, holding: list[bool]) -> float:
    if argument.linkage == "cumulative":
        return weight_of(argument.weight, sum(holding), len(holding))
    enough = all(holding) if argument.linkage == "linked" else any(holding)
    return argument.weight if enough else 0.0
