"""The figures of maps as a table for the terminal, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from argmap.analysis.compare_text import broken, hanging, padded
from argmap.analysis.csv_text import csv_text
from argmap.analysis.stats import TOP, Stats
from argmap.diagnostics.reporters.text import plain

Style = Callable[..., str]
Named = Sequence[tuple[str, Stats]]
"""Maps' files, each with its figures."""

FORMATS = ("table", "json", "csv")
_LABEL, _CELL = 40, 12
_SIZE = ("claims", "arguments", "premises", "depth", "breadth", "knots")
_ARGUMENTS = ("supports", "rebuttals", "undercuts", "single", "linked", "convergent", "cumulative")
_WORDS = {
    "depth": "depth (longest chain of arguments)",
    "breadth": "breadth (most premises on a level)",
    "knots": "rings (those that meet are one)",
    "single": "from one premise",
    "linked": "from linked premises",
    "convergent": "from convergent premises",
    "cumulative": "from cumulative premises",
    "leaves": "claims that nothing supports",
    "implicit": "unsaid",
}
_VOICES = 8
_ALIKE = 3
"""Claims from which on none stands out, where the same number rests on each."""


def report_stats(maps: Named, form: str = "table", *, columns: int = 100, style: Style = plain) -> str:
    """Return the figures in one of `FORMATS`. Raises ValueError for an unknown one."""
    if form == "table":
        return "\n".join(_table(maps, columns, style))
    if form == "json":
        return json.dumps([as_dict(*each) for each in maps], ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return _csv(maps)
    raise ValueError(f"figures have no format {form!r}")


def as_dict(file: str, stats: Stats) -> dict[str, Any]:
    """Return figures as plain values, shares from 0 to 1."""
    found = {field.name: getattr(stats, field.name) for field in fields(stats)}
    found["top"] = [{"claim": load.claim, "text": load.text, "claims": load.claims} for load in stats.top]
    return {
        "file": file,
        **found,
        "implicit_share": round(stats.implicit_share, 4),
        "reported_share": round(stats.reported_share, 4),
    }


def _csv(maps: Named) -> str:
    """Return a line a map; what is a list or table in JSON is `name=number` pairs in one cell."""
    return csv_text(_csv_rows(maps))


def _csv_rows(maps: Named) -> Iterator[list[Any]]:
    for number, each in enumerate(maps):
        found = as_dict(*each)
        found["top"] = {load.claim: load.claims for load in each[1].top}
        if number == 0:
            yield list(found)
        yield [
            "; ".join(f"{name}={count}" for name, count in value.items()) if isinstance(value, dict) else value
            for value in found.values()
        ]


def _table(maps: Named, columns: int, style: Style) -> Iterator[str]:
    at_once = max(1, (columns - _LABEL) // _CELL)
    for start in range(0, len(maps), at_once):
        yield from _figures(maps[start : start + at_once], style)
        yield ""
    for file, stats in maps:
        yield style(f"{' '.join(broken(file, columns - 2))}: {_number(len(stats.voices), 'voice')}", bold=True)
        voices = [f"{voice} ({count})" for voice, count in stats.voices.items()]
        more = [f"{len(voices) - _VOICES} more"] if len(voices) > _VOICES else []
        yield from hanging("  ", ", ".join(voices[:_VOICES] + more), columns)
        yield ""
        picked = "" if stats.top_exact else " (picked by estimate)"
        yield f"  Claims on which the most others rest{picked}, with their number:"
        yield from _top(stats, columns)
        yield ""


def _top(stats: Stats, columns: int) -> Iterator[str]:
    if not stats.top:
        yield "  none: nothing supports anything"
    elif len(stats.top) >= _ALIKE and stats.top[0].claims == stats.top[-1].claims:
        most = stats.top[0].claims
        others = "1 other rests" if most == 1 else f"{most:,} others rest"
        names = ", ".join(load.claim for load in stats.top)
        more = " and perhaps more" if len(stats.top) == TOP else ""
        yield from hanging("  ", f"none stands out: {others} on each of {names}{more}", columns)
    else:
        for load in stats.top:
            yield from hanging(f"  {load.claims:>5}  ", f"{load.claim}: {load.text}", columns)


def _figures(maps: Named, style: Style) -> Iterator[str]:
    stacks = [broken(file.rpartition("/")[2].removesuffix(".yaml"), _CELL - 1, hyphens=True) for file, _ in maps]
    height = max(map(len, stacks))
    for row in range(height):
        cells = ("" if row < height - len(stack) else stack[row - height + len(stack)] for stack in stacks)
        yield style((" " * _LABEL + "".join(padded(cell, _CELL) for cell in cells)).rstrip(), bold=True)
    several = [stats for _, stats in maps]
    yield from _rows(_SIZE, several)
    yield from ["", style("Arguments", bold=True), *_rows(_ARGUMENTS, several)]
    yield from ["", style("Claims", bold=True)]
    for stance in _keys([stats.stances for stats in several]):
        yield _row(f"the author {stance}", [_share(s.stances.get(stance, 0), s.claims) for s in several])
    yield _row("unsaid", [_share(s.implicit, s.claims) for s in several])
    yield _row("with a passage", [_share(s.claims_with_passage, s.claims) for s in several])
    yield _row("passages (of arguments, too)", [str(s.passages) for s in several])
    yield from ["", style("Premises that nothing supports, by basis", bold=True)]
    for basis in _keys([stats.leaves_by_basis for stats in several]):
        yield _row(basis, [str(stats.leaves_by_basis.get(basis, 0)) for stats in several])
    yield _row("all", [str(stats.leaves) for stats in several])


def _rows(names: Sequence[str], several: list[Stats]) -> Iterator[str]:
    for name in names:
        yield _row(_WORDS.get(name, name), [f"{getattr(stats, name):,}" for stats in several])


def _row(label: str, cells: list[str]) -> str:
    return (padded(f"  {label}", _LABEL) + "".join(padded(cell, _CELL) for cell in cells)).rstrip()


def _keys(tables: list[dict[str, int]]) -> list[str]:
    totals: dict[str, int] = {}
    for table in tables:
        for name, count in table.items():
            totals[name] = totals.get(name, 0) + count
    return sorted(totals, key=lambda name: -totals[name])


def _share(count: int, of: int) -> str:
    return f"{count} ({count / of:.0%})" if of else "0"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
