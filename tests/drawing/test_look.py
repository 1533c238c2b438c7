"""The look keeps to what people can see."""

from __future__ import annotations

from argmap.drawing.look import DEFAULT


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: contrast ratio of two colours."""

    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_has_aa_contrast():
    assert {pair: contrast(*pair) for pair in DEFAULT.text_colors() if contrast(*pair) < 4.5} == {}


def test_lines_and_borders_stand_out_from_the_ground():
    lines = [DEFAULT.support.color, DEFAULT.rebut.color, DEFAULT.undercut.color, DEFAULT.tie_color, DEFAULT.weak_stroke]
    for ground in (DEFAULT.background, DEFAULT.group_fill):
        assert {line: contrast(line, ground) for line in lines if contrast(line, ground) < 3} == {}
