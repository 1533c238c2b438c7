"""How wide text is and where it breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.lettering import fitted
from argmap.drawing.look import DEFAULT
from argmap.drawing.metrics import certain, graphemes, text_width, wrap
from argmap.drawing.scene import build
from argmap.drawing.shapes import number
from argmap.graph import Graph
from argmap.model import ArgumentMap


def lines(text: str, width: float = 100, size: float = 10) -> list[str]:
    return [line for line, _ in wrap(text, width, size)]


@pytest.mark.parametrize(
    ("text", "bold", "width"),
    [("A", False, 6.67), ("il", False, 4.44), ("A", True, 7.22), ("中文", False, 20), ("e\u0301", False, 5.56)],
)
def test_widths_are_arials(text, bold, width):
    assert text_width(text, 10, bold) == pytest.approx(width)


def test_lines_break_at_spaces_and_keep_them():
    assert lines("The town should keep its library open") == ["The town should keep ", "its library open"]


def test_a_word_longer_than_a_line_is_cut():
    assert lines("a" * 40) == ["a" * 17, "a" * 17, "a" * 6]


def test_a_long_word_breaks_after_hyphens_and_slashes_first():
    assert lines("https://example.org/one/two/three/four") == ["https://example.org/", "one/two/three/four"]


def test_chinese_breaks_between_characters_but_not_before_a_comma():
    assert lines("图书馆应该保持开放吧，因为用的人多") == ["图书馆应该保持开放", "吧，因为用的人多"]


def test_no_break_space_holds():
    assert lines("costs the town about 5\u00a0000\u00a0000 a year")[1].startswith("5\u00a0000\u00a0000")


def test_what_a_reader_sees_as_one_is_not_cut():
    family, flag, thumb = "👩‍👩‍👧‍👦", "🇦🇲", "👍🏽"
    assert graphemes(f"{family}{flag}{flag}{thumb}e\u0301") == [family, flag, flag, thumb, "e\u0301"]


@given(st.text(max_size=200), st.floats(5, 300), st.booleans())
def test_wrapped_lines_are_the_text_and_fit(text, width, bold):
    wrapped = wrap(text, width, 10, bold)
    joined = "".join(line for line, _ in wrapped)
    assert "".join(joined.split()) == "".join(text.split())
    for line, measured in wrapped:
        assert measured == pytest.approx(text_width(line.removesuffix(" "), 10, bold), abs=1e-6)
        assert measured <= width + 1e-6 or len(graphemes(line.strip())) == 1


@given(st.text(min_size=1, max_size=120).filter(str.strip), st.booleans())
def test_text_stays_inside_its_box(text, implicit):
    claims = {"a": {"text": text, "title": text, "voice": text, "implicit": implicit}}
    source = ArgumentMap.model_validate({"argmap": 1, "title": "t", "claims": claims})
    box = build(Graph(source), DEFAULT).boxes["a"]
    for row in box.rows:
        assert text_width(row.text.removesuffix(" "), row.size, row.bold) <= box.width - 2 * DEFAULT.pad_x + 1e-6
        assert row.size <= row.baseline <= box.height - row.size * 0.25


def test_a_joined_emoji_is_as_wide_as_one_and_a_flag_too():
    assert text_width("👩‍👩‍👧‍👦", 10) == text_width("👩", 10) == text_width("🇦🇲", 10)


@pytest.mark.parametrize("text", ["", "plain", "Größe – “ł” Ω Ж ½ €", "中文，ひらがな", "Город", "ἄνθρωπε"])
def test_what_fonts_agree_on_needs_no_length(text):
    assert certain(text)
    assert fitted(text, 12) == ""


@pytest.mark.parametrize("text", ["Քաղաք", "ქალაქი", "يجب", "शहर", "ห้อง", "a 👍", "e\u0301", "\u2e3b", "ab ℝ"])
def test_a_line_whose_font_is_uncertain_says_how_long_it_is(text):
    length = number(text_width(text, 12))
    assert fitted(f"{text} ", 12) == f' textLength="{length}" lengthAdjust="spacingAndGlyphs"'


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_no_letter_of_the_fonts_is_wider_than_the_table_says(bold, italic):
    from fontTools.ttLib import TTFont

    from argmap.drawing.metrics import widths
    from argmap.drawing.typefaces import SHIPPED

    table = widths(bold)
    with TTFont(SHIPPED[bold, italic]) as font:
        advances, em = font["hmtx"].metrics, font["head"].unitsPerEm
        wider = {
            chr(code)
            for code, glyph in font.getBestCmap().items()
            if advances[glyph][0] * 1000 / em > table[chr(code)] + 1 and chr(code) not in table.estimated
        }
    assert wider == set()
