"""How weights compare: what a share of a weight is, and which weight prevails over which."""

from __future__ import annotations

from math import floor

from argmap.model import Standard

_DIGITS = 1e12


def weight_of(weight: float, holding: int, of: int) -> float:
    """Return what a cumulative argument weighs when so many of its premises hold: 0 to its weight, which is 0 to 1.

    To twelve digits, so that a third of 0.6 is what 0.2 is: a tie must not hang on binary fractions. Never 0 when
    something holds and there is a weight.
    """
    if not holding:
        return 0.0
    if holding == of:
        return weight
    exactly = weight * (holding / of)
    return min(weight, floor(exactly * _DIGITS + 0.5) / _DIGITS) or exactly


def beats(weight: float, other: float, standard: Standard) -> bool:
    """Tell whether arguments of one weight (0 to 1) prevail over those of another by a proof standard."""
    if standard == "preponderance":
        return weight > other
    clearly = weight - other > 0.5
    return clearly if standard == "clear-and-convincing" else clearly and other < 0.3
