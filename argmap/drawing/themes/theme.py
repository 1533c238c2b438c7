"""A theme's names and values made a `Look`, and what is wrong or hard to read in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from argmap.drawing.colors import AA_LINE, AA_TEXT, contrast, normal
from argmap.drawing.look import Look
from argmap.drawing.themes.names import COLORS, DASHES, SECTIONS, SIZES

_DASHES = re.compile(r"\d+(\.\d+)?([ ,]+\d+(\.\d+)?)*")


class Fault(NamedTuple):
    """What is wrong in a theme: where (names from the top down), what, and for an unknown name those that there are."""

    path: tuple[str, ...]
    message: str
    found: str = ""
    known: tuple[str, ...] = ()


def theme(keys: dict[str, Any], base: Look, dark: Look | None) -> tuple[Look, list[Fault]]:
    """Return the look that a theme's keys make of its base; what is wrong with them is left out and told."""
    faults = [_unknown((str(key),), str(key), SECTIONS) for key in keys if key not in SECTIONS]
    changes: dict[str, Any] = {}
    lines: dict[str, Any] = {}
    for section, name, value in _entries(keys, faults):
        path = (section, name)
        if section == "colors":
            color = normal(value) if isinstance(value, str) else None
            if color is None:
                faults.append(Fault(path, f"`{value}` is no colour: write `#rrggbb` or `#rgb`, in quotes"))
            elif name in DASHES:
                lines[name] = replace(lines.get(name, base.relation(name)), color=color)
            else:
                changes[COLORS[name].field] = color
        elif section == "dashes":
            dash = "" if value == "solid" else str(value).strip()
            if dash and not _DASHES.fullmatch(dash):
                said = f"`{value}` are no dashes: write lengths of stroke and gap such as `7 4`, or `solid`"
                faults.append(Fault(path, said))
            else:
                style = "dashed" if dash else "solid"
                lines[name] = replace(lines.get(name, base.relation(name)), dash=dash, dot_style=style)
        else:
            size = SIZES[name]
            if isinstance(value, bool) or not isinstance(value, int | float) or not size.least <= value <= size.most:
                said = f"`{value}` is no size for `{name}`: write a number from {size.least:g} to {size.most:g}"
                faults.append(Fault(path, said))
            else:
                changes[size.field] = float(value)
    look = replace(base, **changes, **lines)
    if dark is not None:
        look = replace(look, in_dark=dark)
    if look.in_dark is not None:
        look = replace(look, in_dark=_colored(look, replace(look.in_dark, in_dark=None)))
    return look, faults


def _colored(look: Look, other: Look) -> Look:
    """Return a look in the colours of another."""
    colors: dict[str, Any] = {
        name.field: getattr(other, name.field) for key, name in COLORS.items() if key not in DASHES
    }
    lines: dict[str, Any] = {key: replace(look.relation(key), color=other.relation(key).color) for key in DASHES}
    return replace(look, in_dark=None, **colors, **lines)


def _entries(keys: dict[str, Any], faults: list[Fault]) -> Iterator[tuple[str, str, Any]]:
    for section, known in (("colors", COLORS), ("dashes", DASHES), ("sizes", SIZES)):
        table = keys.get(section)
        if table is None:
            continue
        if not isinstance(table, dict):
            faults.append(Fault((section,), f"`{section}` is a table of names and values"))
            continue
        for name, value in table.items():
            if name in known:
                yield section, name, value
            else:
                faults.append(_unknown((section, str(name)), str(name), tuple(known)))


def _unknown(path: tuple[str, ...], name: str, known: tuple[str, ...]) -> Fault:
    where = f"`{path[0]}`" if len(path) > 1 else "a theme"
    return Fault(path, f"{where} has no `{name}`", name, known)


def warnings(look: Look) -> list[str]:
    """Say which texts and lines of a look are hard to see, each on the ground where it is hardest.

    WCAG 2.2, level AA, wants a contrast of 4.5 to 1 for texts and of 3 to 1 for lines that mean something.
    """
    names = {getattr(look, name.field): key for key, name in reversed(COLORS.items()) if key not in DASHES}
    names = {look.relation(key).color: key for key in DASHES} | names
    found = []
    for what, least, pairs in (("text", AA_TEXT, look.text_colors()), ("a line", AA_LINE, look.line_colors())):
        for color in dict.fromkeys(color for color, _ in pairs):
            ratio, ground = min((contrast(color, ground), ground) for one, ground in pairs if one == color)
            if ratio < least:
                found.append(
                    f"`{names.get(color, color)}` ({color}) on `{names.get(ground, ground)}` ({ground}) has a contrast "
                    f"of {ratio:.1f} to 1, less than {least:g}: {what} is hard to see"
                )
    return found + ([] if look.in_dark is None else [f"in dark: {said}" for said in warnings(look.in_dark)])
