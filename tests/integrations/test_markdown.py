"""Fenced blocks in Python-Markdown: what they become, what is left alone, and what is told."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from textwrap import dedent

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.integrations.block import NAMES
from argmap.integrations.drawn import Page, drawn
from tests.integrations.conftest import TOWN, WRONG


def html(text: str, **settings: str) -> str:
    return markdown.markdown(text, extensions=["argmap", "fenced_code"], extension_configs={"argmap": settings})


def test_maps_become_pictures_that_share_no_id(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(TOWN)
    page = html(
        f"# Town\n\n```argmap\n{TOWN}```\n\ntext\n~~~ {{.argmap file='town.yaml' theme=dark}}\n~~~\n\n"
        "```argmap\nfile: town.yaml\ncaption: Keep & <go>\nscenario: unused\n```\n\n"
        f"```argmap fit=a4 words\ncaption: Both\n---\n{TOWN}```\n",
        base_path=str(tmp_path),
    )
    assert page.count('<figure class="argmap-figure"><svg id=') == 4
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids)) > 20
    assert "Keep the &lt;library&gt;?" in page
    assert "<figcaption>Keep &amp; &lt;go&gt;</figcaption>" in page
    assert "unused: " in page
    assert "argmap-error" not in page


def test_other_fences_are_left_alone() -> None:
    page = html(f"````\n```argmap\n{TOWN}```\n````\n\n```yaml\n{TOWN}```\n\n    ```argmap\n    x\n    ```\n")
    assert "<svg" not in page
    assert page.count("argmap: 1") == 2


def test_a_map_may_be_indented_as_a_whole() -> None:
    assert "<svg" in html("```argmap\n" + "".join(f"  {line}\n" for line in TOWN.splitlines()) + "```")


def test_a_png_will_do() -> None:
    page = html(f"```argmap format=png\n{TOWN}```")
    assert '<img src="data:image/png;base64,iVBOR' in page
    assert 'alt="Argument map: Keep the &lt;library&gt;?"' in page


def told(text: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    with caplog.at_level(logging.WARNING):
        page = html(text)
    assert page.count('<div class="argmap-error" role="alert"') == 1
    return [record.getMessage() for record in caplog.records]


def test_what_is_wrong_with_a_map_is_shown_and_logged_with_its_line_in_the_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = f"one\n\n```argmap\ntheme: dark\n---\n{WRONG}```\n"
    expected = ["page:12:16: no claim is called `usde`; did you mean `used`? (AM205 dangling-reference)"]
    assert told(page, caplog) == expected
    assert page.split("\n")[11] == "  - premises: [usde]"
    assert "12 |   - premises: [usde]\n" in html(page)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("```argmap\nfile: none.yaml\n```", "page:1: `none.yaml`: no such file"),
        ("```argmap theem=dark\nfile: a\n```", "page:1: `theem` is no option of a map; did you mean `theme`?"),
        ("```argmap\nfile: a\nfit: huge\n```", "page:3: `fit: huge`: "),
        ("```argmap\nfile: a\ndepth: x\n```", "page:3: `depth: x`: `depth` is a whole number"),
        ("```argmap\nfile: a\nformat: gif\n```", "page:3: `format: gif`: a picture in a page is svg or png"),
        ("```argmap\n```", "page:1: there is no map, and no `file`"),
        (f"```argmap file=a\n{TOWN}```", "page:1: it has a map and names a file: one of them"),
        (f"```argmap scenario=none\n{TOWN}```", "page:1: no scenario is called `none`"),
        (f"```argmap focus=kep\n{TOWN}```", "page:1: the map has no claim `kep`"),
        (f"```argmap theme=drak\n{TOWN}```", "page:1: `drak` is no theme"),
        (f"```argmap\n{TOWN}include: {{a: a.yaml}}\n```", "page:1: a map in a page includes no other"),
        ("```argmap\nno map\n```", "page:2: `no map` is no option; `---` parts the options from the map"),
        ("```argmap\nargmap: 2\n```", "page:2:9: "),
    ],
)
def test_what_is_wrong_is_told(block: str, expected: str, caplog: pytest.LogCaptureFixture) -> None:
    found = told(block, caplog)
    assert found[0].startswith(expected), found


BODIES = st.lists(
    st.one_of(
        st.sampled_from(["argmap: 1", "title: T", "claims:", "  a: A.", "---", "file: x", "theme: dark", "caption: c",
                         "focus: a", "scenario: s", "fit: a4", "arguments:", "  - {premises: [a], conclusion: a}"]),
        st.text(max_size=12),
    )
).map("\n".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(BODIES)
def test_any_block_is_drawn_or_told(body: str) -> None:
    made = drawn(body, Page("page", Path("/nowhere")), 3)
    assert (made.svg is None) == bool(made.faults) == bool(made.told)
    assert all(fault.line >= 3 for fault in made.faults)


DOCUMENTED = Path(__file__).parents[2] / "docs" / "publishing.md"


def test_every_option_is_documented_and_the_examples_are_drawn(tmp_path: Path) -> None:
    page = DOCUMENTED.read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert set(NAMES) <= {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "town.yaml").write_text(TOWN)
    blocks = re.findall(r"^    ```argmap\n.*?^    ```$", page, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    made = html("\n\n".join(dedent(block) for block in blocks), base_path=str(tmp_path))
    assert made.count('<figure class="argmap-figure"><svg id=') == 2
