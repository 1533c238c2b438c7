"""A large map as pages: each claim is at home on one, and the links between them lead somewhere."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.drawing.pages import Page, pages, parts_of
from argmap.drawing.pages_tree import MOST, pieces, tree
from argmap.drawing.paging import render_pages
from argmap.graph import Graph
from argmap.loading import drawable, loads
from argmap.model import ArgumentMap
from argmap.reading import Reader
from tests.strategies import argument_maps, as_yaml, show

DEBATE = Path("maps/debate.yaml")


def a_tree(size: int, branching: int = 3) -> ArgumentMap:
    return ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "A tree",
            "claims": {f"c{i}": f"Claim number {i} is so." for i in range(size)},
            "arguments": [{"premises": [f"c{i}"], "conclusion": f"c{(i - 1) // branching}"} for i in range(1, size)],
        }
    )


def made(argument_map: ArgumentMap, most: int = MOST) -> list[Page]:
    return pages(argument_map, lambda name: f"{name}.svg", most=most)


def test_a_small_map_without_groups_is_one_page():
    (page,) = made(a_tree(10))
    assert page.name == "overview"
    assert list(page.map.claims) == [f"c{i}" for i in range(10)]
    assert page.marks.links == {}


def test_a_tree_is_cut_into_branches_that_can_be_read():
    found = made(a_tree(1_000))
    assert sorted(claim for page in found for claim in page.claims) == sorted(f"c{i}" for i in range(1_000))
    assert max(len(page.map.claims) for page in found) <= MOST + 1  # what the branch bears on is shown above it
    assert len(found) < 60
    assert sum(len(page.claims) < 5 for page in found) < 5


def test_where_a_branch_goes_on_the_claim_leads_to_its_page():
    first, *rest = made(a_tree(200))
    assert set(first.marks.links.values()) == {f"{page.name}.svg" for page in rest}
    name, link = next(iter(first.marks.links.items()))
    assert first.marks.claims[name] == "goes-on"
    assert re.fullmatch(r"► \d+ more claims from here on", first.marks.notes[name][0])
    page = next(page for page in rest if f"{page.name}.svg" == link)
    assert page.claims[0] == name
    assert page.marks.lines[0].text == "↑ Overview: A tree"
    assert page.marks.lines[0].address == "overview.svg"


def test_a_claim_with_very_many_arguments_goes_on_on_further_pages():
    found = made(a_tree(201, branching=200))
    assert [len(page.claims) for page in found] == [45, 45, 45, 45, 21]
    assert all("c0" in page.map.claims for page in found)
    assert sum(len(page.map.arguments) for page in found) == 200
    assert {line.address for line in found[0].marks.lines} >= {f"{page.name}.svg" for page in found[1:]}


def test_groups_are_parts_and_the_overview_has_each_as_one_box():
    m = loads(
        "argmap: 1\ntitle: T\nmain: a\ngroups: {g: {title: Costs}, h: {title: Gains}, i: {title: Inner, parent: h}}\n"
        "claims:\n  a: Main.\n  b: {text: B., group: g}\n  c: {text: C., group: h}\n  d: {text: D., group: i}\n"
        "arguments:\n  - {premises: [b], rebuts: a}\n  - {premises: [c], conclusion: a}\n"
        "  - {premises: [d], conclusion: c}\n"
    )
    overview, *rest = made(m)
    assert [claim.text for claim in overview.map.claims.values()] == ["Main.", "Costs", "Gains"]
    assert [(a.relation, a.premises) for a in overview.map.arguments] == [("rebuts", ["g"]), ("conclusion", ["h"])]
    assert overview.marks.links["h"] == "h.svg"
    assert overview.map.main == ["a"]
    gains = next(page for page in rest if page.title == "Gains")
    assert gains.claims == ("c", "d")
    assert list(gains.map.claims) == ["a", "c", "d"]
    assert gains.marks.links["a"] == next(f"{page.name}.svg" for page in rest if "a" in page.claims)


@pytest.mark.parametrize(
    ("main", "title"),
    [("[a]", "Main conclusion and more"), ("[a, c]", "Main conclusions"), ("[b]", "Other claims")],
)
def test_claims_in_no_group_are_called_by_the_main_conclusion_among_them(main: str, title: str):
    m = loads(
        f"argmap: 1\ntitle: T\nmain: {main}\ngroups: {{g: {{title: Costs}}, h: {{title: Gains}}}}\n"
        "claims: {a: A., b: {text: B., group: g}, c: C., d: {text: D., group: h}}\n"
    )
    assert [page.title for page in made(m)][1:].count(title) == 1


def test_names_of_pages_are_different_files_everywhere():
    m = loads(
        "argmap: 1\ntitle: T\ngroups: {Ab: {title: One}, aB: {title: Two}, overview: {title: Three}}\n"
        "claims:\n  x: {text: X., group: Ab}\n  y: {text: Y., group: aB}\n  z: {text: Z., group: overview}\n"
    )
    names = [page.name for page in made(m)]
    assert names == ["overview", "Ab", "aB-2", "overview-2"]


@pytest.fixture(scope="module")
def debate() -> ArgumentMap:
    return drawable(Reader().read(DEBATE))


def test_the_debate_has_a_part_for_each_article(debate):
    assert list(parts_of(debate)) == ["poghosyan", "evstratov", "amashov", "edm", "pasatoiu-nitoiu"]
    overview, *rest = made(debate)
    assert len(overview.map.claims) == 5
    assert sorted(claim for page in rest for claim in page.claims) == sorted(debate.claims)
    assert max(len(page.claims) for page in rest) <= MOST


def test_the_debate_as_files_that_lead_to_each_other():
    files = argmap.render_pages(DEBATE, stem="a debate", fit="none")
    assert list(files)[:2] == ["a debate.svg", "a debate-poghosyan.svg"]
    addresses = {unquote(a) for svg in files.values() for a in re.findall(r'<a href="([^"]*)"', str(svg))}
    assert {address for address in addresses if "://" not in address} <= set(files)
    assert {address for address in addresses if "://" not in address} >= set(list(files)[1:6])


def test_the_debate_as_one_pdf_with_bookmarks_and_links():
    pypdf = pytest.importorskip("pypdf")
    (pdf,) = argmap.render_pages(DEBATE, "pdf", fit="none").values()
    reader = pypdf.PdfReader(io.BytesIO(bytes(pdf)))
    count = len(made(drawable(Reader().read(DEBATE))))
    assert len(reader.pages) == count
    assert [mark.title for mark in reader.outline][:1] == ["What the unrest in Kazakhstan meant"]
    assert len(reader.outline) == count
    assert any("/Dest" in annotation.get_object() or "/A" in annotation.get_object()
               for annotation in reader.pages[0].get("/Annots", ()))  # fmt: skip
    assert bytes(argmap.render(DEBATE, "pdf", fit="none", pages=True)) == pdf


def test_only_a_pdf_is_one_picture_with_pages():
    with pytest.raises(ValueError, match="render_pages"):
        argmap.render(DEBATE, pages=True)


@settings(max_examples=60)
@given(argument_maps(claims=12, arguments=12), st.integers(2, 6))
def test_pages_together_show_every_claim_and_every_argument(m, most):
    show(m)
    found = made(m, most)
    assert sorted(claim for page in found for claim in page.claims) == sorted(m.claims)
    graph = Graph(m)
    drawn = {repr(argument) for page in found for argument in page.map.arguments}
    if not parts_of(m):
        owned = tree(graph).owner
        assert {repr(graph.steps[index].argument) for index in owned} <= drawn
    for page in found:
        assert len(page.claims) <= most
        if page.map.claims:
            assert list(loads(as_yaml(page.map)).claims) == list(page.map.claims)
        for link in page.marks.links.values():
            assert link.removesuffix(".svg") in {each.name for each in found}


@settings(max_examples=40)
@given(argument_maps(claims=12, arguments=12), st.integers(2, 5))
def test_pieces_share_out_the_claims(m, most):
    show(m)
    whole = tree(Graph(m))
    found = pieces(whole, m.claims, most)
    assert sorted(claim for piece in found for claim in piece.claims) == sorted(m.claims)


@settings(max_examples=8)
@given(argument_maps(claims=8, arguments=8))
def test_pages_draw(m):
    show(m)
    for picture in render_pages(m, fit="none"):
        assert str(picture.data).startswith("<svg")


def test_a_page_has_no_marks_of_what_it_does_not_show():
    m = a_tree(100)
    files = argmap.render_pages(m, fit="none", scenario="as-argued")
    assert len(files) > 2
