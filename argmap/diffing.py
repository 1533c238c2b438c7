"""Two versions of a map: read, compared, told as text or JSON, and drawn as one picture."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from argmap.analysis.diff import Difference
from argmap.analysis.diff import diff as compare
from argmap.diagnostics import Diagnostic, Severity, SourceText
from argmap.diagnostics.reporters.text import plain
from argmap.model import ArgumentMap
from argmap.reading import Reader, read_string, whole
from argmap.reading.files import STDIN, Unread, read_stdin, read_text

if TYPE_CHECKING:
    from argmap.drawing import Engine
    from argmap.drawing.look import Look

__all__ = ["Difference", "Picture", "Version", "diff", "draw_diff", "read_version", "report_json", "report_text"]


Picture = Literal["svg", "png", "pdf"]
"""The formats in which both versions are drawn."""


@dataclass
class Version:
    """One of the two versions: its name, its text, and the map, or None and what is wrong."""

    name: str
    text: str
    map: ArgumentMap | None
    diagnostics: Sequence[Diagnostic] = ()
    sources: dict[str, SourceText] | None = None


def read_version(
    path: str | os.PathLike[str], *, name: str = "", include: bool = False, allow_outside: bool = False
) -> Version:
    """Read a map to compare, `-` from standard input: alone, or with `include` with all that it includes.

    `name` stands for the file in messages. Never raises for what is in a file.
    """
    if include:
        document = Reader(allow_outside=allow_outside).read(path)
        documents = list(document.documents())
        found = [d for each in documents for d in each.diagnostics]
        usable = document.map is not None and not any(d.severity is Severity.ERROR for d in found)
        argument_map = whole(document)[0] if usable else None
        return Version(
            document.name, document.source.text, argument_map, found, {each.name: each.source for each in documents}
        )
    shown = name or ("<stdin>" if os.fspath(path) == STDIN else os.fspath(path))
    text = read_stdin(shown) if os.fspath(path) == STDIN else read_text(Path(path), shown)
    if isinstance(text, Unread):
        from argmap.diagnostics import diagnose

        return Version(shown, "", None, [diagnose(text.rule, text.message, text.span)], {})
    document = read_string(text.text, shown)
    wrong = any(d.severity is Severity.ERROR for d in document.diagnostics)
    return Version(shown, text.text, None if wrong else document.map, document.diagnostics, {shown: document.source})


def _map(what: ArgumentMap | str | os.PathLike[str]) -> ArgumentMap:
    if isinstance(what, ArgumentMap):
        return what
    version = read_version(what)
    if version.map is None:
        from argmap.api import MapError

        raise MapError(version.diagnostics)
    return version.map


def diff(old: ArgumentMap | str | os.PathLike[str], new: ArgumentMap | str | os.PathLike[str]) -> Difference:
    """Return what changed between two versions of a map, or of the map in two files, as a file says it.

    What a map includes is not compared: those are maps of their own. Raises MapError for a file that cannot be read.
    """
    return compare(_map(old), _map(new))


def draw_diff(
    old: ArgumentMap | str | os.PathLike[str],
    new: ArgumentMap | str | os.PathLike[str],
    *,
    format: Picture = "svg",  # noqa: A002  (as `render` has it)
    engine: Engine = "embedded",
    timeout: float = 30.0,
    theme: str | Look = "light",
    remarks: list[str] | None = None,
) -> str | bytes:
    """Return one picture of both versions, with what was added, removed and changed marked: text for svg, else bytes.

    What the user should be told of how it was drawn is added to `remarks`. Raises MapError for a file that cannot be
    read, EngineError if it cannot be laid out, ThemeError (a ValueError) for a theme that is none.
    """
    from argmap.analysis.diff_union import union
    from argmap.drawing import render
    from argmap.drawing.marks import DIFFERENCE, Marks
    from argmap.theming import look_for

    before, after = _map(old), _map(new)
    both = union(before, after, compare(before, after))
    marks = Marks(DIFFERENCE, both.claims, both.arguments, both.premises, both.ties, both.notes, both.argument_notes)
    look, told = look_for(theme), [] if remarks is None else remarks
    return render(both.map, format=format, engine=engine, timeout=timeout, marks=marks, theme=look, remarks=told)


def report_json(old: Version, new: Version, difference: Difference) -> str:
    """Return a difference as JSON, with the names of both versions."""
    data: dict[str, Any] = {**difference.to_json(), "old": old.name, "new": new.name}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def report_text(old: Version, new: Version, difference: Difference, style: Callable[..., str] = plain) -> str:
    """Return a difference as text below the names of both versions; empty if there is none."""
    from argmap.analysis.diff_text import report
    from argmap.analysis.diff_words import visible

    if not difference or new.map is None:
        return ""
    head = style(f"--- {visible(old.name)}", bold=True) + "\n" + style(f"+++ {visible(new.name)}", bold=True)
    return f"{head}\n\n{report(difference, new.map, style)}"
