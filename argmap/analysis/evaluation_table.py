"""Evaluations as a table for the terminal, claims × scenarios: signs and words, colour only beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.analysis.compare_text import Style, broken, hanging, padded
from argmap.analysis.side_by_side import SideBySide
from argmap.diagnostics.reporters.text import plain
from argmap.evaluation import Evaluation, Status, Verdict
from argmap.model import AS_ARGUED

SIGNS: dict[Status, str] = {"in": "+", "out": "-", "undecided": "?"}
"""One sign a status; plain characters, which every terminal has."""
CHANGED = "*"
"""Stands before what differs from the map as argued."""

COLOURS: dict[Status, str | None] = {"in": "green", "out": "red", "undecided": "yellow"}
_STANDS: dict[Status, str] = {
    "in": "it stands, by the reasons that the map gives",
    "out": "it does not stand",
    "undecided": "left open",
}
_OF_EXTENSIONS: dict[Status, str] = {
    "in": "in every extension",
    "out": "every extension rejects it",
    "undecided": "neither",
}
_MEANINGS: dict[str, dict[Status, str]] = {
    "complete": _OF_EXTENSIONS,
    "preferred": _OF_EXTENSIONS,
    "stable": _OF_EXTENSIONS,
    "strength": {"in": "above 0.5", "out": "below 0.5", "undecided": "0.5"},
    "probability": {
        "in": "that it stands is probable (above 0.5)",
        "out": "improbable (below 0.5), whatever becomes of what is open",
        "undecided": "that hangs on what is left open",
    },
}
"""What the statuses say, by the semantics, where that is more than whether a claim stands."""
_LABEL = 44
"""The least width of the claims' column, where several scenarios stand beside it."""
_MOST_EXTENSIONS = 20


def table(found: SideBySide, *, columns: int = 100, style: Style = plain) -> str:
    """Return the evaluations as lines no wider than `columns` (at least 60); `style` colours as `click.style` does."""
    return "\n".join(_lines(found, columns, style)) + "\n"


def _lines(found: SideBySide, columns: int, style: Style) -> Iterator[str]:
    shown = found.columns()
    if len(shown) == 2 and not found.reader and found.as_argued in found.scenarios.values():
        shown = {AS_ARGUED: found.as_argued}
    for line in broken(found.map.title, columns):
        yield style(line, bold=True)
    several = len(shown) > 1
    if several:
        for number, (name, title) in enumerate(_titles(found, shown), 1):
            yield from hanging(f" {number:>2}  ", f"{name}: {title}" if title else name, columns)
    yield ""
    cells = _Cells(list(shown.values()))
    main = found.main
    changed = [
        claim
        for claim in found.map.claims
        if claim not in main and any(found.changed(claim, each) for each in shown.values())
    ]
    fixed = {*main, *changed}
    others = [claim for claim in found.map.claims if claim not in fixed]
    at_once = max(1, (columns - _LABEL - cells.width) // cells.width)
    for start in range(1, max(2, len(shown)), at_once):
        part = [0, *range(start, min(start + at_once, len(shown)))]
        if several:
            heads = "".join(padded(f"  {number + 1}", cells.width) for number in part)
            yield style((" " * (columns - len(part) * cells.width) + heads).rstrip(), bold=True)
        yield from _section(_plural("Main conclusion", main), main, found, cells, part, columns, style)
        yield from _section("Other claims that change", changed, found, cells, part, columns, style)
        if several:
            yield ""
    heading = "Other claims, the same in all" if several else "Other claims"
    yield from _section(heading, others, found, cells, [0], columns, style)
    yield ""
    yield from _legend(cells, several, columns, style)
    yield from _tensions(found, columns, style)
    yield from rest(shown, columns, style)


def _plural(word: str, some: Sequence[str]) -> str:
    return word if len(some) == 1 else f"{word}s"


def _titles(found: SideBySide, shown: dict[str, Evaluation]) -> Iterator[tuple[str, str]]:
    for name in shown:
        scenario = found.map.scenarios.get(name.partition(" ")[0].rstrip(","))
        yield name, (scenario.title or "") if scenario is not None else ""


class _Cells:
    """What stands in the cells of a table: all as wide as the widest."""

    def __init__(self, evaluations: Sequence[Evaluation]) -> None:
        self.evaluations = evaluations
        self.words = len(evaluations) <= 3
        widest = max((len(self._said(v)) for e in evaluations for v in e.claims.values()), default=1)
        self.width = max(widest + 4, 5)

    def _said(self, verdict: Verdict) -> str:
        numbers = [f"{value:.2f}" for value in (verdict.strength, verdict.probability) if value is not None]
        if leaves_open(verdict):
            numbers[-1] += f"-{verdict.possibility:.2f}"
        if verdict.error:
            numbers.append(f"±{max(verdict.error, 0.001):.3f}".rstrip("0"))
        word = [verdict.status] if self.words else []
        return " ".join([SIGNS[verdict.status], *word, *numbers])

    def cell(self, number: int, claim: str, changed: bool, style: Style) -> str:
        verdict = self.evaluations[number].claims[claim]
        text = padded(f"{CHANGED if changed else ' '} {self._said(verdict)}", self.width)
        return style(text, fg=COLOURS[verdict.status], bold=changed)


def _section(
    heading: str, claims: list[str], found: SideBySide, cells: _Cells, part: list[int], columns: int, style: Style
) -> Iterator[str]:
    """Yield a heading and a row for each claim, for some of the evaluations."""
    if claims:
        yield style(heading, bold=True)
    label = columns - len(part) * cells.width
    for claim in claims:
        yield from _row(found, cells, part, claim, label, style)


def _row(found: SideBySide, cells: _Cells, part: list[int], claim: str, label: int, style: Style) -> Iterator[str]:
    given = found.map.claims[claim]
    lines = list(hanging("  ", f"{claim}: {given.title or given.text}", label - 2))
    pieces = "".join(
        cells.cell(number, claim, found.changed(claim, cells.evaluations[number]), style) for number in part
    )
    yield (padded(lines[0], label) + pieces).rstrip()
    yield from (f"  {line}" if line.startswith("  ") else line for line in lines[1:])


def _legend(cells: _Cells, several: bool, columns: int, style: Style) -> Iterator[str]:
    used = {verdict.status for evaluation in cells.evaluations for verdict in evaluation.claims.values()}
    said = _MEANINGS.get(cells.evaluations[0].semantics, _STANDS) if cells.evaluations else _STANDS
    meanings = [f"{SIGNS[status]} {status}: {said[status]}" for status in SIGNS if status in used]
    if any(leaves_open(verdict) for evaluation in cells.evaluations for verdict in evaluation.claims.values()):
        meanings.append("from-to: without and with what is left open")
    if several:
        meanings.append(f"{CHANGED} differs from {AS_ARGUED}")
    if meanings:
        yield from (style(line, dim=True) for line in broken(" | ".join(meanings), columns))


def leaves_open(verdict: Verdict) -> bool:
    """Tell whether a claim's probability and its possibility differ, as a table shows them."""
    low, high = verdict.probability, verdict.possibility
    return low is not None and high is not None and f"{low:.2f}" != f"{high:.2f}"


def _tensions(found: SideBySide, columns: int, style: Style) -> Iterator[str]:
    if found.tensions:
        yield from ["", style("Verdicts that the reasons do not bear out", bold=True)]
        who = found.reader_name or "the reader"
    for claim, verdict, by_reasons in found.tensions:
        text = (
            f"{claim} is {verdict} to {who}; by the reasons that the other verdicts leave standing it is {by_reasons}"
        )
        yield from hanging("  ", text, columns)


def rest(shown: dict[str, Evaluation], columns: int, style: Style, what: str = "claim") -> Iterator[str]:
    """Yield the extensions (sets of what) and the notes of evaluations, under headings where there are several."""
    for name, evaluation in shown.items():
        lines: list[str] = []
        if evaluation.extensions is not None:
            lines += _extensions(evaluation, columns, what)
        if not evaluation.finished:
            lines.append("Not finished: the time was over before the answer was whole.")
        for note in evaluation.notes:
            lines += broken(note, columns)
        if lines:
            heading = f"{evaluation.semantics}, {name}" if len(shown) > 1 else evaluation.semantics
            yield from ["", style(heading, bold=True), *lines]


def _extensions(evaluation: Evaluation, columns: int, what: str) -> Iterator[str]:
    given = evaluation.extensions or ()
    count = f"{len(given)} extension{'' if len(given) == 1 else 's'}"
    yield (
        f"{count}: the sets of {what}s that stand together" if given else f"No extension: no set of {what}s qualifies."
    )
    for number, extension in enumerate(given[:_MOST_EXTENSIONS], 1):
        yield from hanging(f"  {number}. ", ", ".join(extension) or f"(no {what})", columns)
    if len(given) > _MOST_EXTENSIONS:
        yield f"  ... and {len(given) - _MOST_EXTENSIONS} more; --format json has them all"
