"""A block to its picture, or to what is wrong with it: with places in the page, where the map stands in the page."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Position, SourceText, Span
from argmap.diagnostics.reporters import report
from argmap.drawing import Options
from argmap.integrations.block import Block, BlockError, read_block


class Fault(NamedTuple):
    """What is wrong with a block, in one line, and where: line and column from 1."""

    message: str
    file: str
    line: int
    column: int | None = None

    def __str__(self) -> str:
        column = "" if self.column is None else f":{self.column}"
        return f"{self.file}:{self.line}{column}: {self.message}"


@dataclass
class Drawn:
    """What came of a block: an SVG, or why there is none."""

    block: Block | None = None
    svg: str | None = None
    title: str = ""
    faults: list[Fault] = field(default_factory=list)
    told: str = ""
    """The faults with an excerpt of the text."""
    files: tuple[str, ...] = ()
    """The files that were read: when one changes, the picture does."""

    @property
    def caption(self) -> str | None:
        """The caption that was asked for."""
        return self.block.caption if self.block is not None else None

    def png(self) -> bytes:
        """Return the picture as PNG. Raises EngineError for one that is too large."""
        from argmap.drawing.png import png

        assert self.svg is not None
        return png(self.svg)

    def pdf(self) -> bytes:
        """Return the picture as a PDF of one page, as large as the picture."""
        from argmap.drawing.pdf import About, pdf
        from argmap.drawing.pdf.about import sheet

        assert self.svg is not None
        return pdf([sheet(self.svg, "screen")], About(title=self.title))


@dataclass(frozen=True, slots=True)
class Page:
    """Where a block stands."""

    name: str
    """What the page is called in messages."""
    folder: Path = Path()
    """What the paths of files are relative to."""


def drawn(
    body: str, page: Page, first: int = 0, given: Mapping[str, str] | None = None, opening: int | None = None
) -> Drawn:
    """Draw a block whose text begins in line `first` (from 0) of a page. Never raises for what is in it.

    `given` are options that stand outside of the text; `opening`, the line in which they do, that before the text.
    """
    opening = max(first - 1, 0) if opening is None else opening
    opened = Fault("", page.name, opening + 1)
    try:
        block = read_block(body, given)
    except BlockError as error:
        line = opening if error.line < 0 else first + error.line
        return _told(Drawn(faults=[Fault(str(error), page.name, line + 1)]))
    if block.file is not None:
        found = _from_file(block, page, opened)
    else:
        found = _from_text(block, page, first + block.line, opened)
    found.block = block
    return found if found.told or not found.faults else _told(found)


def _told(found: Drawn) -> Drawn:
    found.told = "\n".join(map(str, found.faults))
    return found


def _from_file(block: Block, page: Page, opened: Fault) -> Drawn:
    from argmap.picturing import draw_file
    from argmap.theming import ThemeError

    assert block.file is not None
    path = page.folder / block.file
    try:
        # A page may show any map that its author can read, and what that includes.
        made = draw_file(path, "svg", allow_outside=True, options=_themed(block, page))
    except ThemeError as error:
        return Drawn(faults=_at(opened, str(error)), files=(str(path),))
    files = made.files or (str(path),)
    if made.unread:
        return Drawn(faults=_at(opened, f"`{block.file}`: {made.diagnostics[0].message}"), files=files)
    if made.diagnostics:
        return _faulty(made.diagnostics, made.sources, files)
    if made.failure or made.picture is None:
        return Drawn(faults=_at(opened, made.failure), files=files)
    assert isinstance(made.picture, str)
    return Drawn(svg=made.picture, title=_title(made.picture), files=files)


def _from_text(block: Block, page: Page, before: int, opened: Fault) -> Drawn:
    from argmap.checking import errors_of
    from argmap.drawing import EngineError
    from argmap.picturing import render
    from argmap.reading.document import read_string
    from argmap.theming import ThemeError

    # With as many empty lines before it as the page has, the map's places are those in the page.
    document = read_string("\n" * before + (block.text or ""), page.name)
    found = [*document.diagnostics] or errors_of(document)
    if document.map is not None and document.map.include:
        return Drawn(faults=_at(opened, "a map in a page includes no other; put it in a file, named with `file`"))
    if found or document.map is None:
        return _faulty([_below(before, each) for each in found], {document.name: document.source}, ())
    try:
        svg = render(document.map, "svg", options=_themed(block, page))
    except LookupError as error:
        return Drawn(faults=_at(opened, str(error.args[0])))
    except (EngineError, ThemeError) as error:
        return Drawn(faults=_at(opened, str(error)))
    return Drawn(svg=svg, title=document.map.title)


def _below(before: int, found: Diagnostic) -> Diagnostic:
    """Return a fault of a map as a whole, whose place is the beginning of the page, at the map's first line."""
    if found.span.start.line >= before:
        return found
    at = Position(before, 0)
    return found._replace(span=Span(found.span.file, at, at))


def _at(opened: Fault, said: str) -> list[Fault]:
    """Return what is told at the block itself: that what it asks for is not there, or cannot be made."""
    return [opened._replace(message=line) for line in said.splitlines()]


def _themed(block: Block, page: Page) -> Options:
    """Return the options of a block, a theme's file found beside the page."""
    theme = block.options.theme
    file = page.folder / str(theme)
    return replace(block.options, theme=os.fspath(file)) if file.is_file() else block.options


def _faulty(found: list[Diagnostic], sources: dict[str, SourceText], files: tuple[str, ...]) -> Drawn:
    faults = [
        Fault(f"{each.message} ({each.code} {each.slug})", each.span.file, each.span.start.line + 1,
              each.span.start.column + 1)
        for each in found
    ]  # fmt: skip
    return Drawn(faults=faults, told=report("text", found, sources).strip("\n"), files=files)


def _title(svg: str) -> str:
    match = re.search(r"<title[^>]*>(.*?)</title>", svg, re.DOTALL)
    return unescape(match[1]) if match else ""
