"""What a passage that names no place was probably meant to be."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model.base import ELLIPSIS
from argmap.reading.matching import NotFound, Run, Source, words_of
from argmap.reading.nearest import Near, Nearest

_LONGEST = 12
"""Words that a longer run of first words may have."""


class Suggestion(NamedTuple):
    """A passage that is found, and that was probably meant."""

    passage: str
    run: Run
    certain: bool
    """True when nothing else is likely."""


def suggest(passage: str, fault: NotFound, source: Source, nearest: Nearest) -> Suggestion | None:
    """Return what a passage was probably meant to be, by what is wrong with it; None when nothing is likely.

    Words that do not stand in the source: the nearest that do. First words that stand there more than once: more of
    them, where the last words tell which of the places is meant. Last words that stand before the first ones: the
    two changed about.
    """
    first, *rest = ELLIPSIS.split(passage)
    last = rest[0] if rest else None
    if fault.what == "first":
        return _other_first(first, last, source, nearest)
    if fault.what == "ambiguous":
        return _longer_first(words_of(first), last, source)
    return _other_last(first, last or "", source, nearest)


def longer_runs(fault: NotFound, source: Source) -> list[str | None]:
    """Return for each place of ambiguous first words the shortest run from there on that stands nowhere else."""
    words = words_of(fault.words)
    places = list(source.places(words))[: len(fault.at)]
    runs = []
    for place in places:
        longest = min(place + len(words) + _LONGEST, len(source.words))
        length = source.unique_length(place, longest)
        runs.append(None if length is None else source.spelt(Run(place, place + max(length, len(words)))))
    return runs


def _checked(passage: str, source: Source, certain: bool) -> Suggestion | None:
    run = source.find_run(passage)
    return None if isinstance(run, NotFound) else Suggestion(passage, run, certain)


def _other_first(first: str, last: str | None, source: Source, nearest: Nearest) -> Suggestion | None:
    near = nearest.find(words_of(first))
    if near is None:
        return None
    if last is None:
        return _checked(source.spelt(near.run), source, near.certain)
    found = _checked(f"{source.spelt(near.run)} … {last}", source, near.certain)
    if found is not None:
        return found
    if next(source.places(words_of(last), near.run.end), None) is not None:
        return _longer_first(source.words[near.run.first : near.run.end], last, source, certain=False)
    end = nearest.find(words_of(last), near.run.end)
    return None if end is None else _checked(f"{source.spelt(near.run)} … {source.spelt(end.run)}", source, False)


def _longer_first(first: list[str], last: str | None, source: Source, *, certain: bool = True) -> Suggestion | None:
    """Take more first words at the one place after which the last words stand, or at the one nearest before them."""
    if last is None:
        return None
    sought = words_of(last)
    ends: dict[int, int] = {}
    for place in source.places(first):
        end = next(source.places(sought, place + len(first)), None)
        if end is not None:
            ends[place] = end
    if not ends or len(set(ends.values())) > 1:
        return None
    place, end = max(ends), next(iter(ends.values()))
    whole = Run(place, end + len(sought))
    length = source.unique_length(place, min(end, place + len(first) + _LONGEST))
    if length is None:
        passage = source.shortest_passage(whole)
    else:
        passage = f"{source.spelt(Run(place, place + length))} … {last}"
    return None if passage is None else _checked(passage, source, certain and len(ends) == 1)


def _other_last(first: str, last: str, source: Source, nearest: Nearest) -> Suggestion | None:
    about = _checked(f"{last} … {first}", source, certain=False)
    if about is not None:
        return about
    start = next(source.places(words_of(first)))
    near: Near | None = nearest.find(words_of(last), start + len(words_of(first)))
    return None if near is None else _checked(f"{first} … {source.spelt(near.run)}", source, near.certain)
