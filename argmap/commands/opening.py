"""A map for a command that needs it whole: read, or said what is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from argmap.commands.output import put_data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.reading import Document

F = TypeVar("F", bound=str)


def open_map(path: str, *, allow_outside: bool = False) -> tuple[Document | None, int]:
    """Read a file with all that it includes, tell its errors on standard error, and return it with the exit code.

    The code is 1 if the map has errors, 2 if the file cannot be opened, else 0. There is no document when the map
    cannot be used: because of faults of reading, or as the file cannot be opened.
    """
    from argmap.api import read
    from argmap.checking import errors_of
    from argmap.diagnostics import Severity
    from argmap.diagnostics.reporters import report

    document = read(path, allow_outside=allow_outside)
    documents = list(document.documents())
    sources = {each.name: each.source for each in documents}
    found = [d for each in documents for d in each.diagnostics]
    unusable = document.map is None or any(d.severity is Severity.ERROR for d in found)
    if not unusable:
        found += errors_of(document)
    if found:
        click.echo(report("text", found, sources), err=True)
    if unusable:
        return None, 2 if document.unread else 1
    return document, 1 if found else 0


def put(text: str | bytes, output: str | None, *, quiet: bool = False) -> None:
    """Write text, or a picture, to a file, whole or not at all, or to standard output for None or `-`.

    Says what was written, unless `quiet`. Leaves the process with 2 when the file cannot be written.
    """
    if output in (None, "-"):
        put_data(text)
        return
    from argmap.editing.write import write_atomic

    assert output is not None
    try:
        write_atomic(output, text)
    except OSError as error:
        click.echo(f"{output}: error: cannot be written: {error.strerror}", err=True)
        sys.exit(2)
    if not quiet:
        click.echo(f"wrote {output}", err=True)


def form_of(output: str | None, forms: Mapping[str, F], default: F) -> F:
    """Return the format that the ending of a file's name means; `default` without a file, or for no ending or `.txt`.

    Raises click.UsageError for an ending that means none.
    """
    suffix = Path(output).suffix.lower() if output and output != "-" else ""
    if suffix in ("", ".txt"):
        return default
    if suffix not in forms:
        raise click.UsageError(f"`{suffix}` is none of .txt, {', '.join(forms)}; name a format with --format")
    return forms[suffix]


def style_for(output: str | None) -> Callable[..., str]:
    """Return `click.style` where colour can be seen and is wanted, else what styles nothing."""
    import os

    from argmap.diagnostics.reporters.text import plain

    seen = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return click.style if seen else plain


def table_width(output: str | None) -> int:
    """Return the columns of the terminal that a table goes to, 60 to 100; 100 for what goes elsewhere."""
    if output is not None or not sys.stdout.isatty():
        return 100
    import shutil

    return max(60, min(100, shutil.get_terminal_size().columns))
