"""The options that say how a picture is wanted, for the commands that draw; kept apart from what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from argmap.drawing import Options

_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    # How the layout is made.
    click.option("--engine", type=click.Choice(["embedded", "system"]), default="embedded", show_default=True,
                 help="The Graphviz that comes with argmap, or the `dot` of this machine."),
    click.option("--timeout", type=click.FloatRange(min=0, max=86400, min_open=True), default=30.0, show_default=True,
                 metavar="SECONDS", help="How long one layout may take."),
)  # fmt: skip


def drawing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how a picture is wanted; they arrive as keyword arguments."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options_from(wishes: dict[str, Any]) -> Options:
    """Return what the options of the command line say."""
    from argmap.drawing import Options

    return Options(engine=wishes["engine"], timeout=wishes["timeout"])
