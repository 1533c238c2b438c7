"""Draws a map as pages: a file for each, or one PDF with them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Unpack
from urllib.parse import quote

from argmap.drawing import Format, Options, Wishes, render
from argmap.drawing.marks import Marks
from argmap.drawing.options import View, options_of
from argmap.drawing.pages import OVERVIEW, Page, pages
from argmap.drawing.views import show
from argmap.model import ArgumentMap, Scheme


@dataclass(frozen=True, slots=True)
class Picture:
    """One of the files that a map is drawn as; what its name adds to that of the map, empty for the overview."""

    name: str
    title: str
    data: str | bytes


def file_name(stem: str, name: str, suffix: str) -> str:
    """Return what the file of a page is called: `map.svg` for the overview, `map-money.svg` for the page `money`."""
    return f"{stem}-{name}.{suffix}" if name else f"{stem}.{suffix}"


def render_pages(
    argument_map: ArgumentMap,
    *,
    stem: str = "map",
    format: Format = "svg",  # noqa: A002
    marks: Marks | None = None,
    sources: Mapping[str, str] | None = None,
    options: Options | None = None,
    remarks: list[str] | None = None,
    schemes: Mapping[str, Scheme] | None = None,
    evaluation: Mapping[str, Any] | None = None,
    **wishes: Unpack[Wishes],
) -> list[Picture]:
    """Draw a map as an overview and a page for each of its parts, linked to each other.

    `stem` begins the names of all files. SVG and HTML have links from page to page; a PDF is one file with all pages,
    links and bookmarks; PNG and DOT have no links. The rest is as for `render`, and so are the errors raised.
    """
    options = options_of(options, **wishes)
    shown = show(argument_map, options.view, marks)
    options = replace(options, view=View(), pages=False)

    def address(name: str) -> str:
        if format == "pdf":
            return f"#page:{name}"
        linked = format in ("svg", "html")
        return quote(file_name(stem, "" if name == OVERVIEW else name, format)) if linked else ""

    found = pages(shown.map, address, shown.marks)
    remarks = [] if remarks is None else remarks

    def drawn(page: Page, form: Format) -> str | bytes:
        said: list[str] = []
        data = render(
            page.map,
            format=form,
            marks=page.marks,
            sources=sources,
            options=options,
            remarks=said,
            schemes=schemes,
            evaluation=evaluation,
        )
        remarks.extend(f"{page.title}: {remark}" for remark in said)
        return data

    if format == "pdf":
        from argmap.drawing.pdf import pdf
        from argmap.drawing.pdf.about import about, sheet

        sheets = [sheet(str(drawn(page, "svg")), options.fit, page.name, page.title) for page in found]
        return [Picture("", argument_map.title, pdf(sheets, about(argument_map), remarks))]
    return [Picture("" if page.name == OVERVIEW else page.name, page.title, drawn(page, format)) for page in found]
