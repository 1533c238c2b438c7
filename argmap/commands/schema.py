"""`argmap schema`."""

from __future__ import annotations

import click

from argmap.commands.output import put_data


@click.command("schema", short_help="Print the JSON Schema of a map.")
def command() -> None:
    """Print the JSON Schema (2020-12) of a map, for editors and other tools."""
    import json

    from argmap.api import schema

    put_data(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
