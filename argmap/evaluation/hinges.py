"""What a claim hangs on: the smallest sets of premises whose fall takes it down, or which would have to hold.

As in fault-tree analysis (minimal cut sets: Vesely et al., *Fault Tree Handbook*, 1981, ch. VII), but `standing` is not
monotone in its premises: an objection's premise that falls can help. So a set is minimal when no proper subset does
it, and each set given has been verified by an evaluation.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from argmap.diagnostics.showing import Shown, Table
from argmap.evaluation.base import NOTHING_SUPPOSED, Case, Status
from argmap.evaluation.part import part_behind
from argmap.evaluation.trial import Trial
from argmap.graph import Graph, contraries_of, merge_same, same_classes
from argmap.model import ArgumentMap

Change = Literal["fall", "hold"]
"""What is done to the premises of a set: `fall` pins them out, `hold` pins them in."""


class Hinge(NamedTuple):
    """A minimal set of premises which, pinned together, changes what becomes of the claim."""

    premises: tuple[str, ...]
    """In the map's order."""
    status: Status
    """What the claim then is: no longer in is `undecided` or `out`."""


@dataclass(frozen=True, slots=True)
class Hinges(Shown):
    """What a claim hangs on."""

    claim: str
    status: Status
    """What the claim is as things are."""
    change: Change
    """What is done to the premises of each set: a claim that is in comes down by it, one that is not comes to stand."""
    sets: tuple[Hinge, ...]
    """By size, then by the map's order."""
    candidates: tuple[str, ...]
    """The premises that were tried."""
    complete_to: int
    """All minimal sets of up to so many premises are given."""
    finished: bool
    """Whether all minimal sets of any size are given."""

    @property
    def load_bearing(self) -> tuple[str, ...]:
        """The premises any one of which, alone, makes the change."""
        return tuple(found.premises[0] for found in self.sets if len(found.premises) == 1)

    def tables(self) -> list[Table]:
        """Return the sets, smallest first, for a notebook."""
        rows = [(", ".join(each.premises), each.status) for each in self.sets]
        all_of = "all minimal sets" if self.finished else f"all minimal sets of up to {self.complete_to}"
        notes = [f"Of {len(self.candidates)} premises tried; {all_of} are given."]
        return [Table(f"{self.claim} is {self.status}. It hangs on", (f"if these {self.change}", "it is"), rows, notes)]


def hinges(
    argument_map: ArgumentMap,
    claim: str,
    case: Case = NOTHING_SUPPOSED,
    *,
    change: Change | None = None,
    most: int = 100,
    largest: int | None = None,
    timeout: float = 5.0,
) -> Hinges:
    """Find what a claim hangs on by `standing`, smallest sets first.

    Tried are claims that nothing supports, and pinned ones, that can bear on the claim: for a claim that is in, those
    that are in, pinned out; for one that is not, those that are not in, pinned in. With `change` they are tried the
    other way: by the `fall` of what is in, an objection's premises for instance, a claim that is not in can come to
    stand. At most `most` sets are given, of up
    to `largest` premises, found within `timeout` seconds; what is given is right however early the search ends.

    Cost: one evaluation of the part of the map behind the claim for each set tried. A branch is left as soon as the
    claim's status is settled whatever becomes of the premises still open (interval evaluation), so on maps as people
    write them far fewer than all subsets are tried; in the worst case exponential in the number of premises.

    Raises KeyError for a claim that the map does not have.
    """
    classes = same_classes(argument_map)
    target = classes[claim]
    part = part_behind(merge_same(argument_map), target)
    graph = Graph(part)
    trial = Trial(graph, {classes[c]: status for c, status in case.assume.items() if c in classes}, case.without)
    before = trial.run().claims
    standing_now = before[target] == "in"
    change = change or ("fall" if standing_now else "hold")
    candidates = [
        name
        for name in part.claims
        if (name not in graph.supports or name in trial.given) and (before[name] == "in") == (change == "fall")
    ]
    pin: Status = "out" if change == "fall" else "in"
    search = _Search(trial, target, candidates, pin, not standing_now, time.monotonic() + timeout)
    sets = search.run(most, len(candidates) if largest is None else min(largest, len(candidates)))
    return Hinges(
        claim,
        before[target],
        change,
        tuple(sets),
        tuple(candidates),
        search.complete_to,
        search.complete_to >= len(candidates),
    )


class _Search:
    """Subsets by size, then in the map's order; what cannot change the claim any more is not gone into."""

    def __init__(
        self, trial: Trial, target: str, candidates: list[str], pin: Status, to_stand: bool, until: float
    ) -> None:
        self.trial = trial
        self.target = target
        self.candidates = candidates
        self.pin = pin
        self.to_stand = to_stand
        self.until = until
        self.complete_to = 0
        self.deepest = 0
        contraries = contraries_of(trial.graph)
        # Pinning one of these reaches further than its own status, so leaving it open would settle too much.
        self.wide = [name in contraries and (pin == "in" or name in trial.given) for name in candidates]

    def run(self, most: int, largest: int) -> list[Hinge]:
        found: list[Hinge] = []
        for size in range(1, largest + 1):
            known = [frozenset(each.premises) for each in found]
            self.deepest = 0
            for hinge in self._of_size(size, known):
                if len(found) == most:
                    return found
                found.append(hinge)
            if time.monotonic() > self.until:
                return found
            self.complete_to = size
            if self.deepest < size:  # no branch is left that a larger set could come from
                self.complete_to = len(self.candidates)
                break
        return found

    def _of_size(self, size: int, known: list[frozenset[str]]) -> Iterator[Hinge]:
        """Yield the minimal sets of a size, given all smaller ones."""
        count = len(self.candidates)
        stack: list[tuple[int, ...]] = [()]
        while stack:
            if time.monotonic() > self.until:
                return
            chosen = stack.pop()
            names = frozenset(self.candidates[n] for n in chosen)
            barred = self._barred(names, known)
            if barred is None:
                continue
            if len(chosen) == size:
                self.deepest = size
                status = self._status(chosen, frozenset())
                if self._changed(status):
                    yield Hinge(tuple(self.candidates[n] for n in chosen), status)
                continue
            after = chosen[-1] + 1 if chosen else 0
            later = [n for n in range(after, count) if self.candidates[n] not in barred]
            missing = size - len(chosen)
            if len(later) >= missing and not any(self.wide[n] for n in later):
                later = self._bearing(chosen, later)
            stack.extend((*chosen, n) for n in reversed(later[: max(0, len(later) - missing + 1)]))

    @staticmethod
    def _barred(names: frozenset[str], known: list[frozenset[str]]) -> set[str] | None:
        """Return what would complete a known set with those chosen, whose supersets are not minimal; None if one is."""
        barred: set[str] = set()
        for each in known:
            left = each - names
            if not left:
                return None
            if len(left) == 1:
                barred |= left
        return barred

    def _bearing(self, chosen: tuple[int, ...], later: list[int]) -> list[int]:
        """Return those of the later candidates that, pinned beside those chosen, can still change the claim.

        None when its status is settled whatever becomes of them. What the claim is not tied to by things still
        undecided can never change it: what is decided with some claims open stays so when they are decided.
        """
        status = self._status(chosen, frozenset(self.candidates[n] for n in later))
        if status == ("out" if self.to_stand else "in"):
            return []
        bearing = self.trial.undecided_behind(self.target)
        return [n for n in later if self.candidates[n] in bearing]

    def _status(self, chosen: tuple[int, ...], still_open: frozenset[str]) -> Status:
        return self.trial.status_of(self.target, {self.candidates[n]: self.pin for n in chosen}, still_open)

    def _changed(self, status: Status) -> bool:
        return (status == "in") == self.to_stand
