"""The conclusions of a debate by everyone's lights, as a table for the terminal, CSV and plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.analysis.across import Across, Conclusion
from argmap.analysis.compare_text import Style, broken, hanging, padded
from argmap.analysis.csv_text import csv_text
from argmap.analysis.evaluation_table import COLOURS, SIGNS
from argmap.diagnostics.reporters.text import plain

_CELL = 8
_LABEL = 34


def table(found: Across, *, columns: int = 100, style: Style = plain) -> str:
    """Return the conclusions × authors as lines no wider than `columns` (at least 60)."""
    return "\n".join(_lines(found, columns, style)) + "\n"


def _lines(found: Across, columns: int, style: Style) -> Iterator[str]:
    for line in broken(found.title, columns):
        yield style(line, bold=True)
    for number, column in enumerate(found.columns, 1):
        yield from hanging(f" {number:>2}  ", f"{column.alias or '(debate)'}: {column.label}", columns)
    yield ""
    at_once = max(1, (columns - _LABEL - _CELL) // _CELL)
    for start in range(0, len(found.columns), at_once):
        part = range(start, min(start + at_once, len(found.columns)))
        label = columns - (len(part) + 1) * _CELL
        heads = "".join(padded(f"{number + 1}", _CELL) for number in part)
        yield style(" " * label + heads + "all", bold=True)
        author = -1
        for conclusion in found.conclusions:
            if conclusion.author != author:
                author = conclusion.author
                column = found.columns[author]
                yield style(f"Conclusions of {column.alias or '(debate)'}", bold=True)
            yield from _row(conclusion, part, label, style)
        yield ""
    yield from (style(line, dim=True) for line in broken(_LEGEND, columns))


_LEGEND = (
    "A column: by whose lights. + in | - out | ? undecided | = the author's own | (n) rests on his verdicts on n "
    "claims behind the conclusion, (0) on none: he is silent on all of them | all: in the debate as a whole"
)


def _row(conclusion: Conclusion, part: range, label: int, style: Style) -> Iterator[str]:
    lines = list(hanging("  ", f"{conclusion.claim}: {conclusion.label}", label - 2))
    cells = []
    for number in part:
        judged = conclusion.judged[number]
        basis = "=" if number == conclusion.author else f"({len(judged.rests_on)})"
        moved = judged.status != conclusion.alone
        cell = padded(f"{SIGNS[judged.status]} {basis}", _CELL)
        cells.append(style(cell, fg=COLOURS[judged.status], bold=moved))
    last = style(SIGNS[conclusion.together], fg=COLOURS[conclusion.together], bold=True)
    yield (padded(lines[0], label) + "".join(cells) + last).rstrip()
    yield from (f"  {line}" for line in lines[1:])


def as_dict(found: Across) -> dict[str, Any]:
    """Return the conclusions as plain values."""
    aliases = [column.alias for column in found.columns]
    return {
        "semantics": found.semantics,
        "authors": [{"alias": each.alias, "title": each.title, "author": list(each.author)} for each in found.columns],
        "conclusions": [
            {
                "claim": each.claim,
                "author": aliases[each.author],
                "alone": each.alone,
                "together": each.together,
                "by": {
                    alias: {"status": judged.status, "rests_on": list(judged.rests_on)}
                    for alias, judged in zip(aliases, each.judged, strict=True)
                },
            }
            for each in found.conclusions
        ],
    }


def as_csv(found: Across) -> str:
    """Return a line for each conclusion and author."""
    rows: list[list[Any]] = [["claim", "author", "by", "status", "rests_on", "alone", "together", "label"]]
    aliases = [column.alias or "(debate)" for column in found.columns]
    for each in found.conclusions:
        for alias, judged in zip(aliases, each.judged, strict=True):
            numbers = [judged.status, len(judged.rests_on), each.alone, each.together, each.label]
            rows.append([each.claim, aliases[each.author], alias, *numbers])
    return csv_text(rows)
