"""A page as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.formats.columns import columns, wrap
from argmap.formats.lines import Line, Page, Section, Words

Style = Callable[..., str]
NARROWEST = 20
"""The fewest columns that words get, however deep they stand."""
_LONGEST_BAR = 60


def plain(text: str, **_: object) -> str:
    """Style nothing."""
    return text


def text(page: Page, *, width: int = 80, style: Style = plain) -> str:
    """Return a page as text of `width` columns; `style` marks what is strong, as `click.style` does.

    Where the indentation leaves less than 20 columns, a line is wider than `width`. Linear in the page.
    """
    blocks = [_heading(page.title, "=", width, style)]
    blocks += ["\n".join(wrap(_said(words), max(width, NARROWEST))) for words in page.about]
    for section in page.sections:
        if section.heading:
            blocks.append(_heading(section.heading, "-" if section.level == 1 else ".", width, style))
        blocks += _blocks(section, width, style)
    return "\n\n".join(blocks) + "\n"


def _heading(words: str, mark: str, width: int, style: Style) -> str:
    lines = wrap(words, max(width, NARROWEST))
    return "\n".join([*(style(line, bold=True) for line in lines), mark * max(map(columns, lines))])


def _said(words: tuple[Words, ...]) -> str:
    return " ".join(each.text for each in words)


def _blocks(section: Section, width: int, style: Style) -> Iterator[str]:
    """Yield what stands between empty lines: an entry at the margin with all below it, or the lines of an inference."""
    gutter = max((columns(line.label) for line in section.lines), default=2)
    block: list[str] = []
    before = ""
    for line in section.lines:
        new = line.kind == "item" and line.depth == 0 and not section.tight
        if block and (new or before == "concluded"):
            yield "\n".join(block)
            block = []
        block += _rows(line, gutter, width, style)
        before = "concluded" if before in ("bar", "from") and line.kind == "item" else line.kind
    if block:
        yield "\n".join(block)


def _rows(line: Line, gutter: int, width: int, style: Style) -> Iterator[str]:
    margin = line.depth * (gutter + 3)
    indent = margin + gutter + 1 if gutter else 0
    label = " " * indent
    if line.kind == "item" and line.label:
        label = " " * (margin + gutter - columns(line.label)) + style(line.label, bold=True) + " "
    elif line.kind == "item" and line.depth:
        indent = margin
        label = " " * indent
    room = max(width - indent, NARROWEST)
    if line.kind == "bar":
        yield label + "-" * min(room, _LONGEST_BAR)
    hanging = 2 if line.kind != "item" and room > NARROWEST + 2 else 0
    rows = wrap(_said(line.words), room - hanging)
    lead = line.words[0]
    if lead.tone == "strong" and rows[0].startswith(lead.text):
        rows[0] = style(lead.text, bold=True) + rows[0][len(lead.text) :]
    for number, row in enumerate(rows):
        yield label + row if number == 0 else " " * (indent + hanging) + row
