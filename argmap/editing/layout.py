"""A file's YAML as it is laid out: values with their styles, anchors, comments and blank lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml
from yaml._yaml import CParser

from argmap.reading.scalars import resolve

_COMMENT = re.compile("#[^\r\n\x85\u2028\u2029]*")
BEFORE_VALUE = re.compile("(?:\\s+|[&!]\\S*|#[^\r\n\x85\u2028\u2029]*)*")
_DASH_ONLY = re.compile(r"[ \t]*-(?:[ \t]+-)*[ \t]+(?:[&!]\S*[ \t]+)*")
_CORE_TEXT = ("!", "tag:yaml.org,2002:str")


@dataclass(slots=True, eq=False)
class Node:
    """A value, or a key."""

    kind: Literal["scalar", "map", "list", "alias"]
    start: int
    end: int
    text: str = ""
    """What a scalar says; of an alias, the name."""
    style: str = ""
    """How a scalar is written: as it is (empty), in `'` or `"`, or as a block, `|` or `>`."""
    is_text: bool = True
    """False for a number, a truth value, or nothing."""
    flow: bool = False
    """True for what is written in brackets, and all within."""
    anchor: str | None = None
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    """Comments after the last entry; an empty line stands for a blank one."""
    owner: Entry | None = None
    noted: bool = False
    """True where a comment stands within."""


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list, with the comments that belong to it."""

    key: Node | None
    value: Node
    parent: Node
    start: int
    before: list[str] = field(default_factory=list)
    """Comments on lines of their own; an empty line stands for a blank one."""
    after: list[str] = field(default_factory=list)
    """Comments at the end of its line, each with the blanks before it."""


@dataclass(slots=True, eq=False)
class Layout:
    """A file: its root, and the comments at the head of the file."""

    root: Node
    head: list[str]
    text: str

    def comments(self) -> Iterator[list[str]]:
        """Yield all comments of the file."""
        yield self.head
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            yield node.foot
            for entry in node.entries:
                yield entry.before
                yield entry.after
                waiting.append(entry.value)


def read_layout(text: str) -> Layout:
    """Read how a file is laid out: text that `argmap.reading` reads without faults. Linear but for sorting.

    Raises yaml.YAMLError for text that is not YAML.
    """
    builder = _Builder(text)
    parser = CParser(text)
    try:
        root = builder.build(iter(parser.get_event, None))
    finally:
        parser.dispose()
    layout = Layout(root, [], text)
    _Comments(builder, layout).attach()
    return layout


class _Builder:
    """Makes nodes of the events of a file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.covered: list[tuple[int, int]] = []
        """What scalars cover: a `#` there begins no comment."""

    def build(self, events: Iterator[Any]) -> Node:
        stack: list[Node] = []
        keys: list[Node | None] = []
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                end: Any = event.end_mark
                stack.pop().end = end.index
                keys.pop()
                continue
            if isinstance(event, yaml.DocumentEndEvent):
                break
            if not isinstance(event, yaml.NodeEvent):
                continue
            top = stack[-1] if stack else None
            node = self.node(event, top)
            if top is None:
                root = node
            elif top.kind == "map" and keys[-1] is None:
                keys[-1] = node
                continue
            else:
                key, keys[-1] = keys[-1], None
                self.enter(top, key, node)
            if node.kind in ("map", "list"):
                stack.append(node)
                keys.append(None)
        assert root is not None
        return root

    def enter(self, parent: Node, key: Node | None, value: Node) -> None:
        entry = Entry(key, value, parent, (key or value).start)
        value.owner = entry
        parent.entries.append(entry)
        self.entries.append(entry)

    def node(self, event: Any, parent: Node | None) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        inside = parent is not None and parent.flow
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", start, end, event.anchor or "", flow=inside)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind: Literal["map", "list"] = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
            return Node(kind, start, end, flow=bool(event.flow_style), anchor=event.anchor)
        if event.anchor is not None or event.tag is not None:
            match = BEFORE_VALUE.match(self.text, start, end)
            start = match.end() if match else start
        style = event.style or ""
        is_text = not event.implicit[0] if event.tag is None else event.tag in _CORE_TEXT
        is_text = is_text or isinstance(resolve(event.value), str)
        value = event.value.rstrip("\n") if style in ("|", ">") else event.value
        if style in ("|", ">"):
            head = self.text.find("\n", start, end)
            head = end if head < 0 else head
            hash_at = self.text.find("#", start, head)
            self.covered.append((start, head if hash_at < 0 else hash_at))
            self.covered.append((head, end))
        elif end > start:
            self.covered.append((start, end))
        return Node("scalar", start, end, value, style, is_text, inside, event.anchor)


class _Comments:
    """Finds the comments of a file and what each belongs to."""

    def __init__(self, builder: _Builder, layout: Layout) -> None:
        self.text = layout.text
        self.layout = layout
        self.entries = builder.entries
        self.covered = builder.covered
        self.starts = [entry.start for entry in self.entries]

    def attach(self) -> None:
        for start, end in self._found():
            comment = self.text[start:end].rstrip()
            line = self.line_start(start)
            before = self.text[line:start]
            place = bisect_left(self.starts, start)
            after = self.entries[place] if place < len(self.entries) else None
            last = self.entries[place - 1] if place else None
            if last is None:
                self.own_line(self.layout.head, line, comment)
            elif not before.strip(" \t"):
                self.below(last, after, start, line, comment)
            elif after is not None and _DASH_ONLY.fullmatch(before) and after.parent.kind == "list":
                after.before.append(comment)
                mark(after.parent)
            else:
                self.behind(last, start, comment)
        for entry in self.entries:
            if self.blank_before(entry.start):
                entry.before.append("")

    def _found(self) -> Iterator[tuple[int, int]]:
        at = 0
        for start, end in [*sorted(self.covered), (len(self.text), len(self.text))]:
            for match in _COMMENT.finditer(self.text, at, max(at, start)):
                yield match.span()
            at = max(at, end)

    def below(self, last: Entry, after: Entry | None, start: int, line: int, comment: str) -> None:
        """Take a comment on a line of its own: it belongs to what follows, or is the last of a collection."""
        if last.value.start > start and (after is None or after.parent is not last.value):
            self.own_line(last.before, line, comment)
            mark(last.parent)
            return
        column = start - line
        collection: Node | None = last.parent
        while collection is not None and not (after is not None and after.parent in (collection, last.value)):
            if collection.end > start if collection.flow else self.column(collection) <= column:
                self.own_line(collection.foot, line, comment)
                mark(collection)
                return
            collection = collection.owner.parent if collection.owner is not None else None
        if after is None:
            self.own_line(self.layout.root.foot, line, comment)
        else:
            self.own_line(after.before, line, comment)
            mark(after.parent)

    def behind(self, last: Entry, start: int, comment: str) -> None:
        """Take a comment at the end of a line: it belongs to the innermost value that is written there."""
        while last.parent.flow and last.parent.end <= start and last.parent.owner is not None:
            last = last.parent.owner
        gap = start
        while self.text[gap - 1] in " \t":
            gap -= 1
        last.after.append(" " * (start - gap) + comment)
        mark(last.parent)

    def own_line(self, lines: list[str], line: int, comment: str) -> None:
        if self.blank_before(line):
            lines.append("")
        lines.append(comment)

    def blank_before(self, at: int) -> bool:
        """Tell whether a blank line stands before the line that an offset is on, which nothing precedes there."""
        line = self.line_start(at)
        if line < 2 or self.text[line:at].strip(" \t-?"):
            return False
        return not self.text[self.line_start(line - 1) : line].strip()

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def column(self, collection: Node) -> int:
        if not collection.entries:
            return 0
        first = collection.entries[0].start
        line = self.line_start(first)
        if collection.kind == "list":
            first = self.text.rfind("-", 0, first)
            line = self.line_start(first)
            around = collection.owner.parent if collection.owner is not None else None
            if around is not None and around.kind == "map" and not around.flow and self.column(around) == first - line:
                return first - line + 1  # a list no further in than its key: what stands there belongs to neither
        return first - line


def mark(node: Node | None) -> None:
    """Note that a comment stands within a collection, and all around it."""
    while node is not None and not node.noted:
        node.noted = True
        node = node.owner.parent if node.owner is not None else None
