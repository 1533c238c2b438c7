"""What a PDF says of the map in it."""

from __future__ import annotations

from argmap.drawing.pdf import About
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
