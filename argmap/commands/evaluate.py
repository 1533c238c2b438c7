"""`argmap evaluate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.pins import Pin, pinned

if TYPE_CHECKING:
    from argmap.evaluation import Status
    from argmap.model import ArgumentMap
    from argmap.reading import Document
    from argmap.reading.reader_view import ReaderView

    _ChoiceType = click.Choice[str]
else:  # not generic before click 8.2
    _ChoiceType = click.Choice

FORMATS = ("table", "json", "csv")
GRADUAL = ("df-quad", "quadratic-energy", "euler")
INFERENCE = ("minimum", "product")
_OF_SUFFIX = {".json": "json", ".csv": "csv"}


class _Semantics(_ChoiceType):
    """A name of the registry, which is loaded only when it is asked for."""

    def __init__(self) -> None:
        self.case_sensitive = True

    @property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        from argmap.evaluation import SEMANTICS

        return tuple(SEMANTICS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from argmap.diagnostics import did_you_mean, near

        if value not in self.choices:
            hint = did_you_mean(near(value, self.choices)) or f"; there are {', '.join(self.choices)}"
            self.fail(f"no semantics is called `{value}`{hint}", param, ctx)
        return str(value)


@click.command("evaluate", short_help="Tell which claims stand, in scenarios side by side.")
@click.argument("path", metavar="MAP")
@click.option(
    "--scenario",
    "scenarios",
    multiple=True,
    metavar="ID|all",
    help="A scenario of the map, may be repeated; all of them for `all`. [default: as-argued]",
)
@click.option("--semantics", type=_Semantics(), default="standing", show_default=True, help="What it means to stand.")
@click.option(
    "--assume",
    type=Pin(),
    multiple=True,
    metavar="CLAIM=in|out|undecided",
    help="Pin a claim, in every scenario; may be repeated.",
)
@click.option("--reader", metavar="FILE", help="Your own verdicts and credences: the argument by your lights, beside.")
@click.option(
    "--across",
    is_flag=True,
    help="Of a debate: each author's conclusions by the lights of each other.",
)
@click.option(
    "--explain",
    "explained",
    multiple=True,
    metavar="CLAIM",
    help="Tell why a claim stands or does not, in words; may be repeated.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else table]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, max=86400, min_open=True),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long one evaluation may take.",
)
@click.option(
    "--gradual",
    type=click.Choice(GRADUAL),
    default="df-quad",
    show_default=True,
    help="Of `strength`: the gradual semantics.",
)
@click.option(
    "--inference",
    type=click.Choice(INFERENCE),
    default="minimum",
    show_default=True,
    help="Of `strength`: how linked premises are combined.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of what is drawn by chance.")
@click.option(
    "--samples",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="How many are drawn where a probability is not computed exactly.",
)
@click.option(
    "--most-extensions",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="How many extensions are told at most.",
)
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
def command(
    path: str,
    scenarios: tuple[str, ...],
    semantics: str,
    assume: tuple[tuple[str, Status], ...],
    reader: str | None,
    across: bool,
    explained: tuple[str, ...],
    form: str | None,
    output: str | None,
    allow_outside: bool,
    **costs: Any,
) -> None:  # fmt: skip
    """Tell which claims of a MAP stand by the reasons that it gives: the main conclusions first, then all.

    Several scenarios stand side by side, with what differs from the map as argued marked. A debate is evaluated
    with all that it includes. A file that ends in .apx, .tgf or .af is an abstract framework: arguments and attacks.

    Exits with 0 when it is done, 1 when the map has errors, 2 for wrong usage, a claim, scenario or semantics that is
    not there, or a file that cannot be opened.
    """
    from argmap.commands.evaluate_framework import evaluate_framework_file
    from argmap.commands.opening import form_of, open_map, put, style_for, table_width
    from argmap.loading import framework_format

    pins = pinned(assume)
    form = form or form_of(output, _OF_SUFFIX, "table")
    if explained and form == "csv":
        raise click.UsageError("an explanation has no CSV; use --format json")
    if across and (scenarios or assume or reader or explained):
        raise click.UsageError("--across evaluates a debate as argued; it goes with --semantics and the format alone")
    kind = framework_format(path)
    if kind is not None:
        if across or scenarios or assume or reader or explained:
            raise click.UsageError("a framework has no scenarios, stances or words; it goes with --semantics alone")
        evaluate_framework_file(path, form, kind, semantics, output, costs["timeout"], costs["most_extensions"])
    document, code = open_map(path, allow_outside=allow_outside)
    if document is None:
        sys.exit(code)

    from argmap.evaluating import evaluate_scenarios, explain, report
    from argmap.evaluation import Settings
    from argmap.reading import whole

    if across:
        put(_across(document, semantics, form, output), output)
        sys.exit(code)
    argument_map = whole(document)[0]
    view = None if reader is None else _view(reader, argument_map)
    names = scenarios or ("as-argued",)
    told: dict[str, Any] = {
        "semantics": semantics,
        "assume": pins,
        "reader": view,
        "settings": Settings(**costs),
    }
    try:
        found = evaluate_scenarios(argument_map, names, **told)
        why = {
            name: {claim: explain(argument_map, claim, scenario=name, **told) for claim in explained}
            for name in (found.scenarios if explained else ())
        }
    except LookupError as error:
        click.echo(f"{document.name}: error: {error.args[0]}", err=True)
        sys.exit(2)
    put(report(found, form, why, columns=table_width(output), style=style_for(output)), output)
    sys.exit(code)


def _view(path: str, argument_map: ArgumentMap) -> ReaderView:
    """Read a reader's view; tell what is wrong with it and leave the process: 2 for a file that cannot be opened."""
    from argmap.diagnostics.reporters import report
    from argmap.reading.reader_view import read_view

    read = read_view(path, argument_map.claims)
    if read.diagnostics:
        click.echo(report("text", read.diagnostics, {read.source.file: read.source}), err=True)
        sys.exit(2 if read.unread else 1)
    return read.view


def _across(document: Document, semantics: str, form: str, output: str | None) -> str:
    from argmap.analysis.across import across
    from argmap.analysis.speakers import NotADebate
    from argmap.commands.opening import style_for, table_width
    from argmap.evaluating import across_report

    try:
        found = across(document, semantics)
    except NotADebate as error:
        click.echo(f"{document.name}: error: {error}", err=True)
        sys.exit(2)
    return across_report(found, form, columns=table_width(output), style=style_for(output))
