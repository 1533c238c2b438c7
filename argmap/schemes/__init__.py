"""The built-in argumentation schemes, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import BuiltinScheme


@cache
def builtin_schemes() -> dict[str, BuiltinScheme]:
    """Return the built-in schemes by id, in the order of the data file; read once."""
    import yaml
    from pydantic import TypeAdapter
    from yaml.cyaml import CSafeLoader

    from argmap.model import BuiltinScheme

    text = files(__name__).joinpath("schemes.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, BuiltinScheme]).validate_python(yaml.load(text, CSafeLoader))
