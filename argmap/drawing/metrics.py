"""How wide a text is, without asking a machine for its fonts; and where it breaks into lines.

Widths are those of Liberation Sans (the same as Arial's and Helvetica's), upright or italic, whichever is wider, so
that a picture is the same on every machine and layout needs no fonts at all. What the table lacks is estimated; such a
text is not `certain`, and who draws it says how wide it is to be.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

WIDE, EMOJI, UNKNOWN = 1000, 1250, 700
"""Widths, in thousandths of an em: East Asian wide characters, emoji, and what no table knows."""
_SCRIPTS = (
    (0x0900, 0x0AFF, 650), (0x0B00, 0x0B7F, 740), (0x0B80, 0x0BFF, 1080), (0x0C00, 0x0CFF, 770), (0x0D00, 0x0D7F, 1080),
    (0x0D80, 0x0DFF, 900), (0x0E00, 0x0EFF, 610), (0x1000, 0x109F, 850), (0x1200, 0x139F, 760), (0x1780, 0x17FF, 750),
    (0x2600, 0x27BF, 900), (0x13000, 0x1342F, 900),
)  # fmt: skip
"""Scripts that the table lacks, by their code points, with the usual width of a letter in Noto Sans."""

_NO_START = frozenset("、。，．：；！？）」』】〉》〕］｝〗ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥・")
_NO_END = frozenset("（「『【〈《〔［｛〖")
_LONG = {"\ufdfd": 9500, "\ufdfa": 2500, "\u2e3b": 3000, "\u2e3a": 2000}  # whole phrases in one character
_JOINERS = "\u200d\u2060"
_JOINER = "\u200d"
_SPACE = re.compile(r"\s").search


_SPACES = re.compile(r"[^\S\xa0\u2007\u202f]+")  # no-break spaces hold their words together
_WORDS: tuple[dict[str, int], dict[str, int]] = ({}, {})  # the widths of words seen, regular and bold


class Widths(dict[str, int]):
    """Character → advance width in thousandths of an em; fills itself for characters the table lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.stand_ins: set[str] = set()
        """Characters whose width is DejaVu Sans' for want of Liberation Sans'."""
        self.estimated: set[str] = set()
        """Characters whose width is a guess."""

    def __missing__(self, char: str) -> int:
        """Estimate a character's width from its Unicode class, and keep it."""
        width = self[char] = _estimate(char)
        self.estimated.add(char)
        return width

    def of(self, text: str) -> int:
        """Return the width of a text; what is joined to one emoji is as wide as one."""
        if _JOINER not in text:
            return sum(map(self.__getitem__, text))
        return sum(map(self._piece, graphemes(text)))

    def _piece(self, piece: str) -> int:
        parts = map(self.__getitem__, piece)
        return max(parts) if _JOINER in piece and max(piece) > "\U0001f000" and not _SPACE(piece) else sum(parts)


def _estimate(char: str) -> int:
    code = ord(char)
    if char in _LONG:
        return _LONG[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cc") or 0x1F3FB <= code <= 0x1F3FF or 0x1160 <= code <= 0x11FF:
        return 0
    if 0x1F000 <= code <= 0x1FAFF:
        return EMOJI // 2 if 0x1F1E6 <= code <= 0x1F1FF else EMOJI
    if unicodedata.east_asian_width(char) in "WF":
        return WIDE
    return next((width for first, last, width in _SCRIPTS if first <= code <= last), UNKNOWN)


@cache
def widths(bold: bool = False) -> Widths:
    """Return the table for regular or bold text, read once from the package's data."""
    table = Widths()
    wanted = "bold" if bold else "regular"
    data = Path(__file__).with_name("fonts") / "widths.txt"
    for line in data.read_text(encoding="ascii").splitlines():
        weight, start, *advances = line.split(" ")
        if weight == wanted:
            table.update((chr(c), abs(int(w))) for c, w in enumerate(advances, int(start, 16)) if w != "0")
            table.stand_ins.update(chr(c) for c, w in enumerate(advances, int(start, 16)) if w.startswith("-"))
    return table


@cache
def _certain(char: str) -> bool:
    table = widths()
    if _wide(char):
        return not 0x1F000 <= ord(char) <= 0x1FAFF
    return char in table and char not in table.estimated and char not in table.stand_ins


def has_wide(text: str) -> bool:
    """Tell whether a text has East Asian wide characters, or emoji."""
    return not text.isascii() and any(map(_wide, text))


def certain(text: str) -> bool:
    """Tell whether a text is no wider than is reckoned here, in whatever font a viewer finds for it.

    So are the characters of Liberation Sans, as fonts of its widths are everywhere or stood in for (`FONT_FACES`), and
    East Asian wide ones, a square each. In other scripts, and of emoji, fonts differ.
    """
    return text.isascii() or all(map(_certain, text))


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text at a font size, in the same unit as the size; kerning is left out."""
    return widths(bold).of(text) * size / 1000


def graphemes(text: str) -> list[str]:
    """Split into what a reader sees as one character: a letter with its marks, a joined emoji, a flag."""
    if text.isascii():
        return list(text)
    pieces: list[str] = []
    flag = False
    for char in text:
        code = ord(char)
        regional = 0x1F1E6 <= code <= 0x1F1FF
        clings = bool(pieces) and (
            unicodedata.category(char)[0] == "M"
            or char in _JOINERS
            or pieces[-1][-1] in _JOINERS
            or 0x1F3FB <= code <= 0x1F3FF
            or 0x1160 <= code <= 0x11FF
            or (regional and flag)
        )
        if clings:
            pieces[-1] += char
        else:
            pieces.append(char)
        flag = regional and not clings
    return pieces


def _wide(piece: str) -> bool:
    return unicodedata.east_asian_width(piece[0]) in "WF"


def _chunks(word: str) -> list[str]:
    """Split a word where a line may end inside it: between East Asian characters, after hyphens and slashes."""
    chunks: list[str] = []
    before = ""
    for piece in graphemes(word):
        joint = (_wide(piece) or (before and _wide(before))) and piece not in _NO_START and before not in _NO_END
        if chunks and not joint and not (before in ("-", "/", "‐", "–", "—", "_", "&", "?") and piece.isalnum()):
            chunks[-1] += piece
        else:
            chunks.append(piece)
        before = piece
    return chunks


def _split(word: str, most: float, table: Widths) -> list[str]:
    """Split a word that no line holds into pieces that lines hold, at good places first, then at any."""
    pieces: list[str] = []
    room = 0.0
    for chunk in _chunks(word):
        width = table.of(chunk)
        if pieces and width <= room:
            pieces[-1] += chunk
            room -= width
            continue
        if width <= most:
            pieces.append(chunk)
            room = most - width
            continue
        for piece in graphemes(chunk):
            width = table.of(piece)
            if pieces and width <= room:
                pieces[-1] += piece
            else:
                pieces.append(piece)
                room = most
            room -= width
    return pieces


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[tuple[str, float]]:
    """Break a text into lines no wider than `width`; return each with its own width, in the unit of `size`.

    A line that ends at a space keeps it (unmeasured), so that the lines, joined, are the text with its white space
    made single spaces. Breaks at spaces, between East Asian characters, inside a word after a hyphen or slash, and
    only where nothing else helps at any character. One character wider than `width` stands alone on its line.
    Linear in the length of the text; the last few thousand are remembered, as a layout tries the same again and again.
    """
    return list(_wrapped(text, width, size, bold))


@lru_cache(maxsize=8192)
def _wrapped(text: str, width: float, size: float, bold: bool) -> tuple[tuple[str, float], ...]:
    table = widths(bold)
    most = width * 1000 / size
    space = table[" "]
    known = _WORDS[bold]
    lines: list[tuple[str, float]] = []
    line: list[str] = []
    used = 0.0
    for word in text.split() if text.isascii() else _SPACES.split(text.strip()):
        try:
            length = known[word]
        except KeyError:
            length = table.of(word)
            if len(known) < 50_000:
                known[word] = length
        if line and used + space + length <= most:
            line.append(word)
            used += space + length
            continue
        splits = length > most or (not word.isascii() and any(map(_wide, word)))
        if line and splits and (first := _fitting(word, most - used - space, table)):
            line.append(first)
            lines.append((" ".join(line), (used + space + table.of(first)) * size / 1000))
            word = word[len(first) :]
            line = []
        elif line:
            lines.append((" ".join(line) + " ", used * size / 1000))
        pieces = _split(word, most, table) if splits else [word]
        for piece in pieces[:-1]:
            lines.append((piece, table.of(piece) * size / 1000))
        line = [pieces[-1]]
        used = table.of(pieces[-1]) if splits else length
    if line:
        lines.append((" ".join(line), used * size / 1000))
    return tuple(lines)


def _fitting(word: str, room: float, table: Widths) -> str:
    """Return the leading chunks of a word that fit on what is left of a line, never all of them."""
    taken = ""
    for chunk in _chunks(word):
        room -= table.of(chunk)
        if room < 0:
            break
        taken += chunk
    return taken if taken != word else ""
