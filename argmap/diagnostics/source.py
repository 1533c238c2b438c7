"""A file's text and the places in it: offsets, lines, columns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Position(NamedTuple):
    """A place between two characters: line and column, both from 0, columns in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a file, from `start` up to (not including) `end`."""

    file: str
    start: Position
    end: Position


class SourceText:
    """The text of a file, by lines; turns offsets into positions and back."""

    def __init__(self, file: str, text: str) -> None:
        """Take the file's name, as it shall appear in messages, and its text (code points, no byte-order mark)."""
        self.file = file
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    @property
    def line_count(self) -> int:
        """The number of lines; the text after the last line end counts as one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return the position of an offset (in code points)."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, offset - self._starts[line])

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one beyond its line's end is the line's end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        return min(start + position.column, start + len(self.line(position.line)))

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(self.file, self.position(start), self.position(end))

    def line(self, number: int) -> str:
        """Return line `number` (from 0) without its line end; empty beyond the text."""
        if not 0 <= number < len(self._starts):
            return ""
        start = self._starts[number]
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.text)
        return self.text[start:end].removesuffix("\r")
