"""What the checks of voices share: who speaks where, and when two names are nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice
from unicodedata import category, normalize

from argmap.checks.base import Context
from argmap.diagnostics import Path

UNATTRIBUTED = "unattributed"
"""The voice of what the text pins on nobody."""

LONG = 6
"""The number of letters from which one letter may differ between two spellings of a name; from 10, two."""

_MANY = 2_000
_ARTICLES = ("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las")


def uses(context: Context) -> dict[str, list[Path]]:
    """Return voice → the paths where it speaks, in the map's order."""
    known: dict[str, list[Path]] | None = context.cache.get("voices")  # type: ignore[assignment]
    if known is None:
        known = {}
        for name, claim in context.map.claims.items():
            if claim.voice:
                for index, voice in enumerate(claim.voice):
                    known.setdefault(voice, []).append(("claims", name, "voice", index))
        for number, argument in enumerate(context.map.arguments):
            if argument.voice:
                for index, voice in enumerate(argument.voice):
                    known.setdefault(voice, []).append(("arguments", number, "voice", index))
        context.cache["voices"] = known
    return known


def declared(context: Context) -> list[str]:
    """Return the names that are right as they are: those of `voices`, the author's, `unattributed`."""
    return [*context.map.voices, *(context.map.author or ()), UNATTRIBUTED]


def plain(name: str) -> tuple[str, ...]:
    """Return a name's words without case, accents, punctuation and a leading article."""
    name = name.replace("'s", "s").replace("’s", "s")
    if not name.isascii():
        name = "".join(c for c in normalize("NFKD", name) if category(c) != "Mn").replace("ı", "i")
    words = re.findall(r"\w+", name.casefold())
    return tuple(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def like_names(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are nearly the same, the earlier of `names` first.

    Near-linear: names meet where they are the same but for one word, and that with a letter or two left out (the
    deletion neighbourhood: Mor & Fraenkel 1982).
    """
    by_words: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        words = plain(name)
        if words:
            by_words.setdefault(words, []).append(name)
    for several in by_words.values():
        yield from ((several[0], other) for other in several[1:])
    meeting: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for words in by_words:
        seen: set[tuple[str, ...]] = set()
        for index, word in enumerate(words):
            if len(word) < LONG - 1 or not word.isalpha():
                continue
            for variant in _variants(word, len(by_words) < _MANY):
                key = (str(index), *words[:index], variant, *words[index + 1 :])
                others = meeting.setdefault(key, [])
                for other in others[:4]:
                    if other not in seen and misspelt(word, other[index]):
                        seen.add(other)
                        yield by_words[other][0], by_words[words][0]
                others.append(words)


def _variants(word: str, two: bool) -> Iterator[str]:
    yield word
    yield from dict.fromkeys(word[:i] + word[i + 1 :] for i in range(len(word)))
    if two and len(word) >= 9:
        pairs = combinations(range(len(word)), 2)
        yield from dict.fromkeys(word[:i] + word[i + 1 : j] + word[j + 1 :] for i, j in islice(pairs, 400))


def misspelt(one: str, other: str) -> bool:
    """Tell whether two words may be one name spelt in two ways: nearly the same letters, none only added at an end.

    `Russia` and `Russian`, `expert` and `experts`, `Aliyev` and `Aliyeva` are two names.
    """
    longer = max(len(one), len(other))
    if longer < LONG or one.startswith(other) or other.startswith(one):
        return False
    if one[0] != other[0] and one[1:] != other and other[1:] != one:
        return False
    stem = len(one) - 1 if one[:-1] == other[:-1] else 0
    if stem and one[-1] + other[-1] in ("ns", "sn", "eo", "oe", "ae", "ea", "er", "re"):
        return False  # endings, as in Russian and Russias, employee and employer
    return within(one, other, 2 if longer >= 10 else 1)


def within(one: str, other: str, edits: int) -> bool:
    """Tell whether two words are within so many edits, transpositions included."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if not one or not other:
        return max(len(one), len(other)) <= edits
    if edits == 0:
        return False
    return (
        within(one[1:], other[1:], edits - 1)
        or within(one[1:], other, edits - 1)
        or within(one, other[1:], edits - 1)
        or (one[:2] == other[1::-1] and within(one[2:], other[2:], edits - 1))
    )
