"""The library: what the commands do, as functions."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.checking import RULES, Report, check_files, fix_files
from argmap.checks import CHECKS, Context, run
from argmap.diagnostics import Diagnostic, NoPlaces, Selection, in_order
from argmap.loading import MapError, load, loads, read, usable
from argmap.model import ArgumentMap
from argmap.picturing import Drawn, draw_file, render, render_pages
from argmap.reading import Document, Reader
from argmap.schemes import builtin_schemes

if TYPE_CHECKING:
    from argmap.analysis.compare import Comparison
    from argmap.analysis.coverage import Coverage
    from argmap.analysis.stats import Stats
    from argmap.editing.cite import Cited


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
    import argmap.comparing  # noqa: F401  (so that a comparison knows how to draw itself)
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
    "render_pages",
    "schema",
    "stats",
]
