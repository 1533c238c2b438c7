"""Maps as plain data, in which they are compared: parts and their keys, defaults, and ids given new names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from argmap.model import Argument, ArgumentMap, Claim, Group, Question, Scenario, Scheme, Source, Voice
from argmap.model.base import Part

Content = dict[str, Any]
"""A map, or a part of one, as JSON values: the keys of the format, defaults left out."""

NAMED: dict[str, type[Part]] = {
    "voices": Voice,
    "claims": Claim,
    "groups": Group,
    "questions": Question,
    "schemes": Scheme,
    "scenarios": Scenario,
}
"""Key of a map under which parts stand by name → what they are."""

LISTS = ("contraries", "same")

SCALARS = ("title", "author", "language", "description", "tags", "main", "walk")
"""Keys of a map that are compared as one value."""

MODELS: dict[str, type[Part]] = {"map": ArgumentMap, "source": Source, "arguments": Argument, **NAMED}


@cache
def defaults(part: str) -> Mapping[str, Any]:
    """Return key → default of a part (`claims`, `arguments`, `map` …), in the order of the format."""
    return {
        field.alias or name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in MODELS[part].model_fields.items()
    }


def plain(argument_map: ArgumentMap) -> Content:
    """Return a map as plain data. Linear."""
    content: Content = argument_map.model_dump(by_alias=True, exclude_defaults=True)
    return content


def sort_key(value: Any) -> str:
    """Return a text that is the same for equal values, whatever the order of their keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def premise_of(premise: Any) -> tuple[str, str]:
    """Return the claim of a premise and its mode."""
    if isinstance(premise, str):
        return premise, "holds"
    ((key, claim),) = premise.items()
    return claim, key


def premises_of(argument: Content) -> list[tuple[str | None, str, str]]:
    """Return (role, claim, mode) of each premise of an argument."""
    premises = argument["premises"]
    if isinstance(premises, dict):
        return [(role, *premise_of(each)) for role, several in premises.items() for each in several]
    return [(None, *premise_of(each)) for each in premises]


def relation_of(argument: Content) -> tuple[str, str]:
    """Return the relation of an argument and its target."""
    return next((key, argument[key]) for key in ("conclusion", "rebuts", "undercuts") if argument.get(key) is not None)


def renamed(content: Content, claims: Mapping[str, str], arguments: Mapping[str, str]) -> Content:
    """Return a map in which claims and arguments have new ids, and so has all that refers to them. Linear."""
    if not claims and not arguments:
        return content

    def claim(name: str) -> str:
        return claims.get(name, name)

    def argument(name: str) -> str:
        return arguments.get(name, name)

    def each(names: list[str], new: Callable[[str], str] = claim) -> list[str]:
        return [new(name) for name in names]

    result = dict(content)
    result["claims"] = {claim(name): value for name, value in content["claims"].items()}
    result["arguments"] = [_renamed_argument(one, claim, argument) for one in content.get("arguments", ())]
    if "main" in content:
        result["main"] = each(content["main"])
    if "walk" in content:
        result["walk"] = [argument(claim(name)) for name in content["walk"]]
    for key in LISTS:
        if key in content:
            result[key] = [each(names) for names in content[key]]
    if "questions" in content:
        result["questions"] = {
            name: {**question, "answers": each(question["answers"])} for name, question in content["questions"].items()
        }
    if "scenarios" in content:
        result["scenarios"] = {
            name: {
                **scenario,
                **{
                    key: {claim(one): value for one, value in scenario[key].items()}
                    for key in ("assume", "credence")
                    if key in scenario
                },
                **({"without": each(scenario["without"], argument)} if "without" in scenario else {}),
            }
            for name, scenario in content["scenarios"].items()
        }
    return result


def _renamed_argument(one: Content, claim: Callable[[str], str], argument: Callable[[str], str]) -> Content:
    def premise(value: Any) -> Any:
        return claim(value) if isinstance(value, str) else {key: claim(name) for key, name in value.items()}

    premises = one["premises"]
    result = dict(one)
    result["premises"] = (
        {role: [premise(value) for value in several] for role, several in premises.items()}
        if isinstance(premises, dict)
        else [premise(value) for value in premises]
    )
    for key, new in (("conclusion", claim), ("rebuts", claim), ("undercuts", argument), ("id", argument)):
        if result.get(key) is not None:
            result[key] = new(result[key])
    return result
