"""Offsets of a text and the positions of the protocol: the one place where they are converted.

Inside, a place is an offset in code points. The protocol counts lines (ended by LF, CR LF or CR) and, within them, code
units: of UTF-16, or of what editor and server have settled on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal

from lsprotocol import types

from argmap.diagnostics import SourceText, Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_ENDS = re.compile(r"\r\n|\n|\r")


class Lines:
    """The text of a file by lines, as an editor counts them."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        """Take the text, and in which code units the editor counts columns.

        A byte-order mark that the editor sends is no part of `text`, but has a column in its first line.
        """
        self.text = text.removeprefix("\ufeff")
        self.encoding = encoding
        self._mark = text[: len(text) - len(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _ENDS.finditer(self.text))]
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    @cached_property
    def _plain(self) -> bool:
        return self.encoding == "utf-32" or self.text.isascii()

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset; one outside the text is its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        column = offset - start if self._plain else self._units(self.text[start:offset])
        return types.Position(line, column + (self._units(self._mark) if line == 0 else 0))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one beyond its line's end is the line's end, as the protocol has it.

        A position within a character (between two surrogates) is the character's beginning.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self.text)
        line = self.text[start:end].rstrip("\r\n")
        column = position.character - (self._units(self._mark) if position.line == 0 else 0)
        if self._plain:
            return start + max(0, min(column, len(line)))
        units = 0
        for index, char in enumerate(line):
            units += self._units(char)
            if units > column:
                return start + index
        return start + len(line)

    def range(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def span(self, source: SourceText, span: Span) -> types.Range:
        """Return the range of a span of the same text."""
        return self.range(source.offset(span.start), source.offset(span.end))

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def changed(self, change: types.TextDocumentContentChangeEvent) -> Lines:
        """Return the text after a change that an editor tells: of a part of it, or all of it anew."""
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = self.offset(change.range.start), self.offset(change.range.end)
            start, end = min(start, end), max(start, end)
            first = types.Position(0, 0)
            mark = "" if change.range.start == first != change.range.end else self._mark
            return Lines(mark + self.text[:start] + change.text + self.text[end:], self.encoding)
        return Lines(change.text, self.encoding)

    def still(self, offset: int) -> bool:  # noqa: ARG002
        """Tell whether the line of an offset stands in the text that the editor shows."""
        return True


class Moved(Lines):
    """An earlier text, whose positions are told as those of the lines in the text that came of it."""

    def __init__(self, before: Lines, now: Lines) -> None:
        """Take the earlier text and the text as it is. Linear in the number of lines."""
        super().__init__(before._mark + before.text, before.encoding)
        old, new = before.text.splitlines(), now.text.splitlines()
        shorter = min(len(old), len(new))
        self._first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
        rest = shorter - self._first
        same = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
        self._last = len(old) - same
        self._by = len(new) - len(old)

    def position(self, offset: int) -> types.Position:
        """Return where an offset of the earlier text is now; in lines that changed, about where."""
        found = super().position(offset)
        if found.line >= self._last:
            return types.Position(found.line + self._by, found.character)
        if found.line >= self._first:
            return types.Position(max(self._first, min(found.line, self._last + self._by - 1)), found.character)
        return found

    def still(self, offset: int) -> bool:
        """Tell whether the line of an offset has not changed."""
        return not self._first <= super().position(offset).line < self._last
