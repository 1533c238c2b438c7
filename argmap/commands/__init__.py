"""The command line: options to one library call, its result printed, an exit code."""

from __future__ import annotations

import codecs
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from argmap import __version__

COMMANDS: dict[str, str] = {
    "check": "argmap.commands.check",
    "render": "argmap.commands.render",
    "evaluate": "argmap.commands.evaluate",
    "hinges": "argmap.commands.hinges",
    "compare": "argmap.commands.compare",
    "diff": "argmap.commands.diff",
    "stats": "argmap.commands.stats",
    "fmt": "argmap.commands.fmt",
    "add": "argmap.commands.add",
    "set": "argmap.commands.set",
    "rename": "argmap.commands.rename",
    "merge": "argmap.commands.merge",
    "move": "argmap.commands.move",
    "split": "argmap.commands.split",
    "cite": "argmap.commands.cite",
    "coverage": "argmap.commands.coverage",
    "outline": "argmap.commands.outline",
    "explain": "argmap.commands.explain",
    "schema": "argmap.commands.schema",
    "new": "argmap.commands.new",
    "lsp": "argmap.commands.lsp",
    "serve": "argmap.commands.serve",
}
"""Command → the module that holds it, as `command`. Loaded when called, or for its line of help."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from argmap.diagnostics import did_you_mean, near

            hint = did_you_mean(near(args[0], COMMANDS))
            raise click.UsageError(error.message.rstrip(".") + (hint or "."), ctx) from None


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all is well; 1 something was found; 2 wrong usage, or a file that cannot be opened.",
)
@click.version_option(__version__, "--version", "-V", prog_name="argmap")
def cli() -> None:
    """Write an author's reasoning as a YAML map, check it like code, and draw it."""


def main() -> NoReturn:
    """Run the command line in this process and leave it with the exit code."""
    # One short-lived process: what it makes is all alive to the end, so looking for garbage is time lost.
    gc.disable()
    # No plugin of pydantic's has any business here, and looking for them costs as much as reading a map.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _speak_any_encoding()
    try:
        cli(prog_name="argmap")
    except (KeyboardInterrupt, SystemExit):
        raise
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)
    except OSError as error:  # a full disk, an output that is closed
        if os.environ.get("ARGMAP_DEBUG"):
            raise
        with suppress(OSError, ValueError):
            click.echo(f"argmap: {error.filename or 'output'}: {error.strerror or error}", err=True)
        os._exit(2)  # what is left in the buffers cannot be written either
    except Exception as error:
        if os.environ.get("ARGMAP_DEBUG"):
            raise
        click.echo(
            f"argmap: something went wrong that should not: {type(error).__name__}: {error}\n"
            "This is a fault of argmap, not of your map. ARGMAP_DEBUG=1 shows where; please report it.",
            err=True,
        )
        sys.exit(2)
    finally:
        # Nor at the end: frozen, it is not searched once more before the process gives it back.
        gc.freeze()
    sys.exit(0)


_PLAIN = {"…": "...", "→": "->", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks in plain characters where there are some, else as an escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in lacking), error.end


def _speak_any_encoding() -> None:
    """Let a terminal that is not UTF-8 show what it can, instead of failing."""
    codecs.register_error("argmap-plainly", _plainly)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(errors="argmap-plainly")


if __name__ == "__main__":
    main()
