"""Marks on claims, arguments, premises and ties: signs and words, colour only beside them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from argmap.drawing import render
from argmap.drawing.look import DEFAULT
from argmap.drawing.marks import DIFFERENCE, Mark, Marks, mixed
from argmap.model import ArgumentMap
from tests.drawing.conftest import Picture

MAP: dict[str, Any] = {
    "argmap": 1,
    "title": "Marks",
    "claims": {"a": "A is so.", "b": "B is so.", "c": "C is so.", "d": "D is so."},
    "arguments": [
        {"id": "x", "premises": ["b", "c"], "conclusion": "a"},
        {"id": "y", "premises": ["d"], "rebuts": "b"},
    ],
    "contraries": [["a", "d"]],
}


def draw(**marks: Any) -> Picture:
    svg = render(ArgumentMap.model_validate(MAP), marks=Marks(DIFFERENCE, **marks))
    assert isinstance(svg, str)
    return Picture(svg)


def test_marked_claims_have_a_sign_a_word_and_a_border_of_their_own() -> None:
    picture = draw(claims={"a": "changed", "b": "added", "d": "removed"})
    assert [picture.text(picture.one(f"claim-{c}"), "mark") for c in "abcd"] == [
        "~ changed",
        "+ added",
        "",
        "− removed",
    ]
    boxes = {c: next(e for e in picture.one(f"claim-{c}") if e.get("class") == "box") for c in "abcd"}
    assert float(boxes["b"].get("stroke-width", "0")) > 2 * float(boxes["c"].get("stroke-width", "0"))
    assert [boxes[c].get("stroke-dasharray") is not None for c in "abcd"] == [False, False, False, True]
    assert picture.one("claim-d").get("data-mark") == "removed"
    assert picture.one("claim-c").get("data-mark") is None


def test_marked_arguments_say_so_at_their_joint() -> None:
    picture = draw(arguments={0: "added", 1: "removed"})
    assert [picture.text(picture.one(f"argument-{a}"), "caption") for a in "xy"] == ["+ added", "− removed"]
    x, y = picture.one("argument-x"), picture.one("argument-y")
    assert float(x.get("stroke-width", "0")) == 2 * float(y.get("stroke-width", "0"))
    assert y.get("stroke") == mixed(DEFAULT.rebut.color, DEFAULT.background)
    # What a rebuttal is drawn with stays: it is still told from a support.
    assert y.get("stroke-dasharray") == DEFAULT.rebut.dash


def test_a_premise_may_be_marked_apart_from_its_argument() -> None:
    picture = draw(arguments={0: "changed"}, premises={(0, "c", "holds"): "removed"})
    (line,) = [e for e in picture.one("argument-x") if e.get("data-mark")]
    assert line.get("stroke-dasharray")
    assert "−" in picture.text(picture.one("argument-x"), "mode")


def test_ties_are_marked_with_a_sign() -> None:
    picture = draw(ties={("contraries", frozenset(("d", "a"))): "added"})
    (tie,) = picture.groups("tie")
    assert (tie.get("data-mark"), picture.text(tie, "mode")) == ("added", "+")


def test_the_legend_has_the_marks_that_are_used_and_no_others() -> None:
    assert draw(claims={"a": "added"}, arguments={1: "changed"}).legend()[-2:] == ["added", "changed"]
    assert not {"added", "removed", "changed"} & set(draw().legend())


def test_notes_stand_below_a_claim_and_in_the_tooltip_of_an_argument() -> None:
    picture = draw(notes={"a": ["was: A is not so."]}, argument_notes={0: ["weight: 1 → 0.5"]})
    assert picture.text(picture.one("claim-a"), "note") == "was: A is not so."
    assert "weight: 1 → 0.5" in (picture.one("argument-x").findtext("{*}title") or "")


def test_marks_of_what_is_not_in_the_map_are_passed_over() -> None:
    plain = render(ArgumentMap.model_validate(MAP))
    assert draw(claims={"zz": "added", "a": "unknown"}, arguments={99: "added"}, notes={"zz": ["x"]}).svg == plain


def test_a_map_without_marks_is_drawn_as_before() -> None:
    assert render(ArgumentMap.model_validate(MAP), marks=None) == draw().svg
    assert "data-mark" not in draw().svg


@pytest.mark.parametrize("form", ["dot", "png", "pdf"])
def test_other_formats_have_the_marks_too(form: Any) -> None:
    marks = Marks(
        DIFFERENCE,
        {"a": "changed", "d": "removed"},
        {0: "changed", 1: "removed"},
        {(0, "c", "holds"): "added"},
        {("contraries", frozenset(("a", "d"))): "added"},
    )
    drawn = render(ArgumentMap.model_validate(MAP), format=form, marks=marks)
    if form == "dot":
        assert isinstance(drawn, str)
        assert "− removed" in drawn
        assert "~ changed" in drawn
    assert drawn


def test_other_marks_than_those_of_a_difference_can_be_drawn() -> None:
    stands = Mark("in", "✓", "in", "stands: it is supported and not defeated", "#17692f", width=2)
    svg = render(ArgumentMap.model_validate(MAP), marks=Marks({"in": stands}, {"a": "in"}))
    assert isinstance(svg, str)
    assert Picture(svg).text(Picture(svg).one("claim-a"), "mark") == "✓ in"
    assert "stands: it is supported and not defeated" in "".join(ET.fromstring(svg).itertext())


@pytest.mark.parametrize("mark", DIFFERENCE.values(), ids=lambda mark: mark.key)
def test_the_words_of_marks_can_be_read_on_every_ground(mark: Mark) -> None:
    def light(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for _, ground in DEFAULT.text_colors():
        assert (light(ground) + 0.05) / (light(mark.color) + 0.05) >= 4.5
