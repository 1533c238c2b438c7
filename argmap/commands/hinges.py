"""`argmap hinges`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.commands.drawing_options import picture_theme, theme_option
from argmap.commands.evaluate import GRADUAL, INFERENCE
from argmap.commands.pins import Pin, pinned

if TYPE_CHECKING:
    from argmap.evaluation import Status

SEMANTICS = ("standing", "strength", "probability")
FORMATS = ("table", "json", "csv", "svg")
_OF_SUFFIX = {".json": "json", ".csv": "csv", ".svg": "svg"}


@click.command("hinges", short_help="Tell what a conclusion hangs on.")
@click.argument("path", metavar="MAP")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--scenario", default="as-argued", show_default=True, metavar="ID", help="A scenario of the map.")
@click.option("--assume", type=Pin(), multiple=True, metavar="CLAIM=in|out|undecided",
              help="Pin a claim; may be repeated.")  # fmt: skip
@click.option("--semantics", type=click.Choice(SEMANTICS), default="standing", show_default=True,
              help="Sets of premises, or how far each moves the claim's strength or probability.")  # fmt: skip
@click.option("--most", type=click.IntRange(min=1), default=100, show_default=True, help="How many sets are told.")
@click.option("--largest", type=click.IntRange(min=1), metavar="N", help="Sets of up to N premises. [default: any]")
@click.option("--timeout", type=click.FloatRange(min=0, max=86400, min_open=True), default=5.0, show_default=True,
              metavar="SECONDS", help="How long the search for one claim may take.")  # fmt: skip
@click.option("--gradual", type=click.Choice(GRADUAL), default="df-quad", show_default=True,
              help="Of `strength`: the gradual semantics.")  # fmt: skip
@click.option("--inference", type=click.Choice(INFERENCE), default="minimum", show_default=True,
              help="Of `strength`: how linked premises are combined.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of what is drawn by chance.")
@click.option("--samples", type=click.IntRange(min=1), default=10_000, show_default=True,
              help="How many are drawn where a probability is not computed exactly.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else table]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@theme_option()
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
def command(
    path: str,
    claims: tuple[str, ...],
    scenario: str,
    assume: tuple[tuple[str, Status], ...],
    semantics: Literal["standing", "strength", "probability"],
    most: int,
    largest: int | None,
    timeout: float,
    form: str | None,
    output: str | None,
    theme: str | None,
    allow_outside: bool,
    **costs: Any,
) -> None:
    """Tell what claims of a MAP hang on; without a CLAIM, its main conclusions.

    For a claim that stands: the smallest sets of premises which, if they fall together, take it down. For one that does
    not: those which would have to hold, or to fall, for it to stand. With `--semantics strength` or `probability`: how
    far each premise moves the claim, and where it changes sides; as a tornado chart with `--format svg`.

    Exits with 0 when it is done, 1 when the map has errors, 2 for wrong usage, a claim or scenario that is not there,
    or a file that cannot be opened.
    """
    from argmap.commands.opening import form_of, open_map, put, style_for, table_width
    from argmap.loading import framework_format

    pins = pinned(assume)
    form = form or form_of(output, _OF_SUFFIX, "table")
    chosen = picture_theme(theme, form) or "light"
    if form == "svg" and semantics == "standing":
        raise click.UsageError("a chart is of --semantics strength or probability; sets of premises have none")
    if form == "svg" and len(claims) > 1:
        raise click.UsageError("a chart is of one claim; name one")
    if framework_format(path) is not None:
        raise click.UsageError("a framework has no premises that could fall; `argmap evaluate` tells what stands in it")
    document, code = open_map(path, allow_outside=allow_outside)
    if document is None:
        sys.exit(code)

    from argmap.evaluation import Settings
    from argmap.hinging import all_hinges, known_claims, report, report_sensitivity, sensitivity
    from argmap.reading import whole

    argument_map = whole(document)[0]
    where: dict[str, Any] = {"scenario": scenario, "assume": pins}
    looks: dict[str, Any] = {"scenario": scenario, "columns": table_width(output), "style": style_for(output)}
    try:
        names = known_claims(argument_map, claims)
        if not names:
            click.echo(f"{document.name}: error: the map has no main conclusion; name a claim", err=True)
            sys.exit(2)
        if semantics == "standing":
            limits: dict[str, Any] = {"most": most, "largest": largest, "timeout": timeout}
            found = [one for name in names for one in all_hinges(argument_map, name, **where, **limits)]
            told = report(argument_map, found, form, **looks)
        else:
            settings = Settings(timeout=timeout, **costs)
            if form == "svg":
                names = names[:1]
            moved = [sensitivity(argument_map, name, semantics, **where, settings=settings) for name in names]
            told = report_sensitivity(argument_map, moved, form, theme=chosen, **looks)
    except LookupError as error:
        click.echo(f"{document.name}: error: {error.args[0]}", err=True)
        sys.exit(2)
    put(told, output)
    sys.exit(code)
