"""`argmap move`."""

from __future__ import annotations

import click

from argmap.commands.editing_options import editing_options, finish, told, within_option


@click.command("move", short_help="Move claims to another map, which this one then includes.")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("path", metavar="FROM", type=click.Path())
@click.argument("target", metavar="TO", type=click.Path())
@click.option("--alias", metavar="ID", help="The alias under which FROM includes TO, instead of its name.")
@within_option
@editing_options
def command(
    claims: tuple[str, ...],
    path: str,
    target: str,
    alias: str | None,
    within: tuple[str, ...],
    dry_run: bool,
    allow_outside: bool,
    quiet: bool,
) -> None:
    """Move claims from one map to another, with the arguments that speak of nothing else.

    The comments of what moves go with it, and the groups, voices and schemes that it needs. FROM then includes TO,
    and what FROM and other maps of its folder say of the claims follows as `alias/id`. All files are written, or
    none.

    Exits with 0 when it is done, 1 when it cannot be or a map has faults, 2 for wrong usage, an unknown claim or a
    file that cannot be opened.
    """
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, within or None, allow_outside=allow_outside)
        moved = shelf.move(claims, target, alias)
        finish(shelf, moved.files, dry_run=dry_run, quiet=quiet, notes=moved.notes)
