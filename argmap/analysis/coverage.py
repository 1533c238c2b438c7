"""How much of a source a map covers: what is mapped, by which claim, and what is not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from argmap.graph import Graph
from argmap.model import Argument, ArgumentMap, Claim
from argmap.reading import Document
from argmap.reading.passages import Found, NotFound, Run, Source

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Mark(NamedTuple):
    """A passage where it stands in the source."""

    owner: int
    """The number of the claim or argument, in `Coverage.owners`."""
    passage: str
    run: Run
    at: Found


class Owner(NamedTuple):
    """A claim or an argument, and what became of its passages."""

    id: str
    """A claim's id; an argument's id, or `arguments[3]` for one that has none."""
    part: Claim | Argument
    marks: tuple[int, ...]
    """The numbers of its passages, in `Coverage.marks`."""
    lost: tuple[str, ...]
    """Its passages that do not stand in the source."""

    @property
    def is_claim(self) -> bool:
        """True for a claim, False for an argument."""
        return isinstance(self.part, Claim)


class Stretch(NamedTuple):
    """A stretch of the source's text, and the numbers of the passages that cover all of it."""

    start: int
    end: int
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Coverage:
    """What a map covers of its source."""

    map: ArgumentMap
    source: Source
    owners: list[Owner]
    """All claims, then the arguments that have a passage, as the map has them."""
    marks: list[Mark]
    """All passages that were found, in the order of the source, the longer one first."""
    covered: int
    """How many words of the source belong to a passage."""
    longest_gap: Run | None
    """The longest run of words that belong to none."""

    @property
    def words(self) -> int:
        """How many words the source has."""
        return len(self.source.words)

    @property
    def share(self) -> float:
        """The share, 0 to 1, of the words of the source that belong to a passage."""
        return self.covered / self.words if self.words else 0.0

    @property
    def claims(self) -> list[Owner]:
        """The claims."""
        return [owner for owner in self.owners if owner.is_claim]

    def with_passage(self) -> list[Owner]:
        """Return the claims of which a passage stands in the source."""
        return [owner for owner in self.claims if owner.marks]

    def without_passage(self, *, implicit: bool = False) -> list[Owner]:
        """Return the stated claims, or the implicit ones, of which no passage stands in the source."""
        return [o for o in self.claims if not o.marks and isinstance(o.part, Claim) and o.part.implicit is implicit]

    def lost(self) -> list[tuple[Owner, str]]:
        """Return the passages that do not stand in the source."""
        return [(owner, passage) for owner in self.owners for passage in owner.lost]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where each passage starts, and how far it and those before it reach."""
        return [mark.at.start for mark in self.marks], list(accumulate((mark.at.end for mark in self.marks), max))

    def stretches(self, start: int = 0, end: int | None = None) -> Iterator[Stretch]:
        """Yield the text between two offsets (all of it) in stretches that the same passages cover, in order.

        Costs the number of passages times how many of them reach over one word.
        """
        end = len(self.source.text.text) if end is None else end
        starts, reach = self._bounds
        near = range(bisect_right(reach, start), bisect_left(starts, end))
        within = [(n, self.marks[n].at) for n in near if self.marks[n].at.end > start]
        bounds = sorted(
            {start, end, *(max(start, at.start) for _, at in within), *(min(end, at.end) for _, at in within)}
        )
        waiting = iter([*within, (-1, Found(end, end))])
        upcoming = next(waiting)
        active: list[tuple[int, int]] = []
        for left, right in pairwise(bounds):
            active = [each for each in active if each[1] > left]
            while upcoming[1].start <= left and upcoming[0] >= 0:
                active.append((upcoming[0], upcoming[1].end))
                upcoming = next(waiting)
            yield Stretch(left, right, tuple(number for number, _ in active))

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Yield where the paragraphs of the source start and end: what is between blank lines."""
        start = end = -1
        for line in _LINE.finditer(self.source.text.text):
            said = line[0].strip()
            if said:
                left = line.start() + line[0].index(said)
                start, end = (left if start < 0 else start), left + len(said)
            elif start >= 0:
                yield start, end
                start = -1
        if start >= 0:
            yield start, end


def coverage(document: Document, source: Source) -> Coverage:
    """Look up the passages of a document's own claims and arguments in a source, and measure what they cover.

    Linear in the length of the source and of the map. Raises ValueError if the document has no map.
    """
    if document.map is None:
        raise ValueError("a document that could not be read has no map")
    steps = Graph(document.map).steps
    parts: list[tuple[str, Claim | Argument]] = list(document.map.claims.items())
    parts += [(s.argument.id or f"arguments[{s.index}]", s.argument) for s in steps if s.argument.passage]
    found: list[Mark] = []
    lost: list[list[str]] = []
    for number, (_, part) in enumerate(parts):
        lost.append([])
        for passage in part.passage or ():
            run = source.find_run(passage)
            if isinstance(run, NotFound):
                lost[number].append(passage)
            else:
                found.append(Mark(number, passage, run, source.offsets(run)))
    found.sort(key=lambda mark: (mark.run.first, -mark.run.end, mark.owner))
    marks: list[list[int]] = [[] for _ in parts]
    for index, mark in enumerate(found):
        marks[mark.owner].append(index)
    owners = [Owner(*part, tuple(m), tuple(x)) for part, m, x in zip(parts, marks, lost, strict=True)]
    covered, gap = _measure(found, len(source.words))
    return Coverage(document.map, source, owners, found, covered, gap)


def _measure(marks: list[Mark], words: int) -> tuple[int, Run | None]:
    """Return how many words the marks cover, and the longest run of words between them (the first of several)."""
    covered = reached = 0
    gap = Run(0, 0)
    for first, end in [*(mark.run for mark in marks), Run(words, words)]:
        if first - reached > gap.end - gap.first:
            gap = Run(reached, first)
        covered += max(0, end - max(first, reached))
        reached = max(reached, end)
    return covered, gap if gap.end > gap.first else None
