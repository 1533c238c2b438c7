"""What the server asks of the process that draws, and what it hears from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from argmap.diagnostics import Selection
    from argmap.drawing.fit import Memory
    from argmap.drawing.options import Options

Kind = Literal["draw", "check", "refine"]
"""`draw`: a picture soon, and findings; `check`: findings alone; `refine`: a better picture, if there is one."""
KINDS: tuple[Kind, ...] = ("draw", "check", "refine")
"""What comes first comes before others."""


class Checking(NamedTuple):
    """What of a map is reported, as for `argmap check`."""

    selection: Selection
    sources: str | None = None
    longest: int = 40


class Job(NamedTuple):
    """One thing to do for one map."""

    kind: Kind
    file: str
    """The map's file, relative to the folder that is served."""
    options: Options
    checking: Checking
    memory: Memory | None = None


class Place(NamedTuple):
    """Where something stands: the file, relative to the folder that is served, line and column from 1."""

    file: str
    line: int
    column: int


class Picture(NamedTuple):
    """The page of a map; None where Graphviz failed, which `failure` tells."""

    page: str | None
    failure: str
    places: dict[str, Place]
    """`claim-ID` and `argument-NAME`, as in the page's addresses, → where it stands."""
    memory: Memory


class Findings(NamedTuple):
    """What was found in a map."""

    title: str
    claims: int
    readable: bool
    counts: dict[str, int]
    """error, warning, note → how many."""
    listed: list[dict[str, Any]]
    """The first of them, errors before all others."""
    files: list[str]
    """All files that the map was made of or would be, in full."""


class Lost(NamedTuple):
    """A job that came to no end: why."""

    reason: str


Heard = Picture | Findings | Lost
