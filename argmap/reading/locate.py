"""What the `loc` of a pydantic error means in the values of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.reading.shape import Path
from argmap.reading.tree import At, Row, Table


class Place(NamedTuple):
    """Where an error stands: the path of keys, the container, the key or index in it, and its value."""

    path: Path
    container: Table | Row
    key: Any
    value: Any
    at_key: bool


_MISSING: Any = object()


def locate(root: Table, loc: tuple[Any, ...]) -> Place:
    """Find what an error's `loc` means in the file's values: pydantic's own tags in it are skipped."""
    path: list[str | int] = []
    container: Table | Row = root
    key: Any = ""
    value: Any = root
    at_key = False
    for piece in _without_tags(loc):
        found: Any = _MISSING
        if piece == "[key]":
            at_key = True
        elif isinstance(value, Table):
            found = value.get(piece, _MISSING) if isinstance(piece, str) else _MISSING
        elif isinstance(value, Row) and isinstance(piece, int) and piece < len(value):
            found = value[piece]
        if found is not _MISSING:
            container, key, value = value, piece, found
            path.append(piece)
    return Place(tuple(path), container, key, value, at_key)


def _without_tags(loc: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the pieces of a `loc` but for the tags of the unions within premises."""
    pieces = iter(loc)
    depth = 0
    in_premises = False
    for piece in pieces:
        if in_premises and isinstance(piece, int):
            yield piece
            next(pieces, None)  # holds, held or not
            continue
        yield piece
        depth += 1
        if depth == 3 and loc[0] == "arguments" and piece == "premises":
            in_premises = True
            next(pieces, None)  # list or roles


def key_at(place: Place) -> At:
    """Return where the key of a value stands; of an item in a list, the item."""
    container = place.container
    if isinstance(container, Table):
        return container.key_at.get(str(place.key), container.at)
    return container.item_at[int(place.key)]


def value_at(place: Place) -> At:
    """Return where a value stands."""
    container = place.container
    if isinstance(container, Table):
        return container.value_at.get(str(place.key), container.at)
    return container.item_at[int(place.key)]
