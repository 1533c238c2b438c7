"""What goes with claims that go to another map."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from argmap.model import Argument, ArgumentMap, Claim, premise_claim


class Cutting(NamedTuple):
    """What goes to another map: claims by id, arguments by index, and what they need there, by name."""

    claims: list[str]
    arguments: list[int]
    groups: list[str]
    voices: list[str]
    schemes: list[str]


def cutting(argument_map: ArgumentMap, claims: Collection[str]) -> Cutting:
    """Return what goes with claims: the arguments that speak of nothing else, and groups, voices and schemes.

    Linear in the size of the map.
    """
    chosen = set(claims)
    order = _closed(argument_map, chosen)
    arguments = [argument_map.arguments[index] for index in order]
    voices = voices_of([argument_map.claims[name] for name in chosen], arguments)
    schemes = {argument.scheme for argument in arguments}
    groups = {argument_map.claims[name].group for name in chosen}
    waiting = [name for name in groups if name]
    while waiting:
        parent = argument_map.groups[name].parent if (name := waiting.pop()) in argument_map.groups else None
        if parent and parent not in groups:
            groups.add(parent)
            waiting.append(parent)
    return Cutting(
        [name for name in argument_map.claims if name in chosen],
        order,
        [name for name in argument_map.groups if name in groups],
        [name for name in argument_map.voices if name in voices],
        [name for name in argument_map.schemes if name in schemes],
    )


def _closed(argument_map: ArgumentMap, chosen: set[str]) -> list[int]:
    """Return the arguments that speak of chosen claims only; undercutters only with what they undercut."""
    place = {argument.id: index for index, argument in enumerate(argument_map.arguments) if argument.id}
    goes: dict[int, bool] = {}
    for start in range(len(argument_map.arguments)):
        chain: list[int] = []
        at: int | None = start
        verdict = True
        while at is not None and at not in goes:
            argument = argument_map.arguments[at]
            goes[at] = verdict = _claims_of(argument) <= chosen
            chain.append(at)
            if not verdict or argument.undercuts is None:
                break
            at = place.get(argument.undercuts)
            verdict = at is not None and goes.get(at, True)
        for index in chain:
            goes[index] = goes[index] and verdict
    return [index for index in range(len(argument_map.arguments)) if goes[index]]


def _claims_of(argument: Argument) -> set[str]:
    found = {premise_claim(premise) for _, _, premise in argument.role_premises()}
    return found | {name for name in (argument.conclusion, argument.rebuts) if name}


def voices_of(claims: Iterable[Claim], arguments: Iterable[Argument]) -> set[str]:
    """Return the voices of claims and arguments, those of the map's author left out where they are not named."""
    found = {name for claim in claims for name in claim.voice or ()}
    return found | {name for argument in arguments for name in argument.voice or ()}
