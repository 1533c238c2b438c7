from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

import argmap
from argmap.drawing.pdf import MOST, About, PdfPage, pdf
from argmap.model import ArgumentMap
from tests.hostile_texts import TEXTS, hostile_map

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" font-size="12">{}</svg>'


def read(data: str | bytes) -> PdfReader:
    assert isinstance(data, bytes)
    return PdfReader(io.BytesIO(data))


def one(inside: str, width: int = 200, height: int = 100) -> PdfReader:
    return read(pdf([PdfPage(SVG.format(width, height, inside))]))


def operators(reader: PdfReader) -> str:
    contents = reader.pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")


def squeezed(text: str) -> str:
    return "".join(text.split())


def links(reader: PdfReader, page: int = 0) -> list[str | int]:
    """Return where the links of a page lead: addresses, and numbers of pages."""
    found: list[str | int] = []
    for each in reader.pages[page].get("/Annots", []):
        annotation = each.get_object()
        if "/A" in annotation:
            found.append(str(annotation["/A"]["/URI"]))
        else:
            pages = [p.indirect_reference for p in reader.pages]
            found.append(pages.index(annotation["/Dest"][0]) if not isinstance(annotation["/Dest"][0], int)
                         else int(annotation["/Dest"][0]))  # fmt: skip
    return found


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_the_text_of_every_claim_can_be_found(file: Path) -> None:
    found = squeezed(read(argmap.render(file, "pdf", fit="none")).pages[0].extract_text())
    whole = argmap.load(file, resolve=True)
    others = {name for same in whole.same for name in same}  # drawn once, in the words of one of them
    missing = [name for name, claim in whole.claims.items() if squeezed(claim.text) not in found]
    assert set(missing) <= others


def test_the_same_map_gives_the_same_bytes_and_no_date() -> None:
    first = argmap.render(MAPS[0], "pdf", fit="none")
    assert argmap.render(MAPS[0], "pdf", fit="none") == first
    assert b"D:2000" in first
    assert set(re.findall(rb"D:(\d{4})", first)) == {b"2000"}


def test_it_says_what_it_is() -> None:
    data = {"argmap": 1, "title": "Die Brücke", "author": ["A. Weiß", "B"], "language": "de", "claims": {"a": "Ja."},
            "source": {"title": "Der Bau", "url": "https://example.org/a"}}  # fmt: skip
    reader = read(argmap.render(ArgumentMap.model_validate(data), "pdf"))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Die Brücke", "A. Weiß, B")
    assert reader.metadata.subject == "Argument map, Der Bau, https://example.org/a"
    assert reader.trailer["/Root"]["/Lang"] == "de"


def test_a_page_is_as_large_as_the_picture_in_points() -> None:
    assert tuple(one("").pages[0].mediabox) == (0, 0, 200, 100)


def test_a_picture_too_large_for_a_pdf_is_made_smaller() -> None:
    page = one('<rect x="0" y="0" width="100000" height="10" fill="#000"/>', 100_000, 1000).pages[0]
    assert (page.mediabox.width, page.mediabox.height) == (MOST, MOST / 100)


@pytest.mark.parametrize(
    ("fit", "size"),
    [("a4", (595.28, 841.89)), ("a4-landscape", (841.89, 595.28)), ("letter", (612, 792)), ("16:9", (960, 540))],
)
def test_a_picture_made_for_a_sheet_is_on_it(fit: str, size: tuple[float, float]) -> None:
    data = argmap.render(argmap.loads("argmap: 1\ntitle: T\nclaims: {a: A is so., b: B is so.}"), "pdf", fit=fit)
    assert tuple(map(float, read(data).pages[0].mediabox[2:])) == pytest.approx(size)


def test_a_picture_is_fitted_and_centred_inside_the_margin() -> None:
    square = SVG.format(100, 100, '<rect x="0" y="0" width="100" height="100" fill="#000"/>')
    data = pdf([PdfPage(square, size=(300, 150), margin=25)])
    assert "100 125 m 200 125 l 200 25 l 100 25 l h f" in operators(read(data))


def test_strokes_and_fills_are_those_of_the_svg() -> None:
    drawn = operators(one(
        '<g fill="none" stroke="#ff0000" stroke-width="2" stroke-dasharray="4 2" transform="translate(10,20)">'
        '<path d="M0,0C1,2 3,4 5,6L7,8"/><rect width="10" height="5" fill="var(--x, #0000ff)" stroke="none"/></g>'
    ))  # fmt: skip
    assert "1 0 0 RG 2 w [4 2] 0 d" in drawn
    assert "10 80 m\n11 78 13 76 15 74 c\n17 72 l S" in drawn
    assert "0 0 1 rg\n10 80 m 20 80 l 20 75 l 10 75 l h f" in drawn


def test_any_path_data_is_drawn() -> None:
    drawn = operators(one('<path d="m10 10 h20 v5 q5 5 10 0 a5 5 0 0 1 10 0 z" fill="#000"/>'))
    assert "10 90 m" in drawn
    assert "30 90 l" in drawn
    assert "30 85 l" in drawn
    assert drawn.count(" c") >= 2


def test_links_lead_to_the_web_and_other_addresses_are_text() -> None:
    kinds = ["https://example.org/a#:~:text=b", "http://example.org", "mailto:a@example.org", "javascript:alert(1)",
             "file:///etc/passwd", "data:text/html,x", " javascript:alert(1)", "other.svg", "#none"]  # fmt: skip
    inside = "".join(f'<a href="{kind}"><text x="5" y="{20 * i}">word {i}</text></a>' for i, kind in enumerate(kinds))
    reader = one(inside)
    assert links(reader) == kinds[:3]
    assert "word 8" in reader.pages[0].extract_text()


def test_a_link_covers_what_it_holds() -> None:
    reader = one(
        '<g transform="translate(10,10)"><a href="https://a.org"><rect x="5" y="5" width="50" height="20"/></a></g>'
    )
    (link,) = reader.pages[0]["/Annots"]
    assert [float(x) for x in link.get_object()["/Rect"]] == pytest.approx([15, 65, 65, 85])


def test_pages_have_bookmarks_and_lead_to_each_other() -> None:
    link = '<a href="{}"><rect x="5" y="5" width="9" height="9"/></a>'
    place = '<g id="claim-x"><rect x="5" y="60" width="9" height="9"/></g>'
    first = SVG.format(200, 100, link.format("#page:two") + link.format("map-two.svg") + link.format("#claim-x"))
    second = SVG.format(300, 100, link.format("#page:one") + place)
    reader = read(pdf([PdfPage(first, "one", "Overview"), PdfPage(second, "two", "Part two")], About(title="All")))
    assert [page.mediabox.width for page in reader.pages] == [200, 300]
    assert [each.title for each in reader.outline] == ["Overview", "Part two"]
    assert [reader.get_destination_page_number(each) for each in reader.outline] == [0, 1]
    assert links(reader, 0) == [1, 1, 1]
    assert links(reader, 1) == [0]


def test_a_debate_on_pages_is_one_pdf(tmp_path: Path) -> None:
    text = (
        "argmap: 1\ntitle: T\ngroups: {g: {title: One}, h: {title: Two}}\nclaims:\n"
        + "".join(f"  c{i}: {{text: Claim {i} is so., group: {'gh'[i % 2]}}}\n" for i in range(60))
        + "arguments:\n"
        + "".join(f"  - {{premises: [c{i}], conclusion: c{(i - 1) // 2}}}\n" for i in range(1, 60))
    )
    reader = read(argmap.render(argmap.loads(text), "pdf", pages=True))
    assert len(reader.pages) == len(reader.outline) > 1
    assert any(isinstance(target, int) for target in links(reader, 0))


@pytest.mark.parametrize("name", ["cyrillic", "greek", "vietnamese", "armenian", "georgian"])
def test_text_in_the_scripts_of_the_fonts_can_be_found(name: str) -> None:
    assert squeezed(TEXTS[name]) in squeezed(
        one(f'<text x="5" y="50">{TEXTS[name]}</text>', 900).pages[0].extract_text()
    )


def test_hebrew_and_arabic_run_from_right_to_left() -> None:
    for words in ("שלום עולם", "يجب على البلدة 2026"):
        drawn = operators(one(f'<text x="150" y="50" direction="rtl">{words}</text>'))
        assert " Td" in drawn
        assert max(map(float, re.findall(r"([\d.]+) 50\.00 T[dm]", drawn))) == pytest.approx(150, abs=0.1)


def test_a_font_that_changes_inside_a_line_does_not_last() -> None:
    """A line that begins in another font leaves the next line's as it is."""
    reader = one('<text x="5" y="20">ԱԲ</text><text x="5" y="40">ab Ա</text><text x="5" y="60">plain</text>')
    assert reader.pages[0].extract_text().split("\n") == ["ԱԲ", "ab Ա", "plain"]


def test_a_given_length_is_kept() -> None:
    natural = 3 * 12 * 0.556
    line = f'<text x="5" y="50" textLength="{2 * natural}" lengthAdjust="spacingAndGlyphs">aaa</text>'
    assert "200.00 Tz" in operators(one(line))


def test_what_is_underlined_is_only_that() -> None:
    texts = '<text x="5" y="20" text-decoration="underline">link</text><text x="5" y="40">no link</text>'
    assert operators(one(texts)).count(" re f") == 1


def test_a_character_without_a_font_is_a_box_and_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("argmap.drawing.pdf.canvas.of_this_machine", lambda chars: [])
    remarks: list[str] = []
    reader = read(pdf([PdfPage(SVG.format(200, 100, '<text x="5" y="50">a 中 b</text>'))], None, remarks))
    assert reader.pages[0].extract_text() == "a □ b"
    assert remarks == ["no font of this machine has 中: shown as empty boxes"]
    assert capfd.readouterr() == ("", "")


def test_a_text_is_never_a_placeholder() -> None:
    assert (
        one('<text x="5" y="50">{nb} **b** __u__ \\( ) \\</text>').pages[0].extract_text()
        == "{nb} **b** __u__ \\( ) \\"
    )


def test_hard_texts_are_drawn_on_a_machine_without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.drawing.pdf.canvas.of_this_machine", lambda chars: [])
    found = squeezed(read(argmap.render(hostile_map(), "pdf", fit="none")).pages[0].extract_text())
    assert all(squeezed(TEXTS[name]) in found for name in ("long", "narrow", "cyrillic", "armenian"))


def test_no_pages_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="needs a page"):
        pdf([])
