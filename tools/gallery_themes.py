"""docs/gallery.md: every map in every theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import argmap
from argmap.analysis.compare import compare
from argmap.comparing import picture
from argmap.drawing.themes import THEMES
from argmap.reading import Document

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FOLDER = DOCS / "gallery"

_OPENING = """\
# The maps in every theme

<!-- Made by `python -m tools.make_gallery`; do not edit by hand. -->

Each map of [maps/](../maps/README.md), drawn by `argmap render --theme NAME` for a screen: click a picture to
see it in full size. `auto` is light or dark as your system is set: here it looks like one of the two.
[Themes](themes.md) says what each is for and how to make one of your own,
[how to read a picture](pictures.md) what the signs mean.
"""
_COMPARED = "Who says what in the debate"
_COMPARE = "The heat map of `argmap compare --theme NAME`: the more firmly said, the deeper the colour."
_SAYS = {
    "light": "the default",
    "dark": "for dark rooms and dark pages",
    "auto": "as the reader's system is",
    "print": "without colour: lines and shapes say it all",
    "high-contrast": "for tired eyes and poor projectors",
}


def page(documents: Sequence[Document]) -> str:
    """Return the text of docs/gallery.md."""
    titled = [(_title(document), _stem(document)) for document in documents]
    debates = [document for document in documents if document.included]
    sections = [*titled, *((_COMPARED, f"{_stem(document)}-compare") for document in debates)]
    contents = " ·\n".join(f"[{stem}](#{anchor(stem)})" for _, stem in sections)
    blocks = [_OPENING.rstrip("\n"), f"Contents: {contents}"]
    for title, stem in sections:
        blocks += [f"## {stem}", f"{_COMPARED}.\n{_COMPARE}" if title == _COMPARED else title]
        for theme in THEMES:
            place = _place(stem, theme)
            blocks += [f"**{theme}**, {_SAYS[theme]}", f"[![in {theme}]({place})]({place})"]
    return "\n\n".join(blocks) + "\n"


def pictures(documents: Iterable[Document]) -> dict[Path, str]:
    """Return each picture of docs/gallery → SVG; those in `light` stand in maps/pictures."""
    found: dict[Path, str] = {}
    for document in documents:
        for theme in THEMES:
            if theme == "light":
                continue
            found[FOLDER / f"{_stem(document)}-{theme}.svg"] = argmap.render(str(document.path), theme=theme)
            if document.included:
                drawn = picture(compare(document), theme=theme)
                found[FOLDER / f"{_stem(document)}-compare-{theme}.svg"] = drawn
    return found


def _title(document: Document) -> str:
    assert document.map is not None
    return document.map.title


def anchor(title: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _place(stem: str, theme: str) -> str:
    return f"../maps/pictures/{stem}.svg" if theme == "light" else f"gallery/{stem}-{theme}.svg"


def _stem(document: Document) -> str:
    return Path(str(document.path)).stem
