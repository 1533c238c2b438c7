"""What is expected where: the keys of each mapping and the kind of each value, told from the models."""

from __future__ import annotations

from functools import cache
from typing import get_args

from argmap.diagnostics import near
from argmap.model import (
    Argument,
    ArgumentMap,
    Basis,
    Claim,
    CriticalQuestion,
    Group,
    Held,
    Linkage,
    Not,
    Qualifier,
    Question,
    Scenario,
    Scheme,
    Source,
    Stance,
    Standard,
    Voice,
)
from argmap.model.base import Part
from argmap.reading.tree import Table

Path = tuple[str | int, ...]

# The pattern of a path → the part of the model that stands there; `*` is any key or index.
_PARTS: dict[Path, type[Part]] = {
    (): ArgumentMap,
    ("source",): Source,
    ("voices", "*"): Voice,
    ("claims", "*"): Claim,
    ("arguments", "*"): Argument,
    ("groups", "*"): Group,
    ("scenarios", "*"): Scenario,
    ("questions", "*"): Question,
    ("schemes", "*"): Scheme,
    ("schemes", "*", "questions", "*"): CriticalQuestion,
}

_NAMES: dict[type[Part], str] = {
    ArgumentMap: "a map",
    Source: "a source",
    Voice: "a voice",
    Claim: "a claim",
    Argument: "an argument",
    Group: "a group",
    Scenario: "a scenario",
    Question: "a question",
    Scheme: "a scheme",
    CriticalQuestion: "a critical question",
    Held: "a premise",
    Not: "a premise",
}

CHOICES: dict[str, tuple[str, ...]] = {
    "stance": get_args(Stance),
    "qualifier": get_args(Qualifier),
    "basis": get_args(Basis),
    "standard": get_args(Standard),
    "linkage": get_args(Linkage),
}
"""Key → the words that it may have."""

SYNONYMS: dict[str, str] = {
    "because": "premises",
    "reasons": "premises",
    "from": "premises",
    "supports": "conclusion",
    "therefore": "conclusion",
    "to": "conclusion",
    "attacks": "rebuts",
    "against": "rebuts",
    "opposes": "rebuts",
    "disputes": "rebuts",
    "statement": "text",
    "content": "text",
    "claim": "text",
    "label": "title",
    "name": "title",
    "date": "published",
    "link": "url",
    "comment": "note",
    "comments": "note",
    "quote": "passage",
    "quotation": "passage",
    "speaker": "voice",
    "confidence": "qualifier",
    "probability": "credence",
    "includes": "include",
    "conclusions": "main",
}
"""What authors call keys in other tools → what they are called here."""

_LISTS = {"arguments", "contraries", "same", "answers", "without"}
TEXT_OR_LIST = {"author", "voice", "cites", "tags", "passage"}
_NUMBERS = {"credence", "weight"}
_FLAGS = {"implicit", "exclusive"}


def part_at(path: Path) -> type[Part] | None:
    """Return the part of the model whose keys stand in the mapping at `path`."""
    if len(path) >= 3 and path[0] == "arguments" and path[2] == "premises":
        return None
    pattern = tuple("*" if index % 2 else piece for index, piece in enumerate(path))
    return _PARTS.get(pattern)


@cache
def keys_of(part: type[Part]) -> tuple[str, ...]:
    """Return the keys of a part, as they are written."""
    return tuple(field.alias or name for name, field in part.model_fields.items())


def meant_key(key: str, keys: tuple[str, ...]) -> list[str]:
    """Return which of the known keys an unknown one was probably meant to be."""
    meant = near(key, keys)
    if not meant:
        words = [key.lower(), *near(key, SYNONYMS)]
        meant = list(dict.fromkeys(SYNONYMS[word] for word in words if SYNONYMS.get(word) in keys))
    return meant


def stands_there(table: Table, part: type[Part], keys: tuple[str, ...]) -> bool:
    """Tell whether one of the keys was written in a mapping, if misspelt or with a value that was taken out."""
    known = keys_of(part)
    return any(name in keys or (name not in known and set(meant_key(name, known)) & set(keys)) for name in table.key_at)


def name_of(part: type[Part]) -> str:
    """Return what a part is called, with its article."""
    return _NAMES[part]


def expected(path: Path) -> str:
    """Say what is expected as the value at `path`, with its article."""
    part = part_at(path)
    key = path[-1] if path else ""
    if len(path) >= 4 and path[0] == "arguments" and path[2] == "premises":
        return "a premise (an id, `{held: id}` or `{not: id}`)"
    if path[:1] == ("claims",) and len(path) == 2:
        return "the claim's text, or a mapping with `text`"
    if path[:1] == ("scenarios",) and len(path) == 4 and path[2] in ("assume", "credence"):
        return "true, false or undecided" if path[2] == "assume" else "a number from 0 to 1"
    if path[:1] in (("contraries",), ("same",)) and len(path) == 2:
        return "a list of claim ids"
    if part is not None:
        return "a mapping of keys and values" if not path else f"a mapping with the keys of {name_of(part)}"
    if key == "premises" and path[0] == "arguments":
        return "a list of claim ids, or role → premise"
    if key in ("conclusion", "rebuts", "held", "not"):
        return "a claim id"
    if key == "undercuts":
        return "an argument id"
    if key == "main":
        return "a claim id, or a list of them"
    if key == "walk":
        return "a list of claim and argument ids"
    if key == "argmap":
        return "1, the version of the format"
    if key in TEXT_OR_LIST:
        return "text, or a list of texts"
    if key in _NUMBERS:
        return "a number from 0 to 1"
    if key in _FLAGS:
        return "true or false"
    if isinstance(key, str) and key in CHOICES:
        return _one_of(CHOICES[key])
    if key in _LISTS:
        return "a list of arguments" if key == "arguments" else "a list"
    if len(path) == 1 and key in ArgumentMap.model_fields and key not in ("title", "language", "description"):
        return f"a mapping from id to {'path' if key == 'include' else 'entry'}"
    if len(path) == 3 and path[0] in ("scenarios", "schemes"):
        kinds = {"assume": "claim id → true, false or undecided", "credence": "claim id → a number from 0 to 1"}
        kinds |= {"questions": "question id → its text and what it attacks", "premises": "role → a sentence"}
        if key in kinds:
            return f"a mapping, {kinds[str(key)]}"
    return "text"


def _one_of(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}"
