"""An article taken apart: its sentences in order, where they stand, and what their words hint at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import get_args

from argmap.diagnostics import SourceText
from argmap.drafting.cues import Hint, HintKind, table
from argmap.drafting.markup import SIGN, marked, plain
from argmap.drafting.passages import passages
from argmap.drafting.sentences import sentences
from argmap.reading.matching import Run, Source

LARGEST = 4 * 2**20
"""Characters of the longest text that is drafted; a book has one million or two."""

# What YAML cannot hold, and what would be no letter: controls, the byte-order mark, what Unicode keeps unassigned.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]+")


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010]\r?\n[ \t]*([^\W\d_]+)")


class NothingToDraft(ValueError):
    """A text that no map can be drafted from; says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may hold claims."""

    id: str
    """`s1`, `s2`, … in the order of the text."""
    text: str
    """The sentence, in one line, without Markdown's emphasis and the addresses of links."""
    paragraph: int
    """From 1; headings are not counted."""
    start: int
    end: int
    """Where it stands in the text."""
    passage: str | None
    """The shortest passage that names it; None where none does, as its words stand at several places."""
    hints: tuple[Hint, ...] = ()

    def hint(self, kind: HintKind) -> Hint | None:
        """Return its hint of a kind."""
        return next((each for each in self.hints if each.kind == kind), None)

    @property
    def grants_only(self) -> bool:
        """Whether all it does is grant what stands before it: “That is true.”."""
        return any(each.kind == "concession" and each.at == "whole" for each in self.hints)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article taken apart."""

    title: str | None
    """The heading above all sentences, where there is one."""
    headings: tuple[tuple[int, str], ...]
    """Where each further heading stands in the text, and what it says."""
    candidates: tuple[Candidate, ...]
    """Never empty."""
    language: str
    known: bool
    """Whether the language has a table of cue words. Without one there are no hints."""

    def counts(self) -> dict[HintKind, int]:
        """Return how many sentences have a hint of each kind that occurs."""
        counted = Counter(hint.kind for each in self.candidates for hint in each.hints)
        return {kind: counted[kind] for kind in get_args(HintKind) if counted[kind]}


def draft(source: SourceText, language: str = "en") -> Draft:
    """Take an article apart. Linear in its length.

    Raises NothingToDraft for a text without words, one that is too long, or one that is no text (NUL characters).
    """
    text = source.text
    if "\0" in text:
        raise NothingToDraft("it holds NUL characters, so it is not a text")
    if len(text) > LARGEST:
        raise NothingToDraft(f"it has more than {LARGEST} characters; draft a chapter at a time")
    known = table(language)
    shown = marked(text)
    found, headings = sentences(shown.replace(SIGN, " "), known.habits if known else None)
    if not found:
        raise NothingToDraft("no word stands in it")
    words = {word.lower() for word in _WORD.findall(_BROKEN.sub(" ", text))}
    said = [(block.start, _one_line(plain(shown[block.start : block.end]))) for block in headings]
    title = said[0][1] if said and said[0][0] < found[0].start else None
    indexed = Source(source)
    named = iter(_passages(indexed, shown, [(each.start, each.end) for each in found]))
    candidates = []
    for number, each in enumerate(found, 1):
        line = _one_line(_joined(plain(shown[each.start : each.end]), words))
        hints = tuple(known.hints(line)) if known else ()
        candidates.append(Candidate(f"s{number}", line, each.paragraph, each.start, each.end, next(named), hints))
    return Draft(title, tuple(said[title is not None :]), tuple(candidates), language, known is not None)


def _passages(source: Source, shown: str, spans: list[tuple[int, int]]) -> list[str | None]:
    starts = source.word_starts
    runs = [Run(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]
    runs = [_without_address(source, shown, run) for run in runs]
    found = iter(passages(source, shown, [run for run in runs if run.first < run.end]))
    return [next(found) if run.first < run.end else None for run in runs]


def _without_address(source: Source, shown: str, run: Run) -> Run:
    """Return a sentence's run of words without the address of a link at its end."""
    first, end = run
    while end > first and shown[source.word_starts[end - 1]] == SIGN:
        end -= 1
    return Run(first, end)


def _joined(text: str, words: set[str]) -> str:
    """Return a text with the words joined that are broken at the end of a line, as in what is copied from a PDF.

    The hyphen stays where the article has the word with it elsewhere, or both of its halves as words.
    """

    def join(match: re.Match[str]) -> str:
        one, other = match[1], match[2]
        whole = f"{one}-{other}"
        if not other[0].islower() or whole.lower() in words or {one.lower(), other.lower()} <= words:
            return whole
        return one + other

    return _BROKEN.sub(join, text)


def _one_line(text: str) -> str:
    return " ".join(_NO_TEXT.sub(" ", text).split())
