"""Findings of `check`, as the editor marks them."""

from __future__ import annotations

from lsprotocol import types

from argmap.checking import Report
from argmap.diagnostics import Diagnostic, Severity, SourceText
from argmap.serving.lsp.positions import Lines
from argmap.serving.lsp.workspace import Opened, Reading, Workspace

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_FADED = {"unused-group", "unused-scheme", "unused-voice"}

Told = types.PublishDiagnosticsParams


def publish(workspace: Workspace, opened: Opened, reading: Reading, report: Report) -> list[Told]:
    """Return what to send when a text was checked: its findings, and those in files that it includes.

    An included file that is open shows its own findings, and of the others' only what its own check does not find.
    """
    opened.found, opened.found_in = report.diagnostics, reading
    sources = {**report.sources, reading.source.file: reading.source}
    files = {d.span.file for d in report.diagnostics} | opened.shown | {reading.source.file}
    opened.shown = {d.span.file for d in report.diagnostics} - {reading.source.file}
    return [_of_file(workspace, file, sources) for file in sorted(files)]


def close(workspace: Workspace, opened: Opened) -> list[Told]:
    """Return what to send when a text was closed: it, and what only it found in other files, is cleared."""
    files = opened.shown | {_file(opened)}
    told = [_of_file(workspace, file, {}) for file in sorted(files)]
    # An editor may write the address of a file in another way than it is written for a file that is not open.
    return [*told, Told(opened.uri, [])] if all(each.uri != opened.uri for each in told) else told


def _file(opened: Opened) -> str:
    return str(opened.path) if opened.path is not None else opened.uri


def _of_file(workspace: Workspace, file: str, sources: dict[str, SourceText]) -> Told:
    found: dict[Diagnostic, None] = {}
    version = None
    lines: Lines | None = None
    source = sources.get(file)
    own = [each for each in workspace.opened.values() if _file(each) == file]
    for each in own + [each for each in workspace.opened.values() if each not in own]:
        if each.found_in is None:
            continue
        found.update((d, None) for d in each.found if d.span.file == file)
        sources = {**_sources(each), **sources}
        if _file(each) == file:
            version, lines, source = each.found_in.version, each.found_in.lines, each.found_in.source
    source = source or sources.get(file)
    if source is None:
        found = {}
        source = SourceText(file, "")
    lines = lines or workspace.lines_of(source)
    told = [to_protocol(workspace, d, source, lines, sources) for d in found]
    return Told(workspace.uri_of(file), told, version)


def _sources(opened: Opened) -> dict[str, SourceText]:
    assert opened.found_in is not None
    return {each.name: each.source for each in opened.found_in.document.documents()}


def to_protocol(
    workspace: Workspace, found: Diagnostic, source: SourceText, lines: Lines, sources: dict[str, SourceText]
) -> types.Diagnostic:
    """Return a finding as the protocol has it, with its related places."""
    related = []
    for each in found.related:
        file = each.span.file
        if file == source.file:
            where = lines.span(source, each.span)
        elif file in sources:
            where = workspace.lines_of(sources[file]).span(sources[file], each.span)
        else:
            continue
        related.append(types.DiagnosticRelatedInformation(types.Location(workspace.uri_of(file), where), each.message))
    return types.Diagnostic(
        range=lines.span(source, found.span),
        message=workspace.said(found.message),
        severity=SEVERITIES[found.severity],
        code=found.slug,
        source=f"argmap {found.code}",
        tags=[types.DiagnosticTag.Unnecessary] if found.slug in _FADED else None,
        related_information=related or None,
    )
