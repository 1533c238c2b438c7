"""The picture as SVG, written by us from Graphviz' layout: the same bytes on every machine.

The look is in presentation attributes, which every viewer understands; classes and ids are there for style sheets,
scripts and readers. The document's order is the reading order: the main conclusion, then depth first.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing import shapes
from argmap.drawing.colors import tint
from argmap.drawing.furniture import Surroundings, frame, frame_heading
from argmap.drawing.geometry import Curve, Geometry, Point
from argmap.drawing.joints import joint, mode, plate
from argmap.drawing.lettering import FONT_FACES, FONT_FAMILY, fitted
from argmap.drawing.look import LineLook, Look
from argmap.drawing.marks import Mark
from argmap.drawing.metrics import certain, has_wide
from argmap.drawing.recolor import distinct, rules
from argmap.drawing.scene import Box, Drawn, Row, Scene, Segment, clean
from argmap.drawing.shapes import number
from argmap.drawing.words import (
    claim_label,
    claim_link,
    claim_tooltip,
    step_tooltip,
    voice_classes,
)
from argmap.drawing.xmltext import attribute, rtl, text, xml_id

_STYLE = (
    ".claim:hover .box,.claim:target .box,a:focus .box{stroke-width:3}.argument:hover>.line{stroke-width:3}"
    ".argument:target>.line{stroke-width:3}a:focus{outline:none}"
)
_DARK = "@media screen and (prefers-color-scheme:dark)"


def svg(scene: Scene, geometry: Geometry, look: Look) -> str:
    """Return the SVG document of a scene that has been laid out. Linear in the size of the map."""
    if look.in_dark is None:
        return _Writer(scene, geometry, look).document()
    look = distinct(look)
    written = _Writer(scene, geometry, look).document()
    assert look.in_dark is not None
    dark = f"{_DARK}{{{rules(written, look, look.in_dark)}}}"
    return written.replace("</style>", f"{dark}</style>", 1)


class _Writer:
    def __init__(self, scene: Scene, geometry: Geometry, look: Look) -> None:
        self.scene = scene
        self.geometry = geometry
        self.look = look = look if geometry.margin is None else replace(look, margin=geometry.margin)
        self.out: list[str] = []
        self.dx = self.dy = look.margin
        self.curves: dict[int, list[tuple[Curve | None, Segment]]] = {}
        self.words: dict[int, list[Point | None]] = {}
        """Beside each curve, where the word at its beginning stands, if the layout says so."""
        self.ids: set[str] = set()
        self.headings: list[str] = []

    def document(self) -> str:
        look = self.look
        trays = bool(self.geometry.trays)
        around = Surroundings(self.scene, self.geometry.width, look, self.geometry.legend, trays)
        total_width, total_height = map(number, around.size(self.geometry.height))
        self.dx += (around.width - self.geometry.width) / 2
        self.dy += around.top
        language = attribute(self.scene.graph.map.language)
        self.out += [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="argmap" width="{total_width}" height="{total_height}" '
            f'viewBox="0 0 {total_width} {total_height}" role="graphics-document document" '
            f'aria-roledescription="argument map" aria-labelledby="argmap-title" aria-describedby="argmap-desc" '
            f'lang="{language}" font-family="{attribute(FONT_FAMILY)}" font-size="{number(look.text_size)}" '
            f'fill="{look.ink}">',
            f'<title id="argmap-title">{text(self.scene.title)}</title>',
            f'<desc id="argmap-desc">{text(self._description())}</desc>',
            f"<style>{FONT_FACES}{_STYLE}</style>",
            f'<rect class="background" width="{total_width}" height="{total_height}" fill="{look.background}"/>',
            around.title,
        ]
        self._frames()
        self._trays()
        self._ties(self._assign_curves())
        for kind, key in self.scene.order:
            if kind == "claim":
                self._claim(self.scene.boxes[str(key)])
            else:
                self._argument(self.scene.drawn[int(key)])
        if self.headings:
            looks = f'font-weight="bold" fill="{look.faint_ink}" aria-hidden="true" pointer-events="none"'
            self.out += [f'<g class="group-titles" {looks}>', *self.headings, "</g>"]
        self.out += around.legend(self.dx, self.dy, self.geometry.height)
        self.out.append("</svg>\n")
        return "\n".join(piece for piece in self.out if piece)

    def _description(self) -> str:
        counts = [
            (len(self.scene.boxes), "claim"),
            (len(self.scene.drawn), "argument"),
        ]
        said = ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)
        mains = [clean(self.scene.graph.claims[c].text) for c, box in self.scene.boxes.items() if "main" in box.kinds]
        sentences = [f"Argument map: {said}.", *([f"Main conclusion: {' '.join(mains)}"] if mains else [])]
        return clean(" ".join([*sentences, *(line.text for line in self.scene.marks.lines), *self.scene.remarks]))

    def _assign_curves(self) -> int:
        """Give each argument its curves, numbered as in the DOT, and return the number of the first tie."""
        k = 0
        for index, drawn in self.scene.drawn.items():
            mine = self.curves[index] = []
            words = self.words[index] = []
            for segment in drawn.segments:
                at = self.geometry.words.get(k)
                words.append(None if at is None else (at[0] + self.dx, at[1] + self.dy))
                curve = self.geometry.curves.get(k) or self._straight(segment.tail, segment.head)
                mine.append((self._moved(None if k in self.geometry.hidden else curve), segment))
                k += 1
        return k

    def _straight(self, tail: str, head: str) -> Curve | None:
        """Return a straight line for an edge that the layout has lost."""
        a, b = self.geometry.nodes.get(tail), self.geometry.nodes.get(head)
        return Curve([a, a, b, b], None, b) if a and b else None

    def _moved(self, curve: Curve | None) -> Curve | None:
        if curve is None:
            return None
        dx, dy = self.dx, self.dy
        ends = [None if p is None else (p[0] + dx, p[1] + dy) for p in (curve.start, curve.end)]
        gaps = [(x + dx, y + dy, width, height) for x, y, width, height in curve.gaps]
        return Curve([(x + dx, y + dy) for x, y in curve.points], ends[0], ends[1], gaps)

    def _at(self, node: str) -> Point:
        x, y = self.geometry.nodes.get(node, (0.0, 0.0))
        return x + self.dx, y + self.dy

    def _id(self, kind: str, name: str) -> str:
        found = xml_id(kind, name)
        while found in self.ids:
            found += "_"
        self.ids.add(found)
        return found

    def _frames(self) -> None:
        look = self.look
        stack = [inner for inner in reversed(self.scene.frame.frames) if inner.nodes or inner.frames]
        count = 0
        while stack:
            inner = stack.pop()
            x, y, width, height = self.geometry.frames.get(count, (0.0, 0.0, 0.0, 0.0))
            count += 1
            stack.extend(f for f in reversed(inner.frames) if f.nodes or f.frames)
            x, y = x + self.dx, y + self.dy
            name = inner.group or ""
            self.out.append(frame(inner.title, self._id("group", name), name, (x, y, width, height), look))
            self.headings.append(frame_heading(inner.title, x, y, look))

    def _trays(self) -> None:
        for tray in self.geometry.trays:
            x, y, width, height = tray.place
            color = self.look.relation(tray.relation).color
            self.out.append(
                f'<rect class="tray {tray.relation}" x="{number(x + self.dx)}" y="{number(y + self.dy)}" '
                f'width="{number(width)}" height="{number(height)}" rx="9" fill="{tint(color, self.look.background)}"/>'
            )

    def _ties(self, first: int) -> None:
        color, ground = self.look.tie_color, self.look.background
        for k, tie in enumerate(self.scene.ties, first):
            a, b = self.scene.boxes[tie.first].node, self.scene.boxes[tie.second].node
            curve = self._moved(self.geometry.curves.get(k) or self._straight(a, b))
            if curve is None:
                continue
            title = "Contraries: at most one holds" if tie.kind == "contraries" else "Say the same"
            mark = tie.mark
            if mark is not None:
                title += f" ({mark.word})"
            sign = "" if mark is None else plate(mark.sign, curve.middle(), self.look, mark.color)
            self.out.append(
                f'<g class="tie {tie.kind}" data-claims="{attribute(tie.first)} {attribute(tie.second)}"{_data(mark)} '
                f'role="img">'
                f"<title>{text(f'{title}: {tie.first}, {tie.second}')}</title>"
                + shapes.tie(tie.kind, curve, color if mark is None else mark.line(color, self.look), ground)
                + sign
                + "</g>"
            )

    def _claim(self, box: Box) -> None:
        look = self.look
        claim = self.scene.graph.claims[box.claim]
        x, y = self._at(box.node)
        left, top = x - box.width / 2, y - box.height / 2
        classes = attribute(" ".join(("claim", *box.kinds, *voice_classes(claim))))
        page = self.scene.marks.links.get(box.claim)
        link = page or claim_link(box.claim, claim, self.scene.sources)
        window = "" if page else ' target="_blank" rel="noopener"'
        self.out.append(
            f'<g class="{classes}" id="{self._id("claim", box.claim)}" data-id="{attribute(box.claim)}"'
            f'{_data(box.mark)} role="group" aria-label="{attribute(claim_label(box.claim, box.kinds))}">'
            f"<title>{text(clean(claim_tooltip(box.claim, claim)))}</title>"
            + (f'<a href="{attribute(link)}"{window}>' if link else "")
            + f"{shapes.box(box.kinds, (left, top, box.width, box.height), look, box.mark)}"
        )
        for role in ("mark", "caption", "title", "text", "note"):
            rows = [row for row in box.rows if row.role == role]
            if rows:
                self.out.append(self._text(rows, box, left, top))
        self.out.append("</a></g>" if link else "</g>")

    def _text(self, rows: list[Row], box: Box, left: float, top: float) -> str:
        look = self.look
        whole = "".join(row.text for row in rows)
        backward = rtl(whole)
        x = number(left + box.width - box.pad if backward else left + box.pad)
        role = rows[0].role
        looks = ' direction="rtl"' if backward else ""
        if rows[0].bold:
            looks += ' font-weight="bold"'
        if rows[0].size != look.text_size:
            looks += f' font-size="{number(rows[0].size)}"'
        if role == "mark" and box.mark is not None:
            looks += f' fill="{box.mark.color}"'
        elif role in ("caption", "note"):
            looks += f' fill="{look.faint_ink}"'
        elif box.mark is not None and box.mark.faded:
            looks += f' fill="{look.faint_ink}"'
        if role == "text" and "implicit" in box.kinds:
            looks += ' font-style="italic"'
        # A length is for a whole <text>: not all viewers take it of a tspan. And PNG gives each line fonts of its own.
        if len(rows) == 1 or backward or not certain(whole) or has_wide(whole):
            return "".join(
                f'<text class="{role}" x="{x}" y="{number(top + row.baseline)}"{looks}'
                f"{fitted(row.text, row.size, row.bold)}>{text(row.text)}</text>"
                for row in rows
            )
        spans = "".join(f'<tspan x="{x}" y="{number(top + row.baseline)}">{text(row.text)}</tspan>' for row in rows)
        return f'<text class="{role}"{looks}>{spans}</text>'

    def _argument(self, drawn: Drawn) -> None:
        look = self.look
        line = look.relation(drawn.relation)
        mark = drawn.mark
        color = line.color if mark is None else mark.line(line.color, look)
        name = drawn.step.argument.id or str(drawn.step.index + 1)
        classes = ["argument", drawn.relation]
        if drawn.joint_kind != "single":
            classes.append(drawn.joint_kind)
        if drawn.step.argument.implicit:
            classes.append("implicit")
        dashes = line.dash or (mark.dash if mark is not None else "")
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        cap = ' stroke-linecap="round"' if drawn.relation == "undercut" else ""
        data = f' data-id="{attribute(name)}"' if drawn.step.argument.id else ""
        width = look.line_width * (mark.thicker if mark is not None else 1)
        notes = self.scene.marks.argument_notes.get(drawn.step.index, ())
        tooltip = "\n".join((step_tooltip(drawn.step, self.scene.graph), *notes))
        self.out.append(
            f'<g class="{" ".join(classes)}" id="{self._id("argument", name)}"{data}{_data(mark)} role="img" '
            f'fill="none" stroke="{color}" stroke-width="{number(width)}"{dash}{cap}>'
            f"<title>{text(clean(tooltip))}</title>"
        )
        marks: list[str] = []
        for (curve, segment), at in zip(self.curves[drawn.step.index], self.words[drawn.step.index], strict=True):
            if curve is None:
                continue
            # A bar is met by the line itself; the other heads cover its last stretch.
            meets = segment.part != "premise" and line.head == "bar"
            path = shapes.path(curve, segment.mode != "holds", meets)
            own = "" if segment.mark is None else self._own_line(segment.mark, line)
            self.out.append(f'<path class="line" d="{path}"{own}/>')
            if segment.part != "premise" and curve.end is not None:
                marks.append(shapes.head(line.head, curve.points[-1], curve.end, color, look.background))
            if segment.mode != "holds":
                marks.append(mode(segment.mode, curve, color, look, at))
            if segment.mark is not None:
                marks.append(plate(segment.mark.sign, curve.middle(), look, segment.mark.color))
        if drawn.joint is not None:
            marks.append(joint(drawn, self._at(drawn.joint), color, look))
        self.out += [*marks, "</g>"]

    def _own_line(self, mark: Mark, line: LineLook) -> str:
        """Return the attributes of a premise's line that is marked apart from its argument."""
        dash = f' stroke-dasharray="{mark.dash}"' if mark.dash and not line.dash else ""
        width = number(self.look.line_width * mark.thicker)
        return f'{_data(mark)} stroke="{mark.line(line.color, self.look)}" stroke-width="{width}"{dash}'


def _data(mark: Mark | None) -> str:
    return "" if mark is None else f' data-mark="{attribute(mark.key)}"'
