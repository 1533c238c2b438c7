"""`argmap fmt`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from argmap.editing.rewrite import Edited


@click.command("fmt", short_help="Put maps into one order and style.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a map is not in this style.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what was written.")
def command(paths: tuple[str, ...], check: bool, diff: bool, quiet: bool) -> None:
    """Put maps into the order and style of the format; what they say does not change, and comments stay.

    Each PATH is a map, a folder with maps, a pattern, or - for standard input, which is then written to standard
    output.

    Exits with 0 when it is done, 1 when a map has faults or, with --check, is not in this style, 2 for wrong usage or
    a file that cannot be opened.
    """
    from argmap.commands.editing_options import coloured
    from argmap.commands.files import find_maps
    from argmap.commands.output import put_data

    code = 0
    for path in find_maps(paths):
        edited, failed = _formatted(path)
        code = max(code, failed)
        if edited is None:
            continue
        changed = edited.text != edited.before
        if diff:
            click.echo(coloured(edited.difference), nl=False)
        if check:
            code = max(code, int(changed))
        if edited.path is None and not (check or diff):
            put_data(edited.text)
            continue
        failed = _write(edited) if changed and not (check or diff) else 0
        code = max(code, failed)
        if changed and not failed and not quiet and (check or not diff):
            click.echo(f"{'would format' if check else 'formatted'} {edited.name}", err=True)
    sys.exit(code)


def _formatted(path: str) -> tuple[Edited | None, int]:
    """Return a file formatted, or say what is wrong with it and return the exit code."""
    from argmap.diagnostics.reporters import report
    from argmap.editing.fmt import Faulty, format_document
    from argmap.editing.rewrite import Edited, EditError
    from argmap.reading import Reader

    document = Reader().read_alone(path)
    try:
        return Edited.of(document, format_document(document)), 0
    except Faulty:
        click.echo(report("text", document.diagnostics, {document.name: document.source}), err=True)
        return None, 2 if document.unread else 1
    except EditError as error:
        click.echo(f"argmap: error: {error}", err=True)
        return None, 1


def _write(edited: Edited) -> int:
    from argmap.editing.rewrite import EditError, rewrite_all

    try:
        rewrite_all([edited])
    except EditError as error:
        click.echo(f"argmap: error: {error}", err=True)
        return 1
    except OSError as error:
        click.echo(f"argmap: error: `{edited.name}` cannot be written: {error.strerror}", err=True)
        return 2
    return 0
