"""Words of the command line as values of a map's keys."""

from __future__ import annotations

from typing import Any

import click

from argmap.reading.scalars import resolve

_LISTS = ("main", "walk", "answers", "without")
_TEXT_OR_LIST = ("author", "voice", "cites", "tags", "passage", "main")
_VALUES = ("implicit", "exclusive", "weight", "credence", "published")


def value_of(key: str, words: tuple[str, ...], *, scenario: bool = False) -> Any:
    """Return what words mean as the value of a key: text, a number, true or false, a list, premises.

    Raises click.UsageError for several words where one is needed. What the key cannot have is left to the reading.
    """
    if key == "premises":
        return premises_of(words)
    if key == "assume" or (key == "credence" and scenario):
        return dict(_pair(word, key) for word in words)
    if key in _TEXT_OR_LIST and len(words) == 1:
        return words[0]
    if key in _LISTS or key in _TEXT_OR_LIST:
        return list(words)
    if len(words) > 1:
        raise click.UsageError(f"`{key}` has one value; put text of several words in quotes")
    value = resolve(words[0]) if key in _VALUES else words[0]
    return words[0] if value is None else value


def premises_of(words: tuple[str, ...]) -> Any:
    """Return premises: `id`, `held:id`, `not:id`, each with `role=` before it or none of them.

    Raises click.UsageError where some have a role and some have none.
    """
    if not any("=" in word for word in words):
        return [_premise(word) for word in words]
    roles: dict[str, Any] = {}
    for word in words:
        role, equals, name = word.partition("=")
        if not equals:
            raise click.UsageError(f"`{word}` has no role, others have one; write `role={word}`")
        roles.setdefault(role.strip(), []).append(_premise(name))
    return {role: several[0] if len(several) == 1 else several for role, several in roles.items()}


def _premise(word: str) -> Any:
    mode, colon, name = word.partition(":")
    return {mode: name.strip()} if colon and mode in ("held", "not") else word


def _pair(word: str, key: str) -> tuple[str, Any]:
    name, equals, value = word.partition("=")
    if not equals:
        raise click.UsageError(f"`{key}` takes `claim=value`, found `{word}`")
    return name, resolve(value)
