"""What is being typed at a place of a text that may be no YAML yet: the keys above it, and the word so far.

Works on lines, by their indentation, so that a half-typed key or an open bracket elsewhere does no harm. It is a
guess, good enough to offer names; whatever must be exact asks the values that were read (`lookup`).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

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
    bracket: Literal["", "[", "{"] = ""
    """What opened the innermost collection, where it is one in brackets."""
    quote: str = ""
    """The quote in which the word stands; it is no part of the word."""


_KEY = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s\[\]{}&*!|>'"%@`#,:-][^:#\n]*?|-[^\s:#][^:#\n]*?|[^\s#]+?):(?=\s|$)"""
)
_LEAD = re.compile(r"[ \t]*((?:- +)*)(-$)?")
_WORD_END = re.compile(r"[\w./-]*")
_QUOTED_END = re.compile(r"""[^\n"',:\[\]{}]*["']""")
_ARGUMENT = ("arguments", 0)
_FARTHEST = 60
"""Lines that a collection in brackets may be long to be seen through."""


def cursor_at(text: str, offset: int) -> Cursor:
    """Tell what is being typed at an offset. Linear in the number of lines above, for its way to the top."""
    offset = max(0, min(offset, len(text)))
    if "\r" in text:  # each of the three line ends ends a line here
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    opened = _opened(text, offset)
    if opened is None:
        return _within_quotes(text, offset, _in_block(text, offset))
    outer = _in_block(text, opened)
    flow = _in_flow(text, opened, offset)
    path = (*outer.path, *flow.path)
    argument = outer.argument
    if path[:1] == ("arguments",) and len(outer.path) <= len(_ARGUMENT) <= len(outer.path) + len(flow.openers) - 1:
        argument = _keys_within(text, flow.openers[len(_ARGUMENT) - len(outer.path)], -1)
    innermost = flow.openers[-1] if flow.openers else opened
    siblings = frozenset(_keys_within(text, innermost, offset) if text[innermost] == "{" else ())
    bracket: Literal["[", "{"] = "{" if text[innermost] == "{" else "["
    found = Cursor(path, flow.entry, flow.word, flow.start, flow.end, siblings, argument, False, bracket)
    return _within_quotes(text, offset, found)


def _within_quotes(text: str, offset: int, found: Cursor) -> Cursor:
    """Take an open quote from the word, which then goes on to the quote that closes it, if there is one."""
    quote = found.word[:1]
    if quote not in ("'", '"') or quote in found.word[1:]:
        return found
    close = _QUOTED_END.match(text, offset)
    end = close.end() - 1 if close and close[0].endswith(quote) else found.end
    return found._replace(word=found.word[1:], start=found.start + 1, end=end, quote=quote)


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
    return _Line(dashes, start, _unquoted(found[1]), line[found.end() :])


def _unquoted(raw: str) -> str:
    """Return the key that is written so; of escapes only the quotes are undone."""
    raw = raw.strip()
    if len(raw) > 1 and raw[0] == raw[-1] == "'":
        return raw[1:-1].replace("''", "'")
    if len(raw) > 1 and raw[0] == raw[-1] == '"':
        return raw[1:-1].replace('\\"', '"')
    return raw


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
        if indent > limit or (indent == limit and (not listed or raw[indent : indent + 2] in ("- ", "-"))):
            continue  # within or beside it
        if _says_nothing(raw):
            continue
        line = _line(raw)
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
            found[line.key] = _unquoted(line.rest.split(" #")[0])
    return found


# -- in brackets -----------------------------------------------------------------------------------------------------

_BEFORE_OPENER = ":-[{,"
_NEXT_ITEM = re.compile(r"\n(?=[ \t]*- |[^\s\]}])")
_LONGEST = 4_000
"""Characters of a mapping in braces that are looked through for its keys."""


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
    openers: list[int]
    """Offsets of the brackets around the place, the outermost first."""


def _in_flow(text: str, opened: int, offset: int) -> _Flow:
    """Follow a collection in brackets from its beginning to a place."""
    stack: list[int] = []  # where the brackets are that are open
    path: list[str | int] = []
    pending: str | None = None  # the key whose value comes
    begin = opened
    at = opened
    while at < offset:
        char = text[at]
        if char in "[{" and not text[begin:at].strip():
            if stack:
                path.append(pending if pending is not None else 0)
            stack.append(at)
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
            pending = _unquoted(text[begin:at])
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
    if pending is not None:
        return _Flow((*path, pending), False, word, start, end, stack)
    if stack and text[stack[-1]] == "[":
        return _Flow((*path, 0), False, word, start, end, stack)
    return _Flow(tuple(path), True, word, start, end, stack)


def _keys_within(text: str, opener: int, offset: int) -> dict[str, str]:
    """Return the keys of a mapping in braces with what is written behind them; without the key at `offset`."""
    found: dict[str, str] = {}
    key: str | None = None
    begin, depth, at = opener + 1, 0, opener
    stop = _NEXT_ITEM.search(text, opener, opener + _LONGEST)
    last = stop.start() if stop else min(len(text), opener + _LONGEST)
    while at < last:
        char = text[at]
        if char in "\"'" and not text[begin:at].strip():
            at = max(at, text.find(char, at + 1, last))
        elif char in "[{":
            depth += 1
        elif char == ":" and depth == 1 and key is None and text[at + 1 : at + 2] in ("", " ", "\n", "\t"):
            key = "" if begin <= offset <= at else _unquoted(text[begin:at])
            begin = at + 1
        elif char in "]},":
            depth -= char != ","
            if depth == (char == ","):
                if key:
                    found[key] = _unquoted(text[begin:at])
                key, begin = None, at + 1
            if depth == 0:
                break
        at += 1
    return found | ({key: _unquoted(text[begin:at])} if key else {})
