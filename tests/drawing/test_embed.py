"""Pictures that stand in one page: neither ids nor styles of one reach the other."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

import argmap
from argmap.drawing.embed import embedded

MAP = argmap.loads("""\
argmap: 1
title: Is id="x" in </style> text?
claims:
  keep: It says id="claim-keep" aria-labelledby="y", and <svg id="z">.
  used: It is used.
arguments:
  - premises: [used]
    conclusion: keep
""")


def ids(svg: str) -> list[str]:
    return [value for each in ET.fromstring(svg).iter() if (value := each.get("id")) is not None]


@pytest.mark.parametrize("theme", ["light", "auto"])
def test_two_pictures_share_no_id_and_no_style(theme: str) -> None:
    plain = argmap.render(MAP, theme=theme)
    one, two = (embedded(plain, name) for name in ("one", "two"))
    assert not set(ids(one)) & set(ids(two))
    assert ids(one) == ["one", *(f"one-{each}" for each in ids(plain))]
    root = ET.fromstring(one)
    assert root.get("aria-labelledby") == "one-argmap-title"
    style = re.search(r"<style>(.*?)</style>", one, re.DOTALL)
    assert style is not None
    rules = re.sub(r"@font-face\{[^}]*\}|@media[^{]*\{", "", style[1])
    selectors = [each for rule in re.findall(r"([^{}]+)\{", rules) for each in rule.split(",")]
    assert len(selectors) > 5
    assert [each for each in selectors if not each.startswith("#one")] == []


def test_texts_stay_as_they_are() -> None:
    plain = argmap.render(MAP)
    assert ["".join(e.itertext()) for e in ET.fromstring(embedded(plain, "a")).iter() if e.tag.endswith("text")] == [
        "".join(e.itertext()) for e in ET.fromstring(plain).iter() if e.tag.endswith("text")
    ]


@pytest.mark.parametrize("name", ["", "1a", "a b", 'a"b', "é", "-a"])
def test_a_name_that_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        embedded("<svg></svg>", name)
