"""Passages in the words of a source: found, or why not."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from argmap.diagnostics import SourceText
from argmap.model.base import ELLIPSIS

_SHOWN = 3


@lru_cache(maxsize=64)
def _pattern(marks: str) -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]|[{re.escape(marks)}\u00ad])*")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Find the words of a text. Accents and vowel signs that stand apart belong to the letter before them."""
    if text.isascii():
        return _pattern("").finditer(text)
    marks = sorted(c for c in set(text) if unicodedata.category(c)[0] == "M")
    return _pattern("".join(marks)).finditer(text)


def words_of(text: str) -> list[str]:
    """Return the words of a text as passages compare them: without case, white space and punctuation."""
    return [_fold(match[0]) for match in _matches(text)]


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.replace("\u00ad", ""))  # a soft hyphen is no part of a word
    return unicodedata.normalize("NFC", apart.casefold())  # canonical caseless matching, Unicode 3.13, D145


class Found(NamedTuple):
    """A place in the source: the offsets where it starts and ends."""

    start: int
    end: int


class Run(NamedTuple):
    """Some words of the source that follow each other: the numbers of the first one and of the one behind the last."""

    first: int
    end: int


class NotFound(NamedTuple):
    """Why a passage names no place: which of its parts is at fault, and where that part stands, if anywhere."""

    what: str
    """`first` (not there), `ambiguous` (there more than once) or `last` (not after the first words)."""
    words: str
    at: tuple[Found, ...] = ()
    """Of ambiguous words the first three places; where the last words are at fault the place of the first words."""


class Source:
    """A source's text, indexed by words."""

    def __init__(self, text: SourceText) -> None:
        """Take the text of the source."""
        self.text = text

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        return [(_fold(m[0]), m.start(), m.end()) for m in _matches(self.text.text)]

    @cached_property
    def words(self) -> list[str]:
        """The words of the source, as passages compare them."""
        return [word for word, _, _ in self._words]

    @cached_property
    def word_starts(self) -> list[int]:
        """The offsets at which the words begin."""
        return [start for _, start, _ in self._words]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, (word, _, _) in enumerate(self._words):
            index.setdefault(word, []).append(number)
        return index

    def places(self, words: list[str], after: int = 0) -> Iterator[int]:
        """Yield the numbers of the words at which some words stand one after another, from word `after` on."""
        if not words:
            return
        every = self.words
        count = len(words)
        index = self._index
        rarest = min(range(count), key=lambda at: len(index.get(words[at], ())))  # the fewest places to try
        numbers = index.get(words[rarest], [])
        for at in range(bisect_left(numbers, after + rarest), len(numbers)):
            start = numbers[at] - rarest
            if every[start : start + count] == words:
                yield start

    def find(self, passage: str) -> Found | NotFound:
        """Find a passage: from the one place of its first words to the nearest place after it of its last words."""
        run = self.find_run(passage)
        return run if isinstance(run, NotFound) else self.offsets(run)

    def find_run(self, passage: str) -> Run | NotFound:
        """Find a passage as `find` does, and return the words that it covers."""
        first_text, *rest = ELLIPSIS.split(passage)
        first = words_of(first_text)
        starts = list(self.places(first))
        if len(starts) != 1:
            at = tuple(self.offsets(Run(start, start + len(first))) for start in starts[:_SHOWN])
            return NotFound("ambiguous" if starts else "first", first_text, at)
        end = starts[0] + len(first)
        if rest:
            last = words_of(rest[0])
            place = next(self.places(last, end), None)
            if place is None:
                return NotFound("last", rest[0], (self.offsets(Run(starts[0], end)),))
            end = place + len(last)
        return Run(starts[0], end)

    def offsets(self, run: Run) -> Found:
        """Return where some words of the source (at least one) start and end in its text."""
        return Found(self._words[run.first][1], self._words[run.end - 1][2])

    def spelt(self, run: Run) -> str:
        """Return words of the source as they are spelt there, on one line; never with an ellipsis between them."""
        start, end = self.offsets(run)
        text = " ".join(self.text.text[start:end].split())
        if ELLIPSIS.search(text):
            return " ".join(self.text.text[start:end] for _, start, end in self._words[run.first : run.end])
        return text

    def shortest_passage(self, run: Run, whole: int = 6) -> str | None:
        """Return the shortest passage that names some words of the source; None where no passage can.

        As few first words as stand nowhere else, and as few last words as do not stand between them already. Up to
        `whole` words are given whole, and so are longer ones that would leave nothing out. Costs at most the number
        of places of each word of the run.
        """
        count = run.end - run.first
        first = self.unique_length(run.first, run.end)
        if first is None:
            return None
        if count <= whole:
            return self.spelt(run)
        after = run.first + first
        for last in range(1, run.end - after):
            begins = run.end - last
            if next(self.places(self.words[begins : run.end], after), None) == begins:
                return f"{self.spelt(Run(run.first, after))} … {self.spelt(Run(begins, run.end))}"
        return self.spelt(run)

    def unique_length(self, first: int, end: int) -> int | None:
        """Return how many words from word `first` on, before `end`, are needed to stand at no other place."""
        others = [number for number in self._index[self.words[first]] if number != first]
        for length in range(1, end - first + 1):
            if not others:
                return length
            reached = self.words[first + length] if first + length < end else None
            if reached is None:
                return None
            others = [n for n in others if n + length < len(self.words) and self.words[n + length] == reached]
        return None
