"""Text as YAML: plain where it may be, quoted where it must be, folded where it is long."""

from __future__ import annotations

import re

from argmap.editing.dump import one_line
from argmap.reading.scalars import resolve

WIDTH = 110
"""Columns of a line, as far as what stands on it can be broken."""

# What stands in a block scalar as it is: no controls but line feeds, nothing that YAML 1.1 takes for a line end.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]").search
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_ODD_END = re.compile(r"[ \t](?:\n|$)").search
_PLAIN = re.compile(r"[A-Za-z][\w'’“”—–()/%;.-]*(?: [\w'’“”—–()/%;.-]+)*").fullmatch
_OTHER_IN_YAML_1_1 = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


def inline(text: str, *, flow: bool = False, plain: bool = False) -> str:
    """Return text as YAML on one line, in quotes only where it needs them.

    Quotes are double, single where that spares escapes. `flow` is for text within brackets. `plain` says that the
    author has written this very text without quotes, so that it needs none.
    """
    if plain and "\n" not in text and isinstance(resolve(text), str):
        return text
    if _PLAIN(text) and text.lower() not in _OTHER_IN_YAML_1_1 and len(text) < 1000:
        return text
    written = one_line(text, flow=flow or "\n" in text)
    if written.startswith("'") and not set(text) & {'"', "\\"}:
        return f'"{text}"'
    return written


def block(text: str, width: int, *, literal: bool = False, lines: list[str] | None = None) -> list[str] | None:
    """Return text as a block scalar: its header, and its lines without their indentation; None where it cannot be one.

    Text is folded at `width`, or where the author has broken its `lines` if those fit, say the same, and it is not
    to be `literal`. Text whose line breaks count stands as it is where it fits.
    """
    if not text.strip() or _ODD(text) or _ODD_END(text):
        return None
    paragraphs = text.split("\n")
    spaced = any(line[:1] == " " for line in paragraphs)
    fits = all(len(line) <= width for line in paragraphs)
    if spaced or text[0] == "\n" or (len(paragraphs) > 1 and (literal or (fits and lines is None))):
        return ["|-" if text[0] not in " \n" else "|2-", *paragraphs]
    if lines is not None and all(len(line) <= width for line in lines) and unfold(lines) == text:
        return [">-", *lines]
    folded: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        folded += [""] if index and paragraph else []
        folded += _wrap(paragraph, width)
    return [">-", *folded] if len(folded) > 1 else None


def unfold(lines: list[str]) -> str | None:
    """Return what the lines of a folded block say, None if one is indented further (YAML 1.2, section 8.1.3)."""
    text, breaks = "", 0
    for line in lines:
        if line[:1] in (" ", "\t"):
            return None
        if not line:
            breaks += 1
            continue
        text += ("\n" * breaks if breaks else " ") + line if text else "\n" * breaks + line
        breaks = 0
    return text


def _wrap(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    start = last = 0
    for match in _BREAK.finditer(paragraph):
        if match.start() - start > width and last > start:
            lines.append(paragraph[start : last - 1])
            start = last
        last = match.end()
    if len(paragraph) - start > width and last > start:
        lines.append(paragraph[start : last - 1])
        start = last
    return [*lines, paragraph[start:]]
