"""The JSON Schema of a map, made from the models."""

from __future__ import annotations

from typing import Any

from argmap.model.argument_map import ArgumentMap


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that a map's YAML, read as JSON values, must fulfil."""
    schema = _strict_keys(ArgumentMap.model_json_schema(by_alias=True, mode="validation"))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "argmap, version 1"}


def _strict_keys(part: Any) -> Any:
    """Refuse the keys of a mapping that are no ids, where pydantic's schema only lets them pass without a type."""
    if isinstance(part, list):
        return [_strict_keys(each) for each in part]
    if not isinstance(part, dict):
        return part
    part = {key: _strict_keys(value) for key, value in part.items()}
    patterns = part.get("patternProperties")
    if isinstance(patterns, dict) and "properties" not in part:
        part["additionalProperties"] = False
    return part
