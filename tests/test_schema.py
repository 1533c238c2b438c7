"""The JSON Schema: valid itself, described throughout, true to the maps and to what reading refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given

import argmap
from argmap.model import ArgumentMap
from tests.strategies import argument_maps

MAPS = sorted((Path(__file__).parents[1] / "maps").glob("*.yaml"))
SCHEMA = argmap.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class _Core(yaml.SafeLoader):
    """Reads YAML with the values of 1.2, as an editor's language server does."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load(text: str) -> Any:
    return yaml.load(text, _Core)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in {"map": schema, **schema["$defs"]}.items():
        for key, value in part.get("properties", {}).items():
            yield f"{name}.{key}", value


def test_every_property_has_a_description_and_examples_that_are_valid() -> None:
    found = list(_properties(SCHEMA))
    assert len(found) > 60
    for name, value in found:
        assert value.get("description"), name
        assert value.get("examples"), name
        here = {"$defs": SCHEMA["$defs"], **value}
        for example in value["examples"]:
            jsonschema.Draft202012Validator(here).validate(example)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_the_maps_are_valid(path: Path) -> None:
    VALIDATOR.validate(load(path.read_text(encoding="utf-8")))


@given(argument_maps())
def test_every_map_that_is_written_is_valid(m: ArgumentMap) -> None:
    VALIDATOR.validate(load(argmap.dumps(m)))


GOOD = {"argmap": 1, "title": "T", "claims": {"a": "A."}}


@pytest.mark.parametrize(
    "change",
    [
        {"argmap": 2},
        {"title": ""},
        {"titel": "x"},
        {"claims": []},
        {"claims": {"a b": "x"}},
        {"claims": {"a": {}}},
        {"claims": {"a": {"text": "x", "stance": "denies"}}},
        {"claims": {"a": {"text": "x", "credence": 80}}},
        {"claims": {"a": {"text": "x", "implicit": "yes"}}},
        {"claims": {"a": {"text": "x", "url": "ftp://x"}}},
        {"arguments": [{"premises": ["a"]}]},
        {"arguments": [{"premises": ["a"], "conclusion": "a", "rebuts": "a"}]},
        {"arguments": [{"premises": "a", "conclusion": "a"}]},
        {"arguments": [{"premises": [{"held": "a", "x": 1}], "conclusion": "a"}]},
        {"language": "the english language"},
        {"scenarios": {"s": {"assume": {"a": "maybe"}}}},
        {"questions": {"q": {"title": "x"}}},
        {"include": {"a": 3}},
    ],
    ids=str,
)
def test_what_a_schema_can_reject_is_rejected(change: dict[str, Any]) -> None:
    VALIDATOR.validate(GOOD)
    assert not VALIDATOR.is_valid({**GOOD, **change})
