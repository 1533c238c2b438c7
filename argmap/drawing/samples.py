"""The legend, drawn: a sample of each kind beside its meaning, in rows as wide as the picture."""

from __future__ import annotations

from argmap.drawing import shapes
from argmap.drawing.colors import tint
from argmap.drawing.geometry import Curve, Point
from argmap.drawing.legend import Entry
from argmap.drawing.lettering import fitted
from argmap.drawing.look import Look
from argmap.drawing.metrics import text_width
from argmap.drawing.shapes import number
from argmap.drawing.xmltext import text

ROW = 22.0
SAMPLE = 34.0
GAP = 22.0
MOST_COLUMNS = 6


def lay_out_legend(
    entries: list[Entry], room: float, look: Look, row_height: float = ROW
) -> tuple[list[str], float, float]:
    """Return the legend's entries as SVG, placed from (0, 0) in as many columns as there is room for; its size."""
    widths, rows = _columns(entries, room, look)
    pieces = []
    for place, entry in enumerate(entries):
        column, row = divmod(place, rows)
        x, y = sum(widths[:column]) + column * GAP, row * row_height + row_height / 2
        label = f'<text x="{number(x + SAMPLE + 8)}" y="{number(y + 3.5)}"{fitted(entry.text, look.caption_size)}>'
        label += f"{text(entry.text)}</text>"
        pieces.append(f'<g class="entry" data-kind="{entry.key}">{sample(entry, x, y, look, row_height)}{label}</g>')
    return pieces, *legend_size(entries, room, look, row_height)


def legend_size(entries: list[Entry], room: float, look: Look, row_height: float = ROW) -> tuple[float, float]:
    """Return the width and height of the legend in so much room, without drawing it."""
    widths, rows = _columns(entries, room, look)
    return sum(widths) + GAP * max(len(widths) - 1, 0), rows * row_height


def _columns(entries: list[Entry], room: float, look: Look) -> tuple[list[float], int]:
    """Return how wide each column is, of as many as there is room for, and how many rows they have."""
    sizes = [SAMPLE + 8 + text_width(entry.text, look.caption_size) for entry in entries]
    widths, rows = sizes[:0], 0
    for columns in range(min(len(entries), MOST_COLUMNS), 0, -1):
        rows = -(-len(entries) // columns)
        widths = [max(sizes[first : first + rows]) for first in range(0, len(entries), rows)]
        if sum(widths) + GAP * (len(widths) - 1) <= room:
            break
    return widths, rows


def sample(entry: Entry, x: float, y: float, look: Look, row: float = ROW) -> str:
    """Return a small drawing of what an entry explains, SAMPLE units wide from x on, centred at y in its row."""
    half = min(8.0, row / 2 - 2)
    place = (x + 2, y - half, SAMPLE - 4, 2 * half)
    end = x + SAMPLE
    middle = (x + SAMPLE / 2, y)
    if entry.sort == "box":
        return shapes.box((entry.key,), place, look)
    if entry.mark is not None:
        sign = f'<text x="{number(middle[0])}" y="{number(y + 4)}" text-anchor="middle" font-weight="bold" '
        sign += f'fill="{entry.mark.color}">{text(entry.mark.sign)}</text>'
        return shapes.box((), place, look, entry.mark) + sign
    if entry.sort == "tray":
        left, top, wide, high = (number(each) for each in place)
        cell = (2 * half - 4.5) / 2
        tray = f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" rx="3" '
        tray += f'fill="{tint(look.faint_ink, look.background)}"/>'
        cells = "".join(
            f'<rect x="{number(x + 3.5)}" y="{number(level)}" width="{number(SAMPLE - 7)}" height="{number(cell)}" '
            f'rx="1" fill="{look.claim_fill}"/>'
            for level in (y - half + 1.5, y + 0.75)
        )
        return tray + cells
    if entry.sort == "tie":
        curve = Curve([(x + 5, y), (x + 10, y), (end - 10, y), (end - 5, y)], (x + 2, y), (end - 2, y))
        return shapes.tie(entry.key, curve, look.tie_color, look.background)
    if entry.sort == "relation":
        line = look.relation(entry.key)
        dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
        cap = ' stroke-linecap="round"' if entry.key == "undercut" else ""
        to = end - (2 if line.head == "bar" else 10)
        width = number(look.line_width)
        head = shapes.head(line.head, (x, y), (end, y), line.color, look.background)
        return f'{_strokes([(x, y), (to, y)], color=line.color)[:-2]} stroke-width="{width}"{dash}{cap}/>{head}'
    ink = look.faint_ink
    if entry.sort == "joint":
        (at, level), up, down = middle, y - half - 0.5, y + half + 0.5
        if entry.key == "linked":
            legs = _strokes([(at - 7, down), (at - 7, level)], [(at + 7, down), (at + 7, level)], color=ink)
            return legs + _strokes([middle, (at, up)], color=ink) + shapes.bar(middle, 26, 5, ink)
        legs = _strokes([(at - 9, down), middle, (at + 9, down)], [middle, (at, up)], color=ink)
        return legs + shapes.joint(entry.key, middle, ink, look.background)
    line_shape = _strokes([(x + 6, y), (end, y)], color=ink)
    return line_shape + shapes.mode_mark(entry.key, (x + 6, y), ink, look.background)


def _strokes(*lines: list[Point], color: str) -> str:
    data = "".join("M" + "L".join(f"{number(x)},{number(y)}" for x, y in line) for line in lines)
    return f'<path d="{data}" fill="none" stroke="{color}"/>'
