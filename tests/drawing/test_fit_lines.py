"""Lines of a fitted picture can be told apart, and the words at their ends can be read."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from argmap.drawing.fit.nudge import nudge
from argmap.drawing.fit.placed import Placed, bounds
from argmap.drawing.fit.plan import Item, Plan
from argmap.drawing.fit.route import Router
from argmap.drawing.fit.said import said
from argmap.drawing.fit.ways import Port
from argmap.drawing.look import DEFAULT
from argmap.drawing.scene import Segment
from argmap.loading import drawable
from argmap.model import ArgumentMap
from argmap.reading import Reader
from tests.drawing.test_fit import overlap, placed

MAPS = Path(__file__).parents[2] / "maps"


def test_lines_on_one_track_are_drawn_apart_and_those_that_meet_are_not():
    over, under = [(0.0, 0.0), (20.0, 0.0), (20.0, 100.0), (90.0, 100.0)], [(50.0, 20.0), (20.0, 20.0), (20.0, 80.0)]
    lines = {1: list(over), 2: [*under, (60.0, 80.0)]}
    nudge(lines, [1], [], {1: {"a", "b"}, 2: {"c", "d"}})
    assert lines[1] == [(0.0, 0.0), (16.0, 0.0), (16.0, 100.0), (90.0, 100.0)]  # left: so they do not cross
    assert lines[2] == [*under, (60.0, 80.0)]
    lines = {1: list(over), 2: [*under, (60.0, 80.0)]}
    nudge(lines, [1], [], {1: {"a", "b"}, 2: {"c", "b"}})
    assert lines[1] == over


def test_a_line_is_not_drawn_aside_into_a_box():
    over = [(0.0, 0.0), (20.0, 0.0), (20.0, 100.0), (90.0, 100.0)]
    lines = {1: list(over), 2: [(20.0, 20.0), (20.0, 80.0)]}
    nudge(lines, [1], [(5.0, 30.0, 10.0, 40.0), (25.0, 30.0, 10.0, 40.0)], {1: {"a"}, 2: {"b"}})
    assert lines[1] == over


def test_the_head_of_a_line_is_not_crossed_where_there_is_another_way():
    port = {"stub": 5.5, "cost": 0.0}
    ends = [Port((0.0, 50.0), 1, 0, **port)], [Port((200.0, 50.0), -1, 0, **port)]

    def router() -> Router:
        return Router((200, 200), [(80.0, 0.0, 40.0, 40.0)], range(0, 200, 8), [50.0, 70.0], [])

    free, guarded = router(), router()
    for each in (free, guarded):
        each.take([(100.0, 190.0), (100.0, 40.0)])
    guarded.guard((100.0, 40.0), (100.0, 190.0))
    assert free.route(*ends) == [(0.0, 50.0), (200.0, 50.0)]
    led = guarded.route(*ends)
    assert led is not None
    crossed = [y0 for (x0, y0), (x1, y1) in pairwise(led) if abs(y0 - y1) < 0.1 and min(x0, x1) < 100 < max(x0, x1)]
    assert crossed
    assert min(crossed) > 52


@pytest.mark.parametrize("name", ["edm", "evstratov"])
@pytest.mark.parametrize("fit", ["a4-landscape", "screen"])
def test_words_at_lines_stand_on_nothing_and_lines_have_tracks_of_their_own(name, fit):
    whole = drawable(Reader().read(MAPS / f"{name}.yaml"))
    search, places, _ = placed(whole, fit)
    spots = list(places.words.values())
    assert len(spots) == sum(segment.mode != "holds" for _, segment in search.plan.segments.values()) > 5
    left, top, width, height = bounds(places)
    for spot in spots:
        assert left <= spot[0] and spot[0] + spot[2] <= left + width
        assert top <= spot[1] and spot[1] + spot[3] <= top + height
        assert not any(overlap(spot, thing) for thing in [*places.boxes.values(), *places.joints.values()])
    assert not any(overlap(one, other) for one, other in combinations(spots, 2))
    assert sum(_shared(search.plan.segments, places)) < 30


def _shared(segments: dict, places: Placed) -> list[float]:
    """Return how far lines of different arguments, that neither fork nor meet, run on each other."""
    pieces = [
        (k, a, b) for k, line in places.lines.items() if k in segments for a, b in pairwise(line) if len(line) > 1
    ]
    found = []
    for (k, a, b), (m, c, d) in combinations(pieces, 2):
        (one, s), (other, t) = segments[k], segments[m]
        if one is other or (one.relation == other.relation and (s.tail == t.tail or s.head == t.head)):
            continue
        for axis in (0, 1):
            if max(abs(p[axis] - a[axis]) for p in (b, c, d)) < 1:
                along = 1 - axis
                low = max(min(a[along], b[along]), min(c[along], d[along]))
                high = min(max(a[along], b[along]), max(c[along], d[along]))
                found.append(max(0.0, high - low))
    return found


def test_an_undercut_meets_its_argument_where_no_other_line_does():
    whole = ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "Undercuts",
            "claims": {
                f"c{i}": f"Claim {i} of a map in which room is short, so that all stands close." for i in range(9)
            },
            "arguments": [
                {"premises": ["c1"], "conclusion": "c0"},
                {"id": "x", "premises": ["c2"], "rebuts": "c0"},
                {"id": "y", "premises": ["c3"], "rebuts": "c0"},
                {"premises": ["c4"], "conclusion": "c1"},
                {"premises": ["c4"], "undercuts": "x"},
                {"premises": ["c1"], "undercuts": "y"},
                *({"premises": [f"c{i}"], "conclusion": "c0"} for i in range(5, 9)),
            ],
        }
    )
    search, places, _ = placed(whole, "300x600")
    tips = [
        places.lines[k][-1]
        for k, (drawn, segment) in search.plan.segments.items()
        if drawn.relation == "undercut" and segment.part != "premise"
    ]
    starts = [places.lines[k][0] for k, (_, segment) in search.plan.segments.items() if segment.part == "head"]
    assert len(tips) == 2
    for x, y in tips:
        assert all(abs(x - u) + abs(y - v) > 4 for u, v in starts)


def test_a_word_stays_in_the_picture_and_off_what_stands_beside_its_line():
    segments = {0: (None, Segment("c1", "c2", "premise", "held"))}
    plan = Plan(Item("page", ""), {}, [], segments)  # type: ignore[arg-type]
    line = {0: [(98.0, 50.0), (98.0, 20.0)]}
    alone = said(plan, Placed(200.0, 100.0, lines=line), {}, DEFAULT)
    assert alone[0][0] > 98  # at the right of the line, as usual
    assert said(plan, Placed(104.0, 100.0, lines=line), {}, DEFAULT)[0][0] < 80  # where the picture ends there
    beside = Placed(200.0, 100.0, joints={"j0": (104.0, 20.0, 60.0, 28.0)}, lines=line)
    assert said(plan, beside, {}, DEFAULT)[0][0] < 80


def test_no_line_doubles_back_over_its_own_head():
    """A line comes up nearer to the box than the head there is long: it goes round to where the head begins."""
    router = Router((300, 200), [(100.0, 50.0, 100.0, 40.0)], [90.0, 94.0], [70.0], [])
    tip = Port((100.0, 70.0), -1, 0, 10.0, 0.0)
    led = router.route([Port((94.0, 115.0), 0, -1, 5.5, 0.0)], [tip])
    assert led is not None
    assert led[-2:] == [(90.0, 70.0), (100.0, 70.0)]
    assert led[-3][0] == 90
