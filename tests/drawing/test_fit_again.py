"""A map that has changed a little is laid out as it was."""

from __future__ import annotations

import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from argmap import ArgumentMap, load
from argmap.drawing import render
from argmap.drawing.fit import Memory
from argmap.drawing.fit.kept import Room, Way, followed
from argmap.drawing.fit.route import Router
from argmap.drawing.fit.ways import Port
from argmap.drawing.geometry import Point
from argmap.model import Argument
from tests.strategies import argument_maps

MAPS = Path(__file__).resolve().parents[2] / "maps"


def boxes(picture: str) -> dict[str, tuple[float, float]]:
    """Return where the box of each claim begins."""
    found = re.findall(
        r'<g [^>]*class="claim[^"]*"[^>]*data-id="([^"]*)".*?<(?:rect|path)[^>]*? x="([-\d.]+)" y="([-\d.]+)"',
        picture,
        re.S,
    )
    return {name: (float(x), float(y)) for name, x, y in found}


@pytest.fixture(scope="module", params=["poghosyan", "amashov"])
def known(request: pytest.FixtureRequest) -> tuple[ArgumentMap, Memory, str]:
    """A map that was drawn, what is remembered of it, and its picture."""
    argument_map, memory = load(MAPS / f"{request.param}.yaml"), Memory()
    picture = render(argument_map, memory=memory)
    assert isinstance(picture, str)
    return argument_map, memory, picture


def drawn_again(argument_map: ArgumentMap, memory: Memory, *, quick: bool = True) -> tuple[str, Memory]:
    copy = Memory(memory.choice, quick)
    picture = render(argument_map, memory=copy)
    assert isinstance(picture, str)
    return picture, copy


def changed(argument_map: ArgumentMap, name: str, text: str) -> ArgumentMap:
    claim = argument_map.claims[name].model_copy(update={"text": text})
    return argument_map.model_copy(update={"claims": {**argument_map.claims, name: claim}})


def test_the_first_picture_is_as_without_a_memory(known: tuple[ArgumentMap, Memory, str]) -> None:
    assert known[2] == render(known[0])


def test_the_same_map_is_drawn_the_same(known: tuple[ArgumentMap, Memory, str]) -> None:
    picture, memory = drawn_again(known[0], known[1])
    assert picture == known[2]
    assert memory.kept and memory.choice == known[1].choice


@pytest.mark.parametrize(
    ("name", "theme", "fit"),
    [
        ("pasatoiu-nitoiu", "light", "screen"),
        ("edm", "light", "a4-landscape"),
        ("poghosyan", "high-contrast", "screen"),
    ],
)
def test_what_may_stand_in_two_ways_of_one_size_stands_as_before(name: str, theme: str, fit: str) -> None:
    argument_map, memory = load(MAPS / f"{name}.yaml"), Memory()
    first, second = (render(argument_map, memory=memory, theme=theme, fit=fit) for _ in range(2))
    assert first == second and memory.kept


def test_a_changed_text_leaves_nearly_all_claims_where_they_were(known: tuple[ArgumentMap, Memory, str]) -> None:
    """Within a tenth of the picture, each to its own size, as boxes grow with their texts."""
    argument_map, memory, picture = known
    name = list(argument_map.claims)[7]
    text = argument_map.claims[name].text.rstrip(".") + ", as everybody knows who has been there."
    again, kept = drawn_again(changed(argument_map, name, text), memory)
    assert kept.kept
    before, after = boxes(picture), boxes(again)
    assert before.keys() == after.keys() and len(before) > 40
    width, height = (max(each[axis] for each in before.values()) for axis in (0, 1))
    near = [
        key
        for key, (x, y) in before.items()
        if abs(after[key][0] - x) < 0.1 * width and abs(after[key][1] - y) < 0.1 * height
    ]
    assert len(near) > 0.9 * len(before)


def ways(picture: str) -> list[str]:
    """Return the lines of a picture, as they are drawn."""
    return re.findall(r'<path class="line" d="([^"]*)"', picture)


def test_a_changed_word_leaves_every_line_where_it_was_and_none_is_led_anew(
    known: tuple[ArgumentMap, Memory, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argument_map, memory, picture = known
    name = list(argument_map.claims)[7]
    text = argument_map.claims[name].text.replace("a", "e", 1)
    led = watched(monkeypatch)
    again, _ = drawn_again(changed(argument_map, name, text), memory)
    assert again != picture and ways(again) == ways(picture)
    assert not led


def test_a_box_that_grows_leaves_most_ways_and_a_line_that_is_new_is_led(
    known: tuple[ArgumentMap, Memory, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argument_map, memory, picture = known
    led = watched(monkeypatch)
    name = list(argument_map.claims)[7]
    drawn_again(changed(argument_map, name, argument_map.claims[name].text + " More is said here." * 4), memory)
    assert memory.choice is not None
    assert len(led) < 0.8 * len(memory.choice.ways)
    led.clear()
    # The first claim and the last one, which no line joins: their groups are different, so the line is loose.
    first, last = (list(argument_map.claims)[place] for place in (0, -1))
    more = Argument(premises=[last], conclusion=first)
    again, kept = drawn_again(argument_map.model_copy(update={"arguments": [*argument_map.arguments, more]}), memory)
    assert len(ways(again)) == len(ways(picture)) + 1
    assert led and kept.choice is not None


def watched(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that gets what the router leads."""
    led: list[object] = []
    route = Router.route

    def noted(router: Router, tails: list[Port], tips: list[Port], *, everywhere: bool = False) -> list[Point] | None:
        led.append(tails)
        return route(router, tails, tips, everywhere=everywhere)

    monkeypatch.setattr(Router, "route", noted)
    return led


def test_the_end_of_a_line_follows_what_it_is_at() -> None:
    tail, head = (0.0, 100.0, 40.0, 20.0), (100.0, 0.0, 40.0, 20.0)
    way = Way([(20.0, 100.0), (20.0, 60.0), (120.0, 60.0), (120.0, 20.0)], tail, head, 0)
    assert followed(way, tail, head) == [way.corners]
    lower = followed(way, (0.0, 110.0, 40.0, 20.0), head)
    assert lower == [
        [(20.0, 110.0), (20.0, 60.0), (120.0, 60.0), (120.0, 20.0)],
        [(20.0, 110.0), (20.0, 70.0), (120.0, 70.0), (120.0, 20.0)],
    ]
    grown = followed(way, tail, (100.0, 0.0, 60.0, 30.0))
    assert grown[0] == [(20.0, 100.0), (20.0, 60.0), (130.0, 60.0), (130.0, 30.0)]
    assert not followed(way, (0.0, 0.0, 40.0, 20.0), head)  # it would have to turn round


def test_a_line_that_a_box_now_stands_on_is_not_free() -> None:
    line = [(20.0, 100.0), (20.0, 60.0), (120.0, 60.0), (120.0, 20.0)]
    own = (0.0, 100.0, 40.0, 20.0), (100.0, 0.0, 40.0, 20.0)
    other = {2: [(20.0, 95.0), (20.0, 62.0)]}
    assert Room(list(own), {}, {1: {"a"}}).trouble(1, line, own) == 0
    assert Room([*own, (60.0, 50.0, 20.0, 20.0)], {}, {1: {"a"}}).trouble(1, line, own) == 1
    assert Room(list(own), other, {1: {"a"}, 2: {"b"}}).trouble(1, line, own) == 1
    assert Room(list(own), other, {1: {"a"}, 2: {"a"}}).trouble(1, line, own) == 0


def test_a_claim_more_and_one_less_are_drawn(known: tuple[ArgumentMap, Memory, str]) -> None:
    argument_map, memory, _ = known
    name, other = list(argument_map.claims)[3], list(argument_map.claims)[4]
    claims = {key: claim for key, claim in argument_map.claims.items() if key != other}
    claims["new-claim"] = argument_map.claims[name]
    again, _ = drawn_again(argument_map.model_copy(update={"claims": claims}), memory)
    assert "new-claim" in boxes(again) and other not in boxes(again)


def test_another_arrangement_is_taken_only_if_it_is_clearly_better(known: tuple[ArgumentMap, Memory, str]) -> None:
    picture, memory = drawn_again(known[0], known[1], quick=False)
    assert memory.kept and picture == known[2]


def test_a_memory_of_another_map_does_no_harm(known: tuple[ArgumentMap, Memory, str]) -> None:
    other = load(MAPS / "edm.yaml")
    picture, memory = drawn_again(other, known[1])
    assert boxes(picture).keys() == other.claims.keys()
    assert memory.choice is not None


def test_drawing_again_takes_a_fraction_of_the_time(known: tuple[ArgumentMap, Memory, str]) -> None:
    def seconds(work: object) -> float:
        begun = time.process_time()
        work()  # type: ignore[operator]
        return time.process_time() - begun

    first = seconds(lambda: render(known[0]))
    again = min(seconds(lambda: drawn_again(known[0], known[1])) for _ in range(3))
    assert again < first / 2.5


@settings(max_examples=10, deadline=None)
@given(argument_maps(), argument_maps())
def test_any_map_is_drawn_after_any_other(first: ArgumentMap, second: ArgumentMap) -> None:
    memory = Memory()
    render(first, memory=memory)
    memory = pickle.loads(pickle.dumps(memory))
    for quick in (True, False):
        memory.quick = quick
        assert str(render(second, memory=memory)).rstrip().endswith("</svg>")
