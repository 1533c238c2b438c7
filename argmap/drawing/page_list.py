"""What an overview knows of its pages: their names and digests, at its end where no viewer shows them.

So whoever draws a map as pages again can tell which files were pages of it before, and that nobody has changed them.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping
from urllib.parse import quote, unquote

_ENTRY = r"[^\s=]+=[0-9a-f]{32}"
_COMMENT = re.compile(rf"<!-- argmap pages: ((?:{_ENTRY} ?)+)-->\s*\Z".encode())
_END = {
    "svg": _COMMENT,
    "html": _COMMENT,
    "dot": re.compile(rf"// argmap pages: ((?:{_ENTRY} ?)+)\s*\Z".encode()),
    "png": re.compile(rf"tEXtargmap pages\0((?:{_ENTRY} ?)+)".encode() + rb".{4}\0\0\0\0IEND.{4}\Z", re.DOTALL),
}
_IEND = 12
"""Bytes of the chunk with which a PNG ends."""


def digest(data: str | bytes) -> str:
    """Return what a file's content is known by: half of its SHA-256, 32 hexadecimal digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()[:32]


def with_list(overview: str | bytes, pages: Mapping[str, str | bytes], form: str) -> str | bytes:
    """Return an overview (svg, html, dot or png) that names its pages: page's name → content. Linear."""
    # Two hyphens end a comment in XML.
    entries = " ".join(f"{quote(name).replace('-', '%2D')}={digest(data)}" for name, data in pages.items())
    if not entries:
        return overview
    if isinstance(overview, bytes):
        body = f"tEXtargmap pages\0{entries}".encode()
        chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
        return overview[:-_IEND] + chunk + overview[-_IEND:]
    said = f"argmap pages: {entries}"
    return overview.rstrip("\n") + (f"\n// {said}\n" if form == "dot" else f"\n<!-- {said} -->\n")


def listed(overview: bytes, form: str) -> dict[str, str]:
    """Return the pages that an overview names, each with the digest of its content; none for any other file."""
    found = _END[form].search(overview) if form in _END else None
    entries = found[1].decode().split() if found else []
    return {unquote(name): known for name, _, known in (entry.partition("=") for entry in entries)}
