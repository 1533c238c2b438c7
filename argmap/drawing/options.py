"""How a picture is wanted: for which page, in which theme, and what of the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

if TYPE_CHECKING:
    from argmap.drawing.fit import Memory
    from argmap.drawing.look import Look

Engine = Literal["embedded", "system"]
ENGINES: tuple[Engine, ...] = ("embedded", "system")


FITS = ("screen", "a4", "a4-landscape", "letter", "16:9", "none")
"""What a picture can be made to fit, by name; a size in units is written 1200x800."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a map is drawn; nothing chosen, the whole."""

    focus: tuple[str, ...] = ()
    """Claims around which the picture is drawn."""
    depth: int | None = None
    """How many arguments away from the focus; None for all that leads to it."""
    voices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    only_main_line: bool = False
    collapse: tuple[str, ...] = ()
    """Groups that are drawn as one node."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a picture is wanted."""

    engine: Engine = "embedded"
    timeout: float = 30.0
    """Seconds that the layout may take."""
    fit: str = "screen"
    """One of FITS, or a size in units, as 1200x800: for what the layout is chosen. `none`: one plain layout."""
    titles: bool = False
    """Whether a claim that has a title is drawn with that alone, without its text."""
    report: bool = False
    """Whether it is remarked how well the picture fits."""
    theme: str | Look = "light"
    """One of THEMES, or a look of one's own."""
    words: bool = False
    """Whether each argument says at its joint what it does: supports, rebuts, undercuts."""
    view: View = View()
    pages: bool = False
    """Whether a map is drawn as an overview and a page for each part: as several files, or one PDF."""
    scale: float | None = None
    """Of a PNG: pixels a unit of the picture."""
    width: int | None = None
    height: int | None = None
    """Of a PNG: its size in pixels."""
    scenario: str | None = None
    """A scenario whose statuses are drawn; `as-argued` is one."""
    compare: tuple[str, str] | None = None
    """Two scenarios: what changes from the first to the second is drawn."""
    memory: Memory | None = None
    """What is known from the last drawing of the same map; then it is laid out alike, and the memory renewed."""


class Wishes(TypedDict, total=False):
    """The fields of Options as keyword arguments, each of which may be left out."""

    engine: Engine
    timeout: float
    fit: str
    titles: bool
    report: bool
    theme: str | Look
    words: bool
    view: View
    pages: bool
    scale: float | None
    width: int | None
    height: int | None
    scenario: str | None
    compare: tuple[str, str] | None
    memory: Memory | None


def options_of(options: Options | None, **changes: Unpack[Wishes]) -> Options:
    """Return options with some changed. Raises TypeError for a name that Options does not have."""
    return replace(options or Options(), **changes)
