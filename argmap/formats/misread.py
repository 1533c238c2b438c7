"""What is wrong with a text in one of the field's formats, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.model.framework import Framework

MOST_FAULTS = 20
"""How many faults of one file are told."""


class Misread(NamedTuple):
    """A fault: the offsets between which it stands (code points), a sentence, and a name that is not known, if any."""

    start: int
    end: int
    message: str
    unknown: str | None = None


class Use(NamedTuple):
    """An argument's name where an attack uses it."""

    name: str
    start: int


def framework_of(
    place: Mapping[str, int], attacks: list[tuple[Use, Use]], faults: list[Misread], where: str
) -> tuple[Framework, list[Misread]]:
    """Return the framework of these attacks; one that uses a name without a place is a fault, `where` it should be."""
    found: list[tuple[int, int]] = []
    for attacker, target in attacks:
        unknown = [use for use in (attacker, target) if use.name not in place]
        if not unknown:
            found.append((place[attacker.name], place[target.name]))
        elif len(faults) < MOST_FAULTS:
            faults += [
                Misread(use.start, use.start + len(use.name), f"no {where} for `{use.name}`", use.name)
                for use in unknown
            ]
    faults.sort()
    return Framework(tuple(place), tuple(found)), faults[:MOST_FAULTS]
