"""A part of a map: some of its claims and arguments, as a map of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.graph import Graph
from argmap.model import ArgumentMap, Claim, Group


class UnknownName(LookupError):
    """A claim, voice, group or tag that the map does not have."""

    def __init__(self, kind: str, name: str, names: Collection[str]) -> None:
        """Take what kind of name it is, the name, and those that there are."""
        super().__init__(f"the map has no {kind} `{name}`")
        self.kind = kind
        self.name = name
        self.names = names


def known(kind: str, asked: Iterable[str], names: Collection[str]) -> None:
    """Raise UnknownName for the first name that is not among those that there are."""
    for name in asked:
        if name not in names:
            raise UnknownName(kind, name, names)


@dataclass(frozen=True, slots=True)
class Part:
    """Claims and arguments; of an argument in it, the target and all premises are in it too."""

    claims: frozenset[str]
    arguments: frozenset[int]
    beside: frozenset[str] = frozenset()
    """Claims that are there only to show what the others bear on, or what bears on them."""

    def common(self, other: Part) -> Part:
        """Return what both have. It is a part too, as both are."""
        return Part(self.claims & other.claims, self.arguments & other.arguments)


def closed(graph: Graph, claims: Iterable[str], arguments: Iterable[int]) -> Part:
    """Return the part with these claims, and with these arguments, their premises and what they bear on. Linear."""
    chosen = {claim for claim in claims if claim in graph.claims}
    kept: set[int] = set()
    waiting = list(arguments)
    while waiting:
        index = waiting.pop()
        if index in kept:
            continue
        kept.add(index)
        step = graph.steps[index]
        chosen.update(use.claim for use in step.premises if use.claim in graph.claims)
        if step.relation != "undercuts":
            if step.target in graph.claims:
                chosen.add(step.target)
        elif (target := graph.argument_index.get(step.target)) is not None:
            waiting.append(target)
    return Part(frozenset(chosen), frozenset(kept))


def restricted(graph: Graph, part: Part, place: Mapping[str, int]) -> tuple[ArgumentMap, list[int]]:
    """Return the map of a part, and which of the arguments it has, by their places in the whole map.

    What refers to the rest is left out: of contraries, sets of which less than two claims remain; of questions, those
    without an answer. Groups remain where something stands in them, with the groups around them. `place` says of each
    claim the how manieth it is. Costs the size of the part, and that of the map's contraries, questions and the like.
    """
    argument_map = graph.map
    claims = {name: argument_map.claims[name] for name in sorted(part.claims, key=place.__getitem__)}
    places = sorted(part.arguments)
    arguments = [argument_map.arguments[index] for index in places]
    ids = {argument.id for argument in arguments}

    def kept(names: list[str]) -> list[str]:
        return [name for name in names if name in claims]

    changes: dict[str, Any] = {
        "claims": claims,
        "arguments": arguments,
        "main": kept(argument_map.main),
        "contraries": [some for names in argument_map.contraries if len(set(some := kept(names))) > 1],
        "same": [some for names in argument_map.same if len(set(some := kept(names))) > 1],
        "groups": _groups(argument_map, claims),
        "questions": {
            name: question.model_copy(update={"answers": some})
            for name, question in argument_map.questions.items()
            if (some := kept(question.answers))
        },
        "scenarios": {
            name: scenario.model_copy(
                update={
                    "assume": {claim: value for claim, value in scenario.assume.items() if claim in claims},
                    "credence": {claim: value for claim, value in scenario.credence.items() if claim in claims},
                    "without": [id_ for id_ in scenario.without if id_ in ids],
                }
            )
            for name, scenario in argument_map.scenarios.items()
        },
    }
    if argument_map.walk:
        changes["walk"] = [name for name in argument_map.walk if name in claims or name in ids]
    return argument_map.model_copy(update=changes), places


def _groups(argument_map: ArgumentMap, claims: Mapping[str, Claim]) -> dict[str, Group]:
    used: set[str] = set()
    for name in claims:
        group = argument_map.claims[name].group
        while group is not None and group in argument_map.groups and group not in used:
            used.add(group)
            group = argument_map.groups[group].parent
    return {name: group for name, group in argument_map.groups.items() if name in used}


def within(argument_map: ArgumentMap, groups: Iterable[str]) -> dict[str, str]:
    """Return each group that is one of these or stands in one, however deep, → the outermost of these. Linear."""
    asked = set(groups)
    inside: dict[str, str] = {}
    for name in argument_map.groups:
        way: list[str] = []
        group: str | None = name
        while group is not None and group in argument_map.groups and group not in way:
            way.append(group)
            group = argument_map.groups[group].parent
        outermost = next((group for group in reversed(way) if group in asked), None)
        if outermost is not None:
            inside[name] = outermost
    return inside
