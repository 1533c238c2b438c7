"""The tornado chart, as its numbers say."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.tornado import Swing, Tornado, tornado
from tests.strategies import texts

SVG = "{http://www.w3.org/2000/svg}"


def bars(chart: str) -> dict[str, dict[str, tuple[float, float]]]:
    """Return premise → kind of bar → its left and right edge, as shares of the axis."""
    root = ElementTree.fromstring(chart)
    ticks = {each.text: float(each.get("x", "0")) for each in root.iter(f"{SVG}text") if each.get("class") == "tick"}
    zero, one = ticks["0"], ticks["1"]
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "swing":
            for rect in group.iter(f"{SVG}rect"):
                left, width = float(rect.get("x", "0")), float(rect.get("width", "0"))
                edges = ((left - zero) / (one - zero), (left + width - zero) / (one - zero))
                found.setdefault(group.get("data-id", ""), {})[rect.get("class", "")] = edges
    return found


def test_a_bar_runs_from_what_it_comes_to_if_false_to_what_it_comes_to_if_true() -> None:
    chart = tornado(Tornado("It holds.", "strength", 0.6, [Swing("a", "A.", 0.2, 0.8, 0.31)]))
    found = bars(chart)["a"]
    assert found["false"] == pytest.approx((0.2, 0.6), abs=0.001)
    assert found["true"] == pytest.approx((0.6, 0.8), abs=0.001)
    assert "tips at 0.31" in chart


def test_an_objection_swings_the_other_way() -> None:
    found = bars(tornado(Tornado("It holds.", "strength", 0.6, [Swing("a", "A.", 0.9, 0.5)])))["a"]
    assert found["false"] == pytest.approx((0.6, 0.9), abs=0.001)
    assert found["true"] == pytest.approx((0.5, 0.6), abs=0.001)


@given(texts(), texts(), st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_any_text_and_any_share_makes_a_well_formed_chart(title: str, label: str, shares: list[float]) -> None:
    chart = tornado(Tornado(title, "probability", shares[0], [Swing("a", label, shares[1], shares[2])]))
    assert set(bars(chart)) == {"a"}
