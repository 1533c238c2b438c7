"""The layout that is fitted to a page: sound whatever the map, and with text of a size."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.drawing import render
from argmap.drawing.fit import target
from argmap.drawing.fit.placed import Placed, Rect
from argmap.drawing.fit.search import Search
from argmap.drawing.look import DEFAULT
from argmap.drawing.scene import build
from argmap.graph import Graph
from argmap.loading import drawable
from argmap.model import ArgumentMap
from argmap.reading import Reader
from tests.drawing.test_svg import expected_arguments, maps
from tests.odd_maps import graph_maps
from tests.strategies import argument_maps, show

MAPS = Path(__file__).parents[2] / "maps"
FITS = ["screen", "a4", "a4-landscape", "letter", "16:9", "300x1200", "none"]
pages = st.sampled_from([fit for fit in FITS if fit != "none"])
quickly = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def placed(argument_map: ArgumentMap, fit: str) -> tuple[Search, Placed, int]:
    """Lay a map out; return what was tried, the places, and how many lines found no way."""
    room = target(fit)
    assert room is not None
    search = Search(build(Graph(argument_map), DEFAULT), DEFAULT, room)
    best = search.best()
    assert best.placed is not None
    assert best.figures is not None
    search.plan = best.plan
    return search, best.placed, best.figures.lost


def overlap(a: Rect, b: Rect) -> bool:
    return (
        a[0] + a[2] > b[0] + 0.01
        and b[0] + b[2] > a[0] + 0.01
        and a[1] + a[3] > b[1] + 0.01
        and b[1] + b[3] > a[1] + 0.01
    )


def test_no_two_boxes_or_joints_overlap_and_each_stands_in_its_frame():
    @quickly
    @given(st.one_of(graph_maps(), argument_maps(), maps().map(ArgumentMap.model_validate)), pages)
    def check(argument_map, fit):
        show(argument_map)
        search, places, _ = placed(argument_map, fit)
        things = {**places.boxes, **places.joints}
        assert set(things) == set(search.plan.items)
        for (one, a), (other, b) in combinations(things.items(), 2):
            assert not overlap(a, b), (one, other)
        for x, y, width, height in things.values():
            assert x > -0.01 and y > -0.01
            assert x + width < places.width + 0.01 and y + height < places.height + 0.01
        for box in search.scene.boxes.values():
            home = search.plan.home(box.node)
            if home.kind == "frame":
                x, y, width, height = places.frames[home.number]
                left, top, w, h = places.boxes[box.node]
                assert x < left and y < top and left + w < x + width and top + h < y + height

    check()


def test_no_line_runs_through_the_box_of_another_claim():
    @quickly
    @given(st.one_of(graph_maps(), maps().map(ArgumentMap.model_validate)), pages)
    def check(argument_map, fit):
        search, places, lost = placed(argument_map, fit)
        assert not lost
        assert len(places.lines) == len(search.owners)
        first_tie = len(search.plan.segments)
        for k, line in places.lines.items():
            if k < first_tie:
                segment = search.plan.segments[k][1]
                ends = {segment.tail, segment.head}
            else:
                tie = search.scene.ties[k - first_tie]
                ends = {search.scene.boxes[tie.first].node, search.scene.boxes[tie.second].node}
            trays = {cell for _, cells in places.trays if ends & set(cells) for cell in cells}
            for (x0, y0), (x1, y1) in pairwise(line):
                assert abs(x0 - x1) < 0.1 or abs(y0 - y1) < 0.1
                stroke = (min(x0, x1), min(y0, y1), abs(x1 - x0) + 0.1, abs(y1 - y0) + 0.1)
                for node, rect in {**places.boxes, **places.joints}.items():
                    if node not in ends and node not in trays:
                        assert not overlap(stroke, rect), (k, ends, node)

    check()


def test_each_claim_and_argument_is_drawn_once_at_any_fit():
    @quickly
    @given(maps(), st.sampled_from(FITS))
    def check(source, fit):
        svg = str(render(ArgumentMap.model_validate(source), fit=fit))
        assert len(re.findall(r'<g class="claim[ "]', svg)) == len(source["claims"])
        assert len(re.findall(r'<g class="argument ', svg)) == expected_arguments(source)
        assert str(render(ArgumentMap.model_validate(source), fit=fit)) == svg

    check()


def a_map(count: int, **keys: Any) -> ArgumentMap:
    words = "The library of the town should stay open, since more people use it every year than the year before."
    claims = {f"c{i}": f"{words[: 60 + i % 40]} {i}" for i in range(count)}
    arguments = [
        {"premises": [f"c{2 * i + 1}", f"c{2 * i + 2}"], "conclusion": f"c{i}"} for i in range((count - 1) // 2)
    ]
    return ArgumentMap.model_validate({"argmap": 1, "title": "A map", "claims": claims, "arguments": arguments, **keys})


@pytest.mark.parametrize(("fit", "low", "high"), [("a4-landscape", 1.1, 1.7), ("a4", 0.5, 0.9), ("1000x250", 2.5, 5)])
def test_the_picture_takes_the_shape_of_what_it_is_to_fit(fit, low, high):
    width, height = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', str(render(a_map(31), fit=fit)))[0]
    assert low < float(width) / float(height) < high


@pytest.mark.parametrize("name", ["amashov", "edm", "evstratov", "pasatoiu-nitoiu", "poghosyan"])
def test_the_maps_with_full_texts_are_legible_on_a_sheet(name):
    remarks: list[str] = []
    whole = drawable(Reader().read(MAPS / f"{name}.yaml"))
    picture = str(render(whole, fit="a4-landscape", report=True, remarks=remarks))
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)[0])
    page = target("a4-landscape")
    assert page is not None
    text = 12 * min(page.width / width, page.height / height)
    assert text >= (6 if len(whole.claims) <= 48 else 5.7)
    assert re.fullmatch(r"text [56]\.\d pt on A4 landscape, \d+ crossings", remarks[0])


def test_what_cannot_be_fitted_is_told():
    with pytest.raises(ValueError, match="unknown fit 'a3'"):
        render(a_map(3), fit="a3")
    with pytest.raises(ValueError, match="did you mean `16:9`"):
        render(a_map(3), fit="16/9")
    with pytest.raises(ValueError, match="too narrow"):
        render(a_map(3), fit="10x9000")


def test_a_small_map_stays_in_rows_and_a_long_chain_folds():
    small = str(render(a_map(7), fit="screen"))
    assert 'class="tray' not in small
    claims = {f"c{i}": f"Claim {i}." for i in range(60)}
    links = [{"premises": [f"c{i + 1}"], "conclusion": f"c{i}"} for i in range(59)]
    chain = str(render(ArgumentMap.model_validate({"argmap": 1, "title": "t", "claims": claims, "arguments": links})))
    width, height = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', chain)[0]
    assert 0.5 < float(width) / float(height) < 3


def test_premises_of_one_argument_stand_in_a_tray_with_one_line_where_room_is_short():
    picture = str(render(a_map(63), fit="a4-landscape"))
    trays = len(re.findall(r'class="tray support"', picture))
    lines = len(re.findall(r'<path class="line"', picture))
    assert trays > 0
    assert lines == 93 - trays
