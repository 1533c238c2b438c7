"""Colours, `#rrggbb`: how far they stand apart, and how to make one readable."""

from __future__ import annotations

import re

AA_TEXT, AA_LINE = 4.5, 3.0
"""Contrast that WCAG 2.2 (level AA) asks of text, and of lines and borders that carry meaning."""
_HEX = re.compile(r"#[0-9a-f]{6}")


def normal(color: str) -> str | None:
    """Return a colour as `#rrggbb` in small letters, from `#rgb` or `#rrggbb` in any; None if it is no such colour."""
    found = color.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", found):
        found = "#" + "".join(2 * digit for digit in found[1:])
    return found if _HEX.fullmatch(found) else None


def channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mixed(color: str, ground: str, share: float = 0.5) -> str:
    """Return a colour paled: that share of it, the rest of the ground."""
    pairs = zip(channels(color), channels(ground), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in pairs)


TINT = 0.35


def tint(color: str, ground: str) -> str:
    """Return a pale colour on a ground: for what holds the things that the colour stands for together."""
    return mixed(color, ground, TINT)


def luminance(color: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = [part / 255 for part in channels(color)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(color: str, grounds: list[str], ink: str, least: float = AA_TEXT) -> str:
    """Return a colour, moved toward the ink in steps of a tenth until it can be read on all the grounds."""
    for step in range(10):
        found = mixed(ink, color, step / 10)
        if all(contrast(found, ground) >= least for ground in grounds):
            return found
    return ink
