"""`argmap cite`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

import click

from argmap.commands.output import put_data

if TYPE_CHECKING:
    from argmap.diagnostics import SourceText, Span


@click.command("cite")
@click.argument("file", metavar="MAP")
@click.argument("claim")
@click.argument("quotation", metavar="QUOTATION")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="The folder of source texts (of `source.text`'s name, or MAP.txt).",
)
@click.option("--replace", is_flag=True, help="Take the place of the passages that the claim has.")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.option("--allow-outside", is_flag=True, help="Let the source text lie outside of the map's folder.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Settings to use instead of those found.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what was written.")
def command(
    file: str,
    claim: str,
    quotation: str,
    sources: str | None,
    replace: bool,
    dry_run: bool,
    allow_outside: bool,
    config: str | None,
    quiet: bool,
) -> None:
    """Write a quotation from the source into a map, as a passage.

    Finds the QUOTATION in the source of the MAP, and writes the shortest passage for it into the map, at CLAIM.
    The quotation may be as long as you like; case, white space and punctuation do not matter. The passage is added to
    those that the claim has. Comments and layout of the map stay. With - as MAP, the map is read from standard input
    and written to standard output.

    Exits with 0 when it is done, 1 when the quotation does not stand in the source just once or the map has faults,
    2 for wrong usage or a file that cannot be opened.
    """
    from argmap.api import MapError, cite, read
    from argmap.commands.settings import load_settings
    from argmap.diagnostics.reporters import report
    from argmap.editing.cite import CiteError, UnknownClaim
    from argmap.editing.rewrite import EditError, difference
    from argmap.reading.sources import NoSource

    folder = sources or load_settings(config).sources
    document = read(file, allow_outside=allow_outside)
    piped = file == "-"
    try:
        cited = cite(
            document,
            claim,
            quotation,
            sources=folder,
            replace=replace,
            write=not (dry_run or piped),
            allow_outside=allow_outside,
        )
    except MapError as error:
        click.echo(report("text", error.diagnostics, {document.name: document.source}), err=True)
        sys.exit(2 if document.unread else 1)
    except (NoSource, UnknownClaim) as error:
        raise click.UsageError(str(error)) from None
    except CiteError as error:
        _fail(str(error), error.places, error.source)
    except EditError as error:
        _fail(str(error))
    except OSError as error:
        click.echo(f"argmap: error: `{file}` cannot be written: {error.strerror}", err=True)
        sys.exit(2)
    if dry_run:
        click.echo(_coloured(difference(document, cited.text)), nl=False)
    elif piped:
        put_data(cited.text)
    if not quiet:
        same = cited.text == document.source.text
        done = "already has" if same else "would have" if dry_run else "has"
        click.echo(f"{file}: `{claim}` {done} the passage `{cited.passage}` ({_place(cited.span)})", err=True)


def _fail(message: str, places: tuple[tuple[str, Span], ...] = (), source: SourceText | None = None) -> NoReturn:
    from argmap.diagnostics.reporters.text import excerpt

    style = _style(sys.stderr.isatty())
    lines = [f"argmap: {style('error', fg='red', bold=True)}: {message}"]
    for said, span in places:
        lines.append(f"  {_place(span)}: {said}")
        lines += excerpt(span, {span.file: source} if source is not None else {}, style, "blue")
    click.echo("\n".join(lines), err=True)
    sys.exit(1)


def _place(span: Span) -> str:
    from argmap.diagnostics.reporters.text import place

    return place(span)


def _style(terminal: bool) -> Callable[..., str]:
    import os

    from argmap.diagnostics.reporters.text import plain

    return click.style if terminal and not os.environ.get("NO_COLOR") else plain


def _coloured(diff: str) -> str:
    style = _style(sys.stdout.isatty())
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return "".join(
        style(line.rstrip("\n"), fg=colours.get(line[0])) + "\n" for line in diff.splitlines(keepends=True) if line
    )
