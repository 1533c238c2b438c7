"""Lines in scripts that Liberation Sans lacks, made plain for resvg: the font of each run, and how far it is squeezed.

resvg drops a fallback font whose shaping has other glyph counts than the first font's, and misses a `textLength` where
letters form clusters. So runs are given their fonts here, and the width is measured with HarfBuzz.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, partial
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any

from argmap.drawing.metrics import graphemes, has_wide
from argmap.drawing.shapes import number
from argmap.drawing.typefaces import FALLBACK, SHIPPED, codes, family, heavier, invisible
from argmap.drawing.xmltext import attribute, text

_LINE = re.compile(r"<text\b([^>]*)>([^<]*)</text>")
_LENGTH = re.compile(r' textLength="([0-9.]+)" lengthAdjust="spacingAndGlyphs"')
_PLACE = re.compile(r'\s([xy])="([-0-9.]+)"')


def plain_lines(svg: str, fonts: Sequence[Path], usual: float) -> str:
    """Return an SVG whose lines of given length, or in wide characters, have runs with fonts of their own.

    `fonts` are the machine's that may be needed, `usual` the font size of the root element.

    Linear in the SVG; each such line costs a shaping.
    """
    return _LINE.sub(partial(_plain, fonts=tuple(fonts), usual=usual), svg)


def _plain(line: re.Match[str], fonts: tuple[Path, ...], usual: float) -> str:
    length = _LENGTH.search(line[1])
    words = unescape(line[2]).strip()
    if length is None and not has_wide(words):
        return line[0]
    looks = _LENGTH.sub("", line[1])
    bold, italic = 'font-weight="bold"' in looks, 'font-style="italic"' in looks
    first = SHIPPED[bold, italic]
    own_size = re.search(r'font-size="([0-9.]+)"', looks)
    size = float(own_size[1]) if own_size else usual
    choice = [first, *(heavier(font) if bold else font for font in (FALLBACK, *fonts))]
    # A line that turns is set in one font: where its runs stand is left to resvg.
    pieces = [words] if any(map(_turns, words)) else graphemes(words)
    spans, end = "", 0.0
    for file, run in groupby(pieces, key=lambda piece: _font_of(piece, tuple(choice))):
        run_text = "".join(run)
        looks_of_run = "" if file == first else f' font-family="{attribute(family(file))}"'
        spans += f'<tspan x="{number(end)}"{looks_of_run}>{text(run_text)}</tspan>'
        end += _width(file, run_text) * size
    place = dict(_PLACE.findall(looks))
    squeeze = float(length[1]) / end if end and length else 1.0
    move = f'transform="translate({place.get("x", "0")} {place.get("y", "0")}) scale({squeeze:.4f} 1)"'
    return f'<text y="0" {move}{_PLACE.sub("", looks)}>{spans}</text>'


@cache
def _font_of(piece: str, choice: tuple[Path, ...]) -> Path:
    """Return the font for some letters: the first that has them all, else the first that has any."""
    needed = {ord(char) for char in piece if not invisible(char)}
    return next((font for font in choice if needed <= codes(font)),
                next((font for font in choice if needed & codes(font)), choice[0]))  # fmt: skip


@cache
def _turns(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL", "AN")


@cache
def _shaper(file: Path) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))


def _width(file: Path, run: str) -> float:
    """Return the width of a run in ems."""
    import uharfbuzz

    font = _shaper(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return sum(float(each.x_advance) for each in buffer.glyph_positions) / float(font.face.upem)
