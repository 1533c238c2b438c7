"""Texts and values side by side, for a reader: which words are gone and which are new."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from argmap.diagnostics.reporters.text import plain

Style = Callable[..., str]

NONE = "(none)"
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 1_000
_LIKE = 0.5
"""How alike two texts must be to be shown as one with marks in it (the share of words in common, in order)."""
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def visible(text: str) -> str:
    """Return a text on one line, without what would move a terminal's cursor or hide in it."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" or c in _DIRECTION else c for c in line)


def written(value: Any) -> str:
    """Return a value of the format as a reader may see it, on one line."""
    if value is None or value in ([], {}):
        return NONE
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return ", ".join(map(written, value))
    if isinstance(value, dict):
        return "; ".join(f"{visible(str(key))}: {written(each)}" for key, each in value.items())
    return visible(str(value))


def words(old: str, new: str, style: Style = plain) -> str | None:
    """Return two texts as one, what is gone in `[-…-]` and what is new in `{+…+}`; None if they have little in common.

    By words, with the longest runs in common kept (difflib's SequenceMatcher, after Ratcliff & Metzener 1988); what is
    between two changes and has no word in it belongs to them.
    """
    one, other = _TOKEN.findall(visible(old)), _TOKEN.findall(visible(new))
    if max(len(one), len(other)) > _MOST_TOKENS:
        return None
    runs: list[tuple[bool, str, str]] = []
    common = 0
    for what, i, i_end, j, j_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = "".join(one[i:i_end]), "".join(other[j:j_end])
        kept = what == "equal" and (_WORD.search(gone) is not None or not runs or i_end == len(one))
        common += 2 * len(_WORD.findall(gone)) if kept else 0
        if runs and not kept and not runs[-1][0]:
            gone, come = runs[-1][1] + gone, runs[-1][2] + come
            runs.pop()
        runs.append((kept, gone, come))
    if common < _LIKE * (len(_WORD.findall(old)) + len(_WORD.findall(new))):
        return None
    return "".join(gone if kept else _marked(gone, come, style) for kept, gone, come in runs)


def _marked(gone: str, come: str, style: Style) -> str:
    """Return a change with the white space that both sides begin and end with outside of its marks."""
    before = after = ""
    if gone and come:
        if gone[0] == come[0] == " ":
            gone, come, before = gone[1:], come[1:], " "
        if gone and come and gone[-1] == come[-1] == " ":
            gone, come, after = gone[:-1], come[:-1], " "
    marked = style(f"[-{gone}-]", fg="red") if gone else ""
    return before + marked + (style(f"{{+{come}+}}", fg="green") if come else "") + after


def entries(old: dict[str, Any], new: dict[str, Any], style: Style = plain) -> str:
    """Return what came into and went from a mapping."""
    pieces = [style(f"-{visible(k)}: {written(v)}", fg="red") for k, v in old.items() if k not in new]
    for key, value in new.items():
        if key not in old:
            pieces.append(style(f"+{visible(key)}: {written(value)}", fg="green"))
        elif old[key] != value:
            pieces.append(style(f"~{visible(key)}: {written(old[key])} → {written(value)}", fg="yellow"))
    return ", ".join(pieces) or "in another order"


def items(old: list[Any], new: list[Any], style: Style = plain) -> str:
    """Return what came into and went from a list; `in another order` if only that changed."""
    pieces = [style(f"-{written(each)}", fg="red") for each in old if each not in new]
    pieces += [style(f"+{written(each)}", fg="green") for each in new if each not in old]
    return ", ".join(pieces) or ("in another order" if len(old) == len(new) else f"{written(old)} → {written(new)}")
