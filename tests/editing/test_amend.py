"""Lists and tables changed part by part: what stays keeps its comments and its layout."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from argmap.editing.amend import comments_gone
from argmap.editing.parts import set_key
from argmap.editing.rewrite import EditError
from argmap.reading import read_string

HEAD = "argmap: 1\ntitle: T\nclaims: {a: A., b: B., c: C., d: D., e: E.}\n"
LINES = """\
    premises:   # all of them
      - a   # why a
      # about b
      - "b"

      # long
      - {held: c}   # held
    conclusion: d   # the point
"""
BRACKETS = """\
    premises: [
      a,  # on a
      # above b
      b,  # on b
      c   # on c
    ]   # end
    rebuts: d
"""
ROLES = """\
    premises:
      # the data
      data: [a, 'b']   # data
      warrant: c   # the warrant
    rebuts: d
"""
SCENARIO = """\
    assume:
      a: true   # granted
      "b": false   # not so
    without: [one]
"""


def arguments(text: str) -> str:
    return f"{HEAD}arguments:\n  - id: one\n{text}"


def amended(text: str, value: Any, name: str = "one", key: str = "premises") -> str:
    before = arguments(text)
    if name != "one":
        before = arguments("    premises: [a]\n    rebuts: d\n") + f"scenarios:\n  {name}:\n{text}"
    new = set_key(read_string(before), name, key, value).text
    shared = before[: before.index(text)]
    assert new.startswith(shared)
    return new.removeprefix(shared)


@pytest.mark.parametrize(
    ("value", "gone", "come"),
    [
        (["a", "b", {"held": "c"}, "e"], [], ["      - e"]),
        (["a", "e", "b", {"held": "c"}], [], ["      - e"]),
        (["e", "a", "b", {"held": "c"}], [], ["      - e"]),
        (["b", {"held": "c"}], ["      - a   # why a"], []),
        (["a", "b"], ["      # long", "      - {held: c}   # held"], []),
        (["a", {"held": "c"}], ["      # about b", '      - "b"'], []),
        (["a", "b", "c"], ["      # long", "      - {held: c}   # held"], ["      - c"]),
        (["b"], ["      - a   # why a", "      # long", "      - {held: c}   # held"], []),
        (["a", "b", {"held": "c"}], [], []),
    ],
)
def test_only_the_lines_of_the_items_that_differ_change(value: Any, gone: list[str], come: list[str]) -> None:
    new = amended(LINES, value)
    before, after = Counter(LINES.splitlines()), Counter(new.splitlines())
    assert [line for line in before - after if line] == gone
    assert [line for line in after - before if line] == come


def test_items_go_in_another_order_with_their_comments() -> None:
    assert amended(LINES, [{"held": "c"}, "b", "a"]) == (
        "    premises:   # all of them\n      # long\n      - {held: c}   # held\n"
        '      # about b\n      - "b"\n      - a   # why a\n    conclusion: d   # the point\n'
    )


def test_comments_in_brackets_need_lines() -> None:
    assert amended(BRACKETS, ["b", "e", "a"]) == (
        "    premises:   # end\n      # above b\n      - b  # on b\n      - e\n      - a  # on a\n    rebuts: d\n"
    )
    inner = "    assume: {a: true,   # granted\n      b: false}   # end\n"
    assert amended(inner, {"a": False, "b": False}, "s", "assume") == (
        "    assume:   # end\n      a: false   # granted\n      b: false\n"
    )
    text = HEAD.replace("a: A.", "a: {text: A., tags: [x, # the first\n  y]}")
    with pytest.raises(EditError, match="comments stand in brackets within `tags`; `argmap fmt`"):
        set_key(read_string(text), "a", "tags", ["x", "z"])


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ({"data": ["a", "e"], "warrant": "c"}, ROLES.replace("[a, 'b']", "[a, e]")),
        ({"data": ["a", "b"]}, ROLES.replace("      warrant: c   # the warrant\n", "")),
        ({"data": ["b", "a"], "warrant": ["c", "e"]}, ROLES.replace("[a, 'b']", "['b', a]").replace("c  ", "[c, e]  ")),
        (["a", "b"], "    premises: [a, b]\n    rebuts: d\n"),
    ],
)
def test_roles_one_by_one(value: Any, meant: str) -> None:
    assert amended(ROLES, value) == meant


def test_what_scenarios_assume() -> None:
    new = amended(SCENARIO, {"b": False, "a": "undecided", "e": True}, "s", "assume")
    assert new == SCENARIO.replace("true ", "undecided ").replace("not so\n", "not so\n      e: true\n")


def test_an_alias_is_left_and_its_anchor_kept() -> None:
    text = arguments("    premises: &p [a, b]\n    conclusion: d\n  - premises: *p\n    rebuts: e\n")
    new = set_key(read_string(text), "#2", "premises", ["a", "c"]).text
    assert new == text.replace("*p", "[a, c]")
    with pytest.raises(EditError, match="anchors"):
        set_key(read_string(text), "one", "premises", ["a", "c"])


def test_a_comment_behind_the_last_item_goes_with_it() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  a:\n    text: A.\n    passage:   # where\n"
    text += "      - one   # old\n      - two   # older\n    note: N.   # n\n"
    edited = set_key(read_string(text), "a", "passage", ["three"])
    new = edited.text
    assert new == text.replace("      - one   # old\n      - two   # older\n", "      - three\n")
    assert comments_gone([edited]) == ["# old", "# older"]


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list of claims in lines or brackets, with comments that name what they belong to."""
    names = draw(st.permutations("abcde"))[: draw(st.integers(1, 5))]
    above = [draw(st.booleans()) for _ in names]
    behind = [draw(st.booleans()) for _ in names]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    blank = draw(st.sampled_from(["", end]))
    rows = []
    for index, name in enumerate(names):
        if draw(st.booleans()) and index:
            rows.append(blank)
        rows += [f"        # above {name}{end}"] if above[index] else []
        rows.append(f"        - {name}" + (f"  # behind {name}" if behind[index] else "") + end)
    text = "".join(rows)
    if draw(st.booleans()):
        lines = text.split(end)
        last = max(i for i, line in enumerate(lines) if line.lstrip().startswith("-"))
        lines = [
            line if not line.lstrip().startswith("-") else
            line.replace("- ", "").replace("  #", ("" if i == last else ",") + "  #") if "#" in line
            else line.replace("- ", "") + ("" if i == last else ",")
            for i, line in enumerate(lines)
        ]  # fmt: skip
        text = " [" + end + end.join(lines) + "      ]" + end
        return arguments("").replace("\n", end) + "    premises:" + text + f"    conclusion: d{end}"
    return arguments("").replace("\n", end) + f"    premises:{end}{text}    conclusion: d{end}"


@given(lists(), st.lists(st.sampled_from("abce"), unique=True, min_size=1))
def test_what_stays_keeps_its_comments(text: str, value: list[str]) -> None:
    note(text)
    document = read_string(text)
    assert document.map is not None and not document.diagnostics
    new = set_key(document, "one", "premises", value).text
    note(new)
    again = read_string(new).map
    assert again is not None and again.arguments[0].premises == value
    assert new.count("\n") == new.count("\r\n") or "\r" not in text
    stays = set(value) & set(document.map.arguments[0].premises)
    for name in stays:
        for comment in (f"# above {name}", f"# behind {name}"):
            assert (comment in new) == (comment in text)
    lines = [line for line in new.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        name = line.split("#")[-1].split()[-1] if "#" in line else ""
        if "# behind" in line:
            assert line.split("#")[0].strip(" -,[]") == name
        if "# above" in line:
            assert lines[index + 1].split("#")[0].strip(" -,[]") == name
