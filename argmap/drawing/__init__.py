"""Draws argument maps: SVG of our own, from it PNG and PDF, and DOT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack

from argmap.drawing.options import ENGINES, Engine, Options, View, Wishes, options_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.drawing.look import Look
    from argmap.drawing.marks import Marks
    from argmap.graph import Graph
    from argmap.model import ArgumentMap, Scheme

Format = Literal["svg", "html", "dot", "png", "pdf"]
FORMATS: tuple[Format, ...] = ("svg", "html", "dot", "png", "pdf")

__all__ = ["ENGINES", "FORMATS", "Engine", "EngineError", "Format", "Options", "View", "Wishes", "render"]


class EngineError(Exception):
    """The picture could not be drawn: no Graphviz, time over, or Graphviz failed. Says what to try."""


class OutOfTime(EngineError):
    """The layout took longer than it may."""


PREPARE = 600
"""Claims and arguments from which a child process will surely lay the map out."""


def render(
    argument_map: ArgumentMap | Graph,
    *,
    format: Format = "svg",  # noqa: A002  (what users call it)
    look: Look | None = None,
    marks: Marks | None = None,
    sources: Mapping[str, str] | None = None,
    schemes: Mapping[str, Scheme] | None = None,
    statuses: Mapping[str, str] | None = None,
    evaluation: Mapping[str, Any] | None = None,
    options: Options | None = None,
    remarks: list[str] | None = None,
    **wishes: Unpack[Wishes],
) -> str | bytes:
    """Draw a map, or the graph over it: text for svg, html and dot, bytes for png and pdf.

    Never raises for what is odd in a map (dangling references are left out). How it is drawn is said
    by `options`, or one by one by their names (`timeout=5`); `marks` are drawn on claims, arguments and ties. A
    `look` goes before the options' theme. `sources` are the addresses into which claims link: of the map itself
    under "", of included ones under their aliases; `schemes`, those that a page can tell of beside the map's own;
    `statuses`, which claims a page shows as `in`, `out` or `undecided`; `evaluation`, from what it finds that itself.
    What the user should be told of how it was drawn is added to `remarks`.
    Raises UnknownName (a LookupError) for what the options' view names and the map lacks,
    EngineError when Graphviz is missing or fails, or a PNG would be too large; ValueError for
    an unknown format or theme. The same map gives the same SVG, DOT and PDF, byte for byte, and the same PNG.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    from argmap.graph import Graph

    options = options_of(options, **wishes)
    whole = argument_map.map if isinstance(argument_map, Graph) else argument_map
    if options.pages:
        if format != "pdf":
            raise ValueError("only a PDF has pages; render_pages draws the others, a file for each page")
        from argmap.drawing.paging import render_pages

        (pages,) = render_pages(whole, format=format, marks=marks, sources=sources, options=options, remarks=remarks)
        return pages.data
    from argmap.drawing import dot as dot_text
    from argmap.drawing.marks import NO_MARKS
    from argmap.drawing.scene import build
    from argmap.drawing.themes import look_of

    opening = ""
    if format == "html":
        from argmap.drawing.page import page_look

        look, opening = page_look(look or options.theme)
    else:
        look = look or look_of(options.theme)
    if options.view != View():
        from argmap.drawing.views import show

        shown = show(whole, options.view, marks)
        argument_map, marks = shown.map, shown.marks
    graph = argument_map if isinstance(argument_map, Graph) else Graph(argument_map)
    plain = format != "dot" and options.engine == "embedded" and options.fit == "none"
    if plain and len(graph.claims) + len(graph.steps) > PREPARE:
        from argmap.drawing.engine import prepare

        prepare()
    scene = build(graph, look, (marks or NO_MARKS).readable(look), options.words, options.titles)
    own = graph.map.source
    scene.sources = {"": own.url} if sources is None and own is not None and own.url else sources or {}
    if format == "dot":
        return dot_text.labelled_dot(scene, look)
    from argmap.drawing.placing import place
    from argmap.drawing.svg import svg

    geometry = place(scene, look, options, [] if remarks is None else remarks)
    picture = svg(scene, geometry, look)
    if format == "html":
        from argmap.drawing.page import page

        return page(scene, picture, theme=opening, schemes=schemes, statuses=statuses, evaluation=evaluation)
    if format == "png":
        from argmap.drawing.png import png

        return png(picture, scale=options.scale, width=options.width, height=options.height, remarks=remarks)
    if format == "pdf":
        from argmap.drawing.pdf import pdf
        from argmap.drawing.pdf.about import about, sheet

        return pdf([sheet(picture, options.fit)], about(graph.map), remarks)
    return picture
