"""Cue words: which single words of a sentence hint at what it does in an argument, by a table for each language.

They are hints and no more. Indicator words find few of the reasons in a text, and are often used for something else
("since" of time, "but" within one thought); Lawrence & Reed, "Argument Mining: A Survey", Computational Linguistics 45
(2019), § 5, sum up what is known. Nothing here looks at grammar or meaning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from argmap.drafting.sentences import Habits

HintKind = Literal["premise", "conclusion", "objection", "concession", "voice"]
At = Literal["start", "inside"]

LANGUAGES = ("de", "en")
"""Languages that have a table, by their tag without region: `languages/en.toml`."""

MEANINGS: dict[tuple[HintKind, At], str] = {
    ("premise", "start"): "a reason, for what the sentence or its neighbour says",
    ("premise", "inside"): "holds a reason for the rest of the sentence: two claims and an argument",
    ("conclusion", "start"): "follows from what stands before it",
    ("conclusion", "inside"): "holds what follows from the rest of the sentence: two claims and an argument",
    ("objection", "start"): "speaks against what stands before it",
    ("objection", "inside"): "one part speaks against the other, or the sentence against the one before",
    ("concession", "start"): "grants something, and goes on to answer it: the `stance` is `grants`",
    ("concession", "inside"): "grants something beside what it says: the `stance` is `grants`",
    ("voice", "start"): "somebody else says so: give `voice` and `stance`, leave who says it out of the text",
    ("voice", "inside"): "somebody may say so: give `voice` and `stance`, leave who says it out of the text",
}
"""What a hint may mean, as a draft tells it."""


class Hint(NamedTuple):
    """What a sentence may do in an argument, by a word in it."""

    kind: HintKind
    cue: str
    """As the sentence spells it."""
    at: At

    @property
    def meaning(self) -> str:
        """What it may mean, in words."""
        return MEANINGS[self.kind, self.at]


@dataclass(frozen=True)
class Table:
    """What is known of a language: how it writes, and its cues."""

    habits: Habits
    cues: tuple[tuple[HintKind, At, re.Pattern[str]], ...] = ()

    def hints(self, sentence: str) -> list[Hint]:
        """Return the hints in a sentence (in one line), at most one of a kind; those at its start go first."""
        found: dict[HintKind, Hint] = {}
        first = re.match(r"\W*", sentence)
        start = first.end() if first else 0
        for kind, at, pattern in self.cues:
            if kind in found:
                continue
            matches = [pattern.match(sentence, start)] if at == "start" else pattern.finditer(sentence, start + 1)
            cue = next((match["cue"] for match in matches if match is not None and match["cue"]), None)
            if cue:
                found[kind] = Hint(kind, cue.strip(" ,;"), at)
        return list(found.values())


def table(language: str) -> Table | None:
    """Return the table of a language, by its BCP 47 tag; None for one that has none."""
    name = language.partition("-")[0].lower()
    return _read(name) if name in LANGUAGES else None


@cache
def _read(name: str) -> Table:
    data = tomllib.loads((Path(__file__).parent / "languages" / f"{name}.toml").read_text(encoding="utf-8"))
    habits = Habits(
        frozenset(data.get("abbreviations", ())), frozenset(data.get("starters", ())), data.get("ordinals", False)
    )
    cues = [(each["hint"], each["at"], _pattern(each["words"], each.get("but", ()))) for each in data["cues"]]
    if not all(kind in get_args(HintKind) and at in get_args(At) for kind, at, _ in cues):
        raise ValueError(f"{name}.toml: a hint or a place that is none")
    return Table(habits, tuple(cues))


def _pattern(words: Iterable[str], but: Iterable[str]) -> re.Pattern[str]:
    passed = "|".join(map(_bounded, sorted(but, key=len, reverse=True)))
    cues = "|".join(map(_bounded, sorted(words, key=len, reverse=True)))
    return re.compile(f"(?:{passed or '(?!)'})|(?P<cue>{cues})", re.IGNORECASE)


def _bounded(words: str) -> str:
    before = r"(?<!\w)" if words[0].isalnum() else ""
    return before + re.escape(words) + (r"(?!\w)" if words[-1].isalnum() else "")
