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


_TITLE = "Should the town close its library?"


@click.command("new", short_help="Write a map to start from.")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@click.option("--from", "article", metavar="TEXT", help="Draft it from an article: each sentence a candidate claim.")
@click.option("--language", metavar="TAG", help="With --from: the language of the article. [default: en]")
@click.option("--title", help="The map's title.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(file: str, article: str | None, language: str | None, title: str | None, force: bool) -> None:
    """Write a commented map to start from; to FILE, or without it to standard output.

    With --from, the map is drafted from an article, UTF-8 text, - for standard input: each sentence is a candidate
    claim with its passage, and words such as “therefore” and “according to” are marked as hints.
    """
    from pathlib import Path

    if title is not None and not title.strip():
        raise click.UsageError("the title is empty")
    if language is not None and article is None:
        raise click.UsageError("--language is that of an article; name one with --from")
    told = ""
    if article is None:
        text = STARTER.format(title=_quoted(title or _TITLE))
    else:
        text, told = _drafted(article, file, language or "en", title)
    if file == "-":
        put_data(text)
        if told:
            click.echo(told, err=True, nl=False)
        return
    if Path(file).exists() and not force:
        raise click.UsageError(f"`{file}` is there already; --force writes over it")
    from argmap.editing.write import write_atomic

    try:
        write_atomic(file, text)
    except OSError as error:
        raise click.UsageError(f"`{file}` cannot be written: {error.strerror}") from None
    click.echo(told + f"wrote {file}; `argmap check {file}` and `argmap render {file}` are next", err=True)


def _drafted(article: str, file: str, language: str, title: str | None) -> tuple[str, str]:
    """Return the draft of an article, and what to tell of it. Raises usage errors."""
    import os
    from pathlib import Path

    from argmap.drafting import LANGUAGES, NothingToDraft, draft, skeleton
    from argmap.model.base import LANGUAGE_TAG
    from argmap.reading.files import Unread, read_stdin, read_text

    if not LANGUAGE_TAG.fullmatch(language):
        raise click.BadParameter(f"`{language}` is no language tag, such as en, hy or pt-BR", param_hint="--language")
    piped = article == "-"
    source = read_stdin() if piped else read_text(Path(article), article)
    if isinstance(source, Unread):
        at = source.span.start
        place = f" (line {at.line + 1}, column {at.column + 1})" if at != (0, 0) else ""
        raise click.UsageError(f"`{article}`: {source.message}{place}")
    try:
        found = draft(source, language)
    except NothingToDraft as error:
        raise click.UsageError(f"`{article}` cannot be drafted: {error}") from None
    name = "standard input" if piped else Path(article).name
    inside = None
    if file != "-" and not piped:
        folder, full = os.path.realpath(Path(file).parent), os.path.realpath(article)
        if Path(full).is_relative_to(folder):
            inside = Path(full).relative_to(folder).as_posix()
    hints = ", ".join(f"{count} {kind}" for kind, count in found.counts().items()) or "none"
    several = f"{len(found.candidates)} sentence{'s' * (len(found.candidates) != 1)}"
    told = f"{several}; hints: {hints}\n"
    if not found.known:
        told = f"{several}; no hints, as there is no table of cue words for `{language}`"
        told += f" ({', '.join(LANGUAGES)})\n"
    return skeleton(found, name=name, title=title, text=inside), told


def _quoted(title: str) -> str:
    import json
    import re

    plain = re.fullmatch(r"[A-Za-z][\w ,.?!()'’–-]*[\w.?!)]", title) and title.lower() not in (
        "true", "false", "null", "yes", "no", "on", "off",
    )  # fmt: skip
    return title if plain else json.dumps(title, ensure_ascii=False)
