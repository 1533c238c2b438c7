"""`standing` in one go: every argument and claim by counters, so that no premise or argument is looked at twice.

The rules are those of `standing`, step for step; here each is brought down to numbers that are kept up to date: of each
argument how many premises hold and fail and how many undercutters carry or may, of each claim the strongest for and
against it. Bounds only narrow, so a lower one is a running maximum, and an upper one a heap whose top is corrected when
it is asked for. Linear in the map, but for the logarithm of the arguments of one claim, and for contraries, which are
gone through pair by pair.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heapreplace

from argmap.evaluation.base import Status
from argmap.graph import Graph
from argmap.model import Standard

_UNDECIDED, _IN, _OUT = 0, 1, 2
_NUMBER: dict[Status, int] = {"undecided": _UNDECIDED, "in": _IN, "out": _OUT}
_STATUS: tuple[Status, ...] = ("undecided", "in", "out")
_LINKED, _CONVERGENT, _CUMULATIVE = 0, 1, 2
_LINKAGES = {"linked": _LINKED, "convergent": _CONVERGENT, "cumulative": _CUMULATIVE}


def settle(
    graph: Graph, pinned: Mapping[str, Status], without: frozenset[str], contraries: Mapping[str, list[str]]
) -> tuple[dict[str, Status], list[float], list[float]]:
    """Return the status of each claim, and the least and the most that each argument weighs.

    `graph` is that of a map whose `same` claims are merged, `pinned` has what is contrary to a claim pinned in, too.
    """
    state = _State(graph, pinned, without, contraries)
    state.run()
    statuses = {name: _STATUS[number] for name, number in zip(graph.claims, state.status, strict=True)}
    return statuses, state.low, state.high


class _Side:
    """What stands for claims, or against them: the arguments of each, and how much the strongest weighs."""

    def __init__(self, claims: int, high: list[float]) -> None:
        self.arguments: list[list[int] | None] = [None] * claims
        self.low = [0.0] * claims
        self.top = [0.0] * claims
        self.heaps: dict[int, list[tuple[float, int]]] = {}
        self.weights = high

    def add(self, claim: int, argument: int) -> None:
        found = self.arguments[claim]
        if found is None:
            self.arguments[claim] = [argument]
        else:
            found.append(argument)
        self.top[claim] = max(self.top[claim], self.weights[argument])

    def fell(self, claim: int) -> None:
        """Bring the upper bound of a claim up to date after one of its arguments' has fallen."""
        arguments = self.arguments[claim]
        assert arguments is not None
        weights = self.weights
        if len(arguments) == 1:
            self.top[claim] = weights[arguments[0]]
            return
        heap = self.heaps.get(claim)
        if heap is None:
            heap = self.heaps[claim] = [(-weights[argument], argument) for argument in arguments]
            heapify(heap)
        while -heap[0][0] != weights[heap[0][1]]:
            argument = heap[0][1]
            heapreplace(heap, (-weights[argument], argument))
        self.top[claim] = -heap[0][0]


class _State:
    def __init__(
        self, graph: Graph, pinned: Mapping[str, Status], without: frozenset[str], contraries: Mapping[str, list[str]]
    ) -> None:
        number = {name: at for at, name in enumerate(graph.claims)}
        count = len(number)
        self.status = [_UNDECIDED] * count
        self.pin: list[int | None] = [None] * count
        for name, status in pinned.items():
            self.pin[number[name]] = self.status[number[name]] = _NUMBER[status]
        self.contraries = {number[name]: [number[other] for other in names] for name, names in contraries.items()}
        given = graph.claims.values()
        self.presumable = [claim.stance in ("asserts", "grants") for claim in given]
        self.rejected = [claim.stance == "rejects" for claim in given]
        self.standard: list[Standard] = [claim.standard for claim in given]
        self._arguments(graph, number, without)

    def _arguments(self, graph: Graph, number: dict[str, int], without: frozenset[str]) -> None:
        size, count = len(graph.steps), len(self.status)
        self.weight = [step.argument.weight for step in graph.steps]
        self.low, self.high = [0.0] * size, list(self.weight)
        self.linkage = [_LINKAGES[step.argument.linkage] for step in graph.steps]
        self.total, self.hold, self.fail = [0] * size, [0] * size, [0] * size
        self.dead, self.soft = [False] * size, [False] * size
        self.target, self.side = [-1] * size, [0] * size
        self.cutting, self.may_cut = [0] * size, [0] * size
        self.uses: list[list[int] | None] = [None] * count
        self.pro, self.con = _Side(count, self.high), _Side(count, self.high)
        for index, step in enumerate(graph.steps):
            argument = step.argument
            stance = argument.stance
            if stance != "asserts":
                self.dead[index] = stance == "rejects"
                self.soft[index] = stance in ("reports", "doubts")
            if without and argument.id in without:
                self.dead[index] = True
            self.total[index] = len(step.premises)
            for name, mode, _ in step.premises:
                self._premise(index, number.get(name, -1), mode)
            self._target(graph, number, index)

    def _premise(self, index: int, claim: int, mode: str) -> None:
        if mode == "held":
            self.hold[index] += 1
        elif claim >= 0:
            denied = mode == "not"
            status = self.status[claim]
            if status:
                (self.hold if (status == _IN) != denied else self.fail)[index] += 1
            uses = self.uses[claim]
            if uses is None:
                uses = self.uses[claim] = []
            uses.append(2 * index + denied)

    def _target(self, graph: Graph, number: dict[str, int], index: int) -> None:
        """Note what an argument bears on: side 1 for a claim, 2 against one, 3 an argument."""
        step = graph.steps[index]
        if step.relation == "undercuts":
            target = graph.argument_index.get(step.target, -1)
            if target >= 0 and self.weight[index] > 0:
                self.may_cut[target] += 1
            self.side[index] = 3
        else:
            target = number.get(step.target, -1)
            self.side[index] = 1 if step.relation == "conclusion" else 2
            if target >= 0:
                (self.pro if self.side[index] == 1 else self.con).add(target, index)
        self.target[index] = target

    def run(self) -> None:
        """Weigh and judge until nothing changes; arguments before claims, so that a claim is judged once they rest."""
        claims = list(range(len(self.status) - 1, -1, -1))
        # What no premise and no stance has touched yet weighs what it was given at the start.
        waits = [
            dead or hold > 0 or fail > 0 or total == 0
            for dead, hold, fail, total in zip(self.dead, self.hold, self.fail, self.total, strict=True)
        ]
        arguments = [index for index, wait in enumerate(waits) if wait]
        asked = [True] * len(claims)
        status, uses, contraries, hold, fail = self.status, self.uses, self.contraries, self.hold, self.fail
        while arguments or claims:
            if arguments:
                index = arguments.pop()
                waits[index] = False
                moved = self._weigh(index)
                if moved < 0:
                    continue
                if self.side[index] == 3:
                    if not waits[moved]:
                        waits[moved] = True
                        arguments.append(moved)
                    continue
                touched = (moved, *contraries.get(moved, ())) if contraries else (moved,)
            else:
                claim = claims.pop()
                asked[claim] = False
                if status[claim] or self.pin[claim] is not None:
                    continue
                found = self._judge(claim)
                if not found:
                    continue
                status[claim] = found
                for use in uses[claim] or ():
                    index = use >> 1
                    (hold if (found == _IN) != bool(use & 1) else fail)[index] += 1
                    if not waits[index]:
                        waits[index] = True
                        arguments.append(index)
                touched = tuple(contraries.get(claim, ())) if contraries else ()
            for claim in touched:
                if not asked[claim] and not status[claim]:
                    asked[claim] = True
                    claims.append(claim)

    def _weigh(self, index: int) -> int:
        """Weigh an argument again; return what that bears on, a claim or an argument, or -1 if nothing has changed."""
        weight = self.weight[index]
        if self.dead[index] or self.cutting[index]:
            low = high = 0.0
        else:
            hold, fail, total = self.hold[index], self.fail[index], self.total[index]
            linkage = self.linkage[index]
            if linkage == _LINKED:
                high = 0.0 if fail else weight
                low = weight if hold == total else 0.0
            elif linkage == _CONVERGENT:
                high = weight if fail < total else 0.0
                low = weight if hold else 0.0
            else:
                high = weight * ((total - fail) / total) if total else 0.0
                low = weight * (hold / total) if total else 0.0
            if self.soft[index] or self.may_cut[index]:
                low = 0.0
        low_before, high_before = self.low[index], self.high[index]
        if low == low_before and high == high_before:
            return -1
        self.low[index], self.high[index] = low, high
        target, side = self.target[index], self.side[index]
        if target < 0:
            return -1
        if side == 3:
            self.cutting[target] += low_before == 0 < low
            self.may_cut[target] -= high == 0 < high_before
            return target
        of = self.pro if side == 1 else self.con
        of.low[target] = max(of.low[target], low)
        if high < high_before:
            of.fell(target)
        return target

    def _judge(self, claim: int) -> int:
        pro, con = self.pro, self.con
        low, high = con.low[claim], con.top[claim]
        others = self.contraries.get(claim, ())
        for other in others:
            if self.pin[other] != _OUT:
                low = max(low, pro.low[other])
                high = max(high, pro.top[other])
        if pro.arguments[claim] is not None:
            standard = self.standard[claim]
            at_least, at_most = pro.low[claim], pro.top[claim]
            if at_least > 0 and beats(at_least, high, standard):
                return _IN
            return _OUT if at_most == 0 or not beats(at_most, low, standard) else _UNDECIDED
        if self.rejected[claim] or low > 0:
            return _OUT
        if not self.presumable[claim] or high > 0:
            return _UNDECIDED
        return _UNDECIDED if any(map(self._is_presumed, others)) else _IN

    def _is_presumed(self, claim: int) -> bool:
        return (
            self.pro.arguments[claim] is None
            and self.pin[claim] is None
            and self.presumable[claim]
            and self.status[claim] != _OUT
        )


def beats(weight: float, other: float, standard: Standard) -> bool:
    """Tell whether arguments of one weight (0 to 1) prevail over those of another by a proof standard."""
    if standard == "preponderance":
        return weight > other
    clearly = weight > other and weight - other > 0.5
    return clearly if standard == "clear-and-convincing" else clearly and other < 0.3
