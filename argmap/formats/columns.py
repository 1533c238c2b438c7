"""Text for a terminal: how wide it is there, and how it is broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_NOT_FIRST = "、。，．・：；？！）〕］｝〉》」』】〙〗ー々’”)]}.,;:!?"
"""What a line does not begin with, after a wide character."""
_PIECES = re.compile(r"\S+")


def columns(text: str) -> int:
    """Return how many columns a text takes: East Asian wide characters two, marks and invisible ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, first: int = 0) -> list[str]:
    """Break a text at spaces and between wide characters, into lines of at most `width` columns.

    `first` columns of the first line are taken. A word wider than a line is broken. Always at least one line;
    `width` is at least 2. Linear in the text.
    """
    lines: list[str] = []
    line: list[str] = []
    at = first
    for word in _PIECES.findall(text):
        space = 1 if line else 0
        for piece in _chunks(word, width):
            wide = columns(piece)
            if at + space + wide > width and (line or at):
                lines.append("".join(line))
                line, at, space = [], 0, 0
            line.append(" " * space + piece)
            at += space + wide
            space = 0
    return [*lines, "".join(line)]


def _chunks(word: str, width: int) -> Iterator[str]:
    """Yield the pieces of a word between which a line may end."""
    if word.isascii() and len(word) <= width:
        yield word
        return
    piece, taken, wide_before = "", 0, False
    for character in word:
        wide = _width(character)
        may_end = wide and character not in _NOT_FIRST and (wide_before or (wide == 2 and piece))
        if piece and (may_end or taken + wide > width):
            yield piece
            piece, taken = "", 0
        piece += character
        taken += wide
        wide_before = wide == 2 if wide else wide_before
    if piece:
        yield piece
