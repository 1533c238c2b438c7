"""The page on a projector, a laptop, a phone and paper; maps that are odd in size."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import argmap
from argmap.model import ArgumentMap
from tests.browser.pages import chosen, library, open_page, place, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

MAPS = Path(__file__).parents[2] / "maps"
LONG = "A title that is so long that no line of any screen could ever hold it, and which goes on and on all the same"

STICKS_OUT = """() => {
  const room = document.documentElement.clientWidth;
  const clipped = (each) => each.closest("#page-stage, .page-chips, .page-unseen, #page-about p, .page-skip, svg");
  const out = [...document.querySelectorAll("body *")].filter((each) => !clipped(each) && each.checkVisibility()
    && (each.getBoundingClientRect().right > room + 1 || each.getBoundingClientRect().left < -1));
  const down = document.querySelector(".page-map").getBoundingClientRect().bottom - innerHeight;
  return [document.scrollingElement.scrollWidth > room, down > 1, ...out.map((e) => e.id || String(e.className))];
}"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800), (1000, 700), (390, 844), (320, 568)])
def test_nothing_sticks_out_of_the_window(page: Page, tmp_path: Path, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    scenarios = {"s": {"title": LONG, "note": LONG, "assume": {"keep": False, "used": True}}}
    source = {"title": LONG, "url": "https://example.org/a"}
    open_page(page, tmp_path, library(title=LONG, source=source, scenarios=scenarios))
    for keys in ([], ["about"], ["s"], ["n", "Home", "x"], ["i"], ["w"]):
        for key in keys:
            if key == "about":
                page.locator("#page-map-about summary").click()
            else:
                page.keyboard.press(key)
        page.wait_for_timeout(60)
        assert page.evaluate(STICKS_OUT) == [False, False], keys


@pytest.mark.parametrize("hash_", ["", "#scenario=lead-kept&out=sends"])
def test_print_is_the_map_on_one_sheet_and_the_outline_in_full_size(page: Page, tmp_path: Path, hash_: str) -> None:
    from pypdf import PdfReader

    m = argmap.load(MAPS / "poghosyan.yaml", resolve=True)
    open_page(page, tmp_path, m, hash_)
    settle(page)
    for paper in ("A4", "Letter"):
        pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format=paper))).pages
        assert [each.mediabox.width > each.mediabox.height for each in pages] == [True] + [False] * (len(pages) - 1)
        assert "Armenia" in pages[1].extract_text()
        sizes = set()

        def see(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:
            if "The implosion" in text:
                sizes.add(round(abs(outer[0] * inner[0]) * size))  # noqa: B023

        pages[0].extract_text(visitor_text=see)
        assert max(sizes) == 15


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_line_of_the_printed_outline_is_cut_off(page: Page, tmp_path: Path, paper: str) -> None:
    from pypdf import PdfReader

    claims = {"keep": "mmmmm " * 60, "used": "The other."}
    arguments = [{"premises": ["used"], "conclusion": "keep"}]
    m = library(claims=claims, arguments=arguments, main=["keep"], contraries=[], groups={}, scenarios={})
    open_page(page, tmp_path, m)
    page.evaluate("document.documentElement.classList.add('is-wide')")
    sheet = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format=paper))).pages[1]
    lines = [line for line in sheet.extract_text().split("\n") if line.startswith("mmmmm")]
    assert len(lines) > 2
    # In 10-point letters m is 8 points or more wide; the sheet has two margins of 34 points.
    assert max(len(line.strip().replace(" ", "")) for line in lines) * 8 < sheet.mediabox.width - 68


def test_what_is_chosen_at_the_edge_of_the_map_shows_no_empty_ground(page: Page, tmp_path: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, tmp_path, argmap.load(MAPS / "poghosyan.yaml", resolve=True))
    page.keyboard.press("0")
    settle(page)
    page.keyboard.press("Home")
    settle(page)
    assert place(page)["k"] == pytest.approx(0.85)
    script = """() => {
      const all = [...document.querySelectorAll("#page-stage g.group, #page-stage g.claim")];
      const top = Math.min(...all.map((each) => each.getBoundingClientRect().top));
      return top - document.querySelector("#page-stage").getBoundingClientRect().top; }"""
    assert page.evaluate(script) < 30


@pytest.mark.parametrize(("width", "height", "whole"), [(1440, 900, True), (820, 1180, False), (390, 844, False)])
def test_a_page_opens_with_what_can_be_read(page: Page, tmp_path: Path, width: int, height: int, whole: bool) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, tmp_path, argmap.load(MAPS / "edm.yaml", resolve=True))
    assert place(page)["k"] > 0.55
    assert page.locator("#page-minimap").is_hidden() == whole
    names = page.locator(".page-tools span").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().width > 20)"
    )
    assert names == [True] * 4


def test_a_fitted_map_is_fitted_anew_but_not_under_the_reader_s_eyes(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path)
    page.keyboard.press("0")
    settle(page)
    before = place(page)["k"]
    page.set_viewport_size({"width": 900, "height": 500})
    page.wait_for_timeout(100)
    assert place(page)["k"] < before
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(100)
    assert place(page)["k"] == pytest.approx(before)
    # The panel that opens for a chosen claim does not make the map smaller.
    page.keyboard.press("Home")
    settle(page)
    assert chosen(page) == "keep"
    assert place(page)["k"] >= before


def test_on_a_phone_a_tap_in_the_outline_leads_to_the_map(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, tmp_path)
    page.locator("#page-open-outline").click()
    page.locator("#page-tree [role=treeitem]", has_text="The gate was broken").click()
    assert chosen(page) == "broken"
    assert page.locator("#page-side").is_hidden()
    settle(page)
    box, stage = page.locator("#claim-broken").bounding_box(), page.locator("#page-stage").bounding_box()
    assert box is not None
    assert stage is not None
    assert stage["y"] < box["y"] + box["height"] / 2 < stage["y"] + stage["height"]


def test_the_overview_calls_parts_by_their_titles(page: Page, tmp_path: Path) -> None:
    m = argmap.load(MAPS / "poghosyan.yaml", resolve=True)
    for name, data in argmap.render_pages(m, "html", stem="map").items():
        (tmp_path / name).write_text(str(data), encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri() + "#claim-west")
    page.wait_for_selector("html.is-ready")
    assert "How the West sees the mission" in page.locator("#page-tree").inner_text()
    panel = page.locator("#page-panel").inner_text()
    assert panel.startswith("Part of the map")
    assert "claims" in panel
    assert "The author asserts it" not in panel
    assert page.locator("[data-pin]").count() == 0


def test_a_very_wide_map_has_a_minimap_of_use(page: Page, tmp_path: Path) -> None:
    claims = {f"c{n}": f"Claim {n} is one of many." for n in range(300)}
    arguments = [{"premises": [f"c{n}"], "conclusion": "c0"} for n in range(1, 300)]
    m = library(claims=claims, arguments=arguments, main=["c0"], contraries=[], groups={}, scenarios={})
    page.set_default_timeout(5000)
    (tmp_path / "map.html").write_text(str(argmap.render(m, "html", fit="none")), encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector("html.is-ready")
    heights = page.locator("#page-minimap .mini-claim").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().height)"
    )
    assert min(heights) > 8
    page.locator("#page-minimap").click(position={"x": 170, "y": 60})
    page.keyboard.press("0")
    settle(page)
    assert page.evaluate("document.querySelector('#page-minimap').classList.contains('is-idle')")


def test_keys_do_no_harm_on_a_map_without_claims(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, ArgumentMap.model_validate({"argmap": 1, "title": "Empty", "claims": {}}))
    for key in ["Home", "ArrowDown", "f", "Shift+F", "w", "Escape", "s", "n", "x", "a", "Shift+A", "p", "Enter", "0"]:
        page.keyboard.press(key)
    assert "no claims yet" in page.locator("#page-side").inner_text()
    assert page.evaluate(STICKS_OUT) == [False, False]
