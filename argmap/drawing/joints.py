"""An argument's joint with its label, and the small words and signs on its lines, as SVG."""

from __future__ import annotations

from argmap.drawing import shapes
from argmap.drawing.geometry import Curve, Point
from argmap.drawing.lettering import fitted
from argmap.drawing.look import Look
from argmap.drawing.metrics import text_width
from argmap.drawing.scene import Drawn, caption_width, clean
from argmap.drawing.shapes import number
from argmap.drawing.words import MODE_WORDS
from argmap.drawing.xmltext import text

FARTHER = (24.0, 34.0, 44.0)
"""How far along its line the word of a premise's mode may stand, where it can stand nowhere nearer."""


def joint(drawn: Drawn, center: Point, color: str, look: Look) -> str:
    """Return an argument's joint: a bar, a ring or a dot, or a label with one of them in it."""
    x, y = center
    width, height = drawn.size
    if not drawn.caption:
        if drawn.joint_kind == "linked":
            return shapes.bar((x, y), width, height, color)
        return shapes.joint(drawn.joint_kind, (x, y), color, look.background)
    left = x - width / 2
    label = (
        f'<rect x="{number(left)}" y="{number(y - height / 2)}" width="{number(width)}" height="{number(height)}" '
        f'rx="{number(height / 2)}" fill="{look.background}" stroke="{color}" stroke-width="1" '
        'stroke-dasharray="none"/>'
    )
    text_left = left + 7
    if drawn.joint_kind != "single":
        text_left = left + width - 7 - caption_width(drawn.caption, look)
        middle = (left + text_left) / 2
        if drawn.joint_kind == "linked":
            label += shapes.bar((middle + 1, y), text_left - left - 12, 6, color)
        else:
            label += shapes.joint(drawn.joint_kind, (middle, y), color, look.background)
    ink = look.ink if drawn.mark is None else drawn.mark.color
    return label + (
        f'<text class="caption" x="{number(text_left)}" y="{number(y + 0.34 * look.caption_size)}" stroke="none" '
        f'font-size="{number(look.caption_size)}" fill="{ink}"{fitted(drawn.caption, look.caption_size)}>'
        f"{text(clean(drawn.caption))}</text>"
    )


def mode(kind: str, curve: Curve, color: str, look: Look, at: Point | None = None) -> str:
    """Return the sign and the word of a premise that is held or denied, where its line begins.

    The word stands at a place of its own, else beside the line, on the side of the box from which the line leaves.
    """
    first = curve.points[0]
    start = curve.start or first
    sign = shapes.mode_mark(kind, ((start[0] + first[0]) / 2, (start[1] + first[1]) / 2), color, look.background)
    if at is not None:  # a place where there is nothing, or what is there is interrupted
        return sign + _word(MODE_WORDS[kind], at, look.caption_size - 0.5, 'font-style="italic"', look.ink)
    return sign + plate(MODE_WORDS[kind], word_places(kind, start, first, look)[0], look)


def word_places(kind: str, start: Point, to: Point, look: Look) -> list[Point]:
    """Return where the word of a premise's mode may stand, whose line leads from a border to a point; the best first.

    A place is the left end of the word, half way up. It is near the line's beginning, at either side.
    """
    x, y = start
    width = word_size(kind, look)[0] - 4
    aside, away = to[0] - x, to[1] - y
    if abs(aside) > abs(away):
        offs = [3.0, 14.0, *(off for off in FARTHER if off < abs(aside))]
        sides = [x + off if aside > 0 else x - off - width for off in offs]
        return [(side, level) for side in sides for level in (y - 11, y + 12)]
    offs = [10.0, 15.0, *(off for off in FARTHER if off < max(abs(away), 25))]
    levels = [y + (off if away > 0 else -off) for off in offs]
    return [(side, level) for level in levels for side in (x + 8, x - 9 - width)]


def word_size(kind: str, look: Look) -> tuple[float, float]:
    """Return the width and height of the ground on which the word of a premise's mode stands."""
    return text_width(MODE_WORDS[kind], look.caption_size - 0.5) + 4, look.caption_size + 2


def plate(word: str, at: Point, look: Look, ink: str = "") -> str:
    """Return a small word on a ground that hides what is under it, its left edge at a point; a mark's sign is bold."""
    size = look.caption_size - 0.5 if not ink else look.text_size
    width, height = text_width(word, size) + 4, look.caption_size + 2
    x, y = at
    style = 'font-style="italic"' if not ink else 'font-weight="bold"'
    return (
        f'<rect x="{number(x - 2)}" y="{number(y - height / 2)}" width="{number(width)}" height="{number(height)}" '
        f'fill="{look.background}" fill-opacity="0.9" stroke="none"/>{_word(word, at, size, style, ink or look.ink)}'
    )


def _word(word: str, at: Point, size: float, style: str, ink: str) -> str:
    return (
        f'<text class="mode" x="{number(at[0])}" y="{number(at[1] + 3.2)}" font-size="{number(size)}" {style} '
        f'stroke="none" fill="{ink}">{word}</text>'
    )
