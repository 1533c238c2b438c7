"""What stands around a picture's claims: the heading, the frames of groups with their headings, the legend."""

from __future__ import annotations

from argmap.drawing.geometry import LegendPlace
from argmap.drawing.legend import Entry, legend
from argmap.drawing.lettering import fitted
from argmap.drawing.look import Look
from argmap.drawing.metrics import text_width, wrap
from argmap.drawing.samples import ROW, lay_out_legend, legend_size
from argmap.drawing.scene import Scene, clean
from argmap.drawing.shapes import number
from argmap.drawing.xmltext import attribute, text

HEADING_GAP = 20.0
SHEET_GAP = 13.0
"""Room below the map's heading, and on a sheet, where each point counts."""
NARROW = 10.0
"""Margin below which a picture is for a sheet, which has a margin of its own."""
MOST_HEADING = 12.0
"""Size of a group's heading at most: the layout leaves a fixed room for it."""
LEGEND_GAP = 26.0
"""Room above the legend; the line stands in its middle."""
BESIDE_ROW = 17.0
BESIDE_GAP = 40.0
"""Height of a row of a legend that stands beside the heading, and the room between the two."""
BESIDE_LESS = 5.0
"""Of the room below the heading, what is not needed then."""


def heading(scene: Scene, room: float, look: Look, least: float = 420.0) -> tuple[str, float, float]:
    """Return the title's lines as SVG, their width and their height."""
    rows: list[str] = []
    width = y = 0.0
    for role, words, size, bold in (
        ("map-title", scene.title, look.title_size, True),
        ("map-source", scene.subtitle, look.text_size, False),
    ):
        weight = ' font-weight="bold"' if bold else f' fill="{look.faint_ink}"'
        y += 0 if bold else 3
        for line, line_width in wrap(words, max(room, least), size, bold):
            y += size * (1.2 if bold else look.leading)
            place = f'x="{number(look.margin)}" y="{number(look.margin + y - 0.3 * size)}"'
            looks = f'font-size="{number(size)}"{weight}{fitted(line, size, bold)}'
            rows.append(f'<text class="{role}" {place} {looks}>{text(line.rstrip())}</text>')
            width = max(width, line_width)
    for said in scene.marks.lines:
        y += 5
        for line, line_width in wrap(clean(said.text), max(room, least), look.text_size):
            y += look.text_size * look.leading
            place = f'x="{number(look.margin)}" y="{number(look.margin + y - 0.3 * look.text_size)}"'
            ink = look.ink if said.address else look.faint_ink
            underlined = ' text-decoration="underline"' if said.address else ""
            underlined += fitted(line, look.text_size)
            row = f'<text class="map-part" {place} fill="{ink}"{underlined}>{text(line.rstrip())}</text>'
            rows.append(f'<a href="{attribute(said.address)}">{row}</a>' if said.address else row)
            width = max(width, line_width)
    return "\n".join(rows), width, y + _gap(look)


def _gap(look: Look) -> float:
    return HEADING_GAP if look.margin >= NARROW else SHEET_GAP


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
    size = min(look.text_size, MOST_HEADING)
    width = text_width(title, size, bold=True)
    own = "" if size == look.text_size else f' font-size="{number(size)}"'
    return (
        f'<rect x="{number(x + 8)}" y="{number(y + 5)}" width="{number(width + 8)}" height="{number(size + 4)}" rx="3" '
        f'fill="{look.group_fill}" fill-opacity="0.88"/>'
        f'<text class="group-title" x="{number(x + 12)}" y="{number(y + 6 + size)}"{own}'
        f"{fitted(title, size, bold=True)}>{text(title)}</text>"
    )


class Surroundings:
    """The heading and the legend of a scene around contents of some width; the legend below, or beside the heading."""

    def __init__(
        self, scene: Scene, contents: float, look: Look, place: LegendPlace = None, trays: bool = False
    ) -> None:
        self.look = look
        entries = legend(scene, trays)
        self.beside = place == "beside" and bool(entries)
        self.inside = place if isinstance(place, tuple) else None
        room = max(contents, 300.0)
        title = contents
        if self.beside:
            room, title, row = _share(scene, entries, room, look), contents, BESIDE_ROW
        elif self.inside is not None:
            room, row = self.inside[2] + 1, BESIDE_ROW
        else:
            row = ROW
        self._drawn_legend = (entries, room, look, row)
        self.legend_width, rows = legend_size(entries, room, look, row)
        if self.beside:
            title = max(contents - self.legend_width - BESIDE_GAP, 200.0)
        self.title, title_width, self.top = heading(scene, title, look, 200.0 if self.beside else 420.0)
        """The heading as SVG, and what it takes at the top."""
        self.bottom = 0.0
        if self.beside:
            self.width = max(contents, title_width + BESIDE_GAP + self.legend_width)
            self.top = max(self.top - BESIDE_LESS, rows + _gap(look) - 2 * BESIDE_LESS)
        elif self.inside is not None:
            self.width = max(contents, title_width, 300.0)
        else:
            self.width = max(contents, title_width, 300.0, self.legend_width)
            self.bottom = rows + LEGEND_GAP if entries else 0.0

    def size(self, height: float) -> tuple[float, float]:
        """Return the size of the whole picture around contents of some height."""
        margins = 2 * self.look.margin
        return self.width + margins, self.top + height + self.bottom + margins

    def legend(self, left: float, top: float, height: float) -> list[str]:
        """Return the legend as SVG: under the contents and a thin line, at the right of the heading, or in them.

        The contents begin at `left` and `top`.
        """
        entries, _, _ = lay_out_legend(*self._drawn_legend)
        if not entries:
            return []
        look = self.look
        x, y, line = look.margin, top + height + LEGEND_GAP, ""
        if self.beside:
            x, y = look.margin + self.width - self.legend_width, look.margin - 3
        elif self.inside is not None:
            x, y = left + self.inside[0], top + self.inside[1]
        else:
            line = f'<path d="M0,{number(-LEGEND_GAP / 2)}H{number(self.width)}" stroke="{look.group_stroke}"/>'
        place = f'transform="translate({number(x)},{number(y)})"'
        looks = f'font-size="{number(look.caption_size)}" fill="{look.faint_ink}"'
        return [f'<g class="legend" role="group" aria-label="Legend" {place} {looks}>{line}', *entries, "</g>"]


def legend_sizes(scene: Scene, look: Look, trays: bool) -> list[tuple[float, float]]:
    """Return the sizes that a legend among the contents may take, from the narrowest; none where there is none."""
    entries = legend(scene, trays)
    found: list[tuple[float, float]] = []
    room = 0.0
    while entries and room < 2000:
        width, height = legend_size(entries, room, look, BESIDE_ROW)
        if not found or height < found[-1][1]:
            found.append((width, height))
        room = max(room, width) + 60
    return found


def _share(scene: Scene, entries: list[Entry], room: float, look: Look) -> float:
    """Return how much of the room the legend gets beside the heading, so that both together are low."""

    def height(share: float) -> float:
        width, rows = legend_size(entries, share * room, look, BESIDE_ROW)
        _, _, top = heading(scene, max(room - width - BESIDE_GAP, 200.0), look, 200.0)
        return max(top - BESIDE_LESS, rows + _gap(look) - 2 * BESIDE_LESS)

    return room * min((0.4, 0.5, 0.6, 0.7), key=height)
