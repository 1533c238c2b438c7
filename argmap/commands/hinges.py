"""`argmap hinges`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.commands.pins import Pin

if TYPE_CHECKING:
    from argmap.evaluation import Status

FORMATS = ("table", "json", "csv")
_OF_SUFFIX = {".json": "json", ".csv": "csv"}


@click.command("hinges", short_help="Tell what a conclusion hangs on.")
@click.argument("path", metavar="MAP")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--scenario", default="as-argued", show_default=True, metavar="ID", help="A scenario of the map.")
@click.option("--assume", type=Pin(), multiple=True, metavar="CLAIM=in|out|undecided",
              help="Pin a claim; may be repeated.")  # fmt: skip
@click.option("--most", type=click.IntRange(min=1), default=100, show_default=True, help="How many sets are told.")
@click.option("--largest", type=click.IntRange(min=1), metavar="N", help="Sets of up to N premises. [default: any]")
@click.option("--timeout", type=click.FloatRange(min=0, max=86400, min_open=True), default=5.0, show_default=True,
              metavar="SECONDS", help="How long the search for one claim may take.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else table]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
def command(
    path: str,
    claims: tuple[str, ...],
    scenario: str,
    assume: tuple[tuple[str, Status], ...],
    most: int,
    largest: int | None,
    timeout: float,
    form: str | None,
    output: str | None,
    allow_outside: bool,
) -> None:
    """Tell what claims of a MAP hang on; without a CLAIM, its main conclusions.

    For a claim that stands: the smallest sets of premises which, if they fall together, take it down. For one that does
    not: those which would have to hold for it to stand. By `standing`, as `argmap evaluate` has it.

    Exits with 0 when it is done, 1 when the map has errors, 2 for wrong usage, a claim or scenario that is not there,
    or a file that cannot be opened.
    """
    from argmap.commands.opening import form_of, open_map, put, style_for, table_width

    form = form or form_of(output, _OF_SUFFIX, "table")
    document, code = open_map(path, allow_outside=allow_outside)
    if document is None:
        sys.exit(code)

    from argmap.hinging import hinges, known_claims, report
    from argmap.reading import whole

    argument_map = whole(document)[0]
    try:
        names = known_claims(argument_map, claims)
        found = [
            hinges(argument_map, name, scenario=scenario, assume=dict(assume), most=most, largest=largest,
                   timeout=timeout)
            for name in names
        ]  # fmt: skip
    except LookupError as error:
        click.echo(f"{document.name}: error: {error.args[0]}", err=True)
        sys.exit(2)
    if not found:
        click.echo(f"{document.name}: error: the map has no main conclusion; name a claim", err=True)
        sys.exit(2)
    columns, style = table_width(output), style_for(output)
    put(report(argument_map, found, form, scenario=scenario, columns=columns, style=style), output)
    sys.exit(code)
