"""Which claims are nearly the same, and that finding them takes time in proportion to the map."""

from __future__ import annotations

import random
import time

import pytest

from argmap.checks.base import Context
from argmap.checks.near_duplicate_claims import find, pairs
from argmap.diagnostics import NoPlaces
from argmap.model import ArgumentMap, Claim


def _context(*texts: str, language: str = "en") -> Context:
    claims = {f"c{number}": Claim(text=text) for number, text in enumerate(texts)}
    return Context(ArgumentMap(argmap=1, title="Claims", claims=claims, language=language), NoPlaces())


SAME = [
    ("Prices rose.", "The prices rose!"),
    ("The troops left in May.", "In May, the troops left."),
    ("The library is used by many.", "The library is really used by many"),
    ("It's the end.", "It’s the end"),
    ("Soldiers left the town.", "The troops left the town."),
    ("Caf\u00e9s are open on Sunday.", "Cafe\u0301s are open on Sunday."),
    ("The mayor can't pay for it.", "The mayor cannot pay for it."),
    (
        "The decision to send Armenian soldiers will have negative implications for the country.",
        "The decision to send Armenian soldiers will have grave negative implications for the country.",
    ),
    ("!!!", "!!!"),
]
OTHER = [
    ("Prices rose.", "Prices fell."),
    ("Russia threatens Turkey.", "Turkey threatens Russia."),
    ("The mayor can pay for it.", "The mayor can't pay for it."),
    ("The mission is legal.", "The mission is illegal."),
    ("The mission will harm Armenia.", "The mission harmed Armenia."),
    ("100 soldiers were sent to the town.", "200 soldiers were sent to the town."),
    (
        "The decision to send soldiers will have negative implications for the country.",
        "The decision to send 100 soldiers will have negative implications for the country.",
    ),
    (
        "The decision to send soldiers will have negative implications for the country.",
        "The decision to send soldiers will hardly have negative implications for the country.",
    ),
    (
        "The decision to send soldiers will have negative implications for the country.",
        "The decision to send Armenian soldiers will have negative implications for the country.",
    ),
    ("Alle Hunde sind Tiere.", "Tiere sind alle Hunde."),
    ("p", "q"),
    ("!!!", "???"),
]


@pytest.mark.parametrize("one,other", SAME)
def test_nearly_the_same(one: str, other: str) -> None:
    assert list(pairs(_context(one, other))) == [("c1", "c0")]
    assert list(pairs(_context(other, one))) == [("c1", "c0")]


@pytest.mark.parametrize("one,other", OTHER)
def test_not_the_same(one: str, other: str) -> None:
    assert list(pairs(_context(one, other))) == []
    assert list(pairs(_context(other, one))) == []


def test_each_later_claim_is_named_once_with_the_first_of_its_kind() -> None:
    assert list(pairs(_context("Prices rose.", "The prices rose.", "Prices rose!"))) == [("c1", "c0"), ("c2", "c0")]


def test_other_languages_have_their_own_words_that_carry_nothing() -> None:
    assert list(pairs(_context("Der Krieg ist zu Ende.", "Krieg ist zu Ende.", language="de"))) == [("c1", "c0")]
    assert list(pairs(_context("Der Krieg ist zu Ende.", "Krieg ist zu Ende.", language="en"))) == []


@pytest.mark.parametrize("vocabulary", [25, 300])
def test_time_is_in_proportion_to_the_map(vocabulary: int) -> None:
    def seconds(count: int) -> float:
        chance = random.Random(vocabulary)
        words = ["".join(chance.choices("abcdefghijklmnoprstuvwz", k=6)) for _ in range(vocabulary)]
        context = _context(*(" ".join(chance.choices(words, k=12)) for _ in range(count)))
        start = time.process_time()
        assert list(find(context)) == []
        return time.process_time() - start

    few, many = min(seconds(2_000) for _ in range(3)), seconds(40_000)
    assert many < max(60 * few, 2.0)


@pytest.mark.parametrize(
    "text", ["The town should keep its library open for all.", "The town should keep {} open for all who live there."]
)
def test_many_like_claims_cost_no_more(text: str) -> None:
    start = time.process_time()
    found = list(find(_context(*(text.format(f"word{number}") for number in range(20_000)))))
    assert len(found) in (0, 19_999)
    assert time.process_time() - start < 5
