"""Hypothesis strategies for the checks: maps that are random graphs, and maps with everything wrong."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from argmap.model import AS_ARGUED, Argument, ArgumentMap, Claim
from tests.strategies import BASES, LINKAGES, QUALIFIERS, STANCES, Draw, keyed, shares


@st.composite
def wild_maps(draw: Draw) -> ArgumentMap:
    """Generate maps that the model accepts and no check should like: dangling references and so on."""
    name = st.sampled_from(("a", "b", "c", "d", "e", "x/a", "x/y/b", "zz"))
    plain = name.filter(lambda text: "/" not in text)
    premise = st.one_of(name, name.map(lambda r: {"held": r}), name.map(lambda r: {"not": r}))
    premises = st.lists(premise, max_size=3) | st.dictionaries(plain, st.lists(premise, max_size=2), max_size=2)
    argument = st.builds(
        lambda relation, target, rest: {relation: target, **rest},
        st.sampled_from(("conclusion", "rebuts", "undercuts")),
        name,
        keyed(
            {"id": plain, "stance": STANCES, "linkage": st.sampled_from(LINKAGES), "voice": plain},
            premises=premises,
        ),
    )
    claim = plain | keyed(
        {
            "group": plain,
            "stance": STANCES,
            "voice": plain,
            "implicit": st.booleans(),
            "basis": BASES,
            "qualifier": QUALIFIERS,
        },
        text=plain,
    )
    lists = st.lists(st.lists(name, max_size=3), max_size=3)
    scenario = keyed(
        {
            "extends": plain | st.just(AS_ARGUED),
            "assume": st.dictionaries(name, st.booleans(), max_size=2),
            "credence": st.dictionaries(name, shares(), max_size=2),
            "without": st.lists(name, max_size=2),
        }
    )
    fields: dict[str, st.SearchStrategy[Any]] = {
        "author": plain,
        "main": st.lists(name, max_size=2),
        "walk": st.lists(name, max_size=3),
        "contraries": lists,
        "same": lists,
        "groups": st.dictionaries(plain, keyed({"parent": plain}, title=plain), max_size=4),
        "scenarios": st.dictionaries(plain, scenario, max_size=4),
        "questions": st.dictionaries(
            plain,
            keyed({"exclusive": st.booleans()}, title=plain, answers=st.lists(name, max_size=3)),
            max_size=2,
        ),
        "include": st.dictionaries(plain | st.just("x"), plain, max_size=1),
    }
    content = draw(
        keyed(
            fields,
            argmap=st.just(1),
            title=plain,
            claims=st.dictionaries(plain, claim, max_size=5),
            arguments=st.lists(argument, max_size=8),
        )
    )
    return ArgumentMap.model_validate(content)


@st.composite
def graph_maps(draw: Draw, *, claims: int = 8, arguments: int = 14) -> ArgumentMap:
    """Generate maps that are random graphs: claims `c0`, `c1`, …, arguments of all kinds between them."""
    count = draw(st.integers(1, claims))
    ends = st.integers(0, count - 1).map("c{}".format)
    premise = st.one_of(ends, ends, ends, ends.map(lambda r: {"held": r}), ends.map(lambda r: {"not": r}))
    content: list[dict[str, Any]] = []
    for index in range(draw(st.integers(0, arguments))):
        relation = draw(st.sampled_from(("conclusion", "conclusion", "conclusion", "rebuts", "undercuts")))
        undercut = st.integers(0, arguments - 1).map("a{}".format)
        target = draw(undercut if relation == "undercuts" else ends)
        premises = draw(st.lists(premise, min_size=1, max_size=3))
        content.append({"id": f"a{index}", "premises": premises, relation: target})
    return ArgumentMap(
        argmap=1,
        title="A random graph",
        claims={f"c{index}": Claim(text=f"Claim {index}.") for index in range(count)},
        arguments=[Argument.model_validate(argument) for argument in content],
    )


def dense_map(random: Random) -> ArgumentMap:
    """Return a small map, drawn evenly, with many arguments of every kind (`x0`, `x1`, …) and claims `a` to `f`."""
    names = "abcdef"[: random.randint(2, 6)]
    arguments: list[dict[str, Any]] = []
    for number in range(random.randint(2, 9)):
        relation = random.choice(["conclusion", "conclusion", "rebuts", *(["undercuts"] if number else [])])
        uses = random.sample(names, random.randint(1, min(3, len(names))))
        arguments.append(
            {
                "id": f"x{number}",
                "premises": [c if (m := random.choice(["", "", "", "not", "held"])) == "" else {m: c} for c in uses],
                relation: f"x{random.randrange(number)}" if relation == "undercuts" else random.choice(names),
                "linkage": random.choice(LINKAGES),
                "weight": random.choice((1, 1, 1, 0.6, 0.3, 0)),
                "stance": random.choice(("asserts", "asserts", "asserts", "asserts", "reports", "rejects")),
            }
        )
    standards = ("preponderance", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt")
    claims = {
        name: {
            "text": f"{name} is so.",
            "stance": random.choice(("asserts", "asserts", "reports", "rejects")),
            "standard": random.choice(standards),
        }
        for name in names
    }

    def lists() -> list[list[str]]:
        return [random.sample(names, 2) for _ in range(random.choice((0, 0, 1, 2)))]

    return ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "Dense",
            "claims": claims,
            "arguments": arguments,
            "contraries": lists(),
            "same": lists() if random.random() < 0.3 else [],
        }
    )
