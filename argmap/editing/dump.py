"""A map to YAML text, short where the format is short."""

from __future__ import annotations

import re
from typing import Any

import yaml

from argmap.model import Argument, ArgumentMap, Claim, Held, Not, Premise

_WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Writes YAML that YAML 1.1 and 1.2 readers take for the same values, lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT
        """Indent a list as a mapping is."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write each value out, also one that stands at two places."""
        return True


class _Flow(list[Any]):
    """A list that is written on one line."""


class _FlowMap(dict[str, Any]):
    """A mapping that is written on one line."""


_Dumper.add_representer(_Flow, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True))
_Dumper.add_representer(_FlowMap, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v.items(), flow_style=True))

# Line ends that YAML 1.1 and 1.2 do not agree on, and controls, stand escaped in double quotes.
_ESCAPED = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff]").search


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    style = '"' if _ESCAPED(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)

# Plain text that YAML 1.2 takes for a number, beside what 1.1 does: it is quoted.
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$|0x[0-9a-fA-F]+$")
_Dumper.add_implicit_resolver("argmap:number", _NUMBER, list("-+0123456789."))


def dumps(argument_map: ArgumentMap) -> str:
    """Return a map as YAML text, keys in the order of the format, defaults left out, short things short.

    `loads(dumps(m)) == m` for every map.
    """
    document: str = yaml.dump(
        _map(argument_map),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
        default_flow_style=False,
    )
    return document


Scalar = str | bool | int | float
"""A value that has no parts."""


def one_line(value: Scalar, *, flow: bool = False) -> str:
    """Return a value as YAML on one line, quoted where it must be after `key: `, or with `flow` within brackets."""
    flow = flow or (isinstance(value, str) and "\n" in value)
    text: str = yaml.dump(
        [value] if flow else {"k": value}, Dumper=_Dumper, allow_unicode=True, width=2**31, default_flow_style=flow
    )
    return text.strip()[1:-1] if flow else text.removeprefix("k:").strip()


def _map(argument_map: ArgumentMap) -> dict[str, Any]:
    found = _given(argument_map)
    found["claims"] = {name: _claim(claim) for name, claim in argument_map.claims.items()}
    if argument_map.arguments:
        found["arguments"] = [_argument(argument) for argument in argument_map.arguments]
    if "walk" in found:
        found["walk"] = _Flow(found["walk"])
    for name in ("contraries", "same"):
        if name in found:
            found[name] = [_Flow(several) for several in found[name]]
    for scenario in found.get("scenarios", {}).values():
        for name in ("assume", "credence"):
            if name in scenario:
                scenario[name] = _FlowMap(scenario[name])
    return found


def _given(part: Any) -> dict[str, Any]:
    """Return what is set in a part, one-item lists of text as text."""
    found = part.model_dump(exclude_defaults=True, by_alias=True)
    if "argmap" in type(part).model_fields:
        found = {"argmap": part.argmap, **found}
    return _short(found)


_TEXT_OR_LIST = {"author", "voice", "cites", "tags", "passage", "main"}


def _short(found: dict[str, Any]) -> dict[str, Any]:
    for key in _TEXT_OR_LIST & found.keys():
        if isinstance(found[key], list):
            found[key] = found[key][0] if len(found[key]) == 1 else _Flow(found[key])
    if isinstance(found.get("source"), dict):
        _short(found["source"])
    return found


def _claim(claim: Claim) -> Any:
    found = _given(claim)
    return found["text"] if found.keys() == {"text"} else found


def _argument(argument: Argument) -> dict[str, Any]:
    found = _given(argument)
    premises = argument.premises
    if isinstance(premises, list):
        found["premises"] = _Flow(map(_premise, premises))
    else:
        found["premises"] = {
            role: _premise(several[0]) if len(several) == 1 else _Flow(map(_premise, several))
            for role, several in premises.items()
        }
    return found


def _premise(premise: Premise) -> Any:
    if isinstance(premise, Held):
        return _FlowMap(held=premise.held)
    return _FlowMap({"not": premise.claim}) if isinstance(premise, Not) else premise
