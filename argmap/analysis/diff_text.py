"""A difference for a reader at a terminal: marks `+`, `-`, `~`, colour only beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.analysis.diff_changes import KINDS, Change, Difference, premise_changes
from argmap.analysis.diff_plain import Content, plain, premises_of, relation_of
from argmap.analysis.diff_words import Style, entries, items, visible, words, written
from argmap.diagnostics.reporters.text import plain as unstyled
from argmap.model import ArgumentMap

PARTS = (
    "map", "source", "include", "claims", "arguments", "contraries", "same", "questions", "groups", "scenarios",
    "schemes", "voices",
)  # fmt: skip
"""The order in which parts are told."""
_COLOURS = {"+": "green", "-": "red", "~": "yellow"}
_SIGNS = {"added": "+", "removed": "-"}
_NOUNS = {
    "map": "keys of the map",
    "source": "keys of the source",
    "include": "included maps",
    "contraries": "lists of contraries",
    "same": "lists of the same",
}
_RELATIONS = ("conclusion", "rebuts", "undercuts")
_VERBS = {"conclusion": ("supports", "support"), "rebuts": ("rebuts", "rebut"), "undercuts": ("undercuts", "undercut")}


def report(difference: Difference, new: ArgumentMap, style: Style = unstyled) -> str:
    """Return a difference as text, empty if there is none; `new` is the newer map, for what arguments are about."""
    arguments = plain(new).get("arguments", [])
    blocks: list[str] = []
    for part in PARTS:
        changes = [change for change in difference.changes if change.part == part]
        if changes:
            lines = [style(part, bold=True)]
            told = _arguments(changes, arguments, style) if part == "arguments" else _part(part, changes, style)
            blocks.append("\n".join([*lines, *told]))
    if difference.consequences:
        lines = [style("what follows", bold=True)]
        blocks.append("\n".join([*lines, *(f"  * {visible(each.text)}" for each in difference.consequences)]))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def summary(difference: Difference) -> str:
    """Return how much changed, in a line."""
    if not difference:
        return "no change"
    counts: dict[str, Counter[str]] = {}
    for part in PARTS:
        seen: dict[Any, str] = {}
        for c in difference.changes:
            if c.part == part:
                seen.setdefault((c.id or (c.old_index, c.new_index), part in ("map", "source") and c.key), c.change)
        if seen:
            counts[part] = Counter(seen.values())
    pieces = []
    for part, count in counts.items():
        said = [f"{count[kind]} {kind}" for kind in KINDS if count[kind]]
        pieces.append(f"{_NOUNS.get(part, part)}: {', '.join(said)}")
    return "; ".join(pieces)


def _line(sign: str, text: str, style: Style) -> str:
    return style(f"  {sign} ", fg=_COLOURS[sign], bold=True) + text


def _part(part: str, changes: list[Change], style: Style) -> Iterator[str]:
    if part in ("map", "source") and all(change.key for change in changes):
        yield from (_line("~", text, style) for text in _keys(changes, style))
        return
    by_name: dict[Any, list[Change]] = {}
    for change in changes:
        by_name.setdefault(change.id or (change.old_index, change.new_index), []).append(change)
    for mine in by_name.values():
        first = mine[0]
        name = visible(first.id or "")
        if first.change in _SIGNS:
            sign = _SIGNS[first.change]
            value = first.new if sign == "+" else first.old
            text = f"{name}: {_content(value)}" if name else _content(value)
            yield _line(sign, style(text, fg=_COLOURS[sign]), style)
        elif first.change == "moved":
            yield _line("~", f"list {(first.new_index or 0) + 1} stood at another place", style)
        elif first.key is None:
            yield _line("~", f"{name}{': ' if name else ''}{_change(first, style)}", style)
        else:
            was = visible(str(first.old)) if first.change == "renamed" else ""
            yield _line("~", f"{was} → {name}: renamed" if was else name, style)
            keyed = [change for change in mine if change.change == "changed"]
            yield from (f"      {text}" for text in _keys(keyed, style))


def _arguments(changes: list[Change], arguments: list[Content], style: Style) -> Iterator[str]:
    renames = {change.id: change for change in changes if change.change == "renamed"}
    places = {argument.get("id"): index for index, argument in enumerate(arguments) if "id" in argument}
    by_place: dict[int, list[Change]] = {places[name]: [change] for name, change in renames.items() if name in places}
    order: list[str] = []
    for change in changes:
        if change.change == "removed":
            yield _line("-", style(_about(change.old, True), fg="red"), style)
        elif change.change == "added":
            yield _line("+", style(_about(change.new, True), fg="green"), style)
        elif change.change == "moved":
            order.append(_about(arguments[change.new_index or 0]))
        elif change.change == "changed":
            by_place.setdefault(change.new_index or 0, []).append(change)
    for place, mine in sorted(by_place.items()):
        about = _about(arguments[place])
        if mine[0].change == "renamed":
            about = f"{visible(str(mine[0].old))} → {about}: renamed"
        yield _line("~", about, style)
        yield from (f"      {text}" for text in _keys([c for c in mine if c.change == "changed"], style))
    if order:
        yield _line("~", f"at another place in the list: {'; '.join(order)}", style)


def _about(argument: Content, whole: bool = False) -> str:
    """Return an argument in words: its id, what it leads from and to, and with `whole` its other keys."""
    premises = premises_of(argument)
    relation, target = relation_of(argument)
    said = ", ".join(claim if mode == "holds" else f"{mode} {claim}" for _, claim, mode in premises) or "nothing"
    name = f"{argument['id']}: " if "id" in argument else ""
    rest = {key: value for key, value in argument.items() if key not in ("id", "premises", *_RELATIONS)}
    more = f" ({written(rest)})" if whole and rest else ""
    return visible(f"{name}{said} {_VERBS[relation][len(premises) > 1]} {target}") + more


def _content(value: Any) -> str:
    """Return a part in words: its text or title first, the other keys in brackets."""
    if not isinstance(value, dict):
        return written(value)
    first = next((value[key] for key in ("text", "title") if key in value), None)
    rest = {key: each for key, each in value.items() if each is not first}
    if first is None:
        return written(rest)
    return visible(first) + (f" ({written(rest)})" if rest else "")


def _keys(changes: Iterable[Change], style: Style) -> Iterator[str]:
    changes = list(changes)
    relation = [change for change in changes if change.part == "arguments" and change.key in _RELATIONS]
    if relation:
        was = next(f"{_VERBS[c.key or ''][0]} {c.old}" for c in relation if c.old is not None)
        now = next(f"{_VERBS[c.key or ''][0]} {c.new}" for c in relation if c.new is not None)
        yield f"{visible(was)} → {visible(now)}"
    for change in changes:
        if change not in relation:
            yield f"{change.key}: {_change(change, style)}".replace(": \n", ":\n", 1)


def _change(change: Change, style: Style) -> str:
    old, new = change.old, change.new
    if change.key == "premises":
        return _premises(change, style)
    if isinstance(old, dict) and isinstance(new, dict):
        return entries(old, new, style)
    if isinstance(old, list) and isinstance(new, list) and max(len(old), len(new)) > 1:
        return items(old, new, style)
    if isinstance(old, str) and isinstance(new, str) and " " in old and " " in new:
        marked = words(old, new, style)
        if marked is not None:
            return marked
        return "\n        ".join(("", style(f"- {visible(old)}", fg="red"), style(f"+ {visible(new)}", fg="green")))
    return f"{style(written(old), fg='red')} → {style(written(new), fg='green')}"


def _premises(change: Change, style: Style) -> str:
    lost, gained = premise_changes(change)
    pieces = [style(f"-{_premise(each)}", fg="red") for each in lost]
    pieces += [style(f"+{_premise(each)}", fg="green") for each in gained]
    roles_old, roles_new = (
        {(claim, mode): role for role, claim, mode in premises_of({"premises": value})}
        for value in (change.old, change.new)
    )
    for (claim, mode), role in roles_new.items():
        if (claim, mode) in roles_old and roles_old[claim, mode] != role:
            was = roles_old[claim, mode]
            pieces.append(f"{visible(claim)} as {written(was)} → {written(role)}")
    return ", ".join(pieces) or "in another order"


def _premise(premise: Any) -> str:
    if isinstance(premise, str):
        return visible(premise)
    ((mode, claim),) = premise.items()
    return f"{mode} {visible(claim)}"
