"""What the commands that edit maps share: their options, what they say, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from argmap.authoring import Shelf
    from argmap.editing.rewrite import Edited

F = TypeVar("F", bound=Callable[..., Any])

KIND_NAMES = ("claim", "argument", "group", "scenario", "question", "scheme", "alias", "voice")


def editing_options(function: F) -> F:
    """Add the options that all editing commands have."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="Do not say what was written."),
        click.option("--allow-outside", is_flag=True, help="Let includes lead outside of the map's folder."),
        click.option("--dry-run", is_flag=True, help="Show what would change, as a diff; write nothing."),
    ):
        function = option(function)
    return function


def within_option(function: F) -> F:
    """Add `--in`."""
    return click.option(
        "--in",
        "within",
        multiple=True,
        type=click.Path(exists=True),
        metavar="PATH",
        help="Where to look for maps that include this one, instead of in its folder. May be given again.",
    )(function)


def kind_option(function: F) -> F:
    """Add `--kind`."""
    return click.option(
        "--kind", type=click.Choice(KIND_NAMES), help="What the name is of, where the map has several things so named."
    )(function)


@contextmanager
def told() -> Iterator[None]:
    """Say what stands in the way of an edit, and leave the process: 1, or 2 for wrong usage and files not there."""
    from argmap.diagnostics.reporters import report
    from argmap.editing.rename import Clash, Unknown
    from argmap.editing.rewrite import BrokenEdit, EditError, Faulty

    try:
        yield
    except Unknown as error:
        raise click.UsageError(str(error)) from None
    except Faulty as error:
        documents = list(error.document.documents())
        found = [d for each in documents for d in each.diagnostics]
        click.echo(report("text", found, {each.name: each.source for each in documents}), err=True)
        sys.exit(2 if error.document.unread else 1)
    except BrokenEdit as error:
        click.echo(report("text", [each._replace(fix=None) for each in error.diagnostics], error.sources), err=True)
        click.echo("The lines are those of the map as it would be; nothing was changed.", err=True)
        sys.exit(1)
    except EditError as error:
        click.echo(f"argmap: error: {error}", err=True)
        if isinstance(error, Clash) and error.place is not None:
            span = error.place.span
            where = f"{span.file}:{span.start.line + 1}:{span.start.column + 1}"
            click.echo(f"  {where}: {error.place.message}", err=True)
        sys.exit(1)


def finish(shelf: Shelf, files: Sequence[Edited], *, dry_run: bool, quiet: bool, notes: Sequence[str] = ()) -> None:
    """Verify the files of an edit, write them or show what would change, and say so, with the comments that go."""
    from argmap.authoring import write
    from argmap.editing.amend import comments_gone

    for document in shelf.unread:
        if not quiet:
            click.echo(f"{document.name}: cannot be read, and stays as it is", err=True)
    shelf.verify(files)
    changed = [each for each in files if each.before != each.text]
    if not quiet:
        said = "\n".join(notes)
        gone = [f"a comment goes with it: {each}" for each in comments_gone(changed) if each not in said]
        for note in [*notes, *gone]:
            click.echo(note, err=True)
    if dry_run:
        click.echo(coloured("".join(each.difference for each in changed)), nl=False)
    elif any(each.path is None for each in changed):
        from argmap.commands.output import put_data

        if len(changed) > 1:
            raise click.UsageError("the edit changes other files too; name the map as a file")
        put_data(changed[0].text)
    else:
        try:
            write(changed)
        except OSError as error:
            names = {str(each.path): each.name for each in changed}
            name = names.get(str(error.filename), error.filename)
            told = f"`{name}` cannot be written" if name else "cannot be written"
            click.echo(f"argmap: error: {told}: {error.strerror}; nothing was changed", err=True)
            sys.exit(2)
    if not quiet:
        for each in changed:
            click.echo(f"{'would write' if dry_run else 'wrote'} {each.name}", err=True)
        if not changed:
            click.echo("nothing to change", err=True)


def coloured(diff: str) -> str:
    """Return a diff, in colours on a terminal."""
    import os

    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return diff
    colours = {"+": "green", "-": "red", "@": "cyan"}
    lines = diff.splitlines(keepends=True)
    return "".join(click.style(line.rstrip("\r\n"), fg=colours.get(line[:1])) + "\n" for line in lines)
