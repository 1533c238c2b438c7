"""What the SVG of a map shows."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.drawing import render
from argmap.model import ArgumentMap

SVG = "{http://www.w3.org/2000/svg}"


def numbers(data: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", data)]


def test_one_element_per_claim_and_argument(draw):
    picture = draw(
        {"keep": "Keep it.", "used": "It is used.", "needed": "What is used is needed."},
        [
            {"id": "use", "premises": ["used", "needed"], "conclusion": "keep"},
            {"premises": ["used"], "rebuts": "needed"},
        ],
    )
    assert [g.get("id") for g in picture.groups("claim")] == ["claim-keep", "claim-used", "claim-needed"]
    assert [g.get("id") for g in picture.groups("argument")] == ["argument-use", "argument-2"]


def test_relations_differ_in_line_head_and_colour(draw):
    picture = draw(
        {"keep": "Keep it.", "used": "It is used.", "dear": "It is dear.", "rich": "We are rich."},
        [
            {"premises": ["used"], "conclusion": "keep"},
            {"id": "money", "premises": ["dear"], "rebuts": "keep"},
            {"premises": ["rich"], "undercuts": "money"},
        ],
    )
    lines = [picture.one(f"argument-{name}") for name in ("1", "money", "3")]
    assert len({g.get("stroke") for g in lines}) == 3
    assert len({g.get("stroke-dasharray") for g in lines}) == 3
    heads = [next(p for p in g.iter(f"{SVG}path") if p.get("class") == "head") for g in lines]
    shapes = [re.sub(r"[\d.,-]+", "", head.get("d", "")) for head in heads]
    assert shapes == ["MLLZ", "ML", "MLLLZ"]


def test_an_undercut_ends_at_the_joint_of_the_argument(draw):
    picture = draw(
        {"keep": "Keep it.", "dear": "It is dear.", "rich": "We are rich."},
        [{"id": "money", "premises": ["dear"], "rebuts": "keep"}, {"premises": ["rich"], "undercuts": "money"}],
    )
    joint = next(picture.one("argument-money").iter(f"{SVG}circle"))
    x, y = float(joint.get("cx", "0")), float(joint.get("cy", "0"))
    undercut = picture.one("argument-2")
    head = next(p for p in undercut.iter(f"{SVG}path") if p.get("class") == "head")
    tip = numbers(head.get("d", ""))[0]
    assert abs(tip[0] - x) < 12
    assert abs(tip[1] - y) < 12


def test_linked_premises_meet_in_a_bar_and_others_in_a_ring(draw):
    claims = {"a": "A is so.", "b": "B is so.", "c": "C is so."}
    shapes = {}
    for linkage in ("linked", "convergent", "cumulative"):
        picture = draw(claims, [{"id": "x", "premises": ["b", "c"], "conclusion": "a", "linkage": linkage}])
        group = picture.one("argument-x")
        assert linkage in picture.classes("argument-x")
        shapes[linkage] = [e.tag.removeprefix(SVG) for e in group if e.get("class") not in ("line", "head")]
        assert len([e for e in group if e.get("class") == "line"]) == 3
    assert shapes == {
        "linked": ["title", "rect"],
        "convergent": ["title", "circle"],
        "cumulative": ["title", "circle", "path"],
    }


def test_whose_a_claim_is_and_how_the_author_takes_it_is_written(draw):
    picture = draw(
        {
            "a": {"text": "It costs too much.", "voice": "the mayor", "stance": "rejects"},
            "b": {"text": "It is unsaid.", "implicit": True, "qualifier": "probably"},
            "c": {"text": "It is mine.", "voice": "Q"},
            "d": {"text": "People say so.", "voice": "unattributed", "stance": "reports"},
        },
        author="Q",
    )
    captions = [picture.text(picture.one(f"claim-{c}"), "caption") for c in "abcd"]
    assert captions == ["the mayor · rejected", "unsaid · probably", "", "unattributed · reported"]
    assert picture.classes("claim-a") == ["claim", "voice-other", "rejected", "voice-the-mayor"]
    assert picture.classes("claim-b") == ["claim", "implicit"]
    assert picture.classes("claim-c") == ["claim", "voice-q"]
    assert picture.classes("claim-d") == ["claim", "unattributed", "reported"]


def test_the_main_conclusion_comes_first_and_stands_out(draw):
    picture = draw({"why": "Because of this.", "main": "So it is."}, [{"premises": ["why"], "conclusion": "main"}])
    first, second = picture.groups("claim")
    assert (first.get("id"), first.get("class")) == ("claim-main", "claim main")
    widths = [float(next(g.iter(f"{SVG}rect")).get("stroke-width", "0")) for g in (first, second)]
    assert widths[0] > 2 * widths[1]


def test_a_premise_that_is_held_or_denied_says_so(draw):
    picture = draw(
        {"a": "A is so.", "b": "B is so.", "c": "C is so."},
        [{"id": "x", "premises": [{"held": "b"}, {"not": "c"}], "conclusion": "a"}],
    )
    assert sorted(t.text or "" for t in picture.one("argument-x").iter(f"{SVG}text")) == ["held", "not"]
    assert {"held", "not"} <= set(picture.legend())


def test_groups_are_boxes_around_their_claims(draw):
    picture = draw(
        {"a": {"text": "A is so.", "group": "in"}, "b": "B is so."},
        [{"premises": ["b"], "conclusion": "a"}],
        groups={"out": {"title": "Outer"}, "in": {"title": "Inner", "parent": "out"}},
    )
    outer, inner = (next(picture.one(f"group-{g}").iter(f"{SVG}rect")) for g in ("out", "in"))
    box = next(picture.one("claim-a").iter(f"{SVG}rect"))

    def inside(small: ET.Element, large: ET.Element) -> bool:
        a, b = ([float(r.get(k, "0")) for k in ("x", "y", "width", "height")] for r in (small, large))
        return all(b[i] <= a[i] and a[i] + a[i + 2] <= b[i] + b[i + 2] for i in (0, 1))

    assert inside(box, inner)
    assert inside(inner, outer)
    assert not inside(next(picture.one("claim-b").iter(f"{SVG}rect")), outer)


@pytest.mark.parametrize(
    ("claim", "argument", "keys", "legend"),
    [
        ({}, None, {}, []),
        ({}, {"conclusion": "a"}, {}, ["support", "main"]),
        ({}, {"rebuts": "a"}, {}, ["rebut"]),
        ({"implicit": True}, {"rebuts": "a"}, {}, ["rebut", "implicit"]),
        ({"stance": "grants"}, None, {}, ["granted"]),
        ({"voice": "Z"}, None, {"same": [["a", "b"]]}, ["voice-other", "same"]),
        ({}, None, {"questions": {"q": {"title": "?", "answers": ["a", "b"], "exclusive": True}}}, ["contraries"]),
    ],
)
def test_the_legend_has_what_is_used_and_only_that(draw, claim, argument, keys, legend):
    arguments = [{"premises": ["b"], **argument}] if argument else []
    picture = draw({"a": "A is so.", "b": {"text": "B is so.", **claim}}, arguments, **keys)
    assert picture.legend() == legend


ODD_TEXTS = [
    "Quotes \" and ' and <b>bold</b> & amp; and ]]> end",
    r"Backslashes \N \n \l \\ and a last one \\",
    "Գրադարանը պետք է բաց մնա։ Библиотека нужна всем людям.",
    "图书馆应该保持开放，因为每年有越来越多的人使用它，而且它的费用并不高。",
    "يجب أن تبقى المكتبة مفتوحة",
    "Readers 👩‍👩‍👧‍👦 love 📚 and 🇦🇲 ❤️ 👍🏽",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://example.org/a/very/long/path/that/goes/on?and=on&and=on#forever-and-ever",
    "two\nlines and\ttabs   and spaces",
]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_is_drawn_as_it_is(draw, text):
    picture = draw({"a": {"text": text, "title": text, "voice": text}}, title=text, groups={"g": {"title": text}})
    claim = picture.one("claim-a")
    said = " ".join(text.split())
    assert picture.text(claim) == said
    assert picture.text(claim, "title") == said
    assert picture.root.findtext(f"{SVG}title") == text


def test_characters_that_xml_cannot_hold_are_replaced(draw):
    picture = draw({"a": "Zero \x00, bell \x07."})
    assert picture.text(picture.one("claim-a")) == "Zero \ufffd, bell \ufffd."


def test_ids_of_any_script_and_of_included_maps_become_xml_ids(draw):
    picture = draw({"a": "A is so."}, same=[])
    keys: dict[str, Any] = {"argmap": 1, "title": "t", "claims": {"a": "A is so."}}
    whole = ArgumentMap.model_validate(keys)
    whole.claims = {"x/a": whole.claims["a"], "բառ": whole.claims["a"], "x:a": whole.claims["a"]}
    svg = render(whole)
    assert re.findall(r'id="(claim-[^"]*)" data-id="([^"]*)"', str(svg)) == [
        ("claim-x:a", "x/a"),
        ("claim-բառ", "բառ"),
        ("claim-x_3a_a", "x:a"),
    ]
    assert picture.one("claim-a") is not None


def test_odd_maps_draw(draw):
    """No claims; a ring; a claim for itself; dangling ids; two that undercut each other; parents in a ring."""
    assert draw({}).root.findtext(f"{SVG}title") == "A map"
    ring = [{"premises": [a], "conclusion": b} for a, b in ("ab", "bc", "ca", "aa")]
    assert len(draw({"a": "A.", "b": "B.", "c": "C."}, ring).groups("argument")) == 4
    lost = draw(
        {"a": {"text": "A.", "group": "g"}},
        [
            {"premises": ["a", "gone"], "conclusion": "a"},
            {"id": "x", "premises": ["a"], "conclusion": "gone"},
            {"premises": ["a"], "undercuts": "x"},
            {"premises": [], "rebuts": "a"},
        ],
        main="gone",
        contraries=[["a", "gone"]],
        groups={"g": {"title": "G", "parent": "h"}, "h": {"title": "H", "parent": "g"}},
    )
    assert [g.get("id") for g in lost.groups("argument")] == ["argument-1", "argument-4"]
    both = [
        {"id": "x", "premises": ["a"], "undercuts": "y"},
        {"id": "y", "premises": ["b"], "undercuts": "x"},
        {"id": "z", "premises": ["a"], "undercuts": "z"},
    ]
    assert len(draw({"a": "A.", "b": "B."}, both).groups("argument")) == 3


def test_groups_nested_without_end_draw(draw):
    groups = {f"g{i}": {"title": "G", "parent": f"g{i - 1}" if i else None} for i in range(3000)}
    picture = draw({"a": {"text": "A.", "group": "g2999"}}, groups=groups)
    assert len(picture.groups("group")) == 30


def test_right_to_left_text_runs_right_to_left(draw):
    picture = draw({"a": "הספרייה פתוחה", "b": "The library is open."})
    a, b = (next(picture.one(f"claim-{c}").iter(f"{SVG}text")) for c in "ab")
    assert (a.get("direction"), b.get("direction")) == ("rtl", None)


def test_the_same_map_gives_the_same_bytes_in_any_process(draw):
    program = (
        "from argmap.drawing import render; from argmap.model import ArgumentMap; import sys;"
        "m = ArgumentMap.model_validate({'argmap': 1, 'title': 't', 'author': ['Q', 'R'],"
        "'claims': {c: {'text': c * 9, 'voice': ['Q', 'Z'], 'group': 'g'} for c in 'abcdef'},"
        "'groups': {'g': {'title': 'G'}}, 'same': [['e', 'f']], 'contraries': [['a', 'b', 'c']],"
        "'arguments': [{'premises': ['a', 'b', {'not': 'c'}], 'conclusion': 'd'},"
        "{'premises': ['e'], 'rebuts': 'd'}]});"
        "sys.stdout.buffer.write(render(m).encode() + render(m, format='dot').encode())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        for seed in ("0", "1", "2")
    ]
    assert len({run.stdout for run in runs}) == 1
    assert {run.stderr for run in runs} == {b""}


ids = st.sampled_from([f"c{i}" for i in range(7)])
texts = st.text(min_size=1, max_size=60).filter(str.strip)
stances = st.sampled_from(["asserts", "grants", "reports", "doubts", "rejects"])
claims = st.fixed_dictionaries(
    {"text": texts},
    optional={
        "title": texts,
        "voice": st.lists(texts, min_size=1, max_size=2),
        "stance": stances,
        "implicit": st.booleans(),
        "group": st.sampled_from(["g1", "g2", "gone"]),
        "note": texts,
    },
)
premises = st.one_of(ids, st.builds(lambda i: {"held": i}, ids), st.builds(lambda i: {"not": i}, ids))


@st.composite
def maps(draw):
    """Maps with any texts; half of the references may dangle."""
    arguments = []
    for number in range(draw(st.integers(0, 8))):
        relation = draw(st.sampled_from(["conclusion", "rebuts", "undercuts"]))
        target = f"a{draw(st.integers(0, 8))}" if relation == "undercuts" else draw(ids)
        linkage = draw(st.sampled_from(["linked", "convergent", "cumulative"]))
        argument = {"premises": draw(st.lists(premises, max_size=4)), relation: target, "linkage": linkage}
        argument |= draw(st.sampled_from([{}, {"stance": "grants"}, {"implicit": True}, {"voice": "Z"}]))
        arguments.append({**argument, "id": f"a{number}"} if draw(st.booleans()) else argument)
    return {
        "argmap": 1,
        "title": draw(texts),
        "claims": draw(st.dictionaries(ids, claims, max_size=6)),
        "arguments": arguments,
        "groups": draw(st.sampled_from([{}, {"g1": {"title": "<1>"}, "g2": {"title": "2", "parent": "g1"}}])),
        "contraries": draw(st.lists(st.lists(ids, max_size=6), max_size=2)),
        "same": draw(st.lists(st.lists(ids, max_size=3), max_size=1)),
    }


def expected_arguments(source: dict[str, Any]) -> int:
    """Count the arguments whose chain of targets ends at a claim of the map or runs in a ring (by another way)."""
    first = {}
    for argument in source["arguments"]:
        first.setdefault(argument.get("id"), argument)

    def ends(argument: dict[str, Any]) -> bool:
        seen = []
        while "undercuts" in argument:
            if argument in seen:
                return True
            seen.append(argument)
            if argument["undercuts"] not in first:
                return False
            argument = first[argument["undercuts"]]
        return (argument.get("conclusion") or argument.get("rebuts")) in source["claims"]

    return sum(map(ends, source["arguments"]))


@given(maps())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_map_draws_well_formed_with_one_element_each(source):
    svg = render(ArgumentMap.model_validate(source))
    root = ET.fromstring(str(svg))
    groups = [(g.get("class") or "").split() for g in root.iter(f"{SVG}g")]
    assert sum("claim" in classes for classes in groups) == len(source["claims"])
    assert sum("argument" in classes for classes in groups) == expected_arguments(source)
    every_id = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(every_id) == len(set(every_id))
    assert "nan" not in str(svg).split("<title", 1)[0]
