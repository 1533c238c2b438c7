"""Results in a notebook, run by Jupyter's own kernel."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import argmap
from argmap.diagnostics.showing import MOST, Shown, Table
from tests.integrations.conftest import TOWN

CELLS = [
    f"import argmap\ntown = argmap.loads('''{TOWN}''')\ntown",
    "argmap.compare('debate.yaml')",
    "argmap.evaluate(town, semantics='strength')",
    "argmap.evaluate_scenarios(town)",
    "argmap.hinges(town)",
    "argmap.sensitivity(town)",
    "argmap.stats(town)",
    "argmap.explain(town, 'keep')",
    "argmap.diff(town, argmap.loads(argmap.dumps(town).replace('More', 'Fewer')))",
]


@pytest.mark.filterwarnings("ignore")  # Jupyter's own
def test_a_kernel_shows_pictures_and_tables(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(TOWN.replace("title:", f"author: {name}\ntitle:"))
    debate = (
        "argmap: 1\ntitle: Debate\nclaims: {}\nsame: [[one/keep, two/keep]]\ninclude: {one: one.yaml, two: two.yaml}\n"
    )
    (tmp_path / "debate.yaml").write_text(debate)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    data: list[dict[str, Any]] = [cell.outputs[-1].data for cell in notebook.cells]
    assert data[0]["image/svg+xml"].startswith('<svg id="argmap-')
    assert '<svg id="argmap-' in data[1]["text/html"]
    for shown in data[1:]:
        assert '<table class="argmap">' in shown["text/html"]
        assert "| --" in shown["text/markdown"] or "|---|" in shown["text/markdown"]
    assert "<th" in data[2]["text/html"]
    assert "strength" in data[2]["text/html"]


def test_a_wide_map_is_as_wide_as_its_place() -> None:
    """Jupyter's pages show an SVG as an image with the width that it names, and cut it off."""
    wide = argmap.load(Path(__file__).parents[2] / "maps" / "edm.yaml")._repr_svg_()
    assert wide is not None
    root = wide[: wide.index(">")]
    assert ' width="100%"' in root and "viewBox=" in root and " height=" not in root
    small = argmap.loads(TOWN)._repr_svg_()
    assert small is not None and re.search(r'^<svg [^>]* width="\d[\d.]*" height="\d', small)


class Row(Shown):
    def __init__(self, text: str, count: int = 1) -> None:
        self.text, self.count = text, count

    def tables(self) -> list[Table]:
        return [Table(self.text, ("head",), [(self.text,)] * self.count, (self.text,))]


def test_text_is_escaped() -> None:
    shown = Row("<script>alert('x')</script> | *a* `b`\n# c")
    assert "<script" not in shown._repr_html_()
    assert shown._repr_markdown_().splitlines()[0] == r"**\<script\>alert('x')\</script\> \| \*a\* \`b\` \# c**"
    assert all(len(re.findall(r"(?<!\\)\|", line)) in (0, 2) for line in shown._repr_markdown_().splitlines())


def test_long_tables_are_cut_and_say_so() -> None:
    assert Row("x", MOST + 5)._repr_html_().count("<tr>") == MOST + 1
    assert "… and 5 more" in Row("x", MOST + 5)._repr_html_()


def test_results_still_compare_and_have_no_dict() -> None:
    town = argmap.loads(TOWN)
    assert argmap.evaluate(town) == argmap.evaluate(town)
    assert not hasattr(argmap.evaluate(town), "__dict__")
