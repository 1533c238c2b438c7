"""What stands at a place of a file: the way from the whole map down to the key or value there."""

from __future__ import annotations

from typing import Any, NamedTuple

from argmap.diagnostics import Path
from argmap.diagnostics.places import Part
from argmap.reading.tree import At, Row, Table


class Here(NamedTuple):
    """A key or value: the path of keys and indexes to it, which of both it is, its place and the value."""

    path: Path
    part: Part
    at: At
    value: Any


def at_offset(root: Any, offset: int) -> Here | None:
    """Return the innermost key or scalar at an offset of the file's text; None between them.

    An end counts as inside, as a cursor stands there when the word was just typed. Linear in the number of keys and
    items of the collections on the way.
    """
    path: list[str | int] = []
    value = root
    while isinstance(value, Table | Row):
        step = _in_table(value, offset) if isinstance(value, Table) else _in_row(value, offset)
        if step is None:
            return None
        key, part, at = step
        path.append(key)
        inner = value[key]  # type: ignore[index]  # the key is of the collection's own kind
        if part == "key" or not isinstance(inner, Table | Row) or inner.at != at:
            return Here(tuple(path), part, at, inner)
        value = inner
    return None


def _in_table(table: Table, offset: int) -> tuple[str, Part, At] | None:
    for key, at in table.key_at.items():
        if key not in table or key not in table.value_at:
            continue
        if at[0] <= offset <= at[1]:
            return key, "key", at
        start, end = table.value_at[key]
        if start <= offset <= end:
            return key, "value", (start, end)
    return None


def _in_row(row: Row, offset: int) -> tuple[int, Part, At] | None:
    for index, at in enumerate(row.item_at):
        if at[0] <= offset <= at[1]:
            return index, "value", at
    return None


def sections(root: Any) -> list[tuple[Path, At]]:
    """Return the path and place of each key with its value, and each item of a list, that holds others, outer first."""
    found: list[tuple[Path, At]] = []
    waiting: list[tuple[Path, Any]] = [((), root)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Table):
            for key, inner in value.items():
                if key not in value.value_at:
                    continue  # it was lacking, and something stands in for it
                at = value.value_at[key]
                found.append(((*path, key), (value.key_at[key][0], at[1])))
                if isinstance(inner, Table | Row) and inner.at == at:
                    waiting.append(((*path, key), inner))
        elif isinstance(value, Row):
            for index, inner in enumerate(value):
                at = value.item_at[index]
                if isinstance(inner, Table | Row) and inner.at == at:
                    found.append(((*path, index), at))
                    waiting.append(((*path, index), inner))
    return sorted(found, key=lambda entry: (entry[1][0], -entry[1][1]))
