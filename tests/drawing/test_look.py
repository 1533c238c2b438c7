"""The look keeps to what people can see: in any theme, with any colour vision, and in grey."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from argmap.drawing.colors import contrast, readable
from argmap.drawing.look import DEFAULT, Look
from argmap.drawing.marks import DIFFERENCE, Marks
from argmap.drawing.themes import THEMES, builtin
from tests.drawing.vision import SIGHTS, difference, seen

LOOKS: dict[str, Look] = {name: builtin(name) for name in THEMES}
LOOKS |= {f"{name} in dark": look.in_dark for name, look in LOOKS.items() if look.in_dark is not None}
RELATIONS = ("support", "rebut", "undercut")
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


def test_the_measures_are_the_published_ones():
    """WCAG's own example, and pairs of Sharma, Wu & Dalal (2005), table 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514)) == pytest.approx(0.9082, abs=1e-4)


@looks
def test_every_text_has_aa_contrast(look):
    assert {pair: contrast(*pair) for pair in look.text_colors() if contrast(*pair) < 4.5} == {}


@looks
def test_lines_and_borders_that_mean_something_stand_out_from_what_is_beside_them(look):
    assert {pair: contrast(*pair) for pair in look.line_colors() if contrast(*pair) < 3} == {}


def test_high_contrast_is_aaa_for_text_and_aa_for_text_even_in_its_lines():
    look = LOOKS["high-contrast"]
    assert min(contrast(*pair) for pair in look.text_colors()) >= 7
    assert min(contrast(*pair) for pair in look.line_colors()) >= 4.5


@looks
def test_marks_can_be_read_on_every_ground(look):
    for mark in Marks(DIFFERENCE).readable(look).looks.values():
        assert {ground: mark.key for ground in look.grounds() if contrast(mark.color, ground) < 4.5} == {}


def test_a_readable_colour_is_left_as_it_is_and_another_moved_toward_the_ink():
    assert readable("#17692f", ["#ffffff"], "#000000") == "#17692f"
    assert contrast(readable("#17692f", ["#12171d"], "#e8edf2"), "#12171d") >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@looks
def test_relations_stay_apart_for_every_colour_vision(look, sight):
    """CIEDE2000 of 12 or more between any two; where all have one colour, nothing hangs on it."""
    colors = [look.relation(relation).color for relation in RELATIONS]
    if len(set(colors)) == 1:
        assert look is LOOKS["print"]
        return
    apart = {pair: difference(*(seen(color, sight) for color in pair)) for pair in combinations(colors, 2)}
    assert {pair: far for pair, far in apart.items() if far < 12} == {}


@looks
def test_relations_differ_in_dashes_and_in_heads_too(look):
    lines = [look.relation(relation) for relation in RELATIONS]
    assert len({line.dash for line in lines}) == 3
    assert len({line.head for line in lines}) == 3


KINDS = ("main", "implicit", "granted", "reported", "doubted", "rejected")
VOICES = ("", "voice-other", "voice-shared", "unattributed")


@looks
def test_what_a_claim_is_can_be_seen_in_grey(look):
    """Without colours each kind of claim differs from a plain one, and those of stance and voice from each other."""

    def grey(*kinds: str) -> tuple[object, ...]:
        box = look.box(tuple(filter(None, kinds)))
        return box.width, box.dash, box.rounded, box.double, box.corners, box.bar

    stances = [grey(), *(grey(kind) for kind in ("granted", "reported", "doubted", "rejected"))]
    assert len(set(stances)) == 5
    assert len({grey(voice) for voice in VOICES}) == 4
    assert len({grey(), grey("main"), grey("implicit")}) == 3


@looks
def test_any_kinds_together_make_a_box(look):
    for voice in VOICES:
        for kinds in chain.from_iterable(combinations(KINDS, size) for size in range(len(KINDS) + 1)):
            box = look.box((*kinds, voice))
            assert contrast(box.stroke, look.background) >= 3
            assert min(contrast(look.faint_ink, box.fill), contrast(look.ink, box.fill)) >= 4.5


def test_the_default_is_the_light_theme():
    assert builtin("light") is DEFAULT
