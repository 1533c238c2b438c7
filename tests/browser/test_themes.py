"""Themes and the picture's elements in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.drawing.themes import builtin

if TYPE_CHECKING:
    from playwright.sync_api import Page

MAP = """
argmap: 1
title: Should the town keep its library?
author: A. Columnist
source: {title: Close it, url: "https://example.org/close-it"}
claims:
  keep: The town should keep its library.
  used: {text: More people use the library every year., passage: more people … every year}
  cost: {text: "It costs </text><script>document.title='run'</script> too much.", voice: the mayor}
arguments:
  - {premises: [used], conclusion: keep}
  - {premises: [cost], rebuts: keep}
"""


def opened(page: Page, folder: Path, theme: str) -> None:
    file = folder / "map.svg"
    file.write_text(argmap.render(argmap.loads(MAP), theme=theme), encoding="utf-8")
    page.goto(file.as_uri())


def rgb(color: str) -> str:
    return f"rgb({int(color[1:3], 16)}, {int(color[3:5], 16)}, {int(color[5:7], 16)})"


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}"))


@pytest.mark.parametrize(("scheme", "theme"), [("light", "light"), ("dark", "dark")])
def test_auto_follows_the_readers_setting(page: Page, tmp_path: Path, scheme: str, theme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened(page, tmp_path, "auto")
    look = builtin(theme)
    assert style(page, ".background", "fill") == rgb(look.background)
    assert style(page, "#claim-used .text", "fill") == rgb(look.ink)
    assert style(page, "#claim-cost .caption", "fill") == rgb(look.faint_ink)
    assert style(page, "#claim-cost .box", "fill") == rgb(look.other_fill)
    assert style(page, "g.rebut .line", "stroke") == rgb(look.rebut.color)


def test_auto_is_light_in_print(page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    opened(page, tmp_path, "auto")
    assert style(page, ".background", "fill") == "rgb(255, 255, 255)"


def test_a_screen_reader_finds_claims_texts_and_arguments(page: Page, tmp_path: Path) -> None:
    """The tree that Chromium hands to screen readers, of the SVG as a document of its own."""
    opened(page, tmp_path, "light")
    tree = page.locator("svg").aria_snapshot()
    assert 'group "Main conclusion keep"' in tree
    assert 'group "Claim used"' in tree
    assert "The town should keep its library." in tree
    assert 'img "Argument 1 supports keep' in tree
    assert tree.index("Main conclusion keep") < tree.index("Argument 1") < tree.index("Claim used")


def test_a_claim_is_a_link_to_its_passage_and_reached_by_keyboard(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, "light")
    link = page.locator("#claim-used a")
    assert link.get_attribute("href") == "https://example.org/close-it#:~:text=more%20people,every%20year"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentNode.id") == "claim-used"
    assert style(page, "#claim-used .box", "strokeWidth") == "3px"


def test_a_hostile_text_is_text(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, "auto")
    assert page.locator("script").count() == 0
    assert page.title() != "run"
    assert "<script>" in str(page.locator("#claim-cost").text_content())
