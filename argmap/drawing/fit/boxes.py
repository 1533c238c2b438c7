"""The boxes of claims, each wrapped to several widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.drawing.look import Look
from argmap.drawing.scene import Box, Scene, make_box

WRAPS = (130.0, 150.0, 172.0, 196.0, 225.0, 260.0, 305.0, 365.0)
"""Widths of text that are tried: from about 22 to 65 letters a line."""
MAIN = 1.15
"""How much wider a main conclusion is wrapped, as its letters are larger."""
LINES = 9
"""More lines than this are wrapped to no width that is less than the widest; so no box is a tower."""


@dataclass(frozen=True, slots=True)
class Air:
    """How much room a picture leaves: inside boxes, between lines of text, and between boxes (as a factor)."""

    pad_x: float
    pad_y: float
    leading: float
    gaps: float


AIRS = (Air(12.0, 9.0, 1.3, 1.5), Air(9.0, 6.0, 1.24, 1.15), Air(7.6, 4.8, 1.19, 0.96), Air(7.0, 4.2, 1.17, 0.9))
"""From airy to close; a closer one is taken where the text gains by it."""


def boxes_of(scene: Scene, look: Look, air: Air, wraps: Sequence[float] = WRAPS) -> dict[str, list[Box]]:
    """Return for each node of a claim its boxes, from the narrowest to the widest; linear in the texts."""
    close = replace(look, pad_x=air.pad_x, pad_y=air.pad_y, leading=air.leading)
    looks = [replace(close, claim_width=wrap, main_width=wrap * MAIN) for wrap in wraps]
    found: dict[str, list[Box]] = {}
    for claim, box in scene.boxes.items():
        kept: list[Box] = []
        for own in looks:
            made = make_box(scene.graph, claim, box.node, box.kinds, own, scene.marks, scene.titles)
            if kept and made.height >= kept[-1].height and len(kept[-1].rows) <= LINES:
                continue
            if kept and len(kept[-1].rows) > LINES:
                kept.pop()
            kept.append(made)
        found[box.node] = kept
    return found
