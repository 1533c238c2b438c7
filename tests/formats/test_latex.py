"""LaTeX: balanced, escaped, and where a TeX is installed, typeset."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import STYLES, page, write
from argmap.formats.latex import escape
from argmap.model import Argument, ArgumentMap, Claim
from tests.odd_maps import graph_maps
from tests.strategies import argument_maps, show, texts

NASTY = "\\ { } $ & # % _ ^ ~ ` ' \" < > | -- --- '' `` ?` !` << >> ,, [a] ] * \\end{document} % ^^M"


@settings(max_examples=40)
@given(st.one_of(argument_maps(), graph_maps()), st.sampled_from(STYLES), st.booleans())
def test_environments_and_braces_balance_and_lists_are_six_deep_at_most(
    m: ArgumentMap, style: str, groups: bool
) -> None:
    written = write(page(show(m), style, groups=groups), "latex")  # type: ignore[arg-type]
    body = written[written.index("\\begin{document}") :]
    bare = re.sub(r"\\[\\{}]", "", body)
    assert bare.count("{") == bare.count("}")
    open_now: list[str] = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+)\}", body):
        if kind == "begin":
            open_now.append(name)
            assert len(open_now) <= 7
        else:
            assert open_now.pop() == name
    assert open_now == []


@given(texts())
def test_no_special_character_of_a_text_is_left_to_tex(text: str) -> None:
    bare = re.sub(
        r"\\(textbackslash|textasciicircum|textasciitilde|textasciigrave)\{\}|\\[{}$&#%_]|\{\}", "", escape(text)
    )
    bare = bare.replace("\\ensuremath{\\rightarrow}", "").replace("~", "") if "~" not in text else bare
    assert not set(bare) & set("\\{}$&#%^_`")


def test_specials_and_ligatures_are_escaped() -> None:
    assert escape("100% of $5 & _x_ #1 {a} ~ ^ \\") == (
        "100\\% of \\$5 \\& \\_x\\_ \\#1 \\{a\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}"
    )
    assert escape("-- --- '' << ,, ?`") == "-{}- -{}-{}- '{}' <{}< ,{}, ?{}\\textasciigrave{}"


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
@pytest.mark.parametrize("style", STYLES)
def test_a_nasty_deep_map_is_typeset(tmp_path: Path, style: str, engine: str) -> None:
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed")
    m = ArgumentMap(
        argmap=1,
        title=NASTY,
        author=["A & B"],
        description=NASTY,
        claims={f"c{i}": Claim(text=f"{NASTY} {i}", voice=["X_1"], title="100%") for i in range(12)},
        arguments=[
            *(Argument(premises=[f"c{i + 1}"], conclusion=f"c{i}", title=NASTY) for i in range(10)),
            Argument(id="x", premises=["c11"], rebuts="c3"),
            Argument(premises=["c11"], undercuts="x"),
        ],
    )
    (tmp_path / "map.tex").write_text(write(page(m, style), "latex"), encoding="utf-8")  # type: ignore[arg-type]
    done = subprocess.run(
        [engine, "-interaction=nonstopmode", "-halt-on-error", "map.tex"],
        cwd=tmp_path, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:].decode(errors="replace")
