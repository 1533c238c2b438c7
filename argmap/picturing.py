"""From a map or its file to a picture."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Unpack, overload

from argmap.checking import errors_of
from argmap.diagnostics import Diagnostic, SourceText
from argmap.loading import drawable, source_addresses, usable
from argmap.model import ArgumentMap, Scheme
from argmap.reading import Reader
from argmap.theming import themed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.drawing import Format, Options, Wishes
    from argmap.drawing.marks import Marks


@overload
def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Literal["svg", "html", "dot"] = "svg",
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

    `format` is `svg`, `html` (an interactive page), `dot`, `png` or `pdf`. How it is drawn is said by `options`, or
    one by one by their names: `engine`, the embedded Graphviz or the `system`'s; `timeout`, the seconds that a layout
    may take. `scale`, or `width` and `height`, say how many pixels a PNG has. With `scenario`, it shows which claims
    stand in that scenario, with `compare`, two scenarios, what changes from one to the other (`as-argued` is one).
    `theme` is a built-in theme or a theme file; `words` writes at each argument what it does (supports, rebuts,
    undercuts).

    Raises MapError if the file cannot be read as a map, EngineError if it cannot be laid out, UnknownScenario (a
    LookupError) for a scenario that the map does not have, ThemeError (a ValueError) for a theme that is none.
    """
    from argmap.drawing import render as draw
    from argmap.drawing.options import options_of

    drawn, sources = what, None
    if not isinstance(drawn, ArgumentMap):
        document = Reader(allow_outside=allow_outside).read(drawn)
        usable(document, True)
        drawn, sources = drawable(document), source_addresses(document)
    options = themed(options_of(options, **wishes))
    marks, schemes = _marks(drawn, options), _schemes(format)
    return draw(drawn, format=format, options=options, marks=marks, sources=sources, schemes=schemes)


def _schemes(format: Format) -> Mapping[str, Scheme] | None:  # noqa: A002
    """Return the schemes that a page tells of; other pictures do not need them read."""
    if format != "html":
        return None
    from argmap.schemes import builtin_schemes

    return builtin_schemes()


def _marks(argument_map: ArgumentMap, options: Options) -> Marks | None:
    """Return the marks of what is to be evaluated; evaluation is loaded only for that."""
    if options.scenario is None and options.compare is None:
        return None
    from argmap.evaluating import marks_of

    return marks_of(argument_map, options.scenario, options.compare)


@dataclass
class Drawn:
    """What came of drawing a file: the picture if there is one, the errors found, and the files that were read."""

    picture: str | bytes | None
    diagnostics: list[Diagnostic]
    sources: dict[str, SourceText]
    failure: str = ""
    """Why Graphviz made no picture."""
    unread: bool = False
    unknown: bool = False
    """True when something was asked for that the map does not have: a scenario."""
    files: tuple[str, ...] = ()


def draw_file(
    path: str | os.PathLike[str],
    format: Format = "svg",  # noqa: A002
    *,
    allow_outside: bool = False,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> Drawn:
    """Draw the map in a file; errors are in the result, with the picture if the map could be read.

    Raises ThemeError for a theme that is none, and nothing else.
    """
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
    from argmap.drawing.options import options_of

    drawn.diagnostics = errors_of(document)
    options = themed(options_of(options, **wishes))
    argument_map, addresses = drawable(document), source_addresses(document)
    try:
        marks = _marks(argument_map, options)
    except LookupError as error:
        drawn.failure, drawn.unknown = str(error.args[0]), True
        return drawn
    try:
        drawn.picture = draw(
            argument_map, format=format, options=options, marks=marks, sources=addresses, schemes=_schemes(format)
        )
    except EngineError as error:
        drawn.failure = str(error)
    return drawn


ArgumentMap.drawer = render
