"""DF-QuAD: discontinuity-free quantitative argumentation debates.

Rago, Toni, Aurisicchio & Baroni, *Discontinuity-Free Decision Support with Quantitative Argumentation Debates*,
KR 2016. The strengths of supporters, and of attackers, are aggregated by v = 1 − Π(1 − s); with
x = v(supporters) − v(attackers) the strength is b + (1 − b)·x for x ≥ 0, and b + b·x otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.evaluation.strength_rule import Rule

if TYPE_CHECKING:
    from argmap.evaluation.strength_rule import Array


def influence(base: float, x: float) -> float:
    """Return the strength, 0 to 1, of a node with this base score under this aggregate, −1 to 1."""
    return base + (1.0 - base) * x if x >= 0 else base + base * x


def slopes(base: float, x: float) -> tuple[float, float]:
    """Return the derivatives of `influence` by base score and aggregate; at its kink (0) the mean of both sides."""
    if x == 0:
        return 1.0, 0.5
    return (1.0 - x, 1.0 - base) if x > 0 else (1.0 + x, base)


def influences(base: Array, x: Array) -> Array:
    """Return `influence` of arrays."""
    import numpy as np

    return base + np.where(x >= 0, 1.0 - base, base) * x


RULE = Rule("product", influence, slopes, influences)
