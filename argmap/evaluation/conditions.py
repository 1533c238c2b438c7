"""A map as an abstract dialectical framework: the condition on which each claim and each argument is accepted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import inf
from typing import NamedTuple

from argmap.evaluation.adf import Adf, Literal
from argmap.evaluation.base import Case, Status
from argmap.evaluation.weighing import beats, weight_of
from argmap.graph import Graph, Step, contraries_of, merge_same, same_classes
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
    written = _Writer(Graph(merge_same(argument_map)), case, classes)
    written.write()
    return Conditions(
        written.adf,
        {claim: written.claims[first] for claim, first in classes.items()},
        written.joints,
    )


class _Writer:
    def __init__(self, graph: Graph, case: Case, classes: Mapping[str, str]) -> None:
        self.graph = graph
        self.without = case.without
        self.adf = Adf()
        self.true = self.adf.all_of(())
        self.false = self.adf.any_of(())
        self.claims = {claim: self.adf.reserve() for claim in graph.claims}
        self.unknown: dict[str, Literal] = {}
        self.contraries = contraries_of(graph)
        self.pinned: dict[str, Status] = {
            classes[claim]: status for claim, status in case.assume.items() if claim in classes
        }
        for claim in [claim for claim, status in self.pinned.items() if status == "in"]:
            for other in self.contraries.get(claim, ()):
                self.pinned.setdefault(other, "out")
        self.weights = list(map(self._weights, graph.steps))
        # Undercuts may run in rings, so every argument has its statement before any has its condition.
        self.joints = list(map(self._joint, graph.steps))
        self.limits: dict[int, list[Literal]] = {}
        self.grades: dict[tuple[int, int], Literal] = {}

    def write(self) -> None:
        own = set(self.claims.values()) | {self.false}
        for step, joint in zip(self.graph.steps, self.joints, strict=True):
            if joint not in own:
                self.adf.define(joint, self._carries(step, 0))
        for claim, statement in self.claims.items():
            pinned = self.pinned.get(claim)
            if pinned is None:
                self._judge(claim, statement)
            elif pinned != "undecided":
                self.adf.define(statement, (self.true if pinned == "in" else self.false,))

    def _weights(self, step: Step) -> list[tuple[float, int]]:
        """Return what an argument can weigh above 0, ascending, each with the premises that a cumulative one needs."""
        argument = step.argument
        if argument.stance == "rejects" or argument.id in self.without:
            return []
        count = len(step.premises)
        if argument.linkage != "cumulative":
            return [(argument.weight, 0)] if argument.weight > 0 else []
        graded = ((weight_of(argument.weight, need, count), need) for need in range(1, count + 1))
        return [(weight, need) for weight, need in graded if weight > 0]

    def _joint(self, step: Step) -> Literal:
        """Return an argument's statement: a new one, but where it just passes on its one premise."""
        if not self.weights[step.index]:
            return self.false
        if len(step.premises) == 1 and step.index not in self.graph.undercutters and not _is_open(step.argument.stance):
            claim, mode, _ = step.premises[0]
            if mode == "holds" and claim in self.claims:
                return self.claims[claim]
        return self.adf.reserve()

    def _carries(self, step: Step, grade: int) -> list[Literal]:
        """Return all that must hold for an argument to weigh what it does in a grade (0: the least), or more."""
        if step.index not in self.limits:
            self.limits[step.index] = [~self.joints[each] for each in self.graph.undercutters.get(step.index, ())]
            if _is_open(step.argument.stance):
                self.limits[step.index].append(self.adf.open())
        need, literals = self._premises(step, self.weights[step.index][grade][1])
        if need <= 0:
            return self.limits[step.index]
        enough = literals if need == len(literals) else [self.adf.at_least(need, literals)]
        return enough + self.limits[step.index]

    def _premises(self, step: Step, need: int) -> tuple[int, list[Literal]]:
        """Return how many literals of which suffice as the premises of an argument; a cumulative one's need is given.

        Of a claim that is taken both ways, one premise holds and one does not, whatever becomes of it.
        """
        linkage = step.argument.linkage
        need = len(step.premises) if linkage == "linked" else 1 if linkage == "convergent" else need
        counts: dict[Literal, int] = {}
        for name, mode, _ in step.premises:
            if mode == "held":
                need -= 1
                continue
            claim = self.claims[name] if name in self.claims else self._unknown(name)
            literal = ~claim if mode == "not" else claim
            if counts.get(~literal):
                counts[~literal] -= 1
                need -= 1
            else:
                counts[literal] = counts.get(literal, 0) + 1
        return need, [literal for literal, times in counts.items() for _ in range(times)]

    def _unknown(self, name: str) -> Literal:
        """Return the statement of a claim that the map does not have: an open one."""
        if name not in self.unknown:
            self.unknown[name] = self.adf.open()
        return self.unknown[name]

    def _judge(self, claim: str, statement: Literal) -> None:
        """Give a claim that is not pinned its condition."""
        given = self.graph.claims[claim]
        supports = self.graph.supports.get(claim)
        against: Iterable[int] = self.graph.rebuttals.get(claim, ())
        excluded: list[Literal] = []
        if claim in self.contraries:
            against = dict.fromkeys(against)
            for other in self.contraries[claim]:
                if self.pinned.get(other) != "out":
                    against.update(dict.fromkeys(self.graph.supports.get(other, ())))
                    if other in self.pinned or self._is_presumed_before(other, claim):
                        excluded.append(~self.claims[other])
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

    def _is_presumed_before(self, other: str, claim: str) -> bool:
        """Tell whether of two contraries that nothing supports the other's author is no less committed to it."""
        if claim in self.graph.supports or other in self.graph.supports:
            return False
        stance = self.graph.claims[other].stance
        return stance != "rejects" and (not _is_open(stance) or _is_open(self.graph.claims[claim].stance))

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
            self.adf.define(statement, self._carries(self.graph.steps[index], grade))
        return self.grades[index, grade]


def _beaten(weight: float, levels: list[float], standard: Standard) -> int:
    """Return how many of ascending weights a weight beats: the first so many."""
    if standard == "preponderance":
        return bisect_left(levels, weight)
    return bisect_left(levels, True, key=lambda other: not beats(weight, other, standard))


def _is_open(stance: Stance) -> bool:
    return stance in ("reports", "doubts")
