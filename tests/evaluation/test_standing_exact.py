"""`standing` against its definition in exact fractions; on debates too, and on ids that are not there."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation import Case, Status, evaluate, standing
from argmap.model import Argument, ArgumentMap, Claim
from tests.evaluation.plain_standing import plain_standing
from tests.odd_maps import wild_maps
from tests.strategies import show

STANCES = ("asserts", "asserts", "asserts", "grants", "reports", "doubts", "rejects")
STANDARDS = ("preponderance", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt")
NAMES = ("a", "b", "c", "d", "x/a", "x/b", "y/a", "y/b")


def debate(random: Random) -> ArgumentMap:
    """Return a small debate: claims of three maps, and all that the format lets one write, wise or not."""
    names = random.sample(NAMES, random.randint(1, 6))
    refer = [*names, "nobody"] if random.random() < 0.2 else names

    def premise() -> Any:
        name = random.choice(refer)
        return random.choice((name, name, name, {"not": name}, {"held": name}))

    def lists() -> list[list[str]]:
        return [[random.choice(refer) for _ in range(random.randint(1, 3))] for _ in range(random.choice((0, 0, 1, 2)))]

    arguments = []
    for number in range(random.randint(0, 9)):
        relation = random.choice(("conclusion", "conclusion", "rebuts", "undercuts"))
        arguments.append(
            {
                "id": random.choice((f"g{number}", f"g{number}", f"g{number}", "g0", None)),
                "premises": [premise() for _ in range(random.choice((0, 1, 1, 2, 3)))],
                relation: f"g{random.randrange(9)}" if relation == "undercuts" else random.choice(refer),
                "stance": random.choice(("asserts", "asserts", *STANCES)),
                "linkage": random.choice(("linked", "convergent", "cumulative")),
                "weight": random.choice((1, 1, 0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 0.9, round(random.random(), 2))),
            }
        )
    answers = [random.choice(refer) for _ in range(random.randint(0, 3))]
    return ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "Debate",
            "claims": {},
            "arguments": arguments,
            "same": lists(),
            "contraries": lists(),
            "questions": {"q": {"title": "Which?", "answers": answers, "exclusive": random.random() < 0.5}},
        }
    ).model_copy(
        update={
            "claims": {
                name: Claim(text="So.", stance=random.choice(STANCES), standard=random.choice(STANDARDS))
                for name in names
            }
        }
    )


def agree(m: ArgumentMap, assume: dict[str, Status], without: list[str]) -> None:
    show(m)
    found, (statuses, weights) = standing(m, assume=assume, without=without), plain_standing(m, assume, without)
    assert found.claims == statuses
    assert [(round(low, 9), round(high, 9)) for low, high in found.arguments] == [
        (round(float(low), 9), round(float(high), 9)) for low, high in weights
    ]


@given(st.integers(0, 2**32))
def test_standing_is_what_the_definition_says_of_debates(seed: int) -> None:
    random = Random(seed)
    m = debate(random)
    assume: dict[str, Status] = {
        name: random.choice(("in", "out", "undecided")) for name in (*m.claims, "nobody") if random.random() < 0.15
    }
    agree(m, assume, random.choice(([], [], ["g1"])))


@given(wild_maps())
def test_standing_is_what_the_definition_says_of_maps_with_everything_wrong(m: ArgumentMap) -> None:
    agree(m, {"a": "in", "zz": "out"}, ["b"])


def test_a_tie_does_not_hang_on_binary_fractions() -> None:
    """A third of 0.6 is 0.2, whatever 0.6 · ⅓ is in binary; 5/6 is not more than 0.5 more than 1/3."""
    third = {"premises": ["yes", "no", "no"], "linkage": "cumulative", "weight": 0.6}
    fifth = {"premises": ["yes"], "weight": 0.2}
    for one, other in ((third, fifth), (fifth, third)):
        arguments = [{**one, "conclusion": "c"}, {**other, "rebuts": "c"}]
        for kind in ("standing", "grounded"):
            assert evaluate(_map(arguments), kind).claims["c"].status == "out", kind
    arguments = [
        {"premises": [*["yes"] * 5, "no"], "conclusion": "d", "linkage": "cumulative"},
        {"premises": ["yes", "no", "no"], "rebuts": "d", "linkage": "cumulative"},
    ]
    for kind in ("standing", "grounded", "probability"):
        assert evaluate(_map(arguments), kind, Case()).claims["d"].status == "out", kind


@pytest.mark.parametrize("relation", ["conclusion", "rebuts"])
@given(st.integers(0, 2**32))
def test_many_arguments_of_one_claim_that_fall_one_after_the_other(relation: str, seed: int) -> None:
    """Twenty, each of another weight, on premises of which a chain decides one after the other."""
    random = Random(seed)
    names = [f"p{number}" for number in range(20)]
    claims = {name: Claim(text="So.", stance="rejects" if random.random() < 0.9 else "asserts") for name in names}
    claims |= {"y": Claim(text="So."), "c": Claim(text="So.", standard=random.choice(STANDARDS))}
    arguments: list[dict[str, Any]] = [
        {"premises": [name], relation: "c", "weight": random.randint(1, 9) / 10} for name in names
    ]
    arguments.append({"premises": ["y"], "conclusion" if relation == "rebuts" else "rebuts": "c", "weight": 0.5})
    for one, other in pairwise(random.sample(names, len(names))):
        if random.random() < 0.2:
            arguments.append({"premises": [random.choice((one, {"not": one}))], "conclusion": other})
    agree(_map(arguments).model_copy(update={"claims": claims}), {}, [])


def _map(arguments: list[dict[str, Any]]) -> ArgumentMap:
    claims = {
        "yes": Claim(text="So."),
        "no": Claim(text="So.", stance="rejects"),
        "c": Claim(text="So."),
        "d": Claim(text="So.", standard="clear-and-convincing"),
    }
    return ArgumentMap(
        argmap=1, title="T", claims=claims, arguments=[Argument.model_validate(each) for each in arguments]
    )
