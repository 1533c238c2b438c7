"""`argmap outline`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.output import put_data
from argmap.formats import FORMS, STYLES

if TYPE_CHECKING:
    from argmap.formats import Form, Style

_WIDEST = 100
"""Columns beyond which lines are hard to read, however wide the terminal is."""


@click.command("outline", short_help="Write a map as text to read.")
@click.argument("file", metavar="MAP")
@click.option("-o", "--output", metavar="FILE", help="Where to write; - for standard output.")
@click.option("--style", type=click.Choice(STYLES), default="outline", show_default=True,
              help="Conclusions first, reasons indented below; or statements, a line, the conclusion.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="[default: that of FILE, else text]")
@click.option("--groups", is_flag=True, help="A heading for each group of the map.")
@click.option("--width", type=click.IntRange(min=20), metavar="COLUMNS",
              help="Where text wraps. [default: the terminal's width, at most 100]")  # fmt: skip
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what was written.")
def command(
    file: str,
    output: str | None,
    style: Style,
    form: Form | None,
    groups: bool,
    width: int | None,
    allow_outside: bool,
    quiet: bool,
) -> None:
    """Write a MAP as text to read and to hand out: plain text, Markdown or LaTeX. - is standard input.

    As an outline, each conclusion comes first and its reasons stand below it, with objections and their answers. In
    standard form, numbered premises stand above a line, and below it what is concluded from them. What is used
    more than once is written out once, and referred to by its number.

    Exits with 0 when it is written, 1 when the map has errors, 2 for wrong usage or a file that cannot be opened.
    """
    form = form or _form_of(output)
    to_file = output is not None and output != "-"

    from argmap.diagnostics.reporters import report
    from argmap.outlining import outline_file

    done = outline_file(
        file,
        style,
        form,
        groups=groups,
        width=width or _terminal_width(to_file),
        allow_outside=allow_outside,
        mark=None if to_file or os.environ.get("NO_COLOR") or not sys.stdout.isatty() else click.style,
    )
    if done.diagnostics:
        click.echo(report("text", done.diagnostics, done.sources), err=True)
    if done.text is not None:
        _put(done.text, output if to_file else None, quiet)
    sys.exit(2 if done.unread else 1 if done.diagnostics else 0)


def _form_of(output: str | None) -> Form:
    suffix = Path(output).suffix.lower().lstrip(".") if output else ""
    found = next((form for form, endings in FORMS.items() if suffix in endings), None)
    if suffix and found is None:
        endings = ", ".join(f".{ending}" for several in FORMS.values() for ending in several)
        raise click.UsageError(f"`.{suffix}` is none of {endings}; name a format with --format")
    return found or "text"


def _terminal_width(to_file: bool) -> int:
    if to_file:
        return 80
    import shutil

    return max(20, min(shutil.get_terminal_size().columns, _WIDEST))


def _put(text: str, output: str | None, quiet: bool) -> None:
    if output is None:
        put_data(text)
        return
    from argmap.editing.write import write_atomic

    try:
        write_atomic(output, text)
    except OSError as error:
        raise click.UsageError(f"`{output}` cannot be written: {error.strerror}") from None
    if not quiet:
        click.echo(f"wrote {output}", err=True)
