"""`argmap merge`."""

from __future__ import annotations

import click

from argmap.commands.editing_options import editing_options, finish, told, within_option


@click.command("merge", short_help="Make two claims of a map one.")
@click.argument("claim")
@click.argument("into")
@click.argument("path", metavar="MAP", type=click.Path())
@click.option("--keep", is_flag=True, help="Where the keys of the two differ, keep those of INTO.")
@within_option
@editing_options
def command(
    claim: str,
    into: str,
    path: str,
    keep: bool,
    within: tuple[str, ...],
    dry_run: bool,
    allow_outside: bool,
    quiet: bool,
) -> None:
    """Make a CLAIM of MAP another one, INTO: what speaks of the one then speaks of the other.

    The text of INTO stays. What only CLAIM has is taken over: its passages, tags and citations are added. Where
    their keys contradict each other, nothing is done and each is named. The maps of the same folder that include MAP
    are changed with it. All files are written, or none.

    Exits with 0 when it is done, 1 when the two cannot be one or a map has faults, 2 for wrong usage, an unknown claim
    or a file that cannot be opened.
    """
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, within or None, allow_outside=allow_outside)
        merged = shelf.merge(claim, into, keep=keep)
        finish(shelf, merged.files, dry_run=dry_run, quiet=quiet, notes=merged.notes)
