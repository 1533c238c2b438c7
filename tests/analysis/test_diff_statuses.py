"""What a change does to the main conclusions: whether they still stand."""

from __future__ import annotations

import argmap
from argmap.analysis.diff import diff

OLD = """\
argmap: 1
title: T
claims: {a: The first holds., b: The second holds., c: The third holds.}
arguments:
  - premises: [a]
    conclusion: b
main: b
"""


def statuses(new: str) -> list[tuple[tuple[str, ...], tuple[str, str] | None, str]]:
    found = diff(argmap.loads(OLD), argmap.loads(new)).consequences
    return [(each.claims, each.statuses, each.text) for each in found if each.kind == "status-changed"]


def test_a_rebuttal_as_strong_takes_the_conclusion_down() -> None:
    assert statuses(OLD.replace("main: b", "  - {premises: [c], rebuts: b}\nmain: b")) == [
        (("b",), ("in", "out"), "the main conclusion `b` was in and is out now")
    ]


def test_a_reason_that_is_only_reported_leaves_the_conclusion_open_under_its_new_name() -> None:
    new = OLD.replace("a: The first holds.", "a: {text: The first holds., stance: reports}").replace("b", "top")
    new = new.replace("{a:", "{a:")
    assert [(claims, was) for claims, was, _ in statuses(new)] == [(("top",), ("in", "undecided"))]


def test_nothing_is_said_where_the_conclusion_stands_as_before() -> None:
    assert statuses(OLD.replace("[a]", "[a, c]")) == []
