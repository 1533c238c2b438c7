"""What a PDF says of the map in it, and on what sheets it is."""

from __future__ import annotations

from argmap.drawing.fit.target import target
from argmap.drawing.pdf import About, PdfPage
from argmap.drawing.scene import clean
from argmap.model import ArgumentMap


def about(argument_map: ArgumentMap) -> About:
    """Return title, authors, source, tags and language of a map, for its PDF."""
    source = argument_map.source
    said = [source.title, source.publisher, source.published, source.url] if source is not None else []
    return About(
        title=clean(argument_map.title),
        author=clean(", ".join(argument_map.author or ())),
        subject=clean("Argument map" + "".join(f", {piece}" for piece in said if piece)),
        language=argument_map.language,
    )


def sheet(svg: str, fit: str, name: str = "", title: str = "") -> PdfPage:
    """Return a picture as a page: on the sheet that it was made to fit, else as large as it is."""
    room = target(fit)
    if room is None or room.unit != "pt":
        return PdfPage(svg, name, title)
    size = (room.width + 2 * room.margin, room.height + 2 * room.margin)
    return PdfPage(svg, name, title, size, room.margin)
