"""The legend, drawn: a sample of each kind beside its meaning, in rows as wide as the picture."""

from __future__ import annotations

from argmap.drawing import shapes
from argmap.drawing.geometry import Curve
from argmap.drawing.legend import Entry
from argmap.drawing.look import Look
from argmap.drawing.metrics import text_width
from argmap.drawing.shapes import number
from argmap.drawing.xmltext import text

ROW = 22.0
SAMPLE = 34.0
GAP = 22.0


def lay_out_legend(entries: list[Entry], room: float, look: Look) -> tuple[list[str], float, float]:
    """Return the legend's entries as SVG, placed from (0, 0) in columns, with its width and height."""
    if not entries:
        return [], 0.0, 0.0
    widest = max(SAMPLE + 8 + text_width(entry.text, look.caption_size) for entry in entries)
    columns = max(1, min(len(entries), int((room + GAP) // (widest + GAP)), 5))
    rows = -(-len(entries) // columns)
    pieces = []
    for place, entry in enumerate(entries):
        column, row = divmod(place, rows)
        x, y = column * (widest + GAP), row * ROW + ROW / 2
        label = f'<text x="{number(x + SAMPLE + 8)}" y="{number(y + 3.5)}">{text(entry.text)}</text>'
        pieces.append(f'<g class="entry" data-kind="{entry.key}">{sample(entry, x, y, look)}{label}</g>')
    return pieces, min(columns, -(-len(entries) // rows)) * (widest + GAP) - GAP, rows * ROW


def sample(entry: Entry, x: float, y: float, look: Look) -> str:
    """Return a small drawing of what an entry explains, in SAMPLE units from x on, centred at y."""
    end = x + SAMPLE
    middle = (x + SAMPLE / 2, y)
    if entry.sort == "box":
        return shapes.box((entry.key,), x + 2, y - 8, SAMPLE - 4, 16, look)
    if entry.sort == "tie":
        curve = Curve([(x + 5, y), (x + 10, y), (end - 10, y), (end - 5, y)], (x + 2, y), (end - 2, y))
        return shapes.tie(entry.key, curve, look.tie_color, look.background)
    if entry.sort == "relation":
        line = look.relation(entry.key)
        dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
        cap = ' stroke-linecap="round"' if entry.key == "undercut" else ""
        to = end - (2 if line.head == "bar" else 10)
        width = number(look.line_width)
        return (
            f'<path d="M{number(x)},{number(y)}L{number(to)},{number(y)}" fill="none" stroke="{line.color}" '
            f'stroke-width="{width}"{dash}{cap}/>' + shapes.head(line.head, (x, y), (end, y), line.color, look.background)
        )
    ink = look.faint_ink
    if entry.sort == "joint":
        lines = f"M{number(middle[0] - 9)},{number(y + 9)}L{number(middle[0])},{number(y)}L{number(middle[0] + 9)},{number(y + 9)}"
        strokes = f'<path d="{lines}M{number(middle[0])},{number(y)}V{number(y - 9)}" fill="none" stroke="{ink}"/>'
        if entry.key == "linked":
            lines = f"M{number(middle[0] - 7)},{number(y + 9)}V{number(y)}M{number(middle[0] + 7)},{number(y + 9)}V{number(y)}"
            strokes = f'<path d="{lines}M{number(middle[0])},{number(y)}V{number(y - 9)}" fill="none" stroke="{ink}"/>'
            return strokes + shapes.bar(middle, 26, 5, ink)
        return strokes + shapes.joint(entry.key, middle, ink, look.background)
    line_shape = f'<path d="M{number(x + 6)},{number(y)}L{number(end)},{number(y)}" stroke="{ink}"/>'
    return line_shape + shapes.mode_mark(entry.key, (x + 6, y), ink, look.background)
