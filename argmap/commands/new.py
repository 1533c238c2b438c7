"""`argmap new`."""

from __future__ import annotations

import click

from argmap.commands.output import put_data

STARTER = """\
# An argument map: claims, and arguments that lead from premises to a conclusion.
#   argmap check FILE     finds what is wrong with it
#   argmap render FILE    draws it
argmap: 1
title: {title}
author: A. Columnist             # whose reasoning this is; the voice of all that names none
# source: {{title: …, publisher: …, published: 2025-03-14, url: "https://…"}}

claims:
  # id: one statement, in your own words
  keep: The town should keep its library open.
  used: More people use the library every year.
  used-means-needed:
    text: A public service that more people use every year is needed.
    implicit: true               # the author does not say it, but the argument needs it
    basis: judgement
  cost:
    text: The library costs the town more than it can afford.
    voice: the mayor             # somebody else says it,
    stance: rejects              # and the author does not agree
  reserve: The town has an unspent reserve that covers the cost.

arguments:
  - premises: [used, used-means-needed]   # linked: both are needed
    conclusion: keep
  - id: money                             # an id only where something refers to it
    premises: [cost]
    rebuts: keep                          # speaks against a claim
  - premises: [reserve]
    undercuts: money                      # says that an argument does not carry

main: keep

scenarios:
  reserve-is-gone:
    title: The reserve was spent last winter
    assume: {{reserve: false}}
"""


@click.command("new", short_help="Write a map to start from.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@click.option("--title", default="Should the town close its library?", help="The map's title.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(file: str, title: str, force: bool) -> None:
    """Write a commented map to start from; to FILE, or without it to standard output."""
    from pathlib import Path

    if not title.strip():
        raise click.UsageError("the title is empty")
    text = STARTER.format(title=_quoted(title))
    if file == "-":
        put_data(text)
        return
    if Path(file).exists() and not force:
        raise click.UsageError(f"`{file}` is there already; --force writes over it")
    from argmap.editing.write import write_atomic

    try:
        write_atomic(file, text)
    except OSError as error:
        raise click.UsageError(f"`{file}` cannot be written: {error.strerror}") from None
    click.echo(f"wrote {file}; `argmap check {file}` and `argmap render {file}` are next", err=True)


def _quoted(title: str) -> str:
    import json
    import re

    plain = re.fullmatch(r"[A-Za-z][\w ,.?!()'’–-]*[\w.?!)]", title) and title.lower() not in (
        "true", "false", "null", "yes", "no", "on", "off",
    )  # fmt: skip
    return title if plain else json.dumps(title, ensure_ascii=False)
