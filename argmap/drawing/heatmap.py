"""A table of who says what as a picture: a cell a position, with a sign and a word in it, not colour alone.

Handed plain data; the same bytes on every machine, as widths come from our own table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.drawing.colors import contrast, mixed, readable
from argmap.drawing.lettering import FONT_FAMILY, fitted
from argmap.drawing.look import DEFAULT, Look
from argmap.drawing.metrics import text_width, wrap
from argmap.drawing.recolor import in_both
from argmap.drawing.scene import clean
from argmap.drawing.shapes import number
from argmap.drawing.xmltext import attribute, rtl, text


class HeatRow(NamedTuple):
    """A row: a heading (no words), or a claim with one word a column."""

    label: str
    words: tuple[str, ...] = ()
    hedged: tuple[bool, ...] = ()
    """Whether each word is said with a reserve; none is, where it is empty."""


class HeatMap(NamedTuple):
    """What to draw: columns as (alias, who), rows, and for pairs of columns what is said of their agreement."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[HeatRow, ...]
    agreement: dict[tuple[int, int], tuple[float | None, int]]
    """Pair of columns, the earlier first → share (0 to 1, or None) and the number of items that it rests on."""
    note: str = ""
    language: str = "en"


class CellLook(NamedTuple):
    """How a word is shown: fill, ink, border."""

    fill: str
    ink: str
    edge: str = ""
    dash: str = ""


SIGNS = {
    "concludes": "++",
    "asserts": "+",
    "grants": "(+)",
    "doubts": "(−)",
    "rejects": "−",
    "reports": "“ ”",
    "both": "+−",
    "silent": "·",
}
MEANINGS = {
    "concludes": "argues for it",
    "asserts": "asserts it",
    "grants": "grants it",
    "doubts": "doubts it",
    "rejects": "rejects it",
    "reports": "reports it, no side",
    "both": "both sides",
    "silent": "silent",
}
AAA = 7.0
"""Contrast of words in cells (WCAG 2.2, level AAA): they are small."""
STEPS = (-0.45, -0.18, 0.0, 0.18, 0.45)
"""Share of agreement from 0 to 1 in five steps: how much of the colour against, and of that for."""


def cells(look: Look) -> dict[str, CellLook]:
    """Return how each word is shown in a look: for in its colour of undercuts, against in that of rebuttals.

    These are blue and orange (Okabe and Ito 2008), the firmer the deeper. In a look without colours, what is against
    has a frame instead.
    """
    pro, con = look.undercut.color, look.rebut.color
    if pro == con:
        strong = CellLook(look.background, look.ink, look.ink)
        weak = strong._replace(dash="3 2")
    else:
        strong = CellLook(readable(con, [look.background], look.ink, AAA), look.background)
        weak = CellLook(_pale(con, look, 0.18), look.ink)
    return {
        "concludes": CellLook(readable(pro, [look.background], look.ink, AAA), look.background),
        "asserts": CellLook(_pale(pro, look, 0.45), look.ink),
        "grants": CellLook(_pale(pro, look, 0.18), look.ink),
        "doubts": weak,
        "rejects": strong,
        "reports": CellLook(_pale(look.faint_ink, look, 0.1), look.ink, look.group_stroke),
        "both": CellLook(_pale(look.tie_color, look, 0.2), look.ink),
        "silent": CellLook(look.background, look.faint_ink, look.group_stroke),
    }


def shares(look: Look) -> list[str]:
    """Return the fill of each step of agreement: from the colour against to that for, or from light to deep."""
    pro, con = look.undercut.color, look.rebut.color
    steps = STEPS if pro != con else tuple((step - STEPS[0]) / 2 for step in STEPS)
    return [_pale(con if step < 0 else pro, look, abs(step)) for step in steps]


def _pale(color: str, look: Look, share: float) -> str:
    """Return a colour paled to a share of it, or less: until words can be read on it."""
    while share > 0.02 and contrast(look.ink, mixed(color, look.background, share)) < AAA:
        share *= 0.9
    return mixed(color, look.background, share)


_LABEL, _CELL, _HEIGHT, _GAP = 330.0, 96.0, 30.0, 2.0
_PAD = 8.0


def heat_map(data: HeatMap, look: Look = DEFAULT) -> str:
    """Return the picture as SVG text, well-formed for any text. Linear in the number of cells and the text."""
    return in_both(lambda each: _Writer(data, each).document(), look, ".heatmap")


class _Writer:
    def __init__(self, data: HeatMap, look: Look) -> None:
        self.data = data
        self.look = look
        self.cells = cells(look)
        self.shares = shares(look)
        self.left = look.margin
        self.width = _LABEL + max(len(data.columns), 2) * _CELL
        self.y = look.margin
        self.out: list[str] = []

    def document(self) -> str:
        look, data = self.look, self.data
        for line, _ in wrap(clean(data.title), self.width, look.title_size, True):
            self.y += look.title_size * look.leading
            self._words("map-title", line, self.left, self.y - 5, look.title_size, bold=True)
        self.y += 10
        self._header([self._head(*column) for column in data.columns])
        for row in data.rows:
            self._row(row)
        self._legend()
        if data.agreement:
            self._agreements()
        width, height = number(self.width + 2 * look.margin), number(self.y + look.margin)
        said = sum(bool(row.words) for row in data.rows)
        top = [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="argmap heatmap" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="heatmap-title heatmap-desc" '
            f'lang="{attribute(data.language)}" font-family="{attribute(FONT_FAMILY)}" '
            f'font-size="{number(look.text_size)}" fill="{look.ink}">',
            f'<title id="heatmap-title">{text(clean(data.title))}</title>',
            f'<desc id="heatmap-desc">{text(f"Who says what: {said} claims by {len(data.columns)} authors.")}</desc>',
            f'<rect class="background" width="{width}" height="{height}" fill="{look.background}"/>',
        ]
        return "\n".join([*top, *self.out, "</svg>\n"])

    def _words(
        self, role: str, line: str, x: float, y: float, size: float = 0.0, *, bold: bool = False, looks: str = ""
    ) -> None:
        size = size or self.look.text_size
        weight = ' font-weight="bold"' if bold else ""
        if size != self.look.text_size:
            weight += f' font-size="{number(size)}"'
        self.out.append(
            f'<text class="{role}" x="{number(x)}" y="{number(y)}"{weight}{looks}{fitted(line, size, bold)}>'
            f"{text(line.rstrip())}</text>"
        )

    def _block(self, role: str, words: str, width: float, top: float, *, bold: bool = False) -> None:
        """Write wrapped text at the left, from a top; from right to left where it reads so."""
        size = self.look.text_size
        backward = rtl(words)
        x = self.left + width if backward else self.left
        looks = ' direction="rtl"' if backward else ""
        for line, _ in wrap(words, width, size, bold):
            top += size * self.look.leading
            self._words(role, line, x, top - 3.5, bold=bold, looks=looks)

    def _header(self, heads: list[list[tuple[str, bool]]]) -> None:
        """Write lines (with whether they are bold) above columns, aligned at the bottom."""
        look = self.look
        bottom = self.y + max([len(lines) for lines in heads] or [0]) * look.caption_size * look.leading + 8
        for index, lines in enumerate(heads):
            x = self._x(index) + (_CELL - _GAP) / 2
            y = bottom - 7 - (len(lines) - 1) * look.caption_size * look.leading
            for line, bold in lines:
                self._words("author", line, x, y, look.caption_size, bold=bold, looks=' text-anchor="middle"')
                y += look.caption_size * look.leading
        self.y = bottom

    def _head(self, alias: str, who: str) -> list[tuple[str, bool]]:
        size, room = self.look.caption_size, _CELL - 8
        lines = [(line, True) for line, _ in _few(wrap(clean(alias), room, size, True), 3)]
        return lines + [(line, False) for line, _ in _few(wrap(clean(who), room, size), 4)]

    def _x(self, column: int) -> float:
        return self.left + _LABEL + column * _CELL

    def _row(self, row: HeatRow) -> None:
        look = self.look
        label = clean(row.label)
        if not row.words:
            lines = wrap(label, self.width, look.text_size, True)
            self.y += 8
            self._block("question", label, self.width, self.y, bold=True)
            self.y += len(lines) * look.text_size * look.leading + 5
            return
        lines = wrap(label, _LABEL - 14, look.text_size)
        height = max(_HEIGHT, len(lines) * look.text_size * look.leading + _PAD)
        self.out.append('<g class="row">')
        self._block("claim", label, _LABEL - 14, self.y + (height - len(lines) * look.text_size * look.leading) / 2)
        for index, word in enumerate(row.words):
            alias, who = self.data.columns[index]
            hedge = "?" if row.hedged and row.hedged[index] else ""
            title = f"{alias or who}: {word}{' (with a reserve)' if hedge else ''}"
            self._cell(word, hedge, title, self._x(index), height)
        self.out.append("</g>")
        self.y += height

    def _cell(self, word: str, hedge: str, title: str, x: float, height: float) -> None:
        style = self.cells[word]
        self.out.append(
            f'<g class="cell {word}"><title>{text(clean(title))}</title><rect x="{number(x)}" '
            f'y="{number(self.y + _GAP / 2)}" width="{number(_CELL - _GAP)}" height="{number(height - _GAP)}" rx="4" '
            f'fill="{style.fill}"{_edge(style)}/>'
        )
        said = SIGNS[word] if word == "silent" else f"{SIGNS[word]} {word}{hedge}"
        looks = f' text-anchor="middle" fill="{style.ink}"'
        self._words("word", said, x + (_CELL - _GAP) / 2, self.y + height / 2 + 4, looks=looks)
        self.out.append("</g>")

    def _legend(self) -> None:
        look = self.look
        used = {word for row in self.data.rows for word in row.words}
        self.y += 16
        x = self.left
        for word in (each for each in SIGNS if each in used):
            style, said = self.cells[word], f"{SIGNS[word]}  {MEANINGS[word]}"
            width = text_width(said, look.caption_size) + 16
            if x + width > self.left + self.width and x > self.left:
                x = self.left
                self.y += 24
            self.out.append(
                f'<g class="entry {word}"><rect x="{number(x)}" y="{number(self.y)}" width="{number(width)}" '
                f'height="20" rx="4" fill="{style.fill}"{_edge(style)}/>'
            )
            self._words("caption", said, x + 8, self.y + 13.5, look.caption_size, looks=f' fill="{style.ink}"')
            self.out.append("</g>")
            x += width + 8
        self.y += 20 if used else 0
        if any(any(row.hedged) for row in self.data.rows):
            self.y += 16
            said = "?  with a reserve: probably, possibly, seemingly"
            self._words("caption", said, self.left, self.y, look.caption_size, looks=f' fill="{look.faint_ink}"')

    def _agreements(self) -> None:
        """Draw the table of each two authors, below the diagonal."""
        look, columns = self.look, self.data.columns
        self.y += 24
        self._block(
            "question", "Agreement of each two, and the number of items it rests on", self.width, self.y, bold=True
        )
        self.y += look.text_size * look.leading + 4
        self._header([self._head(alias, "" if alias else who) for alias, who in columns[:-1]])
        for index in range(1, len(columns)):
            alias, who = columns[index]
            label = clean(f"{alias}: {who}" if alias else who)
            lines = _few(wrap(label, _LABEL - 14, look.text_size), 2)
            height = max(_HEIGHT, len(lines) * look.text_size * look.leading + _PAD)
            self.out.append('<g class="row">')
            joined = "".join(line for line, _ in lines)
            top = self.y + (height - len(lines) * look.text_size * look.leading) / 2
            self._block("claim", joined, _LABEL - 10, top)
            for other in range(index):
                share, rests_on = self.data.agreement.get((other, index), (None, 0))
                self._share(share, rests_on, f"{columns[other][0]}, {alias}", self._x(other), height)
            self.out.append("</g>")
            self.y += height
        if self.data.note:
            size = look.caption_size
            for line, _ in wrap(self.data.note, self.width, size):
                self.y += size * look.leading
                self._words("caption", line, self.left, self.y, size, looks=f' fill="{look.faint_ink}"')

    def _share(self, share: float | None, rests_on: int, pair: str, x: float, height: float) -> None:
        look = self.look
        steps = self.shares
        fill = look.background if share is None else steps[min(int(share * len(steps)), len(steps) - 1)]
        stroke = f' stroke="{look.group_stroke}"' if share is None else ""
        said = "none shared" if share is None else f"{share:.0%} of {rests_on}"
        self.out.append(
            f'<g class="cell share"><title>{text(clean(f"{pair}: {said}"))}</title><rect x="{number(x)}" '
            f'y="{number(self.y + _GAP / 2)}" width="{number(_CELL - _GAP)}" height="{number(height - _GAP)}" rx="4" '
            f'fill="{fill}"{stroke}/>'
        )
        ink = look.faint_ink if share is None else look.ink
        looks = f' text-anchor="middle" fill="{ink}"'
        self._words("word", said, x + (_CELL - _GAP) / 2, self.y + height / 2 + 4, looks=looks)
        self.out.append("</g>")


def _edge(style: CellLook) -> str:
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    return f' stroke="{style.edge}"{dash}' if style.edge else ""


def _few(lines: Sequence[tuple[str, float]], most: int) -> Sequence[tuple[str, float]]:
    """Return no more than so many lines, the last with an ellipsis if some are left out."""
    if len(lines) <= most:
        return lines
    line, width = lines[most - 1]
    return [*lines[: most - 1], (line.rstrip() + "…", width)]
