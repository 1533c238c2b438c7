"""`argmap stats`."""

from __future__ import annotations

import sys

import click

FORMATS = ("table", "json", "csv")


@click.command("stats", short_help="Count what is in maps, and measure their shape.")
@click.argument("paths", nargs=-1, required=True, metavar="MAP...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to show it."
)
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
def command(paths: tuple[str, ...], form: str, output: str | None, allow_outside: bool) -> None:
    """Count what is in maps, and measure their shape: files, folders, patterns, or - for standard input.

    Size, depth, breadth, kinds of arguments, stances, voices, what the premises that nothing supports are based on,
    and the claims that most others rest on. A map counts with all that it includes.

    Exits with 0 when it is done, 1 when a map has errors, 2 for wrong usage or a file that cannot be opened.
    """
    from argmap.commands.files import find_maps
    from argmap.commands.opening import open_map, put, style_for, table_width

    files = find_maps(paths)

    from argmap.analysis.stats import stats
    from argmap.analysis.stats_report import report_stats
    from argmap.reading import whole

    found = []
    code = 0
    for file in files:
        document, worst = open_map(file, allow_outside=allow_outside)
        code = max(code, worst)
        if document is not None:
            found.append((document.name, stats(whole(document)[0])))
    if found:
        put(report_stats(found, form, columns=table_width(output), style=style_for(output)), output)
    sys.exit(code)
