"""What an id is: the names by which claims, arguments and the rest refer to each other."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_ASCII_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*").fullmatch
_LETTERS = ("L",)
_LATER = ("L", "M", "N")


def is_id(text: str) -> bool:
    """Tell whether `text` is an id: a letter or `_`, then letters, marks, digits, `-`, `_`, `.`; any script."""
    if _ASCII_ID(text):
        return True
    if not text:
        return False
    category = unicodedata.category
    return (text[0] == "_" or category(text[0])[0] in _LETTERS) and all(
        c in "-_." or category(c)[0] in _LATER for c in text[1:]
    )


def near_id(text: str) -> str:
    """Make an id out of any text: what an author probably meant by `text` (may be empty)."""
    kept = "".join(c if is_id("a" + c) else "-" for c in unicodedata.normalize("NFC", text.strip()))
    kept = re.sub(r"-{2,}", "-", kept).strip("-")
    return kept if not kept or is_id(kept) else "_" + kept


def nfc(text: str) -> str:
    """Return a text in Unicode's composed form, in which names are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _check_id(text: str) -> str:
    text = nfc(text)
    if not is_id(text):
        raise PydanticCustomError("bad_id", "not an id")
    return text


def _check_reference(text: str) -> str:
    if _ASCII_ID(text):
        return text
    text = nfc(text)
    if not all(map(is_id, text.split("/"))):
        raise PydanticCustomError("bad_id", "not an id")
    return text


# For JSON Schema, whose dialects share no name for "letter of any script": ASCII exactly, the rest let through.
_START = r"(?:[A-Za-z_]|[^\x00-\x7F])"
_REST = r"(?:[A-Za-z0-9_.\-]|[^\x00-\x7F])*"

Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema({"type": "string", "pattern": f"^{_START}{_REST}$"})]
"""A name: a letter or `_`, then letters, digits, `-`, `_`, `.`; any script, kept in NFC."""

Reference = Annotated[
    str,
    AfterValidator(_check_reference),
    WithJsonSchema({"type": "string", "pattern": f"^{_START}{_REST}(?:/{_START}{_REST})*$"}),
]
"""The id of something in this map, or `alias/id` for something in an included one."""
