"""Lines in scripts that Liberation Sans lacks, made plain for resvg: the font of each run, and how far it is squeezed.

resvg drops a fallback font whose shaping has other glyph counts than the first font's, and misses a `textLength` where
letters form clusters. So runs are given their fonts here, and the width is measured with HarfBuzz.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any

from argmap.drawing.metrics import graphemes
from argmap.drawing.typefaces import FALLBACK, SHIPPED, codes, family, heavier, invisible
from argmap.drawing.xmltext import attribute, text

_LINE = re.compile(r'<text\b([^>]*) textLength="([0-9.]+)" lengthAdjust="spacingAndGlyphs"([^>]*)>([^<]*)</text>')
_PLACE = re.compile(r'\s([xy])="([-0-9.]+)"')


def plain_lines(svg: str, fonts: Sequence[Path]) -> str:
    """Return an SVG whose lines of given length have runs with fonts of their own; `fonts` are the machine's.

    Linear in the SVG; a line costs a shaping.
    """
    return _LINE.sub(partial(_plain, fonts=tuple(fonts)), svg)


def _plain(line: re.Match[str], fonts: tuple[Path, ...]) -> str:
    looks, words = line[1] + line[3], unescape(line[4]).strip()
    bold, italic = 'font-weight="bold"' in looks, 'font-style="italic"' in looks
    first = SHIPPED[bold, italic]
    runs = [
        (file, "".join(run))
        for file, run in groupby(graphemes(words), key=lambda piece: _font_of(piece, first, fonts, bold))
    ]
    natural = sum(_width(file, run) for file, run in runs)
    size = re.search(r'font-size="([0-9.]+)"', looks)
    place = dict(_PLACE.findall(looks))
    squeeze = float(line[2]) / (natural * float(size[1] if size else 12)) if natural else 1.0
    spans = "".join(
        text(run) if file == first else f'<tspan font-family="{attribute(family(file))}">{text(run)}</tspan>'
        for file, run in runs
    )
    move = f'transform="translate({place.get("x", "0")} {place.get("y", "0")}) scale({squeeze:.4f} 1)"'
    return f'<text x="0" y="0" {move}{_PLACE.sub("", looks)}>{spans}</text>'


@cache
def _font_of(piece: str, first: Path, fonts: tuple[Path, ...], bold: bool) -> Path:
    """Return the font for a letter with its marks: the first that has them all, else the first that has any."""
    needed = {ord(char) for char in piece if not invisible(char)}
    choice = [first, heavier(FALLBACK) if bold else FALLBACK, *(heavier(font) if bold else font for font in fonts)]
    return next((font for font in choice if needed <= codes(font)),
                next((font for font in choice if needed & codes(font)), first))  # fmt: skip


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
