"""Our own SVG as PDF: vector drawing, text that can be searched and selected, links, bookmarks.

A page is an SVG of this package. What counts is its presentation attributes, given or inherited: style sheets are not
read, and of `var(--name, value)` the value is taken. Of links (`<a href="…">`), three kinds are kept:

- `https:`, `http:` and `mailto:` lead there;
- `#page:NAME`, and a relative address whose last part is `NAME.svg` or ends in `-NAME.svg`, leads to the page of that
  name (`PdfPage.name`) in the same PDF;
- `#ID` leads to the element of that id on the same page, or else on the first page that has it.

All others, `javascript:` among them, become plain text. The same pages give the same bytes, as no date is written.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

LARGEST = 1.5
"""How many times its own size a picture may have on a page that is larger than it."""
MOST = 14_400.0
"""Points a side that a PDF's page may have; a larger picture is scaled down to it."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: a picture and what it is called."""

    svg: str
    name: str = ""
    """What links call it: unique among the pages."""
    title: str = ""
    """Its bookmark; without one it has none."""
    size: tuple[float, float] | None = None
    """Width and height in points, on which the picture is fitted and centred; None for the picture's own size."""
    margin: float = 0.0
    """Points on each side of such a page that stay empty."""


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = ""
    """A BCP 47 tag."""


def pdf(pages: Sequence[PdfPage], about: About | None = None, remarks: list[str] | None = None) -> bytes:
    """Return pages as one PDF. One unit of a picture is one point, unless its page has a size or it is too large.

    What the user should be told, characters for which there is no font, is added to `remarks`.

    Linear in the size of the pictures. Raises ValueError without pages, ElementTree.ParseError for what is no XML.
    """
    if not pages:
        raise ValueError("a PDF needs a page")
    from argmap.drawing.pdf.canvas import Canvas
    from argmap.drawing.pdf.links import Links
    from argmap.drawing.pdf.painter import Painter
    from argmap.drawing.typefaces import remark

    about = about or About()
    canvas = Canvas()
    canvas.set_title(about.title)
    canvas.set_author(about.author)
    canvas.set_subject(about.subject)
    canvas.set_keywords(about.keywords)
    canvas.set_creator("argmap")
    canvas.set_lang(about.language or "en")
    canvas.set_creation_date(datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC))
    canvas.set_display_mode("fullpage", "single")
    links = Links([page.name for page in pages])
    painter = Painter(canvas, links)
    for page in pages:
        painter.page(page.svg, page.size, page.margin)
        if page.title:
            canvas.set_xy(0, 0)
            canvas.start_section(page.title)
    links.tie(canvas)
    if remarks is not None and canvas.lost:
        remarks.append(remark(canvas.lost, []))
    return bytes(canvas.output())
