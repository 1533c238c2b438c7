"""The names in a map changed all at once: in the map, and in the text of its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.editing.sheet import Sheet
from argmap.model import ArgumentMap
from argmap.reading.document import Document
from argmap.reading.mentions import Kind, mentions

Rename = Callable[[Kind, str], str]
"""Kind and name, as it stands in a file (`alias/id`), → the new name. Claims and arguments share their ids."""


def with_names(argument_map: ArgumentMap, rename: Rename) -> ArgumentMap:
    """Return a map in which all names of claims, arguments and the rest are what `rename` makes of them.

    Linear in the size of the map. Raises pydantic.ValidationError where a new name is none.
    """
    content = argument_map.model_dump(by_alias=True)
    _rename(content, rename)
    return ArgumentMap.model_validate(content)


def respell(sheet: Sheet, document: Document, rename: Rename) -> None:
    """Put new names in place of the old ones in the text of a file."""
    seen = set()
    for mention in mentions(document):
        name = rename(mention.kind, mention.name)
        if name != mention.name and mention.at not in seen:
            seen.add(mention.at)
            sheet.respell(mention.at, name)


_TABLES: tuple[tuple[str, Kind], ...] = (
    ("claims", "claim"),
    ("groups", "group"),
    ("scenarios", "scenario"),
    ("questions", "issue"),
    ("schemes", "scheme"),
    ("voices", "voice"),
    ("include", "alias"),
)


def _rename(content: dict[str, Any], rename: Rename) -> None:
    def one(part: dict[str, Any], key: str, kind: Kind) -> None:
        value = part.get(key)
        if isinstance(value, str):
            part[key] = rename(kind, value)
        elif value is not None:
            part[key] = [rename(kind, each) for each in value]

    def keys(part: dict[str, Any], key: str, kind: Kind) -> None:
        part[key] = {rename(kind, name): value for name, value in part[key].items()}

    for key, kind in _TABLES:
        keys(content, key, kind)
    for key in ("main", "walk"):
        one(content, key, "claim")
    one(content, "author", "voice")
    for key in ("contraries", "same"):
        content[key] = [[rename("claim", name) for name in row] for row in content[key]]
    for claim in content["claims"].values():
        one(claim, "voice", "voice")
        one(claim, "group", "group")
    for argument in content["arguments"]:
        for key in ("conclusion", "rebuts"):
            one(argument, key, "claim")
        one(argument, "id", "argument")
        one(argument, "undercuts", "argument")
        one(argument, "scheme", "scheme")
        one(argument, "voice", "voice")
        rows = argument["premises"]
        if isinstance(rows, dict):
            argument["premises"] = {role: [_premise(each, rename) for each in row] for role, row in rows.items()}
        else:
            argument["premises"] = [_premise(each, rename) for each in rows]
    for group in content["groups"].values():
        one(group, "parent", "group")
    for question in content["questions"].values():
        one(question, "answers", "claim")
    for scenario in content["scenarios"].values():
        one(scenario, "extends", "scenario")
        one(scenario, "without", "argument")
        keys(scenario, "assume", "claim")
        keys(scenario, "credence", "claim")


def _premise(premise: Any, rename: Rename) -> Any:
    if isinstance(premise, str):
        return rename("claim", premise)
    return {mode: rename("claim", name) for mode, name in premise.items()}
