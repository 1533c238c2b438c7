"""`argmap serve`."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import socket

    from argmap.serving.live.editor import Editor
    from argmap.serving.live.shelf import Shelf

NEEDED = ("starlette", "uvicorn", "watchfiles")


@click.command("serve", short_help="Show maps in the browser, drawn anew whenever they are saved.")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="[default: one that is free]")
@click.option("--open", "show", is_flag=True, help="Show the page in the browser.")
@click.option(
    "--editor",
    envvar="ARGMAP_EDITOR",
    metavar="COMMAND",
    help="What opens a place in the editor, as in 'code -g {file}:{line}:{column}'.  [env: ARGMAP_EDITOR]",
)
@click.option("--theme", default="auto", show_default=True, metavar="NAME|FILE", help="As for render.")
@click.option("--words", is_flag=True, help="Write at each argument whether it supports, rebuts or undercuts.")
@click.option("--titles", is_flag=True, help="Draw claims with their titles alone, where they have one.")
@click.option("--fit", metavar="PAGE", default="screen", show_default=True, help="As for render.")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Verify passages in the texts of this folder, as check does.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what goes wrong.")
def command(
    path: str,
    port: int,
    show: bool,
    editor: str | None,
    theme: str,
    words: bool,
    titles: bool,
    fit: str,
    sources: str | None,
    quiet: bool,
) -> None:
    """Serve the page of a map, or of all maps below a folder, to the browser of this machine, until Ctrl-C.

    The page is drawn anew when the map, a map that it includes or its source text is saved; what was chosen, folded,
    filtered and zoomed stays. Errors are shown over the last picture that could be drawn. A chosen claim names its
    file and line, and --editor opens it there. Findings follow the settings of argmap.toml, as for check.

    No other machine can reach it, and nothing outside the folder is served. Needs the extra `argmap[serve]`.

    Exits with 0 at Ctrl-C, 2 when the path is not there, the port is in use or the extra is missing.
    """
    if not all(map(find_spec, NEEDED)):
        click.echo("argmap serve needs more than is installed; get it with: pip install 'argmap[serve]'", err=True)
        sys.exit(2)
    from argmap.commands.drawing_options import chosen_theme, fit_of
    from argmap.commands.settings import load_settings
    from argmap.diagnostics import Selection
    from argmap.drawing import Options
    from argmap.serving.live.jobs import Checking
    from argmap.serving.live.server import HERE, serve

    shelf = _shelf(path)
    settings = load_settings(None, shelf.folder)
    sources = os.path.realpath(sources) if sources is not None else settings.sources
    checking = Checking(
        Selection(settings.select, settings.extend_select, settings.ignore), sources, settings.max_words
    )
    options = Options(theme=chosen_theme(theme), words=words, titles=titles, fit=fit_of(fit))
    opener = _editor(editor)
    listener = _listener(port)
    address = f"http://{HERE}:{listener.getsockname()[1]}/"

    def ready() -> None:
        if not quiet:
            count = len(shelf.files)
            maps = f"{count} map{'' if count == 1 else 's'}" if count else "no maps yet"
            what = f"{maps} below {path}" if shelf.only is None else path
            click.echo(f"serving {what} at {address}; end with Ctrl-C", err=True)
        if show:
            click.launch(address)

    try:
        serve(shelf, listener, options, checking, editor=opener, ready=ready)
    except KeyboardInterrupt:
        if not quiet:
            click.echo("", err=True)


def _shelf(path: str) -> Shelf:
    from argmap.serving.live.shelf import Shelf

    try:
        return Shelf(path)
    except OSError as error:
        raise click.UsageError(f"`{path}`: {error.strerror or error}") from None


def _editor(command: str | None) -> Editor | None:
    from argmap.serving.live.editor import Editor, EditorError

    if not command:
        return None
    try:
        return Editor(command)
    except EditorError as error:
        raise click.BadParameter(str(error), param_hint="--editor") from None


def _listener(port: int) -> socket.socket:
    from argmap.serving.live.server import listen

    try:
        return listen(port)
    except OSError as error:
        reason = f"port {port} is in use" if "in use" in str(error) else f"port {port}: {error.strerror or error}"
        raise click.UsageError(f"{reason}; choose another with --port, or leave it out for one that is free") from None
