"""What changed between two versions of a map, in the map's terms.

The order of claims, and of other parts that stand under ids, is not compared: it says nothing. That of arguments is,
as it is the order in which they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.analysis.diff_apply import apply
from argmap.analysis.diff_changes import Change, Difference
from argmap.analysis.diff_consequences import consequences
from argmap.analysis.diff_match import Pairs, match_arguments, match_lists, moved, renamed_arguments, renamed_claims
from argmap.analysis.diff_plain import LISTS, NAMED, SCALARS, Content, defaults, plain, renamed
from argmap.model import ArgumentMap

__all__ = ["Change", "Difference", "apply", "diff"]


def diff(old: ArgumentMap, new: ArgumentMap) -> Difference:
    """Return what changed from the old to the new map. `apply` of it to the old map gives the new one.

    A claim under another id with the same text is renamed, if there is no doubt which it is; what refers to it is then
    unchanged. Arguments are matched by id, and those without by what they do and the premises that they share
    (`diff_match`). The same two maps always give the same difference. About linear in the size of the maps.
    """
    before, after = plain(old), plain(new)
    claims = renamed_claims(before["claims"], after["claims"])
    before = renamed(before, claims, {})
    arguments = renamed_arguments(before.get("arguments", ()), after.get("arguments", ()))
    before = renamed(before, {}, arguments)
    changes = [Change("claims", "renamed", name, "id", was, name) for was, name in claims.items()]
    changes += [Change("arguments", "renamed", name, "id", was, name) for was, name in arguments.items()]
    pairs = match_arguments(before.get("arguments", ()), after.get("arguments", ()))
    changes += _compare(before, after, pairs)
    if not changes:
        return Difference(())
    return Difference(tuple(changes), tuple(consequences(old, new, claims, dict(pairs))))


def _compare(before: Content, after: Content, pairs: Pairs) -> Iterator[Change]:
    yield from _keys("map", None, before, after, SCALARS)
    one, other = before.get("source"), after.get("source")
    if one is None or other is None:
        if one is not other:
            yield Change("source", "added" if one is None else "removed", old=one, new=other)
    else:
        yield from _keys("source", None, one, other)
    yield from _named("claims", before, after)
    yield from _listed("arguments", before, after, pairs)
    for part in LISTS:
        yield from _listed(part, before, after, match_lists(before.get(part, ()), after.get(part, ())))
    for part in (*NAMED, "include"):
        if part != "claims":
            yield from _named(part, before, after)


def _keys(part: str, name: str | None, one: Content, other: Content, keys: Iterable[str] = ()) -> Iterator[Change]:
    usual = defaults(part)
    for key in keys or usual:
        was, now = one.get(key, usual[key]), other.get(key, usual[key])
        if was != now:
            yield Change(part, "changed", name, key, was, now)


def _named(part: str, before: Content, after: Content) -> Iterator[Change]:
    olds, news = before.get(part, {}), after.get(part, {})
    for name, was in olds.items():
        if name not in news:
            yield Change(part, "removed", name, old=was)
    for name, now in news.items():
        if name not in olds:
            yield Change(part, "added", name, new=now)
        elif olds[name] != now:
            if part == "include":
                yield Change(part, "changed", name, old=olds[name], new=now)
            else:
                yield from _keys(part, name, olds[name], now)


def _listed(part: str, before: Content, after: Content, pairs: Pairs) -> Iterator[Change]:
    olds, news = before.get(part, []), after.get(part, [])

    def name(item: Any) -> str | None:
        return item.get("id") if isinstance(item, dict) else None

    matched_old, matched_new = ({pair[side] for pair in pairs} for side in (0, 1))
    for i, was in enumerate(olds):
        if i not in matched_old:
            yield Change(part, "removed", name(was), old=was, old_index=i)
    for j, now in enumerate(news):
        if j not in matched_new:
            yield Change(part, "added", name(now), new=now, new_index=j)
    for i, j in moved(pairs):
        yield Change(part, "moved", name(news[j]), old_index=i, new_index=j)
    for i, j in pairs:
        if part != "arguments":
            if olds[i] != news[j]:
                yield Change(part, "changed", old=olds[i], new=news[j], old_index=i, new_index=j)
            continue
        for change in _keys(part, name(news[j]), olds[i], news[j]):
            yield Change(part, "changed", change.id, change.key, change.old, change.new, i, j)
