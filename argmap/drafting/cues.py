"""Cue words: which single words of a sentence hint at what it does in an argument, by a table for each language.

They are hints and no more. Indicator words find few of the reasons in a text, and are often used for something else
("since" of time, "but" within one thought); Lawrence & Reed, "Argument Mining: A Survey", Computational Linguistics 45
(2019), § 5, sum up what is known. A run of words may have lists in it, for the forms of a verb, its subject and
helpers; nothing here looks further at grammar, nor at meaning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from argmap.drafting.sentences import Habits

HintKind = Literal["premise", "conclusion", "objection", "concession", "voice"]
At = Literal["whole", "start", "inside"]

LANGUAGES = ("de", "en")
"""Languages that have a table, by their tag without region: `languages/en.toml`."""

MEANINGS: dict[tuple[HintKind, At], str] = {
    ("premise", "start"): "a reason, for what the sentence or its neighbour says",
    ("premise", "inside"): "holds a reason for the rest of the sentence: two claims and an argument",
    ("conclusion", "start"): "follows from what stands before it",
    ("conclusion", "inside"): "holds what follows from the rest of the sentence: two claims and an argument",
    ("objection", "start"): "speaks against what stands before it",
    ("objection", "inside"): "one part speaks against the other, or the sentence against the one before",
    ("concession", "whole"): "grants what stands before it, whose `stance` is `grants`; no claim itself",
    ("concession", "start"): "grants something, and goes on to answer it: the `stance` is `grants`",
    ("concession", "inside"): "grants something beside what it says: the `stance` is `grants`",
    ("voice", "start"): "somebody else says so: give `voice` and `stance`, leave who says it out of the text",
    ("voice", "inside"): "somebody may say so: give `voice` and `stance`, leave who says it out of the text",
}
"""What a hint may mean, as a draft tells it."""

_CLOSING = " .!…,;:\"'”’»)]"
_AROUND = ' .,;:?!–—"”’'


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
        end = len(sentence.rstrip(_CLOSING))
        for kind, at, pattern in self.cues:
            if kind in found:
                continue
            matches: Iterable[re.Match[str] | None]
            if at == "inside":
                matches = (each for each in pattern.finditer(sentence, start) if each.start() > start)
            else:
                matches = [pattern.match(sentence, start) if at == "start" else pattern.fullmatch(sentence, start, end)]
            cue = next((match["cue"] for match in matches if match is not None and match["cue"]), None)
            if cue:
                found[kind] = Hint(kind, cue.strip(_AROUND), at)
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
    lists = data.get("lists", {})
    cues: list[tuple[HintKind, At, re.Pattern[str]]] = []
    for each in data["cues"]:
        pattern = _pattern(each["words"], each.get("but", ()), lists)
        places: list[At] = each["at"] if isinstance(each["at"], list) else [each["at"]]
        cues += [(each["hint"], at, pattern) for at in places]
    if not all(kind in get_args(HintKind) and at in get_args(At) for kind, at, _ in cues):
        raise ValueError(f"{name}.toml: a hint or a place that is none")
    return Table(habits, tuple(cues))


_PART = re.compile(r"\{(?P<list>\w+)(?P<or_none>\?)?\}(?P<space> ?)|(?P<gap>… )|(?P<any>\*)|(?P<words>[^{}…*]+)")
_GAP = r"(?:[^\s,;:.?!()“”\"]+ ){0,6}?"


def _pattern(words: Iterable[str], but: Iterable[str], lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile(f"{_any(but, lists)}|(?P<cue>{_any(words, lists)})", re.IGNORECASE)


def _any(runs: Iterable[str], lists: Mapping[str, Sequence[str]]) -> str:
    """Return the pattern of any of some runs of words, the longest first; whole words only."""
    by_length = sorted(runs, key=len, reverse=True)
    led = [_run(run, lists) for run in by_length if _is_led(run, lists)]
    bare = [_run(run, lists) for run in by_length if not _is_led(run, lists)]
    # One look behind for all of them: within a word none is tried.
    return "|".join([rf"(?<!\w)(?:{'|'.join(led)})" if led else "(?!)", *bare])


def _is_led(run: str, lists: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a run begins with a word, not with a stop or quotation mark."""
    part = _PART.match(run)
    first = lists[part["list"]][0] if part and part["list"] else run
    return first[0].isalnum() or first[0] in "{*"


def _run(run: str, lists: Mapping[str, Sequence[str]]) -> str:
    """Return the pattern of a run of words, in the notation of the tables."""
    found = []
    for part in _PART.finditer(run):
        if part["list"]:
            each = "|".join(_run(word, lists) for word in lists[part["list"]])
            found.append(f"(?:(?:{each}){part['space']}){part['or_none'] or ''}")
        elif part["words"]:
            found.append(re.escape(part["words"]))
        else:
            found.append(_GAP if part["gap"] else r"[\w’'-]+")
    return "".join(found) + (r"(?!\w)" if run[-1].isalnum() or run[-1] in "}*" else "")
