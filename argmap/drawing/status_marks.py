"""Marks for what an evaluation says: in, out, undecided, or what became of it from one scenario to another.

Plain data comes in: claim → status, argument → status. Sign, word, border and tint tell the status, colour only with
them. What argues is marked by its line, and by a word only where it does not carry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.drawing.marks import Line, Mark, Marks

_LOOKS = {"in": ("+", "#0b5a8f", 2.4, 1.5, ""), "out": ("−", "#a33d00", 1.2, 1.0, "2.5 4"),
          "undecided": ("?", "#6b5200", 1.6, 1.0, "9 3 1.5 3")}  # fmt: skip
"""Status → sign, colour, width of a border, thickness of lines, dashes."""
_MEANINGS = {"in": "in: it stands", "out": "out: it does not stand", "undecided": "undecided: left open"}
_CARRIES = {"in": "", "out": "does not carry", "undecided": "open"}


_TINTS = {"in": 0.16, "out": 0.0, "undecided": 0.08}
_CHANGED_TINT = 0.14
"""So that what changed stands out from what did not, which has no mark."""


def _mark(status: str, key: str, word: str, text: str, tint: float) -> Mark:
    sign, color, width, thicker, dash = _LOOKS[status]
    return Mark(key, sign, word, text, color, width, thicker, dash, tint=tint)


STATUS: dict[str, Mark] = {
    status: _mark(status, status, status, _MEANINGS[status], _TINTS[status]) for status in _LOOKS
}
"""The marks of claims in one scenario."""

CARRIES: dict[str, Mark] = {
    "carries-in": Mark("carries-in", "", "", "", "#0b5a8f", thicker=1.6),
    "carries-out": Mark("carries-out", "−", _CARRIES["out"], "argument that does not carry", "#a33d00", None, 0.9,
                        "2.5 4", faded=True),
    "carries-undecided": Mark("carries-undecided", "?", _CARRIES["undecided"], "argument that may carry or not",
                              "#6b5200", None, 1.0, "9 3 1.5 3"),
}  # fmt: skip
"""The marks of arguments."""

CHANGES: dict[str, Mark] = {
    f"{before}-{after}": _mark(
        after, f"{before}-{after}", f"{after}, was {before}", f"now {after}, was {before}", _CHANGED_TINT
    )
    for after in _LOOKS
    for before in _LOOKS
    if before != after
}
"""The marks of what changed from one scenario to another: `BEFORE-AFTER`."""


def status_marks(
    claims: Mapping[str, str],
    arguments: Sequence[str],
    notes: Mapping[str, Sequence[str]] | None = None,
    lines: Sequence[str] = (),
) -> Marks:
    """Return the marks of one scenario: claim → status, and the status of each argument, by its place in the map.

    `notes` stand below claims, `lines` below the title.
    """
    return Marks(
        {**STATUS, **CARRIES},
        dict(claims),
        {index: f"carries-{status}" for index, status in enumerate(arguments)},
        notes=notes or {},
        lines=tuple(map(Line, lines)),
    )


def change_marks(
    claims: Mapping[str, tuple[str, str]],
    arguments: Sequence[tuple[str, str]],
    lines: Sequence[str] = (),
) -> Marks:
    """Return the marks of what changed between two scenarios: claim → statuses before and after, and so arguments.

    What stayed as it was is not marked.
    """
    carries = {index: f"carries-{after}" for index, (before, after) in enumerate(arguments) if before != after}
    return Marks(
        {**CHANGES, **CARRIES, "carries-in": _CARRIES_NOW},
        {claim: f"{before}-{after}" for claim, (before, after) in claims.items() if before != after},
        carries,
        lines=tuple(map(Line, lines)),
    )


_CARRIES_NOW = Mark("carries-in", "+", "carries now", "argument that carries now", "#0b5a8f", thicker=1.6)
