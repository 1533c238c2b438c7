"""The words of a source that are nearest to some words that do not stand there."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from argmap.reading.matching import Run, Source

_SHARE = 0.34
"""Edits, as a share of the letters sought, up to which words still count as near."""


class Near(NamedTuple):
    """Words of the source that are near to those sought."""

    run: Run
    edits: int
    """Letters that differ."""
    certain: bool
    """True when nothing else in the source is nearly as near, and the difference is that of a slip."""


class Nearest:
    """Looks for near words in one source, until what that may cost is spent."""

    def __init__(self, source: Source, letters: int = 10_000_000) -> None:
        """Take a source, and how many letters of it may be looked at altogether (ten million take a few seconds)."""
        self.source = source
        self._left = letters
        self._text = " " + " ".join(source.words) + " "
        self._starts = _starts(source.words)

    def find(self, words: list[str], after: int = 0) -> Near | None:
        """Return the run of words nearest to some words, from word `after` on; None when none is near.

        Nearest is the least edit distance (insertions, deletions, replacements of letters), by the bit-parallel
        search of Myers (1999): linear in the letters of the source, for words of usual number.
        """
        sought = " " + " ".join(words) + " "
        limit = max(1, int(len(sought) * _SHARE))
        if not words or after >= len(self._starts):
            return None
        begin = self._starts[after] - 1
        if len(self._text) - begin > self._left:
            return None
        self._left -= len(self._text) - begin
        distances = _distances(sought, self._text[begin:])
        ends = self._word_ends(begin)
        best = min((distances[end - begin] for end in ends), default=limit + 1)
        if best > limit:
            return None
        end = next(end for end in ends if distances[end - begin] == best)
        start, best = self._start(sought, begin, end, best)
        if best > limit:
            return None
        run = Run(self._number(start), self._number(end))
        # Another place counts if it ends outside this one.
        rival = min((distances[e - begin] for e in ends if e <= start + 1 or e > end + len(sought) // 2), default=None)
        slip = best <= max(2, len(sought) // 8)
        return Near(run, best, slip and (rival is None or rival > best + 1))

    def _word_ends(self, begin: int) -> list[int]:
        """Return the indexes of the blanks behind words."""
        first = bisect_left(self._starts, begin + 1)
        return [start - 1 for start in self._starts[first + 1 :]] + [len(self._text) - 1]

    def _start(self, sought: str, begin: int, end: int, distance: int) -> tuple[int, int]:
        """Return the index of the blank before the whole words that end at `end` and are nearest, and how near."""
        lowest = max(begin, self._text.rfind(" ", 0, max(begin, end - len(sought) - distance) + 1))
        backwards = _distances(sought[::-1], self._text[lowest : end + 1][::-1])
        blanks = [at for at in range(lowest, end) if self._text[at] == " "]
        start = min(blanks, key=lambda at: (backwards[end - at], abs((end - at + 1) - len(sought))))
        return start, backwards[end - start]

    def _number(self, blank: int) -> int:
        """Return the number of the word that begins behind a blank."""
        return bisect_left(self._starts, blank + 1)


def _starts(words: list[str]) -> list[int]:
    starts = []
    at = 1
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _distances(pattern: str, text: str) -> list[int]:
    """Return for each letter of a text the least edit distance of the pattern to a stretch that ends there.

    G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, JACM 46(3),
    1999; with the unbounded integers of Python one step a letter, whatever the length of the pattern.
    """
    masks: dict[str, int] = {}
    for index, letter in enumerate(pattern):
        masks[letter] = masks.get(letter, 0) | (1 << index)
    every = (1 << len(pattern)) - 1
    last = 1 << (len(pattern) - 1)
    up, down, score = every, 0, len(pattern)
    found = []
    for letter in text:
        x = masks.get(letter, 0) | down
        same = ((up + (x & up)) ^ up) | x
        less = up & same
        more = down | (every & ~(up | same))
        if more & last:
            score += 1
        elif less & last:
            score -= 1
        x = (more << 1) & every
        down = x & same
        up = ((less << 1) | (every & ~(x | same))) & every
        found.append(score)
    return found
