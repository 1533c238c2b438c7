"""Links in a PDF: into the web, from page to page, and to a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from argmap.drawing.pdf.canvas import Canvas


class Link:
    """A link: its page, where it leads, and the corners of what it holds: left, top, right, bottom."""

    def __init__(self, page: int, target: str) -> None:
        self.page = page
        self.target = target
        self.box: list[float] = []

    def hold(self, left: float, top: float, right: float, bottom: float) -> None:
        """Make the link large enough for one thing more."""
        box = self.box or [left, top, right, bottom]
        self.box = [min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom)]


class Links:
    """The links of all pages, which can be tied when the last page is drawn. Pages count from 1."""

    def __init__(self, names: Sequence[str]) -> None:
        self.pages = {name: number for number, name in enumerate(names, 1) if name}
        self.links: list[Link] = []
        self.places: dict[str, list[tuple[int, float]]] = {}

    def open(self, page: int, target: str) -> Link:
        """Return a new link on a page."""
        link = Link(page, target)
        self.links.append(link)
        return link

    def place(self, id_: str, page: int, y: float) -> None:
        """Note where an element with an id stands."""
        self.places.setdefault(id_, []).append((page, y))

    def tie(self, canvas: Canvas) -> None:
        """Add the links that lead somewhere to their pages."""
        targets: dict[tuple[int, float], int] = {}
        for link in self.links:
            if not link.box:
                continue
            goal: str | int
            if outside(link.target):
                goal = link.target
            elif (place := self._inside(link)) is not None:
                if place not in targets:
                    targets[place] = canvas.add_link(page=place[0], y=place[1])
                goal = targets[place]
            else:
                continue
            canvas.page = link.page
            left, top, right, bottom = link.box
            canvas.link(left, top, right - left, bottom - top, goal)
        canvas.page = len(canvas.pages)

    def _inside(self, link: Link) -> tuple[int, float] | None:
        """Return the page, and the height on it, to which a link inside the PDF leads."""
        target = link.target
        if target.startswith("#page:"):
            number = self.pages.get(unquote(target[6:]))
            return (number, 0.0) if number else None
        if target.startswith("#"):
            places = self.places.get(unquote(target[1:]), [])
            return next((place for place in places if place[0] == link.page), places[0] if places else None)
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path.endswith(".svg"):
            return None
        name = unquote(parts.path).rpartition("/")[2].removesuffix(".svg")
        found = [number for known, number in self.pages.items() if name == known or name.endswith(f"-{known}")]
        return (found[0], 0.0) if found else None


def outside(target: str) -> bool:
    """Tell whether an address leads somewhere a PDF may lead: the web, or a letter."""
    return re.match(r"(https?://|mailto:)", target, re.IGNORECASE) is not None
