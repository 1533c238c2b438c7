"""Passages: where a claim stands in the source, verified in the source's own text."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Related, SourceText, diagnose
from argmap.diagnostics.places import Path as Place
from argmap.model.base import ELLIPSIS
from argmap.reading import faults
from argmap.reading.document import Document
from argmap.reading.files import Unread, read_text

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_SHOWN = 3


def words_of(text: str) -> list[str]:
    """Return the words of a text as passages compare them: without case, white space and punctuation."""
    return [_fold(word[0]) for word in _WORD.finditer(text)]


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word).casefold()


class Found(NamedTuple):
    """A passage's place in the source: the offsets where it starts and ends."""

    start: int
    end: int


class NotFound(NamedTuple):
    """Why a passage names no place: which of its parts is at fault, and where that part stands, if anywhere."""

    what: str
    """`first` (not there), `ambiguous` (there more than once) or `last` (not after the first words)."""
    words: str
    at: tuple[Found, ...] = ()


class Source:
    """A source's text, indexed by words."""

    def __init__(self, text: SourceText) -> None:
        """Take the text of the source."""
        self.text = text

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        return [(_fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(self.text.text)]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, (word, _, _) in enumerate(self._words):
            index.setdefault(word, []).append(number)
        return index

    def _places(self, words: list[str], after: int = 0) -> Iterator[int]:
        """Yield the numbers of the words at which the run begins, from word `after` on."""
        every = self._words
        for number in self._index.get(words[0], ()):
            if number >= after and all(
                number + k < len(every) and every[number + k][0] == word for k, word in enumerate(words)
            ):
                yield number

    def find(self, passage: str) -> Found | NotFound:
        """Find a passage: from the one place of its first words to the nearest place after it of its last words."""
        first_text, *rest = ELLIPSIS.split(passage)
        first = words_of(first_text)
        starts = list(self._places(first))
        if len(starts) != 1:
            at = tuple(self._between(start, start + len(first)) for start in starts[:_SHOWN])
            return NotFound("ambiguous" if starts else "first", first_text, at)
        end = starts[0] + len(first)
        if rest:
            last = words_of(rest[0])
            place = next(self._places(last, end), None)
            if place is None:
                return NotFound("last", rest[0], (self._between(starts[0], end),))
            end = place + len(last)
        return self._between(starts[0], end)

    def _between(self, first: int, end: int) -> Found:
        return Found(self._words[first][1], self._words[end - 1][2])


class SourceTexts:
    """Finds and reads the source texts of maps: their `source.text`, or a file in a folder of texts."""

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, allow_outside: bool = False) -> None:
        """Look for texts in `folder` first, if one is given."""
        self.folder = None if folder is None else Path(folder)
        self.allow_outside = allow_outside
        self._sources: dict[Path, Source | Unread] = {}

    def text_of(self, document: Document) -> tuple[str, Source | Unread] | None:
        """Return the name and the text of a document's source, or why it is not there; None where none is named."""
        assert document.map is not None
        named = document.map.source.text if document.map.source is not None else None
        if self.folder is not None:
            names = [Path(named).name] if named else []
            if document.path is not None:
                names.append(document.path.stem + ".txt")
            for name in names:
                if (self.folder / name).is_file():
                    return name, self._read(self.folder / name)
        if named is None:
            return None
        folder = document.path.parent if document.path is not None else Path.cwd()
        full = Path(os.path.realpath(folder / named))
        if not self.allow_outside and not full.is_relative_to(os.path.realpath(folder)):
            place = document.places.span(("source", "text"))
            message = f"`{named}` leads out of the folder of the map; `--sources` or `--allow-outside` allows it"
            return named, Unread(faults.INCLUDE_OUTSIDE, message, place)
        return named, self._read(folder / named)

    def _read(self, path: Path) -> Source | Unread:
        if path not in self._sources:
            text = read_text(path, os.fspath(path))
            self._sources[path] = Source(text) if isinstance(text, SourceText) else text
        return self._sources[path]


class Verified(NamedTuple):
    """What came of verifying a document's passages: how many were found, and what is wrong."""

    found: int
    diagnostics: list[Diagnostic]
    text: SourceText | None


def verify(document: Document, texts: SourceTexts) -> Verified:
    """Look up each passage of a document in its source. Linear in the length of the source and of the map."""
    if document.map is None:
        return Verified(0, [], None)
    passages = list(_passages(document))
    opened = texts.text_of(document)
    if opened is None:
        if texts.folder is None or not passages:
            return Verified(0, [], None)
        stem = document.path.stem if document.path is not None else "map"
        message = f"no text to verify the passages of this map: `{stem}.txt` is not in `{texts.folder}`"
        return Verified(0, [diagnose(faults.SOURCE_MISSING, message, document.places.span(("title",)))], None)
    name, source = opened
    if isinstance(source, Unread):
        rule = faults.SOURCE_MISSING if source.rule is faults.UNREADABLE_FILE else source.rule
        message = source.message if rule is faults.INCLUDE_OUTSIDE else f"the source text `{name}`: {source.message}"
        return Verified(0, [diagnose(rule, message, document.places.span(("source", "text")))], None)
    diagnostics: list[Diagnostic] = []
    for place, passage in passages:
        result = source.find(passage)
        if isinstance(result, NotFound):
            diagnostics.append(_diagnose(document, place, result, source, name))
    return Verified(len(passages) - len(diagnostics), diagnostics, source.text)


def _passages(document: Document) -> Iterator[tuple[Place, str]]:
    assert document.map is not None
    for claim_id, claim in document.map.claims.items():
        for index, passage in enumerate(claim.passage or ()):
            yield ("claims", claim_id, "passage", index), passage
    for number, argument in enumerate(document.map.arguments):
        for index, passage in enumerate(argument.passage or ()):
            yield ("arguments", number, "passage", index), passage


def _diagnose(document: Document, place: Place, result: NotFound, source: Source, name: str) -> Diagnostic:
    span = document.places.span(place)
    at = [source.text.span(*found) for found in result.at]
    if result.what == "first":
        return diagnose(faults.PASSAGE_NOT_FOUND, f"`{result.words}` does not stand in `{name}`", span)
    if result.what == "ambiguous":
        related = tuple(Related("it stands here" if n == 0 else "and here", s) for n, s in enumerate(at))
        message = (
            f"`{result.words}` stands in `{name}` more than once; take more words, or begin in the sentence before"
        )
        return diagnose(faults.PASSAGE_NOT_UNIQUE, message, span, related)
    related = tuple(Related("the first words stand here", s) for s in at)
    message = f"the first words stand in `{name}`, but `{result.words}` does not follow them"
    return diagnose(faults.PASSAGE_LAST_WORDS, message, span, related)
