"""Walks our SVG and draws it on a PDF's page: shapes, texts, links."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

from argmap.drawing.pdf import LARGEST, MOST
from argmap.drawing.pdf.canvas import Canvas, Ink
from argmap.drawing.pdf.links import Link, Links
from argmap.drawing.pdf.paths import ellipse, path, rectangle

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_INHERITED = (
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "font-size", "font-weight", "font-style", "text-anchor", "text-decoration", "direction", "visibility",
)  # fmt: skip
_SKIPPED = {f"{_SVG}{name}" for name in ("title", "desc", "style", "script", "metadata", "defs", "foreignObject")}
_MOVES = re.compile(r"(translate|scale)\(([^)]*)\)")
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_VAR = re.compile(r"var\(\s*--[\w-]+\s*,\s*([^)]*)\)")


class Frame(NamedTuple):
    """Where an element stands: x on the page = scale · x + dx, y alike (down)."""

    scale: float
    dx: float
    dy: float


class Painter:
    """Draws pages on a canvas, and notes their links and where these may lead."""

    def __init__(self, canvas: Canvas, links: Links) -> None:
        self.canvas = canvas
        self.links = links
        self.height = 0.0

    def page(self, svg: str, size: tuple[float, float] | None, margin: float = 0.0) -> None:
        """Add a page, as large as the picture or of a size on which the picture is fitted and centred."""
        root = ET.fromstring(svg)
        left, top, width, height = _view(root)
        page_width, page_height = size or (width, height)
        shrink = min(1.0, MOST / max(page_width, page_height))
        page_width, page_height, margin = page_width * shrink, page_height * shrink, margin * shrink
        scale = min((page_width - 2 * margin) / width, (page_height - 2 * margin) / height, LARGEST)
        self.canvas.add_page("P", (page_width, page_height))
        self.height = page_height
        frame = Frame(
            scale, (page_width - width * scale) / 2 - left * scale, (page_height - height * scale) / 2 - top * scale
        )
        self._walk(root, frame)

    def _walk(self, root: ET.Element, frame: Frame) -> None:
        stack: list[tuple[ET.Element, dict[str, str], Frame, Link | None]] = [(root, {}, frame, None)]
        while stack:
            element, looks, frame, link = stack.pop()
            if element.tag in _SKIPPED or element.get("display") == "none":
                continue
            own = {name: value for name in _INHERITED if (value := element.get(name)) is not None}
            looks = looks | own if own else looks
            if moves := element.get("transform"):
                frame = _moved(frame, moves)
            name = element.tag.removeprefix(_SVG)
            if name in ("svg", "g", "a"):
                if name == "a" and (target := next((t for h in _HREF if (t := element.get(h))), "")):
                    link = self.links.open(self.canvas.page_no(), target)
                if (id_ := element.get("id")) is not None:
                    self._place(id_, element, frame)
                stack.extend((child, looks, frame, link) for child in reversed(element))
            elif name == "text":
                self._text(element, looks, frame, link)
            elif looks.get("visibility") != "hidden":
                self._shape(name, element, looks, frame, link)

    def _place(self, id_: str, element: ET.Element, frame: Frame) -> None:
        box = next(element.iter(f"{_SVG}rect"), None)
        y = _float(box.get("y")) * frame.scale + frame.dy if box is not None else 0.0
        self.links.place(id_, self.canvas.page_no(), max(y, 0.0))

    def _shape(self, name: str, element: ET.Element, looks: dict[str, str], frame: Frame, link: Link | None) -> None:
        scale, dx, dy = frame
        height = self.height

        def place(x: float, y: float) -> str:
            return f"{_short(x * scale + dx)} {_short(height - y * scale - dy)}"

        get = element.get
        if name == "rect":
            x, y, w, h = (_float(get(key)) for key in ("x", "y", "width", "height"))
            drawn = rectangle(x, y, w, h, _float(get("rx") or get("ry")), place)
            corners = [(x, y), (x + w, y + h)]
        elif name in ("circle", "ellipse"):
            x, y = _float(get("cx")), _float(get("cy"))
            rx, ry = _float(get("r") or get("rx")), _float(get("r") or get("ry"))
            drawn = ellipse(x, y, rx, ry, place)
            corners = [(x - rx, y - ry), (x + rx, y + ry)]
        elif name == "path":
            drawn = path(get("d") or "", place)
            corners = _pairs(get("d") or "") if link is not None else []
        elif name in ("polygon", "polyline", "line"):
            corners = _pairs(get("points") or "")
            if name == "line":
                corners = [(_float(get("x1")), _float(get("y1"))), (_float(get("x2")), _float(get("y2")))]
            if len(corners) < 2:
                return
            drawn = f"{place(*corners[0])} m " + " ".join(f"{place(*corner)} l" for corner in corners[1:])
            drawn += " h" if name == "polygon" else ""
        else:
            return
        if link is not None and corners:
            xs, ys = [x * scale + dx for x, _ in corners], [y * scale + dy for _, y in corners]
            link.hold(min(xs), min(ys), max(xs), max(ys))
        self._paint(drawn, looks, scale)

    def _paint(self, drawn: str, looks: dict[str, str], scale: float) -> None:
        fill, stroke = rgb(looks.get("fill", "#000000")), rgb(looks.get("stroke", "none"))
        width = _float(looks.get("stroke-width"), 1.0)
        setting = []
        if fill is not None:
            setting.append(f"{_rgb(fill)} rg")
        if stroke is not None and width > 0:
            setting.append(f"{_rgb(stroke)} RG {_short(width * scale)} w")
            dashes = [_float(each) * scale for each in _NUMBERS.findall(looks.get("stroke-dasharray", ""))]
            if any(dashes):
                setting.append(f"[{' '.join(map(_short, dashes))}] 0 d")
            if cap := _CAPS.get(looks.get("stroke-linecap", ""), 0):
                setting.append(f"{cap} J")
            if join := _JOINS.get(looks.get("stroke-linejoin", ""), 0):
                setting.append(f"{join} j")
        elif fill is None:
            return
        else:
            stroke = None
        operator = "B" if fill is not None and stroke is not None else "f" if fill is not None else "S"
        operators = f"{' '.join(setting)}\n{drawn} {operator}"
        opacity = _float(looks.get("fill-opacity"), 1.0)
        if opacity < 1 and fill is not None:
            with self.canvas.local_context(fill_opacity=opacity):
                self.canvas.ink(operators)
        else:
            self.canvas.ink(operators)

    def _text(self, element: ET.Element, looks: dict[str, str], frame: Frame, link: Link | None) -> None:
        """Draw a text: its own words, and those of its tspans, each of which stands where it says or goes on."""
        x, y = _float(element.get("x")), _float(element.get("y"))
        for piece in (element, *(span for span in element if span.tag == f"{_SVG}tspan")):
            own = looks | {name: value for name in _INHERITED if (value := piece.get(name)) is not None}
            x, y = _float(piece.get("x"), x), _float(piece.get("y"), y)
            words = piece.text if piece is element else "".join(piece.itertext())
            width = self._words(words or "", own, x, y, _float(piece.get("textLength")), frame, link)
            x += -width if own.get("direction") == "rtl" else width

    def _words(
        self, words: str, looks: dict[str, str], x: float, y: float, room: float, frame: Frame, link: Link | None
    ) -> float:
        words = " ".join(words.split()) if words.strip() else ""
        color = rgb(looks.get("fill", "#000000"))
        if not words or color is None or looks.get("visibility") == "hidden":
            return 0.0
        scale = frame.scale
        size = _float(looks.get("font-size"), 16.0) * scale
        bold = looks.get("font-weight", "") in ("bold", "bolder", "600", "700", "800", "900")
        italic = looks.get("font-style", "") in ("italic", "oblique")
        left, width = self.canvas.letter(
            x * scale + frame.dx,
            y * scale + frame.dy,
            words,
            Ink(size, bold, italic, color, looks.get("text-decoration") == "underline"),
            anchor=looks.get("text-anchor", "start"),
            rtl=looks.get("direction") == "rtl",
            room=room * scale,
        )
        if link is not None:
            base = y * scale + frame.dy
            link.hold(left, base - 0.8 * size, left + width, base + 0.25 * size)
        return width / scale


def rgb(color: str) -> tuple[int, int, int] | None:
    """Return a colour, `#rgb` or `#rrggbb`, as three numbers up to 255; None for none."""
    color = _VAR.sub(r"\1", color).strip()
    if color in ("none", "transparent", ""):
        return None
    digits = color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    except ValueError:
        return {"white": (255, 255, 255)}.get(color, (0, 0, 0))


def _rgb(color: tuple[int, int, int]) -> str:
    return " ".join(f"{part / 255:.3f}".rstrip("0").rstrip(".") for part in color)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _float(value: str | None, otherwise: float = 0.0) -> float:
    if value is None:
        return otherwise
    found = _NUMBERS.match(value.strip())
    return float(found[0]) if found else otherwise


def _pairs(data: str) -> list[tuple[float, float]]:
    numbers = list(map(float, _NUMBERS.findall(data)))
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _moved(frame: Frame, moves: str) -> Frame:
    for name, arguments in _MOVES.findall(moves):
        numbers = [*map(float, _NUMBERS.findall(arguments)), 0.0, 0.0]
        if name == "translate":
            frame = Frame(frame.scale, frame.dx + numbers[0] * frame.scale, frame.dy + numbers[1] * frame.scale)
        else:
            frame = Frame(frame.scale * numbers[0], frame.dx, frame.dy)
    return frame


def _view(root: ET.Element) -> tuple[float, float, float, float]:
    """Return the part of the plane that a picture shows: left, top, width, height."""
    box = list(map(float, _NUMBERS.findall(root.get("viewBox") or "")))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[0], box[1], box[2], box[3]
    return 0.0, 0.0, _float(root.get("width"), 300.0) or 300.0, _float(root.get("height"), 150.0) or 150.0
