"""`standing` in one go: every argument and claim by counters, so that no premise or argument is looked at twice.

The rules are those of `standing`, step for step; here each is brought down to numbers that are kept up to date: of each
argument how many premises hold and fail and how many undercutters carry or may, of each claim the strongest for and
against it. Bounds only narrow, so a lower one is a running maximum, and an upper one a heap whose top is corrected when
it is asked for. Linear in the map, but for the logarithm of the arguments of one claim, and for contraries, which are
gone through pair by pair. Columns of numbers, as what large maps cost is memory that is touched.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from heapq import heapify, heapreplace

from argmap.evaluation.base import Status
from argmap.evaluation.weighing import beats, weight_of
from argmap.graph import AGAINST, DENIED, FOR, HELD, LINKAGES, UNDERCUTS, Numbered
from argmap.model import ArgumentMap, Standard

_UNDECIDED, _IN, _OUT = 0, 1, 2
_NUMBER: dict[Status, int] = {"undecided": _UNDECIDED, "in": _IN, "out": _OUT}
_STATUS: tuple[Status, ...] = ("undecided", "in", "out")
_LINKED, _CONVERGENT, _CUMULATIVE = LINKAGES["linked"], LINKAGES["convergent"], LINKAGES["cumulative"]
_FIRM, _SOFT, _DEAD = 0, 1, 2
_FEW = 8


def settle(
    argument_map: ArgumentMap,
    pinned: Mapping[str, Status],
    without: frozenset[str],
    contraries: Mapping[str, list[str]],
) -> tuple[dict[str, Status], list[float], list[float]]:
    """Return the status of each claim, and the least and the most that each argument weighs.

    The map's `same` claims are merged, `pinned` has what is contrary to a claim pinned in, too.
    """
    state = _State(argument_map, pinned, without, contraries)
    state.run()
    statuses = {name: _STATUS[number] for name, number in zip(argument_map.claims, state.status, strict=True)}
    return statuses, state.low.tolist(), state.high.tolist()


class _Side:
    """What stands for claims, or against them: the arguments of each, and how much the strongest weighs.

    The arguments of a claim are a list within a column: the last one, and of each the one before it.
    """

    def __init__(self, claims: int, before: array[int], weights: array[float]) -> None:
        self.last = array("l", [-1]) * claims
        self.before = before
        self.low = array("d", bytes(8 * claims))
        self.top = array("d", bytes(8 * claims))
        self.heaps: dict[int, list[tuple[float, int]]] = {}
        self.weights = weights

    def add(self, claim: int, argument: int) -> None:
        self.before[argument] = self.last[claim]
        self.last[claim] = argument
        self.top[claim] = max(self.top[claim], self.weights[argument])

    def fell(self, claim: int) -> None:
        """Bring the upper bound of a claim up to date after one of its arguments' has fallen."""
        weights = self.weights
        heap = self.heaps.get(claim)
        if heap is None:
            arguments = self._arguments(claim)
            if len(arguments) <= _FEW:
                self.top[claim] = max([weights[argument] for argument in arguments])
                return
            heap = self.heaps[claim] = [(-weights[argument], argument) for argument in arguments]
            heapify(heap)
        while -heap[0][0] != weights[heap[0][1]]:
            argument = heap[0][1]
            heapreplace(heap, (-weights[argument], argument))
        self.top[claim] = -heap[0][0]

    def _arguments(self, claim: int) -> list[int]:
        found = []
        argument = self.last[claim]
        while argument >= 0:
            found.append(argument)
            argument = self.before[argument]
        return found


class _State:
    def __init__(
        self,
        argument_map: ArgumentMap,
        pinned: Mapping[str, Status],
        without: frozenset[str],
        contraries: Mapping[str, list[str]],
    ) -> None:
        given = argument_map.claims.values()
        self.presumable = bytearray([claim.stance in ("asserts", "grants") for claim in given])
        self.rejected = bytearray([claim.stance == "rejects" for claim in given])
        self.standard: list[Standard] = [claim.standard for claim in given]
        self.map = numbered = Numbered(argument_map)
        number = numbered.number
        self.status = bytearray(len(number))
        self.pinned = bytearray(len(number))
        for name, status in pinned.items():
            self.pinned[number[name]] = True
            self.status[number[name]] = _NUMBER[status]
        self.contraries = {number[name]: [number[other] for other in names] for name, names in contraries.items()}
        # An argument is firm, or weighs possibly nothing (soft), or nothing (dead), by its stance or as it is left out.
        self.firmness = bytearray(numbered.stance).translate(bytes((_FIRM, _FIRM, _SOFT, _SOFT, _DEAD)).ljust(256))
        if without:
            for index, argument in enumerate(argument_map.arguments):
                if argument.id in without:
                    self.firmness[index] = _DEAD
        self._premises()
        self._targets()

    def _premises(self) -> None:
        """Count what holds and fails from the start, and note for each claim the arguments that use it.

        The uses of a claim are a list within a column: the last premise, and of each premise the one before it.
        """
        numbered, status = self.map, self.status
        size = len(numbered.ends)
        self.total, self.hold, self.fail = (array("l", bytes(8 * size)) for _ in range(3))
        self.last_use = array("l", [-1]) * len(status)
        self.use_before = array("l", [-1]) * len(numbered.claim)
        self.user = array("l", [-1]) * len(numbered.claim)
        hold, fail, last, before, user = self.hold, self.fail, self.last_use, self.use_before, self.user
        claims, modes, total = numbered.claim, numbered.mode, self.total
        begin = 0
        for index, end in enumerate(numbered.ends):
            total[index] = end - begin
            for premise in range(begin, end):
                mode, claim = modes[premise], claims[premise]
                if mode == HELD:
                    hold[index] += 1
                elif claim >= 0:
                    if found := status[claim]:
                        (hold if (found == _IN) != mode else fail)[index] += 1
                    user[premise] = index
                    before[premise] = last[claim]
                    last[claim] = premise
            begin = end

    def _targets(self) -> None:
        numbered = self.map
        size, count = len(numbered.ends), len(self.status)
        self.low, self.high = array("d", bytes(8 * size)), numbered.weight[:]
        self.cutting, self.may_cut = array("l", bytes(8 * size)), array("l", bytes(8 * size))
        before = array("l", [-1]) * size
        self.pro, self.con = _Side(count, before, self.high), _Side(count, before, self.high)
        for index, (side, target) in enumerate(zip(numbered.side, numbered.target, strict=True)):
            if target < 0:
                continue
            if side == FOR:
                self.pro.add(target, index)
            elif side == AGAINST:
                self.con.add(target, index)
            elif numbered.weight[index] > 0:
                self.may_cut[target] += 1

    def run(self) -> None:
        """Weigh and judge until nothing changes; arguments before claims, so that a claim is judged once they rest."""
        claims = list(range(len(self.status) - 1, -1, -1))
        # What no premise and no stance has touched yet weighs what it was given at the start.
        waits = bytearray(
            firmness == _DEAD or hold > 0 or fail > 0 or total == 0
            for firmness, hold, fail, total in zip(self.firmness, self.hold, self.fail, self.total, strict=True)
        )
        arguments = [index for index, wait in enumerate(waits) if wait]
        asked = bytearray(b"\1") * len(claims)
        status, pinned, contraries, hold, fail = self.status, self.pinned, self.contraries, self.hold, self.fail
        last_use, use_before, user, mode = self.last_use, self.use_before, self.user, self.map.mode
        weigh, judge, side = self._weigh, self._judge, self.map.side
        touched: Iterable[int]
        while arguments or claims:
            if arguments:
                index = arguments.pop()
                waits[index] = False
                moved = weigh(index)
                if moved < 0:
                    continue
                if side[index] == UNDERCUTS:
                    if not waits[moved]:
                        waits[moved] = True
                        arguments.append(moved)
                    continue
                touched = (moved, *contraries.get(moved, ())) if contraries else (moved,)
            else:
                claim = claims.pop()
                asked[claim] = False
                if status[claim] or pinned[claim]:
                    continue
                found = judge(claim)
                if not found:
                    continue
                status[claim] = found
                premise = last_use[claim]
                while premise >= 0:
                    index = user[premise]
                    (hold if (found == _IN) != (mode[premise] == DENIED) else fail)[index] += 1
                    if not waits[index]:
                        waits[index] = True
                        arguments.append(index)
                    premise = use_before[premise]
                touched = contraries.get(claim, ()) if contraries else ()
            for claim in touched:
                if not asked[claim] and not status[claim]:
                    asked[claim] = True
                    claims.append(claim)

    def _weigh(self, index: int) -> int:
        """Weigh an argument again; return what that bears on, a claim or an argument, or -1 if nothing has changed."""
        numbered = self.map
        firmness = self.firmness[index]
        if firmness == _DEAD or self.cutting[index]:
            low = high = 0.0
        else:
            weight, linkage = numbered.weight[index], numbered.linkage[index]
            hold, fail, total = self.hold[index], self.fail[index], self.total[index]
            if linkage == _LINKED:
                high = 0.0 if fail else weight
                low = weight if hold == total else 0.0
            elif linkage == _CONVERGENT:
                high = weight if fail < total else 0.0
                low = weight if hold else 0.0
            else:
                high = weight_of(weight, total - fail, total)
                low = weight_of(weight, hold, total)
            if firmness == _SOFT or self.may_cut[index]:
                low = 0.0
        low_before, high_before = self.low[index], self.high[index]
        if low == low_before and high == high_before:
            return -1
        self.low[index], self.high[index] = low, high
        target, side = numbered.target[index], numbered.side[index]
        if target < 0:
            return -1
        if side == UNDERCUTS:
            self.cutting[target] += low_before == 0 < low
            self.may_cut[target] -= high == 0 < high_before
            return target
        of = self.pro if side == FOR else self.con
        of.low[target] = max(of.low[target], low)
        if high < high_before:
            of.fell(target)
        return target

    def _judge(self, claim: int) -> int:
        pro, con = self.pro, self.con
        low, high = con.low[claim], con.top[claim]
        others = self.contraries.get(claim, ()) if self.contraries else ()
        for other in others:
            if not (self.pinned[other] and self.status[other] == _OUT):
                low = max(low, pro.low[other])
                high = max(high, pro.top[other])
        if pro.last[claim] >= 0:
            standard = self.standard[claim]
            at_least, at_most = pro.low[claim], pro.top[claim]
            if at_least > 0 and beats(at_least, high, standard):
                return _IN
            return _OUT if at_most == 0 or not beats(at_most, low, standard) else _UNDECIDED
        if self.rejected[claim] or low > 0:
            return _OUT
        if not self.presumable[claim] or high > 0:
            return _UNDECIDED
        return _UNDECIDED if others and any(map(self._is_presumed, others)) else _IN

    def _is_presumed(self, claim: int) -> bool:
        return (
            self.pro.last[claim] < 0
            and not self.pinned[claim]
            and bool(self.presumable[claim])
            and self.status[claim] != _OUT
        )
