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
    return f"{kind}-{''.join(map(_id_character, name))}"


def _id_character(char: str) -> str:
    if _PLAIN_ID(char):
        return char
    if char == "/":
        return ":"
    # Letters that XML 1.0 (fifth edition) lets into names; below U+0300 its list has holes.
    return char if unicodedata.category(char)[0] == "L" and ord(char) > 0x2FF else f"_{ord(char):x}_"


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
