"""Where the parts of a map stand in their files."""

from __future__ import annotations

from typing import Literal, Protocol

from argmap.diagnostics.source import Position, Span

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value of a map: `("claims", "cost", "text")`, `("arguments", 2, "premises", 0)`."""

Part = Literal["key", "value", "whole"]


class Places(Protocol):
    """Tells where the values of a map stand; one that is given in short stands where the value does that it is in."""

    def span(self, path: Path, part: Part = "value") -> Span:
        """Return the place of the value at `path`, of its key, or of both (`whole`; of a list's item: the item)."""

    def spelt(self, path: Path, part: Part = "value") -> str:
        """Return the text of the file at that place."""

    def behind(self, path: Path) -> str:
        """Return what stands behind the value at `path` on its last line."""


class NoPlaces:
    """For maps that were made in Python and stand in no file."""

    def __init__(self, file: str = "<map>") -> None:
        """Take the name that messages shall give for the file."""
        self.file = file

    def span(self, path: Path, part: Part = "value") -> Span:  # noqa: ARG002
        """Return the beginning of the file that is not there."""
        return Span(self.file, Position(0, 0), Position(0, 0))

    def spelt(self, path: Path, part: Part = "value") -> str:  # noqa: ARG002
        """Return no text."""
        return ""

    def behind(self, path: Path) -> str:  # noqa: ARG002
        """Return no text."""
        return ""
