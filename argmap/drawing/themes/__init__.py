"""Themes: the built-in ones, each a file of names and values beside this one, and what anyone writes like them.

`light` is `Look` as it is; every other theme says what it has from another and what it sets itself.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from argmap.drawing.look import DEFAULT, Look
from argmap.drawing.themes.theme import Fault, theme, warnings

THEMES: tuple[str, ...] = ("light", "dark", "auto", "print", "high-contrast")

__all__ = ["THEMES", "Fault", "builtin", "from_data", "look_of", "warnings"]


@cache
def builtin(name: str) -> Look:
    """Return a built-in theme. Raises KeyError for a name that is none of THEMES."""
    if name not in THEMES:
        raise KeyError(name)
    if name == "light":
        return DEFAULT
    import tomllib

    data = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    look, faults = from_data(data)
    assert not faults, faults
    return look


def look_of(theme: str | Look) -> Look:
    """Return the look of a built-in theme, or the look itself. Raises ValueError for a name that is no theme."""
    if isinstance(theme, Look):
        return theme
    if theme not in THEMES:
        raise ValueError(f"unknown theme {theme!r}: one of {', '.join(THEMES)}")
    return builtin(theme)


def from_data(data: object) -> tuple[Look, list[Fault]]:
    """Return the look of a theme given as plain data, and what is wrong with it: what is wrong is left out. Linear."""
    keys: dict[str, Any] = data if isinstance(data, dict) else {}
    faults = [] if isinstance(data, dict) else [Fault((), "a theme is a table of names: extends, dark, colors, …")]
    bases: dict[str, Look] = {}
    for key in ("extends", "dark"):
        name = keys.get(key, "light" if key == "extends" else None)
        if isinstance(name, str) and name in THEMES:
            bases[key] = builtin(name)
        elif name is not None:
            said = f"`{key}` names a built-in theme ({', '.join(THEMES)}), not `{name}`"
            faults.append(Fault((key,), said, str(name), THEMES))
    look, more = theme(keys, bases.get("extends", DEFAULT), bases.get("dark"))
    return look, faults + more
