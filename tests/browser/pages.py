"""What the tests of the page share: a small map that has everything, and ways to open its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import argmap
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIBRARY = """
argmap: 1
title: Should the town keep its library?
author: A. Columnist
source: {title: "Close it, and then?", url: "https://example.org/close-it"}
groups:
  use: {title: Use}
  money: {title: Money}
claims:
  keep: The town should keep its library open.
  used: {text: More people use the library every year., group: use, tags: figures, basis: statistic,
    passage: more people … every year}
  needed: {text: A service that more people use every year is needed., implicit: true, group: use}
  counted: {text: The gate at the door counts every visitor., group: use, tags: figures}
  broken: {text: The gate was broken in spring., voice: the mayor, stance: doubts, group: use}
  cost: {title: Too dear, text: The library costs more than the town can afford., voice: the mayor, stance: rejects,
    group: money, note: Said in May., qualifier: probably}
  reserve: {text: The town has a reserve that covers the cost., group: money}
  close: {text: The town should close its library., voice: the mayor, stance: rejects}
arguments:
  - {id: from-use, premises: [used, needed], conclusion: keep, title: The argument from use, scheme: sign}
  - {premises: [counted], conclusion: used}
  - {premises: [broken], rebuts: used, voice: the mayor, stance: reports}
  - {id: money, premises: [cost], rebuts: keep}
  - {premises: [reserve], undercuts: money}
  - {premises: [cost], conclusion: close}
main: keep
contraries: [[keep, close]]
scenarios:
  spent: {title: The reserve is spent, assume: {reserve: false}, note: Then nothing answers the mayor.}
  closing: {assume: {close: true}, without: [money]}
"""


def library(**changes: Any) -> ArgumentMap:
    """Return the map with some of its keys replaced."""
    return ArgumentMap.model_validate(argmap.loads(LIBRARY).model_dump(by_alias=True, exclude_defaults=True) | changes
                                      | {"argmap": 1})  # fmt: skip


def open_page(page: Page, folder: Path, argument_map: ArgumentMap | None = None, hash_: str = "") -> None:
    """Write the page of a map to a file, open it from there, and wait until it can be used."""
    file = folder / "map.html"
    file.write_text(argmap.render(argument_map or library(), "html"), encoding="utf-8")
    page.set_default_timeout(5000)
    page.goto(file.as_uri() + hash_)
    page.wait_for_selector("html.is-ready")


def chosen(page: Page) -> str | None:
    """Return what the panel shows: the id at its end, or None when it is closed."""
    return page.locator("#page-panel .page-id").text_content() if page.locator("#page-panel").is_visible() else None


def classes(page: Page, name: str, claims: bool = True) -> list[str]:
    """Return the claims, or the arguments, that have a class on the map."""
    kind = "g.claim" if claims else "g.argument"
    script = "(all) => all.map((element) => element.dataset.id ?? element.id)"
    return sorted(page.locator(f"#page-stage {kind}.{name}").evaluate_all(script))


def place(page: Page) -> dict[str, float]:
    """Return where the picture stands on the stage and how large: x, y and k."""
    script = """() => { const m = new DOMMatrix(document.querySelector("#page-stage > svg").style.transform);
      return {x: m.e, y: m.f, k: m.a}; }"""
    found: dict[str, float] = page.evaluate(script)
    return found


def settle(page: Page) -> None:
    """Wait until the map stands still."""
    page.evaluate("window.lastPlace = null")
    page.wait_for_function("""() => { const now = document.querySelector("#page-stage > svg").style.transform;
      const still = window.lastPlace === now; window.lastPlace = now; return still; }""", polling=120)  # fmt: skip
