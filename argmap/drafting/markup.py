"""Markdown's emphasis and links within sentences: where their signs stand, and texts without them.

As CommonMark 0.31 has them, with less: no emphasis within a word, so that `snake_case` and `2*3*4` stay as they are,
and links with their address beside them only. Linear in the text.
"""

from __future__ import annotations

import re

SIGN = "\0"
"""Stands for each character of a sign; no text has it."""

# What is marked is looked for inside out, so nothing below holds a sign of its own kind.
_BODY = r"(?:[^{0}\r\n]|\r?\n(?![ \t]*\r?\n))+?"
_EMPHASIS = [
    re.compile(rf"(?<![\w\\{sign}])({sign}{{1,3}})(?=[^\s{sign}])({_BODY.format(sign)})(?<=\S)(\1)(?![^\W_])")
    for sign in (r"\*", "_")
]
_ADDRESS = r"(?:<[^<>\s]{0,1000}>|[^\s()]{0,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,4})"
_TITLE = r"(?:[ \t]{1,9}(?:\"[^\"\r\n]{0,300}\"|'[^'\r\n]{0,300}'))?"
_LINK = re.compile(rf"(!?\[)([^\[\]]{{1,400}})(\]\({_ADDRESS}{_TITLE}\))")
_DEEPEST = 3
_WITHIN = re.compile(rf"(?<=[^\W_]){SIGN}+(?=[^\W_])")


def marked(text: str) -> str:
    """Return a text of the same length, with `SIGN` for the signs of emphasis and links, and for links' addresses.

    What is emphasised, and the words of a link or a picture, stay. `**a _b_**` is found three deep.
    """
    if not any(sign in text for sign in "*_["):
        return text
    for _ in range(_DEEPEST):
        before = text
        for pattern in (_LINK, *_EMPHASIS):
            text = pattern.sub(_signed, text)
        if text == before:
            break
    return text


def _signed(match: re.Match[str]) -> str:
    return SIGN * len(match[1]) + match[2] + SIGN * len(match[3])


def plain(piece: str) -> str:
    """Return a piece of a marked text without signs; words that only signs part stay apart."""
    return _WITHIN.sub(" ", piece).replace(SIGN, "")
