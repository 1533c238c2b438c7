"""A premise that stands twice in one argument.

What it does: finds premises that an argument lists more than once. `check --fix` takes out the second one, where both
stand in one list.

Why it matters: a reason does not count twice. Most often another claim was meant.

Example:

    arguments:
      - premises: [used, needed, used]
        conclusion: keep

Use instead:

    arguments:
      - premises: [used, needed]
        conclusion: keep
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Edit, Fix, Path, Related, Rule, Severity, SourceText, Span, diagnose
from argmap.diagnostics.source import Position

RULE = Rule("AM306", "repeated-premise", Severity.WARNING, __doc__)

_FLOW_GAP = re.compile(r"\s*,\s*")
_BLOCK_START = re.compile(r"(\r?\n)[ ]*-[ ]+\Z")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each premise that its argument has already."""
    for step in context.graph.steps:
        if len({(premise.claim, premise.mode) for premise in step.premises}) == len(step.premises):
            continue
        first: dict[tuple[str, str], Path] = {}
        for path, claim, mode in context.premise_paths(step.index):
            earlier = first.setdefault((claim, mode), path)
            if earlier != path:
                span = context.places.span(path)
                related = (Related("first given here", context.places.span(earlier)),)
                message = f"`{claim}` stands twice among the premises of one argument"
                yield diagnose(RULE, message, span, related, _removal(context, _item(path), claim))


def _item(path: Path) -> Path:
    """Return the path to the whole premise: that of `{held: id}`, not of the id in it."""
    return path if isinstance(path[-1], int) else path[:-1]


def _removal(context: Context, item: Path, claim: str) -> Fix | None:
    """Return the fix that takes an item out of its list, if the text of the list is plain enough for that."""
    index = item[-1]
    assert isinstance(index, int)
    places = context.places
    text, spelt = places.spelt(item[:-1]), places.spelt(item)
    if index == 0 or not text or any(c in spelt for c in "&*!#\n") or claim.rpartition("/")[2] not in spelt:
        return None
    span, whole = places.span(item), places.span(item[:-1])
    source = SourceText(span.file, text)
    start, end = _offset(source, whole, span.start), _offset(source, whole, span.end)
    before = _offset(source, whole, places.span((*item[:-1], index - 1)).end)
    if start is None or end is None or before is None or text[start:end] != spelt or before > start:
        return None
    if text.startswith("["):
        if not _FLOW_GAP.fullmatch(text, before, start):
            return None
        cut = before
    else:
        line = _BLOCK_START.search(text, before, start)
        if line is None:
            return None
        cut = line.start()
    edit = Edit(Span(span.file, _position(source, whole, cut), span.end), "")
    return Fix(f"take out the second `{claim}`", (edit,))


def _offset(source: SourceText, whole: Span, position: Position) -> int | None:
    """Return the offset of a place of the file in the text of a span; None if it lies outside."""
    line = position.line - whole.start.line
    column = position.column - (whole.start.column if line == 0 else 0)
    if line < 0 or column < 0 or position > whole.end:
        return None
    return source.offset(Position(line, column))


def _position(source: SourceText, whole: Span, offset: int) -> Position:
    line, column = source.position(offset)
    return Position(line + whole.start.line, column + (whole.start.column if line == 0 else 0))
