"""The page by the rules of axe-core, in each of its states, light and dark."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import library, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

VERSION = "4.14.1"
COMPLETE = os.environ.get("ARGMAP_TESTS_COMPLETE") == "1"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, fetched once into a folder that stays."""
    folder = Path(tempfile.gettempdir()) / f"argmap-tests-axe-core-{VERSION}"
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        problem = "npm is not installed"
        if npm is not None:
            command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts",
                       "--no-save", f"axe-core@{VERSION}"]  # fmt: skip
            folder.mkdir(parents=True, exist_ok=True)
            done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
            problem = f"axe-core cannot be fetched: {done.stderr.strip()[-300:]}"
        if not script.exists():
            if COMPLETE:
                pytest.fail(f"{problem}, and here nothing may be missing")
            pytest.skip(problem)
    return script.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe finds, all its rules on, each with the first place."""
    page.wait_for_timeout(300)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]} {each['nodes'][0]['failureSummary'][:200]}"
            for each in found["violations"]]  # fmt: skip


STATES = {
    "as it opens": [],
    "about the map": ["about"],
    "panel of a claim": ["Home", "ArrowDown"],
    "filters": ["i"],
    "search": ["/", "l", "i", "b"],
    "keys": ["?"],
    "folded": ["Shift+F", "Home"],
    "walk": ["w", "Space", "Space"],
    "end of the walk": ["w", "End"],
    "what if": ["s"],
    "a scenario, a claim supposed": ["n", "n", "ArrowDown", "x"],
    "what changed": ["n", "n", "i"],
    "walk in a scenario": ["n", "n", "w", "Space"],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(page: Page, tmp_path: Path, axe: str, state: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_page(page, tmp_path)
    for key in STATES[state]:
        if key == "about":
            page.locator("#page-map-about summary").click()
        else:
            page.keyboard.press(key)
    assert violations(page, axe) == []


@pytest.mark.parametrize("hash_", ["#claim-keep", "#argument-from-use"])
def test_axe_finds_nothing_on_a_phone(page: Page, tmp_path: Path, axe: str, hash_: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, tmp_path, hash_=hash_)
    # The whole map, as axe compares a claim's label with what is in sight of its text.
    page.keyboard.press("0")
    assert violations(page, axe) == []
    page.locator("#page-open-whatif").click()
    page.keyboard.press("0")
    assert violations(page, axe) == []
    page.locator("#page-open-outline").click()
    assert violations(page, axe) == []


def test_the_picture_is_told_as_buttons_with_whole_texts(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path)
    page.keyboard.press("Tab")
    told = page.locator("#page-stage").aria_snapshot()
    assert 'button "Main conclusion. The town should keep its library open."' in told
    assert (
        'button "the mayor · rejected · probably. Too dear. The library costs more than the town can afford."' in told
    )
    assert told.count("- button") == 8


def test_the_language_of_the_map_is_said(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, library(language="hy"), hash_="#claim-keep")
    assert page.locator("html").get_attribute("lang") == "en"
    for selector in ("h1", ".page-text", "#page-tree [lang]", "g.claim"):
        assert page.locator(selector).first.get_attribute("lang") == "hy", selector
    assert json.loads(page.locator("#page-data").text_content() or "")["language"] == "hy"


def test_a_page_can_be_used_by_the_keyboard_from_top_to_bottom(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path)
    seen = []
    for _ in range(16):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('role') "
                                  "|| document.activeElement.className"))  # fmt: skip
    for wanted in ("page-skip", "page-search", "page-start-walk", "page-tab-outline", "treeitem", "claim-keep",
                   "page-zoom-in"):  # fmt: skip
        assert wanted in seen, seen
