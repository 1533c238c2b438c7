"""`argmap set`."""

from __future__ import annotations

import click

from argmap.commands.editing_options import editing_options, finish, kind_option, told


@click.command("set", short_help="Set a key of a claim, an argument or another part, or take it out.")
@click.argument("path", metavar="MAP", type=click.Path(allow_dash=True))
@click.argument("name", metavar="ID")
@click.argument("key")
@click.argument("words", metavar="VALUE...", nargs=-1)
@click.option("--remove", is_flag=True, help="Take the key out.")
@kind_option
@editing_options
def command(
    path: str,
    name: str,
    key: str,
    words: tuple[str, ...],
    remove: bool,
    kind: str | None,
    dry_run: bool,
    allow_outside: bool,
    quiet: bool,
) -> None:
    """Set a KEY of one part of MAP to a VALUE, or take it out.

    ID is that of a claim, an argument, a group, a scenario, a question or a scheme, the name of a voice, `#3` for the
    third argument, or `.` for the map itself. Keys that may have a list take several values. Premises are written
    `id`, `held:id`, `not:id` or `role=id`.

    Exits with 0 when it is done, 1 when the key cannot have the value or the map has faults, 2 for wrong usage, an
    unknown name or a file that cannot be opened.
    """
    from argmap.commands.given import value_of
    from argmap.commands.rename import kind_of

    if remove == bool(words):
        raise click.UsageError("give either a value or --remove")
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, (), allow_outside=allow_outside)
        value = None if remove else value_of(key, words, scenario=shelf.is_scenario(name, kind_of(kind)))
        files = shelf.set_key(name, key, value, kind_of(kind))
        finish(shelf, files, dry_run=dry_run, quiet=quiet)
