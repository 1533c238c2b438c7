"""Changes made to the older version of a map: the newer one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.analysis.diff_changes import Change, Difference
from argmap.analysis.diff_plain import LISTS, Content, defaults, plain, renamed
from argmap.model import ArgumentMap


def apply(old: ArgumentMap, difference: Difference | Mapping[str, Any]) -> ArgumentMap:
    """Return the map that a difference, or the JSON of one, makes of the map that it was taken from.

    Raises ValueError if it was taken from another map, or makes none that the format allows. (One between maps with
    what they include merged in is such: its ids have a `/`.)
    """
    if not isinstance(difference, Difference):
        difference = Difference.from_json(difference)
    content = renamed(plain(old), difference.renamed_claims, difference.renamed_arguments)
    content = {key: dict(value) if isinstance(value, dict) else value for key, value in content.items()}
    listed: dict[str, list[Change]] = {"arguments": [], **{part: [] for part in LISTS}}
    try:
        for change in difference.changes:
            if change.change == "renamed":
                continue
            if change.part in listed:
                listed[change.part].append(change)
            elif change.part in ("map", "source"):
                _apply_keys(content, change)
            else:
                _apply_named(content.setdefault(change.part, {}), change)
        for part, changes in listed.items():
            content[part] = _apply_listed(content.get(part, []), changes)
    except (KeyError, IndexError, TypeError, AttributeError):
        raise ValueError("these changes were taken from another map") from None
    return ArgumentMap.model_validate(content)


def _verify(found: Any, change: Change) -> None:
    if found != change.old:
        where = " of ".join(f"`{name}`" for name in (change.key, change.id) if name)
        raise ValueError(f"these changes were taken from another map: {where or change.part} is not what they say")


def _set(part: Content, change: Change) -> None:
    key = change.key or ""
    _verify(part.get(key, defaults(change.part)[key]), change)
    if change.new is None:
        part.pop(key, None)
    else:
        part[key] = change.new


def _apply_keys(content: Content, change: Change) -> None:
    if change.key is not None:
        _set(content if change.part == "map" else content["source"], change)
        return
    _verify(content.get("source"), change)
    content["source"] = change.new


def _apply_named(parts: Content, change: Change) -> None:
    name = change.id or ""
    if change.change == "added":
        if name in parts:
            raise ValueError(f"these changes were taken from another map: `{name}` is there already")
        parts[name] = change.new
    elif change.change == "removed":
        _verify(parts.pop(name), change)
    elif change.key is None:
        _verify(parts[name], change)
        parts[name] = change.new
    else:
        parts[name] = dict(parts[name])
        _set(parts[name], change)


def _apply_listed(items: list[Any], changes: list[Change]) -> list[Any]:
    items = [dict(item) if isinstance(item, dict) else item for item in items]
    placed: dict[int, Any] = {}
    gone: set[int] = set()
    for change in changes:
        old, new = change.old_index, change.new_index
        if change.change == "changed" and old is not None:
            if change.key is not None:
                _set(items[old], change)
            else:
                _verify(items[old], change)
                items[old] = change.new
    for change in changes:
        old, new = change.old_index, change.new_index
        if change.change == "removed" and old is not None:
            _verify(items[old], change)
            gone.add(old)
        elif change.change == "added" and new is not None:
            placed[new] = change.new
        elif change.change == "moved" and old is not None and new is not None:
            placed[new] = items[old]
            gone.add(old)
    rest = iter([item for i, item in enumerate(items) if i not in gone])
    size = len(items) - len(gone) + len(placed)
    return [placed[j] if j in placed else next(rest) for j in range(size)]
