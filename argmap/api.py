"""The library: what the commands do, as functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, overload

from argmap.checking import RULES, Report, check_files, errors_of, fix_files
from argmap.checks import CHECKS, Context, run
from argmap.diagnostics import Diagnostic, NoPlaces, Selection, Severity, SourceText, in_order
from argmap.graph import merge_same
from argmap.model import ArgumentMap
from argmap.reading import Document, Reader, read_string, whole
from argmap.schemes import builtin_schemes

if TYPE_CHECKING:
    from argmap.analysis.compare import Comparison
    from argmap.analysis.coverage import Coverage
    from argmap.analysis.stats import Stats
    from argmap.drawing import Engine, Format
    from argmap.editing.cite import Cited


class MapError(ValueError):
    """A map that cannot be used, with the diagnostics that say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Take the diagnostics, of which the errors make the message."""
        self.diagnostics = sorted(diagnostics, key=in_order)
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        super().__init__(
            "\n".join(
                f"{d.span.file}:{d.span.start.line + 1}:{d.span.start.column + 1}: {d.message} ({d.code} {d.slug})"
                for d in errors
            )
        )


def read(path: str | os.PathLike[str], *, allow_outside: bool = False) -> Document:
    """Read a map file with all that it includes; what is wrong is in the document's diagnostics. Never raises."""
    return Reader(allow_outside=allow_outside).read(path)


def load(path: str | os.PathLike[str], *, resolve: bool = False, allow_outside: bool = False) -> ArgumentMap:
    """Read a map from a file.

    With `resolve`, the maps that it includes are merged in under ids `alias/id`; else the map is as its file says.

    Raises MapError, with all diagnostics, if the file cannot be read as a map.
    """
    return usable(Reader(allow_outside=allow_outside).read(path), resolve)


def loads(text: str) -> ArgumentMap:
    """Read a map from YAML text. Includes are named but not resolved, as a text stands in no folder.

    Raises MapError, with all diagnostics, if the text is not a map.
    """
    return usable(read_string(text), False)


def usable(document: Document, resolve: bool) -> ArgumentMap:
    """Return the map of a document, with `resolve` all that it includes merged in.

    Raises MapError, with all diagnostics, if there is an error in what was read.
    """
    documents = list(document.documents()) if resolve else [document]
    found = [d for each in documents for d in each.diagnostics]
    if document.map is None or any(d.severity is Severity.ERROR for d in found):
        raise MapError(found)
    return whole(document)[0] if resolve else document.map


def check(
    what: ArgumentMap | str | os.PathLike[str],
    *,
    select: Iterable[str] = (),
    extend: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> list[Diagnostic]:
    """Check a map, or the map in a file, and return what was found in the order of its places.

    `select`, `extend` and `ignore` take codes (`AM301`), beginnings of codes (`AM3`), slugs or `all`.

    Raises UnknownRule for a name that no check has.
    """
    selection = Selection(tuple(select), tuple(extend), tuple(ignore))
    selection.verify(RULES)
    if isinstance(what, ArgumentMap):
        context = Context(what, NoPlaces(), builtin=builtin_schemes)
        return sorted(run(context, [each for each in CHECKS if selection.wants(each.rule)]), key=in_order)
    return check_files([what], selection).diagnostics


def dumps(argument_map: ArgumentMap) -> str:
    """Return a map as YAML text; `loads` of it is the same map."""
    from argmap.editing.dump import dumps as write

    return write(argument_map)


def dump(argument_map: ArgumentMap, path: str | os.PathLike[str]) -> None:
    """Write a map to a file as YAML, whole or not at all.

    Raises OSError when the file cannot be written.
    """
    from argmap.editing.write import write_atomic

    write_atomic(path, dumps(argument_map))


def cite(
    what: Document | str | os.PathLike[str],
    claim: str,
    quotation: str,
    *,
    sources: str | os.PathLike[str] | None = None,
    replace: bool = False,
    write: bool = True,
    allow_outside: bool = False,
) -> Cited:
    """Find a quotation in a map's source, and write the shortest passage for it into the map's file, at a claim.

    The source is `source.text`, or a file in the folder `sources`. The passage is added to those that the claim has,
    or with `replace` takes their place; without `write` the new text of the file is only returned. Comments and layout
    of the file stay.

    Raises MapError if the file cannot be read as a map, NoSource if the text is not there, CiteError if the quotation
    does not stand in it just once (UnknownClaim for a claim that is not there), EditError if the file cannot be edited,
    OSError if it cannot be written.
    """
    from argmap.editing.cite import cite as find
    from argmap.editing.rewrite import rewrite
    from argmap.reading.passages import SourceTexts

    document = what if isinstance(what, Document) else Reader(allow_outside=allow_outside).read(what)
    usable(document, False)
    source = SourceTexts(sources, allow_outside=allow_outside).source_of(document)
    cited = find(document, claim, quotation, source, replace=replace)
    if write and cited.text != document.source.text:
        rewrite(document, cited.text)
    return cited


def compare(path: str | os.PathLike[str], *, allow_outside: bool = False) -> Comparison:
    """Compare what the authors of a debate say: of a map in a file, and all that it includes.

    Raises MapError if a file cannot be read as a map, NotADebate (a ValueError) if there are no two authors to compare.
    """
    from argmap.analysis.compare import compare as compare_document

    document = Reader(allow_outside=allow_outside).read(path)
    usable(document, True)
    return compare_document(document)


def stats(what: ArgumentMap | str | os.PathLike[str], *, allow_outside: bool = False) -> Stats:
    """Return the size and shape of a map, or of the map in a file with all that it includes.

    Claims that say the same in several maps of a debate are counted each.

    Raises MapError if the file cannot be read as a map.
    """
    from argmap.analysis.stats import stats as stats_of

    return stats_of(what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside))


def coverage(
    path: str | os.PathLike[str], *, sources: str | os.PathLike[str] | None = None, allow_outside: bool = False
) -> Coverage:
    """Return what the map in a file covers of its source: `source.text`, or a file in the folder `sources`.

    Raises MapError if the file cannot be read as a map, NoSource (a ValueError) if the text is not there.
    """
    from argmap.analysis.coverage import coverage as coverage_of
    from argmap.reading.passages import SourceTexts

    document = Reader(allow_outside=allow_outside).read(path)
    usable(document, False)
    return coverage_of(document, SourceTexts(sources, allow_outside=allow_outside).source_of(document))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a map, made from the models."""
    from argmap.model.schema import json_schema

    return json_schema()


@overload
def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Literal["svg", "dot"] = "svg",
    *,
    engine: Engine = "embedded",
    timeout: float = 30.0,
    allow_outside: bool = False,
) -> str: ...


@overload
def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Literal["png", "pdf"],
    *,
    engine: Engine = "embedded",
    timeout: float = 30.0,
    allow_outside: bool = False,
) -> bytes: ...


def render(
    what: ArgumentMap | str | os.PathLike[str],
    format: Format = "svg",  # noqa: A002
    *,
    engine: Engine = "embedded",
    timeout: float = 30.0,
    allow_outside: bool = False,
) -> str | bytes:
    """Draw a map, or the map in a file with all that it includes.

    `format` is `svg`, `dot`, `png` or `pdf`; `engine` the embedded Graphviz or the `system`'s; `timeout` the seconds
    that a layout may take.

    Raises MapError if the file cannot be read as a map, EngineError if it cannot be laid out.
    """
    from argmap.drawing import render as draw

    drawn = what
    if not isinstance(drawn, ArgumentMap):
        document = Reader(allow_outside=allow_outside).read(drawn)
        usable(document, True)
        drawn = drawable(document)
    return draw(drawn, format=format, engine=engine, timeout=timeout)


def drawable(document: Document) -> ArgumentMap:
    """Return the map to draw: a debate's claims that say the same are one, with the voices of all who say so."""
    merged = whole(document)[0]
    return merge_same(merged) if document.included else merged


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
    engine: Engine = "embedded",
    timeout: float = 30.0,
    allow_outside: bool = False,
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
        drawn.picture = draw(drawable(document), format=format, engine=engine, timeout=timeout)
    except EngineError as error:
        drawn.failure = str(error)
    return drawn


ArgumentMap.drawer = render

__all__ = [
    "RULES",
    "Document",
    "Drawn",
    "MapError",
    "Report",
    "check",
    "check_files",
    "cite",
    "compare",
    "coverage",
    "draw_file",
    "dump",
    "dumps",
    "fix_files",
    "load",
    "loads",
    "read",
    "render",
    "schema",
    "stats",
]
