"""Edited files: read again before they are written, so that an edit changes nothing but what it is meant to."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Severity, SourceText
from argmap.editing.write import write_all
from argmap.model import ArgumentMap
from argmap.reading.document import Document, read_string

_ANCHOR = re.compile(r"(?:^|[\s\[{,])[&*]\w").search


class EditError(ValueError):
    """An edit that cannot be made as the file is written, or no longer."""


class Faulty(EditError):
    """A map that has faults of reading: they are to be mended first."""

    def __init__(self, document: Document) -> None:
        """Take the document, whose diagnostics say what is wrong."""
        super().__init__(f"`{document.name}` has faults of reading; mend them first")
        self.document = document


class BrokenEdit(EditError):
    """An edit after which a map would have faults that it does not have now."""

    def __init__(self, diagnostics: Sequence[Diagnostic], sources: dict[str, SourceText]) -> None:
        """Take what would be wrong, and the texts as they would be."""
        super().__init__("the map would then have faults; nothing was changed")
        self.diagnostics = diagnostics
        self.sources = sources


def faulty(document: Document) -> Faulty:
    """Return what to raise for a document that has faults, or includes one that has."""
    return Faulty(next((each for each in document.documents() if each.damaged), document))


class Edited(NamedTuple):
    """A file with its new text; `before` is None for a file that is new."""

    path: Path | None
    """None for a text that stands in no file."""
    name: str
    before: str | None
    text: str

    @classmethod
    def of(cls, document: Document, text: str) -> Edited:
        """Return a document's file with a new text."""
        path = None if document.name == "<stdin>" else document.path
        return cls(path, document.name, document.source.text, text)

    @property
    def difference(self) -> str:
        """What changes, as a unified diff; empty when nothing does."""
        return unified(self.before or "", self.text, self.name, "/dev/null" if self.before is None else self.name)


def verify_edit(document: Document, text: str, meant: ArgumentMap) -> None:
    """Read the new text of a document's file and compare.

    Raises EditError unless it reads as the map that is meant, without a fault that the file did not have.
    """
    again = read_string(text, document.name)
    errors = sum(finding.severity is Severity.ERROR for finding in again.diagnostics)
    before = sum(finding.severity is Severity.ERROR for finding in document.diagnostics)
    if again.map != meant or errors > before:
        anchors = "; its anchors (`&name`) and aliases (`*name`) may be why" if _ANCHOR(document.source.text) else ""
        raise EditError(
            f"`{document.name}` is written in a way that this edit would break{anchors}; nothing was changed"
        )


def difference(document: Document, text: str) -> str:
    """Return what a new text of a document's file changes, as a unified diff; empty when nothing."""
    return unified(document.source.text, text, document.name, document.name)


def unified(before: str, after: str, name: str, name_before: str) -> str:
    """Return the difference of two texts as a unified diff; empty when there is none."""
    import difflib

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, name_before, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def rewrite(document: Document, text: str) -> None:
    """Write the new text of a document's file, whole or not at all; its byte-order mark and permissions stay.

    Raises EditError if the file has changed since it was read, OSError when it cannot be written.
    """
    rewrite_all([Edited.of(document, text)])


def rewrite_all(files: Sequence[Edited]) -> None:
    """Write files with their new texts, all or none, each whole; byte-order marks and permissions stay.

    Raises EditError if a file has changed since it was read or a new one is there already, OSError when one cannot be
    written.
    """
    wanted: dict[Path, str | bytes] = {}
    for path, name, before, text in files:
        assert path is not None
        mark = b""
        if before is None:
            if path.exists():
                raise EditError(f"`{name}` is there already; nothing was written")
        else:
            now = path.read_bytes()
            mark = codecs.BOM_UTF8 if now.startswith(codecs.BOM_UTF8) else b""
            if now != mark + before.encode():
                raise EditError(f"`{name}` has changed since it was read; nothing was written")
        wanted[path] = mark + text.encode()
    write_all(wanted)
