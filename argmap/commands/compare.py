"""`argmap compare`."""

from __future__ import annotations

import sys

import click

from argmap.commands.drawing_options import picture_theme, theme_option

FORMATS = ("table", "csv", "json", "html", "svg")
_OF_SUFFIX = {".csv": "csv", ".json": "json", ".html": "html", ".htm": "html", ".svg": "svg"}


@click.command("compare", short_help="Show who says what in a debate.")
@click.argument("debate", metavar="DEBATE")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else table]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@click.option("--all", "everything", is_flag=True, help="The claims of one map only, too.")
@theme_option(("svg", "html"))
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
def command(
    debate: str, form: str | None, output: str | None, everything: bool, theme: str | None, allow_outside: bool
) -> None:
    """Show who says what in a DEBATE: a map that includes the maps of its authors.

    Its questions with each author's answers, the claims that two or more of them speak of, how far each two agree
    and on how much that rests, and where they disagree.

    Exits with 0 when it is done, 1 when a map has errors, 2 for wrong usage, a map that is no debate, or a file that
    cannot be opened.
    """
    from argmap.commands.opening import form_of, open_map, put, style_for, table_width

    form = form or form_of(output, _OF_SUFFIX, "table")
    look = picture_theme(theme, form, ("svg", "html"))
    document, code = open_map(debate, allow_outside=allow_outside)
    if document is None:
        sys.exit(code)

    from argmap.analysis.compare import compare
    from argmap.analysis.speakers import NotADebate
    from argmap.comparing import comparison_text

    try:
        comparison = compare(document)
    except NotADebate as error:
        click.echo(f"{document.name}: error: {error}", err=True)
        sys.exit(2)
    width, style = table_width(output), style_for(output)
    put(comparison_text(comparison, form, everything=everything, columns=width, style=style, theme=look), output)
    sys.exit(code)
