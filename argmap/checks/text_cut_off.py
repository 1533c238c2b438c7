"""A text that a comment cuts off.

What it does: finds texts without quotation marks that break off before a ` #`, where YAML begins a comment: texts of
claims, descriptions and notes that end in no full stop or the like, if only one blank stands before the `#` or most
claims of the map end in one; titles if a number follows (` #1`).

Why it matters: what stands behind the ` #` is no part of the text. It is in no picture, and nobody is told.

Example:

    claims:
      keep: The library is the # 1 choice of the young.

Use instead: quotation marks, `keep: "The library is the # 1 choice of the young."`. If it is a comment, end the
sentence before it, or put it on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.words import texts
from argmap.diagnostics import Diagnostic, Path, Position, Rule, Severity, Span, diagnose

RULE = Rule("AM413", "text-cut-off", Severity.WARNING, __doc__)

_ENDS = tuple(".!?…:;\"'”’»“)]。！？．；：」』）։՞՜؟۔।")
_NOT_PLAIN = tuple("\"'|>&*!")
_SHOWN = 40


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each comment that a text breaks off before."""
    usual: bool | None = None
    for path, text in _sentences(context):
        if text.endswith(_ENDS):
            continue
        behind = context.places.behind(path)
        if behind.lstrip().startswith("#") and not context.places.spelt(path).startswith(_NOT_PLAIN):
            if usual is None:
                usual = _usually_ended(context)
            if usual or behind.startswith(" #"):
                yield _cut(context, path, text, behind)
    for path, title in _titles(context):
        behind = context.places.behind(path)
        if re.match(r" # ?\d", behind) and not context.places.spelt(path).startswith(_NOT_PLAIN):
            yield _cut(context, path, title, behind)


def _cut(context: Context, path: Path, text: str, behind: str) -> Diagnostic:
    comment = behind.strip()
    file, _, end = context.places.span(path)
    start = Position(end.line, end.column + len(behind) - len(behind.lstrip()))
    read = " ".join(text.split())
    read = read if len(read) <= _SHOWN else f"…{read[-_SHOWN:]}"
    lost = comment if len(comment) <= _SHOWN else f"{comment[:_SHOWN]}…"
    return diagnose(
        RULE,
        f"the text is read as `{read}`, as ` #` begins a comment; if `{lost}` belongs to it, put the text in quotes",
        Span(file, start, Position(start.line, start.column + len(comment))),
    )


def _sentences(context: Context) -> Iterator[tuple[Path, str]]:
    """Yield the map's own texts that are sentences, with their paths."""
    if context.map.description:
        yield ("description",), context.map.description
    for name, claim in texts(context).claims:
        yield ("claims", name, "text"), claim.text
        if claim.note:
            yield ("claims", name, "note"), claim.note
    for index, argument in enumerate(context.map.arguments[: context.own_arguments]):
        if argument.note:
            yield ("arguments", index, "note"), argument.note


def _titles(context: Context) -> Iterator[tuple[Path, str]]:
    yield ("title",), context.map.title
    for name, claim in texts(context).claims:
        if claim.title:
            yield ("claims", name, "title"), claim.title
    for section in ("groups", "questions", "scenarios"):
        for name, part in getattr(context.map, section).items():
            if part.title and "/" not in name:
                yield (section, name, "title"), part.title


def _usually_ended(context: Context) -> bool:
    """Tell whether most claims end as sentences do, so that one which does not has probably been cut off."""
    own = texts(context).claims
    return 2 * sum(claim.text.endswith(_ENDS) for _, claim in own) > len(own)
