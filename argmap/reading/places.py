"""The places of a map's parts, looked up in the values that were read."""

from __future__ import annotations

from typing import Any

from argmap.diagnostics import SourceText, Span
from argmap.diagnostics.places import Part, Path
from argmap.reading.tree import At, Row, Table


class FilePlaces:
    """The places in one file."""

    def __init__(self, source: SourceText, root: Any, at: At) -> None:
        """Take the file and the values that `tree.parse` read from it."""
        self.source = source
        self.root = root
        self.at = at

    def span(self, path: Path, part: Part = "value") -> Span:
        """Return a place in the file; where `path` leads nowhere, that of the last value on the way."""
        return self.source.span(*self._trim(self._find(path, part)))

    def spelt(self, path: Path, part: Part = "value") -> str:
        """Return the text of the file at that place."""
        return self.source.text[slice(*self._trim(self._find(path, part)))]

    def behind(self, path: Path) -> str:
        """Return what stands behind the value at `path` on its last line."""
        _, end = self._trim(self._find(path, "value"))
        line = self.source.text.find("\n", end)
        return self.source.text[end : line if line >= 0 else None].rstrip("\r")

    def _find(self, path: Path, part: Part) -> At:
        value = self.root
        key_at = value_at = self.at
        for piece in path:
            if isinstance(value, Table) and isinstance(piece, str) and piece in value:
                key_at = value.key_at.get(piece, value.at)
                value_at = value.value_at.get(piece, value.at)
            elif isinstance(value, Row) and isinstance(piece, int) and piece < len(value):
                key_at = value_at = value.item_at[piece]
            elif piece == 0 and not isinstance(value, Row):
                continue  # one text where a list may stand: its first item is the text itself
            else:
                break
            value = value[piece]
        if part == "key":
            return key_at
        return value_at if part == "value" else (min(key_at[0], value_at[0]), max(key_at[1], value_at[1]))

    def _trim(self, at: At) -> At:
        start, end = at
        while end > start and self.source.text[end - 1].isspace():
            end -= 1
        return (start, end)
