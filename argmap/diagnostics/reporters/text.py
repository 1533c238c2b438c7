"""Findings for a reader at a terminal: place, sentence, and the line with the place underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.source import SourceText, Span

Style = Callable[..., str]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDEST = 110
_MOST_RELATED = 30


def plain(text: str, **_: object) -> str:
    """Style nothing."""
    return text


def report_text(diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceText], *, style: Style = plain) -> str:
    """Return the findings as text for people; `style` colours it as `click.style` does."""
    return "\n".join(_finding(diagnostic, sources, style) for diagnostic in diagnostics)


def _finding(diagnostic: Diagnostic, sources: Mapping[str, SourceText], style: Style) -> str:
    colour = _COLOURS[diagnostic.severity]
    lines = [
        f"{style(place(diagnostic.span), bold=True)}: {style(diagnostic.severity.value, fg=colour, bold=True)}: "
        f"{diagnostic.message} {style(f'({diagnostic.code} {diagnostic.slug})', dim=True)}"
    ]
    lines += excerpt(diagnostic.span, sources, style, colour)
    for related in diagnostic.related[:_MOST_RELATED]:
        lines.append(f"  {place(related.span)}: {related.message}")
        lines += excerpt(related.span, sources, style, "blue")
    if len(diagnostic.related) > _MOST_RELATED:
        lines.append(f"  … and {len(diagnostic.related) - _MOST_RELATED} more places")
    if diagnostic.fix is not None:
        lines.append(f"  {style('fix', fg='green')}: {diagnostic.fix.description} (`check --fix` does it)")
    lines.append("")
    return "\n".join(lines)


def place(span: Span) -> str:
    """Return `file:line:column`, from 1."""
    return f"{span.file}:{span.start.line + 1}:{span.start.column + 1}"


def excerpt(span: Span, sources: Mapping[str, SourceText], style: Style, colour: str) -> list[str]:
    """Return the line on which a span begins, with what of the span is on it underlined."""
    source = sources.get(span.file)
    if source is None or not source.text or span.start.line >= source.line_count:
        return []
    line = source.line(span.start.line)
    start = min(span.start.column, len(line))
    end = min(span.end.column, len(line)) if span.end.line == span.start.line else len(line)
    cut = max(0, min(start - 20, len(line) - _WIDEST)) if len(line) > _WIDEST else 0
    shown = ("…" if cut else "") + line[cut : cut + _WIDEST] + ("…" if cut + _WIDEST < len(line) else "")
    before = width(("…" if cut else "") + line[cut:start])
    marked = max(1, width(line[start : min(end, cut + _WIDEST)]))
    number = str(span.start.line + 1)
    gutter = " " * max(len(number), 4)
    return [
        style(f"{number:>4} | ", dim=True) + _visible(shown),
        style(f"{gutter} | ", dim=True) + " " * before + style("^" * marked, fg=colour, bold=True),
    ]


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal; tabs and controls are shown as one."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or c in "\u200b\u200d\ufe0f"
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _visible(text: str) -> str:
    """Replace what would move the cursor, or hide in the line: controls, tabs, marks of direction."""
    return "".join(
        " " if c == "\t" else "\ufffd" if unicodedata.category(c) == "Cc" or c in _DIRECTION else c for c in text
    )


_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
