"""A sheet to draw on: fpdf2 with the package's fonts, lines of text in any script, and strokes as PDF operators."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF

from argmap.drawing.typefaces import FALLBACK, SHIPPED, heavier, invisible, of_this_machine

MISSING = "\u25a1"
"""Stands for a character that no font has."""
_STYLES = {(False, False): "", (True, False): "B", (False, True): "I", (True, True): "BI"}
_FALLBACK = "fallback"


class Ink(NamedTuple):
    """How a line of text is set: font size in points, weight, slant, colour, line below."""

    size: float
    bold: bool
    italic: bool
    color: tuple[int, int, int]
    underlined: bool = False


class Canvas(FPDF):
    """A PDF in points, without margins and without page breaks of its own."""

    def __init__(self) -> None:
        super().__init__(unit="pt")
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.c_margin = 0
        self.alias_nb_pages("")  # `{nb}` in a text is a text
        self._fallbacks: list[str] = []
        self._asked: set[str] = set()
        self.lost: set[str] = set()
        """Characters for which no font was found."""

    def ink(self, operators: str) -> None:
        """Draw with PDF's own operators, which leave nothing behind."""
        self._out(f"q\n{operators}\nQ")

    def _choose(self, ink: Ink) -> dict[int, str]:
        """Set the font; return its characters."""
        style = _STYLES[ink.bold, ink.italic]
        if f"sans{style}" not in self.fonts:
            self.add_font("sans", style, SHIPPED[ink.bold, ink.italic])
        self.set_font("sans", style + "U" * ink.underlined, ink.size)
        return self.fonts[f"sans{style}"].cmap  # type: ignore[union-attr]

    def _complete(self, text: str, known: dict[int, str]) -> str:
        """Find fonts for what the chosen one lacks; return the text with signs for what remains without."""
        new = {char for char in text if ord(char) not in known} - self._asked
        if new:
            self._asked |= new
            if not self._fallbacks:
                self._add_fallback(FALLBACK)
            lacking = {char for char in new if not self._has(char) and not invisible(char)}
            for file in of_this_machine(lacking) if lacking else ():
                self._add_fallback(file)
            self.set_fallback_fonts(self._fallbacks, exact_match=False)
            self.lost |= {char for char in lacking if not self._has(char)}
        pieces = [char if ord(char) in known or self._has(char) else MISSING * (not invisible(char)) for char in text]
        return "".join(pieces)

    def _add_fallback(self, file: Path) -> None:
        name = f"{_FALLBACK}{len(self._fallbacks)}"
        self.add_font(name, "", file)
        if (bold := heavier(file)) != file:
            self.add_font(name, "B", bold)
        self._fallbacks.append(name)

    def _has(self, char: str) -> bool:
        return any(ord(char) in self.fonts[name].cmap for name in self._fallbacks)  # type: ignore[union-attr]

    def letter(
        self, x: float, y: float, text: str, ink: Ink, *, anchor: str = "start", rtl: bool = False, room: float = 0.0
    ) -> tuple[float, float]:
        """Set a line of text at a place on its baseline; return its left edge and its width.

        `anchor` as in SVG: which end of the text, in its direction, or its middle stands at x. With `room` the text is
        stretched or squeezed to that width.
        """
        known = self._choose(ink)
        self.set_text_color(*ink.color)
        plain = not rtl and all(map(simple, text)) and all(ord(char) in known for char in text)
        if not plain:
            text = self._complete(text, known)
            self.set_text_shaping(True, direction="rtl" if rtl else "ltr")
        width = self.get_string_width(text) if text else 0.0
        if room and width:
            self.set_stretching(100 * room / width)
            width = room
        left = x - width / 2 if anchor == "middle" else x - width if (anchor == "end") != rtl else x
        if plain:
            self.text(left, y, text)
        elif text:
            self.text(left, y, "")  # sets the font for good: `cell` sets it inside `q … Q`, and takes it as set after
            self.set_xy(left, y - 0.8 * ink.size)  # where `cell` puts the baseline
            self.cell(width, ink.size, text)
            self.set_text_shaping(False)
        self.set_stretching(100)
        return left, width


@cache
def simple(char: str) -> bool:
    """Tell whether a character stands beside any other as it is: it reads left to right, and joins nothing."""
    if char < "\u0300":
        return True
    return (
        unicodedata.bidirectional(char) not in ("R", "AL", "AN")
        and unicodedata.category(char) not in ("Mn", "Mc", "Me", "Cf")
        and (char < "\u0590" or "\u1e00" <= char < "\ua000" or "\uac00" <= char < "\ud800")
    )
