"""What a picture looks like: colours, lines, sizes. One calm light theme; a theme is one `Look`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Head = Literal["triangle", "bar", "diamond", "none"]

FONT_FAMILY = '"Liberation Sans", Arimo, Helvetica, Arial, sans-serif'
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


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, fonts and sizes (in SVG user units, which are points in Graphviz)."""

    background: str = "#ffffff"
    ink: str = "#1c2733"
    faint_ink: str = "#4d5b69"
    claim_fill: str = "#ffffff"
    other_fill: str = "#eef3f8"
    nobody_fill: str = "#f5f2ec"
    main_fill: str = "#fff3d1"
    box_stroke: str = "#54657a"
    weak_stroke: str = "#7b8794"
    main_stroke: str = "#7a5200"
    reject_stroke: str = "#b84300"
    group_fill: str = "#f7f8fa"
    group_stroke: str = "#c3ccd5"
    tie_color: str = "#5a4a78"
    # Okabe and Ito's colours (2008), which people with any colour vision tell apart.
    support: LineLook = field(default=LineLook("#009e73", "", "triangle", "solid", "normal"))
    rebut: LineLook = field(default=LineLook("#d55e00", "7 4", "bar", "dashed", "tee"))
    undercut: LineLook = field(default=LineLook("#0072b2", "1.5 3.5", "diamond", "dotted", "odiamond"))

    text_size: float = 12.0
    caption_size: float = 10.0
    main_size: float = 13.5
    title_size: float = 18.0
    leading: float = 1.3
    """Line height as a multiple of the font size."""
    claim_width: float = 190.0
    main_width: float = 250.0
    """Width to which a claim's text is wrapped."""
    pad_x: float = 11.0
    pad_y: float = 8.0
    margin: float = 20.0
    rank_gap: float = 30.0
    node_gap: float = 18.0
    line_width: float = 1.6

    def relation(self, relation: str) -> LineLook:
        """Return the line of `support`, `rebut` or `undercut`."""
        return self.support if relation == "support" else self.rebut if relation == "rebut" else self.undercut

    def box(self, kinds: tuple[str, ...]) -> BoxLook:
        """Return the box of a claim of these kinds.

        A claim that the author stands behind has round corners; what is merely reported, doubted or rejected has
        square ones. Dashed: unsaid. Tinted: another's voice. Double: granted or rejected.
        """
        committed = not {"reported", "doubted", "rejected"} & set(kinds)
        main = "main" in kinds
        other = self.other_fill if "voice-other" in kinds else self.nobody_fill if "unattributed" in kinds else ""
        stroke = self.main_stroke if main else self.box_stroke if committed else self.weak_stroke
        return BoxLook(
            fill=self.main_fill if main else other or self.claim_fill,
            stroke=self.reject_stroke if "rejected" in kinds else stroke,
            width=2.6 if main else 1.1,
            dash="5 3.5" if "implicit" in kinds else "",
            rounded=committed,
            double="granted" in kinds or "rejected" in kinds,
            corners="doubted" in kinds,
        )

    def text_colors(self) -> list[tuple[str, str]]:
        """Return every (text colour, ground) that a picture may have, for a test of their contrast."""
        grounds = [self.background, self.claim_fill, self.other_fill, self.nobody_fill, self.main_fill, self.group_fill]
        return [(ink, ground) for ink in (self.ink, self.faint_ink) for ground in grounds]


DEFAULT = Look()
