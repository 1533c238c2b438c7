"""A filter of Pandoc, for Quarto too: code blocks of the class `argmap` become pictures.

    pandoc --filter argmap-pandoc -o page.html page.md

HTML has the picture as SVG in the page; LaTeX, Beamer, ConTeXt and PDF get PDFs, Typst SVGs, all others PNGs, as files
in the folder `argmap-pictures` (the metadata `argmap-pictures` name another). Pandoc's tree is plain JSON: it is
walked as such, so that no version of Pandoc is too new for it, and without recursion.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argmap.integrations.drawn import Drawn, Page, drawn
from argmap.integrations.html import figure

Node = dict[str, Any]

_HTML = (
    "html",
    "html4",
    "html5",
    "chunkedhtml",
    "revealjs",
    "slidy",
    "slideous",
    "dzslides",
    "s5",
    "epub",
    "epub2",
    "epub3",
)
_PDF = ("latex", "beamer", "context", "pdf")
_SVG = ("typst",)
FOLDER = "argmap-pictures"
_WIDEST = 640
"""Units (1/96 inch) that a picture may be wide before it is made as wide as the page."""
_FIGURES = [1, 23]
"""The version of Pandoc's types from which on figures are blocks of their own."""


def main() -> None:
    """Run the filter: a tree from standard input to standard output; the form that is written is the argument."""
    try:
        tree = json.loads(sys.stdin.buffer.read().decode())
        blocks = tree["blocks"]
    except (ValueError, TypeError, KeyError, RecursionError):
        sys.stderr.write("argmap-pandoc: this is a filter of Pandoc: pandoc --filter argmap-pandoc …\n")
        sys.exit(2)
    form = sys.argv[1].partition("+")[0].partition("-")[0] if len(sys.argv) > 1 else "html"
    meta = tree.get("meta", {})
    try:
        faults = Filter(form, meta, tree.get("pandoc-api-version", _FIGURES)).run(blocks)
    except OSError as error:
        sys.stderr.write(f"argmap-pandoc: `{error.filename}` cannot be written: {error.strerror}\n")
        sys.exit(2)
    for fault in faults:
        sys.stderr.write(f"[WARNING] argmap: {fault}\n")
    if faults and _text(meta.get("argmap-strict")) == "true":
        sys.stderr.write("argmap-pandoc: there are faults, and `argmap-strict` is set\n")
        sys.exit(1)
    sys.stdout.buffer.write(json.dumps(tree, ensure_ascii=False).encode())


class Filter:
    """Puts pictures in the place of code blocks."""

    def __init__(self, form: str, meta: Node, version: list[int]) -> None:
        """Write for a form of Pandoc's, such as `html`."""
        self.form = form
        self.version = version
        self.folder = _text(meta.get(FOLDER)) or FOLDER
        self.given = {name: said for name in ("theme", "fit") if (said := _text(meta.get(f"argmap-{name}")))}

    def run(self, blocks: list[Any]) -> list[str]:
        """Replace the blocks, in the order of the text, and return what is wrong with them."""
        faults: list[str] = []
        for number, (siblings, index) in enumerate(list(_blocks(blocks)), 1):
            attributes, body = siblings[index]["c"]
            made = self._drawn(attributes, body, number)
            faults += map(str, made.faults)
            siblings[index] = self._block(made, attributes, f"argmap-{number}-{_digest(body)}")
        return faults

    def _drawn(self, attributes: Any, body: str, number: int) -> Drawn:
        given = {**self.given, **{name: value for name, value in attributes[2] if not name.startswith("data-")}}
        place = next((value for name, value in attributes[2] if name == "data-pos"), "")
        position = re.match(r"(?:(.+)@)?(\d+):", place)
        page = Page(f"map {number} of the document")
        if position is None:
            return drawn(body, page, 0, given)
        # `--from commonmark_x+sourcepos` says where blocks stand; the map begins a line below its fence.
        return drawn(body, Page(position[1] or "document"), int(position[2]), given)

    def _block(self, made: Drawn, attributes: Any, name: str) -> Node:
        if self.form in _HTML:
            return _node("RawBlock", ["html", figure(made, name)])
        if made.svg is None:
            told = _node("CodeBlock", [["", [], []], made.told])
            said = _node("Para", [_node("Strong", _inlines("This argument map cannot be drawn."))])
            return _node("Div", [["", ["argmap-error"], []], [said, told]])
        path = self._file(made, made.svg)
        width = float(re.search(r'\bwidth="([\d.]+)"', made.svg)[1])  # type: ignore[index]  # our own SVG
        size = "100%" if width > _WIDEST else f"{width / 96:.2f}in"
        caption = _inlines(made.caption or "")
        alt = caption or _inlines(f"Argument map: {made.title}")
        captioned = bool(caption)
        old = self.version < _FIGURES
        image = _node("Image", [["", [], [["width", size]]], alt, [path, "fig:" if captioned and old else ""]])
        if not captioned or old:
            return _node("Para", [image])
        return _node("Figure", [[attributes[0], [], []], [None, [_node("Plain", caption)]], [_node("Plain", [image])]])

    def _file(self, made: Drawn, svg: str) -> str:
        """Write the picture, unless it is there, and return its path. Its name is that of its content."""
        from argmap.editing.write import write_atomic

        asked = made.block is not None and made.block.format == "png"
        ending = "pdf" if self.form in _PDF and not asked else "svg" if self.form in _SVG and not asked else "png"
        path = Path(self.folder) / f"{_digest(svg)}.{ending}"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, svg if ending == "svg" else made.pdf() if ending == "pdf" else made.png())
        return path.as_posix()


def _blocks(blocks: list[Any]) -> Iterator[tuple[list[Any], int]]:
    """Yield the places of all code blocks `argmap`, in the order of the text."""
    stack: list[Any] = [blocks]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            stack.extend(reversed(each.values()))
        elif isinstance(each, tuple):
            yield each
        elif isinstance(each, list):
            for index in reversed(range(len(each))):
                inner = each[index]
                if isinstance(inner, dict) and inner.get("t") == "CodeBlock" and "argmap" in inner["c"][0][1]:
                    stack.append((each, index))
                elif isinstance(inner, (dict, list)):
                    stack.append(inner)


def _node(kind: str, content: Any) -> Node:
    return {"t": kind, "c": content}


def _inlines(text: str) -> list[Node]:
    found: list[Node] = []
    for word in text.split():
        found += [{"t": "Space"}, _node("Str", word)] if found else [_node("Str", word)]
    return found


def _text(value: Any) -> str:
    """Return what a metadata value says in one word: a text, or true or false."""
    if not isinstance(value, dict):
        return ""
    if value.get("t") == "MetaBool":
        return str(value["c"]).lower()
    if value.get("t") == "MetaString":
        return str(value["c"])
    inlines = value.get("c") if value.get("t") == "MetaInlines" else None
    return "".join(each.get("c", " ") for each in inlines if isinstance(each.get("c", ""), str)) if inlines else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


if __name__ == "__main__":
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    main()
