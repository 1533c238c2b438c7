"""The library, as a program or a notebook uses it."""

from __future__ import annotations

import subprocess
import sys
import xml.dom.minidom
from pathlib import Path

import pytest

import argmap

TEXT = """\
argmap: 1
title: Library
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
arguments:
  - premises: [used]
    conclusion: keep
"""


def test_a_map_is_loaded_dumped_and_loaded_again(tmp_path: Path) -> None:
    m = argmap.loads(TEXT)
    argmap.dump(m, tmp_path / "a.yaml")
    assert argmap.load(tmp_path / "a.yaml") == m == argmap.loads(argmap.dumps(m))
    assert argmap.dumps(m) == TEXT


def test_a_map_made_in_python_is_checked() -> None:
    m = argmap.ArgumentMap(argmap=1, title="T", claims={"a": "Something holds.", "b": "Something else holds."})
    assert [d.slug for d in argmap.check(m)].count("orphan-claim") == 2
    assert argmap.check(m, select=["circular-support"]) == []


def test_what_cannot_be_read_raises_with_all_that_is_wrong() -> None:
    with pytest.raises(argmap.MapError) as caught:
        argmap.loads(TEXT.replace("title:", "titel:").replace("[used]", "used"))
    assert [d.slug for d in caught.value.diagnostics] == ["unknown-key", "wrong-type"]
    assert "<text>:2:1: a map has no key `titel`; did you mean `title`? (AM101 unknown-key)" in str(caught.value)


def test_a_missing_file_raises_the_same_kind_of_error(tmp_path: Path) -> None:
    with pytest.raises(argmap.MapError, match="no such file"):
        argmap.load(tmp_path / "none.yaml")


def test_an_unknown_check_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="did you mean `orphan-claim`"):
        argmap.check(argmap.loads(TEXT), select=["orphan-clam"])


def test_a_map_is_drawn_from_a_path_and_from_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TEXT)
    assert argmap.render(tmp_path / "a.yaml") == argmap.render(argmap.loads(TEXT))
    assert argmap.render(tmp_path / "a.yaml", "png").startswith(b"\x89PNG")
    assert argmap.render(argmap.loads(TEXT), "dot").lstrip().startswith("digraph")


def test_a_notebook_shows_a_map_as_a_picture() -> None:
    code = (
        "from argmap import ArgumentMap\n"
        "print(ArgumentMap(argmap=1, title='T', claims={'a': 'Something holds.'})._repr_svg_())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert xml.dom.minidom.parseString(done.stdout).documentElement.tagName == "svg"


def test_all_that_is_promised_is_there() -> None:
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None
    assert set(argmap.__all__) <= set(dir(argmap))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = argmap.nothing


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(argmap.__file__).parent / "py.typed").exists()
