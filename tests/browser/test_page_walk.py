"""The walk-through in a real browser: what each step shows and says, in each order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import classes, library, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL = ["broken", "close", "cost", "counted", "keep", "needed", "reserve", "used"]


def text(page: Page) -> str:
    return page.locator("#page-walk-text").inner_text()


def lead(page: Page) -> str:
    return page.locator("#page-walk-lead").inner_text()


def seen(page: Page) -> list[str]:
    hidden = {*classes(page, "is-hidden"), *classes(page, "is-ghost")}
    return [name for name in ALL if name not in hidden]


@pytest.fixture
def walking(page: Page, tmp_path: Path) -> Page:
    open_page(page, tmp_path)
    page.keyboard.press("w")
    return page


def test_it_begins_with_the_conclusion_and_adds_a_claim_a_key(walking: Page) -> None:
    assert text(walking) == "The town should keep its library open."
    assert lead(walking) == "Main conclusion"
    assert seen(walking) == ["keep"]
    walking.keyboard.press("Space")
    assert text(walking) == "More people use the library every year."
    assert lead(walking) == "A reason for The town should keep its library open., together with 1 more premise"
    assert seen(walking) == ["keep", "used"]
    assert classes(walking, "is-ghost") == ["needed"]
    assert walking.locator("#page-walk-number").inner_text() == "2 / 8"
    walking.keyboard.press("ArrowLeft")
    assert seen(walking) == ["keep"]


def test_keys_of_presenters_and_ends(walking: Page) -> None:
    walking.keyboard.press("PageDown")
    assert walking.locator("#page-walk-number").inner_text() == "2 / 8"
    walking.keyboard.press("End")
    assert walking.locator("#page-walk-number").inner_text() == "The whole map"
    assert seen(walking) == ALL
    assert classes(walking, "is-faded") == []
    walking.keyboard.press("Home")
    assert seen(walking) == ["keep"]
    walking.keyboard.press("Escape")
    assert walking.locator("#page-walk").is_hidden()
    assert seen(walking) == ALL


def test_an_objection_and_an_answer_are_called_so(walking: Page) -> None:
    said = {}
    for _ in range(7):
        walking.keyboard.press("Space")
        said[text(walking)] = lead(walking)
    assert said["The library costs more than the town can afford."].startswith("An objection to The town should keep")
    assert said["The town has a reserve that covers the cost."].startswith("An answer to the objection to The town")
    assert said["The town should close its library."] == "So, by 1 argument"


def test_from_the_premises_each_claim_comes_after_what_bears_on_it(walking: Page) -> None:
    walking.locator("#page-walk-order").select_option("up")
    walking.locator("#page-walk-next").focus()
    order = [text(walking)]
    assert lead(walking) == "A premise"
    for _ in range(7):
        walking.keyboard.press("Space")
        order.append(text(walking))
    counted, used, keep = (
        order.index(each)
        for each in ("The gate at the door counts every visitor.", "More people use the library every year.",
                     "The town should keep its library open.")
    )  # fmt: skip
    assert counted < used < keep


def test_the_author_may_give_the_order_with_claims_and_arguments(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, library(walk=["cost", "from-use", "keep"]))
    page.keyboard.press("w")
    assert page.locator("#page-walk-order option").all_inner_texts()[0] == "in the author’s order"
    assert text(page) == "The library costs more than the town can afford."
    page.keyboard.press("Space")
    assert text(page).split("\n") == ["More people use the library every year.", "",
                                      "A service that more people use every year is needed."]  # fmt: skip
    assert seen(page) == ["cost", "keep", "needed", "used"]
    assert page.locator("#page-walk-number").inner_text() == "2 / 3"


def test_what_is_to_come_may_be_dimmed_instead_of_hidden(walking: Page) -> None:
    walking.get_by_label("Hide what is still to come").uncheck()
    assert seen(walking) == ALL
    assert classes(walking, "is-faded") == [name for name in ALL if name != "keep"]


def test_buttons_do_what_keys_do(walking: Page) -> None:
    walking.get_by_role("button", name="Next").click()
    walking.get_by_role("button", name="Next").click()
    walking.get_by_role("button", name="Back").click()
    assert walking.locator("#page-walk-number").inner_text() == "2 / 8"
    walking.get_by_role("button", name="End").click()
    assert walking.locator("#page-panel .page-id").text_content() == "used"


def test_the_text_is_large_and_in_sight_in_a_lecture_hall_and_on_a_phone(page: Page, tmp_path: Path) -> None:
    for size, least in (((1920, 1080), 36), ((1280, 800), 30), ((390, 844), 20)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        open_page(page, tmp_path)
        page.evaluate("document.getElementById('page-start-walk').click()")
        letters = page.locator("#page-walk-text")
        assert float(letters.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")) >= least
        box = letters.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < size[1]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
