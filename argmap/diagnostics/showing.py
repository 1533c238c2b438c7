"""Results as tables in a notebook: HTML where it can show that, else Markdown. All text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

MOST = 200
"""Rows of a table that are shown."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~$&])")


class Table(NamedTuple):
    """A table: what it shows, the heads of its columns, its rows; and notes below it. Without rows, only the rest."""

    caption: str
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[object]] = ()
    notes: Sequence[str] = ()


class Shown:
    """A result that a notebook shows as tables."""

    __slots__ = ()

    def tables(self) -> list[Table]:
        """Return what is shown."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        """Return the tables as HTML, as notebooks ask for it."""
        return "\n".join(line for table in self.tables() for line in html(table))

    def _repr_markdown_(self) -> str:
        """Return the tables as Markdown, as notebooks ask for it."""
        return "\n".join(line for table in self.tables() for line in _markdown(table))


def number(value: float | None, digits: int = 2) -> str:
    """Return a number as tables show it; nothing for None."""
    return "" if value is None else f"{round(value, digits) + 0.0:.{digits}f}"  # no minus before a nought


def html(table: Table) -> Iterator[str]:
    """Yield the lines of a table as HTML."""
    yield '<table class="argmap">'
    yield f'<caption style="text-align:left;font-weight:bold">{escape(table.caption)}</caption>'
    if table.rows:
        yield f"<thead><tr>{''.join(map(_head, table.heads))}</tr></thead>"
    yield "<tbody>"
    yield from (f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows[:MOST])
    yield "</tbody></table>"
    yield from (f"<p>{escape(note)}</p>" for note in _notes(table))


def _head(head: str) -> str:
    return f'<th scope="col" style="text-align:left">{escape(head)}</th>'


def _cell(cell: object) -> str:
    return f'<td style="text-align:left">{escape(str(cell))}</td>'


def _markdown(table: Table) -> Iterator[str]:
    yield f"**{_plain(table.caption)}**"
    yield ""
    if table.rows:
        yield f"| {' | '.join(map(_plain, table.heads))} |"
        yield f"|{'---|' * len(table.heads)}"
        yield from (f"| {' | '.join(_plain(str(cell)) for cell in row)} |" for row in table.rows[:MOST])
        yield ""
    for note in _notes(table):
        yield from (_plain(note), "")


def _notes(table: Table) -> list[str]:
    left = len(table.rows) - MOST
    return [*([f"… and {left} more"] if left > 0 else []), *table.notes]


def _plain(text: str) -> str:
    """Return a text as Markdown that says just that, in one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
