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
