"""A claim as `argmap fmt` writes it, where an edit found it so: what was in the one style stays in it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from argmap.editing.layout import read_layout
from argmap.editing.printer import entry_lines


class _Styled(NamedTuple):
    """The lines of a claim in a text, and how the one style has them."""

    start: int
    end: int
    lines: str


def restyled(before: str, after: str, claim: str) -> str:
    """Return an edited text with a claim written in the style of the format, if it was so before the edit.

    Linear in the length of the texts, but for sorting.
    """
    old = _styled(before, claim)
    if old is None or before[old.start : old.end] != old.lines:
        return after
    new = _styled(after, claim)
    if new is None:
        return after
    text = after[: new.start] + new.lines + after[new.end :]
    return text if _comments(text) == _comments(after) else after


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for lines in read_layout(text).comments() for line in lines if line)


def _styled(text: str, claim: str) -> _Styled | None:
    root = read_layout(text).root
    claims = next((each.value for each in root.entries if each.key is not None and each.key.text == "claims"), None)
    entries = [] if claims is None or claims.flow else claims.entries
    entry = next((each for each in entries if each.key is not None and each.key.text == claim), None)
    if entry is None or entry.key is None or entry.value.foot:
        return None
    last = entry.value
    while last.entries and not last.flow:  # a block ends only where what comes next begins, behind comments
        last = last.entries[-1].value
    start = text.rfind("\n", 0, entry.key.start) + 1
    end = text.find("\n", len(text[: last.end].rstrip()))
    end = len(text) if end < 0 else end
    newline = "\r\n" if "\r\n" in text else "\n"
    if newline == "\r\n" and text[end - 1] == "\r":
        end -= 1
    entry.before = []
    lines = entry_lines(entry, ("claims", claim), entry.key.start - start, text)
    return _Styled(start, end, newline.join(lines))
