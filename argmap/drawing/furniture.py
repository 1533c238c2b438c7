"""What stands around a picture's claims: the heading, the frames of groups with their headings, the legend."""

from __future__ import annotations

from argmap.drawing.legend import legend
from argmap.drawing.look import Look
from argmap.drawing.metrics import text_width, wrap
from argmap.drawing.samples import lay_out_legend
from argmap.drawing.scene import Scene, clean
from argmap.drawing.shapes import number
from argmap.drawing.xmltext import attribute, text

HEADING_GAP = 20.0
"""Room below the map's heading."""
LEGEND_GAP = 26.0
"""Room above the legend; the line stands in its middle."""


def heading(scene: Scene, room: float, look: Look) -> tuple[str, float, float]:
    """Return the title's lines as SVG, their width and their height."""
    rows: list[str] = []
    width = y = 0.0
    for role, words, size, bold in (
        ("map-title", scene.title, look.title_size, True),
        ("map-source", scene.subtitle, look.text_size, False),
    ):
        weight = ' font-weight="bold"' if bold else f' fill="{look.faint_ink}"'
        y += 0 if bold else 3
        for line, line_width in wrap(words, max(room, 420.0), size, bold):
            y += size * (1.2 if bold else look.leading)
            place = f'x="{number(look.margin)}" y="{number(look.margin + y - 0.3 * size)}"'
            looks = f'font-size="{number(size)}"{weight}'
            rows.append(f'<text class="{role}" {place} {looks}>{text(line.rstrip())}</text>')
            width = max(width, line_width)
    for said in scene.marks.lines:
        y += 5
        for line, line_width in wrap(clean(said.text), max(room, 420.0), look.text_size):
            y += look.text_size * look.leading
            place = f'x="{number(look.margin)}" y="{number(look.margin + y - 0.3 * look.text_size)}"'
            ink = look.ink if said.address else look.faint_ink
            underlined = ' text-decoration="underline"' if said.address else ""
            row = f'<text class="map-part" {place} fill="{ink}"{underlined}>{text(line.rstrip())}</text>'
            rows.append(f'<a href="{attribute(said.address)}">{row}</a>' if said.address else row)
            width = max(width, line_width)
    return "\n".join(rows), width, y + HEADING_GAP


def frame(title: str, id_: str, name: str, place: tuple[float, float, float, float], look: Look) -> str:
    """Return a group's frame with its heading, at a place: x, y, width, height."""
    x, y, width, height = place
    return (
        f'<g class="group" id="{id_}" data-id="{attribute(name)}" role="img"><title>{text(title)}</title>'
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" rx="10" '
        f'fill="{look.group_fill}" stroke="{look.group_stroke}"/></g>'
    )


def frame_heading(title: str, x: float, y: float, look: Look) -> str:
    """Return a group's heading, on a ground that keeps lines which pass under it from striking it through."""
    size = look.text_size
    width = text_width(title, size, bold=True)
    return (
        f'<rect x="{number(x + 8)}" y="{number(y + 6)}" width="{number(width + 8)}" height="{number(size + 5)}" rx="3" '
        f'fill="{look.group_fill}" fill-opacity="0.88"/>'
        f'<text class="group-title" x="{number(x + 12)}" y="{number(y + 7 + size)}">{text(title)}</text>'
    )


class Legend:
    """The legend of a scene, laid out for a width; nothing where there is nothing to explain."""

    def __init__(self, scene: Scene, room: float, look: Look) -> None:
        self.look = look
        self.entries, self.width, rows = lay_out_legend(legend(scene), room, look)
        self.height = rows + LEGEND_GAP if self.entries else 0.0

    def svg(self, top: float, width: float) -> list[str]:
        """Return it as SVG, from `top` down, under a thin line as wide as the picture's contents."""
        if not self.entries:
            return []
        look = self.look
        place = f'transform="translate({number(look.margin)},{number(top + LEGEND_GAP)})"'
        looks = f'font-size="{number(look.caption_size)}" fill="{look.faint_ink}"'
        line = f'<path d="M0,{number(-LEGEND_GAP / 2)}H{number(width)}" stroke="{look.group_stroke}"/>'
        return [f'<g class="legend" role="group" aria-label="Legend" {place} {looks}>{line}', *self.entries, "</g>"]
