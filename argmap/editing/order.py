"""The order in which a map's keys are written, and which of its lists hold ids."""

from __future__ import annotations

from functools import cache

from argmap.model import Argument, ArgumentMap, Claim
from argmap.model.base import Part
from argmap.reading.shape import Path, keys_of, part_at

_ORDER: dict[type[Part], tuple[str, ...]] = {
    ArgumentMap: (
        *("argmap", "title", "author", "source", "language", "description", "tags", "include", "main", "walk"),
        *("groups", "voices", "claims", "arguments", "same", "contraries", "questions", "schemes", "scenarios"),
    ),
    Claim: (
        *("title", "text", "voice", "stance", "qualifier", "implicit", "basis", "cites", "credence", "standard"),
        *("group", "tags", "passage", "url", "note"),
    ),
    Argument: (
        *("id", "title", "scheme", "linkage", "premises", "conclusion", "rebuts", "undercuts", "question", "weight"),
        *("voice", "stance", "implicit", "passage", "tags", "note"),
    ),
}
"""What a part is and says comes first, then who says it and how, then where; other parts as the format lists them."""

SECTIONS = frozenset(
    ("include", "groups", "voices", "claims", "arguments", "same", "contraries", "questions", "schemes", "scenarios")
)
"""Keys of a map whose value stands below them, with a blank line before."""

_ID_LISTS = {1: ("main", "walk"), 2: ("same", "contraries"), 3: ("premises", "answers", "without"), 4: ("premises",)}


@cache
def order_of(part: type[Part]) -> dict[str, int]:
    """Return the keys of a part in the order in which they are written, each with its rank."""
    return {key: rank for rank, key in enumerate(_ORDER.get(part, keys_of(part)))}


def ranks_at(path: Path) -> dict[str, int] | None:
    """Return the rank of each key of the mapping at a path; None where the author's order counts."""
    part = part_at(path)
    return None if part is None else order_of(part)


def is_id_list(path: Path) -> bool:
    """Tell whether the list at a path is one of ids, which is written on one line where it fits."""
    names = _ID_LISTS.get(len(path), ())
    return (path[0] if len(path) in (1, 2) else path[2]) in names if path else False
