"""A map as an abstract dialectical framework: the condition on which each claim and each argument is accepted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import inf
from typing import NamedTuple

from argmap.evaluation.adf import Adf, Literal
from argmap.evaluation.base import Case, Status
from argmap.evaluation.weighing import beats, weight_of
from argmap.graph import (
    AGAINST,
    DENIED,
    FOR,
    HELD,
    HOLDS,
    LINKAGES,
    STANCES,
    Numbered,
    contraries_in,
    merge_same,
    same_classes,
)
from argmap.model import ArgumentMap, Stance, Standard


class Conditions(NamedTuple):
    """A framework, and the statements in it that stand for the claims and the arguments of a map."""

    adf: Adf
    claims: dict[str, Literal]
    """By id; claims that say the same share one."""
    arguments: list[Literal]
    """By their place in the map."""


def conditions(argument_map: ArgumentMap, case: Case) -> Conditions:
    """Return a map in a case as an abstract dialectical framework; `docs/evaluation.md` has the definition.

    Linear in the size of the map, but for cumulative arguments: one of n premises has up to n grades of n literals
    each, fewer where nothing of so many different weights stands against it.
    """
    classes = same_classes(argument_map)
    written = _Writer(merge_same(argument_map, classes), case, classes)
    written.write()
    place = written.numbered.number
    return Conditions(
        written.adf,
        {claim: _CLAIMS + place[first] for claim, first in classes.items()},
        written.joints,
    )


_CLAIMS = 2
"""The statement of the first claim: before the claims come what is always accepted, and what never is."""
_NONE: list[int] = []


class _Writer:
    """Writes the conditions; claims and arguments are told by their places."""

    def __init__(self, argument_map: ArgumentMap, case: Case, classes: Mapping[str, str]) -> None:
        self.numbered = numbered = Numbered(argument_map)
        self.given = list(argument_map.claims.values())
        place = numbered.number
        self.left_out = bytearray(stance == _REJECTS for stance in numbered.stance)
        if case.without:
            for index, argument in enumerate(argument_map.arguments):
                if argument.id in case.without:
                    self.left_out[index] = True
        self.supports, self.rebuttals = numbered.bearing(FOR), numbered.bearing(AGAINST)
        self.undercutters = numbered.undercutters()
        self.contraries = {
            place[claim]: [place[other] for other in others] for claim, others in contraries_in(argument_map).items()
        }
        self.pinned: dict[int, Status] = {
            place[classes[claim]]: status for claim, status in case.assume.items() if claim in classes
        }
        for claim in [claim for claim, status in self.pinned.items() if status == "in"]:
            for other in self.contraries.get(claim, ()):
                self.pinned.setdefault(other, "out")
        self.adf = Adf()
        self.true = self.adf.all_of(())
        self.false = self.adf.any_of(())
        self.adf.reserve(len(self.given))
        self.unknown: dict[int, Literal] = {}
        self.weights = list(map(self._weights, range(len(numbered.ends))))
        # Undercuts may run in rings, so every argument has its statement before any has its condition.
        self.joints = list(map(self._joint, range(len(numbered.ends))))
        self.limits: dict[int, list[Literal]] = {}
        self.grades: dict[tuple[int, int], Literal] = {}

    def write(self) -> None:
        first = _CLAIMS + len(self.given)
        for index, joint in enumerate(self.joints):
            if joint >= first:
                self.adf.define(joint, self._carries(index, 0))
        for claim in range(len(self.given)):
            pinned = self.pinned.get(claim) if self.pinned else None
            if pinned is None:
                self._judge(claim)
            elif pinned != "undecided":
                self.adf.define(_CLAIMS + claim, (self.true if pinned == "in" else self.false,))

    def _weights(self, index: int) -> list[tuple[float, int]]:
        """Return what an argument can weigh above 0, ascending, each with the premises that a cumulative one needs."""
        weight = self.numbered.weight[index]
        if weight <= 0 or self.left_out[index]:
            return []
        if self.numbered.linkage[index] != _CUMULATIVE:
            return [(weight, 0)]
        count = len(self.numbered.premises(index))
        graded = ((weight_of(weight, need, count), need) for need in range(1, count + 1))
        return [(weight, need) for weight, need in graded if weight > 0]

    def _joint(self, index: int) -> Literal:
        """Return an argument's statement: a new one, but where it just passes on its one premise."""
        if not self.weights[index]:
            return self.false
        numbered = self.numbered
        premises = numbered.premises(index)
        if len(premises) == 1 and index not in self.undercutters and numbered.stance[index] not in _OPEN:
            claim = numbered.claim[premises.start]
            if numbered.mode[premises.start] == HOLDS and claim >= 0:
                return _CLAIMS + claim
        return self.adf.reserve()

    def _carries(self, index: int, grade: int) -> list[Literal]:
        """Return all that must hold for an argument to weigh what it does in a grade (0: the least), or more."""
        if index not in self.limits:
            self.limits[index] = [~self.joints[each] for each in self.undercutters.get(index, ())]
            if self.numbered.stance[index] in _OPEN:
                self.limits[index].append(self.adf.open())
        need, literals = self._premises(index, self.weights[index][grade][1])
        if need <= 0:
            return self.limits[index]
        enough = literals if need == len(literals) else [self.adf.at_least(need, literals)]
        return enough + self.limits[index]

    def _premises(self, index: int, need: int) -> tuple[int, list[Literal]]:
        """Return how many literals of which suffice as the premises of an argument; a cumulative one's need is given.

        Of a claim that is taken both ways, one premise holds and one does not, whatever becomes of it.
        """
        numbered = self.numbered
        premises, linkage = numbered.premises(index), numbered.linkage[index]
        need = len(premises) if linkage == _LINKED else need if linkage == _CUMULATIVE else 1
        counts: dict[Literal, int] = {}
        for premise in premises:
            mode, claim = numbered.mode[premise], numbered.claim[premise]
            if mode == HELD:
                need -= 1
                continue
            statement = _CLAIMS + claim if claim >= 0 else self._unknown(claim)
            literal = ~statement if mode == DENIED else statement
            if counts.get(~literal):
                counts[~literal] -= 1
                need -= 1
            else:
                counts[literal] = counts.get(literal, 0) + 1
        return need, [literal for literal, times in counts.items() for _ in range(times)]

    def _unknown(self, claim: int) -> Literal:
        """Return the statement of a claim that the map does not have: an open one."""
        if claim not in self.unknown:
            self.unknown[claim] = self.adf.open()
        return self.unknown[claim]

    def _judge(self, claim: int) -> None:
        """Give a claim that is not pinned its condition."""
        given, statement = self.given[claim], _CLAIMS + claim
        supports = self.supports[claim]
        against: Iterable[int] = self.rebuttals[claim] or _NONE
        excluded: list[Literal] = []
        if claim in self.contraries:
            against = dict.fromkeys(against)
            for other in self.contraries[claim]:
                if self.pinned.get(other) != "out":
                    against.update(dict.fromkeys(self.supports[other] or _NONE))
                    if other in self.pinned or self._is_presumed_before(other, claim):
                        excluded.append(~(_CLAIMS + other))
        if supports is None:
            if given.stance == "rejects":
                self.adf.define(statement, (self.false,))
                return
            literals = [*[~self.joints[each] for each in against], *excluded]
            self.adf.define(statement, [*literals, self.adf.open()] if _is_open(given.stance) else literals)
        elif against or excluded or given.standard != "preponderance":
            self.adf.define(statement, [self._prevails(supports, against, given.standard), *excluded])
        else:
            self.adf.define(statement, [self.joints[each] for each in supports], 1)

    def _is_presumed_before(self, other: int, claim: int) -> bool:
        """Tell whether of two contraries that nothing supports the other's author is no less committed to it."""
        if self.supports[claim] or self.supports[other]:
            return False
        stance = self.given[other].stance
        return stance != "rejects" and (not _is_open(stance) or _is_open(self.given[claim].stance))

    def _prevails(self, supports: Iterable[int], against: Iterable[int], standard: Standard) -> Literal:
        """Return what holds when the strongest support beats, by the standard, the strongest of what is against it.

        A support of some weight beats all that is lighter than a bound; so it suffices when nothing from there on
        carries. Supports are taken by their bounds, the strongest first, so that what is too heavy is gathered once.
        """
        levels = sorted({0.0, *[weight for index in against for weight, _ in self.weights[index]]})
        beating: dict[int, list[Literal]] = {}
        for index in supports:
            before = 0
            for grade, (weight, _) in enumerate(self.weights[index]):
                bound = _beaten(weight, levels, standard)
                if bound > before:
                    beating.setdefault(bound, []).append(self._grade(index, grade))
                    before = bound
        ways: list[Literal] = []
        heavy: list[Literal] = []
        upper = inf
        for bound in sorted(beating, reverse=True):
            enough = self.adf.any_of(beating[bound])
            if bound < len(levels):
                lower = levels[bound]
                found = [self._heavy(index, lower, upper) for index in against]
                heavy = [self.adf.any_of([*(each for each in found if each is not None), *heavy])]
                upper = lower
            ways.append(self.adf.all_of([enough, *(~each for each in heavy)]))
        return self.adf.any_of(ways)

    def _heavy(self, index: int, lower: float, upper: float) -> Literal | None:
        """Return what holds when an argument weighs `lower` or more; None if it then weighs `upper` or more."""
        weights = self.weights[index]
        grade = bisect_left(weights, (lower, 0))
        return self._grade(index, grade) if grade < len(weights) and weights[grade][0] < upper else None

    def _grade(self, index: int, grade: int) -> Literal:
        """Return what holds when an argument weighs what it does in a grade, or more."""
        if grade == 0:
            return self.joints[index]
        if (index, grade) not in self.grades:
            statement = self.grades[index, grade] = self.adf.reserve()
            self.adf.define(statement, self._carries(index, grade))
        return self.grades[index, grade]


def _beaten(weight: float, levels: list[float], standard: Standard) -> int:
    """Return how many of ascending weights a weight beats: the first so many."""
    if standard == "preponderance":
        return bisect_left(levels, weight)
    return bisect_left(levels, True, key=lambda other: not beats(weight, other, standard))


_LINKED, _CUMULATIVE = LINKAGES["linked"], LINKAGES["cumulative"]
_OPEN = (STANCES["reports"], STANCES["doubts"])
_REJECTS = STANCES["rejects"]


def _is_open(stance: Stance) -> bool:
    return stance in ("reports", "doubts")
