"""Where a line passes under another, or under a word, it is interrupted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap import ArgumentMap, load
from argmap.drawing import render
from argmap.drawing.fit.tunnels import tunnels
from argmap.drawing.geometry import Curve
from argmap.drawing.shapes import path

MAPS = Path(__file__).parents[2] / "maps"
LEVEL, UPRIGHT = [(0.0, 50.0), (100.0, 50.0)], [(40.0, 0.0), (40.0, 100.0)]
APART = {1: {"a"}, 2: {"b"}}


def test_of_two_lines_that_cross_the_level_one_goes_under():
    assert tunnels({1: LEVEL, 2: UPRIGHT}, {}, APART, set()) == {1: [(36.0, 46.0, 8.0, 8.0)]}


def test_a_dashed_line_goes_over_and_so_does_one_that_bends_there():
    assert list(tunnels({1: LEVEL, 2: UPRIGHT}, {}, APART, {1})) == [2]
    assert list(tunnels({1: [(32.0, 50.0), (100.0, 50.0)], 2: UPRIGHT}, {}, APART, set())) == [2]


def test_no_gap_just_before_the_tip_of_a_line_where_the_other_one_can_have_it():
    short = [(0.0, 50.0), (60.0, 50.0)]
    assert list(tunnels({1: short, 2: UPRIGHT}, {}, APART, set())) == [2]
    assert list(tunnels({1: short[::-1], 2: UPRIGHT}, {}, APART, set())) == [1]  # its tip is at the far end
    assert list(tunnels({1: short, 2: [(40.0, 0.0), (40.0, 70.0)]}, {}, APART, set())) == [1]  # both end there


def test_lines_that_fork_meet_or_only_touch_are_whole():
    assert tunnels({1: LEVEL, 2: UPRIGHT}, {}, {1: {"a", "c"}, 2: {"b", "c"}}, set()) == {}
    assert tunnels({1: LEVEL, 2: [(40.0, 50.0), (40.0, 100.0)]}, {}, APART, set()) == {}


def test_a_line_is_interrupted_under_the_word_of_another_but_not_under_its_own():
    word = (30.0, 44.0, 22.0, 12.0)
    assert tunnels({1: LEVEL}, {2: word}, APART, set()) == {1: [word]}
    assert tunnels({1: LEVEL}, {1: word}, APART, set()) == {}
    assert tunnels({1: LEVEL}, {2: (30.0, 60.0, 22.0, 12.0)}, APART, set()) == {}


@pytest.mark.parametrize(
    ("start", "end", "data"),
    [
        ((0.0, 50.0), (100.0, 50.0), "M0,50L36,50M44,50L70,50M78,50L100,50"),
        ((100.0, 50.0), (0.0, 50.0), "M100,50L78,50M70,50L44,50M36,50L0,50"),
    ],
)
def test_the_path_leaves_out_its_gaps_in_either_direction(start, end, data):
    gaps = [(70.0, 46.0, 8.0, 8.0), (36.0, 46.0, 8.0, 8.0), (36.0, 80.0, 8.0, 8.0)]
    assert path(Curve([start, start, end, end], None, None, gaps), False, False) == data


def test_gaps_that_overlap_are_one():
    gaps = [(36.0, 46.0, 8.0, 8.0), (40.0, 46.0, 8.0, 8.0), (37.0, 46.0, 2.0, 8.0)]
    curve = Curve([(0.0, 50.0), (0.0, 50.0), (100.0, 50.0), (100.0, 50.0)], None, None, gaps)
    assert path(curve, False, False) == "M0,50L36,50M48,50L100,50"


def test_a_picture_of_crossings_has_tunnels_and_one_without_has_none():
    whole = str(render(load(MAPS / "evstratov.yaml"), fit="a4-landscape"))
    lines = re.findall(r'<path class="line" d="([^"]*)"', whole)
    assert sum(line.count("M") > 1 for line in lines) > 10
    small = ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "Two",
            "claims": {"a": "A", "b": "B"},
            "arguments": [{"premises": ["b"], "conclusion": "a"}],
        }
    )
    assert not re.search(r'class="line" d="M[^"]*M', str(render(small)))
