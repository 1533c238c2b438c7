"""`argmap outline`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from argmap.commands.opening import form_of, put
from argmap.formats import FORMS, STYLES

if TYPE_CHECKING:
    from argmap.formats import Form, Style

_OF_SUFFIX: dict[str, Form] = {
    f".{ending}": form for form, endings in FORMS.items() for ending in endings if form != "text"
}
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
    form = form or form_of(output, _OF_SUFFIX, "text")
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
        put(done.text, output, quiet=quiet)
    sys.exit(2 if done.unread else 1 if done.diagnostics else 0)


def _terminal_width(to_file: bool) -> int:
    if to_file:
        return 80
    import shutil

    return max(20, min(shutil.get_terminal_size().columns, _WIDEST))
