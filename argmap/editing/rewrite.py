"""Edited files: read again before they are written, so that an edit changes nothing but what it is meant to."""

from __future__ import annotations

import codecs

from argmap.diagnostics import Severity
from argmap.editing.write import write_atomic
from argmap.model import ArgumentMap
from argmap.reading.document import Document, read_string


class EditError(ValueError):
    """An edit that cannot be made as the file is written, or no longer."""


def verify_edit(document: Document, text: str, meant: ArgumentMap) -> None:
    """Read the new text of a document's file and compare.

    Raises EditError unless it reads as the map that is meant, without a fault that the file did not have.
    """
    again = read_string(text, document.name)
    errors = sum(finding.severity is Severity.ERROR for finding in again.diagnostics)
    before = sum(finding.severity is Severity.ERROR for finding in document.diagnostics)
    if again.map != meant or errors > before:
        raise EditError(f"`{document.name}` is written in a way that this edit would break; nothing was changed")


def difference(document: Document, text: str) -> str:
    """Return what a new text of a document's file changes, as a unified diff; empty when nothing."""
    import difflib

    old, new = document.source.text.splitlines(keepends=True), text.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, document.name, document.name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def rewrite(document: Document, text: str) -> None:
    """Write the new text of a document's file, whole or not at all; its byte-order mark and permissions stay.

    Raises EditError if the file has changed since it was read, OSError when it cannot be written.
    """
    assert document.path is not None
    now = document.path.read_bytes()
    mark = codecs.BOM_UTF8 if now.startswith(codecs.BOM_UTF8) else b""
    if now != mark + document.source.text.encode():
        raise EditError(f"`{document.name}` has changed since it was read; nothing was written")
    write_atomic(document.path, mark + text.encode())
