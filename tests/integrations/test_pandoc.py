"""Documents made by Pandoc itself, with the filter."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.integrations.pandoc import Filter, _blocks
from tests.integrations.conftest import TOWN, WRONG

FILTER = Path(sys.executable).with_name("argmap-pandoc")
PAGE = f"""\
# Town

> quoted
>
> ``` {{.argmap caption="Keep & go" theme=dark}}
{"".join(f"> {line}" + chr(10) for line in TOWN.splitlines())}> ```

- item

  ```argmap
  file: town.yaml
  ```

```yaml
argmap: 1
```
"""


@pytest.fixture
def convert(tmp_path: Path, pandoc: str):
    (tmp_path / "town.yaml").write_text(TOWN)

    def start(text: str, *options: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "page.md").write_text(text)
        command = [pandoc, "page.md", "--filter", str(FILTER), "-s", "--metadata", "title=T", *options]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    return start


def test_html_has_the_pictures_within(convert, tmp_path: Path) -> None:
    done = convert(PAGE, "-t", "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count('<figure class="argmap-figure"><svg id="argmap-') == 2
    assert "<figcaption>Keep &amp; go</figcaption>" in done.stdout
    ids = re.findall(r' id="(argmap-[^"]*)"', done.stdout)
    assert len(ids) == len(set(ids)) > 8
    assert not (tmp_path / "argmap-pictures").exists()


def test_latex_has_pdfs(convert, tmp_path: Path) -> None:
    done = convert(PAGE, "-t", "latex")
    files = re.findall(r"\\includegraphics\[[^]]*\]\{(argmap-pictures/\w+\.pdf)\}", done.stdout)
    assert len(files) == 2, done.stderr
    assert all((tmp_path / file).read_bytes().startswith(b"%PDF") for file in files)
    assert r"\caption{Keep \& go}" in done.stdout


def test_word_has_pngs(convert, tmp_path: Path) -> None:
    assert convert(PAGE, "-M", "argmap-pictures=pics", "-o", "page.docx").stderr == ""
    with zipfile.ZipFile(tmp_path / "page.docx") as made:
        pictures = [name for name in made.namelist() if name.startswith("word/media/")]
        assert len(pictures) == 2
        assert all(made.read(name).startswith(b"\x89PNG") for name in pictures)
    assert {each.suffix for each in (tmp_path / "pics").iterdir()} == {".png"}


def test_what_is_wrong_is_told_and_shown(convert) -> None:
    page = f"# Town\n\n```argmap\n{WRONG}```\n"
    said = "no claim is called `usde`; did you mean `used`? (AM205 dangling-reference)"
    done = convert(page, "-t", "html")
    assert (done.returncode, done.stderr) == (0, f"[WARNING] argmap: map 1 of the document:7:16: {said}\n")
    assert 'class="argmap-error"' in done.stdout
    assert "This argument map cannot be drawn." in convert(page, "-t", "plain").stdout
    placed = convert(page, "-f", "commonmark_x+sourcepos", "-t", "html")
    assert f"[WARNING] argmap: page.md:10:16: {said}\n" in placed.stderr
    assert page.split("\n")[9] == "  - premises: [usde]"
    assert convert(page, "-t", "html", "-M", "argmap-strict=true").returncode != 0


def test_a_folder_that_is_none_is_told(convert, tmp_path: Path) -> None:
    (tmp_path / "argmap-pictures").write_text("a file")
    done = convert(PAGE, "-t", "latex")
    assert done.returncode != 0
    assert "argmap-pandoc: `argmap-pictures` cannot be written: File exists" in done.stderr


def test_what_is_no_tree_of_pandocs_is_told() -> None:
    done = subprocess.run([FILTER, "html"], input="# no", capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is a filter of Pandoc" in done.stderr


def block(text: str) -> object:
    return {"t": "CodeBlock", "c": [["", ["argmap"], []], text]}


TREES = st.recursive(
    st.builds(block, st.text(max_size=5)) | st.just({"t": "Space"}) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.fixed_dictionaries({"t": st.just("Div"), "c": st.lists(inner, max_size=3)})
    ),
)


@settings(deadline=None)
@given(st.lists(TREES, max_size=4))
def test_each_block_of_a_tree_is_found_wherever_it_stands(tree: list[object]) -> None:
    assert len(list(_blocks(tree))) == json.dumps(tree).count('"CodeBlock"')
    assert len(Filter("html", {}, [1, 23]).run(tree)) >= json.dumps(tree).count('"RawBlock"')
    assert '"CodeBlock"' not in json.dumps(tree)


def test_deep_trees_are_walked() -> None:
    tree: list[object] = [block("x")]
    for _ in range(100_000):
        tree = [{"t": "BlockQuote", "c": tree}]
    assert len(list(_blocks(tree))) == 1
