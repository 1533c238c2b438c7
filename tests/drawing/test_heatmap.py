"""The picture of who says what."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.heatmap import SIGNS, HeatMap, HeatRow, cells, heat_map, shares
from argmap.drawing.look import DEFAULT
from argmap.drawing.metrics import text_width
from argmap.drawing.themes import THEMES, builtin
from tests.drawing.test_look import contrast
from tests.strategies import texts

SVG = "{http://www.w3.org/2000/svg}"
DATA = HeatMap(
    "The library",
    (("mayor", "the mayor"), ("reader", "a reader"), ("paper", "What the town says")),
    (
        HeatRow("1. Should the library stay?"),
        HeatRow("It should stay.", ("silent", "concludes", "doubts")),
        HeatRow("It is too dear.", ("asserts", "rejects", "reports")),
        HeatRow("It is used.", ("grants", "both", "asserts")),
    ),
    {(0, 1): (1 / 3, 3), (0, 2): (1.0, 2), (1, 2): (None, 0)},
)


def test_every_cell_says_its_word() -> None:
    root = ET.fromstring(heat_map(DATA))
    cells = [g for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("cell ")]
    said = ["".join(t.text or "" for t in g.iter(f"{SVG}text")) for g in cells]
    assert said == [
        "·", "++ concludes", "(−) doubts",
        "+ asserts", "− rejects", "“ ” reports",
        "(+) grants", "+− both", "+ asserts",
        "33% of 3", "100% of 2", "none shared",
    ]  # fmt: skip
    assert [next(g.iter(f"{SVG}title")).text for g in cells[:2]] == ["mayor: silent", "reader: concludes"]


def test_a_share_never_stands_without_what_it_rests_on() -> None:
    texts_ = [t.text or "" for t in ET.fromstring(heat_map(DATA)).iter(f"{SVG}text")]
    assert all(" of " in each for each in texts_ if "%" in each)


def test_the_legend_explains_the_words_that_occur() -> None:
    root = ET.fromstring(heat_map(DATA._replace(rows=DATA.rows[:2])))
    entries = [g.get("class") for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("entry")]
    assert entries == ["entry concludes", "entry doubts", "entry silent"]


@pytest.mark.parametrize("theme", THEMES)
def test_words_in_cells_can_be_read_in_every_theme(theme: str) -> None:
    look = builtin(theme)
    for each in (look, look.in_dark or look):
        pairs = [(cell.ink, cell.fill) for cell in cells(each).values()] + [(each.ink, fill) for fill in shares(each)]
        least = 7 if theme == "high-contrast" else 4.5
        assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < least} == {}
        assert len({(cell.fill, cell.edge, cell.dash) for cell in cells(each).values()}) == len(SIGNS)
        assert len(set(shares(each))) == 5


def test_one_picture_is_light_and_dark() -> None:
    svg = heat_map(DATA, builtin("auto"))
    ET.fromstring(svg)
    dark = cells(builtin("dark"))
    for word in ("concludes", "rejects", "asserts"):
        assert f"{{fill:{dark[word].fill}}}" in svg
    assert svg.count("prefers-color-scheme") == 1
    assert "<style" not in heat_map(DATA, builtin("dark"))


def test_every_word_fits_its_cell() -> None:
    for word, sign in SIGNS.items():
        assert text_width(f"{sign} {word}", DEFAULT.text_size) < 90


def test_the_same_data_gives_the_same_bytes() -> None:
    assert heat_map(DATA) == heat_map(DATA)


def test_right_to_left_claims_begin_at_the_right() -> None:
    root = ET.fromstring(heat_map(DATA._replace(rows=(HeatRow("يجب أن تبقى المكتبة مفتوحة.", ("asserts",) * 3),))))
    (claim, *_) = [t for t in root.iter(f"{SVG}text") if t.get("class") == "claim"]
    assert claim.get("direction") == "rtl"
    assert float(claim.get("x", "0")) > 300


@given(
    texts(),
    st.lists(st.tuples(texts(), texts()), max_size=4),
    st.lists(st.tuples(texts(), st.sampled_from(list(SIGNS))), max_size=4),
)
def test_any_text_makes_a_well_formed_picture(
    title: str, columns: list[tuple[str, str]], rows: list[tuple[str, str]]
) -> None:
    heads = [HeatRow(label) for label, _ in rows]
    lines = [HeatRow(label, (word,) * len(columns)) for label, word in rows]
    agreement = {(a, b): (0.5, 2) for b in range(len(columns)) for a in range(b)}
    data = HeatMap(title, tuple(columns), (*heads, *lines), agreement, "A note.")
    root = ET.fromstring(heat_map(data))
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x", "0")) + float(rect.get("width", "0")) <= width
        assert float(rect.get("y", "0")) + float(rect.get("height", "0")) <= height
