"""What is being typed at a place of a text that may be no YAML yet: the keys above it, and the word so far.

Works on lines, by their indentation, so that a half-typed key or an open bracket elsewhere does no harm. It is a
guess, good enough to offer names; whatever must be exact asks the values that were read (`lookup`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.diagnostics import Path


class Cursor(NamedTuple):
    """Where a cursor stands."""

    path: Path
    """Keys to the value that is typed or, for `entry`, to the collection in which it stands; indexes are all 0."""
    entry: bool
    """True where a key, or a value without one, is just begun."""
    word: str
    """What stands of it before the cursor."""
    start: int
    """Offsets of the word, to its end behind the cursor."""
    end: int
    siblings: frozenset[str]
    """The keys that the mapping has already."""
    argument: dict[str, str]
    """Within an argument: its keys and what is written behind them on the line."""
    text: bool
    """True inside a text of several lines, where nothing can be offered."""


_KEY = re.compile(r"""("[^"\n]*"|'[^'\n]*'|[^\s\[\]{}&*!|>'"%@`#,:-][^:#\n]*?|-[^\s:#][^:#\n]*?|[^\s#]+?):(?=\s|$)""")
_LEAD = re.compile(r"[ \t]*((?:- +)*)(-$)?")
_WORD_END = re.compile(r"[\w./-]*")
_FARTHEST = 60
"""Lines that a collection in brackets may be long to be seen through."""


def cursor_at(text: str, offset: int) -> Cursor:
    """Tell what is being typed at an offset. Linear in the number of lines above, for its way to the top."""
    offset = max(0, min(offset, len(text)))
    opened = _opened(text, offset)
    if opened is None:
        return _in_block(text, offset)
    outer = _in_block(text, opened)
    flow = _in_flow(text, opened, offset)
    return Cursor((*outer.path, *flow.path), flow.entry, flow.word, flow.start, flow.end, flow.siblings,
                  outer.argument or _flow_argument(outer.path, text, opened), False)  # fmt: skip


# -- by indentation --------------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    dashes: list[int]
    """Columns of the dashes that begin items."""
    column: int
    """Column of what follows them."""
    key: str | None
    rest: str
    """What stands behind the key's colon, or else behind the dashes."""

    @property
    def first(self) -> int:
        return self.dashes[0] if self.dashes else self.column


def _line(line: str) -> _Line:
    lead = _LEAD.match(line)
    assert lead is not None
    start = lead.end()
    dashes = [i for i in range(start) if line[i] == "-"]
    found = _KEY.match(line, start)
    if found is None:
        return _Line(dashes, start, None, line[start:])
    return _Line(dashes, start, found[1].strip("\"' "), line[found.end() :])


def _says_nothing(raw: str) -> bool:
    bare = raw.lstrip()
    return not bare or bare.startswith("#")


class _Way(NamedTuple):
    path: list[str | int]
    nearest: int
    """Number of the innermost line above; -1 at the top."""
    argument: int | None
    """Number of the line whose dash begins the argument; None where it is the cursor's own."""
    in_text: bool


def _in_block(text: str, offset: int) -> Cursor:
    begin = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", offset)
    whole = text[begin : stop if stop >= 0 else len(text)].rstrip("\r")
    here = _line(text[begin:offset])
    lines = text[:begin].split("\n")[:-1]
    below = text[stop + 1 : stop + 1 + _FARTHEST * 100].split("\n")[:_FARTHEST] if stop >= 0 else []
    way = _way_up(lines, here)
    path = [*way.path, *[0] * len(here.dashes)]
    above = [] if here.dashes else lines[max(way.nearest, len(lines) - _FARTHEST, 0) :]
    keys = _keys_at(here.column, above, below)
    argument = _argument(lines, whole, below, way) if path[:1] == ["arguments"] and len(path) > 1 else {}
    after = _WORD_END.match(text, offset)
    end = after.end() if after else offset
    if here.key is not None:
        word = here.rest.lstrip()
        return Cursor((*path, here.key), False, word, offset - len(word), end, keys, argument, way.in_text)
    return Cursor(tuple(path), True, here.rest, offset - len(here.rest), end, keys, argument, way.in_text)


def _way_up(lines: list[str], here: _Line) -> _Way:
    """Find the keys above a line: of each line further out, the nearest above."""
    path: list[str | int] = []
    limit, listed = here.first, bool(here.dashes)
    nearest, item, in_text = -1, None, False
    for number in range(len(lines) - 1, -1, -1):
        if limit == 0 and not listed:
            break
        raw = lines[number]
        indent = len(raw) - len(raw.lstrip(" "))
        if indent > limit or _says_nothing(raw):
            continue
        line = _line(raw)
        if indent == limit and (not listed or line.dashes):
            continue  # beside it
        if nearest < 0:
            nearest = number
            rest = line.rest.split(" #")[0].strip()
            inside = line.key is not None and line.column < here.first
            in_text = inside and rest[:1] not in ("", "&", "!") and (rest[0] in "|>" or here.key is None)
        if line.key is not None and (line.column < limit or (listed and line.column == limit)):
            path.insert(0, line.key)
        for dash in reversed(line.dashes):
            if dash < limit:
                path.insert(0, 0)
                item = number
        limit, listed = indent, bool(line.dashes)
    return _Way(path, nearest, item, in_text)


def _keys_at(column: int, above: list[str], below: list[str]) -> frozenset[str]:
    """Return the keys in a column of the lines above and, up to where the mapping ends, below."""
    found = {line.key for line in map(_line, above) if line.column == column and line.key is not None}
    for raw in below:
        if _says_nothing(raw):
            continue
        line = _line(raw)
        if line.first < column:
            break
        if line.column == column and line.key is not None:
            found.add(line.key)
    return frozenset(found)


def _argument(lines: list[str], whole: str, below: list[str], way: _Way) -> dict[str, str]:
    """Return the keys of the argument that a place is in, with what stands behind them on their lines."""
    block = [*(lines[way.argument :] if way.argument is not None else ()), whole, *below]
    begins = _line(block[0])
    found: dict[str, str] = {}
    for number, raw in enumerate(block):
        line = _line(raw)
        if number and not _says_nothing(raw) and begins.dashes and line.first <= begins.dashes[0]:
            break
        if line.key is not None and line.column == begins.column:
            found[line.key] = line.rest.split(" #")[0].strip()
    return found


# -- in brackets -----------------------------------------------------------------------------------------------------

_BEFORE_OPENER = ":-[{,"


def _opened(text: str, offset: int) -> int | None:
    """Return the offset of the outermost bracket of a collection that is open at a place."""
    found: int | None = None
    stop = offset  # to where the lines were looked at
    least = 1_000_000  # how far in the lines are that come after the one looked at
    closers = 0
    for _ in range(_FARTHEST):
        begin = text.rfind("\n", 0, stop) + 1
        line = text[begin:stop]
        indent = len(line) - len(line.lstrip(" "))
        if indent < least:  # what goes on stands further in than where it began
            for at in range(stop - 1, begin - 1, -1):
                if text[at] in "]}":
                    closers += 1
                elif text[at] in "[{" and (text[begin:at].rstrip()[-1:] or ":") in _BEFORE_OPENER:
                    if closers:
                        closers -= 1
                    else:
                        found = at
        if line.strip() or stop == offset:
            least = min(least, indent)
        if begin == 0 or least == 0:
            break
        stop = begin - 1
    return found


class _Flow(NamedTuple):
    path: Path
    entry: bool
    word: str
    start: int
    end: int
    siblings: frozenset[str]


def _in_flow(text: str, opened: int, offset: int) -> _Flow:
    """Follow a collection in brackets from its beginning to a place."""
    stack: list[tuple[str, list[str]]] = []  # the bracket, and the keys so far
    path: list[str | int] = []
    pending: str | None = None  # the key whose value comes
    begin = opened
    at = opened
    while at < offset:
        char = text[at]
        if char in "[{" and not text[begin:at].strip():
            if stack:
                path.append(pending if pending is not None else 0)
            stack.append((char, []))
            pending = None
            begin = at + 1
        elif char in "]}" and stack:
            stack.pop()
            pending = None
            if path and stack:
                path.pop()
            begin = at + 1
        elif char == ",":
            pending = None
            begin = at + 1
        elif char == ":" and pending is None and (at + 1 >= len(text) or text[at + 1] in " \n\t"):
            pending = text[begin:at].strip().strip("\"'")
            if stack:
                stack[-1][1].append(pending)
            begin = at + 1
        elif char in "\"'" and not text[begin:at].strip():
            close = text.find(char, at + 1)
            if close < 0 or close >= offset:
                break
            at = close
        at += 1
    word = text[begin:offset]
    gap = len(word) - len(word.lstrip())
    start, word = begin + gap, word.lstrip()
    after = _WORD_END.match(text, offset)
    end = after.end() if after else offset
    keys = frozenset(stack[-1][1]) if stack else frozenset()
    if pending is not None:
        return _Flow((*path, pending), False, word, start, end, keys)
    if stack and stack[-1][0] == "[":
        return _Flow((*path, 0), False, word, start, end, keys)
    return _Flow(tuple(path), True, word, start, end, keys)


def _flow_argument(path: Path, text: str, opened: int) -> dict[str, str]:
    if path[:1] != ("arguments",):
        return {}
    close = text.find("}", opened)
    inside = text[opened + 1 : close if close >= 0 else opened + 400]
    return {key: value.strip() for key, _, value in (piece.partition(":") for piece in inside.split(",")) if value}
