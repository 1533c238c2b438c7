"""Draws argument maps: SVG of our own, from it PNG and PDF, and DOT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from argmap.drawing.options import ENGINES, Engine, Options, View, Wishes, options_of

if TYPE_CHECKING:
    from argmap.drawing.look import Look
    from argmap.drawing.marks import Marks
    from argmap.graph import Graph
    from argmap.model import ArgumentMap

Format = Literal["svg", "dot", "png", "pdf"]
FORMATS: tuple[Format, ...] = ("svg", "dot", "png", "pdf")

__all__ = ["ENGINES", "FORMATS", "Engine", "EngineError", "Format", "Options", "View", "Wishes", "render"]


class EngineError(Exception):
    """The picture could not be drawn: no Graphviz, time over, or Graphviz failed. Says what to try."""


PREPARE = 600
"""Claims and arguments from which a child process will surely lay the map out."""


def render(
    argument_map: ArgumentMap | Graph,
    *,
    format: Format = "svg",  # noqa: A002  (what users call it)
    look: Look | None = None,
    marks: Marks | None = None,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> str | bytes:
    """Draw a map, or the graph over it: text for svg and dot, bytes for png and pdf.

    Never raises for what is odd in a map (dangling references are left out). How it is drawn is said
    by `options`, or one by one by their names (`timeout=5`); `marks` are drawn on claims, arguments and ties.
    Raises EngineError when Graphviz is missing, fails or runs out of time, or a PNG would be too large; ValueError for
    an unknown format. The same map gives the same SVG, DOT and PDF, byte for byte, and the same PNG.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    from argmap.drawing import dot as dot_text
    from argmap.drawing.look import DEFAULT
    from argmap.drawing.marks import NO_MARKS
    from argmap.drawing.scene import build
    from argmap.graph import Graph

    options = options_of(options, **wishes)
    engine, timeout = options.engine, options.timeout
    look = look or DEFAULT
    graph = argument_map if isinstance(argument_map, Graph) else Graph(argument_map)
    if format != "dot" and engine == "embedded" and len(graph.claims) + len(graph.steps) > PREPARE:
        from argmap.drawing.engine import prepare

        prepare()
    scene = build(graph, look, marks or NO_MARKS)
    if format == "dot":
        return dot_text.labelled_dot(scene, look)
    from argmap.drawing.connect import connect
    from argmap.drawing.engine import layout
    from argmap.drawing.geometry import read
    from argmap.drawing.svg import svg

    geometry = read(layout(dot_text.layout_dot(scene, look), timeout=timeout, engine=engine))
    connect(scene, geometry)
    picture = svg(scene, geometry, look)
    if format == "png":
        from argmap.drawing.png import png

        return png(picture, scale=options.scale, width=options.width, height=options.height)
    if format == "pdf":
        from argmap.drawing.pdf import PdfPage, pdf
        from argmap.drawing.pdf.about import about

        return pdf([PdfPage(picture)], about(graph.map))
    return picture
