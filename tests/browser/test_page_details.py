"""The smaller things that the page does: each of these broke unseen when the script was changed on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.model import ArgumentMap
from tests.browser.pages import chosen, classes, library, open_page, place, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, tmp_path)
    return page


def rich() -> ArgumentMap:
    """Return a map with groups in groups, claims that say the same, a question, and a critical question raised."""
    return ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "Rich",
            "author": "A",
            "groups": {"all": {"title": "All"}, "inner": {"title": "Inner", "parent": "all"}},
            "claims": {
                "top": "The conclusion.",
                "reason": {"text": "The reason.", "group": "inner", "cites": ["Smith 2020"]},
                "twin": {"text": "The reason in other words.", "group": "all"},
                "doubt": "The doubt.",
            },
            "arguments": [
                {"id": "first", "premises": ["reason"], "conclusion": "top", "scheme": "own"},
                {"id": "other", "premises": ["doubt"], "undercuts": "first", "question": "typical"},
            ],
            "schemes": {
                "own": {
                    "title": "Our own",
                    "premises": {"one": "It is so."},
                    "questions": {"typical": {"text": "Is it typical?", "attacks": "inference"}},
                }
            },
            "same": [["reason", "twin"]],
            "questions": {"why": {"title": "Why at all?", "answers": ["reason", "doubt"]}},
        }
    )


def test_the_panel_tells_the_rarer_things_too(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, rich(), "#claim-reason")
    panel = page.locator("#page-panel")
    for words in ("Says the same as", "The reason in other words.", "Answers", "Why at all?", "Smith 2020"):
        assert words in panel.inner_text(), words
    page.evaluate("location.hash = 'argument-first'")
    panel.get_by_role("heading", name="Our own").or_(panel.locator("summary", has_text="Our own")).wait_for()
    assert panel.locator(".page-questions li").inner_text() == "Is it typical? Raised by Argument “other”"
    page.evaluate("location.hash = 'argument-other'")
    panel.get_by_text("Is it typical?").wait_for()
    assert "Raises" in panel.inner_text()


def test_a_claim_stands_in_all_groups_around_it(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, rich())
    page.keyboard.press("i")
    page.get_by_role("checkbox", name="All").check()
    assert classes(page, "is-faded") == ["doubt", "top"]
    page.get_by_role("checkbox", name="All").uncheck()
    page.get_by_role("checkbox", name="Inner").check()
    assert classes(page, "is-faded") == ["doubt", "top", "twin"]


def test_what_is_hidden_is_hidden_with_its_group_and_in_the_outline(shown: Page) -> None:
    shown.keyboard.press("i")
    shown.get_by_role("checkbox", name="Money").check()
    shown.get_by_role("checkbox", name="Hide what does not match").check()
    hidden = shown.locator("#page-stage g.group.is-hidden").evaluate_all("(all) => all.map((each) => each.dataset.id)")
    assert hidden == ["use"]
    ties = shown.locator("#page-stage g.tie")
    assert ties.count() == 1
    assert "is-hidden" in (ties.get_attribute("class") or "")
    shown.locator("#page-tab-outline").click()
    rows = [row for row in shown.locator("#page-tree [role=treeitem]").all() if row.is_visible()]
    texts = " ".join(row.inner_text() for row in rows)
    assert "The library costs more" in texts
    assert "More people use the library" not in texts


def test_the_way_back_down_is_the_way_up(shown: Page) -> None:
    shown.keyboard.press("Home")
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("ArrowRight")
    beside = chosen(shown)
    shown.keyboard.press("ArrowUp")
    shown.keyboard.press("ArrowDown")
    assert chosen(shown) == beside


def test_the_lines_of_the_chosen_claim_stand_out(shown: Page) -> None:
    shown.keyboard.press("Home")
    assert classes(shown, "is-near", claims=False) == ["from-use", "money"]


def test_keys_for_size_minimap_panel_and_the_end_of_the_outline(shown: Page) -> None:
    shown.keyboard.press("1")
    assert place(shown)["k"] == pytest.approx(1, abs=0.001)
    for _ in range(4):
        shown.keyboard.press("+")
    minimap = shown.locator("#page-minimap")
    assert minimap.is_visible()
    shown.keyboard.press("m")
    assert minimap.is_hidden()
    shown.keyboard.press("m")
    assert minimap.is_visible()
    shown.keyboard.press("Home")
    shown.keyboard.press("p")
    assert shown.evaluate("document.activeElement.closest('aside').id") == "page-panel"
    shown.locator("#page-tree [role=treeitem]").first.focus()
    shown.keyboard.press("End")
    last = shown.locator("#page-tree [role=treeitem]").last
    assert last.evaluate("(row) => row === document.activeElement")


def test_shift_and_wheel_and_two_clicks(shown: Page) -> None:
    before = place(shown)
    shown.mouse.move(700, 150)
    shown.keyboard.down("Shift")
    shown.mouse.wheel(0, 100)
    shown.keyboard.up("Shift")
    script = "(x) => new DOMMatrix(document.querySelector('#page-stage > svg').style.transform).e < x"
    shown.wait_for_function(script, arg=before["x"] - 50)
    assert place(shown)["k"] == before["k"]
    assert place(shown)["y"] == before["y"]
    shown.mouse.dblclick(360, 95)
    assert place(shown)["k"] == pytest.approx(before["k"] * 1.6, abs=0.01)


def test_what_is_pressed_on_the_minimap_comes_to_the_middle(shown: Page) -> None:
    for _ in range(4):
        shown.keyboard.press("+")
    mark = shown.locator("#page-minimap .mini-main").bounding_box()
    assert mark is not None
    shown.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    box, stage = shown.locator("#claim-keep").bounding_box(), shown.locator("#page-stage").bounding_box()
    assert box is not None
    assert stage is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert middle == pytest.approx((stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2), abs=12)


def test_many_results_are_counted(page: Page, tmp_path: Path) -> None:
    claims = {f"c{n}": f"Claim {n} is one." for n in range(50)}
    open_page(page, tmp_path, library(claims=claims, arguments=[], main=[], contraries=[], groups={}, scenarios={}))
    page.locator("#page-search").fill("claim")
    assert page.locator("#page-results .page-more").inner_text() == "… and 10 more"
    page.keyboard.press("ArrowUp")
    assert page.locator("#page-search").get_attribute("aria-activedescendant") == "page-result-39"


def test_the_signs_of_the_map_are_told_with_the_keys(shown: Page) -> None:
    shown.keyboard.press("?")
    signs = shown.locator("#page-legend svg").evaluate_all(
        "(all) => all.map((each) => each.getAttribute('aria-label'))"
    )
    assert shown.locator("#page-legend").is_visible()
    assert any("rebuttal" in sign for sign in signs)


def test_a_theme_that_is_only_dark_or_light_has_no_button(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_text(str(argmap.render(library(), "html", theme="print")), encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("html.is-ready")
    assert page.locator("#page-theme").is_hidden()
    page.emulate_media(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("t")
    assert page.evaluate(ground) == light


def test_a_walk_brings_what_it_speaks_of_into_reading_size(page: Page, tmp_path: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    claims = {f"c{n}": f"Claim {n} is one of many." for n in range(60)}
    arguments = [{"premises": [f"c{n}"], "conclusion": "c0"} for n in range(1, 60)]
    m = library(claims=claims, arguments=arguments, main=["c0"], contraries=[], groups={}, scenarios={})
    (tmp_path / "map.html").write_text(str(argmap.render(m, "html", fit="none")), encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector("html.is-ready")
    page.keyboard.press("w")
    for _ in range(8):
        page.keyboard.press("Space")
        settle(page)
        assert place(page)["k"] > 0.5


def test_a_bare_id_leads_there_and_unfolds_the_way(shown: Page) -> None:
    shown.keyboard.press("Shift+F")
    assert "counted" in classes(shown, "is-hidden")
    shown.evaluate("location.hash = 'counted'")
    shown.locator("#page-panel .page-id", has_text="counted").wait_for()
    assert classes(shown, "is-hidden") == []
    row = shown.locator("#page-tree .is-chosen")
    assert row.inner_text().endswith("The gate at the door counts every visitor.")


def test_the_panel_says_whether_its_branch_is_folded(shown: Page) -> None:
    shown.evaluate("location.hash = 'used'")
    button = shown.locator(".page-panel-fold")
    button.wait_for()
    assert button.inner_text() == "Fold this branch"
    shown.keyboard.press("f")
    assert button.inner_text() == "Unfold this branch"


def test_the_other_button_of_the_mouse_moves_nothing(shown: Page) -> None:
    before = place(shown)
    shown.mouse.move(700, 300)
    shown.mouse.down(button="right")
    shown.mouse.move(760, 380, steps=3)
    shown.mouse.up(button="right")
    assert place(shown) == before


def test_the_chosen_row_of_a_long_outline_is_in_sight(page: Page, tmp_path: Path) -> None:
    claims = {f"c{n}": f"Claim {n} is one of many." for n in range(80)}
    arguments = [{"premises": [f"c{n}"], "conclusion": "c0"} for n in range(1, 80)]
    m = library(claims=claims, arguments=arguments, main=["c0"], contraries=[], groups={}, scenarios={})
    open_page(page, tmp_path, m, "#claim-c79")
    row, pane = page.locator("#page-tree .is-chosen").bounding_box(), page.locator("#page-outline").bounding_box()
    assert row is not None
    assert pane is not None
    assert pane["y"] <= row["y"] < row["y"] + row["height"] <= pane["y"] + pane["height"] + 1


def test_escape_leaves_a_list_of_choices_before_it_ends_the_walk(shown: Page) -> None:
    shown.keyboard.press("w")
    shown.locator("#page-walk-order").focus()
    shown.keyboard.press("Escape")
    assert shown.locator("#page-walk").is_visible()
    assert shown.evaluate("document.activeElement.id") != "page-walk-order"
    shown.keyboard.press("Escape")
    assert shown.locator("#page-walk").is_hidden()
