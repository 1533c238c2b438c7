"""What programs read goes out as UTF-8, whatever the terminal speaks."""

from __future__ import annotations

import sys

import click


def put_data(data: str | bytes) -> None:
    """Write a picture, JSON, YAML or a page to standard output: as UTF-8, but on a terminal as it can show it."""
    as_text = isinstance(data, str) and sys.stdout.isatty()
    click.echo(data if as_text or isinstance(data, bytes) else data.encode(), nl=False)
