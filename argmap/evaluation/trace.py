"""An evaluation by `standing` that remembers when each claim was decided and each argument weighed.

A claim that is in or out was decided by what was known before, so reasons told as they stood then never go in a ring:
what is told of a claim's arguments is told as of the moment in which the claim was decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from argmap.evaluation.base import Status
from argmap.evaluation.standing import Interval, _Evaluation
from argmap.graph import Graph


class Trace(_Evaluation):
    """An evaluation, run, with its history."""

    def __init__(self, graph: Graph, pinned: Mapping[str, Status], without: frozenset[str]) -> None:
        """Evaluate the graph of a map whose `same` claims are merged."""
        self.given = dict(pinned)
        """What the case itself pins; `pinned` has what is contrary to that, too."""
        super().__init__(graph, dict(pinned), without)
        self._clock = 0
        self._decided = dict.fromkeys(self.pinned, 0)
        self._weighed: list[list[tuple[int, Interval]]] = [[(0, weight)] for weight in self.weight]
        self.run()

    def _weigh(self, index: int) -> Interval:
        weight = super()._weigh(index)
        if weight != self.weight[index]:
            self._clock += 1
            self._weighed[index].append((self._clock, weight))
        return weight

    def _judge(self, claim: str) -> Status:
        status = super()._judge(claim)
        if status != self.status[claim]:
            self._clock += 1
            self._decided[claim] = self._clock
        return status

    def decided(self, claim: str) -> float:
        """Return the moment in which a claim was decided; infinity for one that stayed undecided."""
        return self._decided.get(claim, inf)

    def status_at(self, claim: str, moment: float) -> Status:
        """Return the status that a claim had before a moment."""
        if claim in self.pinned:
            return self.pinned[claim]
        return self.status.get(claim, "undecided") if self.decided(claim) < moment else "undecided"

    def weight_at(self, index: int, moment: float) -> Interval:
        """Return the interval in which an argument was known to weigh before a moment."""
        return next(weight for when, weight in reversed(self._weighed[index]) if when < moment)

    def strongest_at(self, arguments: list[int], moment: float) -> Interval:
        """Return the interval of the strongest of some arguments before a moment."""
        weights = [self.weight_at(index, moment) for index in arguments]
        return Interval(max((w.low for w in weights), default=0.0), max((w.high for w in weights), default=0.0))

    def against(self, claim: str) -> list[int]:
        """Return the arguments against a claim: its rebuttals, and what supports its contraries."""
        found = list(self.graph.rebuttals.get(claim, ()))
        for other in self.contraries.get(claim, ()):
            if self.pinned.get(other) != "out":
                found += self.graph.supports.get(other, ())
        return list(dict.fromkeys(found))

    def presumed_at(self, claim: str, moment: float) -> bool:
        """Tell whether a claim was still one that may hold as merely presumed, before a moment."""
        given = self.graph.claims[claim]
        return (
            claim not in self.graph.supports
            and claim not in self.pinned
            and given.stance in ("asserts", "grants")
            and self.status_at(claim, moment) != "out"
        )
