"""Coverage for a reader at a terminal, and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from argmap.analysis.coverage import Coverage, Owner
from argmap.diagnostics.reporters.text import place, plain, width
from argmap.reading.passages import Run

Style = Callable[..., str]
_NAMED = 8
_MARGIN = 24


def coverage_text(found: Coverage, *, columns: int = 100, style: Style = plain) -> str:
    """Return the source's text with each passage in brackets, the claims in the margin, and the figures below.

    `columns` is the width; `style` colours what is covered as `click.style` does.
    """
    margin = min(_MARGIN, max((len(_label(found, n)) for n in range(len(found.marks))), default=0))
    lines: list[str] = []
    for start, end in found.paragraphs():
        lines += _paragraph(found, start, end, margin, max(20, columns - margin - 2), style)
        lines.append("")
    lines += [style(line, bold=True) if n == 0 else line for n, line in enumerate(figures(found))]
    return "\n".join(lines) + "\n"


def _label(found: Coverage, mark: int) -> str:
    return f"{mark + 1} {found.owners[found.marks[mark].owner].id}"


def _paragraph(found: Coverage, start: int, end: int, margin: int, room: int, style: Style) -> Iterator[str]:
    waiting: list[int] = []
    for line, begun in _wrapped(found, start, end, room, style):
        waiting += begun
        yield f"{_margin(found, waiting, margin, style)}  {line}".rstrip()
    while waiting:
        yield _margin(found, waiting, margin, style).rstrip()


def _margin(found: Coverage, waiting: list[int], margin: int, style: Style) -> str:
    label = _label(found, waiting.pop(0)) if waiting else ""
    label = label if len(label) <= margin else label[: margin - 1] + "…"
    return style(label, fg="cyan") + " " * (margin - width(label))


def _wrapped(found: Coverage, start: int, end: int, room: int, style: Style) -> Iterator[tuple[str, list[int]]]:
    """Yield the lines of a paragraph, each with the numbers of the passages that begin on it."""
    shown, taken = "", 0
    begun: list[int] = []
    for word, marks in _words(found, start, end):
        plainly = "".join(piece for piece, _ in word)
        needed = width(plainly)
        if taken and taken + 1 + needed > room:
            yield shown, begun
            shown, taken, begun = "", 0, []
        shown += (" " if taken else "") + "".join(style(piece, fg="green") if c else piece for piece, c in word)
        taken += (1 if taken else 0) + needed
        begun += marks
    if shown:
        yield shown, begun


Word = list[tuple[str, bool]]


def _words(found: Coverage, start: int, end: int) -> Iterator[tuple[Word, list[int]]]:
    """Yield what stands between white space, in pieces that are covered or not, and the passages that begin there."""
    text = found.source.text.text
    word: Word = []
    begun: list[int] = []
    for stretch in found.stretches(start, end):
        opens = [n for n in stretch.marks if found.marks[n].at.start == stretch.start]
        closes = sum(found.marks[n].at.end == stretch.end for n in stretch.marks)
        covered = bool(stretch.marks)
        chunks = _chunks(text[stretch.start : stretch.end])
        for number, chunk in enumerate(chunks):
            if number:
                if word:
                    yield word, begun
                word, begun = [], []
            if number == 0 and opens:
                begun += opens
                word.append(("".join(f"[{n + 1}: " for n in opens), False))
            word.append((_visible(chunk), covered))
        if closes:
            word.append(("]" * closes, False))
    if word:
        yield word, begun


def _chunks(text: str) -> list[str]:
    """Return what stands between white space; an empty first or last one where the text begins or ends with some."""
    words = text.split()
    if not words:
        return ["", ""] if text else [""]
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def figures(found: Coverage, *, name: bool = True) -> list[str]:
    """Return what a map covers of its source, in a few lines; with the name of the source's file, or without."""
    claims, there = found.claims, found.with_passage()
    lines = [f"{found.covered:,} of {found.words:,} words ({found.share:.0%}) stand in a passage"]
    lines.append(f"{len(there):,} of {len(claims):,} claims have a passage in the source")
    stated, implicit = found.without_passage(), found.without_passage(implicit=True)
    if stated:
        lines.append(f"without one: {_some(stated)}")
    if implicit:
        lines.append(f"implicit, without one: {_some(implicit)}")
    for owner, passage in found.lost():
        lines.append(f"not found: `{passage}` of `{owner.id}`")
    if found.longest_gap is not None:
        gap = found.longest_gap
        span = found.source.text.span(*found.source.offsets(gap))
        at = place(span) if name else f"line {span.start.line + 1}"
        lines.append(f"longest stretch without a claim: {gap.end - gap.first:,} words at {at}: {_ends(found, gap)}")
    return lines


def _some(owners: list[Owner]) -> str:
    names = ", ".join(owner.id for owner in owners[:_NAMED])
    return names + (f" and {len(owners) - _NAMED:,} more" if len(owners) > _NAMED else "")


def _ends(found: Coverage, run: Run, words: int = 4) -> str:
    if run.end - run.first <= 2 * words:
        return f"“{found.source.spelt(run)}”"
    first, last = Run(run.first, run.first + words), Run(run.end - words, run.end)
    return f"“{found.source.spelt(first)} … {found.source.spelt(last)}”"


def coverage_json(found: Coverage) -> str:
    """Return coverage as one JSON object; lines and columns from 1, columns in code points, ends exclusive."""
    gap = found.longest_gap
    report: dict[str, Any] = {
        "title": found.map.title,
        "source": found.source.text.file,
        "summary": {
            "words": found.words,
            "covered": found.covered,
            "share": round(found.share, 4),
            "claims": len(found.claims),
            "claims_with_passage": len(found.with_passage()),
            "longest_gap": None if gap is None else {"words": gap.end - gap.first, **_at(found, gap)},
        },
        "passages": [
            {
                **_owner(found.owners[mark.owner]),
                "passage": mark.passage,
                "words": mark.run.end - mark.run.first,
                **_at(found, mark.run),
            }
            for mark in found.marks
        ],
        "not_found": [{**_owner(owner), "passage": passage} for owner, passage in found.lost()],
        "without_passage": [owner.id for owner in found.without_passage()],
        "implicit_without_passage": [owner.id for owner in found.without_passage(implicit=True)],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _owner(owner: Owner) -> dict[str, str]:
    return {"claim" if owner.is_claim else "argument": owner.id}


def _at(found: Coverage, run: Run) -> dict[str, int]:
    span = found.source.text.span(*found.source.offsets(run))
    return {
        "line": span.start.line + 1,
        "column": span.start.column + 1,
        "end_line": span.end.line + 1,
        "end_column": span.end.column + 1,
    }
