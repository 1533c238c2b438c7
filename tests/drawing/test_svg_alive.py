"""What an SVG tells beside what it shows: names, roles, tooltips, links, words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import argmap
from argmap.drawing import render
from argmap.drawing.words import slug
from argmap.model import ArgumentMap
from argmap.model.links import passage_link
from tests.drawing.conftest import SVG, Picture

URL = "https://example.org/close-it"


def test_what_is_in_a_picture_is_not_hidden_from_screen_readers(draw):
    """The root is a document, not one image; each claim a group of texts, each argument an image with a name."""
    picture = draw({"keep": "Keep it.", "used": "It is used."}, [{"premises": ["used"], "conclusion": "keep"}])
    root = picture.root
    assert root.get("role") == "graphics-document document"
    assert picture.one(root.get("aria-labelledby", "")).text == "A map"
    assert picture.one(root.get("aria-describedby", "")).text == (
        "Argument map: 2 claims, 1 argument. Main conclusion: Keep it."
    )
    claims = [(g.get("role"), g.get("aria-label")) for g in picture.groups("claim")]
    assert claims == [("group", "Main conclusion keep"), ("group", "Claim used")]
    (argument,) = picture.groups("argument")
    assert argument.get("role") == "img"
    assert (argument.findtext(f"{SVG}title") or "").startswith("Argument 1 supports keep")


def test_the_document_is_read_from_the_conclusion_down(draw):
    picture = draw(
        {"why": "Because.", "but": "But no.", "main": "So it is."},
        [{"premises": ["why"], "conclusion": "main"}, {"premises": ["but"], "rebuts": "why"}],
    )
    order = [g.get("id") for g in picture.root.iter(f"{SVG}g") if g.get("id")]
    assert order == ["claim-main", "argument-1", "claim-why", "argument-2", "claim-but"]


def test_a_tooltip_has_the_whole_text_and_an_argument_the_titles_of_its_premises(draw):
    picture = draw(
        {"a": {"title": "Short", "text": "The whole text of it.", "basis": "document", "url": URL}, "b": "B is so."},
        [{"id": "x", "premises": [{"held": "a"}], "rebuts": "b", "scheme": "expert-opinion", "weight": 0.5}],
    )
    tooltip = picture.one("claim-a").findtext(f"{SVG}title") or ""
    assert tooltip.splitlines() == ["Short: The whole text of it.", "Claim a", "Basis: document", f"Address: {URL}"]
    tooltip = picture.one("argument-x").findtext(f"{SVG}title") or ""
    assert tooltip.splitlines() == [
        "Argument x speaks against b",
        "Premise: held “Short”",
        "Weight: 0.5",
        "Scheme: expert-opinion",
    ]


def test_scheme_and_weight_stand_at_the_joint(draw):
    picture = draw(
        {"a": "A is so.", "b": "B is so."},
        [
            {"id": "x", "premises": ["b"], "conclusion": "a", "scheme": "expert-opinion", "weight": 0.7},
            {"id": "y", "premises": ["b"], "rebuts": "a", "scheme": "mine"},
        ],
        schemes={"mine": {"title": "My own way", "premises": {}, "conclusion": "C"}},
    )
    captions = [picture.text(picture.one(f"argument-{name}"), "caption") for name in "xy"]
    assert captions == ["expert opinion · weight 0.7", "My own way"]


def test_words_say_what_each_argument_does():
    keys = {
        "argmap": 1,
        "title": "A map",
        "claims": {"a": "A is so.", "b": "B is so."},
        "arguments": [
            {"id": "x", "premises": ["b"], "conclusion": "a"},
            {"id": "y", "premises": ["b"], "rebuts": "a", "implicit": True},
            {"id": "z", "premises": ["b"], "undercuts": "x"},
        ],
    }
    plain, worded = (Picture(str(render(ArgumentMap.model_validate(keys), words=words))) for words in (False, True))
    said = [[picture.text(picture.one(f"argument-{name}"), "caption") for name in "xyz"] for picture in (plain, worded)]
    assert said == [["", "unsaid", ""], ["supports", "rebuts · unsaid", "undercuts"]]


def test_words_stand_beside_no_box_but_between_them():
    """Words are at joints, which the layout keeps clear of the boxes."""
    svg = argmap.render("maps/edm.yaml", words=True)
    picture = Picture(svg)
    boxes = [
        tuple(float(shape.get(key, "0")) for key in ("x", "y", "width", "height"))
        for group in picture.groups("claim")
        for shape in group.iter(f"{SVG}rect")
        if shape.get("class") == "box"
    ]
    words = [
        (float(text.get("x", "0")), float(text.get("y", "0")))
        for group in picture.groups("argument")
        for text in group.iter(f"{SVG}text")
        if text.get("class") == "caption"
    ]
    assert len(words) == len(picture.groups("argument"))
    for at, base in words:
        assert not [box for box in boxes if box[0] < at < box[0] + box[2] and box[1] < base < box[1] + box[3]]


def test_a_claim_of_the_author_and_another_is_not_drawn_as_the_others_alone(draw):
    picture = draw(
        {"a": {"text": "A is so.", "voice": ["Q", "Z"]}, "b": {"text": "B is so.", "voice": "Z"}}, author="Q"
    )
    assert picture.classes("claim-a") == ["claim", "voice-shared", "voice-q", "voice-z"]
    assert picture.classes("claim-b") == ["claim", "voice-other", "voice-z"]
    assert picture.text(picture.one("claim-a"), "caption") == "Q, Z"
    bars = [next(e for e in picture.one(f"claim-{c}").iter(f"{SVG}path") if e.get("class") == "bar") for c in "ab"]
    assert [bar.get("stroke-dasharray") is not None for bar in bars] == [True, False]
    fills = [next(picture.one(f"claim-{c}").iter(f"{SVG}rect")).get("fill") for c in "ab"]
    assert fills[0] != fills[1]
    assert {"voice-shared", "voice-other"} <= set(picture.legend())


@pytest.mark.parametrize(
    ("name", "expected"),
    [("the mayor", "the-mayor"), ("J. Doe, Jr.", "j-doe-jr"), ("Գրող", "գրող"), ("!?", "unnamed"), ("other", "other-")],
)
def test_a_voice_is_a_class(name, expected):
    assert slug(name) == expected


def link(picture: Picture, claim: str) -> str | None:
    found = picture.one(f"claim-{claim}").find(f"{SVG}a")
    return None if found is None else found.get("href")


def test_a_claim_leads_to_its_passage_in_the_source(draw):
    picture = draw(
        {
            "a": {"text": "A is so.", "passage": "a burden we … carry, any longer"},
            "b": {"text": "B is so.", "url": "https://example.org/b?x=1&y=2"},
            "c": "C is so.",
        },
        source={"title": "Close it", "url": URL},
    )
    assert link(picture, "a") == f"{URL}#:~:text=a%20burden%20we,carry%2C%20any%20longer"
    assert link(picture, "b") == "https://example.org/b?x=1&y=2"
    assert link(picture, "c") is None


def test_a_claim_of_an_included_map_leads_into_its_own_source(tmp_path):
    (tmp_path / "one.yaml").write_text(
        f"argmap: 1\ntitle: One\nsource: {{title: S, url: '{URL}'}}\n"
        "claims:\n  a: {text: A is so., passage: a is so}\n  b: B is so.\n"
        "arguments: [{premises: [b], conclusion: a}]\n",
        encoding="utf-8",
    )
    (tmp_path / "two.yaml").write_text(
        "argmap: 1\ntitle: Two\ninclude: {one: one.yaml}\nclaims: {}\n", encoding="utf-8"
    )
    picture = Picture(argmap.render(tmp_path / "two.yaml"))
    assert link(picture, "one:a") == f"{URL}#:~:text=a%20is%20so"


@pytest.mark.parametrize(
    ("url", "passage", "expected"),
    [
        (URL, "one short run", f"{URL}#:~:text=one%20short%20run"),
        (URL, "well-known & so ... on", f"{URL}#:~:text=well%2Dknown%20%26%20so,on"),
        (f"{URL}#top", "x", f"{URL}#top:~:text=x"),
        (URL, "Գիրք", f"{URL}#:~:text=%D4%B3%D5%AB%D6%80%D6%84"),
        ("javascript:alert(1)", "x", None),
        ("data:text/html,x", "x", None),
    ],
)
def test_a_passage_is_a_text_fragment(url, passage, expected):
    assert passage_link(url, passage) == expected


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " JavaScript:alert(1)", "file:///etc"])
def test_nothing_but_web_addresses_becomes_a_link(draw, address):
    """Even in a model that was made without being checked."""
    source = {"argmap": 1, "title": "T", "claims": {"a": {"text": "A is so.", "passage": "a is"}}, "arguments": []}
    whole = ArgumentMap.model_validate(source | {"source": {"title": "S"}})
    whole = whole.model_copy(update={"claims": {"a": whole.claims["a"].model_copy(update={"url": address})}})
    assert "<a " not in str(render(whole))
    assert "<a " not in str(render(whole, sources={"": address}))


def test_there_is_no_inline_rubbish():
    """No style attributes, no scripts, no empty groups; numbers with two decimals at most."""
    svg = argmap.render("maps/edm.yaml", theme="auto")
    assert not re.search(r' style="|<script|<foreignObject|<image|\bon\w+="|<g[^>]*></g>', svg)
    assert not re.findall(r'(?:d|x|y|cx|cy|width|height)="[^"]*\.\d{3,}', svg)
    assert svg.count("<style>") == 1
    ET.fromstring(svg)


@pytest.mark.parametrize("name", ["amashov", "edm"])
def test_a_picture_is_small(name):
    """Bytes a claim, with all that its tooltips say; docs/benchmarks.md has the figures."""
    path = Path("maps") / f"{name}.yaml"
    claims = len(argmap.load(path, resolve=True).claims)
    assert len(argmap.render(path).encode()) / claims < 2600
