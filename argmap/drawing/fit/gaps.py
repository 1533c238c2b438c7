"""The distances in an arrangement, and which arrangements are tried."""

from __future__ import annotations

from dataclasses import dataclass

HEADING = 22.0
"""Height of a frame's heading."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Distances, in user units."""

    column: float = 13.0
    """Between columns beneath one claim."""
    row: float = 11.0
    """Between what stands in one column."""
    level: float = 17.0
    """Between a claim and what leads to it: a head, and a turn."""
    straight: float = 4.0
    """What of that is not needed where the line makes no turn."""
    joint: float = 9.0
    """Between a joint and its premises."""
    frame: float = 14.0
    """Between frames, and trees."""
    inset: float = 8.0
    """Inside a frame's border."""
    spine: float = 14.0
    tray: float = 3.0
    """Around the cells of a tray, and between them."""
    mode: float = 10.0
    """What the word at a premise's end of a line takes."""
    track: float = 15.0
    """Between lines of two relations in one column: their heads stand side by side."""
    beside: float = 24.0
    """Between a joint and the line of an undercut that meets it from the side."""


@dataclass(frozen=True, slots=True)
class Style:
    """Which arrangements are tried."""

    columns: bool = True
    trays: bool = True
    gaps: Gaps = Gaps()
