"""Marks for statuses: shape, line, sign and word besides the colour; readable in every theme."""

from __future__ import annotations

from typing import Any

import pytest

from argmap import render
from argmap.drawing.colors import AA_TEXT, contrast, mixed
from argmap.drawing.marks import Marks
from argmap.drawing.status_marks import CARRIES, CHANGES, STATUS
from argmap.drawing.themes import look_of
from argmap.model import ArgumentMap
from tests.drawing.conftest import Picture

MAP = ArgumentMap.model_validate(
    {
        "argmap": 1,
        "title": "T",
        "claims": {"a": "A.", "b": "B.", "c": {"text": "C.", "stance": "reports"}, "d": "D.", "e": "E."},
        "arguments": [
            {"id": "s", "premises": ["a"], "conclusion": "b"},
            {"id": "t", "premises": ["c"], "conclusion": "d"},
        ],
        "scenarios": {"no": {"title": "No A", "assume": {"a": False}}},
    }
)


def draw(**wishes: Any) -> Picture:
    svg = render(MAP, **wishes)
    assert isinstance(svg, str)
    return Picture(svg)


def test_each_claim_says_its_status_by_sign_word_and_border() -> None:
    picture = draw(scenario="no")
    assert [picture.text(picture.one(f"claim-{c}"), "mark") for c in "abcde"] == [
        "− out",
        "− out",
        "? undecided",
        "? undecided",
        "+ in",
    ]
    boxes = {c: next(e for e in picture.one(f"claim-{c}") if e.get("class") == "box") for c in "ace"}
    looks = [(box.get("stroke-dasharray"), box.get("stroke-width")) for box in boxes.values()]
    assert len(set(looks)) == 3
    assert picture.text(picture.one("claim-a"), "note") == "supposed in this scenario"
    assert {"in", "out", "undecided"} <= set(picture.legend())
    assert "out: it does not stand" in picture.svg
    assert "no (No A): 1 in, 2 out, 2 undecided" in picture.svg


def test_arguments_that_do_not_carry_say_so() -> None:
    picture = draw(scenario="no")
    assert [picture.text(picture.one(f"argument-{a}"), "caption") for a in "st"] == ["− does not carry", "? open"]


def test_only_what_changes_is_marked_between_two_scenarios() -> None:
    picture = draw(compare=("as-argued", "no"))
    assert [picture.text(picture.one(f"claim-{c}"), "mark") for c in "abce"] == [
        "− out, was in",
        "− out, was in",
        "",
        "",
    ]
    assert picture.one("claim-c").get("data-mark") is None
    assert "2 claims changed" in picture.svg
    assert "in-out" in picture.legend()
    assert "now out, was in" in picture.svg
    assert (
        draw(compare=("no", "as-argued")).text(draw(compare=("no", "as-argued")).one("claim-a"), "mark")
        == "+ in, was out"
    )


def test_a_picture_is_of_one_or_of_two_scenarios_that_are_there() -> None:
    with pytest.raises(LookupError, match="no scenario is called `nope`"):
        draw(scenario="nope")
    with pytest.raises(ValueError, match="not both"):
        draw(scenario="no", compare=("no", "as-argued"))


@pytest.mark.parametrize("form", ["dot", "png", "pdf"])
def test_every_format_has_them(form: Any) -> None:
    drawn = render(MAP, form, scenario="no")
    assert drawn
    if form == "dot":
        assert "undecided" in str(drawn)


@pytest.mark.parametrize("theme", ["light", "dark", "print", "high-contrast"])
def test_words_can_be_read_on_tinted_boxes_in_every_theme(theme: str) -> None:
    look = look_of(theme)
    marks = Marks({**STATUS, **CARRIES, **CHANGES}).readable(look)
    for mark in marks.looks.values():
        ground = mixed(mark.color, look.claim_fill, mark.tint) if mark.tint else look.claim_fill
        for ink in (mark.color, look.ink, look.faint_ink):
            assert contrast(ink, ground) >= AA_TEXT, (mark.key, ink, ground)
