"""`argmap diff`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from argmap.commands.drawing_options import picture_theme, theme_option

if TYPE_CHECKING:
    from argmap.diffing import Picture, Version
    from argmap.drawing import Engine

PICTURES: tuple[Picture, ...] = ("svg", "png", "pdf")
FORMATS = ("text", "json", *PICTURES)
_OF_SUFFIX = {f".{form}": form for form in FORMATS if form != "text"}


@click.command("diff", short_help="Say what changed between two versions of a map.")
@click.argument("files", nargs=-1, required=True, metavar="A B")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else text]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@click.option("--include", is_flag=True, help="Compare what the maps include, too.")
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
@click.option("--engine", type=click.Choice(["embedded", "system"]), default="embedded", show_default=True,
              help="For pictures: the Graphviz that comes with argmap, or the `dot` of this machine.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True,
              metavar="SECONDS", help="For pictures: how long the layout may take.")  # fmt: skip
@theme_option(PICTURES)
@click.option("--git-driver", is_flag=True, help="As git's external diff command; git gives the arguments.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def command(
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    include: bool,
    allow_outside: bool,
    engine: Engine,
    timeout: float,
    theme: str | None,
    git_driver: bool,
    quiet: bool,
) -> None:
    """Say what changed from map A to map B, in the map's terms; one of them may be - for standard input.

    Claims added, removed, renamed and reworded, arguments and their premises, and all else, key by key; and what
    follows for the main conclusion. --format svg, png or pdf draws both versions in one picture.

    Exits with 0 when nothing changed, 1 when something did, 2 for trouble: wrong usage, or a map that cannot be read.
    As git's driver it always exits with 0.
    """
    if git_driver:
        _as_driver(files)
    if len(files) != 2:
        raise click.UsageError("two maps are compared: argmap diff A B")
    if files == ("-", "-"):
        raise click.UsageError("standard input can be one of the two maps, not both")
    from argmap.commands.opening import form_of, put, style_for
    from argmap.diffing import read_version

    form = form or form_of(output, _OF_SUFFIX, "text")
    look = picture_theme(theme, form, PICTURES) or "light"
    old, new = (read_version(file, include=include, allow_outside=allow_outside) for file in files)
    _stop_if_unreadable(old, new)
    assert old.map is not None and new.map is not None

    from argmap.analysis.diff import diff
    from argmap.diffing import draw_diff, report_json, report_text

    difference = diff(old.map, new.map)
    if form == "json":
        put(report_json(old, new, difference), output)
    elif form in PICTURES:
        from argmap.drawing import EngineError

        remarks: list[str] = []
        drawn: dict[str, Any] = {"format": form, "engine": engine, "timeout": timeout, "remarks": remarks}
        try:
            put(draw_diff(old.map, new.map, theme=look, **drawn), output)
        except EngineError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)
        for remark in () if quiet else remarks:
            click.echo(remark, err=True)
    else:
        text = report_text(old, new, difference, style_for(output))
        if text or output is not None:
            put(text, output)
    if not quiet and form == "text":
        from argmap.analysis.diff_text import summary

        click.echo(summary(difference), err=True)
    sys.exit(1 if difference else 0)


def _stop_if_unreadable(*versions: Version) -> None:
    from argmap.diagnostics.reporters import report

    unreadable = [version for version in versions if version.map is None]
    for version in unreadable:
        click.echo(report("text", version.diagnostics, version.sources or {}), err=True)
    if unreadable:
        sys.exit(2)


def _as_driver(arguments: tuple[str, ...]) -> NoReturn:
    from argmap.commands.diff_git import coloured, driver, parse
    from argmap.diagnostics.reporters.text import plain

    try:
        call = parse(arguments)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if call is None:
        click.echo(f"* Unmerged path {arguments[0]}")
        sys.exit(0)
    colour = coloured()
    try:
        click.echo(driver(call, click.style if colour else plain), nl=False, color=colour)
        sys.stdout.flush()
    except BrokenPipeError:  # the pager has seen enough; git would take any other code for a failure
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0)
