"""One picture in two looks: rules that give each colour of the one its partner in the other.

A rule hangs on the colour itself (`[fill="#17212b"]{fill:#e8edf2}`), not on what is coloured, so that nothing can be
forgotten; viewers without style sheets, or without a dark setting, show the picture's own colours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from argmap.drawing.colors import TINT, channels, contrast, mixed, readable
from argmap.drawing.look import LineLook, Look

_USED = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
_RELATIONS = ("support", "rebut", "undercut")


def distinct(look: Look) -> Look:
    """Return a look in which each name has a colour of its own, by the least change: what shares one may part in dark.

    A change is by a few parts of 255 in blue, which no eye sees.
    """
    taken: set[str] = set()
    changes: dict[str, Any] = {}
    for name in _names():
        color = _color(look, name)
        red, green, blue = channels(color)
        step = 1 if blue < 128 else -1
        while color in taken:
            blue += step
            color = f"#{red:02x}{green:02x}{blue:02x}"
        taken.add(color)
        changes[name] = color
    for name in _RELATIONS:
        changes[name] = replace(look.relation(name), color=changes[name])
    return replace(look, **changes)


def rules(svg: str, look: Look, other: Look, scope: str = ".argmap") -> str:
    """Return CSS that shows an SVG drawn in a look as if in another, wherever `scope` holds. Linear in the SVG.

    Colours that neither look names (of marks) are moved toward the other's ink until they can be read on its grounds;
    a colour mixed with the background stays so.
    """
    partners: dict[str, str] = {}
    for share in (0.5, TINT):
        named = [(_color(look, name), _color(other, name)) for name in _names()]
        partners |= {mixed(a, look.background, share): mixed(b, other.background, share) for a, b in named}
    partners |= {_color(look, name): _color(other, name) for name in _names()}
    grounds = other.grounds()
    found = []
    for kind, color in sorted(set(_USED.findall(svg))):
        partner = partners.get(color) or _partner(color, grounds, other)
        if partner != color:
            selector = f'[{kind}="{color}"]'
            found.append(f"{scope}{selector},{scope} {selector}{{{kind}:{partner}}}")
    return "".join(found)


DARK = "@media screen and (prefers-color-scheme:dark)"
"""Where a reader's setting counts; paper is light."""


def in_both(draw: Callable[[Look], str], look: Look, scope: str) -> str:
    """Return an SVG for a look that is light and dark, of a function that draws the same shapes in any look.

    It is drawn in both, and each colour of the one has its partner where the other has it. Other looks are drawn as
    they are. Twice the cost of drawing.
    """
    if look.in_dark is None:
        return draw(look)
    light = distinct(replace(look, in_dark=None))
    picture, other = draw(light), draw(look.in_dark)
    found: dict[tuple[str, str], str] = {}
    for (kind, color), (_, partner) in zip(_USED.findall(picture), _USED.findall(other), strict=True):
        found.setdefault((kind, color), partner)
    said = "".join(
        f'{scope}[{kind}="{color}"],{scope} [{kind}="{color}"]{{{kind}:{partner}}}'
        for (kind, color), partner in sorted(found.items())
    )
    return picture.replace("</desc>", f"</desc>\n<style>{DARK}{{{said}}}</style>", 1)


def _partner(color: str, grounds: list[str], other: Look) -> str:
    if all(contrast(color, ground) >= 4.5 for ground in grounds):
        return color
    return readable(color, grounds, other.ink)


def _names() -> list[str]:
    colors = [one.name for one in fields(Look) if isinstance(one.default, str) and one.default.startswith("#")]
    return [*colors, *_RELATIONS]


def _color(look: Look, name: str) -> str:
    value = getattr(look, name)
    return value.color if isinstance(value, LineLook) else str(value)
