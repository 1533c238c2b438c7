"""`argmap rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from argmap.commands.editing_options import editing_options, finish, kind_option, told, within_option

if TYPE_CHECKING:
    from argmap.reading.mentions import Kind


@click.command("rename", short_help="Rename a claim, an argument or another part, wherever it is named.")
@click.argument("old")
@click.argument("new")
@click.argument("path", metavar="MAP", type=click.Path())
@kind_option
@within_option
@editing_options
def command(
    old: str,
    new: str,
    path: str,
    kind: str | None,
    within: tuple[str, ...],
    dry_run: bool,
    allow_outside: bool,
    quiet: bool,
) -> None:
    """Give a claim or an argument of MAP another id, wherever it is named.

    Groups, scenarios, questions, schemes, aliases and voices can be renamed too. The maps of the same folder that
    include MAP are changed with it. OLD may be `alias/id`, for what an included map defines. All files are written,
    or none.

    Exits with 0 when it is done, 1 when the new name is taken or the map has faults, 2 for wrong usage, an unknown
    name or a file that cannot be opened.
    """
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, within or None, allow_outside=allow_outside)
        files = shelf.rename(old, new, kind_of(kind))
        finish(shelf, files, dry_run=dry_run, quiet=quiet)


def kind_of(name: str | None) -> Kind | None:
    """Return the kind that a word of `--kind` means."""
    return cast("Kind | None", "issue" if name == "question" else name)
