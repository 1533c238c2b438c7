"""Markdown's emphasis and links: left out of what a draft says, while passages still are the file's words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import SourceText
from argmap.drafting import draft
from argmap.drafting.markup import SIGN, marked, plain
from argmap.reading.matching import NotFound, Source


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It *is* so.", "It is so."),
        ("It **is** _so_.", "It is so."),
        ("It ***is*** __so__.", "It is so."),
        ("**It _is_ so.**", "It is so."),
        ("*It **is***.", "It is."),
        ("*It\nis* so.", "It\nis so."),
        ("See [the report](https://a.example/x_y_z).", "See the report."),
        ("See [the *first* report](<a b> 'The \"title\"')", "See [the first report](<a b> 'The \"title\"')"),
        ('See [the *first* report](a(b)c "The title")!', "See the first report!"),
        ("[![A bridge](a.png)](b.html) stands.", "A bridge stands."),
        ("[a](b)[c](d)*e*", "a c e"),
        ("snake_case, 2*3*4, 5 * 3 * 2, a* and b*, \\*so\\*.", "snake_case, 2*3*4, 5 * 3 * 2, a* and b*, \\*so\\*."),
        ("[so] (he said) and [1](", "[so] (he said) and [1]("),
        ("*one\n\ntwo*", "*one\n\ntwo*"),
        ("It is __init__.", "It is init."),
    ],
)
def test_signs_are_left_out(text: str, said: str) -> None:
    assert plain(marked(text)) == said
    assert len(marked(text)) == len(text)


ARTICLE = """\
# The *town* [library](https://town.example/library)

**The hall is too small.** It has, [the council](https://town.example/a) says, [forty
seats](https://town.example/b "The hall") and _no_ stage. See [the report](https://town.example/c/of_2025).
[Nobody](d) came. *It is* old.

* **Cost**: it is [cheap](e).
"""


def test_a_draft_has_the_words_and_its_passages_are_found() -> None:
    found = draft(SourceText("a.md", ARTICLE))
    assert found.title == "The town library"
    assert [(each.text, each.passage) for each in found.candidates] == [
        ("The hall is too small.", "The hall is too small"),
        ("It has, the council says, forty seats and no stage.", "It has … stage"),
        ("See the report.", "See the report"),
        ("Nobody came.", "Nobody … came"),
        ("It is old.", "It is old"),
        ("Cost: it is cheap.", "Cost: it is cheap"),
    ]
    source = Source(SourceText("a.md", ARTICLE))
    for each in found.candidates:
        assert each.passage is not None
        place = source.find(each.passage)
        assert not isinstance(place, NotFound)
        assert each.start <= place.start < place.end <= each.end


def test_a_long_address_makes_no_line_a_paragraph() -> None:
    text = f"The hall is\n[too small]({'x' * 300}) for\nthe town. It is old.\n"
    assert [each.text for each in draft(SourceText("a.md", text)).candidates] == [
        "The hall is too small for the town.",
        "It is old.",
    ]


PIECES = st.sampled_from(["*", "**", "_", "[", "](", ")", "](a b)", "(", " ", "\n", "a", "bc. ", "D", "!", "\\", '"'])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_signs_leave_words_and_places_as_they_are(text: str) -> None:
    shown = marked(text)
    assert len(shown) == len(text)
    assert all(new in (SIGN, old) for new, old in zip(shown, text, strict=True))
    assert shown.count("\n") == text.count("\n")
    if any(c.isalnum() for c in shown):
        source = Source(SourceText("a.md", text))
        for each in draft(SourceText("a.md", text)).candidates:
            assert each.passage is None or not isinstance(source.find(each.passage), NotFound)


@pytest.mark.parametrize("piece", ["*a ", "_a ", "[a](", "[", "a]( ", "*a* ", "*a\n", "[a](((", "**_*a", "![a](b 'c "])
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        before = time.process_time()
        marked(piece * times)
        return time.process_time() - before

    seconds(100)
    assert seconds(40_000) < 0.2 + 12 * seconds(10_000)  # 16 would be quadratic, 4 is linear
