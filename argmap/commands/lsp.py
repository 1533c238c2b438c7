"""`argmap lsp`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from argmap.serving.lsp.workspace import Options


@click.command("lsp", short_help="Serve an editor: findings, names to choose from, and much more.")
@click.option("--stdio", is_flag=True, help="Speak over standard input and output; it always does.")
def command(stdio: bool) -> None:  # noqa: ARG001  (editors pass it)
    """Run the language server, for an editor to start: over standard input and output.

    Maps are checked with the settings of the nearest argmap.toml or pyproject.toml above them. Needs the extra
    `argmap[lsp]`. The page on editors says how to set up VS Code, Neovim, Helix and Emacs.

    Exits with 0 when the editor says goodbye, 1 when it goes without, 2 when the extra is missing.
    """
    try:
        import pygls  # noqa: F401
    except ImportError:
        click.echo("argmap lsp needs more than is installed; get it with: pip install 'argmap[lsp]'", err=True)
        sys.exit(2)
    from argmap.serving.lsp.server import serve

    sys.exit(serve(_options_for))


def _options_for(folder: Path) -> Options:
    """Return the settings for the maps of a folder; those that cannot be read are told, and left."""
    from argmap.commands.settings import load_settings
    from argmap.diagnostics import Selection
    from argmap.serving.lsp.workspace import Options

    try:
        found = load_settings(None, folder)
    except click.UsageError as error:
        click.echo(f"argmap: {error.message}", err=True)
        return Options()
    return Options(Selection(found.select, found.extend_select, found.ignore), False, found.sources, found.max_words)
