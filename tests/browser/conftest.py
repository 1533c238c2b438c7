"""A real browser: Debian's Chromium, driven by Playwright. Without one the tests are skipped, but not in the gate."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

COMPLETE = os.environ.get("ARGMAP_TESTS_COMPLETE") == "1"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _missing(what: str) -> None:
    if COMPLETE:
        pytest.fail(f"{what} is not installed, and here nothing may be missing")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers; there can be one a process."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("Playwright for Python")
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def start_browser(playwright: Playwright) -> Callable[..., Browser]:
    """Start a headless Chromium that asks the network for nothing; keywords are added to its environment."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        _missing("Chromium")
    quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-sandbox"]  # fmt: skip

    def start(**environment: str) -> Browser:
        return playwright.chromium.launch(executable_path=program, args=quiet, env={**os.environ, **environment})

    return start


@pytest.fixture(scope="session")
def browser(start_browser: Callable[..., Browser]) -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    running = start_browser()
    yield running
    running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a context of its own, offline; a script's error or a blocked request fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not errors, errors
