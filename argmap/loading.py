"""Maps from files and texts, ready to be used."""

from __future__ import annotations

import os
from collections.abc import Sequence

from argmap.diagnostics import Diagnostic, Severity, in_order
from argmap.graph import merge_same
from argmap.model import ArgumentMap
from argmap.reading import Document, Reader, read_string, whole


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


def source_addresses(document: Document) -> dict[str, str]:
    """Return where the sources of a document and of all that it includes are on the web, by alias; its own under ""."""
    found: dict[str, str] = {}
    stack = [("", document)]
    while stack:
        alias, each = stack.pop()
        if each.map is not None and each.map.source is not None and each.map.source.url:
            found[alias] = each.map.source.url
        stack.extend((f"{alias}/{name}" if alias else name, inner) for name, inner in each.included.items())
    return found


def drawable(document: Document) -> ArgumentMap:
    """Return the map to draw: a debate's claims that say the same are one, with the voices of all who say so."""
    merged = whole(document)[0]
    return merge_same(merged) if document.included else merged
