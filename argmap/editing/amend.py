"""A list or a table that is there changed part by part, so that what stays keeps its comments and its layout."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.editing.layout import BEFORE_VALUE, Entry, Node, read_layout
from argmap.editing.printer import entry_lines
from argmap.editing.rewrite import Edited, EditError
from argmap.editing.scalars import WIDTH
from argmap.editing.sheet import Sheet
from argmap.editing.values import in_flow, lines_of, node_of
from argmap.reading.shape import Path
from argmap.reading.tree import Row, Table


def amend_key(sheet: Sheet, table: Table, key: str, value: Any, path: Path) -> None:
    """Set a key of a mapping as `Sheet.set_key` does, but of a list or a table change only what differs.

    Items and keys that stay keep the comments that belong to them; those of what goes go too. `path` leads to the
    mapping. Linear in the length of the file.

    Raises EditError where comments stand in brackets within brackets, or items on lines that cannot be told apart.
    """
    within = (*path, key)
    old = table.get(key)
    if isinstance(old, Row) and not isinstance(value, list | dict):
        value = [value]
    if key in table and _said(old) == _said(value):
        return
    both = (isinstance(old, Row) and isinstance(value, list)) or (isinstance(old, Table) and isinstance(value, dict))
    if not both or not old or old.at[0] != table.value_at[key][0] or not any(_kept(old, value)):
        sheet.set_key(table, key, value, path)
    elif sheet.is_flow(old):
        _amend_flow(sheet, table, key, value, within)
    elif isinstance(old, Row):
        _amend_lines(sheet, old, value, within)
    else:
        for name, each in value.items():
            amend_key(sheet, old, name, each, within)  # no deeper than the format goes
        for name in old:
            if name not in value:
                sheet.remove_key(old, name)


def comments_gone(files: Iterable[Edited]) -> list[str]:
    """Return the comments that an edit takes out of its files, of all together. Linear in their length."""
    there: Counter[str] = Counter()
    for each in files:
        if each.before is not None:
            there.update(_comments(each.before))
        there.subtract(_comments(each.text))
    return list((+there).elements())


def _comments(text: str) -> Iterator[str]:
    return (line.strip() for lines in read_layout(text).comments() for line in lines if line)


def _said(value: Any) -> str:
    """Return what a value says: the same text for values that say the same."""
    return json.dumps(value, sort_keys=True, default=str)


def _kept(old: Any, value: Any) -> Iterator[Any]:
    """Yield for each part of a new value the index or key of the old part that it is; None for a new one."""
    if isinstance(value, dict):
        yield from (name if name in old else None for name in value)
        return
    there: dict[str, list[int]] = {}
    for index in reversed(range(len(old))):
        there.setdefault(_said(old[index]), []).append(index)
    for each in value:
        same = there.get(_said(each))
        yield same.pop() + 1 if same else None  # from 1, so that what is kept counts as true


def _amend_lines(sheet: Sheet, old: Row, value: list[Any], path: Path) -> None:
    """Change a list that has a line or more for each item."""
    dashes = [sheet.dash(old, index) for index in range(len(old))]
    lines = [sheet.lines_of(dash, sheet.trimmed(at)[1]) for dash, at in zip(dashes, old.item_at, strict=True)]
    column = sheet.column(dashes[0])
    pieces = []
    for index, place in enumerate(_kept(old, value)):
        if place is None:
            pieces += [line + sheet.newline for line in lines_of(None, value[index], (*path, index), column)]
            continue
        start, end = lines[place - 1]
        gap = sheet.text[lines[place - 2][1] : start] if place > 1 else ""
        piece = (gap if index or "#" in gap else "") + sheet.text[start:end]
        pieces.append(piece if piece.endswith("\n") else piece + sheet.newline)
    sheet.change(lines[0][0], lines[-1][1], "".join(pieces))


def _amend_flow(sheet: Sheet, table: Table, key: str, value: Any, path: Path) -> None:
    """Change a list or a table in brackets: what stays is written as it is."""
    old = table[key]
    start, end = sheet.trimmed(old.at)
    match = BEFORE_VALUE.match(sheet.text, start)
    start = match.end() if match else start
    noted = "#" in sheet.text[start:end] and _entry(sheet, table, key).value.noted
    if not noted:
        pieces = []
        names = list(value) if isinstance(value, dict) else list(range(len(value)))
        for name, place in zip(names, _kept(old, value), strict=True):
            pieces.append(_piece(sheet, old, value, name, place, path))
        text = sheet.text[start] + ", ".join(pieces) + sheet.text[end - 1]
        short = "\n" not in sheet.text[start:end] and sheet.column(start) + len(text) <= WIDTH
        if short or sheet.is_flow(table):
            sheet.change(start, end, text)
            return
    elif sheet.is_flow(table):
        raise EditError(f"comments stand in brackets within `{key}`; `argmap fmt` writes it in lines")
    _write_anew(sheet, table, key, value, path)


def _piece(sheet: Sheet, old: Any, value: Any, name: Any, place: Any, path: Path) -> str:
    """Return a part of a list or table as it stands in brackets."""
    if isinstance(value, list):
        if place is None:
            return in_flow(value[name], (*path, name))
        return sheet.text[slice(*sheet.trimmed(old.item_at[place - 1]))]
    if place is None:
        return f"{in_flow(name, ())}: {in_flow(value[name], (*path, name))}"
    start, end = old.key_at[name][0], sheet.trimmed(old.value_at[name])[1]
    if _said(old[name]) == _said(value[name]):
        return sheet.text[start : max(end, old.key_at[name][1])]
    return sheet.text[start : old.value_at[name][0]] + in_flow(value[name], (*path, name))


def _write_anew(sheet: Sheet, table: Table, key: str, value: Any, path: Path) -> None:
    """Write a key with a list or table in brackets anew, in the format's style, with the comments of what stays."""
    entry, old = _entry(sheet, table, key), table[key]
    node = Node(entry.value.kind, 0, 0, flow=entry.value.flow, anchor=entry.value.anchor, foot=entry.value.foot)
    by_name = {each.key.text: each for each in entry.value.entries if each.key is not None}
    for new, place in zip(node_of(value, path).entries, _kept(old, value), strict=True):
        if place is not None:
            there = by_name[place] if isinstance(value, dict) else entry.value.entries[place - 1]
            same = not isinstance(value, dict) or _said(old[place]) == _said(value[place])
            new = Entry(there.key, there.value if same else new.value, node, 0, there.before, there.after)
        node.entries.append(new)
        node.noted = node.noted or new.value.noted or any(new.before) or bool(new.after)
    node.noted = node.noted or bool(node.foot)
    begin, end = table.key_at[key][0], sheet.trimmed(table.value_at[key])[1]
    column = sheet.column(begin)
    lines = entry_lines(Entry(entry.key, node, node, 0, [], entry.after), path, column, sheet.text)
    while lines[0].lstrip().startswith("#"):  # comments at its brackets
        first = lines.pop(0)
        sheet.insert(sheet.line_start(begin), first + sheet.newline)
    sheet.change(begin, sheet.line_end(end), sheet.newline.join([lines[0][column:], *lines[1:]]))


def _entry(sheet: Sheet, table: Table, key: str) -> Entry:
    """Return a key of a mapping with its value as it is laid out."""
    waiting = [read_layout(sheet.text).root]
    while waiting:
        node = waiting.pop()
        for entry in node.entries:
            if entry.key is not None and entry.value.start == table[key].at[0]:
                return entry
            waiting.append(entry.value)
    raise EditError(f"`{key}` is written in a way that cannot be edited; `argmap fmt` writes it anew")
