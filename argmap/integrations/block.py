"""A block of a page that holds a map, or names its file, and says how it is drawn: the same in every tool.

    theme: dark
    caption: The debate on the library
    ---
    argmap: 1
    title: …

What stands before `---` are options; a block with a `file` has nothing else. Tools that know attributes or options of
their own may give these instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.diagnostics import did_you_mean, near
from argmap.drawing import Options, View

FORMATS = ("svg", "png")
_MAP = re.compile(r"\s*(?:argmap|claims|arguments)\s*:")
"""What a map has and no option is: where it stands, there are no options without `---` before it."""
_OPTION = re.compile(r"\s*([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$")


class BlockError(ValueError):
    """A block that cannot be read: says what is wrong, and in which of its lines, from 0; -1 is what opens it."""

    def __init__(self, message: str, line: int = -1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Block:
    """A map in a page: its text, or its file, and how it is drawn."""

    text: str | None
    line: int = 0
    """The line of the block in which the text begins, from 0."""
    file: str | None = None
    caption: str | None = None
    format: str = "svg"
    options: Options = field(default_factory=Options)


def _several(value: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"\s*,\s*|\s+", value.strip()) if name)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"\s*,\s*", value.strip()) if name)


def _flag(value: str) -> bool:
    known = {"": True, "true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    if value.lower() not in known:
        raise ValueError("is true or false")
    return known[value.lower()]


def _fit(value: str) -> str:
    from argmap.drawing.fit import target

    target(value)
    return value


def _depth(value: str) -> int:
    if not value.isdecimal():
        raise ValueError("is a whole number")
    return int(value)


def _timeout(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 86400:
        raise ValueError("is a number of seconds, more than 0")
    return seconds


def _compare(value: str) -> tuple[str, str]:
    names = _several(value)
    if len(names) != 2:
        raise ValueError("names two scenarios")
    return names[0], names[1]


_VIEW: dict[str, tuple[str, Callable[[str], Any]]] = {
    "focus": ("focus", _several),
    "depth": ("depth", _depth),
    "voice": ("voices", _listed),
    "group": ("groups", _several),
    "tag": ("tags", _listed),
    "only-main-line": ("only_main_line", _flag),
    "collapse": ("collapse", _several),
}
_DRAWING: dict[str, tuple[str, Callable[[str], Any]]] = {
    "theme": ("theme", str),
    "fit": ("fit", _fit),
    "scenario": ("scenario", str),
    "compare": ("compare", _compare),
    "titles": ("titles", _flag),
    "words": ("words", _flag),
    "timeout": ("timeout", _timeout),
}
NAMES = ("file", "caption", "format", *_DRAWING, *_VIEW)
"""The options of a block."""


def read_block(body: str, given: Mapping[str, str] | None = None) -> Block:
    """Return the block that a text and options say; `given` are those that stand outside of the text.

    Raises BlockError for an option that is none, or a value that it cannot have.
    """
    lines = body.split("\n")
    head, start = _head(lines)
    found = {name: (value, -1) for name, value in (given or {}).items()}
    for number, line in enumerate(lines[:head]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        option = _OPTION.match(line)
        if option is None:
            raise BlockError(f"`{line.strip()}` is no option; `---` parts the options from the map", number)
        found[option[1]] = (_unquoted((option[2] or "").strip()), number)
    text = "\n".join(lines[start:])
    return _block(text if text.strip() else None, start, found)


def _head(lines: list[str]) -> tuple[int, int]:
    """Return how many lines are options, and in which line the map begins."""
    for number, line in enumerate(lines):
        if line.rstrip() == "---":
            return number, number + 1
        if _MAP.match(line):
            return 0, 0
    return len(lines), len(lines)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _block(text: str | None, start: int, found: dict[str, tuple[str, int]]) -> Block:
    drawing: dict[str, Any] = {}
    view: dict[str, Any] = {}
    plain: dict[str, str] = {}
    for name, (value, line) in found.items():
        try:
            if name in _DRAWING:
                key, convert = _DRAWING[name]
                drawing[key] = convert(value)
            elif name in _VIEW:
                key, convert = _VIEW[name]
                view[key] = convert(value)
            elif name in NAMES:
                plain[name] = value
            else:
                raise BlockError(f"`{name}` is no option of a map{did_you_mean(near(name, NAMES))}", line)
        except BlockError:
            raise
        except ValueError as error:
            raise BlockError(f"`{name}: {value}`: {_said(name, error)}", line) from None
    form = plain.get("format", "svg")
    if form not in FORMATS:
        raise BlockError(f"`format: {form}`: a picture in a page is {' or '.join(FORMATS)}", found["format"][1])
    if (text is None) == (not plain.get("file")):
        both = text is not None
        raise BlockError("it has a map and names a file: one of them" if both else "there is no map, and no `file`")
    if drawing.get("scenario") and drawing.get("compare"):
        raise BlockError("`scenario` shows one scenario, `compare` what changes between two: one of them")
    if view.get("depth") is not None and not view.get("focus"):
        raise BlockError("`depth` says how far around a claim: name it with `focus`", found["depth"][1])
    options = replace(Options(), **drawing, view=View(**view))
    return Block(text, start, plain.get("file"), plain.get("caption") or None, form, options)


def _said(name: str, error: ValueError) -> str:
    return f"`{name}` {error}" if str(error).startswith(("is ", "names ")) else str(error)
