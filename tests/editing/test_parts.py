"""One part edited in its file: the key stands where the format has it, and the rest of the file stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from argmap.editing.parts import add_argument, add_claim, set_key
from argmap.editing.rename import Clash, Unknown
from argmap.editing.rewrite import BrokenEdit, EditError
from argmap.model import ArgumentMap
from argmap.reading import read_string
from tests.strategies import argument_maps, ids, texts
from tests.styled import styled

MAP = """\
argmap: 1
title: Library   # for now

claims:
  # for it
  keep: Keep it.   # the point
  cost:
    # said in May
    text: It costs too much.   # too much
    voice: the mayor   # who else
    group: money
  used: {text: People use it., basis: statistic}   # counted

  # against it
  dear:
    text: >-  # long
      It is
      dear.

arguments:
  - id: use   # the main one
    premises: [used]   # one
    conclusion: keep
  # the mayor's
  - premises: [cost, dear]
    rebuts: keep   # so there

groups:
  money: {title: Money}
voices:
  the mayor:
"""


def changed(name: str, key: str, value: Any, text: str = MAP) -> tuple[list[str], list[str]]:
    """Return the lines that go and those that come."""
    new = set_key(read_string(text), name, key, value).text
    old, lines = text.splitlines(), new.splitlines()
    return [line for line in old if line not in lines], [line for line in lines if line not in old]


@pytest.mark.parametrize(
    ("name", "key", "value", "gone", "come"),
    [
        ("cost", "voice", "she", ["    voice: the mayor   # who else"], ["    voice: she   # who else"]),
        ("cost", "title", "Cost", [], ["    title: Cost"]),
        ("cost", "note", "a: b", [], ['    note: "a: b"']),
        ("cost", "voice", None, ["    voice: the mayor   # who else"], []),
        ("cost", "text", None, None, "needs `text`"),
        ("cost", "tags", ["a", "b"], [], ["    tags: [a, b]"]),
        ("cost", "passage", ["a … b", "c"], [], ["    passage:", "      - a … b", "      - c"]),
        ("cost", "implicit", True, [], ["    implicit: true"]),
        ("cost", "stance", "asserst", None, "did you mean `asserts`"),
        ("cost", "credence", 2, None, "0 to 1"),
        (
            "keep",
            "stance",
            "grants",
            ["  keep: Keep it.   # the point"],
            ["  keep:", "    text: Keep it.   # the point", "    stance: grants"],
        ),
        ("keep", "text", "Keep it open.", ["  keep: Keep it.   # the point"], ["  keep: Keep it open.   # the point"]),
        (
            "keep",
            "title",
            "Keep",
            ["  keep: Keep it.   # the point"],
            ["  keep:", "    title: Keep", "    text: Keep it.   # the point"],
        ),
        (
            "used",
            "stance",
            "grants",
            ["  used: {text: People use it., basis: statistic}   # counted"],
            ["  used: {text: People use it., stance: grants, basis: statistic}   # counted"],
        ),
        (
            "used",
            "basis",
            None,
            ["  used: {text: People use it., basis: statistic}   # counted"],
            ["  used: {text: People use it.}   # counted"],
        ),
        ("dear", "text", "Dear.", ["    text: >-  # long", "      It is", "      dear."], ["    text: Dear.  # long"]),
        ("use", "weight", 0.5, [], ["    weight: 0.5"]),
        ("use", "rebuts", "keep", ["    conclusion: keep"], ["    rebuts: keep"]),
        ("use", "premises", ["used", {"held": "dear"}], None, ["    premises: [used, {held: dear}]   # one"]),
        ("#2", "id", "mayors", ["  - premises: [cost, dear]"], ["  - id: mayors", "    premises: [cost, dear]"]),
        ("money", "title", "The money", ["  money: {title: Money}"], ["  money: {title: The money}"]),
        ("the mayor", "note", "Head.", ["  the mayor:"], ["  the mayor: {note: Head.}"]),
        (".", "title", "The library", ["title: Library   # for now"], ["title: The library   # for now"]),
        (".", "main", ["keep"], [], ["main: [keep]"]),
    ],
)  # fmt: skip
def test_a_key_is_set(name: str, key: str, value: Any, gone: list[str] | None, come: list[str] | str) -> None:
    if isinstance(come, str):
        with pytest.raises(BrokenEdit) as broken:
            set_key(read_string(MAP), name, key, value)
        assert come in broken.value.diagnostics[0].message
        return
    went, came = changed(name, key, value)
    assert came == come
    if gone is not None:
        assert went == gone


@pytest.mark.parametrize(
    ("name", "key", "value", "said"),
    [
        ("cots", "note", "x", "did you mean `cost`"),
        ("cost", "nite", "x", "did you mean `note`"),
        ("cost", "title", None, "no `title` to take out"),
        ("use", "id", "x", "argmap rename"),
        (".", "claims", "x", "whole section"),
        ("#3", "id", "x", "it has 2"),
    ],
)
def test_what_cannot_be_set_is_refused(name: str, key: str, value: Any, said: str) -> None:
    with pytest.raises(EditError, match=said):
        set_key(read_string(MAP), name, key, value)


def test_a_claim_is_added_behind_its_group_or_at_the_end() -> None:
    new = add_claim(read_string(MAP), "loan", {"group": "money", "text": "A loan pays.", "title": "Loan"}).text
    lines = new.splitlines()
    at = lines.index("  loan:")
    assert lines[at - 1 : at + 5] == [
        "    group: money",
        "  loan:",
        "    title: Loan",
        "    text: A loan pays.",
        "    group: money",
        "  used: {text: People use it., basis: statistic}   # counted",
    ]
    assert MAP.replace("arguments:", "arguments:") == new.replace("\n".join(lines[at : at + 4]) + "\n", "")
    new = add_claim(read_string(MAP), "loan", {"text": "A loan pays."}).text
    assert new == MAP.replace("      dear.\n", "      dear.\n  loan: A loan pays.\n")
    new = add_claim(read_string(MAP), "loan", {"text": "A loan pays."}, after="keep").text
    assert new == MAP.replace("# the point\n", "# the point\n  loan: A loan pays.\n")


def test_an_argument_is_added_and_its_section_if_need_be() -> None:
    keys = {"conclusion": "keep", "premises": ["used", {"not": "dear"}], "id": "b"}
    new = add_argument(read_string(MAP), keys).text
    assert new == MAP.replace(
        "    rebuts: keep   # so there\n",
        "    rebuts: keep   # so there\n  - id: b\n    premises: [used, {not: dear}]\n    conclusion: keep\n",
    )
    bare = "argmap: 1\ntitle: T\nclaims: {a: A.}\nscenarios: {s: {assume: {a: false}}}"
    new = add_argument(read_string(bare), {"premises": ["a"], "rebuts": "a"}).text
    assert new == bare.replace("scenarios", "\narguments:\n  - premises: [a]\n    rebuts: a\n\nscenarios")
    assert (
        "a: A.\n\narguments:\n  - premises"
        in add_argument(read_string("argmap: 1\ntitle: T\nclaims:\n  a: A."), {"premises": ["a"], "rebuts": "a"}).text
    )


def test_the_first_claim_of_a_debate() -> None:
    debate = "argmap: 1\r\ntitle: T\r\nclaims: {}   # none yet\r\n"
    new = add_claim(read_string(debate), "a", {"text": "A."}).text
    assert new == "argmap: 1\r\ntitle: T\r\nclaims:   # none yet\r\n  a: A.\r\n"


def test_ids_that_are_taken_or_none_are_refused() -> None:
    with pytest.raises(Clash, match="`use` is an argument"):
        add_claim(read_string(MAP), "use", {"text": "A."})
    with pytest.raises(EditError, match="did you mean `a-b`"):
        add_claim(read_string(MAP), "a b", {"text": "A."})
    with pytest.raises(Unknown, match="did you mean `keep`"):
        add_claim(read_string(MAP), "a", {"text": "A."}, after="kep")
    with pytest.raises(BrokenEdit):
        add_argument(read_string(MAP), {"premises": ["cost"]})


KEYS = st.one_of(
    st.tuples(st.just("note"), texts()),
    st.tuples(st.just("title"), texts()),
    st.tuples(st.just("text"), texts()),
    st.tuples(st.just("tags"), st.lists(texts(), min_size=1, max_size=3)),
    st.tuples(st.just("implicit"), st.booleans()),
    st.tuples(st.just("credence"), st.floats(0, 1)),
    st.tuples(st.sampled_from(["note", "title", "voice", "tags", "basis"]), st.none()),
)


@given(argument_maps(), st.integers(0, 2**32), KEYS, st.data())
@settings(max_examples=40)
def test_any_key_in_any_style_is_set_or_refused(
    argument_map: ArgumentMap, seed: int, pair: tuple[str, Any], data: st.DataObject
) -> None:
    """What comes out is the map with that key and no other changed (the edit says so itself); comments stay."""
    text = styled(argument_map, seed)
    note(text)
    document = read_string(text)
    assert document.map is not None
    name = data.draw(st.sampled_from(list(document.map.claims)))
    key, value = pair
    try:
        new = set_key(document, name, key, value, "claim").text
    except Unknown:
        assert value is None
        return
    except EditError as refused:
        assert "&" in text, refused
        return
    again = read_string(new)
    assert again.map is not None
    got = getattr(again.map.claims[name], key)
    assert value is None or got == value or (isinstance(value, str) and got == value.strip()) or key == "tags"


@given(argument_maps(), st.integers(0, 2**32), ids(), texts())
@settings(max_examples=25)
def test_a_claim_is_added_in_any_style_or_refused(argument_map: ArgumentMap, seed: int, name: str, text: str) -> None:
    source = styled(argument_map, seed)
    note(source)
    document = read_string(source)
    assert document.map is not None
    try:
        new = add_claim(document, name, {"text": text}).text
    except Clash:
        return
    except EditError as refused:
        assert "brackets" in str(refused) or "braces" in str(refused) or "&" in source
        return
    again = read_string(new)
    assert again.map is not None and again.map.claims[name].text


def test_what_stands_in_brackets_grows_there() -> None:
    flow = "argmap: 1\ntitle: T\nclaims: {a: A.}   # one\narguments: [{premises: [a], rebuts: a}]\n"
    new = add_claim(read_string(flow), "b", {"text": "B.", "stance": "grants"}).text
    assert "claims: {a: A., b: {text: B., stance: grants}}   # one\n" in new
    new = add_argument(read_string(flow), {"premises": ["a"], "conclusion": "a"}).text
    assert "arguments: [{premises: [a], rebuts: a}, {premises: [a], conclusion: a}]\n" in new
