"""Maps as text to read: from a map, or from the file that it stands in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.checking import errors_of
from argmap.diagnostics import Diagnostic, SourceText
from argmap.loading import drawable, usable
from argmap.model import ArgumentMap, Scheme
from argmap.reading import Reader
from argmap.schemes import builtin_schemes

if TYPE_CHECKING:
    from argmap.formats import Form, Style

__all__ = ["Outlined", "outline", "outline_file"]


def outline(
    what: ArgumentMap | str | os.PathLike[str],
    style: Style = "outline",
    format: Form = "text",  # noqa: A002
    *,
    groups: bool = False,
    width: int = 80,
    allow_outside: bool = False,
) -> str:
    """Return a map, or the map in a file with all that it includes, as text to read.

    `style` is `outline` (conclusions first, reasons indented below) or `standard` (numbered statements, a line, the
    conclusion); `format` is `text`, `markdown` or `latex`. With `groups`, each group is a section. `width` is where
    plain text wraps, in columns. Linear in the size of the map.

    Raises MapError if the file cannot be read as a map, ValueError for an unknown style or format.
    """
    from argmap.formats import page, write

    read_map = what
    if not isinstance(read_map, ArgumentMap):
        document = Reader(allow_outside=allow_outside).read(read_map)
        usable(document, True)
        read_map = drawable(document)
    return write(page(read_map, style, schemes=_known_schemes(read_map), groups=groups), format, width=width)


def _known_schemes(argument_map: ArgumentMap) -> Mapping[str, Scheme]:
    """Return the built-in schemes, if the map may use one: reading them takes time."""
    return builtin_schemes() if any(argument.scheme for argument in argument_map.arguments) else {}


@dataclass
class Outlined:
    """What came of writing a map as text: the text if there is one, the errors found, and the files' texts."""

    text: str | None
    diagnostics: list[Diagnostic]
    sources: dict[str, SourceText]
    unread: bool = False


def outline_file(
    path: str | os.PathLike[str],
    style: Style = "outline",
    format: Form = "text",  # noqa: A002
    *,
    groups: bool = False,
    width: int = 80,
    allow_outside: bool = False,
    mark: Callable[..., str] | None = None,
) -> Outlined:
    """Write the map in a file as text; errors are in the result, with the text if the map could be read.

    `mark` marks what is strong in plain text, as `click.style` does. Never raises for what is in the file.
    """
    from argmap.formats import page, write

    document = Reader(allow_outside=allow_outside).read(path)
    documents = list(document.documents())
    done = Outlined(
        None,
        [d for each in documents for d in each.diagnostics],
        {each.name: each.source for each in documents},
        document.unread,
    )
    if done.diagnostics or document.map is None:
        return done
    done.diagnostics = errors_of(document)
    read_map = drawable(document)
    written = page(read_map, style, schemes=_known_schemes(read_map), groups=groups)
    done.text = write(written, format, width=width, style=mark)
    return done
