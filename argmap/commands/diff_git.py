"""`argmap diff --git-driver`: what git calls for a file with an external diff command (gitattributes(5))."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.diffing import Version

_MOST_LINES = 20_000
"""Lines up to which two files are compared as plain text."""
_LARGEST = 4 * 2**20

Style = Callable[..., str]


class Call(NamedTuple):
    """What git says of a file: its path, where both versions lie (None: there is none), and their modes."""

    path: str
    old: str | None
    new: str | None
    old_mode: str
    new_mode: str
    new_path: str


def parse(arguments: tuple[str, ...]) -> Call | None:
    """Read git's arguments; None for a file that is not merged, of which git says only the path.

    They are path, old-file, old-hex, old-mode, new-file, new-hex, new-mode, and for a renamed file the new path and
    what git says of it. Raises ValueError for anything else.
    """
    if len(arguments) == 1:
        return None
    if len(arguments) not in (7, 8, 9):
        raise ValueError(
            "--git-driver is for git, which gives 7 arguments: path old-file old-hex old-mode new-file new-hex new-mode"
        )
    path, old, _, old_mode, new, _, new_mode = arguments[:7]
    new_path = arguments[7] if len(arguments) > 7 else path
    return Call(path, _file(old), _file(new), old_mode, new_mode, new_path)


def _file(name: str) -> str | None:
    return None if name in ("/dev/null", os.devnull) else name


def coloured() -> bool:
    """Tell whether git's output goes to a terminal, its pager between them or not, and colour is wanted."""
    pager = os.environ.get("GIT_PAGER_IN_USE", "").lower() in ("1", "true", "yes", "on")
    return (sys.stdout.isatty() or pager) and not os.environ.get("NO_COLOR")


def driver(call: Call, style: Style) -> str:
    """Return the change of a file in the map's terms; where a side is no readable map, say so, and as plain text.

    Never raises, as git would stop then: a fault of argmap is told in the text as well.
    """
    try:
        return _in_terms_of_maps(call, style)
    except Exception as error:
        fault = f"argmap: something went wrong that should not: {type(error).__name__}: {error}"
        return "\n".join([fault, *_plain(call, style)]) + "\n"


def _in_terms_of_maps(call: Call, style: Style) -> str:
    from argmap.analysis.diff_words import visible
    from argmap.diffing import read_version

    old = read_version(call.old, name=f"a/{call.path}") if call.old is not None else None
    new = read_version(call.new, name=f"b/{call.new_path}") if call.new is not None else None
    lines = [style(visible(f"diff --argmap a/{call.path} b/{call.new_path}"), bold=True)]
    if old is None or new is None:
        given = old or new
        title = f": {visible(given.map.title)}" if given is not None and given.map is not None else ""
        lines.append(style(f"{'new' if old is None else 'deleted'} file{title}", bold=True))
    elif call.old_mode != call.new_mode:
        lines += [f"old mode {call.old_mode}", f"new mode {call.new_mode}"]
    unreadable = [(side, version) for side, version in (("old", old), ("new", new)) if version and version.map is None]
    if unreadable:
        for side, version in unreadable:
            lines += [_why(side, version, visible), ""]
        lines += _plain(call, style)
    else:
        lines.append(_told(old, new, style))
    return "\n".join(lines).rstrip("\n") + "\n"


def _told(old: Version | None, new: Version | None, style: Style) -> str:
    from argmap.analysis.diff import diff
    from argmap.diffing import report_text
    from argmap.model import ArgumentMap

    def empty(version: Version) -> Version:
        assert version.map is not None
        return version.__class__("/dev/null", "", ArgumentMap(argmap=1, title=version.map.title, claims={}))

    if old is None or new is None:
        given = new if new is not None else old
        assert given is not None and given.map is not None
        old, new = (old or empty(given)), (new or empty(given))
    assert old.map is not None and new.map is not None
    told = report_text(old, new, diff(old.map, new.map), style)
    if told or old.text == new.text:
        return told
    return "no change in the map's terms: other comments, layout or order of claims\n"


def _why(side: str, version: Version, visible: Callable[[str], str]) -> str:
    from argmap.diagnostics.reporters.text import place

    errors = [d for d in version.diagnostics if d.severity.value == "error"]
    first = errors[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return visible(f"the {side} version is not a readable map: {place(first.span)}: {first.message}{more}")


def _plain(call: Call, style: Style) -> Iterator[str]:
    """Yield the difference of both files as lines of text."""
    from difflib import unified_diff

    from argmap.analysis.diff_words import visible

    olds, news = _lines(call.old), _lines(call.new)
    if olds is None or news is None:
        yield "binary, or too large to be shown as text here; `git diff --no-ext-diff` has it"
        return
    names = (
        f"a/{call.path}" if call.old is not None else "/dev/null",
        f"b/{call.new_path}" if call.new is not None else "/dev/null",
    )
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for number, line in enumerate(unified_diff(olds, news, *names, lineterm="")):
        if number < 2:
            yield style(visible(line), bold=True)
        else:
            colour = colours.get(line[:1])
            yield style(line, fg=colour) if colour else line


def _lines(path: str | None) -> list[str] | None:
    """Return a file's lines; None if they are too many, or are no text."""
    from pathlib import Path

    if path is None:
        return []
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError:
        return None
    if len(data) > _LARGEST or b"\0" in data:
        return None
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = ["".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in line) for line in text.split("\n")]
    if lines and not lines[-1]:
        lines.pop()
    return lines if len(lines) <= _MOST_LINES else None
