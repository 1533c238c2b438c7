"""docs/gallery.md: every map in every theme."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import argmap
from argmap.drawing.themes import THEMES
from argmap.reading import Document

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FOLDER = DOCS / "gallery"

_OPENING = """\
# The maps in every theme

<!-- Made by `python -m tools.make_gallery`; do not edit by hand. -->

Each map of [maps/](../maps/README.md), drawn by `argmap render --theme NAME` for a screen: click a picture to
see it in full size. `auto` is light or dark as the reader's system is. [Themes](themes.md) says how to make one
of your own.
"""
_SAYS = {
    "light": "the default",
    "dark": "for dark rooms and dark pages",
    "auto": "as the reader's system is",
    "print": "without colour: lines and shapes say it all",
    "high-contrast": "for tired eyes and poor projectors",
}


def page(documents: Iterable[Document]) -> str:
    """Return the text of docs/gallery.md."""
    blocks = [_OPENING.rstrip("\n")]
    for document in documents:
        assert document.map is not None
        stem = _stem(document)
        blocks.append(f"## {document.map.title}")
        for theme in THEMES:
            place = _place(stem, theme)
            blocks += [f"**{theme}**, {_SAYS[theme]}", f"[![{document.map.title}, {theme}]({place})]({place})"]
    return "\n\n".join(blocks) + "\n"


def pictures(documents: Iterable[Document]) -> dict[Path, str]:
    """Return each picture of docs/gallery → SVG; those in `light` stand in maps/pictures."""
    return {
        FOLDER / f"{_stem(document)}-{theme}.svg": argmap.render(str(document.path), theme=theme)
        for document in documents
        for theme in THEMES
        if theme != "light"
    }


def _place(stem: str, theme: str) -> str:
    return f"../maps/pictures/{stem}.svg" if theme == "light" else f"gallery/{stem}-{theme}.svg"


def _stem(document: Document) -> str:
    return Path(str(document.path)).stem
