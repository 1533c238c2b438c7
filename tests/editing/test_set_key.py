"""A key of a claim set in its file: however the claim is written, all the rest stays."""

from __future__ import annotations

import re

import pytest

from argmap.editing.fmt import formatted
from argmap.editing.rewrite import EditError, verify_edit
from argmap.editing.set_key import How, set_claim_key
from argmap.reading import read_string

HEAD = "argmap: 1\ntitle: T\n"


def passage_set(claims: str, value: str = "c … d", how: How = "append") -> str:
    document = read_string(HEAD + claims)
    assert document.map is not None, document.diagnostics
    text = set_claim_key(document, "a", "passage", value, how)
    old = document.map.claims["a"]
    there = (old.passage or []) if how == "append" else []
    new = old.model_copy(update={"passage": [*there, value]})
    meant = document.map.model_copy(update={"claims": {**document.map.claims, "a": new}})
    verify_edit(document, text, meant)
    return text.removeprefix(HEAD)


LAYOUTS = {
    "a text": (
        "claims:\n  a: It is so.   # why\n  b: It is.\n",
        "claims:\n  a:\n    text: It is so.   # why\n    passage: c … d\n  b: It is.\n",
    ),
    "a text at the end of the file": ("claims:\n  a: It is.", "claims:\n  a:\n    text: It is.\n    passage: c … d"),
    "a text over several lines": (
        "claims:\n  a: It is\n    so.\n\n    Really.\n  # more\n  b: It is.\n",
        "claims:\n  a:\n    text: It is\n      so.\n\n      Really.\n    passage: c … d\n  # more\n  b: It is.\n",
    ),
    "a folded text": (
        "claims:\n  a: >-\n    It is\n    so.\n\n  b: It is.\n",
        "claims:\n  a:\n    text: >-\n      It is\n      so.\n    passage: c … d\n\n  b: It is.\n",
    ),
    "a literal text with its own indentation": (
        "claims:\n  a: |2\n      It is\n    so.\n  b: It is.\n",
        "claims:\n  a:\n    text: |2\n        It is\n      so.\n    passage: c … d\n  b: It is.\n",
    ),
    "a text on a line of its own": (
        "claims:\n  a:   # why\n    It is\n    so.\n  b: It is.\n",
        "claims:\n  a:   # why\n    text: It is\n      so.\n    passage: c … d\n  b: It is.\n",
    ),
    "a quoted text": (
        "claims:\n  a: 'It is: so.\n    Really.'\n",
        "claims:\n  a:\n    text: 'It is: so.\n      Really.'\n    passage: c … d\n",
    ),
    "a block mapping": (
        "claims:\n  a:\n    text: It is.  # why\n    note: Hm.  # and\n  b: It is.\n",
        "claims:\n  a:\n    text: It is.  # why\n    passage: c … d\n    note: Hm.  # and\n  b: It is.\n",
    ),
    "a block mapping, deeply indented": (
        "claims:\n      a:\n              note: Hm.\n              text: >\n                It is.\n\n\n# end\n",
        "claims:\n      a:\n              note: Hm.\n              text: >\n                It is.\n"
        "              passage: c … d\n\n\n# end\n",
    ),
    "a flow mapping": ("claims:\n  a: {text: It is.}\n", "claims:\n  a: {text: It is., passage: c … d}\n"),
    "a flow mapping with more": (
        "claims:\n  a: {text: It is., note: Hm. ,}  # why\n",
        "claims:\n  a: {text: It is., passage: c … d, note: Hm. ,}  # why\n",
    ),
    "a long flow mapping": (
        f"claims:\n  a: {{text: {'x' * 80}., note: Hm.}}  # why\n",
        f"claims:\n  a:  # why\n    text: {'x' * 80}.\n    passage: c … d\n    note: Hm.\n",
    ),
    "a long flow mapping in a style of its own": (
        f"claims:\n  a: {{ text: {'x' * 90}.}}\n",
        f"claims:\n  a: {{ text: {'x' * 90}.,\n       passage: c … d}}\n",
    ),
    "a text that is too long behind its key": (
        f"claims:\n  a: {'xxxx ' * 20}yyyyy\n",
        f"claims:\n  a:\n    text: >-\n      {'xxxx ' * 19}xxxx\n      yyyyy\n    passage: c … d\n",
    ),
    "a text in a flow mapping": (
        "claims: {b: It is., a: It is so.}\n",
        "claims: {b: It is., a: {text: It is so., passage: c … d}}\n",
    ),
    "a passage": (
        "claims:\n  a:\n    text: It is.\n    passage: a, b  # why\n    note: Hm.\n",
        "claims:\n  a:\n    text: It is.\n    passage:\n      - a, b  # why\n      - c … d\n    note: Hm.\n",
    ),
    "a passage over two lines": (
        "claims:\n  a:\n    text: It is.\n    passage: a\n      b\n",
        "claims:\n  a:\n    text: It is.\n    passage:\n      - a\n        b\n      - c … d\n",
    ),
    "a list of passages": (
        "claims:\n  a:\n    text: It is.\n    passage:\n      - a  # one\n      # two\n"
        "      - b  # three\n    note: Hm.\n",
        "claims:\n  a:\n    text: It is.\n    passage:\n      - a  # one\n      # two\n      - b  # three\n"
        "      - c … d\n    note: Hm.\n",
    ),
    "a list that is not indented": (
        "claims:\n  a:\n    text: It is.\n    passage:\n    -  a\n",
        "claims:\n  a:\n    text: It is.\n    passage:\n    -  a\n    -  c … d\n",
    ),
    "a list in brackets": (
        "claims:\n  a: {text: It is., passage: [a, b … b]}\n",
        "claims:\n  a: {text: It is., passage: [a, b … b, c … d]}\n",
    ),
    "an empty list": (
        "claims:\n  a: {text: It is., passage: []}\n",
        "claims:\n  a: {text: It is., passage: [c … d]}\n",
    ),
    "a passage in a flow mapping": (
        "claims:\n  a: {passage: a, text: It is.}\n",
        "claims:\n  a: {passage: [a, c … d], text: It is.}\n",
    ),
    "comments between claims": (
        "claims:\n  a: It is.  # why\n  # The other\n  b: It is.  # and why\n",
        "claims:\n  a:\n    text: It is.  # why\n    passage: c … d\n  # The other\n  b: It is.  # and why\n",
    ),
    "comments behind a block": (
        "claims:\n  a:\n    text: It is.\n    note: Hm.\n    # within\n\n  # The other\n  b: It is.\n",
        "claims:\n  a:\n    text: It is.\n    passage: c … d\n    note: Hm.\n    # within\n\n  # The other\n"
        "  b: It is.\n",
    ),
    "a folded text before a comment": (
        "claims:\n  a:\n    text: It is.\n    note: >-\n      Hm.\n\n      Hm.\n  # The other\n  b: It is.\n",
        "claims:\n  a:\n    text: It is.\n    passage: c … d\n    note: >-\n      Hm.\n\n      Hm.\n"
        "  # The other\n  b: It is.\n",
    ),
    "a comment at the end": (
        "claims:\n  a: It is.\n# the end\n",
        "claims:\n  a:\n    text: It is.\n    passage: c … d\n# the end\n",
    ),
    "line ends of Windows": (
        "claims:\r\n  a: It is.  # why\r\n  b: It is.\r\n",
        "claims:\r\n  a:\r\n    text: It is.  # why\r\n    passage: c … d\r\n  b: It is.\r\n",
    ),
    "an anchor": (
        "claims:\n  b: &it It is.\n  a: *it\n",
        "claims:\n  b: &it It is.\n  a:\n    text: *it\n    passage: c … d\n",
    ),
    "quoted keys": (
        "claims:\n  'a': {'text': It is.}\n",
        "claims:\n  'a': {'text': It is., passage: c … d}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_key_is_added_where_it_belongs_and_the_rest_stays(layout: str) -> None:
    before, after = LAYOUTS[layout]
    assert passage_set(before) == after


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_fmt_accepts_it_accepts_with_a_key_more(layout: str) -> None:
    before = formatted(HEAD + LAYOUTS[layout][0]).partition("claims:")
    after = HEAD + "\n" + passage_set("".join(before[1:]), "c, d … e " + "f" * 60)
    assert sorted(re.findall("#.*", "".join(before))) == sorted(re.findall("#.*", after))
    assert formatted(after).splitlines() == after.splitlines()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    passage: a  # why\n", "    passage: c … d  # why\n"),
        ("    passage: a\n      b\n    note: Hm.\n", "    passage: c … d\n    note: Hm.\n"),
        ("    passage: [a, b]\n", "    passage: c … d\n"),
        ("    passage:\n      - a\n      - b  # two\n    note: Hm.\n", "    passage: c … d  # two\n    note: Hm.\n"),
        ("    passage:\n    - a\n", "    passage: c … d\n"),
    ],
)
def test_a_key_is_replaced(before: str, after: str) -> None:
    head = "claims:\n  a:\n    text: It is.\n"
    assert passage_set(head + before, how="replace") == head + after


@pytest.mark.parametrize("value", ["a: b", "# a", "a, b] c", 'it\'s "so"', "yes", "1", "- a", "a #b", "{a", "*a … b\\"])
@pytest.mark.parametrize("claims", ["claims:\n  a: It is.\n", "claims: {a: It is.}\n", "claims: {a: {text: It is.}}\n"])
def test_a_value_is_quoted_where_it_must_be(claims: str, value: str) -> None:
    passage_set(claims, value)


def test_a_claim_that_is_an_alias_is_left_alone() -> None:
    document = read_string(HEAD + "claims:\n  b: &it {text: It is.}\n  a: *it\n")
    with pytest.raises(EditError, match="alias"):
        set_claim_key(document, "a", "passage", "c")


def test_a_claim_that_is_not_there_is_an_error() -> None:
    with pytest.raises(EditError, match="no claim `z`"):
        set_claim_key(read_string(HEAD + "claims: {a: It is.}\n"), "z", "passage", "c")


@pytest.mark.parametrize(
    "written", ["note: Hm.", "stance: grants", "title: A title", "credence: 0.5", "implicit: true"]
)
def test_other_keys_can_be_set_as_well(written: str) -> None:
    key, value = written.split(": ")
    document = read_string(HEAD + "claims:\n  a: It is.\n")
    values = {"0.5": 0.5, "true": True}
    lines = set_claim_key(document, "a", key, values.get(value, value)).splitlines()[4:]
    text = "    text: It is."
    assert lines == ([f"    {written}", text] if key == "title" else [text, f"    {written}"])


def test_an_edit_that_changes_more_than_is_meant_is_refused() -> None:
    document = read_string(HEAD + "claims: {a: It is.}\n")
    assert document.map is not None
    with pytest.raises(EditError, match="nothing was changed"):
        verify_edit(document, HEAD + "claims: {a: It was.}\n", document.map)
