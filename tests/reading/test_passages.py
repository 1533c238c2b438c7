"""Passages, found in the source or not, as the format says."""

from __future__ import annotations

import pytest

from argmap.diagnostics import SourceText
from argmap.reading.passages import Found, NotFound, Source

TEXT = (
    "Hello, the world. “It’s a burden we\n can — not carry” any longer. The world ends at the café, Cafe\u0301 No. 3.\n"
)


def find(passage: str) -> str:
    found = Source(SourceText("x", TEXT)).find(passage)
    return TEXT[found.start : found.end] if isinstance(found, Found) else found.what


@pytest.mark.parametrize(
    ("passage", "covers"),
    [
        ("it's a burden … any longer", "It’s a burden we\n can — not carry” any longer"),
        ("It's ... burden", "It’s a burden"),
        ("a burden WE can not carry", "a burden we\n can — not carry"),
        ("world ends", "world ends"),
        ("not carry any longer the world", "not carry” any longer. The world"),
        ("Hello … the", "Hello, the"),
        ("at the cafe\u0301 café", "at the café, Cafe\u0301"),
        ("No … 3", "No. 3"),
        ("the world", "ambiguous"),
        ("burd", "first"),
        ("the moon", "first"),
        ("any longer … burden", "last"),
        ("Hello … Hello", "last"),
    ],
)
def test_a_passage_covers_what_it_names_or_says_what_is_wrong(passage: str, covers: str) -> None:
    assert find(passage) == covers


def test_an_ambiguous_passage_names_the_places() -> None:
    found = Source(SourceText("x", TEXT)).find("the world")
    assert isinstance(found, NotFound)
    assert [TEXT[start:end] for start, end in found.at] == ["the world", "The world"]


def test_the_last_words_are_the_nearest_after_the_first() -> None:
    source = Source(SourceText("x", "b a b c b d b"))
    assert source.find("a … b") == Found(2, 5)
