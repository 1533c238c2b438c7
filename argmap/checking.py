"""Files to findings: reading, all checks, passages, and what the user does not want to hear of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.checks import CHECKS, Check, Context, run
from argmap.checks.base import Memory
from argmap.diagnostics import (
    Diagnostic,
    Rule,
    Selection,
    Severity,
    SourceText,
    ignored,
    in_order,
)
from argmap.graph import Graph
from argmap.model import ArgumentMap
from argmap.reading import FAULTS, Document, Reader, whole
from argmap.schemes import builtin_schemes

RULES: tuple[Rule, ...] = tuple(sorted((*FAULTS, *(check.rule for check in CHECKS)), key=lambda rule: rule.code))
"""All that can be found, by code."""

FIRST_CHECK = "AM2"
"""Codes below are faults of reading: they cannot be left out."""

_DOUBTS = tuple(rule.code for rule in RULES if rule.severity is not Severity.ERROR)


class Passages(NamedTuple):
    """How many passages were found in their source, are wrong, and were not looked up as there is no text."""

    found: int = 0
    wrong: int = 0
    unverified: int = 0


@dataclass
class Report:
    """What was found in some files, in the order of files and places, with the texts that it points into."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    unread: bool = False
    """True when a file could not be opened at all."""
    documents: list[Document] = field(default_factory=list)
    passages: Passages = field(default_factory=Passages)
    """How many passages were looked up in their source texts, and what came of it."""


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
    reader = Reader(allow_outside=allow_outside)
    documents = [reader.read(path) for path in paths]
    return check_documents(documents, selection, allow_outside=allow_outside, sources=sources, longest=longest)


def check_documents(
    documents: list[Document],
    selection: Selection | None = None,
    *,
    around: Iterable[Document] = (),
    allow_outside: bool = False,
    sources: str | os.PathLike[str] | None = None,
    longest: int = 40,
    pause: Callable[[], None] = lambda: None,
    memory: Memory | None = None,
) -> Report:
    """Check what was read, as `check_files` does.

    `around` are other documents that may include these: a claim to which they refer is no orphan. `pause` is called
    between the checks; what it raises leaves them. `memory` keeps what was found of single texts, for those who check
    again; it grows with each new text.
    """
    selection = selection or Selection()
    report = Report(documents=documents)
    everything = {id(each): each for document in documents for each in document.documents()}
    referred = _referred([*everything.values(), *around])
    found: dict[Diagnostic, None] = {}
    for each in everything.values():
        report.sources[each.name] = each.source
        report.unread |= each.unread
        found.update(dict.fromkeys(each.diagnostics))
    errors = Selection(selection.select, selection.extend, (*selection.ignore, *_DOUBTS))
    asked = {id(document) for document in documents}
    for each in everything.values():
        # An included file that was not asked for is judged by its errors only.
        wanted = selection if id(each) in asked else errors
        found.update(dict.fromkeys(_findings(each, wanted, referred.get(str(each.path), ()), longest, pause, memory)))
    pause()
    _verify(report, everything.values(), sources, allow_outside, found)
    report.diagnostics = sorted(_wanted(found, report.sources, selection), key=in_order)
    return report


def _verify(
    report: Report,
    documents: Iterable[Document],
    folder: str | os.PathLike[str] | None,
    allow_outside: bool,
    found: dict[Diagnostic, None],
) -> None:
    """Look up the passages of all documents, where there is a text to look in, and count them."""
    right = wrong = unverified = 0
    texts = None
    for each in documents:
        if each.map is None:
            continue
        if folder is None and (each.map.source is None or each.map.source.text is None):
            unverified += _count_passages(each.map)
            continue
        from argmap.reading.passages import SourceTexts, verify

        texts = texts or SourceTexts(folder, allow_outside=allow_outside)
        verified = verify(each, texts)
        right += verified.found
        wrong += verified.wrong
        # What is merely noted within an included file is left to that file.
        own = any(each is document for document in report.documents)
        found.update((d, None) for d in verified.diagnostics if own or d.severity is not Severity.NOTE)
        if verified.text is None:
            unverified += _count_passages(each.map)
        else:
            report.sources[verified.text.file] = verified.text
    report.passages = Passages(right, wrong, unverified)


def _count_passages(argument_map: ArgumentMap) -> int:
    of_claims = sum(len(claim.passage or ()) for claim in argument_map.claims.values())
    return of_claims + sum(len(argument.passage or ()) for argument in argument_map.arguments)


def errors_of(document: Document) -> list[Diagnostic]:
    """Return the errors, not the warnings, that the checks find in a document and what it includes."""
    wanted = Selection(ignore=_DOUBTS)
    sources = {each.name: each.source for each in document.documents()}
    found = [finding for each in document.documents() for finding in _findings(each, wanted)]
    return sorted(_wanted(dict.fromkeys(found), sources, wanted), key=in_order)


def _findings(
    document: Document,
    selection: Selection,
    referred: Iterable[str] = (),
    longest: int = 40,
    pause: Callable[[], None] = lambda: None,
    memory: Memory | None = None,
) -> Iterator[Diagnostic]:
    """Yield what the checks find in a document; what stands in one included file alone is left to that file."""
    if document.map is None:
        return
    merged, places = whole(document)
    own = len(document.map.arguments)
    context = Context(merged, places, _lost(document), frozenset(referred), builtin_schemes, longest, own)
    context.memory = context.memory if memory is None else memory
    damaged = any(each.damaged for each in document.documents())
    for finding in run(context, _pausing(selection, pause), damaged=damaged):
        files = {finding.span.file, *(related.span.file for related in finding.related)}
        if finding.span.file == document.name or len(files) > 1:
            yield finding


def _pausing(selection: Selection, pause: Callable[[], None]) -> Iterator[Check]:
    for check in CHECKS:
        if selection.wants(check.rule):
            pause()
            yield check


def _lost(document: Document) -> frozenset[str]:
    """Return the ids and the aliases that are named in a document, but could not be read."""
    lost = set(document.lost)
    for alias in document.map.include if document.map is not None else ():
        inner = document.included.get(alias)
        if inner is None or inner.map is None:
            lost.add(alias)
        else:
            lost |= {f"{alias}/{name}" for name in _lost(inner)}
    return frozenset(lost)


def _referred(documents: Iterable[Document]) -> dict[str, set[str]]:
    """Return path of an included file → its claims to which the maps that include it refer."""
    found: dict[str, set[str]] = {}
    for document in documents:
        if document.map is None or not document.included:
            continue
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
        if diagnostic.code < FIRST_CHECK:
            yield diagnostic  # a map that cannot be read whole is never well
            continue
        comment = comments.get(diagnostic.span.file)
        if selection.wants(rules[diagnostic.code]) and not (comment is not None and comment.covers(diagnostic)):
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
