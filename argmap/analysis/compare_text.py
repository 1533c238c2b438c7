"""A comparison as a table for the terminal: signs and words, colour only beside them."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from argmap.analysis.compare import Comparison, Item, Row, Word
from argmap.diagnostics.reporters.text import plain, width

Style = Callable[..., str]

HEDGE = "?"
"""Stands after what is said with a reserve."""

SIGNS: dict[Word, str] = {
    "concludes": "++", "asserts": "+", "grants": "(+)", "rejects": "-", "doubts": "(-)", "reports": '"',
    "both": "+-", "silent": ".",
}  # fmt: skip
"""One sign a word; plain characters, which every terminal has."""

_MEANINGS: dict[Word, str] = {
    "concludes": "argues for it",
    "asserts": "asserts it",
    "grants": "grants it",
    "rejects": "rejects it",
    "doubts": "doubts it",
    "reports": "reports it, taking no side",
    "both": "is on both sides",
    "silent": "is silent",
}
_COLOURS = {"for": "green", "against": "red", "both": "magenta", "none": None}
_UNTIED = "Nothing ties these maps together yet: `same`, `contraries` or `questions` of the debate would."
_LABEL = 30
"""The least width of the claims' column."""
_WORD = 14
_SIGN = 6
_MOST_CELLS = 11


def table(comparison: Comparison, *, everything: bool = False, columns: int = 100, style: Style = plain) -> str:
    """Return the comparison as lines no wider than `columns` (at least 60); `style` colours as `click.style` does."""
    lines = list(_wrapped(comparison.title, columns, "", style, bold=True))
    names = _names([column.alias or "(debate)" for column in comparison.columns])
    for column, name in zip(comparison.columns, names, strict=True):
        who = f"{', '.join(column.author)}: {column.title}" if column.author else f"{column.title} (no author named)"
        lines += hanging(f"  {name}  ", who, columns)
    lines += [
        "",
        *_matrix(comparison, names, everything, columns, style),
        *_agreement(comparison, names, columns, style),
    ]
    lines += ["", *_disputes(comparison, names, columns, style)]
    return "\n".join([*lines, *_conclusions(comparison, columns, style)]) + "\n"


def _names(aliases: Sequence[str]) -> list[str]:
    return [_visible(alias) for alias in aliases]


def _matrix(comparison: Comparison, names: list[str], everything: bool, columns: int, style: Style) -> Iterator[str]:
    words = columns - _LABEL >= _WORD * len(names)
    cell = _WORD if words else _SIGN
    at_once = max(1, min(len(names), _MOST_CELLS, (columns - _LABEL) // cell))
    if not words:
        cell = max(_SIGN, min(_WORD - 1, (columns - _LABEL - 10) // at_once))
    label = min(columns - at_once * cell, 66)
    shown = [row for item in comparison.items for row in item.rows] + (list(comparison.others) if everything else [])
    if not comparison.items:
        yield from _wrapped(_UNTIED, columns, "", style)
        yield ""
    for start in range(0, len(names), at_once) if shown else ():
        some = range(start, min(start + at_once, len(names)))
        yield from _header([names[n] for n in some], label, cell, style)
        sections = [("question", "Questions"), ("contraries", "Claims that exclude each other"), ("claim", "Claims")]
        for kind, heading in sections:
            items = [item for item in comparison.items if item.kind == kind]
            if items:
                yield from ["", style(heading, bold=True)]
            for item in items:
                yield from _item(item, some, label, cell, columns, style)
        if everything and comparison.others:
            yield from ["", style("Claims of one map only", bold=True)]
            for row in comparison.others:
                yield from _row(row, "   ", some, label, cell, style)
        yield ""
    used = {position.word for row in shown for position in row.positions}
    meanings = [f"{SIGNS[word]} {_MEANINGS[word]}" for word in SIGNS if word in used]
    if any(position.hedged for row in shown for position in row.positions):
        meanings.append(f"{HEDGE} with a reserve: probably, possibly, seemingly")
    legend = " | ".join(meanings)
    if legend:
        yield from [*_wrapped(legend, columns, "", style, dim=True), ""]


def _header(names: list[str], label: int, cell: int, style: Style) -> Iterator[str]:
    stacks = [broken(name, cell - 1, hyphens=True) for name in names]
    height = max(map(len, stacks))
    for row in range(height):
        pieces = [stack[row - height + len(stack)] if row >= height - len(stack) else "" for stack in stacks]
        yield style((" " * label + "".join(padded(piece, cell) for piece in pieces)).rstrip(), bold=True)


def _item(item: Item, some: range, label: int, cell: int, columns: int, style: Style) -> Iterator[str]:
    lead = f"{item.number:>2}. "
    if item.kind == "claim":
        yield from _row(item.rows[0], lead, some, label, cell, style)
        return
    note = " (one answer at most)" if item.kind == "question" and item.exclusive else ""
    yield from hanging(lead, f"{item.title}{note}", columns)
    for row in item.rows:
        yield from _row(row, "    - ", some, label, cell, style)


def _row(row: Row, lead: str, some: range, label: int, cell: int, style: Style) -> Iterator[str]:
    lines = list(hanging(lead, row.label, label - 1))
    pieces = []
    for number in some:
        word, side = row.positions[number].word, row.positions[number].side
        hedge = HEDGE if row.positions[number].hedged else ""
        said = "." if word == "silent" else (SIGNS[word] if cell < _WORD else f"{SIGNS[word]} {word}") + hedge
        colour = _COLOURS[side]
        pieces.append(style(padded(said, cell), fg=colour) if colour else padded(said, cell))
    first = padded(lines[0], label) + "".join(pieces)
    yield first.rstrip()
    yield from lines[1:]


def _agreement(comparison: Comparison, names: list[str], columns: int, style: Style) -> Iterator[str]:
    yield style("Agreement, where both take a side", bold=True)
    pairs = [f"{names[each.first]} and {names[each.second]}" for each in comparison.agreements]
    longest = min(max(map(width, pairs)), columns // 2 - 4)
    for pair, each in zip(pairs, comparison.agreements, strict=True):
        said = "nothing shared" if each.share is None else f"{each.share:.0%}, rests on {each.rests_on}"
        if each.apart:
            said += f"; {each.apart} answered differently without contradiction"
        *before, last = broken(pair, longest)
        yield from (f"  {line}" for line in before)
        yield from hanging(f"  {padded(last, longest)}  ", said, columns)


def _disputes(comparison: Comparison, names: list[str], columns: int, style: Style) -> Iterator[str]:
    disputes = comparison.disputes
    if not disputes:
        yield "No two of them disagree on any of this."
        return
    total = sum(len(item.disagree) for item in disputes)
    yield style("Where they disagree, most pairs first", bold=True)
    for item in disputes:
        pairs = ", ".join(f"{names[one]} / {names[other]}" for one, other in item.disagree)
        what = item.title if item.kind != "contraries" else " / ".join(row.label for row in item.rows)
        yield from hanging(f"{item.number:>4}. ", f"{what} ({len(item.disagree)} of {total}: {pairs})", columns)


def _conclusions(comparison: Comparison, columns: int, style: Style) -> Iterator[str]:
    """Yield the main conclusions: whether each stands on its author's reasons, and in the debate as a whole."""
    if not comparison.conclusions:
        return
    cell = _WORD
    label = columns - 2 * cell
    yield ""
    head = padded(style("Main conclusions", bold=True), label)
    yield f"{head}{style(padded('alone', cell) + 'in the debate', bold=True)}".rstrip()
    for each in comparison.conclusions:
        lines = list(hanging("  ", f"{each.claim}: {each.label}", label - 1))
        moved = " *" if each.together != each.alone else ""
        yield padded(lines[0], label) + padded(each.alone, cell) + style(each.together + moved, bold=bool(moved))
        yield from lines[1:]


def padded(text: str, columns: int) -> str:
    """Return a text with spaces up to so many columns of a terminal."""
    return text + " " * max(0, columns - width(text))


def _wrapped(text: str, columns: int, indent: str, style: Style, **looks: object) -> Iterator[str]:
    for line in broken(text, columns - len(indent)):
        yield indent + style(line, **looks)


def hanging(lead: str, text: str, columns: int) -> Iterator[str]:
    """Yield text with something before its first line, the others indented as far."""
    indent = min(width(lead), columns // 2)
    if width(lead) > indent:
        yield lead.rstrip()
        lead = " " * indent
    for number, line in enumerate(broken(text, columns - indent)):
        yield (lead if number == 0 else " " * indent) + line


def broken(text: str, columns: int, *, hyphens: bool = False) -> list[str]:
    """Break a text into lines of so many columns on the terminal; at least one line."""
    text = _visible(" ".join(text.split()))
    if text.isascii():
        return textwrap.wrap(text, columns, break_on_hyphens=hyphens) or [""]
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and width(lines[-1]) + width(char) > columns:
                lines.append("")
            lines[-1] += char
    return lines


def _visible(text: str) -> str:
    """Replace what would move the cursor or turn the line: controls and marks of direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" or c in _DIRECTION else c for c in text)


_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
