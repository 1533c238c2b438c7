"""The names that a theme may set, each with what it is; the documentation's table is tested against them."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """A name in a theme: the field of `Look` that it sets, and what it means."""

    field: str
    meaning: str


COLORS: dict[str, Name] = {
    "background": Name("background", "behind everything"),
    "ink": Name("ink", "texts"),
    "faint-ink": Name("faint_ink", "lines above and below a claim's text, legend, headings of groups"),
    "claim": Name("claim_fill", "a claim's box"),
    "other-voice": Name("other_fill", "the box of a claim in another's voice"),
    "unattributed": Name("nobody_fill", "the box of a claim that is nobody's in particular"),
    "main": Name("main_fill", "the box of a main conclusion"),
    "box-line": Name("box_stroke", "border of a claim"),
    "weak-line": Name("weak_stroke", "border of a claim that the author reports or doubts"),
    "main-line": Name("main_stroke", "border of a main conclusion"),
    "rejected-line": Name("reject_stroke", "border of a claim that the author rejects"),
    "voice-bar": Name("voice_stroke", "the bar beside a claim in another's voice"),
    "group": Name("group_fill", "a group's area"),
    "group-line": Name("group_stroke", "a group's frame, and the line above the legend"),
    "tie": Name("tie_color", "contraries, and claims that say the same"),
    "support": Name("support", "support"),
    "rebut": Name("rebut", "rebuttal"),
    "undercut": Name("undercut", "undercut"),
}
"""Colours: `#rgb` or `#rrggbb`."""

DASHES: dict[str, Name] = {
    "support": Name("support", "support"),
    "rebut": Name("rebut", "rebuttal"),
    "undercut": Name("undercut", "undercut"),
}
"""Dashes of lines: lengths of stroke and gap, such as `7 4`, or `solid`."""


class Size(NamedTuple):
    """A size in a theme: the field of `Look`, the least and the most, and what it means."""

    field: str
    least: float
    most: float
    meaning: str


SIZES: dict[str, Size] = {
    "text": Size("text_size", 6, 16, "a claim's text and title"),
    "caption": Size("caption_size", 5, 14, "the line above a text, labels at joints, legend"),
    "main": Size("main_size", 6, 22, "a main conclusion's text"),
    "title": Size("title_size", 6, 36, "the map's title"),
    "line": Size("line_width", 0.5, 2.5, "width of the lines between claims"),
    "border": Size("box_width", 0.3, 2, "width of a claim's border; a main conclusion's is 2.4 times that"),
}
"""Sizes in points, as the picture is at its own scale."""

SECTIONS = ("extends", "dark", "colors", "dashes", "sizes")
"""What a theme may have at its top."""
