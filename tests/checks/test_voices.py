"""When two names of voices are one name in two spellings."""

from __future__ import annotations

import time

import pytest

from argmap.checks.voices import like_names, within


@pytest.mark.parametrize(
    "one,other",
    [
        ("Tokayev", "Tokaev"),
        ("Pashinyan", "Pashinian"),
        ("the West", "The West"),
        ("West", "the West"),
        ("A. Columnist", "A Columnist"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Saakashvili", "Sakashvilli"),
        ("US Department of State", "US Departmnet of State"),
        ("Yerevan", "Erevan"),
        ("Никол Пашинян", "Никол Пашинян."),
        ("Kassym-Jomart Tokayev", "Kassym Jomart Tokayev"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert list(like_names([one, other])) == [(one, other)]


@pytest.mark.parametrize(
    "one,other",
    [
        ("Russia", "Russian"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("an expert", "experts"),
        ("Aliyev", "Aliyeva"),
        ("Boris", "Doris"),
        ("some analysts", "other analysts"),
        ("Slovakia", "Slovenia"),
        ("article 12", "article 13"),
        ("Minsk Group 1", "Minsk Group 2"),
        ("Larsen", "Carsen"),
        ("employer", "employee"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert list(like_names([one, other])) == []


def test_edits_are_counted_with_transpositions() -> None:
    assert within("departmnet", "department", 1)
    assert within("kitten", "sitten", 1)
    assert not within("kitten", "sitting", 2)
    assert within("kitten", "sitting", 3)
    assert not within("", "ab", 1)


def test_many_names_cost_in_proportion() -> None:
    start = time.process_time()
    assert list(like_names([f"Minister {chr(97 + i % 26)}{i:06x}" for i in range(20_000)])) == []
    assert time.process_time() - start < 5
