from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import argmap

if TYPE_CHECKING:
    from playwright.sync_api import Page

MAP = """
argmap: 1
title: Should the town keep its library?
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
arguments:
  - {premises: [used], conclusion: keep}
"""


def test_a_picture_opens_in_a_browser(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    file.write_text(argmap.render(argmap.loads(MAP)), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.locator("g.claim").count() == 2
