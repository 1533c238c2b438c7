"""The library: what the commands do, as functions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, overload

from argmap.checks import CHECKS, Context, run
from argmap.diagnostics import (
    Diagnostic,
    NoPlaces,
    Rule,
    Selection,
    Severity,
    SourceText,
    ignored,
    in_order,
)
from argmap.model import ArgumentMap
from argmap.reading import FAULTS, Document, Reader, read_string, whole
from argmap.schemes import builtin_schemes

if TYPE_CHECKING:
    from argmap.drawing import Engine, Format

RULES: tuple[Rule, ...] = (*FAULTS, *(check.rule for check in CHECKS))
"""All that can be found, by code."""


class MapError(ValueError):
    """A map that cannot be used, with the diagnostics that say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Take the diagnostics, of which the errors make the message."""
        self.diagnostics = list(diagnostics)
        errors = [d for d in diagnostics if d.severity is Severity.ERROR]
        super().__init__(
            "\n".join(
                f"{d.span.file}:{d.span.start.line + 1}:{d.span.start.column + 1}: {d.message} ({d.code} {d.slug})"
                for d in errors
            )
        )


@dataclass
class Report:
    """What was found in some files, in the order of files and places, with the texts that it points into."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    unread: bool = False
    """True when a file could not be opened at all."""
    documents: list[Document] = field(default_factory=list)
    passages: int = 0
    """How many passages were found in their source texts."""


def read(path: str | os.PathLike[str], *, allow_outside: bool = False) -> Document:
    """Read a map file with all that it includes; what is wrong is in the document's diagnostics. Never raises."""
    return Reader(allow_outside=allow_outside).read(path)


def load(path: str | os.PathLike[str], *, resolve: bool = False, allow_outside: bool = False) -> ArgumentMap:
    """Read a map from a file.

    With `resolve`, the maps that it includes are merged in under ids `alias/id`; else the map is as its file says.

    Raises MapError, with all diagnostics, if the file cannot be read as a map.
    """
    return _usable(Reader(allow_outside=allow_outside).read(path), resolve)


def loads(text: str) -> ArgumentMap:
    """Read a map from YAML text. Includes are named but not resolved, as a text stands in no folder.

    Raises MapError, with all diagnostics, if the text is not a map.
    """
    return _usable(read_string(text), False)


def _usable(document: Document, resolve: bool) -> ArgumentMap:
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
        return sorted(_findings(Context(what, NoPlaces(), builtin=builtin_schemes), selection, False), key=in_order)
    return check_files([what], selection).diagnostics


def check_files(
    paths: Iterable[str | os.PathLike[str]],
    selection: Selection | None = None,
    *,
    allow_outside: bool = False,
    sources: str | os.PathLike[str] | None = None,
    longest: int = 40,
) -> Report:
    """Check files, each with all that it includes, and report what was found in any of them, each finding once.

    `sources` names a folder of source texts in which passages are verified; `longest` is the number of words beyond
    which a claim is too long. What is wrong with a file is in the report. Never raises for what is in a file.
    """
    selection = selection or Selection()
    reader = Reader(allow_outside=allow_outside)
    documents = [reader.read(path) for path in paths]
    report = Report(documents=documents)
    everything = {id(each): each for document in documents for each in document.documents()}
    referred = _referred(everything.values())
    found: dict[Diagnostic, None] = {}
    for each in everything.values():
        report.sources[each.name] = each.source
        report.unread |= each.unread
        found.update(dict.fromkeys(each.diagnostics))
    for document in documents:
        if document.map is not None:
            found.update(dict.fromkeys(_document_findings(document, selection, referred, longest)))
    if sources is not None or any(
        each.map and each.map.source and each.map.source.text for each in everything.values()
    ):
        from argmap.reading.passages import SourceTexts, verify

        texts = SourceTexts(sources, allow_outside=allow_outside)
        for each in everything.values():
            verified = verify(each, texts)
            report.passages += verified.found
            found.update(dict.fromkeys(verified.diagnostics))
            if verified.text is not None:
                report.sources[verified.text.file] = verified.text
    report.diagnostics = sorted(_wanted(found, report.sources, selection), key=in_order)
    return report


def _document_findings(
    document: Document, selection: Selection, referred: dict[str, set[str]], longest: int
) -> Iterable[Diagnostic]:
    merged, places = whole(document)
    damaged = any(each.damaged for each in document.documents())
    lost = set(document.lost)
    assert document.map is not None
    for alias in document.map.include:
        inner = document.included.get(alias)
        if inner is None or inner.map is None:
            lost.add(alias)
        else:
            lost |= {f"{alias}/{name}" for name in inner.lost}
    context = Context(
        merged,
        places,
        frozenset(lost),
        frozenset(referred.get(str(document.path), ())),
        builtin_schemes,
        longest,
    )
    # What is doubtful within an included file alone is that file's own business, when it is checked itself.
    for finding in _findings(context, selection, damaged):
        files = {finding.span.file, *(related.span.file for related in finding.related)}
        if finding.severity is Severity.ERROR or not document.included or document.name in files or len(files) > 1:
            yield finding


def _findings(context: Context, selection: Selection, damaged: bool) -> Iterable[Diagnostic]:
    return run(context, [c for c in CHECKS if selection.wants(c.rule)], damaged=damaged)


def _referred(documents: Iterable[Document]) -> dict[str, set[str]]:
    """Return path of an included file → its claims to which the maps that include it refer."""
    found: dict[str, set[str]] = {}
    for document in documents:
        if document.map is None or not document.included:
            continue
        from argmap.graph import Graph

        own = Graph(document.map)
        names = {premise.claim for step in own.steps for premise in step.premises}
        names |= {step.target for step in own.steps}
        names.update(*document.map.contraries, *document.map.same, document.map.main)
        names.update(*(question.answers for question in document.map.questions.values()))
        for name in names:
            owner, inner = document, name
            while "/" in inner and inner.partition("/")[0] in owner.included:
                alias, _, inner = inner.partition("/")
                owner = owner.included[alias]
            if owner is not document:
                found.setdefault(str(owner.path), set()).add(inner)
    return found


def _wanted(found: Iterable[Diagnostic], sources: dict[str, SourceText], selection: Selection) -> Iterable[Diagnostic]:
    comments = {name: ignored(source) for name, source in sources.items()}
    rules = {rule.code: rule for rule in RULES}
    for diagnostic in found:
        rule = rules[diagnostic.code]
        if selection.wants(rule) and not (
            diagnostic.span.file in comments and comments[diagnostic.span.file].covers(diagnostic)
        ):
            yield diagnostic


def fix_files(report: Report, check_again: Callable[[], Report]) -> int:
    """Apply the fixes of a report to the files that were checked, until none is left; return how many were applied.

    Each file is written whole or not at all, with its byte-order mark, line ends and permissions. A fix after which
    the file would no longer be YAML is not applied.

    Raises OSError when a file cannot be written.
    """
    from argmap.editing.fixes import fix_file

    mended = 0
    for _ in range(_MOST_ROUNDS):
        done = sum(
            fix_file(document.path, document.source, report.diagnostics)
            for document in report.documents
            if document.path is not None and not document.unread
        )
        if not done:
            break
        mended += done
        report = check_again()
    return mended


_MOST_ROUNDS = 10


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


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a map, made from the models."""
    found = ArgumentMap.model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **found,
        "title": "argmap, version 1",
    }


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

    drawn = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    return draw(drawn, format=format, engine=engine, timeout=timeout)


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

    merged, places = whole(document)
    context = Context(merged, places, builtin=builtin_schemes)
    errors = [each for each in CHECKS if each.rule.severity is Severity.ERROR]
    drawn.diagnostics = sorted(_wanted(run(context, errors), drawn.sources, Selection()), key=in_order)
    try:
        drawn.picture = draw(context.graph, format=format, engine=engine, timeout=timeout)
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
    "draw_file",
    "dump",
    "dumps",
    "fix_files",
    "load",
    "loads",
    "read",
    "render",
    "schema",
]
