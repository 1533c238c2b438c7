"""From a map or its file to a picture."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from argmap.checking import errors_of
from argmap.diagnostics import Diagnostic, SourceText
from argmap.diagnostics.near import did_you_mean, near
from argmap.graph import same_classes
from argmap.loading import drawable, source_addresses, usable
from argmap.model import ArgumentMap, Scheme
from argmap.reading import Document, Reader, whole
from argmap.theming import themed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
    one by one by their names: `engine`, the embedded Graphviz or the `system`'s; `timeout`, the seconds that a
    layout may take; `fit`, the page for which the text is made as large as can be (`screen`, `a4`, `1200x800`,
    `none` …); `titles`, whether claims that have a title are drawn with that alone. `scale`, or `width` and
    `height`, say how many pixels a PNG has. With `scenario`, it shows which claims stand in that scenario, with
    `compare`, two scenarios, what changes from one to the other (`as-argued` is one). `theme` is a built-in theme
    or a theme file; `words` writes at each argument what it does (supports, rebuts, undercuts). `view`, a `View`,
    says what of the map is drawn; `pages` draws a PDF of an overview and a page for each part of the map (for other
    formats, see `render_pages`).

    Raises MapError if the file cannot be read as a map, EngineError if it cannot be laid out, UnknownScenario or
    UnknownName (LookupErrors) for a scenario, claim, voice, group or tag that the map does not have, ThemeError (a
    ValueError) for a theme that is none.
    """
    from argmap.drawing import render as draw
    from argmap.drawing.options import options_of

    drawn, whole_map, sources, options = _given(what, allow_outside, themed(options_of(options, **wishes)))
    evaluation, schemes = _evaluation(format, whole_map, options), _schemes(format)
    marks = None if evaluation else _marks(drawn, options)
    with _guessing():
        return draw(
            drawn, format=format, options=options, marks=marks, sources=sources, schemes=schemes, evaluation=evaluation
        )


def render_pages(
    what: ArgumentMap | str | os.PathLike[str],
    format: Format = "svg",  # noqa: A002
    *,
    stem: str = "map",
    allow_outside: bool = False,
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> dict[str, str | bytes]:
    """Draw a map as an overview and a page for each of its parts, linked to each other: file name → picture.

    The names begin with `stem`: `map.svg` is the overview, `map-money.svg` the page of the group `money`. A PDF is one
    file. The rest is as for `render`, and so is what is raised.
    """
    from argmap.drawing.options import options_of
    from argmap.drawing.paging import file_name
    from argmap.drawing.paging import render_pages as draw

    drawn, whole_map, sources, options = _given(what, allow_outside, themed(options_of(options, **wishes)))
    options = replace(options, pages=True)
    evaluation, schemes = _evaluation(format, whole_map, options), _schemes(format)
    marks = None if evaluation else _marks(drawn, options)
    with _guessing():
        pictures = draw(
            drawn, stem=stem, format=format, options=options, marks=marks, sources=sources, schemes=schemes,
            evaluation=evaluation,
        )  # fmt: skip
    return {file_name(stem, picture.name, format): picture.data for picture in pictures}


def _given(
    what: ArgumentMap | str | os.PathLike[str], allow_outside: bool, options: Options
) -> tuple[ArgumentMap, ArgumentMap, dict[str, str] | None, Options]:
    """Return the map to draw, the map as it is evaluated, the addresses of its sources, and the options."""
    if isinstance(what, ArgumentMap):
        return what, what, None, options
    document = Reader(allow_outside=allow_outside).read(what)
    usable(document, True)
    return drawable(document), whole(document)[0], source_addresses(document), _focused(options, document)


def _focused(options: Options, document: Document) -> Options:
    """Return options whose focus names claims as they are drawn: in a debate, those that say the same are one."""
    if not options.view.focus or not document.included:
        return options
    classes = same_classes(whole(document)[0])
    focus = tuple(dict.fromkeys(classes.get(claim, claim) for claim in options.view.focus))
    return replace(options, view=replace(options.view, focus=focus))


@contextmanager
def _guessing() -> Iterator[None]:
    """Add what was probably meant to the message of an unknown name."""
    try:
        yield
    except LookupError as error:
        name, names = getattr(error, "name", None), getattr(error, "names", None)
        if name is not None and names is not None:
            error.args = (f"{error}{did_you_mean(_meant(name, names)) or _there_are(names)}",)
        raise


def _meant(name: str, names: Collection[str]) -> list[str]:
    """Return the names near one, else those of which it is a part, else those with a word near it."""
    part = name.casefold()
    return (
        near(name, names)
        or [each for each in names if part and part in each.casefold()]
        or [each for each in names if near(name, each.replace("/", " ").replace("-", " ").split())]
    )


def _there_are(names: Collection[str], most: int = 10) -> str:
    """Return the names that there are, the first few of many, as the end of a message."""
    if not names:
        return "; there is none"
    shown = ", ".join(f"`{name}`" for name in list(names)[:most])
    return f"; there are {shown}" + (f" and {len(names) - most:,} more" if len(names) > most else "")


def _schemes(format: Format) -> Mapping[str, Scheme] | None:  # noqa: A002
    """Return the schemes that a page tells of; other pictures do not need them read."""
    if format != "html":
        return None
    from argmap.schemes import builtin_schemes

    return builtin_schemes()


MOST_ON_PAGES = 2_000
"""Claims of a map up to which each of its `pages` as HTML has what the whole map is evaluated from."""


def _evaluation(format: Format, argument_map: ArgumentMap, options: Options) -> dict[str, Any] | None:  # noqa: A002
    """Return what a page evaluates the map from, and the scenario in which it opens; None for other pictures.

    Raises UnknownScenario, and ValueError where both a scenario and a comparison are asked for.
    """
    if format != "html" or (options.pages and len(argument_map.claims) > MOST_ON_PAGES):
        return None
    from argmap.evaluation.portable import on_page

    asked = [name for name in (options.scenario, *(options.compare or ())) if name is not None]
    if len(asked) > 2:
        raise ValueError("a picture shows one scenario, or what changes from one to another; not both")
    if asked:
        from argmap.evaluating import case_for

        for name in asked:
            case_for(argument_map, name)
    if options.compare:
        before, after = options.compare
        return on_page(argument_map, after, before)
    return on_page(argument_map, options.scenario)


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
    """Of several pages, the overview."""
    diagnostics: list[Diagnostic]
    sources: dict[str, SourceText]
    failure: str = ""
    """Why Graphviz made no picture."""
    unread: bool = False
    unknown: bool = False
    """True when something was asked for that the map does not have: a scenario, a claim, a voice, a group, a tag."""
    files: tuple[str, ...] = ()
    pages: dict[str, str | bytes] = field(default_factory=dict)
    """The other pages, by what their names add to that of the picture."""
    remarks: list[str] = field(default_factory=list)
    """What the user should be told of how it was drawn."""


def draw_file(
    path: str | os.PathLike[str],
    format: Format = "svg",  # noqa: A002
    *,
    allow_outside: bool = False,
    stem: str = "map",
    options: Options | None = None,
    **wishes: Unpack[Wishes],
) -> Drawn:
    """Draw the map in a file; errors are in the result, with the picture if the map could be read.

    `stem` is what the names of pages begin with, for the links between them.
    Raises ThemeError for a theme that is none, and nothing else.
    """
    from argmap.drawing.options import options_of

    document = Reader(allow_outside=allow_outside).read(path)
    return draw_document(document, format, stem=stem, options=options_of(options, **wishes))


def draw_document(document: Document, format: Format, *, stem: str = "map", options: Options) -> Drawn:  # noqa: A002
    """Draw what was read, as `draw_file` does."""
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
    options = _focused(themed(options), document)
    argument_map, addresses, schemes = drawable(document), source_addresses(document), _schemes(format)
    remarks = drawn.remarks
    try:
        with _guessing():
            evaluation = _evaluation(format, whole(document)[0], options)
            marks = None if evaluation else _marks(argument_map, options)
            if options.pages:
                from argmap.drawing.paging import render_pages as draw_pages

                first, *others = draw_pages(
                    argument_map, stem=stem, format=format, options=options, marks=marks, sources=addresses,
                    schemes=schemes, evaluation=evaluation, remarks=remarks,
                )  # fmt: skip
                drawn.picture, drawn.pages = first.data, {page.name: page.data for page in others}
            else:
                drawn.picture = draw(
                    argument_map, format=format, options=options, marks=marks, sources=addresses, schemes=schemes,
                    evaluation=evaluation, remarks=remarks,
                )  # fmt: skip
    except LookupError as error:
        drawn.failure, drawn.unknown = str(error.args[0]), True
    except EngineError as error:
        drawn.failure = str(error)
    return drawn


def _in_notebook(argument_map: ArgumentMap) -> str:
    """Draw a map for a notebook, where several pictures may come to stand in one page."""
    from hashlib import sha256

    from argmap.drawing.embed import embedded, no_wider

    svg = render(argument_map)
    return no_wider(embedded(svg, f"argmap-{sha256(svg.encode()).hexdigest()[:8]}"))


ArgumentMap.drawer = _in_notebook
