"""Every text in its box, as the browser measures it: all maps, all themes, hard texts, and machines with few fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.drawing.themes import THEMES
from argmap.drawing.typefaces import FALLBACK
from tests.hostile_texts import hostile_map

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
MAPS = sorted((HERE.parents[1] / "maps").glob("*.yaml"))

MEASURE = """() => {
  const found = [], svg = document.querySelector("svg"), sheet = svg.viewBox.baseVal;
  const words = text => text.textContent.trim().slice(0, 60);
  // Of height, a browser tells that of the font's cell, which in tall scripts is more than that of the letters.
  const CELL = 1.5;
  const inside = (what, inner, outer, slack) => {
    const over = [outer.x + slack - inner.x, outer.y - CELL - inner.y,
                  inner.x + inner.width + slack - outer.x - outer.width,
                  inner.y + inner.height - CELL - outer.y - outer.height];
    if (over.some(each => each > 0.05)) found.push(what + " sticks out by " + over.map(n => n.toFixed(1)));
  };
  let count = 0;
  for (const claim of svg.querySelectorAll("g.claim")) {
    const box = claim.querySelector(".box").getBBox();
    for (const text of claim.querySelectorAll("text")) {
      count++;
      inside(`${claim.dataset.id}: ${words(text)}`, text.getBBox(), box, 1);
    }
  }
  for (const text of svg.querySelectorAll("text.caption, text.mode, text.group-title")) {
    if (text.closest("g.claim")) continue;
    const own = text.getBBox(), middle = own.x + own.width / 2, before = [];
    for (let e = text.previousElementSibling; e; e = e.previousElementSibling)
      if (e.tagName === "rect") before.push(e.getBBox());
    const box = before.find(r => r.x <= middle && middle <= r.x + r.width &&
                                 r.y <= own.y + 9 && own.y + 5 <= r.y + r.height);
    if (!box && text.matches(".mode")) {  // a word beside its line has no ground: nothing else may be there
      for (const other of svg.querySelectorAll(".box, text")) {
        const r = other.getBBox();
        if (other !== text && own.x < r.x + r.width && r.x < own.x + own.width &&
            own.y + 2 * CELL < r.y + r.height && r.y < own.y + own.height - 2 * CELL)
          found.push(`${words(text)} stands on ${other.getAttribute("class")} ${words(other)}`);
      }
      continue;
    }
    if (!box) { found.push(`${words(text)} stands on nothing`); continue; }
    inside(`${text.getAttribute("class")}: ${words(text)}`,
           {x: own.x, y: box.y, width: own.width, height: 1}, box, 0);
  }
  const entries = [...svg.querySelectorAll("g.entry")].map(entry => [entry.dataset.kind, entry.getBBox()]);
  for (const [kind, a] of entries) for (const [other, b] of entries)
    if (kind < other && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      found.push(`legend: ${kind} and ${other} overlap`);
  const whole = svg.getBoundingClientRect(), unit = whole.width / sheet.width;
  for (const text of svg.querySelectorAll("text")) {
    const r = text.getBoundingClientRect();
    inside(`picture: ${words(text)}`, {x: (r.x - whole.x) / unit, y: (r.y - whole.y) / unit,
                                       width: r.width / unit, height: r.height / unit},
           {x: 0, y: 0, width: sheet.width, height: sheet.height}, 0);
  }
  return [count, found];
}"""


def overflows(page: Page, svg: str) -> str:
    page.set_content(f"<!doctype html><meta charset=utf-8><body style='margin:0'>{svg}</body>")
    count, found = page.evaluate(MEASURE)
    assert count > 5
    return "\n".join(found)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_texts_of_the_maps_fit(page: Page, file: Path, theme: str) -> None:
    assert overflows(page, argmap.render(file, theme=theme, fit="none")) == ""


@pytest.mark.parametrize("theme", THEMES)
def test_hard_texts_fit(page: Page, theme: str) -> None:
    assert overflows(page, argmap.render(hostile_map(), theme=theme, fit="none")) == ""


@pytest.mark.parametrize("fit", ["screen", "a4"])
@pytest.mark.parametrize("file", [file for file in MAPS if file.stem != "debate"], ids=lambda file: file.stem)
def test_texts_fit_in_a_layout_made_for_a_page(page: Page, file: Path, fit: str) -> None:
    assert overflows(page, argmap.render(file, fit=fit)) == ""


def test_hard_texts_fit_in_a_layout_made_for_a_page(page: Page) -> None:
    assert overflows(page, argmap.render(hostile_map(), fit="a4-landscape", words=True)) == ""


@pytest.fixture(scope="module")
def poor_page(start_browser: Callable[..., Browser], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page in a browser on a machine whose only font is DejaVu Sans, which is wider."""
    folder = tmp_path_factory.mktemp("fonts")
    copyfile(FALLBACK, folder / FALLBACK.name)
    (folder / "fonts.conf").write_text(
        f"<fontconfig><dir>{escape(str(folder))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>"
    )
    browser = start_browser(FONTCONFIG_FILE=str(folder / "fonts.conf"))
    yield browser.new_page()
    browser.close()


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_texts_of_the_maps_fit_without_the_fonts_they_are_made_for(poor_page: Page, file: Path) -> None:
    assert overflows(poor_page, argmap.render(file, fit="none")) == ""


def test_hard_texts_fit_without_any_font_for_them(poor_page: Page) -> None:
    assert overflows(poor_page, argmap.render(hostile_map(), fit="none")) == ""
