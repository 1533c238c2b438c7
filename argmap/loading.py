"""Maps from files and texts, ready to be used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Diagnostic, Severity, SourceText, diagnose, did_you_mean, in_order, near
from argmap.graph import merge_same
from argmap.model import ArgumentMap
from argmap.reading import Document, Reader, read_string, whole
from argmap.reading.faults import BAD_FRAMEWORK, UNREADABLE_FILE
from argmap.reading.files import Unread, read_text

if TYPE_CHECKING:
    from argmap.model.framework import Framework


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


class FrameworkDocument(NamedTuple):
    """A framework as it was read: None if there are errors, which are then in the diagnostics."""

    framework: Framework | None
    diagnostics: list[Diagnostic]
    source: SourceText
    """The text, for the reporters; empty if it could not be read."""
    unread: bool = False
    """True when the file could not be opened."""


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


def framework_format(path: str | os.PathLike[str]) -> str | None:
    """Return the format of abstract argumentation frameworks that a file's ending means, or None: it is a map."""
    from argmap.formats.frameworks import FRAMEWORKS

    ending = Path(path).suffix.lower()
    return next((name for name, known in FRAMEWORKS.items() if known.ending == ending), None)


def read_framework(path: str | os.PathLike[str], form: str | None = None) -> FrameworkDocument:
    """Read an abstract argumentation framework in a format of `FRAMEWORKS`; by the file's ending without one.

    Never raises for what is wrong with the file: that is in the diagnostics. Linear, but for looking up which known
    names are near an unknown one. Raises ValueError where neither the ending nor `form` is that of a format.
    """
    from argmap.formats.frameworks import read as read_text_of

    name = os.fspath(path)
    text = read_text(Path(path), name)
    if isinstance(text, Unread):
        return FrameworkDocument(None, [diagnose(*text)], SourceText(name, ""), text.rule is UNREADABLE_FILE)
    framework, faults = read_text_of(text.text, form or framework_format(path) or Path(path).suffix)
    found = [
        diagnose(
            BAD_FRAMEWORK,
            fault.message + _meant(fault.unknown or "", framework.arguments),
            text.span(fault.start, fault.end),
        )
        for fault in faults
    ]
    return FrameworkDocument(None if found else framework, found, text)


def _meant(name: str, known: Sequence[str]) -> str:
    # Every short name or number is near another one.
    told = len(name) > 2 and not any(map(str.isdigit, name))
    return did_you_mean(near(name, known)) if told else ""


def drawable(document: Document) -> ArgumentMap:
    """Return the map to draw: a debate's claims that say the same are one, with the voices of all who say so."""
    merged = whole(document)[0]
    return merge_same(merged) if document.included else merged
