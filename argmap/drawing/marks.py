"""Marks on a picture: what a claim, an argument, a premise or a tie is beside what the map says of it.

What a mark means is for whoever draws: added and removed between two versions of a map, or in and out in a scenario.
Plain data comes in (id → key of a mark); a mark has a sign and a word of its own, so that nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from argmap.drawing.colors import mixed, readable
from argmap.drawing.look import BoxLook, Look


@dataclass(frozen=True, slots=True)
class Mark:
    """How something marked is drawn, and what the legend says of it."""

    key: str
    """Its name: the attribute `data-mark` in the SVG."""
    sign: str
    """One character: `+`."""
    word: str
    text: str
    """The line of the legend."""
    color: str
    """Of the sign and the border, `#rrggbb`; where it could not be read, a picture moves it toward the ink."""
    width: float | None = None
    """Width of a box's border; None leaves it as it is."""
    thicker: float = 1.0
    """How many times as thick lines are."""
    dash: str = ""
    """Dashes for what would be drawn solid."""
    faded: bool = False
    tint: float = 0.0
    """How much of its colour a box's ground has, 0 to 1."""

    @property
    def label(self) -> str:
        """The sign and the word, as they stand in a box and at a joint."""
        return f"{self.sign} {self.word}".strip()

    def box(self, style: BoxLook, look: Look) -> BoxLook:
        """Return how a marked box is drawn that unmarked would be drawn so."""
        return replace(
            style,
            stroke=look.weak_stroke if self.faded else self.color,
            fill=look.background if self.faded else self._fill(style.fill, look),
            width=style.width if self.width is None else max(self.width, style.width),
            dash=self.dash or style.dash,
        )

    def _fill(self, fill: str, look: Look) -> str:
        return mixed(self.color, look.claim_fill, self.tint) if self.tint else fill

    def line(self, color: str, look: Look) -> str:
        """Return the colour of a marked line that unmarked has this colour."""
        return mixed(color, look.background) if self.faded else color


class Line(NamedTuple):
    """A line below the title of a picture, and where it leads: an address, or nowhere."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked with what: keys of `looks`. What a picture does not show is passed over."""

    looks: Mapping[str, Mark]
    """Key → mark, in the order of the legend."""
    claims: Mapping[str, str] = field(default_factory=dict)
    """Claim → key."""
    arguments: Mapping[int, str] = field(default_factory=dict)
    """Place in the map's list of arguments → key."""
    premises: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    """(argument, claim, mode) → key, where a premise is marked on its own."""
    ties: Mapping[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    """(`contraries` or `same`, both claims) → key."""
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Claim → lines that stand small below its text."""
    argument_notes: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Argument → lines that its tooltip ends with."""
    origins: Mapping[int, tuple[int, ...]] | None = None
    """Argument → its places in the whole map (several, where they are drawn as one); None for the whole map itself."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Claim → where its box leads, rather than to its passage: to another page of the map."""
    partial: bool = False
    """Whether the map is a part of another: then only what it names as main conclusion is drawn as one."""
    lines: Sequence[Line] = ()
    """Below the title: what the picture shows of the map, and where the rest is."""

    def readable(self, look: Look) -> Marks:
        """Return the marks in colours that can be read on every ground of a look."""
        grounds = look.grounds()
        looks = {key: replace(mark, color=readable(mark.color, grounds, look.ink)) for key, mark in self.looks.items()}
        return replace(self, looks=looks)

    def origin(self, index: int) -> tuple[int, ...]:
        """Return where an argument stands in the whole map: its place, or those of all that it was made of."""
        return (index,) if self.origins is None else self.origins.get(index, ())

    def claim(self, name: str) -> Mark | None:
        """Return the mark of a claim."""
        return self.looks.get(self.claims.get(name, ""))

    def argument(self, index: int) -> Mark | None:
        """Return the mark of an argument."""
        return self.looks.get(self.arguments.get(index, ""))

    def premise(self, index: int, claim: str, mode: str) -> Mark | None:
        """Return the mark of a premise: its own, else none."""
        return self.looks.get(self.premises.get((index, claim, mode), ""))

    def tie(self, kind: str, first: str, second: str) -> Mark | None:
        """Return the mark of a tie between two claims."""
        return self.looks.get(self.ties.get((kind, frozenset((first, second))), ""))


NO_MARKS = Marks({})

ADDED = Mark("added", "+", "added", "added", "#17692f", width=3.2, thicker=2.0)
REMOVED = Mark("removed", "−", "removed", "removed", "#4d5b69", dash="2.5 4", faded=True)
CHANGED = Mark("changed", "~", "changed", "changed", "#7a2f8f", width=2.0, thicker=1.4)
DIFFERENCE = {mark.key: mark for mark in (ADDED, REMOVED, CHANGED)}
"""The marks of a picture of two versions of a map."""
