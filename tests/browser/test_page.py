"""The page in a real browser: choosing, walking along the argument, search, filters, folds, links, gestures, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import chosen, classes, library, open_page, place, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    open_page(page, tmp_path)
    return page


def click(page: Page, claim: str) -> None:
    page.locator("#page-fit").click()
    settle(page)
    page.locator(f"g.claim[data-id={claim}]").click()


class TestChoosing:
    def test_a_click_on_a_claim_shows_all_that_is_said_of_it(self, shown: Page) -> None:
        click(shown, "cost")
        text = shown.locator("#page-panel").inner_text()
        for said in ("The library costs more than", "Too dear", "the mayor", "The author rejects it", "probably",
                     "Said in May.", "Money"):  # fmt: skip
            assert said in text
        assert "Cannot hold together with" not in text
        assert "speaks against" in text
        click(shown, "keep")
        text = shown.locator("#page-panel").inner_text()
        assert "Main conclusion" in text
        assert "Cannot hold together with" in text
        assert text.index("Supported by") < text.index("The argument from use") < text.index("Attacked by")
        assert "undercut by" in text

    def test_what_bears_on_a_claim_leads_there(self, shown: Page) -> None:
        click(shown, "keep")
        shown.locator("#page-panel").get_by_role("button", name="A service that more people").click()
        assert chosen(shown) == "needed"
        shown.locator("#page-panel").get_by_role("button", name="The argument from use").click()
        assert chosen(shown) == "from-use"
        assert classes(shown, "is-chosen", claims=False) == ["from-use"]

    def test_a_passage_links_into_the_source(self, shown: Page) -> None:
        click(shown, "used")
        link = shown.locator(".page-passages a")
        assert link.get_attribute("href") == "https://example.org/close-it#:~:text=more%20people,every%20year"
        assert link.get_attribute("rel") == "noopener noreferrer"

    def test_a_scheme_shows_its_critical_questions(self, shown: Page) -> None:
        click(shown, "keep")
        shown.locator("details.page-scheme summary").first.click()
        assert shown.locator(".page-questions li").count() >= 2

    def test_a_click_beside_all_claims_closes_the_panel(self, shown: Page) -> None:
        click(shown, "keep")
        settle(shown)
        shown.mouse.click(400, 90)
        assert chosen(shown) is None

    def test_a_click_on_a_line_chooses_its_argument(self, shown: Page) -> None:
        shown.locator("#argument-money path.line").first.dispatch_event("click")
        assert chosen(shown) == "money"


class TestKeys:
    def test_arrows_walk_along_the_argument(self, shown: Page) -> None:
        shown.keyboard.press("ArrowDown")
        assert chosen(shown) == "keep"
        shown.keyboard.press("ArrowDown")
        seen = [chosen(shown)]
        for _ in range(4):
            shown.keyboard.press("ArrowRight")
            seen.append(chosen(shown))
        assert seen[3] == seen[4]
        assert set(seen) == {"used", "needed", "cost", "reserve"}
        for _ in range(3 - seen.index("used")):
            shown.keyboard.press("ArrowLeft")
        for key, claim in (("ArrowUp", "keep"), ("ArrowDown", "used"), ("ArrowDown", None), ("ArrowUp", "used")):
            shown.keyboard.press(key)
            assert chosen(shown) == claim or (claim is None and chosen(shown) in ("counted", "broken"))

    def test_the_focus_goes_along_and_a_screen_reader_hears_the_claim(self, shown: Page) -> None:
        shown.keyboard.press("Home")
        assert shown.evaluate("document.activeElement.dataset.id") == "keep"
        assert shown.evaluate("document.activeElement.getAttribute('aria-label')").startswith(
            "Main conclusion. The town"
        )
        assert shown.locator("g.claim[aria-current=true]").evaluate_all("(a) => a.map((e) => e.dataset.id)") == ["keep"]
        shown.keyboard.press("ArrowDown")
        assert shown.locator("g.claim[aria-current=true]").count() == 1
        assert shown.locator("g.claim[tabindex='0']").count() == 1

    def test_arrows_walk_on_from_an_argument(self, page: Page, tmp_path: Path) -> None:
        open_page(page, tmp_path, hash_="#argument-money")
        # What undercuts an argument is taken from the panel; from there the way up is the argument.
        page.locator("#page-panel .page-undercuts .page-link").click()
        page.locator("#page-stage > svg").focus()
        assert chosen(page) == "5"
        seen = []
        for key in ("ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
            seen.append(chosen(page))
        assert seen == ["money", "from-use", "from-use", "money", "keep"]

    def test_letters_and_signs(self, shown: Page) -> None:
        before = place(shown)["k"]
        shown.keyboard.press("+")
        settle(shown)
        assert place(shown)["k"] == pytest.approx(before * 1.3, abs=0.01)
        shown.keyboard.press("0")
        settle(shown)
        assert place(shown)["k"] == pytest.approx(before, abs=0.01)
        shown.keyboard.press("o")
        assert shown.locator("#page-side").is_hidden()
        shown.keyboard.press("i")
        assert shown.locator("#page-filters").is_visible()
        shown.keyboard.press("?")
        assert shown.locator("#page-keys").is_visible()
        shown.keyboard.press("Escape")
        assert shown.locator("#page-keys").is_hidden()

    def test_letters_can_be_switched_off(self, shown: Page) -> None:
        shown.keyboard.press("?")
        shown.locator("#page-letters").uncheck()
        shown.keyboard.press("Escape")
        shown.keyboard.press("w")
        assert shown.locator("#page-walk").is_hidden()
        shown.keyboard.press("Home")
        assert chosen(shown) == "keep"

    def test_shift_and_arrows_move_the_map(self, shown: Page) -> None:
        before = place(shown)
        shown.keyboard.press("Shift+ArrowLeft")
        settle(shown)
        assert place(shown)["x"] == pytest.approx(before["x"] + 80)
        assert chosen(shown) is None


class TestSearch:
    def test_it_finds_texts_ids_and_voices_and_marks_them(self, shown: Page) -> None:
        shown.keyboard.press("/")
        shown.keyboard.type("Mayor afford")
        assert shown.locator("#page-results [role=option]").count() == 1
        assert shown.locator("#page-results mark").all_inner_texts() == ["afford", "mayor"]
        assert shown.locator(".page-hit").count() == 1
        shown.keyboard.press("Enter")
        assert chosen(shown) == "cost"
        assert shown.evaluate("document.activeElement.dataset.id") == "cost"

    def test_keys_go_through_the_results(self, shown: Page) -> None:
        shown.locator("#page-search").fill("library")
        options = shown.locator("#page-results [role=option]")
        assert options.count() == 4
        shown.keyboard.press("ArrowDown")
        assert shown.locator("#page-search").get_attribute("aria-activedescendant") == "page-result-1"
        assert options.nth(1).get_attribute("aria-selected") == "true"
        assert shown.locator("#page-told").inner_text() == "4 claims found"
        shown.keyboard.press("Escape")
        assert shown.locator("#page-results").is_hidden()
        assert shown.locator(".page-hit").count() == 0

    def test_it_finds_arguments_by_title_id_and_scheme(self, shown: Page) -> None:
        shown.locator("#page-search").fill("from use")
        option = shown.locator("#page-results [role=option]")
        assert option.locator("strong").all_inner_texts() == ["The argument from use"]
        assert "supports The town should keep its library open." in option.inner_text()
        assert shown.locator("#page-told").inner_text() == "0 claims and 1 argument found"
        shown.keyboard.press("Enter")
        assert chosen(shown) == "from-use"
        assert shown.url.endswith("#argument-from-use")
        # What is not named is found by its voice; what nobody says is not found.
        shown.locator("#page-search").fill("mayor")
        assert shown.locator("#page-results strong").all_inner_texts()[-1] == "Argument 3"
        shown.locator("#page-search").fill("zeppelin")
        assert shown.locator("#page-results").inner_text() == "No claim or argument has these words"

    def test_accents_and_case_do_not_matter(self, page: Page, tmp_path: Path) -> None:
        open_page(page, tmp_path, library(claims={"a": "Die Bücherei ist naïve.", "b": "B."}, arguments=[], main=["a"],
                                          contraries=[], groups={}))  # fmt: skip
        page.locator("#page-search").fill("bucherei NAIVE")
        assert page.locator("#page-results mark").all_inner_texts() == ["Bücherei", "naïve"]


class TestFilters:
    def test_what_does_not_match_is_faded_and_counted(self, shown: Page) -> None:
        shown.locator("#page-open-filters").click()
        shown.get_by_role("checkbox", name="the mayor").check()
        assert classes(shown, "is-faded") == ["counted", "keep", "needed", "reserve", "used"]
        assert shown.locator(".page-told").inner_text() == "3 of 8 claims match"
        stance = shown.locator("fieldset", has_text="Author’s stance")
        assert stance.locator("label", has_text="rejects").locator(".page-count").inner_text() == "2"
        assert stance.locator("label", has_text="asserts").locator(".page-count").inner_text() == "0"
        shown.get_by_role("checkbox", name="rejects").check()
        assert shown.locator(".page-told").inner_text() == "2 of 8 claims match"
        shown.get_by_role("button", name="Clear filters").click()
        assert classes(shown, "is-faded") == []

    def test_one_sees_that_filters_hold_while_they_are_closed(self, shown: Page) -> None:
        button = shown.locator("#page-open-filters")
        button.click()
        assert button.get_attribute("aria-label") is None
        shown.get_by_role("checkbox", name="figures").check()
        row = shown.locator("label.page-filter", has_text="the mayor")
        assert "is-none" in (row.get_attribute("class") or "")
        shown.keyboard.press("i")
        assert shown.locator("#page-side").is_hidden()
        assert button.get_attribute("aria-label") == "Filters: 2 of 8 claims match"
        dot = "(e) => getComputedStyle(e, '::after').content"
        assert button.evaluate(dot) == '""'
        shown.keyboard.press("i")
        shown.get_by_role("button", name="Clear filters").click()
        assert button.evaluate(dot) == "none"
        assert button.get_attribute("title") == "Filters (i)"

    def test_it_can_be_hidden_instead(self, shown: Page) -> None:
        shown.locator("#page-open-filters").click()
        shown.get_by_role("checkbox", name="figures").check()
        shown.get_by_role("checkbox", name="Hide what does not match").check()
        assert classes(shown, "is-hidden") == ["broken", "close", "cost", "keep", "needed", "reserve"]
        assert shown.locator("g.claim[data-id=keep]").evaluate("(e) => getComputedStyle(e).visibility") == "hidden"
        assert "money" in classes(shown, "is-hidden", claims=False)


class TestFolds:
    def test_a_branch_is_folded_on_the_map_and_in_the_outline(self, shown: Page) -> None:
        click(shown, "used")
        shown.keyboard.press("f")
        assert classes(shown, "is-hidden") == ["broken", "counted"]
        assert shown.locator(".page-fold.is-folded").text_content() == "+2"
        row = shown.locator("[role=treeitem]", has_text="More people use the library every year.")
        assert row.get_attribute("aria-expanded") == "false"
        assert shown.locator("[role=treeitem]", has_text="The gate at the door").is_hidden()
        row.locator(".page-twisty").click()
        assert classes(shown, "is-hidden") == []

    def test_the_sign_on_the_map_unfolds(self, shown: Page) -> None:
        click(shown, "used")
        settle(shown)
        shown.locator(".page-fold").click()
        assert classes(shown, "is-hidden") == ["broken", "counted"]
        shown.locator(".page-fold").click()
        assert classes(shown, "is-hidden") == []

    def test_what_two_branches_share_stays_while_one_is_open(self, shown: Page) -> None:
        click(shown, "close")
        shown.keyboard.press("f")
        assert classes(shown, "is-hidden") == []

    def test_choosing_what_is_folded_away_unfolds_it(self, shown: Page) -> None:
        click(shown, "used")
        shown.keyboard.press("f")
        shown.locator("#page-search").fill("counted")
        shown.keyboard.press("Enter")
        assert chosen(shown) == "counted"
        assert classes(shown, "is-hidden") == []

    def test_all_is_folded_to_the_first_reasons_and_back(self, shown: Page) -> None:
        shown.keyboard.press("Shift+F")
        assert classes(shown, "is-hidden") == ["broken", "counted"]
        shown.locator("#page-side").get_by_role("button", name="Unfold all").click()
        assert classes(shown, "is-hidden") == []
        assert shown.locator("#page-fold-all").inner_text() == "Fold all"


class TestOutline:
    def test_it_is_in_step_with_the_map(self, shown: Page) -> None:
        click(shown, "broken")
        row = shown.locator("[role=treeitem][aria-selected=true]")
        assert row.inner_text().endswith("The gate was broken in spring.")
        row.focus()
        shown.keyboard.press("ArrowUp")
        assert chosen(shown) == "counted"
        shown.keyboard.press("Home")
        assert chosen(shown) == "keep"

    def test_arrows_fold_and_climb(self, shown: Page) -> None:
        shown.locator("[role=treeitem]", has_text="The gate at the door").click()
        shown.keyboard.press("ArrowLeft")
        assert chosen(shown) == "used"
        shown.keyboard.press("ArrowLeft")
        assert classes(shown, "is-hidden") == ["broken", "counted"]
        shown.keyboard.press("ArrowRight")
        assert classes(shown, "is-hidden") == []
        shown.keyboard.press("ArrowRight")
        assert chosen(shown) == "counted"

    def test_a_claim_that_is_used_twice_is_written_out_once(self, shown: Page) -> None:
        rows = shown.locator("[role=treeitem]", has_text="The library costs more")
        assert rows.count() == 2
        assert ["written out above" in row for row in rows.all_inner_texts()] == [False, True]


class TestLinks:
    def test_a_link_leads_to_a_claim(self, page: Page, tmp_path: Path) -> None:
        open_page(page, tmp_path, hash_="#claim-reserve")
        assert chosen(page) == "reserve"
        assert page.evaluate("scrollY") == 0

    def test_choosing_changes_the_address_and_back_goes_back(self, shown: Page) -> None:
        click(shown, "cost")
        assert shown.url.endswith("#claim-cost")
        shown.wait_for_timeout(1300)
        shown.locator("#page-panel").get_by_role("button", name="The town should keep").click()
        assert shown.url.endswith("#claim-keep")
        shown.go_back()
        shown.wait_for_function("location.hash === '#claim-cost'")
        assert chosen(shown) == "cost"

    def test_one_sees_that_a_link_was_copied_or_not(self, shown: Page) -> None:
        shown.context.grant_permissions(["clipboard-read", "clipboard-write"])
        shown.keyboard.press("Home")
        button = shown.locator("#page-panel").get_by_role("button", name="Copy link")
        button.click()
        shown.get_by_role("button", name="Link copied").wait_for()
        assert shown.evaluate("navigator.clipboard.readText()") == shown.url
        assert shown.url.endswith("#claim-keep")
        shown.get_by_role("button", name="Copy link").wait_for()
        shown.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
        button.click()
        shown.get_by_role("button", name="Not copied: the link is in the address bar").wait_for()

    def test_a_link_to_nothing_shows_the_whole_map(self, page: Page, tmp_path: Path) -> None:
        open_page(page, tmp_path, hash_="#claim-nowhere%")
        assert chosen(page) is None

    def test_ids_of_any_script_and_of_included_maps_are_links(self, page: Page, tmp_path: Path) -> None:
        claims = {"довод": "Первый довод.", "理由": "理由。"}
        arguments = [{"premises": ["理由"], "conclusion": "довод"}]
        open_page(page, tmp_path, library(claims=claims, arguments=arguments, main=["довод"], contraries=[], groups={}))
        page.evaluate("location.hash = 'claim-理由'")
        page.wait_for_selector("#page-panel:not([hidden])")
        assert chosen(page) == "理由"


class TestGestures:
    def test_the_wheel_zooms_at_the_pointer(self, shown: Page) -> None:
        before = place(shown)
        stage = shown.locator("#page-stage").bounding_box()
        assert stage is not None
        x, y = stage["x"] + 200, stage["y"] + 150
        shown.mouse.move(x, y)
        shown.mouse.wheel(0, -200)
        shown.wait_for_function("(k) => !document.querySelector('#page-stage > svg').style.transform.includes(k)",
                                arg=f"scale({before['k']})")  # fmt: skip
        after = place(shown)
        assert after["k"] > before["k"]
        assert (200 - after["x"]) / after["k"] == pytest.approx((200 - before["x"]) / before["k"], abs=0.5)

    def test_dragging_moves_the_map_and_chooses_nothing(self, shown: Page) -> None:
        before = place(shown)
        box = shown.locator("g.claim[data-id=keep]").bounding_box()
        assert box is not None
        shown.mouse.move(box["x"] + 20, box["y"] + 20)
        shown.mouse.down()
        shown.mouse.move(box["x"] + 80, box["y"] + 60, steps=4)
        shown.mouse.up()
        after = place(shown)
        assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((60, 40), abs=1)
        assert chosen(shown) is None

    def test_buttons_zoom_and_fit(self, shown: Page) -> None:
        before = place(shown)["k"]
        shown.get_by_role("button", name="Larger").click()
        settle(shown)
        assert place(shown)["k"] == pytest.approx(before * 1.3, abs=0.01)
        shown.get_by_role("button", name="Show the whole map").click()
        settle(shown)
        assert place(shown)["k"] == pytest.approx(before, abs=0.01)

    def test_the_minimap_leads_there(self, shown: Page) -> None:
        shown.keyboard.press("1")
        for _ in range(4):
            shown.keyboard.press("+")
        settle(shown)
        before = place(shown)
        mini = shown.locator("#page-minimap").bounding_box()
        assert mini is not None
        shown.mouse.click(mini["x"] + 12, mini["y"] + 12)
        assert place(shown) != before

    def test_fingers_pinch_drag_and_tap(self, browser: Browser, tmp_path: Path) -> None:
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
        page = context.new_page()
        open_page(page, tmp_path)
        session = context.new_cdp_session(page)

        def touch(kind: str, *points: tuple[float, float]) -> None:
            at = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

        before = place(page)["k"]
        touch("touchStart", (150, 400), (240, 400))
        for step in range(1, 6):
            touch("touchMove", (150 - 10 * step, 400), (240 + 10 * step, 400))
        touch("touchEnd")
        after = place(page)
        assert after["k"] == pytest.approx(before * 190 / 90, rel=0.12)
        touch("touchStart", (200, 400))
        for step in range(1, 6):
            touch("touchMove", (200, 400 + 10 * step))
        touch("touchEnd")
        assert place(page)["y"] == pytest.approx(after["y"] + 50, abs=12)
        assert page.locator("#page-panel").is_hidden()
        page.locator("#page-fit").tap()
        settle(page)
        page.locator("g.claim[data-id=cost]").tap()
        assert chosen(page) == "cost"
        context.close()


def test_what_the_map_says_of_itself_is_told_beside_its_title(page: Page, tmp_path: Path) -> None:
    source = {
        "title": "Close it, and then?",
        "url": "https://example.org/a",
        "published": "2025-03",
        "note": "By post.",
    }
    open_page(page, tmp_path, library(description="A column <b>against</b> closing.", source=source))
    told = page.locator("#page-map-told")
    assert told.is_hidden()
    page.get_by_label("About this map").click()
    for words in ("A column <b>against</b> closing.", "A. Columnist", "2025-03", "By post.", "8 claims, 6 arguments"):
        assert words in told.inner_text()
    assert told.locator("a").get_attribute("href") == "https://example.org/a"
    page.mouse.click(1200, 700)
    assert told.is_hidden()
    page.get_by_label("About this map").press("Enter")
    assert told.is_visible()
    page.keyboard.press("Escape")
    assert told.is_hidden()
    assert page.evaluate("document.activeElement.parentElement.id") == "page-map-about"


class TestTheme:
    def test_it_follows_the_system_until_one_is_chosen(self, shown: Page) -> None:
        ground = "getComputedStyle(document.body).backgroundColor"
        box = "getComputedStyle(document.querySelector('g.claim[data-id=reserve] .box')).fill"
        light = shown.evaluate(f"[{ground}, {box}]")
        shown.emulate_media(color_scheme="dark")
        dark = shown.evaluate(f"[{ground}, {box}]")
        assert light[0] != dark[0]
        assert light[1] != dark[1]
        shown.keyboard.press("t")
        assert shown.evaluate(f"[{ground}, {box}]") == light
        shown.keyboard.press("t")
        shown.emulate_media(color_scheme="light")
        assert shown.evaluate(f"[{ground}, {box}]") == dark


class TestPrint:
    def test_the_whole_map_and_the_outline_are_printed(self, shown: Page, tmp_path: Path) -> None:
        from pypdf import PdfReader

        shown.keyboard.press("Shift+F")
        shown.keyboard.press("o")
        shown.pdf(path=tmp_path / "map.pdf", prefer_css_page_size=True)
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "map.pdf").pages]
        assert len(pages) == 2
        assert "The gate at the door counts" in pages[0]
        assert "The gate at the door counts every visitor." in pages[1]
        assert "Walk through" not in "".join(pages)

    def test_nothing_is_cut_off_or_faded_in_print(self, shown: Page) -> None:
        shown.locator("#page-open-filters").click()
        shown.get_by_role("checkbox", name="figures").check()
        shown.emulate_media(media="print")
        assert shown.locator("#page-stage > svg").evaluate("(e) => getComputedStyle(e).transform") == "none"
        opacity = "(all) => all.map((e) => getComputedStyle(e).opacity)"
        assert set(shown.locator("g.claim").evaluate_all(opacity)) == {"1"}


def test_hostile_texts_are_shown_and_run_nothing(page: Page, tmp_path: Path) -> None:
    text = "</script><img src=x onerror=\"window.hacked=1\"><svg onload='window.hacked=1'>]]>"
    claim = {"text": text, "title": text, "voice": text, "note": text, "tags": text, "passage": "javascript:alert(1) x"}
    scheme = {"s": {"title": text, "questions": {"q": {"text": text, "attacks": "inference"}}}}
    arguments = [{"premises": ["a"], "conclusion": "b", "title": text, "scheme": "s", "note": text}]
    open_page(page, tmp_path, library(title=text, claims={"a": claim, "b": text}, arguments=arguments, main=["b"],
                                      contraries=[], groups={}, schemes=scheme, walk=["a"]))  # fmt: skip
    for key in ("Home", "ArrowDown", "i", "o", "w", "Space", "Escape", "?", "Escape", "/"):
        page.keyboard.press(key)
    page.keyboard.type("script")
    assert page.locator(".page-text").inner_text() == text
    assert page.locator("#page-results strong").first.inner_text() == text
    assert page.evaluate("[window.hacked, document.images.length, document.scripts.length]") == [None, 0, 2]


def test_ids_that_mean_something_in_javascript_are_ids(page: Page, tmp_path: Path) -> None:
    claims = {"constructor": {"text": "A holds.", "group": "toString"}, "__proto__": {"text": "B holds.", "group": "g"}}
    arguments = [{"premises": ["__proto__"], "conclusion": "constructor", "scheme": "valueOf", "question": "toString"}]
    open_page(page, tmp_path, library(claims=claims, arguments=arguments, main=[], contraries=[],
                                      groups={"g": {"title": "G", "parent": "hasOwnProperty"}}))  # fmt: skip
    page.keyboard.press("Home")
    assert chosen(page) == "constructor"
    assert "Scheme: valueOf" in page.locator("#page-panel").inner_text()
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "__proto__"
    assert page.locator("#page-panel a").count() == 0


def test_motion_is_reduced_on_request(page: Page, tmp_path: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, tmp_path)
    before = place(page)["k"]
    page.keyboard.press("+")
    assert place(page)["k"] == pytest.approx(before * 1.3, abs=0.01)


def test_statuses_are_drawn_and_said(page: Page, tmp_path: Path) -> None:
    from argmap.drawing import render

    text = render(library(), format="html", statuses={"keep": "in", "cost": "out", "reserve": "undecided"})
    (tmp_path / "map.html").write_text(str(text), encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri() + "#claim-cost")
    page.wait_for_selector("html.is-ready")
    assert [classes(page, f"status-{name}") for name in ("in", "out", "undecided")] == [["keep"], ["cost"], ["reserve"]]
    assert page.locator(".page-status text").all_text_contents() == ["+ in", "− out", "? undecided"]
    assert "out: it does not stand" in page.locator("#page-panel").inner_text()


def test_a_page_of_a_thousand_claims_stays_usable(page: Page, tmp_path: Path) -> None:
    claims = {f"c{n}": f"Claim {n} is one of very many, and long enough to fill a box." for n in range(1000)}
    arguments = [{"premises": [f"c{n}", f"c{n + 1}"], "conclusion": f"c{(n - 1) // 4}"} for n in range(1, 999, 2)]
    m = library(claims=claims, arguments=arguments, main=["c0"], contraries=[], groups={})
    open_page(page, tmp_path, m)
    # Measured: 0.4 s to the script's end and 0.06 s to the choice drawn; the limits are for a busy machine.
    assert page.evaluate("performance.now()") < 10_000
    took = page.evaluate("""() => new Promise((done) => {
      const start = performance.now();
      location.hash = "claim-c700";
      const drawn = () => setTimeout(() => done(performance.now() - start));
      addEventListener("hashchange", () => requestAnimationFrame(drawn));
    })""")
    assert chosen(page) == "c700"
    assert took < 2000


def test_the_page_asks_the_network_for_nothing(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    open_page(page, tmp_path)
    page.keyboard.press("Home")
    assert asked == [(tmp_path / "map.html").as_uri()]
    assert said == []
    context.close()
