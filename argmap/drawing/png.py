"""Our own SVG as PNG, drawn by resvg with the fonts of the package."""

from __future__ import annotations

import math
import re

from argmap.drawing import EngineError
from argmap.drawing.png_lines import plain_lines
from argmap.drawing.typefaces import FALLBACK, FAMILY, SHIPPED, heavier, lacking, of_this_machine, remark

SCALE = 2.0
"""Pixels a unit of the picture, where nothing else is asked for."""
ENOUGH = 40_000_000
"""Pixels of a PNG at most, where nothing is asked for: some seconds of work and half a gigabyte of memory."""
MOST = 100_000_000
"""Pixels that may be asked for; each takes about a dozen bytes while it is drawn."""

_ROOT = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\b(width|height)="([0-9.]+)"')
_TAG = re.compile(r"<[^>]*>")
_BACKWARD = re.compile(r'(<text\b[^>]*) direction="rtl"([^>]*)>([^<]*)<')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def png(
    svg: str,
    *,
    scale: float | None = None,
    width: int | None = None,
    height: int | None = None,
    remarks: list[str] | None = None,
) -> bytes:
    """Return a picture as PNG.

    `scale` is pixels a unit. `width` and `height` are in pixels: one alone keeps the picture's shape, both together are
    the size of the PNG, in which the picture is fitted and centred. Without any, two pixels a unit, or as many as
    ENOUGH allows, which is added to the remarks.

    Raises EngineError for more than MOST pixels.
    """
    import resvg_py

    svg = _STYLE.sub("", svg)  # for pointers, and for screens that are set to dark
    # resvg takes each text to read from left to right, but heeds the signs for embedded ones.
    svg = _BACKWARD.sub('\\1 text-anchor="end"\\2>\u202b\\3\u202c<', svg)
    root = _ROOT.search(svg)
    own = {name: float(value) for name, value in _SIZE.findall(root[0])} if root else {}
    if root is None or not own.get("width") or not own.get("height"):
        raise ValueError("the SVG does not say how large it is")
    wide, high = pixels(own["width"], own["height"], scale, width, height)
    if remarks is not None and (scale, width, height) == (None, None, None) and wide < int(own["width"] * SCALE):
        remarks.append(f"the PNG has {wide / own['width']:.2g} pixels a unit, {wide} × {high}; more with `--scale`")
    sized = _SIZE.sub(lambda found: f'{found[1]}="{wide if found[1] == "width" else high}"', root[0])
    size = re.search(r'font-size="([0-9.]+)"', root[0])
    usual = float(size[1]) if size else 16.0
    missing = lacking(_TAG.sub("", svg))
    found = of_this_machine(missing) if missing else []
    if remarks is not None and (lost := remark(missing, found)):
        remarks.append(lost)
    files = [*SHIPPED.values(), FALLBACK, heavier(FALLBACK), *found, *map(heavier, found)]
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg[: root.start()] + sized + plain_lines(svg[root.end() :], found, usual),
        background=_ground(svg),
        skip_system_fonts=True,
        font_files=list(dict.fromkeys(map(str, files))),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return bytes(drawn)


def pixels(
    own_width: float, own_height: float, scale: float | None, width: int | None, height: int | None
) -> tuple[int, int]:
    """Return the size in pixels of a picture of a size in units, with what is asked for. Raises EngineError."""
    asked = scale is not None or width is not None or height is not None
    if width is None and height is None:
        wide, high = own_width * (scale or SCALE), own_height * (scale or SCALE)
        if not asked and wide * high > ENOUGH:
            shrink = math.sqrt(ENOUGH / (wide * high))
            wide, high = wide * shrink, high * shrink
    else:
        wide = width if width is not None else own_width * (height or 0) / own_height
        high = height if height is not None else own_height * (width or 0) / own_width
    size = max(1, int(wide)), max(1, int(high))
    if size[0] * size[1] > MOST:
        most = math.floor(100 * math.sqrt(MOST / (own_width * own_height))) / 100
        raise EngineError(
            f"The PNG would be {size[0]} × {size[1]} pixels; {MOST // 1_000_000} million in all are the most. "
            f"This picture allows `--scale {most:g}`; PDF and SVG have no such limit."
        )
    return size


def _ground(svg: str) -> str:
    """Return the colour of the picture's ground, for the edges where a PNG is larger than the picture."""
    found = re.search(r'<rect class="background"[^>]*\bfill="(#[0-9a-fA-F]{3,8})"', svg)
    return found[1] if found else "#ffffff"
