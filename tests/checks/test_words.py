"""Where a word of a claim's text stands in the file, however the file writes the text."""

from __future__ import annotations

import pytest

from argmap.checks.base import Context
from argmap.checks.words import containing, unquoted, word_span
from argmap.diagnostics import NoPlaces
from argmap.model import ArgumentMap, Claim
from argmap.reading import read_string

HEAD = "argmap: 1\ntitle: Words\nclaims:\n"


def _place(yaml: str, words: str) -> str:
    """Return what the file has at the place of `words` in the first claim's text."""
    document = read_string(HEAD + yaml)
    assert document.map is not None
    name, claim = next(iter(document.map.claims.items()))
    start = claim.text.index(words)
    context = Context(document.map, document.places)
    span = word_span(context, ("claims", name, "text"), claim.text, start, start + len(words))
    return document.source.text[document.source.offset(span.start) : document.source.offset(span.end)]


@pytest.mark.parametrize(
    "yaml",
    [
        "  a: It stays as a result of use.\n",
        "  a: 'It stays as a result of use.'\n",
        "  a: {text: It stays as a result of use.}\n",
        "  a:\n    text: >-\n      It stays\n      as a result of use.\n",
        "  a:\n    text: |\n      It stays as a result of use.\n",
    ],
)
def test_a_word_is_found_in_every_style(yaml: str) -> None:
    assert _place(yaml, "as a result") == "as a result"


def test_words_may_be_folded_over_two_lines() -> None:
    assert _place("  a: It stays as a\n    result of use.\n", "as a result") == "as a\n    result"
    assert _place("  a: >\n   It stays as a\n   result of use.\n", "as a result") == "as a\n   result"


def test_the_second_of_two_like_words_is_the_second() -> None:
    document = read_string(HEAD + "  a: So it is because it is because.\n")
    assert document.map is not None
    text = document.map.claims["a"].text
    span = word_span(Context(document.map, document.places), ("claims", "a", "text"), text, 23, 30)
    assert (span.start.line, span.start.column, span.end.column) == (3, 28, 35)


def test_a_word_spelt_with_escapes_stands_where_the_text_does() -> None:
    assert _place('  a: "It stays b\\u0065cause of use."\n', "because") == '"It stays b\\u0065cause of use."'


def test_a_map_without_a_file_has_places_too() -> None:
    made = ArgumentMap(argmap=1, title="t", claims={"a": Claim(text="It stays because it is used.")})
    span = word_span(Context(made, NoPlaces()), ("claims", "a", "text"), "It stays because it is used.", 9, 16)
    assert span == NoPlaces().span(())


@pytest.mark.parametrize(
    "text,left",
    [
        ("He said “no because” twice", "He said  twice"),
        ('"all" and «tout» and „alles“ or ‘it’', " and  and  or "),
        ("It's the voters' choice, isn't it", "It's the voters' choice, isn't it"),
        ("the 'so-called' union", "the  union"),
        ("an open “quote", "an open “quote"),
    ],
)
def test_what_is_quoted_is_blanked_out_in_place(text: str, left: str) -> None:
    assert len(unquoted(text)) == len(text)
    assert unquoted(text).replace("\0", "") == left


def test_claims_that_hold_a_cue_come_in_the_maps_order_and_once() -> None:
    texts = ["thus because thus", "none", "İstanbul because", "BECAUSE", "thus"]
    made = ArgumentMap(argmap=1, title="t", claims={f"c{i}": Claim(text=text) for i, text in enumerate(texts)})
    found = [name for name, _ in containing(Context(made, NoPlaces()), ("thus", "because"))]
    assert found == ["c0", "c2", "c3", "c4"]
    empty = ArgumentMap(argmap=1, title="t", claims={})
    assert list(containing(Context(empty, NoPlaces()), ("thus",))) == []
