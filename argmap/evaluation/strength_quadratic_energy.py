"""The quadratic energy model.

Potyka, *Continuous Dynamical Systems for Weighted Bipolar Argumentation*, KR 2018. The energy E is the sum
of the supporters' strengths less that of the attackers'; with h(x) = max(x, 0)² / (1 + max(x, 0)²) the strength is
b + (1 − b)·h(E) − b·h(−E).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.evaluation.strength_rule import Rule

if TYPE_CHECKING:
    from argmap.evaluation.strength_rule import Array


def influence(base: float, x: float) -> float:
    """Return the strength, 0 to 1, of a node with this base score under this energy."""
    square = x * x
    impact = square / (1.0 + square)
    return base + (1.0 - base) * impact if x > 0 else base - base * impact


def slopes(base: float, x: float) -> tuple[float, float]:
    """Return the derivatives of `influence` by the base score and by the energy; it is smooth."""
    below = 1.0 + x * x
    return 1.0 / below, (1.0 - base if x > 0 else base) * 2.0 * abs(x) / (below * below)


def influences(base: Array, x: Array) -> Array:
    """Return `influence` of arrays."""
    import numpy as np

    square = x * x
    return base + np.where(x > 0, 1.0 - base, -base) * (square / (1.0 + square))


RULE = Rule("sum", influence, slopes, influences)
