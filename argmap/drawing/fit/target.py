"""What a picture is to fit: a sheet, a screen, a shape."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from argmap.drawing.options import FITS

MARGIN = 28.35
"""Millimetres turned points: 10 mm, which a printer leaves white."""
_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")


class Target(NamedTuple):
    """The room for a picture, and what to call it; in points, or for screens in pixels."""

    name: str
    width: float
    height: float
    unit: str = "pt"
    margin: float = 0.0
    """What a sheet has white around that room."""


_SHEETS = {
    "a4": Target("A4", 595.28 - 2 * MARGIN, 841.89 - 2 * MARGIN, margin=MARGIN),
    "a4-landscape": Target("A4 landscape", 841.89 - 2 * MARGIN, 595.28 - 2 * MARGIN, margin=MARGIN),
    "letter": Target("Letter", 612 - 2 * MARGIN, 792 - 2 * MARGIN, margin=MARGIN),
    "16:9": Target("a slide of 16:9", 960, 540),
    "screen": Target("a screen", 1440, 900, "px"),
}


def target(fit: str) -> Target | None:
    """Return what `fit` names; None for `none`. Raises ValueError for what it may not be."""
    if fit == "none":
        return None
    if fit in _SHEETS:
        return _SHEETS[fit]
    size = _SIZE.fullmatch(fit)
    if size is None:
        near = difflib.get_close_matches(fit.strip().lower(), FITS, n=1)
        meant = f"; did you mean `{near[0]}`?" if near else ""
        raise ValueError(f"unknown fit {fit!r}: one of {', '.join(FITS)}, or a size such as 1200x800{meant}")
    width, height = int(size[1]), int(size[2])
    if not 0.05 <= width / height <= 20:
        raise ValueError(f"a fit of {fit} is too narrow: at most 20 times as long as wide")
    return Target(f"{width} × {height}", width, height)
