from __future__ import annotations

import struct
from typing import Any

import pytest
import resvg_py

from argmap.drawing import EngineError, png, render, typefaces
from argmap.model import ArgumentMap
from tests.hostile_texts import hostile_map

MAP = ArgumentMap.model_validate(
    {
        "argmap": 1,
        "title": "Should the town keep its library?",
        "claims": {"keep": "The town should keep its library.", "used": "More people use it every year."},
        "arguments": [{"premises": ["used"], "conclusion": "keep"}],
    }
)
PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" font-size="16">{}</svg>'


def size(data: str | bytes) -> tuple[int, int]:
    assert isinstance(data, bytes)
    assert data.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def own_size() -> tuple[float, float]:
    svg = str(render(MAP))
    words = dict(word.split("=") for word in svg[: svg.index(">")].split() if word.startswith(("width", "height")))
    return float(words["width"].strip('"')), float(words["height"].strip('"'))


def test_a_png_has_two_pixels_a_unit() -> None:
    width, height = own_size()
    assert size(render(MAP, format="png")) == (int(2 * width), int(2 * height))


def test_a_scale_or_one_side_keeps_the_shape() -> None:
    width, height = own_size()
    assert size(render(MAP, format="png", scale=0.5)) == (int(width / 2), int(height / 2))
    assert size(render(MAP, format="png", width=1000)) == (1000, int(height * 1000 / width))
    assert size(render(MAP, format="png", height=500)) == (int(width * 500 / height), 500)


def test_both_sides_are_the_size_and_the_ground_goes_to_the_edges() -> None:
    square = png.png(
        PLAIN.format('<rect class="background" width="300" height="100" fill="#ff0000"/>'), width=60, height=60
    )
    assert size(square) == (60, 60)
    full = png.png(PLAIN.replace('height="100"', 'height="300"').format(
        '<rect class="background" width="300" height="300" fill="#ff0000"/>'), width=60)  # fmt: skip
    assert square == full


def test_too_many_pixels_are_refused_with_what_would_do() -> None:
    with pytest.raises(EngineError, match=r"30000 × 10000 pixels; 100 million in all are the most.*--scale 57\.73"):
        png.png(PLAIN, scale=100)


def test_a_very_large_picture_is_drawn_smaller_and_this_is_told() -> None:
    remarks: list[str] = []
    width, height = png.pixels(20_000, 5_000, None, None, None)
    assert width * height <= png.ENOUGH < 4 * 20_000 * 5_000
    assert width / height == pytest.approx(4, rel=1e-3)
    big = PLAIN.replace('"300"', '"40000"').replace('"100"', '"300"').format("")
    data = png.png(big, remarks=remarks)
    assert remarks == [f"the PNG has 1.8 pixels a unit, {size(data)[0]} × {size(data)[1]}; more with `--scale`"]


def test_the_same_map_gives_the_same_png_without_any_font_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    def none(chars: set[str]) -> list[Any]:
        raise AssertionError(f"looked for {chars}")

    first = render(MAP, format="png")
    monkeypatch.setattr(png, "of_this_machine", none)
    hard = {"cyrillic": "Город должен", "armenian": "Քաղաքը պետք է", "arabic": "يجب على البلدة", "signs": "∀x → ½"}
    render(ArgumentMap.model_validate({"argmap": 1, "title": "Հայերեն", "claims": hard}), format="png")
    assert render(MAP, format="png") == first
    assert capfd.readouterr() == ("", "")


def test_a_character_without_a_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "of_this_machine", lambda chars: [])
    remarks: list[str] = []
    assert png.png(PLAIN.format('<text x="10" y="50">中文</text>'), remarks=remarks)
    assert remarks == ["no font of this machine has 中 文: shown as empty boxes"]


def test_lines_from_right_to_left_end_where_they_start_in_the_svg() -> None:
    """The ink of a Hebrew line stands left of its x, as `direction` says; resvg itself takes no notice of that."""
    line = '<text x="200" y="50"{} fill="#000000">שלום</text>'
    backward = png.png(PLAIN.format(line.format(' direction="rtl"')), scale=1)
    assert backward == drawn(PLAIN.format(line.format(' text-anchor="end"')))
    assert backward != drawn(PLAIN.format(line.format("")))


def drawn(svg: str) -> bytes:
    return png.png(svg, scale=1)


def test_a_given_length_is_kept_in_any_script() -> None:
    """Hindi squeezed to 60 units leaves the place beyond them empty."""
    if not typefaces.of_this_machine({"श"}):
        pytest.skip("this machine has no font for Hindi")
    text = '<text x="10" y="50" textLength="60" lengthAdjust="spacingAndGlyphs">शहर को अपना पुस्तकालय</text>'
    cover = '<rect x="8" y="0" width="66" height="100" fill="#ffffff"/>'
    assert drawn(PLAIN.format(text + cover)) == drawn(PLAIN.format(cover))
    assert drawn(PLAIN.format(text)) != drawn(PLAIN.format(cover))


def test_hard_texts_are_drawn() -> None:
    assert size(render(hostile_map(), format="png", scale=0.2, fit="none"))[0] > 100


def test_a_text_that_looks_like_an_attribute_stays_a_text() -> None:
    words = 'direction="rtl" textLength="3" lengthAdjust="spacingAndGlyphs"'
    line = f'<text x="10" y="50" font-size="8">{words}</text>'
    plain = resvg_py.svg_to_bytes(
        svg_string=PLAIN.format(line), background="#ffffff", skip_system_fonts=True,
        font_files=[str(typefaces.SHIPPED[False, False])], font_family=typefaces.FAMILY,
    )  # fmt: skip
    assert drawn(PLAIN.format(line)) == bytes(plain)
