"""The DOT text that users get."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from argmap.drawing import render
from argmap.drawing.engine_child import run
from argmap.model import ArgumentMap


def dot_of(claims, arguments=(), **keys):
    keys = {"argmap": 1, "title": "A map", "claims": claims, "arguments": list(arguments), **keys}
    return str(render(ArgumentMap.model_validate(keys), format="dot"))


def test_nodes_are_named_by_ids_and_arguments_without_one_by_their_place():
    dot = dot_of(
        {"keep": "Keep it.", "used": "It is used.", "rich": "We are rich."},
        [{"premises": ["used", "rich"], "conclusion": "keep"}, {"id": "x", "premises": ["rich"], "rebuts": "keep"}],
    )
    things = json.loads(run(dot, "json0"))
    names = [thing["name"] for thing in things["objects"] if "pos" in thing]
    assert names == ["keep", "used", "rich", "argument 1"]
    assert len(things["edges"]) == 4


def test_an_argument_with_a_claims_id_keeps_its_own_node():
    dot = dot_of({"a": "A.", "b": "B.", "c": "C."}, [{"id": "a", "premises": ["b", "c"], "conclusion": "a"}])
    assert "argument 1" in dot


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        '"quoted" & <i>',
        r"back \N slash \n \G \L \\ end \\",
        "Գիրք Книга 书 كتاب 📚",
        "graph { a -> b } [x=y]; // no",
        "<<table>>",
    ],
)
@pytest.mark.parametrize("keys", [{}, {"implicit": True}, {"title": "T"}])
def test_any_text_is_in_the_label_as_it_is(text, keys):
    svg = run(dot_of({"node": {"text": text, **keys}}, title=text, groups={"g": {"title": text}}), "svg").decode()
    root = ET.fromstring(svg)
    node = next(g for g in root.iter("{http://www.w3.org/2000/svg}g") if g.get("id") == "claim-node")
    said = [t.text for t in node.iter("{http://www.w3.org/2000/svg}text")]
    assert " ".join("".join(t or "" for t in said if t != "unsaid" and t != "T").split()) == text


def test_the_legend_is_there_and_has_only_what_is_used():
    dot = dot_of({"a": "A.", "b": "B."}, [{"premises": ["b"], "conclusion": "a"}])
    assert "main conclusion" in dot
    assert "rebuttal" not in dot
