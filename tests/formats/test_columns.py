"""How wide text is on a terminal, and where it is broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.columns import columns, wrap
from tests.strategies import texts


def test_east_asian_characters_take_two_columns_and_marks_none() -> None:
    assert columns("town") == 4
    assert columns("图书馆") == 6
    assert columns("ｆｕｌｌ") == 8
    assert columns("e\u0301") == 1
    assert columns("Հայ") == 3
    assert columns("a\u200bb\ufeff") == 2


def test_words_go_on_the_next_line_where_they_do_not_fit() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("one two three", 7, first=4) == ["one", "two", "three"]
    assert wrap("", 7) == [""]


def test_chinese_is_broken_between_characters_but_not_before_a_stop() -> None:
    assert wrap("图书馆应当继续开放。", 8) == ["图书馆应", "当继续开", "放。"]
    assert wrap("图书馆应当继续。", 14) == ["图书馆应当继", "续。"]


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    assert wrap("https://example.org/a", 10) == ["https://ex", "ample.org/", "a"]


@given(texts(), st.integers(2, 60))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
