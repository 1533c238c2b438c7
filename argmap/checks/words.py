"""What the checks of wording share: the texts of a map, quick search in them, and the place of a word in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from argmap.checks.base import Context
from argmap.diagnostics import Path, Position, Span
from argmap.model import Claim


class Texts(NamedTuple):
    """The claims that a map itself holds, and all their texts as one, in lower case, for quick search."""

    claims: list[tuple[str, Claim]]
    joined: str
    starts: list[int]


def texts(context: Context) -> Texts:
    """Return the texts of a map's own claims; what it includes is judged where it stands, in its own language."""
    known = context.cache.get("texts")
    if not isinstance(known, Texts):
        claims = [(name, claim) for name, claim in context.map.claims.items() if "/" not in name]
        lowered = [claim.text.lower().replace("\n", " ") for _, claim in claims]
        starts = []
        at = 0
        for text in lowered:
            starts.append(at)
            at += len(text) + 1
        known = context.cache["texts"] = Texts(claims, "\n".join(lowered), starts)
    return known


def language(context: Context) -> str:
    """Return the language of the map without region or script: `en` for `en-GB`."""
    return context.map.language.partition("-")[0].lower()


def containing(context: Context, cues: Iterable[str]) -> Iterator[tuple[str, Claim]]:
    """Yield the map's own claims whose text holds one of the cues (in lower case) anywhere, even within a word.

    One pass over the text of the map for each cue: nearly free where none of them occurs.
    """
    own = texts(context)
    hits: set[int] = set()
    for cue in cues:
        at = own.joined.find(cue)
        while at >= 0:
            index = bisect_right(own.starts, at) - 1
            hits.add(index)
            if index + 1 == len(own.starts):
                break
            at = own.joined.find(cue, own.starts[index + 1])
    for index in sorted(hits):
        yield own.claims[index]


_LONGEST_QUOTE = 300


@cache
def _quotes() -> re.Pattern[str]:
    marks = (r"“[^”]", "”"), (r"„[^“”]", "[“”]"), ("«[^»]", "»"), (r"\"[^\"]", '"'), (r"(?<!\w)[‘'].", r"[’'](?!\w)")
    return re.compile("|".join(f"{start}{{0,{_LONGEST_QUOTE}}}?{end}" for start, end in marks), re.DOTALL)


def unquoted(text: str) -> str:
    """Return the text, in one line, with all that stands in quotation marks blanked out; each character stays put."""
    text = text.replace("\n", " ")
    if not any(mark in text for mark in "“„«\"‘'"):
        return text
    return _quotes().sub(lambda match: "\0" * len(match[0]), text)


def word_span(context: Context, path: Path, text: str, start: int, end: int) -> Span:
    """Return the place in the file of `text[start:end]`, part of the text at `path`.

    Where the file spells the text otherwise (escapes, no file at all), it is the place of the whole text.
    """
    whole = context.places.span(path)
    spelt = context.places.spelt(path)
    words = r"\s+".join(map(re.escape, text[start:end].split()))
    inside = [match.start() for match in re.finditer(words, text)]
    outside = list(re.finditer(words, spelt)) if words else []
    if len(inside) != len(outside) or start not in inside:
        return whole
    match = outside[inside.index(start)]
    return Span(whole.file, _shifted(whole.start, spelt[: match.start()]), _shifted(whole.start, spelt[: match.end()]))


def _shifted(start: Position, passed: str) -> Position:
    lines = passed.count("\n")
    return Position(start.line + lines, len(passed) - passed.rfind("\n") - 1 if lines else start.column + len(passed))
