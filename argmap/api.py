"""The library: what the commands do, as functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.checks import CHECKS, Context, run
from argmap.diagnostics import (
    Diagnostic,
    NoPlaces,
    Places,
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
    from argmap.reading.passages import SourceTexts

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
    sources: SourceTexts | None = None,
    longest: int = 40,
) -> Report:
    """Check files, each with all that it includes, and report what was found in any of them, each finding once."""
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
    for each in everything.values():
        if sources is not None or (each.map is not None and each.map.source is not None and each.map.source.text):
            from argmap.reading.passages import SourceTexts, verify

            sources = sources or SourceTexts(allow_outside=allow_outside)
            verified = verify(each, sources)
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


def _wanted(
    found: Iterable[Diagnostic], sources: dict[str, SourceText], selection: Selection
) -> Iterable[Diagnostic]:
    comments = {name: ignored(source) for name, source in sources.items()}
    rules = {rule.code: rule for rule in RULES}
    for diagnostic in found:
        rule = rules[diagnostic.code]
        if selection.wants(rule) and not (
            diagnostic.span.file in comments and comments[diagnostic.span.file].covers(diagnostic)
        ):
            yield diagnostic


__all__ = [
    "RULES",
    "Document",
    "MapError",
    "Places",
    "Report",
    "check",
    "check_files",
    "load",
    "loads",
    "read",
]
