"""A theme by its name or from its file: read, checked, and told what is wrong with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.drawing import Options
    from argmap.drawing.look import Look

_SUFFIXES = (".yaml", ".yml", ".toml")


class ThemeError(ValueError):
    """A theme that cannot be used; says what is wrong, a line each: `mine.yaml:3:5: …`."""


def load_theme(path: str | os.PathLike[str]) -> tuple[Look, list[str]]:
    """Return the look that a theme file describes, and what in it is hard to see (too little contrast).

    Raises ThemeError, which tells all faults of the file at once.
    """
    from argmap.diagnostics.near import did_you_mean, near
    from argmap.drawing.themes import from_data, warnings
    from argmap.reading.theme_file import read_theme_file

    try:
        file = read_theme_file(Path(path))
    except OSError as error:
        raise ThemeError(f"{path}: cannot be opened: {error.strerror or error}") from None
    told = list(file.faults)
    look, faults = from_data(file.data)
    for fault in faults:
        place = file.places.get(fault.path) or file.places.get(fault.path[:1]) or (1, 1)
        told.append((place, fault.message + did_you_mean(near(fault.found, fault.known))))
    if told:
        raise ThemeError("\n".join(f"{path}:{line}:{column}: {message}" for (line, column), message in sorted(told)))
    return look, [f"{path}: {said}" for said in warnings(look)]


def theme_of(name: str) -> tuple[str | Look, list[str]]:
    """Return a built-in theme's name as it is, or the look of a theme file, with what in it is hard to see.

    Raises ThemeError for what is neither.
    """
    from argmap.diagnostics.near import did_you_mean, near
    from argmap.drawing.themes import THEMES

    if name in THEMES:
        return name, []
    if name.lower().endswith(_SUFFIXES) or os.sep in name or Path(name).is_file():
        return load_theme(name)
    guess = did_you_mean(near(name, THEMES))
    raise ThemeError(f"`{name}` is no theme ({', '.join(THEMES)}, or a .yaml or .toml file){guess}")


def look_for(theme: str | Look) -> Look:
    """Return the look of a theme, by its name or from its file. Raises ThemeError for what is none."""
    from argmap.drawing.themes import look_of

    return look_of(theme_of(theme)[0] if isinstance(theme, str) else theme)


def themed(options: Options) -> Options:
    """Return options whose theme is one that the drawing knows: a file's is read. Raises ThemeError."""
    if not isinstance(options.theme, str):
        return options
    return replace(options, theme=theme_of(options.theme)[0])
