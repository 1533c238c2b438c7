"""A map and a case made ready to be evaluated: one claim for all that say the same, pins, credences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from argmap.evaluation.base import Case, Status
from argmap.evaluation.part import part_behind
from argmap.graph import Graph, Numbered, contraries_in, merge_same, same_classes
from argmap.model import ArgumentMap

_NONE: list[int] = []


@dataclass(frozen=True)
class Ready:
    """What an evaluation works on. All is by the first claim of those that say the same."""

    map: ArgumentMap
    """With its `same` claims merged."""
    classes: dict[str, str]
    """Every claim of the whole map → the one that stands for it."""
    contraries: dict[str, list[str]]
    pins: dict[str, Status]
    """What the case pins, and out whatever is contrary to a claim pinned in."""
    credence: dict[str, float]
    """The case's, else the map's own."""
    without: frozenset[str]

    @cached_property
    def graph(self) -> Graph:
        """The index over the map, made when it is first asked for."""
        return Graph(self.map)

    @cached_property
    def numbered(self) -> Numbered:
        """The map in numbers, made when it is first asked for."""
        return Numbered(self.map)

    @cached_property
    def supported(self) -> frozenset[str | None]:
        """The claims that some argument concludes."""
        return frozenset([argument.conclusion for argument in self.map.arguments])

    def counts(self, index: int) -> bool:
        """Tell whether an argument counts at all: its stance is not `rejects`, and the case does not leave it out."""
        argument = self.map.arguments[index]
        return argument.stance != "rejects" and argument.id not in self.without

    def is_leaf(self, claim: str) -> bool:
        """Tell whether nothing is pinned about a claim and nothing supports it, so that it is presumed or not."""
        return claim not in self.pins and claim not in self.supported

    def against(self, claim: str) -> list[int]:
        """Return the arguments against a claim: its rebuttals, and what supports its contraries not pinned out."""
        found = self.graph.rebuttals.get(claim, _NONE)
        if claim not in self.contraries:
            return found
        others = [other for other in self.contraries.get(claim, ()) if self.pins.get(other) != "out"]
        return [*found, *(index for other in others for index in self.graph.supports.get(other, ()))]


def ready(argument_map: ArgumentMap, case: Case, behind: str | None = None) -> Ready:
    """Make a map ready; with `behind`, only the part of it that can bear on that claim.

    Of claims that say the same, the case's last credence counts, else that of a claim of the map itself, else the first
    in the map's order. Linear, but for lists of contraries. Raises KeyError if the map lacks `behind`.
    """
    classes = same_classes(argument_map)
    merged = merge_same(argument_map, classes)
    if behind is not None:
        merged = part_behind(merged, classes[behind])
    contraries = contraries_in(merged)
    pins = {classes[claim]: status for claim, status in case.assume.items() if classes.get(claim) in merged.claims}
    for claim in [claim for claim, status in pins.items() if status == "in"]:
        for other in contraries.get(claim, ()):
            pins.setdefault(other, "out")
    return Ready(merged, classes, contraries, pins, _credences(argument_map, case, classes), case.without)


def _credences(argument_map: ArgumentMap, case: Case, classes: dict[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for claim, credence in case.credence.items():
        if claim in classes:
            found[classes[claim]] = credence
    of_included: dict[str, float] = {}
    for name, given in argument_map.claims.items():
        if given.credence is not None:
            (of_included if "/" in name else found).setdefault(classes[name], given.credence)
    return of_included | found
