"""Themes: the built-in ones, a user's own, and one picture that follows the reader's setting."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.drawing import render
from argmap.drawing.colors import contrast
from argmap.drawing.look import DEFAULT
from argmap.drawing.recolor import distinct, rules
from argmap.drawing.themes import THEMES, builtin, from_data
from argmap.drawing.themes.names import COLORS, DASHES, SECTIONS, SIZES
from argmap.model import ArgumentMap
from argmap.theming import ThemeError, load_theme
from tests.drawing.conftest import Picture
from tests.strategies import argument_maps

PAGE = Path("docs/themes.md")
MAP = ArgumentMap.model_validate(
    {
        "argmap": 1,
        "title": "A map",
        "author": "Q",
        "claims": {"a": "A is so.", "b": {"text": "B is so.", "voice": "Z", "stance": "reports"}, "c": "C is so."},
        "arguments": [
            {"id": "x", "premises": ["b", "c"], "conclusion": "a"},
            {"premises": ["c"], "rebuts": "b"},
            {"premises": ["b"], "undercuts": "x"},
        ],
    }
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path) -> str:
    with pytest.raises(ThemeError) as caught:
        load_theme(path)
    return str(caught.value).replace(str(path), path.name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mine.yaml", 'extends: dark\ncolors:\n  support: "#0F0"\ndashes: {rebut: 2 2}\nsizes: {text: 14}\n'),
        ("mine.toml", 'extends="dark"\n[colors]\nsupport="#0F0"\n[dashes]\nrebut="2 2"\n[sizes]\ntext=14\n'),
    ],
)
def test_a_theme_of_ones_own_is_a_built_in_one_with_changes(tmp_path, name, text):
    look, hard = load_theme(write(tmp_path, name, text))
    dark = builtin("dark")
    assert (look.support.color, look.rebut.dash, look.text_size) == ("#00ff00", "2 2", 14)
    assert (look.background, look.rebut.color, look.support.dash) == (dark.background, dark.rebut.color, "")
    assert hard == []
    svg = argmap.render(MAP, theme=str(tmp_path / name))
    assert 'stroke="#00ff00"' in svg
    assert 'stroke-dasharray="2 2"' in svg


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "colors:\n  suport: '#fff'\n", "a.yaml:2:3: `colors` has no `suport`; did you mean `support`?"),
        ("a.toml", '[colors]\nsuport = "#fff"\n', "a.toml:2:1: `colors` has no `suport`; did you mean `support`?"),
        ("a.yaml", "colours: {}\n", "a.yaml:1:1: a theme has no `colours`; did you mean `colors`?"),
        ("a.yaml", "extends: drak\n", "a.yaml:1:1: `extends` names a built-in theme (light, dark, auto, print, "
                                      "high-contrast), not `drak`; did you mean `dark`?"),
        ("a.yaml", "colors: {ink: red}", "a.yaml:1:10: `red` is no colour: write `#rrggbb` or `#rgb`, in quotes"),
        ("a.yaml", "colors:\n  ink: #fff\n",
         "a.yaml:2:3: `None` is no colour: write `#rrggbb` or `#rgb`, in quotes"),
        ("a.yaml", "colors: 3", "a.yaml:1:1: `colors` is a table of names and values"),
        ("a.yaml", "sizes: {text: 100}", "a.yaml:1:9: `100` is no size for `text`: write a number from 6 to 16"),
        ("a.toml", "sizes.text = true", "a.toml:1:1: `True` is no size for `text`: write a number from 6 to 16"),
        ("a.yaml", "dashes: {rebut: dotted}", "a.yaml:1:10: `dotted` are no dashes: write lengths of stroke and gap "
                                              "such as `7 4`, or `solid`"),
        ("a.yaml", "colors:\n  ink: '#000'\n  ink: '#111'\n", "a.yaml:3:3: `ink` stands here twice: first in line 2"),
        ("a.yaml", "- light\n", "a.yaml:1:1: expected a name and its value; a theme has no lists, anchors or deeper "
                                "tables"),
        ("a.yaml", "light\n", "a.yaml:1:1: expected names with values, such as `extends: light`"),
        ("a.yaml", "colors: {a: {b: [1]}}\n", "a.yaml:1:13: expected a name and its value; a theme has no lists, "
                                              "anchors or deeper tables"),
        ("a.yaml", "colors: [\n", "a.yaml:1:9: expected a name and its value; a theme has no lists, anchors or deeper "
                                  "tables"),
        ("a.yaml", 'colors: {ink: "#000\n', "a.yaml:2:1: not YAML: found unexpected end of stream"),
        ("a.toml", "[colors\n", "a.toml:1:8: not TOML: Expected ']' at the end of a table declaration"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_theme_is_said_with_its_place(tmp_path, name, text, message):
    assert said(write(tmp_path, name, text)) == message


def test_all_faults_are_told_at_once(tmp_path):
    path = write(tmp_path, "a.yaml", "extends: nothing\ncolors: {ink: x, lnk: y}\nsizes: {main: 1}\n")
    assert [line.split(":")[1] for line in said(path).splitlines()] == ["1", "2", "2", "3"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [(b"\xff\xfe", "not UTF-8 text"), (b"#" * 1_000_001, "too large for a theme"), (b"[" * 100_000, "expected a name")],
)
def test_a_file_that_is_no_text_is_no_theme(tmp_path, raw, message):
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)
    assert message in said(path)


def test_an_empty_file_is_the_light_theme(tmp_path):
    assert load_theme(write(tmp_path, "a.yaml", ""))[0] == DEFAULT


def test_a_file_that_is_not_there_and_a_name_that_is_none(tmp_path):
    assert "cannot be opened" in said(tmp_path / "none.toml")
    with pytest.raises(ThemeError, match="did you mean `print`"):
        argmap.render(MAP, theme="prnt")
    with pytest.raises(ValueError, match="unknown theme"):
        render(MAP, theme="prnt")


def test_too_little_contrast_is_a_warning_with_the_hardest_ground(tmp_path):
    look, hard = load_theme(write(tmp_path, "a.yaml", 'colors: {faint-ink: "#888", rebut: "#fa0"}'))
    assert look.faint_ink == "#888888"
    assert [line.split(": ", 1)[1] for line in hard] == [
        "`faint-ink` (#888888) on `main` (#ffefc4) has a contrast of 3.1 to 1, less than 4.5: text is hard to see",
        "`rebut` (#ffaa00) on `group` (#f7f9fb) has a contrast of 1.8 to 1, less than 3: a line is hard to see",
    ]


def test_a_theme_of_ones_own_may_follow_the_readers_setting():
    look, faults = from_data({"colors": {"support": "#123456"}, "dark": "dark", "sizes": {"text": 15}})
    assert faults == []
    assert look.in_dark is not None
    assert (look.in_dark.support.color, look.in_dark.text_size) == (builtin("dark").support.color, 15)


def test_every_name_sets_what_it_says():
    for name, (field, _) in COLORS.items():
        look, _ = from_data({"colors": {name: "#abcdef"}})
        value: Any = getattr(look, field)
        assert (value if isinstance(value, str) else value.color) == "#abcdef"
    for name, size in SIZES.items():
        assert getattr(from_data({"sizes": {name: size.most}})[0], size.field) == size.most
    for name in DASHES:
        assert from_data({"dashes": {name: "9 9"}})[0].relation(name).dash == "9 9"


def test_the_page_has_every_name_and_theme():
    page = PAGE.read_text(encoding="utf-8")
    table = re.findall(r"^\| `([a-z-]+)` \| `(#[0-9a-f]{6})` \| (.+) \|$", page, re.MULTILINE)
    values = {key: getattr(DEFAULT, name.field) for key, name in COLORS.items()}
    light = {key: value if isinstance(value, str) else value.color for key, value in values.items()}
    assert table == [(key, light[key], name.meaning) for key, name in COLORS.items()]
    sizes = re.findall(r"^\| `([a-z]+)` \| ([\d.]+) \| ([\d.]+) to ([\d.]+) \| (.+) \|$", page, re.MULTILINE)
    assert sizes == [
        (key, f"{getattr(DEFAULT, s.field):g}", f"{s.least:g}", f"{s.most:g}", s.meaning) for key, s in SIZES.items()
    ]
    for name in (*THEMES, *SECTIONS):
        assert f"`{name}`" in page


def test_auto_gives_every_colour_its_partner_in_dark():
    svg = str(render(MAP, theme="auto"))
    look = distinct(builtin("auto"))
    assert look.in_dark is not None
    (dark,) = re.findall(r"@media screen and \(prefers-color-scheme:dark\)\{(.*)\}</style>", svg)
    partners = dict(re.findall(r'\.argmap \[fill="(#[0-9a-f]{6})"\]\{fill:(#[0-9a-f]{6})\}', dark))
    assert partners[look.ink] == builtin("dark").ink
    assert partners[look.background] == builtin("dark").background
    assert partners[look.claim_fill] == builtin("dark").claim_fill
    used = set(re.findall(r' (fill|stroke)="(#[0-9a-f]{6})"', svg))
    assert {color for kind, color in used if f'[{kind}="{color}"]' not in dark} == set()


def test_a_colour_of_neither_look_is_moved_until_it_can_be_read():
    light, dark = builtin("light"), builtin("dark")
    rule = rules('<text fill="#17692f"/><text fill="#ffffff"/>', light, dark, ".x")
    (color,) = re.findall(r'\.x \[fill="#17692f"\]\{fill:(#\w+)\}', rule)
    assert min(contrast(color, ground) for ground in dark.grounds()) >= 4.5


@pytest.mark.parametrize("drawer", ["rsvg", "resvg"])
def test_auto_looks_as_light_where_a_viewer_knows_no_dark(tmp_path, drawer):
    """librsvg and resvg, as drawers without a dark setting; `auto` parts colours by up to three parts of 255."""
    light, auto = (pixels(str(render(MAP, theme=theme)), tmp_path, drawer) for theme in ("light", "auto"))
    assert len(light) == len(auto) > 10_000
    assert max(abs(a - b) for a, b in zip(light, auto, strict=True)) <= 6
    dark = pixels(str(render(MAP, theme="dark")), tmp_path, drawer)
    assert max(abs(a - b) for a, b in zip(light, dark, strict=True)) > 100


def pixels(svg: str, folder: Path, drawer: str) -> bytes:
    """Draw an SVG and return its pixels, red, green and blue of each."""
    from io import BytesIO

    from PIL import Image  # fpdf2 brings it

    if drawer == "resvg":
        import resvg_py

        png = bytes(resvg_py.svg_to_bytes(svg_string=svg))
    else:
        if shutil.which("rsvg-convert") is None:
            pytest.skip("rsvg-convert is not installed")
        source = write(folder, "map.svg", svg)
        png = subprocess.run(["rsvg-convert", str(source)], capture_output=True, check=True).stdout
    return Image.open(BytesIO(png)).convert("RGB").tobytes()


@given(argument_maps())
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_any_map_draws_in_any_theme(source):
    """Well-formed, every id once, the colours of the theme and no others (but for mixtures of them)."""
    for theme in THEMES:
        svg = str(render(source, theme=theme, words=theme == "print"))
        root = Picture(svg).root
        every_id = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(every_id) == len(set(every_id))
        assert root.get("fill") == builtin(theme).ink
