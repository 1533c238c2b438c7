"""Plain values as YAML in the style of the format, on one line or on several."""

from __future__ import annotations

from typing import Any

from argmap.editing.dump import one_line
from argmap.editing.layout import Entry, Node
from argmap.editing.printer import entry_lines, flow_text
from argmap.reading.shape import Path

_ON_ONE_LINE = ("tags", "voice", "author", "assume", "credence")


def lines_of(key: str | None, value: Any, path: Path, indent: int = 0) -> list[str]:
    """Return the lines of `key: value`, or of the item of a list for None; `path` is that of the value."""
    root = Node("map", 0, 0)
    key_node = None if key is None else Node("scalar", 0, 0, key, '"')
    return entry_lines(Entry(key_node, node_of(value, path), root, 0), path, indent)


def in_flow(value: Any, path: Path) -> str:
    """Return a value as it is written within brackets."""
    return flow_text(node_of(value, path), path)


def short(value: Any) -> Any:
    """Return a list of one item as that item, anything else as it is."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def node_of(value: Any, path: Path) -> Node:
    """Return a value as it is laid out in a file of the format."""
    if isinstance(value, dict | list):
        node = Node("map" if isinstance(value, dict) else "list", 0, 0, flow=path[-1] in _ON_ONE_LINE)
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in pairs:
            name = Node("scalar", 0, 0, str(key), '"') if isinstance(value, dict) else None
            node.entries.append(Entry(name, node_of(each, (*path, key)), node, 0))
        return node
    if isinstance(value, str):
        return Node("scalar", 0, 0, value, '"')
    return Node("scalar", 0, 0, "" if value is None else one_line(value), "", is_text=False)
