"""`argmap coverage`."""

from __future__ import annotations

import sys

import click

FORMATS = ("text", "html", "json")
_OF_SUFFIX = {".html": "html", ".htm": "html", ".json": "json"}


@click.command("coverage")
@click.argument("file", metavar="MAP")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="The folder of source texts (of `source.text`'s name, or MAP.txt).",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else text]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, standard output.")
@click.option("--allow-outside", is_flag=True, help="Let the source text lie outside of the map's folder.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Settings to use instead of those found.")
def command(
    file: str, sources: str | None, form: str | None, output: str | None, allow_outside: bool, config: str | None
) -> None:
    """Show what of its source a map covers.

    Shows the source of the MAP: what of it is mapped and by which claim, and what is not.

    Exits with 0 when it is done, 1 when the map has errors or a passage is not found, 2 for wrong usage or a file
    that cannot be opened.
    """
    from argmap.commands.opening import form_of, open_map, put, style_for, table_width
    from argmap.commands.settings import load_settings

    folder = sources or load_settings(config).sources
    document, code = open_map(file, allow_outside=allow_outside)
    if document is None:
        sys.exit(code)

    from argmap.analysis.coverage import coverage
    from argmap.reading.sources import NoSource, SourceTexts

    try:
        source = SourceTexts(folder, allow_outside=allow_outside).source_of(document)
    except NoSource as error:
        raise click.UsageError(str(error)) from None
    found = coverage(document, source)
    form = form or form_of(output, _OF_SUFFIX, "text")
    if form == "html":
        from argmap.analysis.coverage_html import coverage_html

        text = coverage_html(found)
    else:
        from argmap.analysis.coverage_text import coverage_json, coverage_text

        columns, style = table_width(output), style_for(output)
        text = coverage_json(found) if form == "json" else coverage_text(found, columns=columns, style=style)
    put(text, output)
    sys.exit(1 if found.lost() else code)
