"""The maps that are measured: the same claims and relations as YAML and as Argdown, the same on every machine.

A `tree` has claim 0 at its root; each claim has three claims below it, which support it or, one in three, attack it,
by one argument each. A `dense` map is a tree in which each claim also bears on two more of those before it, at random.
A `chain` is claim after claim, each supporting the one before it; a `ring` is a chain whose root supports its end. Each
claim is a sentence of twelve words of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

Shape = Literal["tree", "chain", "ring", "dense"]
SHAPES: tuple[Shape, ...] = ("tree", "chain", "ring", "dense")

BRANCHING = 3
WORDS = 12

_NOUNS = (
    *("trade", "border", "election", "treaty", "army", "policy", "minister", "protest", "energy", "corridor"),
    *("alliance", "reform", "security", "budget", "market", "court", "region", "leader", "crisis", "neighbour"),
    *("agreement", "influence", "capital", "pressure"),
)
_VERBS = ("raises", "limits", "threatens", "supports", "weakens", "delays")


class Relation(NamedTuple):
    """One argument: a single premise, and the claim that it supports or attacks."""

    premise: int
    target: int
    attack: bool


def sentences(claims: int) -> Iterator[str]:
    """Yield the text of each claim: twelve words, never the same twice."""
    chance = random.Random(1)
    pick = chance.choice
    for number in range(claims):
        three = " ".join(chance.choices(_NOUNS, k=3))
        yield f"The {pick(_NOUNS)} {pick(_VERBS)} the {three} of the {pick(_NOUNS)} in case{number}."


def relations(shape: Shape, claims: int) -> Iterator[Relation]:
    """Yield the relations, each once, in the order of their premises."""
    for number in range(1, claims):
        if shape in ("tree", "dense"):
            yield Relation(number, (number - 1) // BRANCHING, number % BRANCHING == 0)
        else:
            yield Relation(number, number - 1, False)
    if shape == "ring":
        yield Relation(0, claims - 1, False)
    if shape == "dense":
        chance = random.Random(2)
        for number in range(1, claims):
            for target in (chance.randrange(number), chance.randrange(number)):
                yield Relation(number, target, chance.random() < 1 / 3)


def write_yaml(path: Path, claims: int, shape: Shape = "tree") -> None:
    """Write a map for argmap."""
    with path.open("w", encoding="utf-8") as file:
        file.write("argmap: 1\ntitle: A generated map\nclaims:\n")
        file.writelines(f"  c{number}: {text}\n" for number, text in enumerate(sentences(claims)))
        file.write("arguments:\n")
        for premise, target, attack in relations(shape, claims):
            file.write(f"  - premises: [c{premise}]\n    {'rebuts' if attack else 'conclusion'}: c{target}\n")


def write_argdown(path: Path, claims: int, shape: Shape = "tree") -> None:
    """Write the same map for Argdown: each claim with the claims below it as bare relations between statements.

    That is Argdown's lightest way to say it: it makes no argument nodes of its own, as argmap does.
    """
    below: dict[int, list[Relation]] = {}
    for relation in relations(shape, claims):
        below.setdefault(relation.target, []).append(relation)
    with path.open("w", encoding="utf-8") as file:
        file.write("===\ntitle: A generated map\n===\n")
        for number, text in enumerate(sentences(claims)):
            file.write(f"\n[c{number}]: {text}\n")
            file.writelines(
                f"  {'-' if attack else '+'} [c{premise}]\n" for premise, _, attack in below.get(number, ())
            )
