"""From a map or its file to a picture."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Unpack, overload

from argmap.checking import errors_of
from argmap.diagnostics import Diagnostic, SourceText
from argmap.loading import drawable, usable
from argmap.model import ArgumentMap
from argmap.reading import Reader

if TYPE_CHECKING:
    from argmap.drawing import Format, Options, Wishes


@overload
def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Literal["svg", "dot"] = "svg",
    *,
    allow_outside: bool = False,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> str: ...


@overload
def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Literal["png", "pdf"],
    *,
    allow_outside: bool = False,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> bytes: ...


def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Format = "svg",  # noqa: A002
    *,
    allow_outside: bool = False,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> str | bytes:
    """Draw a map, or the map in a file with all that it includes.

    `format` is `svg`, `dot`, `png` or `pdf`. How it is drawn is said by `options`, or one by one by their names:
    `engine`, the embedded Graphviz or the `system`'s; `timeout`, the seconds that a layout may take.
    `scale`, or `width` and `height`, say how many pixels a PNG has.

    Raises MapError if the file cannot be read as a map, EngineError if it cannot be laid out.
    """
    from argmap.drawing import render as draw

    drawn = what
    if not isinstance(drawn, ArgumentMap):
        document = Reader(allow_outside=allow_outside).read(drawn)
        usable(document, True)
        drawn = drawable(document)
    return draw(drawn, format=format, options=options, **wishes)


@dataclass
class Drawn:
    """What came of drawing a file: the picture if there is one, the errors found, and the files that were read."""

    picture: str | bytes | None
    diagnostics: list[Diagnostic]
    sources: dict[str, SourceText]
    failure: str = ""
    """Why Graphviz made no picture."""
    unread: bool = False
    files: tuple[str, ...] = ()


def draw_file(
    path: str | os.PathLike[str],
    format: Format = "svg",  # noqa: A002
    *,
    allow_outside: bool = False,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> Drawn:
    """Draw the map in a file; errors are in the result, with the picture if the map could be read. Never raises."""
    document = Reader(allow_outside=allow_outside).read(path)
    documents = list(document.documents())
    drawn = Drawn(
        None,
        [d for each in documents for d in each.diagnostics],
        {each.name: each.source for each in documents},
        unread=document.unread,
        files=tuple(str(each.path) for each in documents if each.path is not None),
    )
    if drawn.diagnostics or document.map is None:
        return drawn
    from argmap.drawing import EngineError
    from argmap.drawing import render as draw

    drawn.diagnostics = errors_of(document)
    try:
        drawn.picture = draw(drawable(document), format=format, options=options, **wishes)
    except EngineError as error:
        drawn.failure = str(error)
    return drawn


ArgumentMap.drawer = render
