"""Documents made by Sphinx itself."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integrations.conftest import TOWN, WRONG

Run = Callable[..., subprocess.CompletedProcess[str]]
INLINE = "\n".join(f"   {line}" for line in WRONG.splitlines())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book" / "sub").mkdir(parents=True)
    (tmp_path / "book" / "conf.py").write_text('project = "Town"\nextensions = ["argmap.integrations.sphinx"]\n')
    (tmp_path / "book" / "town.yaml").write_text(TOWN)
    return tmp_path / "book"


def test_pages_with_maps_from_files_and_within(book: Path, run: Run) -> None:
    page = (
        "Town\n====\n\nSee :ref:`map <the-map>`.\n\n.. _the-map:\n\n.. argmap:: /town.yaml\n   :caption: Keep & go\n\n"
    )
    (book / "index.rst").write_text(
        f"{page}.. argmap::\n   :theme: dark\n   :focus: keep\n   :words:\n\n{INLINE.replace('usde', 'used')}\n"
    )
    done = run("sphinx", "-W", "-q", "-b", "html", "book", "out")
    assert (done.returncode, done.stderr) == (0, "")
    made = (book.parent / "out" / "index.html").read_text()
    assert made.count('<figure class="argmap-figure"><svg id="argmap-') == 2
    assert "<figcaption>Keep &amp; go</figcaption>" in made
    ids = re.findall(r' id="([^"]*)"', made)
    assert len(ids) == len(set(ids))


def test_what_is_wrong_is_a_warning_with_file_and_line(book: Path, run: Run) -> None:
    wrong = "Town\n====\n\n.. argmap:: none.yaml\n\n.. argmap::\n   :theme: dark\n\n" + INLINE
    (book / "index.rst").write_text(wrong + "\n\n.. argmap:: broken.yaml\n")
    (book / "broken.yaml").write_text(WRONG)
    done = run("sphinx", "-q", "-b", "html", "book", "out")
    assert done.returncode == 0
    page, broken = book / "index.rst", book / "broken.yaml"
    meant = "column 16: no claim is called `usde`; did you mean `used`? (AM205 dangling-reference) [argmap]"
    assert done.stderr.splitlines() == [
        f"{page}:4: WARNING: `{book / 'none.yaml'}`: no such file; did you mean `town.yaml`? [argmap]",
        f"{page}:15: WARNING: {meant}",
        f"{broken}:7: WARNING: {meant}",
    ]
    assert wrong.split("\n")[14] == "     - premises: [usde]"
    assert (book.parent / "out" / "index.html").read_text().count('class="argmap-error"') == 3
    assert run("sphinx", "-W", "-q", "-E", "-b", "html", "book", "out").returncode != 0


def test_a_map_with_a_name_is_referred_to(book: Path, run: Run) -> None:
    page = "Town\n====\n\nSee :ref:`it <the-map>`.\n\n.. argmap:: town.yaml\n   :name: the-map\n   :caption: Keep\n"
    (book / "index.rst").write_text(page)
    done = run("sphinx", "-W", "-q", "-b", "html", "book", "out")
    assert (done.returncode, done.stderr) == (0, "")
    made = (book.parent / "out" / "index.html").read_text()
    assert 'href="#the-map"' in made and made.count('id="the-map"') == 1
    assert run("sphinx", "-W", "-q", "-b", "latex", "book", "out").returncode == 0
    assert r"\label{\detokenize{index:the-map}}" in (book.parent / "out" / "town.tex").read_text()


def test_latex_shows_what_is_wrong_as_it_is_told(book: Path, run: Run) -> None:
    (book / "index.rst").write_text(f"Town\n====\n\n.. argmap::\n\n{INLINE}\n")
    assert run("sphinx", "-q", "-b", "latex", "book", "out").returncode == 0
    made = (book.parent / "out" / "town.tex").read_text()
    assert "no claim is called `usde`; did you mean `used`? (AM205 dangling\\PYGZhy{}reference)" in made


MYST = f"""\
# Town

See {{ref}}`the map <the-map>`.

```{{argmap}} town.yaml
:name: the-map
:caption: Keep & go
```

```{{argmap}}
{WRONG}```

```{{argmap}}
:theme: dark

{WRONG}```

```{{argmap}}
---
theme: dark
words: true
---
{WRONG}```

```{{argmap}} none.yaml
```
"""


def test_markdown_by_myst(book: Path, run: Run) -> None:
    with (book / "conf.py").open("a") as settings:
        settings.write('extensions += ["myst_parser"]\n')
    (book / "index.md").write_text(MYST)
    done = run("sphinx", "-q", "-b", "html", "book", "out")
    lines = [number for number, line in enumerate(MYST.splitlines(), 1) if "[usde]" in line]
    page = book / "index.md"
    meant = "column 16: no claim is called `usde`; did you mean `used`? (AM205 dangling-reference) [argmap]"
    assert done.stderr.splitlines() == [
        *(f"{page}:{line}: WARNING: {meant}" for line in lines),
        f"{page}:{MYST.splitlines().index('```{argmap} none.yaml') + 1}: WARNING: `{book / 'none.yaml'}`: "
        "no such file; did you mean `town.yaml`? [argmap]",
    ]
    made = (book.parent / "out" / "index.html").read_text()
    assert made.count("<figcaption>Keep &amp; go</figcaption>") == made.count('id="the-map"') == 1
    (book / "index.md").write_text(MYST.replace("usde", "used").replace("none.yaml", "town.yaml"))
    assert run("sphinx", "-W", "-q", "-b", "html", "book", "out").returncode == 0
    assert (book.parent / "out" / "index.html").read_text().count('<svg id="argmap-') == 5


def test_a_page_is_made_again_when_a_map_or_what_it_includes_changes(book: Path, run: Run) -> None:
    (book / "index.rst").write_text("Town\n====\n\n.. argmap:: debate.yaml\n")
    debate = "argmap: 1\ntitle: Debate\ninclude: {town: town.yaml}\nclaims: {a: A claim.}\n"
    (book / "debate.yaml").write_text(debate)
    assert run("sphinx", "-q", "-b", "html", "book", "out").returncode == 0
    assert "0 added, 0 changed" in run("sphinx", "-b", "html", "book", "out").stdout
    (book / "town.yaml").write_text(TOWN.replace("More people", "Fewer people"))
    os.utime(book / "town.yaml", (2e9, 2e9))
    assert "0 added, 1 changed" in run("sphinx", "-b", "html", "book", "out").stdout
    assert "Fewer people" in (book.parent / "out" / "index.html").read_text()


@pytest.mark.parametrize(
    ("builder", "file", "expected"),
    [
        ("latex", "town.tex", r"\sphinxincludegraphics{argmap-"),
        ("text", "index.txt", "[argument map: Keep & go]"),
        ("man", "town.1", "[argument map: Keep & go]"),
        ("epub", "index.xhtml", '<svg id="argmap-'),
    ],
)
def test_other_builders(book: Path, run: Run, builder: str, file: str, expected: str) -> None:
    (book / "index.rst").write_text("Town\n====\n\n.. argmap:: town.yaml\n   :caption: Keep & go\n")
    with (book / "conf.py").open("a") as settings:
        settings.write('version = copyright = "1"\n')
    done = run("sphinx", "-q", "-b", builder, "book", "out")
    assert done.returncode == 0, done.stderr
    made = (book.parent / "out" / file).read_text()
    assert expected in made
    if builder == "latex":
        (picture,) = (book.parent / "out").glob("argmap-*.pdf")
        assert picture.read_bytes().startswith(b"%PDF")
        assert r"\caption{Keep \& go}" in made
