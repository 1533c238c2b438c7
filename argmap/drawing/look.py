"""What a picture looks like: colours, lines, sizes. A theme is one `Look`; these values are the theme `light`.

What a thing is never hangs on colour: relations differ in dashes and heads, boxes in corners, borders and bars.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Head = Literal["triangle", "bar", "diamond", "none"]

DOT_FONTS = "Liberation Sans,Arimo,Helvetica,Arial,DejaVu Sans,sans-serif"


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a relation is drawn: it differs from the others in colour, in dashes and in its head."""

    color: str
    dash: str
    """SVG dash array, empty for a solid line."""
    head: Head
    dot_style: str
    dot_head: str


@dataclass(frozen=True, slots=True)
class BoxLook:
    """How a claim's box is drawn."""

    fill: str
    stroke: str
    width: float = 1.0
    dash: str = ""
    rounded: bool = True
    double: bool = False
    corners: bool = False
    """Small lines across the corners."""
    bar: str | None = None
    """Dashes of the upright bar at the left, as beside a quotation; empty for a solid one, None for no bar."""
    bar_color: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, fonts and sizes (in SVG user units, which are points in Graphviz)."""

    background: str = "#ffffff"
    ink: str = "#17212b"
    faint_ink: str = "#4f5d6b"
    claim_fill: str = "#ffffff"
    other_fill: str = "#eef2f7"
    nobody_fill: str = "#f4f1ea"
    main_fill: str = "#ffefc4"
    box_stroke: str = "#76879a"
    weak_stroke: str = "#7b8794"
    main_stroke: str = "#805600"
    reject_stroke: str = "#b84300"
    voice_stroke: str = "#5b6f86"
    group_fill: str = "#f7f9fb"
    group_stroke: str = "#d3dae2"
    tie_color: str = "#5f4b8b"
    # Okabe and Ito's colours (2008), which people with any colour vision tell apart.
    support: LineLook = field(default=LineLook("#009e73", "", "triangle", "solid", "normal"))
    rebut: LineLook = field(default=LineLook("#d55e00", "7 4", "bar", "dashed", "tee"))
    undercut: LineLook = field(default=LineLook("#0072b2", "1.5 3.5", "diamond", "dotted", "odiamond"))
    in_dark: Look | None = None
    """The look for a reader who has set the screen to dark; same sizes, other colours."""

    text_size: float = 12.0
    caption_size: float = 10.0
    main_size: float = 13.5
    title_size: float = 21.0
    leading: float = 1.3
    """Line height as a multiple of the font size."""
    claim_width: float = 190.0
    main_width: float = 250.0
    """Width to which a claim's text is wrapped."""
    pad_x: float = 12.0
    pad_y: float = 9.0
    margin: float = 24.0
    rank_gap: float = 30.0
    node_gap: float = 18.0
    line_width: float = 1.6
    box_width: float = 1.0
    """Width of a claim's border; a main conclusion's is 2.4 times as wide."""

    def relation(self, relation: str) -> LineLook:
        """Return the line of `support`, `rebut` or `undercut`."""
        return self.support if relation == "support" else self.rebut if relation == "rebut" else self.undercut

    def box(self, kinds: tuple[str, ...]) -> BoxLook:
        """Return the box of a claim of these kinds.

        A claim that the author stands behind has round corners; what is merely reported, doubted or rejected has
        square ones. Dashed: unsaid. Double: granted or rejected. A bar at the left, and a tint: another's voice; with
        the author's voice beside it, the bar is broken and there is no tint; dotted: nobody's in particular.
        """
        committed = not {"reported", "doubted", "rejected"} & set(kinds)
        main = "main" in kinds
        other = self.other_fill if "voice-other" in kinds else self.nobody_fill if "unattributed" in kinds else ""
        stroke = self.main_stroke if main else self.box_stroke if committed else self.weak_stroke
        return BoxLook(
            fill=self.main_fill if main else other or self.claim_fill,
            stroke=self.reject_stroke if "rejected" in kinds else stroke,
            width=self.box_width * (2.4 if main else 1.0),
            dash="5 3.5" if "implicit" in kinds else "",
            rounded=committed,
            double="granted" in kinds or "rejected" in kinds,
            corners="doubted" in kinds,
            bar=next((_BARS[kind] for kind in kinds if kind in _BARS), None),
            bar_color=self.voice_stroke,
        )

    def grounds(self) -> list[str]:
        """Return every ground that text and lines may stand on."""
        return [self.background, self.claim_fill, self.other_fill, self.nobody_fill, self.main_fill, self.group_fill]

    def text_colors(self) -> list[tuple[str, str]]:
        """Return every (text colour, ground) that a picture may have, for a test of their contrast."""
        return [(ink, ground) for ink in (self.ink, self.faint_ink) for ground in self.grounds()]

    def line_colors(self) -> list[tuple[str, str]]:
        """Return every (line or border that means something, ground beside it) that a picture may have."""
        lines = [self.support.color, self.rebut.color, self.undercut.color, self.tie_color]
        borders = [self.box_stroke, self.weak_stroke, self.main_stroke, self.reject_stroke]
        outside = [(line, ground) for line in lines + borders for ground in (self.background, self.group_fill)]
        return outside + [(self.voice_stroke, ground) for ground in self.grounds()]


_BARS = {"voice-other": "", "voice-shared": "6 3", "unattributed": "1.5 2.5"}

DEFAULT = Look()
