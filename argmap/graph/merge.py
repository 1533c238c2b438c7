"""Claims that say the same, made one."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from argmap.graph.same import members, same_classes
from argmap.model import Argument, ArgumentMap, Claim, Held, Not, Premise, Stance, Standard

_STRICTNESS: tuple[Standard, ...] = get_args(Standard)
_COMMITMENT: tuple[Stance, ...] = get_args(Stance)


def merge_same(argument_map: ArgumentMap, classes: dict[str, str] | None = None) -> ArgumentMap:
    """Return the map with all claims that say the same merged into the first of them; the map itself if none do.

    The merged claim has the first one's text, the stance that the map's own author takes, else the most committed one,
    and the strictest standard; it speaks with the voices of all (each with the stance that its author takes, where that
    is not to assert), is implicit only if all are, and stands in their group only if they share it. Arguments keep
    their places in the list; all that referred to a claim of the class refers to the first. Linear in the size of the
    map, but for `same_classes`, whose result may be given.
    """
    if not argument_map.same:
        return argument_map
    if classes is None:
        classes = same_classes(argument_map)
    several = {first: names for first, names in members(classes).items() if len(names) > 1}
    if not several:
        return argument_map

    def first(name: str) -> str:
        return classes.get(name, name)

    author = argument_map.author
    claims = {
        name: _merged({each: argument_map.claims[each] for each in several[name]}, author) if name in several else claim
        for name, claim in argument_map.claims.items()
        if classes[name] == name
    }
    return argument_map.model_copy(
        update={
            "claims": claims,
            "arguments": [_argument(argument, first) for argument in argument_map.arguments],
            "main": list(dict.fromkeys(map(first, argument_map.main))),
            "walk": list(dict.fromkeys(map(first, argument_map.walk))),
            "contraries": [list(dict.fromkeys(map(first, names))) for names in argument_map.contraries],
            "same": [],
            "questions": {
                name: question.model_copy(update={"answers": list(dict.fromkeys(map(first, question.answers)))})
                for name, question in argument_map.questions.items()
            },
            "scenarios": {
                name: scenario.model_copy(
                    update={
                        "assume": {first(claim): value for claim, value in scenario.assume.items()},
                        "credence": {first(claim): value for claim, value in scenario.credence.items()},
                    }
                )
                for name, scenario in argument_map.scenarios.items()
            },
        }
    )


def _merged(named: dict[str, Claim], author: list[str] | None) -> Claim:
    claims = list(named.values())
    own = [claim for name, claim in named.items() if "/" not in name]
    voices: dict[str, None] = {}
    for name, claim in named.items():
        # Who speaks in an included map that names no author is told by its alias.
        alias = name.rpartition("/")[0]
        for voice in claim.voice or ([alias] if alias else author) or ():
            voices[voice if claim.stance == "asserts" else f"{voice} ({_PASSIVE[claim.stance]})"] = None
    groups = {claim.group for claim in claims}
    stances = [claim.stance for claim in own or claims]
    return claims[0].model_copy(
        update={
            "voice": list(voices) or None,
            "stance": min(stances, key=_COMMITMENT.index),
            "standard": max((claim.standard for claim in claims), key=_STRICTNESS.index),
            "implicit": all(claim.implicit for claim in claims),
            "group": groups.pop() if len(groups) == 1 else None,
            "note": "\n".join(dict.fromkeys(claim.text for claim in claims)),
        }
    )


_PASSIVE: dict[Stance, str] = {
    "asserts": "asserted",
    "grants": "granted",
    "reports": "reported",
    "doubts": "doubted",
    "rejects": "rejected",
}


def _argument(argument: Argument, first: Callable[[str], str]) -> Argument:
    def premise(each: Premise) -> Premise:
        if isinstance(each, str):
            return first(each)
        return Held(held=first(each.held)) if isinstance(each, Held) else Not.of(first(each.claim))

    premises = argument.premises
    return argument.model_copy(
        update={
            "premises": [premise(each) for each in premises]
            if isinstance(premises, list)
            else {role: [premise(each) for each in these] for role, these in premises.items()},
            "conclusion": None if argument.conclusion is None else first(argument.conclusion),
            "rebuts": None if argument.rebuts is None else first(argument.rebuts),
        }
    )
