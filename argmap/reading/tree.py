"""YAML text to plain values, with the place of every key and value."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser

from argmap.diagnostics import Diagnostic, Related, Rule, SourceText, diagnose
from argmap.reading import faults
from argmap.reading.scalars import resolve
from argmap.reading.syntax import explain_syntax

DEEPEST = 64
"""Levels of nesting that are read; the format needs seven."""

MOST_ALIASED = 100_000
"""Values that all aliases of a file may stand for together."""

At = tuple[int, int]
"""Start and end offset of something in the file, in code points."""


class Table(dict[str, Any]):
    """A YAML mapping with the places of its keys and values, and how values that are no text are written."""

    __slots__ = ("at", "key_at", "raw", "value_at")

    def __init__(self, start: int) -> None:
        """Begin a mapping at an offset."""
        self.at: At = (start, start)
        self.key_at: dict[str, At] = {}
        self.value_at: dict[str, At] = {}
        self.raw: dict[str | int, str] = {}

    def drop(self, key: str) -> None:
        """Take a key out; its place stays known."""
        self.pop(key, None)


class Row(list[Any]):
    """A YAML sequence with the places of its items, and how items that are no text are written."""

    __slots__ = ("at", "item_at", "raw")

    def __init__(self, start: int) -> None:
        """Begin a sequence at an offset."""
        self.at: At = (start, start)
        self.item_at: list[At] = []
        self.raw: dict[str | int, str] = {}


class Tree(NamedTuple):
    """What a file holds (None when it could not be read), its place, and what is wrong with it as YAML."""

    root: Any
    at: At
    diagnostics: list[Diagnostic]


_BROKEN: Any = object()
"""Stands for a value that was reported and is left out."""


class _Stop(Exception):
    """The rest of the file is not worth reading."""


_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "map", "seq"))


class _Builder:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        # Name → value, place, number of values, and how it is written if it is no text; None while it is open.
        self.anchors: dict[Any, tuple[Any, At, int, str | None] | None] = {}
        self.aliased = 0
        self.count = 0

    def report(self, rule: Rule, message: str, at: At, related: tuple[Related, ...] = ()) -> None:
        span = self.source.span(*at)
        self.diagnostics.append(diagnose(rule, message, span, related))

    def is_broken_at(self, line: int) -> bool:
        """Tell whether a text in this line was taken for an alias: what follows it cannot be read for that reason."""
        found = self.diagnostics[-1:]
        return any(d.code == faults.UNKNOWN_ANCHOR.code and d.span.end.line == line for d in found)

    def stop(self, rule: Rule, message: str, at: At) -> _Stop:
        self.report(rule, message, at)
        return _Stop()

    def build(self, next_event: Callable[[], Any]) -> tuple[Any, At]:  # noqa: PLR0915  (one hot loop)
        """Turn the events of one document into values; no recursion, so no limit but `DEEPEST`."""
        root: Any = None
        root_at: At = (0, 0)
        # Of each open collection: itself, the key that waits for its value (None: a key comes next), whether it
        # stands where its content is dropped, its anchor, and the count when it began.
        stack: list[list[Any]] = []
        top: list[Any] | None = None
        while True:
            event = next_event()
            kind = type(event)
            raw: str | None = None
            if kind is yaml.ScalarEvent:
                value: Any = event.value
                start = event.start_mark.index
                at = (start, event.end_mark.index)
                if top is not None and top[1] is None and type(top[0]) is Table:
                    self.take_key(top, event, value, at)
                    continue
                plain, quoted = event.implicit
                if plain:
                    if value == "":
                        at = self.empty_at(top, start)
                    value = resolve(value)
                elif not quoted and event.tag is not None:
                    value = self.tagged(event, value, at)
                if type(value) is not str:
                    raw = event.value
                self.count += 1
                if event.anchor is not None:
                    self.anchors[event.anchor] = (value, at, 1, raw)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                start = event.start_mark.index
                is_key = top is not None and top[1] is None and type(top[0]) is Table
                if top is not None and is_key:
                    self.report(faults.WRONG_TYPE, self.odd_key(kind), (start, event.end_mark.index))
                    top[1] = top[2] = True
                if len(stack) >= DEEPEST:
                    raise self.stop(
                        faults.TOO_DEEP,
                        f"nested more than {DEEPEST} levels deep; a map needs seven",
                        (start, start + 1),
                    )
                if event.tag is not None and event.tag != "!" and event.tag not in _CORE_TAGS:
                    self.unknown_tag(event.tag, start)
                if event.anchor is not None:
                    self.anchors[event.anchor] = None
                self.count += 1
                collection: Any = Table(start) if kind is yaml.MappingStartEvent else Row(start)
                top = [collection, None, False, event.anchor, self.count, event.flow_style, is_key]
                stack.append(top)
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                assert top is not None
                value, _, _, anchor, begun, flow, is_key = top
                end = event.end_mark.index if flow else self.end_of(value)
                at = value.at = (value.at[0], max(end, value.at[0]))
                if anchor is not None:
                    self.anchors[anchor] = (value, at, self.count - begun + 1, None)
                stack.pop()
                top = stack[-1] if stack else None
                if is_key:
                    continue  # its value comes next, and is dropped with it
            elif kind is yaml.AliasEvent:
                at = (event.start_mark.index, event.end_mark.index)
                value, raw = self.alias(event.anchor, at)
                if top is not None and top[1] is None and type(top[0]) is Table:
                    if isinstance(value, str):
                        self.take_key(top, event, value, at)
                    else:
                        if value is not _BROKEN:
                            self.report(faults.WRONG_TYPE, "a key must be text", at)
                        top[1] = top[2] = True
                    continue
            else:  # the end of the document
                return root, root_at
            if top is None:
                root, root_at = (None if value is _BROKEN else value), at
            elif type(top[0]) is Row:
                if value is not _BROKEN:
                    if raw is not None:
                        top[0].raw[len(top[0])] = raw
                    top[0].append(value)
                    top[0].item_at.append(at)
            else:
                table, key, dropped = top[0], top[1], top[2]
                if not dropped and value is not _BROKEN:
                    table[key] = value
                    table.value_at[key] = at
                    if raw is not None:
                        table.raw[key] = raw
                top[1], top[2] = None, False

    def take_key(self, top: list[Any], event: Any, key: str, at: At) -> None:
        table: Table = top[0]
        if not key.isascii():
            key = unicodedata.normalize("NFC", key)
        first = table.key_at.get(key)
        top[1] = key
        if first is not None:
            top[2] = True
            related = (Related("first defined here", self.source.span(*first)),)
            self.report(faults.DUPLICATE_KEY, f"`{key}` is defined twice; the second one is ignored", at, related)
        else:
            table.key_at[key] = at
        if getattr(event, "anchor", None) is not None and type(event) is yaml.ScalarEvent:
            self.anchors[event.anchor] = (key, at, 1, None)

    def empty_at(self, top: list[Any] | None, start: int) -> At:
        """An empty value has no place of its own: point at its key, or where the item begins."""
        if top is not None and type(top[0]) is Table and top[1] in top[0].key_at:
            at: At = top[0].key_at[top[1]]
            return at
        return (max(0, start - 1), start)

    def end_of(self, value: Table | Row) -> int:
        """The end of a block collection: that of its last value, not of the blank lines behind it."""
        if not value:
            return value.at[0]
        last = value.item_at[-1] if isinstance(value, Row) else next(reversed(value.value_at.values()))
        return last[1]

    def tagged(self, event: Any, value: str, at: At) -> Any:
        if event.tag in {"!", "tag:yaml.org,2002:str"}:
            return value
        if event.tag in _CORE_TAGS:
            return resolve(value)
        self.unknown_tag(event.tag, at[0])
        return value

    def unknown_tag(self, tag: str, start: int) -> None:
        end = start + 1
        text = self.source.text
        while end < len(text) and not text[end].isspace():
            end += 1
        self.report(
            faults.UNKNOWN_TAG,
            f"the tag `{text[start:end] or tag}` is not one that maps use; leave it out",
            (start, end),
        )

    def alias(self, name: str, at: At) -> tuple[Any, str | None]:
        """Return what an alias stands for, and how that is written if it is no text."""
        if name not in self.anchors:
            message = f"no anchor `&{name}` stands before this alias; a text that begins with `*` must be in quotes"
            self.report(faults.UNKNOWN_ANCHOR, message, at)
            return _BROKEN, None
        anchored = self.anchors[name]
        if anchored is None:
            self.report(faults.UNKNOWN_ANCHOR, f"the alias `*{name}` stands inside the very value that it repeats", at)
            return _BROKEN, None
        value, _, size, raw = anchored
        self.aliased += size
        self.count += size
        if self.aliased > MOST_ALIASED:
            raise self.stop(
                faults.TOO_MANY_ALIASES, f"the aliases of this file stand for more than {MOST_ALIASED:,} values", at
            )
        return value, raw

    def odd_key(self, kind: type) -> str:
        what = "a list" if kind is yaml.SequenceStartEvent else "a mapping"
        return f"a key must be text, found {what}; text that begins with `{{` or `[` needs quotes"


def parse(source: SourceText) -> Tree:
    """Read YAML text into plain values with their places. Never raises; linear in the length of the text.

    Mappings become `Table`, sequences `Row`, plain scalars the values of YAML 1.2's core schema. What is wrong is
    in the diagnostics; after a fault of syntax nothing can be said about the rest, and `root` is None.
    """
    builder = _Builder(source)
    try:
        parser = CParser(source.text)
        try:
            return _parse_stream(builder, parser.get_event)
        finally:
            parser.dispose()
    except _Stop:
        pass
    except yaml.YAMLError as error:
        message, at, related = explain_syntax(error, source)
        if not builder.is_broken_at(source.position(at[0]).line):
            builder.report(faults.YAML_SYNTAX, message, at, related)
    return Tree(None, (0, 0), builder.diagnostics)


def _parse_stream(builder: _Builder, next_event: Callable[[], Any]) -> Tree:
    next_event()  # the start of the stream
    event = next_event()
    if type(event) is yaml.StreamEndEvent:
        builder.report(faults.EMPTY_FILE, "the file is empty; `argmap new` writes a map to start from", (0, 0))
        return Tree(None, (0, 0), builder.diagnostics)
    root, at = builder.build(next_event)
    event = next_event()
    if type(event) is not yaml.StreamEndEvent:
        start = event.start_mark.index
        builder.report(
            faults.SEVERAL_DOCUMENTS, "a second YAML document begins here; a file is one map", (start, start + 3)
        )
    return Tree(root, at, builder.diagnostics)
