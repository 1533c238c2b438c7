"""`argmap add claim` and `argmap add argument`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from argmap.commands.editing_options import editing_options, finish, told

F = TypeVar("F", bound=Callable[..., Any])


@click.group("add", short_help="Add a claim or an argument to a map.")
def command() -> None:
    """Add a claim or an argument to a map.

    What is added is written as the rest of the file is. Exits with 0 when it is done, 1 when the map would have faults
    or has some, 2 for wrong usage or a file that cannot be opened.
    """


_SHARED = {
    "title": "A short label.",
    "voice": "Who says so. May be given again.",
    "stance": "How the author stands to it: asserts, grants, reports, doubts or rejects.",
    "passage": "Where it stands in the source: `first words … last words`. May be given again.",
    "tag": "A free label. May be given again.",
    "note": "Anything else.",
}
_SEVERAL = ("voice", "cites", "passage", "tag")


def _keys(**keys: str) -> Callable[[F], F]:
    """Add an option for each key, with its help."""

    def add(function: F) -> F:
        for key, text in reversed(keys.items()):
            option = click.option(f"--{key}", multiple=key in _SEVERAL, metavar=key.upper(), help=text)
            function = option(function)
        return click.option("--implicit", is_flag=True, help="The voice leaves it unsaid.")(function)

    return add


@command.command("claim")
@click.argument("path", metavar="MAP", type=click.Path(allow_dash=True))
@click.argument("name", metavar="ID")
@click.argument("text")
@_keys(
    **_SHARED,
    qualifier="How firmly it is held: necessarily, probably, possibly or seemingly.",
    basis="Why it may stand unsupported: observation, statistic, document, …",
    cites="What the source cites for it. May be given again.",
    credence="The probability, 0 to 1, that it is true.",
    standard="The proof standard that decides it.",
    group="The group in which it is drawn.",
    url="A web address for it.",
)
@click.option("--after", metavar="ID", help="The claim behind which it is to stand.")
@editing_options
def claim(
    path: str, name: str, text: str, after: str | None, dry_run: bool, allow_outside: bool, quiet: bool, **keys: Any
) -> None:
    """Add a claim to MAP: its ID, and its TEXT.

    It stands behind the last claim of its group, else at the end of the claims.
    """
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, (), allow_outside=allow_outside)
        files = shelf.add_claim(name, {"text": text, **_given(keys)}, after)
        finish(shelf, files, dry_run=dry_run, quiet=quiet)


@command.command("argument")
@click.argument("path", metavar="MAP", type=click.Path(allow_dash=True))
@click.option(
    "--premise",
    "premises",
    multiple=True,
    required=True,
    metavar="PREMISE",
    help="A claim's id, `held:ID`, `not:ID`, or `ROLE=ID`. May be given again.",
)
@_keys(
    conclusion="The claim that it supports.",
    rebuts="The claim that it speaks against.",
    undercuts="The argument that it disarms.",
    id="Its id, for others to refer to it.",
    scheme="Its argumentation scheme.",
    question="The critical question that it raises.",
    linkage="How the premises work together: linked, convergent or cumulative.",
    weight="How strongly the premises speak for the conclusion, 0 to 1.",
    **_SHARED,
)
@click.option("--after", metavar="ID", help="The argument behind which it is to stand (`#3` for the third one).")
@editing_options
def argument(
    path: str,
    premises: tuple[str, ...],
    after: str | None,
    dry_run: bool,
    allow_outside: bool,
    quiet: bool,
    **keys: Any,
) -> None:
    """Add an argument to MAP: its premises, and what they support, speak against or disarm."""
    from argmap.commands.given import premises_of

    if sum(keys[each] is not None for each in ("conclusion", "rebuts", "undercuts")) != 1:
        raise click.UsageError("an argument needs one of --conclusion, --rebuts and --undercuts")
    with told():
        from argmap.authoring import Shelf

        shelf = Shelf(path, (), allow_outside=allow_outside)
        files = shelf.add_argument({"premises": premises_of(premises), **_given(keys)}, after)
        finish(shelf, files, dry_run=dry_run, quiet=quiet)


def _given(keys: dict[str, Any]) -> dict[str, Any]:
    """Return the keys that were given, as values of the map."""
    from argmap.commands.given import value_of

    found: dict[str, Any] = {}
    for key, words in keys.items():
        if words in (None, (), False):
            continue
        name = "tags" if key == "tag" else key
        found[name] = True if words is True else value_of(name, words if isinstance(words, tuple) else (words,))
    return found
