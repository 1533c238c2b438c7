"""Text made safe for XML."""

from __future__ import annotations

import re
import unicodedata

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.-]+").fullmatch


def text(value: str) -> str:
    """Escape for an element's content."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Escape for an attribute in double quotes."""
    return text(value).replace('"', "&quot;")


def xml_id(kind: str, name: str) -> str:
    """Return an XML id such as `claim-keep`; `/` becomes `:` , other characters that XML ids lack their number."""
    if _PLAIN_ID(name):
        return f"{kind}-{name}"
    return f"{kind}-" + "".join(
        c if _PLAIN_ID(c) else ":" if c == "/" else c if unicodedata.category(c)[0] == "L" and ord(c) > 0x2FF else f"_{ord(c):x}_"
        for c in name
    )


def rtl(value: str) -> bool:
    """Tell whether a text reads from right to left: whether its first letter does."""
    if value.isascii():
        return False
    for char in value:
        way = unicodedata.bidirectional(char)
        if way in ("R", "AL"):
            return True
        if way == "L":
            return False
    return False
