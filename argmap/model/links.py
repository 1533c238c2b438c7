"""Links into a source: its address with the passage in it, which browsers then show."""

from __future__ import annotations

import re
from urllib.parse import quote

from argmap.model.base import ELLIPSIS

_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


def passage_link(url: str, passage: str) -> str | None:
    """Return the address of a passage in a web page, as a text fragment (WICG, Scroll to Text Fragment).

    `first words … last words` become `#:~:text=first%20words,last%20words`. None if the address is not http or https.
    """
    if not _WEB.match(url):
        return None
    words = ",".join(quote(piece.strip(), safe="").replace("-", "%2D") for piece in ELLIPSIS.split(passage))
    return f"{url}{'' if '#' in url else '#'}:~:text={words}"


def web_address(url: str | None) -> str | None:
    """Return an address that may be a link: http or https; else None."""
    return url if url and _WEB.match(url) else None
