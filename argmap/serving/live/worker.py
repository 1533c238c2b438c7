"""The process that draws: reads a job on standard input, writes what comes of it on standard output, and so on.

It keeps nothing from one job to the next, so that it may be ended at any moment. It runs in the folder that is served,
so that files are named as seen from there.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

from argmap.serving.live.jobs import Findings, Heard, Job, Lost, Picture, Place

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic, SourceText
    from argmap.reading import Document

LISTED = 200
"""Findings that are listed; the others are counted."""
EXCERPT = 120
"""Characters of a line that are shown with a finding, about."""
HEAD = struct.Struct(">I")
"""How many bytes follow, before each message."""


def main() -> None:
    """Do jobs until there are no more."""
    # What C code or a stray print writes must not come between the messages.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _load()
    with suppress(BrokenPipeError, KeyboardInterrupt):
        while (message := receive(sys.stdin.buffer)) is not None:
            _serve(message, out)


def _serve(job: Job, out: IO[bytes]) -> None:
    try:
        for heard in do(job):
            send(out, heard)
    except Exception as error:  # a fault of argmap's must not take the page away from the author
        send(out, Lost(f"something went wrong that should not: {type(error).__name__}: {error}"))
    send(out, None)
    gc.collect()


def _load() -> None:
    """Import what every job needs, before the first one comes."""
    import argmap.api
    import argmap.checking
    import argmap.drawing.page
    import argmap.drawing.placing
    import argmap.drawing.svg
    import argmap.evaluation.portable  # noqa: F401


def receive(stream: IO[bytes]) -> Any:
    """Return the next message; None at the end."""
    head = stream.read(HEAD.size)
    return pickle.loads(stream.read(HEAD.unpack(head)[0])) if len(head) == HEAD.size else None


def send(stream: IO[bytes], message: Heard | None) -> None:
    """Write a message."""
    data = pickle.dumps(message)
    stream.write(HEAD.pack(len(data)) + data)
    stream.flush()


def do(job: Job) -> Iterator[Heard]:
    """Yield what comes of a job: what was found, which is soon there, then the picture."""
    from argmap.diagnostics import Severity
    from argmap.reading import Reader

    document = Reader().read(job.file)
    broken = document.map is None or any(
        d.severity is Severity.ERROR for each in document.documents() for d in each.diagnostics
    )
    if job.kind != "refine":
        yield _findings(job, document, not broken)
    if job.kind != "check" and not broken:
        picture = _picture(job, document)
        if job.kind == "draw" or not picture.memory.kept:
            yield picture


def _picture(job: Job, document: Document) -> Picture:
    from argmap.drawing.fit import Memory
    from argmap.picturing import draw_document

    memory = job.memory or Memory()
    memory.quick, memory.kept = job.kind == "draw", False
    drawn = draw_document(document, "html", options=replace(job.options, memory=memory))
    assert drawn.picture is None or isinstance(drawn.picture, str)
    return Picture(drawn.picture, drawn.failure, places_of(document), memory)


def places_of(document: Document) -> dict[str, Place]:
    """Return where the claims and arguments of a document and of all that it includes stand, by their addresses."""
    from argmap.reading import whole

    merged, places = whole(document)

    def at(*path: str | int) -> Place:
        span = places.span(path, "key" if path[0] == "claims" else "value")
        return Place(span.file, span.start.line + 1, span.start.column + 1)

    found = {f"claim-{name}": at("claims", name) for name in merged.claims}
    for index, argument in enumerate(merged.arguments):
        found[f"argument-{argument.id or index + 1}"] = at("arguments", index)
    return found


def _findings(job: Job, document: Document, readable: bool) -> Findings:
    from argmap.checking import check_documents
    from argmap.diagnostics import Severity

    selection, sources, longest = job.checking
    report = check_documents([document], selection, sources=sources, longest=longest)
    order = list(Severity)
    listed = sorted(report.diagnostics, key=lambda each: order.index(each.severity))[:LISTED]
    own = document.map
    return Findings(
        title=own.title if own is not None else "",
        claims=sum(len(each.map.claims) for each in document.documents() if each.map is not None),
        readable=readable,
        counts={each.value: sum(d.severity is each for d in report.diagnostics) for each in Severity},
        listed=[told(each, report.sources) for each in listed],
        files=sorted(_files(document, sources)),
    )


def told(diagnostic: Diagnostic, sources: dict[str, SourceText]) -> dict[str, Any]:
    """Return a finding as plain values, with the line that it is about in three parts: before, meant, after."""
    from argmap.diagnostics.reporters.machine import as_json

    found = as_json(diagnostic)
    del found["fix"]
    source = sources.get(diagnostic.span.file)
    line = source.line(diagnostic.span.start.line) if source is not None else ""
    start = diagnostic.span.start.column
    end = diagnostic.span.end.column if diagnostic.span.end.line == diagnostic.span.start.line else len(line)
    first = max(0, start - EXCERPT // 2)
    last = min(max(end, start + EXCERPT), len(line), start + 2 * EXCERPT)
    shown = ("…" if first else "") + line[first:start].lstrip() if start else ""
    found["excerpt"] = [shown, line[start : min(end, last)], line[end:last] + ("…" if last < len(line) else "")]
    return found


def _files(document: Document, sources: str | None) -> set[str]:
    """Return the files of a document and all that it includes: those that are there, and those that are missed."""
    found: set[str] = set()
    for each in document.documents():
        if each.path is None:
            continue
        found.add(str(each.path))
        named = list(each.map.include.values()) if each.map is not None else []
        if each.map is not None and each.map.source is not None and each.map.source.text is not None:
            named.append(each.map.source.text)
        found |= {os.path.realpath(each.path.parent / name) for name in named}
        if sources is not None:
            found.add(os.path.realpath(os.path.join(sources, each.path.stem + ".txt")))  # noqa: PTH118
    return found


if __name__ == "__main__":
    main()
