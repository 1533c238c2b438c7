"""Maps too large for trying many arrangements, and those too dense for Graphviz: simpler layouts."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings

from argmap.drawing import OutOfTime, grid, placing, render
from argmap.drawing.fit import Target, large, target
from argmap.drawing.look import DEFAULT
from argmap.drawing.scene import Scene, build
from argmap.graph import Graph
from argmap.model import ArgumentMap
from tests.strategies import argument_maps, show


def a_map(size: int, extra: int, **keys: object) -> ArgumentMap:
    chance = random.Random(4)
    arguments = [{"premises": [f"c{i}"], "conclusion": f"c{(i - 1) // 3}"} for i in range(1, size)] + [
        {"premises": [f"c{chance.randrange(size)}"], "rebuts": f"c{chance.randrange(size)}"} for _ in range(extra)
    ]
    return ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "A dense map",
            "claims": {f"c{i}": {"text": f"Claim number {i} is so, as the report says.", **keys} for i in range(size)},
            "groups": {"g": {"title": "A group"}},
            "arguments": [argument for argument in arguments if argument["premises"] != [argument.get("rebuts")]],
        }
    )


def scene_of(argument_map: ArgumentMap) -> Scene:
    return build(Graph(argument_map), DEFAULT)


def test_a_dense_map_of_1_000_claims_is_drawn_soon_and_says_how():
    remarks: list[str] = []
    start = time.process_time()
    svg = str(render(a_map(1_000, 2_000), remarks=remarks))
    assert time.process_time() - start < 20
    assert svg.count('class="claim') == 1_000
    assert remarks == ["a simpler layout, in rows and columns: the map has more relations than Graphviz can untangle"]
    assert "Simpler layout, in rows and columns." in svg[: svg.index("</desc>")]


def test_a_tree_is_not_dense():
    assert not grid.dense(scene_of(a_map(10_000, 0)))
    assert not grid.dense(scene_of(a_map(1_000, 200)))
    assert grid.dense(scene_of(a_map(1_000, 700)))


def test_where_graphviz_runs_out_of_time_the_simpler_layout_steps_in(monkeypatch):
    def slow(*_: object, **__: object) -> None:
        raise OutOfTime("too long")

    monkeypatch.setattr(placing, "layout", slow)
    remarks: list[str] = []
    svg = str(render(a_map(30, 10, group="g"), fit="none", timeout=3, remarks=remarks))
    assert remarks == [
        "a simpler layout, in rows and columns, without the boxes of groups: "
        "Graphviz did not end within 1.5 seconds (more time: `--timeout`)"
    ]
    assert svg.count('class="claim') == 30
    assert 'class="group"' not in svg


def test_the_same_map_gives_the_same_picture():
    m = a_map(300, 700)
    assert render(m) == render(m)


def test_the_picture_has_the_shape_of_a_page():
    geometry = grid.lay_out(scene_of(a_map(1_000, 2_000)))
    assert 0.8 < geometry.width / geometry.height < 3


@settings(max_examples=60)
@given(argument_maps(claims=10, arguments=14))
def test_no_box_overlaps_another_and_no_line_crosses_a_box(m):
    show(m)
    scene = scene_of(m)
    geometry = grid.lay_out(scene)
    boxes = {
        box.node: (x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
        for box in scene.boxes.values()
        for x, y in [geometry.nodes[box.node]]
    }
    placed = list(boxes.values())
    for number, a in enumerate(placed):
        assert 0 <= a[0] < a[2] <= geometry.width + 0.01
        assert 0 <= a[1] < a[3] <= geometry.height + 0.01
        for b in placed[number + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    lines = sum(len(drawn.segments) for drawn in scene.drawn.values()) + len(scene.ties)
    assert sorted(geometry.curves) == list(range(lines))
    for curve in geometry.curves.values():
        assert len(curve.points) % 3 == 1
        for a, b in pairwise(curve.points):
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            for box in placed:
                assert not (box[0] + 0.1 < middle[0] < box[2] - 0.1 and box[1] + 0.1 < middle[1] < box[3] - 0.1)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_next_to_nothing_is_laid_out_too(size):
    m = ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": {f"c{i}": "So." for i in range(size)}})
    assert len(grid.lay_out(scene_of(m)).nodes) == size


@settings(max_examples=15)
@given(argument_maps(claims=8, arguments=10))
def test_every_map_draws_in_the_simpler_layout(m):
    show(m)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid, "DENSE", -1_000)
        assert str(render(m, fit="none")).startswith("<svg")


# A tree of many claims: one arrangement in the shape of a page.


def a_chain(size: int) -> ArgumentMap:
    m = a_map(size, 0)
    arguments = [{"premises": [f"c{i}"], "conclusion": f"c{i - 1}"} for i in range(1, size)]
    return ArgumentMap.model_validate({**m.model_dump(exclude_defaults=True), "arguments": arguments})


def shape_of(svg: str) -> float:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    return float(found[1]) / float(found[2])


@pytest.mark.parametrize("make", [lambda: a_map(1_000, 0), lambda: a_map(1_000, 40), lambda: a_chain(2_000)])
def test_a_large_map_has_the_shape_of_what_it_is_drawn_for(make):
    remarks: list[str] = []
    svg = str(render(make(), report=True, remarks=remarks))
    assert 0.7 < shape_of(svg) < 3
    assert len(remarks) == 1 and re.fullmatch(r"text \d\.\d px on a screen", remarks[0])
    assert shape_of(str(render(make(), fit="a4"))) < 1.2


@pytest.mark.parametrize("step", [None, 1, 2])
def test_very_many_claims_side_by_side_stand_in_columns(step):
    """Claims that nothing ties together, all beneath one claim, and in pairs."""
    m = a_map(3_000, 0).model_dump(exclude_defaults=True)
    targets = {} if step is None else {i: 0 if step == 1 else i - 1 for i in range(1, 3_000, step)}
    m["arguments"] = [{"premises": [f"c{i}"], "conclusion": f"c{to}"} for i, to in targets.items()]
    assert 0.7 < shape_of(str(render(ArgumentMap.model_validate(m)))) < 3


def test_a_large_map_needs_no_graphviz(monkeypatch):
    def none(*_: object, **__: object) -> None:
        raise AssertionError("Graphviz was asked")

    monkeypatch.setattr(placing, "layout", none)
    monkeypatch.setattr("argmap.drawing.engine.prepare", none)
    assert str(render(a_map(800, 20))).count('class="claim') == 800


def test_many_lines_that_are_no_trees_are_left_to_graphviz():
    assert large.fit_large(scene_of(a_map(800, 150)), DEFAULT, a_screen()) is None
    assert large.fit_large(scene_of(a_map(800, 50)), DEFAULT, a_screen()) is not None


def test_a_chain_beside_a_broad_tree_is_as_deep_as_it_is():
    m = a_map(1_500, 0).model_dump(exclude_defaults=True)
    m["arguments"] = [
        {"premises": [f"c{i}"], "conclusion": f"c{i - 1 if i < 1_100 else 0}"} for i in range(1, 1_500)
    ] + [{"premises": ["c7"], "conclusion": "c7"}, {"premises": ["c3"], "conclusion": "c700"}]
    assert str(render(ArgumentMap.model_validate(m))).count('class="claim') == 1_500


def test_words_at_many_lines_take_no_more_than_their_share_of_time():
    m = a_map(1_500, 0).model_dump(exclude_defaults=True)
    m["arguments"] = [{"premises": [{"not": f"c{i}"}], "rebuts": f"c{(i - 1) // 3}"} for i in range(1, 1_500)]
    start = time.process_time()
    svg = str(render(ArgumentMap.model_validate(m)))
    assert time.process_time() - start < 5
    assert svg.count(">not<") >= 1_499


@settings(max_examples=60)
@given(argument_maps(claims=10, arguments=12))
def test_in_the_arrangement_of_a_large_map_no_box_overlaps_another(m):
    show(m)
    scene = scene_of(m)
    geometry = large.fit_large(scene, DEFAULT, a_screen())
    assert geometry is not None
    boxes = [(*geometry.nodes[box.node], box.width, box.height) for box in scene.boxes.values()]
    for number, (x, y, w, h) in enumerate(boxes):
        assert w / 2 - 0.1 <= x <= geometry.width - w / 2 + 0.1
        for a, b, wide, high in boxes[number + 1 :]:
            assert abs(x - a) >= (w + wide) / 2 - 0.1 or abs(y - b) >= (h + high) / 2 - 0.1


def a_screen() -> Target:
    found = target("screen")
    assert found is not None
    return found
