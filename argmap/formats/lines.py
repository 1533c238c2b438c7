"""A map as a page, before it has a form: sections of lines, each with its depth, label and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "emph"]
Kind = Literal["item", "head", "bar", "from", "note"]

_SPACE = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Return a text on one line; controls, half surrogates and turns of direction become U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text).strip())


class Words(NamedTuple):
    """A run of words in one tone; what stands beside it is a space away."""

    text: str
    tone: Tone = "plain"


class Line(NamedTuple):
    """A line of a page.

    `item`: an entry of the list at its depth, with a label (a number, or none). `head`: what leads to the entries one
    deeper, within the entry above it. `bar`: an inference, under a line; `from`: another one to the same end, without.
    `note`: a paragraph of its own.
    """

    kind: Kind
    depth: int
    label: str
    words: tuple[Words, ...]


@dataclass(slots=True)
class Section:
    """A heading (or none) and the lines below it. `level` is 1 for a part of the page, 2 for a part of a part.

    In a `tight` section the entries follow each other as premises do; a line's end is that of an inference.
    """

    heading: str
    level: int = 1
    tight: bool = False
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A whole page: title, what it is made from, and its sections. All text is on one line and printable."""

    title: str
    about: list[tuple[Words, ...]]
    language: str
    sections: list[Section]


def with_content(sections: list[Section]) -> list[Section]:
    """Return the sections that have lines, or a section with lines below them."""
    kept: list[Section] = []
    for section in reversed(sections):
        if section.lines or (kept and kept[-1].level > section.level):
            kept.append(section)
    return kept[::-1]
