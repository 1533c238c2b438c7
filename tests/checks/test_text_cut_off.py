"""Texts that a comment cuts off are told; comments in the margin are not."""

from __future__ import annotations

import pytest

from argmap.api import loads
from argmap.checking import check_documents
from argmap.checks import text_cut_off
from argmap.checks.base import Context
from argmap.diagnostics import NoPlaces, Selection
from argmap.reading import read_string

HEAD = "argmap: 1\ntitle: Cut\nclaims:\n"


def cut(yaml: str) -> list[tuple[str, str]]:
    """Return the message of each finding, and what it points at."""
    document = read_string(yaml)
    found = check_documents([document], Selection(select=("AM413",))).diagnostics
    source = document.source
    return [
        (each.message, source.text[source.offset(each.span.start) : source.offset(each.span.end)]) for each in found
    ]


def test_what_is_lost_behind_a_hash_is_told_where_it_stands() -> None:
    ((message, place),) = cut(f"{HEAD}  keep: The library is the # 1 choice.\n")
    assert message == (
        "the text is read as `The library is the`, as ` #` begins a comment; if `# 1 choice.` belongs to it, "
        "put the text in quotes"
    )
    assert place == "# 1 choice."


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        ("  keep:\n    text: The library is\n      the #1 choice. \n", "#1 choice."),
        ("  keep: {text: The library is the # 1 choice.\n    }\n", "# 1 choice."),
        ("  keep:\n    text: It stays.\n    note: See problem #3, page 4.\n", "#3, page 4."),
        ("  keep: It stays.\narguments:\n  - premises: [keep]\n    rebuts: keep\n    note: Reason # 2.\n", "# 2."),
        ("  keep: It stays.\ndescription: On issue #5 of the town\n", "#5 of the town"),
        ("  keep: It stays.\ngroups:\n  one: {title: Reason #1\n    }\n", "#1"),
        ("  keep: It stays.\r\n  a: The library is the # 1 choice.\r\n", "# 1 choice."),
        # As `argmap fmt` leaves it: two blanks, but the only text that is not ended.
        ("  keep: The library is the  # 1 choice.\n  cost: It is dear.\n  use: It is used.\n", "# 1 choice."),
    ],
)
def test_texts_of_every_kind_are_looked_at(rest: str, place: str) -> None:
    assert [found for _, found in cut(HEAD + rest)] == [place]


@pytest.mark.parametrize(
    "rest",
    [
        "  keep: It stays. # the point\n",
        "  keep: It stays  # the point\n  cost: It is dear  # from the budget\n",
        '  keep: "The library is the # 1 choice"  # quoted\n',
        "  keep: >-  # folded\n    The library is the # 1 choice\n",
        "  keep: 'It stays' # the point\n",
        "  keep: Nobody learns C# there\n",
        "  keep: {text: It stays, title: Stay}  # the point\n",
        "  keep:  # the point\n    text: It stays\n    title: Stay # short\n",
        "  keep: &stay It stays  # the point\n",
        "  keep: It stays\n  # the point\n",
        "  keep: It stays.\nmain: keep # the point\n",
    ],
)
def test_comments_are_let_be(rest: str) -> None:
    assert cut(HEAD + rest) == []


def test_a_map_that_stands_in_no_file_has_no_comments() -> None:
    argument_map = loads(f"{HEAD}  keep: The library is the # 1 choice.\n")
    assert list(text_cut_off.find(Context(argument_map, NoPlaces()))) == []
