"""The shortest passages of many sentences at once: linear in the text, where one by one they would not be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.drafting.markup import SIGN, plain
from argmap.model.base import ELLIPSIS
from argmap.reading.matching import Run, Source

LONGEST = 24
"""Words that the beginning of a passage has at most."""
_WHOLE = 6
"""Up to so many words are given whole, as by `argmap cite`."""


def passages(source: Source, shown: str, runs: Sequence[Run]) -> list[str | None]:
    """Return for each run of words (at least one) the shortest passage that names it; None where none does.

    As few first words as stand nowhere else, at most `LONGEST`, and as few last words as do not stand between them
    already; as `Source.shortest_passage`, which tries each run by itself. Costs at most `LONGEST` times the text.

    `shown` is the source's text as `markup.marked` returns it. Passages have no signs of Markdown. The address of a
    link falls where words are left out, if it can; else it stays, as verification counts its words.
    """
    lengths = unique_lengths(source.words, [run.first for run in runs])
    return [_passage(source, shown, run, length) for run, length in zip(runs, lengths, strict=True)]


def _passage(source: Source, shown: str, run: Run, first: int | None) -> str | None:
    count = run.end - run.first
    if first is None or first > count:
        return None
    if count <= _WHOLE and not _addressed(source, shown, run):
        return _spelt(source, shown, run)
    after = run.first + first
    for last in range(1, min(run.end - after, LONGEST)):
        begins = run.end - last
        if next(source.places(source.words[begins : run.end], after), None) == begins:
            return f"{_spelt(source, shown, Run(run.first, after))} … {_spelt(source, shown, Run(begins, run.end))}"
    return _spelt(source, shown, run) if count <= 2 * LONGEST else None


def _addressed(source: Source, shown: str, run: Run) -> bool:
    """Tell whether a link's address stands among some words."""
    return any(shown[start] == SIGN for start in source.word_starts[run.first : run.end])


def _spelt(source: Source, shown: str, run: Run) -> str:
    """Return words of the source as `Source.spelt` does, without signs of Markdown."""
    start, end = source.offsets(run)
    piece = shown[start:end]
    if SIGN not in piece or _addressed(source, shown, run):
        return source.spelt(run)
    text = " ".join(plain(piece).split())
    return source.spelt(run) if ELLIPSIS.search(text) else text


def unique_lengths(words: Sequence[str], starts: Iterable[int]) -> list[int | None]:
    """Return how many words from each start are needed to stand at no other place; None for more than `LONGEST`.

    All places that share their first k words are a group; with each further word the groups part. Only groups with a
    start that still has company go on.
    """
    wanted = list(starts)
    found: dict[int, int] = {}
    groups = _parted([list(range(len(words)))], words, 0)
    waiting = set(wanted)
    for length in range(1, LONGEST + 1):
        alone = {group[0] for group in groups if len(group) == 1} & waiting
        found.update(dict.fromkeys(alone, length))
        waiting -= alone
        groups = [group for group in groups if len(group) > 1 and not waiting.isdisjoint(group)]
        if not groups:
            break
        groups = _parted(groups, words, length)
    return [found.get(start) for start in wanted]


def _parted(groups: list[list[int]], words: Sequence[str], length: int) -> list[list[int]]:
    """Return places that share their first `length` words, parted by the next one; where none follows, left out."""
    parts: dict[tuple[int, str], list[int]] = {}
    for number, group in enumerate(groups):
        for at in group:
            if at + length < len(words):
                parts.setdefault((number, words[at + length]), []).append(at)
    return list(parts.values())
