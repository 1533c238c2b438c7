"""A tornado chart: how far each premise moves a conclusion, the one that moves it most on top.

Handed plain data; the same bytes on every machine, as widths come from our own table. Each bar runs from what the
conclusion comes to when the premise is surely false to what it comes to when it is surely true; a line stands where
it is now, another where it changes sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.drawing.lettering import FONT_FAMILY, fitted
from argmap.drawing.look import DEFAULT, Look
from argmap.drawing.metrics import text_width, wrap
from argmap.drawing.recolor import in_both
from argmap.drawing.scene import clean
from argmap.drawing.shapes import number
from argmap.drawing.xmltext import attribute, rtl, text


class Swing(NamedTuple):
    """What one premise does to the conclusion; all numbers 0 to 1."""

    claim: str
    label: str
    if_false: float
    """What the conclusion comes to when the premise is surely false."""
    if_true: float
    """… and when it is surely true."""
    tipping: float | None = None
    """The credence of the premise at which the conclusion changes sides, if there is one."""


class Tornado(NamedTuple):
    """What to draw: the conclusion, what it comes to now (0 to 1), by what measure, and a bar a premise."""

    title: str
    measure: str
    """`strength` or `probability`."""
    value: float
    swings: Sequence[Swing]
    threshold: float = 0.5
    note: str = ""
    language: str = "en"


_LABEL, _CHART, _GAP, _BAR, _TIP = 330.0, 420.0, 16.0, 15.0, 150.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def tornado(data: Tornado, look: Look = DEFAULT) -> str:
    """Return the chart as SVG, well-formed for any text. Linear in the number of bars and the text."""
    return in_both(lambda each: _Writer(data, each).document(), look, ".tornado")


class _Writer:
    def __init__(self, data: Tornado, look: Look) -> None:
        self.data = data
        self.look = look
        # Against and for: orange and blue (Okabe and Ito 2008), as rebuttals and undercuts are.
        self.false, self.true = look.rebut.color, look.undercut.color
        self.left = look.margin
        self.axis = self.left + _LABEL + _GAP
        self.width = _LABEL + _GAP + _CHART + _GAP + _TIP
        self.y = look.margin
        self.out: list[str] = []

    def document(self) -> str:
        data, look = self.data, self.look
        self._paragraph("map-title", data.title, look.title_size, bold=True)
        self.y += 6
        self._paragraph("caption", self._summary(), look.text_size, faint=True)
        self.y += 26
        top = self.y
        bars: list[str] = []
        kept, self.out = self.out, bars
        for swing in data.swings:
            self._bar(swing)
        self.out = kept
        self._scale(top, self.y)
        self.out += bars
        self.y += 14
        self._legend()
        if data.note:
            self.y += 8
            self._paragraph("caption", data.note, look.caption_size, faint=True)
        width, height = number(self.width + 2 * look.margin), number(self.y + look.margin)
        head = [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="argmap tornado" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="tornado-title tornado-desc" '
            f'lang="{attribute(data.language)}" font-family="{attribute(FONT_FAMILY)}" '
            f'font-size="{number(look.text_size)}" fill="{look.ink}">',
            f'<title id="tornado-title">{text(clean(data.title))}</title>',
            f'<desc id="tornado-desc">{text(clean(self._summary()))}</desc>',
            f'<rect class="background" width="{width}" height="{height}" fill="{look.background}"/>',
        ]
        return "\n".join([*head, *self.out, "</svg>\n"])

    def _summary(self) -> str:
        return f"How far each premise moves its {self.data.measure}, which is now {_share(self.data.value)}."

    def _x(self, value: float) -> float:
        return self.axis + value * _CHART

    def _scale(self, top: float, bottom: float) -> None:
        look = self.look
        for tick in _TICKS:
            x = number(self._x(tick))
            self.out.append(f'<path d="M{x},{number(top)}V{number(bottom)}" stroke="{look.group_stroke}"/>')
            self._text("tick", f"{tick:g}", self._x(tick), top - 6, look.caption_size, "middle", faint=True)
        x = number(self._x(self.data.threshold))
        self.out.append(
            f'<path class="threshold" d="M{x},{number(top)}V{number(bottom)}" stroke="{look.faint_ink}" '
            f'stroke-dasharray="4 3"/>'
        )

    def _bar(self, swing: Swing) -> None:
        look = self.look
        lines = wrap(clean(swing.label), _LABEL, look.text_size)
        line_height = look.text_size * look.leading
        height = max(_BAR + 10, len(lines) * line_height + 8)
        middle = self.y + height / 2
        said = f"{swing.claim}: {_share(swing.if_false)} if it is false, {_share(swing.if_true)} if it is true"
        self.out.append(f'<g class="swing" data-id="{attribute(swing.claim)}"><title>{text(clean(said))}</title>')
        y = middle - len(lines) * line_height / 2
        for line, _ in lines:
            y += line_height
            self._text("claim", line, self.left + _LABEL, y - 4, look.text_size, "end")
        for value, color, kind in ((swing.if_false, self.false, "false"), (swing.if_true, self.true, "true")):
            a, b = sorted((self._x(value), self._x(self.data.value)))
            self.out.append(
                f'<rect class="{kind}" x="{number(a)}" y="{number(middle - _BAR / 2)}" width="{number(b - a)}" '
                f'height="{number(_BAR)}" fill="{color}" fill-opacity="{0.85 if kind == "true" else 0.6}"/>'
            )
        self._ends(swing, middle)
        if swing.tipping is not None:
            self._text("tipping", f"tips at {_share(swing.tipping)}", self._x(1) + _GAP, middle + 4, look.caption_size)
        self.out.append("</g>")
        self.y += height
        x = number(self._x(self.data.value))
        self.out.append(
            f'<path class="now" d="M{x},{number(middle - _BAR / 2 - 3)}v{number(_BAR + 6)}" stroke="{look.ink}" '
            f'stroke-width="2"/>'
        )

    def _ends(self, swing: Swing, middle: float) -> None:
        """Write F and T at the ends of a bar, so that nothing hangs on colour."""
        if abs(swing.if_false - swing.if_true) < 0.005:
            return
        for value, sign in ((swing.if_false, "F"), (swing.if_true, "T")):
            outward = -1 if value < max(swing.if_false, swing.if_true) else 1
            anchor = "end" if outward < 0 else "start"
            self._text("end", sign, self._x(value) + outward * 4, middle + 4, self.look.caption_size, anchor)

    def _legend(self) -> None:
        look = self.look
        self.y += 14
        x = self.left
        for color, opacity, said in (
            (self.false, 0.6, "F  when the premise is surely false"),
            (self.true, 0.85, "T  when it is surely true"),
        ):
            self.out.append(
                f'<rect x="{number(x)}" y="{number(self.y - 10)}" width="16" height="11" fill="{color}" '
                f'fill-opacity="{opacity}"/>'
            )
            self._text("caption", said, x + 22, self.y, look.caption_size)
            x += text_width(said, look.caption_size) + 46
        said = f"| now {_share(self.data.value)}   ¦ changes sides at {_share(self.data.threshold)}"
        self._text("caption", said, x, self.y, look.caption_size)
        self.y += 6

    def _paragraph(self, role: str, words: str, size: float, *, bold: bool = False, faint: bool = False) -> None:
        backward = rtl(words)
        for line, _ in wrap(clean(words), self.width, size, bold):
            self.y += size * self.look.leading
            x = self.left + self.width if backward else self.left
            self._text(role, line, x, self.y - 4, size, "start", bold=bold, faint=faint, backward=backward)

    def _text(
        self,
        role: str,
        line: str,
        x: float,
        y: float,
        size: float,
        anchor: str = "start",
        *,
        bold: bool = False,
        faint: bool = False,
        backward: bool = False,
    ) -> None:
        looks = f' font-size="{number(size)}"' if size != self.look.text_size else ""
        looks += ' font-weight="bold"' if bold else ""
        looks += f' fill="{self.look.faint_ink}"' if faint else ""
        looks += f' text-anchor="{anchor}"' if anchor != "start" else ""
        looks += ' direction="rtl"' if backward else ""
        looks += fitted(line, size, bold)
        self.out.append(f'<text class="{role}" x="{number(x)}" y="{number(y)}"{looks}>{text(line.rstrip())}</text>')


def _share(value: float) -> str:
    return f"{value:.2f}"
