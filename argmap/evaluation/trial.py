"""`standing` evaluated many times on one map, with other pins, and with claims left open."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.evaluation.base import Status
from argmap.evaluation.standing import Interval, _Evaluation
from argmap.graph import Graph


class Trial(_Evaluation):
    """An evaluation that can be run again.

    A claim that is left open stays undecided and counts as one that may be presumed. As each step of `standing` only
    narrows, a status other than undecided then holds whether the open claims are left as they are or pinned out.
    """

    def __init__(self, graph: Graph, given: Mapping[str, Status], without: frozenset[str]) -> None:
        """Take the graph of a map whose `same` claims are merged, and what the case pins and leaves out."""
        super().__init__(graph, dict(given), without)
        self.given = dict(given)
        self.open: frozenset[str] = frozenset()

    def status_of(self, claim: str, pins: Mapping[str, Status], still_open: frozenset[str] = frozenset()) -> Status:
        """Return a claim's status with these pins beside the given ones (and in their place), and with claims open."""
        self.pinned = {name: status for name, status in self.given.items() if name not in still_open} | dict(pins)
        for name in [name for name, status in self.pinned.items() if status == "in"]:
            for other in self.contraries.get(name, ()):
                self.pinned.setdefault(other, "out")
        self.open = still_open
        self.status = {name: self.pinned.get(name, "undecided") for name in self.graph.claims}
        self.weight = [Interval(0.0, step.argument.weight) for step in self.graph.steps]
        return self.run().claims[claim]

    def undecided_behind(self, claim: str) -> set[str]:
        """Return the claims that a claim, undecided in the last run, is tied to by what is undecided. Linear."""
        graph = self.graph
        claims = {claim}
        arguments: set[int] = set()
        waiting: list[str | int] = [claim]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                contraries = self.contraries.get(node, ())
                named = {*contraries} - claims
                # What speaks for a contrary speaks against this one, even where the contrary itself is decided.
                sides = [
                    *graph.rebuttals.get(node, ()),
                    *(s for n in (node, *contraries) for s in graph.supports.get(n, ())),
                ]
                found = {*sides} - arguments
            else:
                named = {premise.claim for premise in graph.steps[node].premises} - claims
                found = set(graph.undercutters.get(node, ())) - arguments
            named = {name for name in named if self.status.get(name) == "undecided"}
            found = {index for index in found if self.weight[index].low != self.weight[index].high}
            claims |= named
            arguments |= found
            waiting += [*named, *found]
        return claims

    def _judge(self, claim: str) -> Status:
        return "undecided" if claim in self.open else super()._judge(claim)

    def _is_presumed(self, claim: str) -> bool:
        return claim in self.open or super()._is_presumed(claim)
