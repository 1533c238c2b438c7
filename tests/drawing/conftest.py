from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from argmap.drawing import render
from argmap.model import ArgumentMap

SVG = "{http://www.w3.org/2000/svg}"


class Picture:
    """An SVG, with what the tests ask of it."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        self.root = ET.fromstring(svg)

    def groups(self, name: str) -> list[ET.Element]:
        return [g for g in self.root.iter(f"{SVG}g") if name in (g.get("class") or "").split()]

    def one(self, id_: str) -> ET.Element:
        (found,) = [e for e in self.root.iter() if e.get("id") == id_]
        return found

    def text(self, element: ET.Element, role: str = "text") -> str:
        return "".join("".join(t.itertext()) for t in element.iter(f"{SVG}text") if t.get("class") == role)

    def classes(self, id_: str) -> list[str]:
        return (self.one(id_).get("class") or "").split()

    def legend(self) -> list[str]:
        return [g.get("data-kind", "") for g in self.groups("entry")]


@pytest.fixture
def draw() -> Callable[..., Picture]:
    """Draw a map given by its keys."""

    def drawn(claims: dict[str, Any], arguments: list[dict[str, Any]] | None = None, **keys: Any) -> Picture:
        keys = {"argmap": 1, "title": "A map", "claims": claims, "arguments": arguments or [], **keys}
        svg = render(ArgumentMap.model_validate(keys))
        assert isinstance(svg, str)
        return Picture(svg)

    return drawn
