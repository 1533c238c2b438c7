"""A page as CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.formats.lines import Line, Page, Section, Words

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~$|]")
_FIRST = re.compile(r"(?:[#+\-=>:]|\d{1,9}(?=[.)]))")
_LAST = re.compile(r"#+$")


def escape(text: str) -> str:
    """Return a text so that CommonMark, and GitHub's extensions of it, show it as it is, within a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _at_start(text: str) -> str:
    """Escape what would make a heading, a list or a rule of an escaped line."""
    found = _FIRST.match(text)
    if found is None:
        return text
    if found[0].isdigit():
        return f"{found[0]}\\{text[found.end() :]}"
    return "\\" + text


def _said(words: tuple[Words, ...]) -> str:
    marks = {"plain": "", "strong": "**", "emph": "*"}
    return " ".join(marks[each.tone] + escape(each.text) + marks[each.tone] for each in words)


def markdown(page: Page) -> str:
    """Return a page as CommonMark; one line an entry, as it is the reader's window that wraps. Linear in the page."""
    blocks = [_heading(page.title, 1)]
    blocks += [_at_start(_said(words)) for words in page.about]
    for section in page.sections:
        if section.heading:
            blocks.append(_heading(section.heading, section.level + 1))
        if section.lines:
            blocks += _inferences(section) if section.tight else ["\n".join(map(_entry, section.lines))]
    return "\n\n".join(blocks) + "\n"


def _heading(text: str, level: int) -> str:
    return f"{'#' * level} {_LAST.sub(lambda found: found[0].replace('#', chr(92) + '#'), _at_start(escape(text)))}"


def _entry(line: Line) -> str:
    """Return a line of nested lists: an entry of the list at its depth, an argument in a list between two."""
    between = line.kind != "item"
    label = f"**{escape(line.label)}** " if line.label else ""
    said = _said(line.words)
    return f"{'  ' * (2 * line.depth + between)}- {label}{said if label else _at_start(said)}"


def _inferences(section: Section) -> Iterator[str]:
    """Yield the lists and paragraphs of a standard form: numbered statements, a rule, and what is inferred."""
    block: list[str] = []
    for line in section.lines:
        if line.kind == "item" and line.label:
            block.append(f"{line.label} {_at_start(_said(line.words))}")
            continue
        if block:
            yield "\n".join(block)
            block = []
        if line.kind == "bar":
            yield "---"
        yield _at_start(_said(line.words))
    if block:
        yield "\n".join(block)
