"""`argmap split`."""

from __future__ import annotations

import click

from argmap.commands.editing_options import editing_options, finish, told, within_option


@click.command("split", short_help="Make a group a map of its own, which the map then includes.")
@click.argument("path", metavar="MAP", type=click.Path())
@click.argument("group")
@click.argument("target", metavar="NEWFILE", type=click.Path())
@click.option("--alias", metavar="ID", help="The alias under which MAP includes it, instead of the group's id.")
@within_option
@editing_options
def command(
    path: str,
    group: str,
    target: str,
    alias: str | None,
    within: tuple[str, ...],
    dry_run: bool,
    allow_outside: bool,
    quiet: bool,
) -> None:
    """Make a GROUP of MAP a map of its own, in NEWFILE: its claims, and the arguments that speak of nothing else.

    Groups within it, voices and schemes go along, and the new map has the author and the source of the old one. MAP
    then includes it, and what is said of the claims follows as `alias/id`. All files are written, or none.

    Exits with 0 when it is done, 1 when it cannot be or a map has faults, 2 for wrong usage, an unknown group or a
    file that cannot be opened.
    """
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, within or None, allow_outside=allow_outside)
        moved = shelf.split(group, target, alias)
        finish(shelf, moved.files, dry_run=dry_run, quiet=quiet, notes=moved.notes)
