"""Two versions of a map as one, with what was added, removed and changed: the ground of a picture of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from argmap.analysis.diff_changes import Difference
from argmap.analysis.diff_plain import Content, plain, premise_of, relation_of, renamed
from argmap.analysis.diff_words import written
from argmap.model import Argument, ArgumentMap

_QUIET = ("passage", "cites", "tags", "note", "url")
"""Keys of a claim of which a picture only says that they changed."""
_FEW = 4


@dataclass(slots=True)
class Union:
    """A map that has all of both versions, and what became of its parts."""

    map: ArgumentMap
    claims: dict[str, str] = field(default_factory=dict)
    """Claim → `added`, `removed` or `changed`."""
    arguments: dict[int, str] = field(default_factory=dict)
    """Place in the list → the same."""
    premises: dict[tuple[int, str, str], str] = field(default_factory=dict)
    """(argument, claim, mode) → `added` or `removed`, in arguments that were changed."""
    ties: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    """(`contraries` or `same`, both claims) → `added` or `removed`."""
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Claim → what changed of it, in lines."""
    argument_notes: dict[int, list[str]] = field(default_factory=dict)


def union(old: ArgumentMap, new: ArgumentMap, difference: Difference) -> Union:
    """Return both versions as one map: the new one, and what was removed, under the ids of the new one.

    An argument that leads elsewhere now stands there twice, changed and removed. Linear in the size of the maps.
    """
    before = renamed(plain(old), difference.renamed_claims, difference.renamed_arguments)
    after = plain(new)
    names = {now: was for was, now in difference.renamed_claims.items()}
    claims = dict(new.claims)
    groups = {**old.groups, **new.groups}
    found = Union(new)
    for change in difference.changes:
        if change.part == "claims" and change.id is not None and change.change != "renamed":
            found.claims[change.id] = change.change
            if change.change == "removed":
                claims[change.id] = old.claims[names.get(change.id, change.id)]
            elif change.change == "changed":
                found.notes.setdefault(change.id, []).append(_note(change.key or "", change.old, change.new))
    found.notes = {name: _gathered(lines) for name, lines in found.notes.items()}
    arguments = _arguments(found, difference, before, after)
    lists = {part: _lists(found, part, before, after) for part in ("contraries", "same")}
    found.map = new.model_copy(update={"claims": claims, "groups": groups, "arguments": arguments, **lists})
    return found


def _note(key: str, old: Any, new: Any) -> str:
    if key in _QUIET:
        return f"*{key}"
    return f"was: {old}" if key == "text" else f"{key}: {written(old)} → {written(new)}"


def _gathered(lines: Iterable[str]) -> list[str]:
    quiet = [line[1:] for line in lines if line.startswith("*")]
    return [line for line in lines if not line.startswith("*")] + (
        [f"also changed: {', '.join(quiet)}"] if quiet else []
    )


def _arguments(found: Union, difference: Difference, before: Content, after: Content) -> list[Argument]:
    olds: list[Content] = before.get("arguments", [])
    news: list[Content] = [dict(one) for one in after.get("arguments", [])]
    taken = {one["id"] for one in news if "id" in one}
    ghosts: list[Content] = []
    for change in difference.changes:
        if change.part != "arguments":
            continue
        if change.change == "removed" and change.old_index is not None:
            ghosts.append(olds[change.old_index])
        elif change.change == "added" and change.new_index is not None:
            found.arguments[change.new_index] = "added"
        elif change.change == "changed" and change.old_index is not None and change.new_index is not None:
            place, was, now = change.new_index, olds[change.old_index], news[change.new_index]
            found.arguments[place] = "changed"
            found.argument_notes.setdefault(place, []).append(
                f"{change.key}: {written(change.old)} → {written(change.new)}"
            )
            if change.key == "premises" and relation_of(was) == relation_of(now):
                now["premises"] = _premises(found, place, change.old, change.new)
            elif change.key in ("conclusion", "rebuts", "undercuts") and change.new is not None:
                ghosts.append({**was, "id": None})
            elif change.key == "id" and change.new is None and change.old not in taken:
                now["id"] = change.old  # what undercut it still needs it
    for ghost in ghosts:
        found.arguments[len(news)] = "removed"
        name = ghost.get("id")
        news.append({**ghost, "id": None if name in taken else name})
        taken.add(name)
    return [_argument(one) for one in news]


def _argument(content: Content) -> Argument:
    """Return an argument, whose id may be that of an included map."""
    argument = Argument.model_validate({**content, "id": None})
    return argument.model_copy(update={"id": content.get("id")})


def _premises(found: Union, place: int, old: Any, new: Any) -> Any:
    """Return the premises of an argument with those that were removed, and mark both kinds."""
    olds = {premise_of(each): (role, each) for role, each in _each(old)}
    news = {premise_of(each) for _, each in _each(new)}
    gone = {key: value for key, value in olds.items() if key not in news}
    found.premises |= {(place, *key): "removed" for key in gone}
    found.premises |= {(place, *key): "added" for key in news if key not in olds}
    if isinstance(new, dict):
        roles = {role: list(several) for role, several in new.items()}
        for role, premise in gone.values():
            roles.setdefault(role or "removed", []).append(premise)
        return roles
    return [*new, *(premise for _, premise in gone.values())]


def _each(premises: Any) -> Iterable[tuple[str | None, Any]]:
    if isinstance(premises, dict):
        return [(role, each) for role, several in premises.items() for each in several]
    return [(None, each) for each in premises]


def _lists(found: Union, part: str, before: Content, after: Content) -> list[list[str]]:
    """Return the lists of both versions, and mark the ties that only one of them has."""
    olds, news = _exclusive(part, before), _exclusive(part, after)
    holders_old, holders_new = _holders(olds), _holders(news)
    known = {frozenset(names) for names in news}
    merged = news + [names for names in olds if frozenset(names) not in known]
    for names in merged:
        several = list(dict.fromkeys(names))
        pairs = list(pairwise(several))
        if len(several) <= _FEW:  # as they are drawn: a few each with each, many in a chain
            pairs = [(one, other) for number, one in enumerate(several) for other in several[number + 1 :]]
        for one, other in pairs:
            had = not holders_old.get(one, set()).isdisjoint(holders_old.get(other, set()))
            has = not holders_new.get(one, set()).isdisjoint(holders_new.get(other, set()))
            if had != has:
                found.ties[part, frozenset((one, other))] = "added" if has else "removed"
    own = len(after.get(part, []))
    exclusive = len(news) - own
    return merged[:own] + merged[own + exclusive :]


def _exclusive(part: str, content: Content) -> list[list[str]]:
    lists = list(content.get(part, []))
    if part == "contraries":
        lists += [one["answers"] for one in content.get("questions", {}).values() if one.get("exclusive")]
    return lists


def _holders(lists: Sequence[Sequence[str]]) -> dict[str, set[int]]:
    """Return claim → the lists that it stands in."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(lists):
        for name in names:
            found.setdefault(name, set()).add(number)
    return found
