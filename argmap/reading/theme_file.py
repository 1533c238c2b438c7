"""Theme files, YAML or TOML: plain names and values, each with its place. What they mean is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LARGEST = 1_000_000
"""Bytes that a theme file may have."""
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")
_TOML_KEY = re.compile(r"""\s*(?P<open>\[)?\s*(?P<name>[\w.\-]+|"[^"]*"|'[^']*')\s*(?(open)\]|=)""")
_TOML_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass
class ThemeFile:
    """What a theme file says: tables of names and values, where each name stands, and what cannot be read."""

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[tuple[str, ...], Place] = field(default_factory=dict)
    faults: list[tuple[Place, str]] = field(default_factory=list)


def read_theme_file(path: Path) -> ThemeFile:
    """Read a theme: TOML if the name ends so, else YAML. Linear in the file.

    Raises OSError if the file cannot be opened; what is wrong with its text is in the result.
    """
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return ThemeFile(faults=[((1, 1), "too large for a theme")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return ThemeFile(faults=[((raw[: error.start].count(b"\n") + 1, 1), "not UTF-8 text")])
    return _toml(text) if path.suffix.lower() == ".toml" else _yaml(text)


def _toml(text: str) -> ThemeFile:
    import tomllib

    found = ThemeFile()
    try:
        found.data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _TOML_PLACE.search(str(error))
        place = (int(at[1]), int(at[2])) if at else (1, 1)
        found.faults.append((place, f"not TOML: {_TOML_PLACE.sub('', str(error))}"))
        return found
    except RecursionError:
        found.faults.append(((1, 1), "nested too deeply"))
        return found
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if key := _TOML_KEY.match(line):
            name = key["name"]
            names = (name[1:-1],) if name[0] in "\"'" else tuple(name.split("."))
            table, path = (names, names) if key["open"] else (table, table + names)
            found.places.setdefault(path, (number, key.start("name") + 1))
    return found


def _yaml(text: str) -> ThemeFile:
    import yaml

    found = ThemeFile()
    try:
        _collect(found, iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        found.faults.append((place, f"not YAML: {error.problem or error}"))
    except yaml.YAMLError as error:
        found.faults.append(((1, 1), f"not YAML: {error}"))
    return found


def _collect(found: ThemeFile, events: Iterator[Any]) -> None:
    """Take tables of tables of values from YAML's events; all that goes deeper, or is a list, is a fault."""
    from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

    tables: list[dict[str, Any]] = []
    path: list[str] = []
    key: str | None = None
    for event in events:
        if not isinstance(event, ScalarEvent | AliasEvent | CollectionStartEvent | CollectionEndEvent):
            continue
        mark: Any = event.start_mark
        place = mark.line + 1, mark.column + 1
        if isinstance(event, CollectionEndEvent):
            tables.pop()
            path = path[:-1]
            continue
        if isinstance(event, MappingStartEvent) and (not tables or (key is not None and len(tables) == 1)):
            inner: dict[str, Any] = found.data if not tables else tables[-1].setdefault(key or "", {})
            path, key = ([*path, key] if key is not None else path), None
            tables.append(inner)
        elif not isinstance(event, ScalarEvent):
            found.faults.append(
                (place, "expected a name and its value; a theme has no lists, anchors or deeper tables")
            )
            return
        elif not tables:
            found.faults.append((place, "expected names with values, such as `extends: light`"))
            return
        elif key is None:
            key = event.value
            where = (*path, key)
            if where in found.places:
                line = found.places[where][0]
                found.faults.append((place, f"`{key}` stands here twice: first in line {line}"))
                tables[-1].pop(key)
            found.places[where] = place
        else:
            tables[-1][key] = _value(event)
            key = None


def _value(event: Any) -> str | float | None:
    text: str = event.value
    if not event.implicit[0]:  # in quotes
        return text
    if text in ("", "~", "null"):
        return None
    if not _NUMBER.fullmatch(text):
        return text
    return int(text) if text.isdigit() else float(text)
