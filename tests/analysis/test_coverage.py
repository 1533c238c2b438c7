"""What a map covers of its source: as figures, text, a page and JSON."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.coverage import Coverage, coverage
from argmap.analysis.coverage_html import coverage_html
from argmap.analysis.coverage_text import coverage_json, coverage_text, figures
from argmap.diagnostics import SourceText
from argmap.diagnostics.reporters.text import width
from argmap.model import ArgumentMap, Claim
from argmap.reading import read_string
from argmap.reading.passages import NoSource, Run, Source
from tests.reading.test_passage_properties import Span, spans
from tests.strategies import argument_maps, texts

TEXT = "The mayor calls the library a burden.\nIt cannot be carried.\n\n\tThe roof leaks, he says. <b>So</b>\n"
MAP = """\
argmap: 1
title: A & B
author: A
groups: {money: {title: Money}}
claims:
  dear: {text: It is dear <or so>., passage: "the mayor … a burden"}
  burden: {text: It is a burden., group: money, voice: the mayor, stance: rejects, passage: [library a, no such]}
  stay: It should stay.
  unsaid: {text: It is so., implicit: true}
arguments:
  - {premises: [dear], conclusion: stay, passage: burden it cannot}
"""


def covered(text: str = TEXT, written: str = MAP) -> Coverage:
    return coverage(read_string(written), Source(SourceText("town.txt", text)))


def test_words_are_counted_once_and_gaps_are_found() -> None:
    found = covered()
    assert (found.words, found.covered, found.share) == (19, 9, 9 / 19)
    assert found.longest_gap == Run(9, 19)
    assert [(found.owners[m.owner].id, m.run) for m in found.marks] == [
        ("dear", Run(0, 7)), ("burden", Run(4, 6)), ("arguments[0]", Run(6, 9)),
    ]  # fmt: skip
    assert [owner.id for owner in found.with_passage()] == ["dear", "burden"]
    assert [owner.id for owner in found.without_passage()] == ["stay"]
    assert [owner.id for owner in found.without_passage(implicit=True)] == ["unsaid"]
    assert [(owner.id, passage) for owner, passage in found.lost()] == [("burden", "no such")]


def test_the_text_shows_each_passage_in_brackets_and_whose_it_is() -> None:
    assert coverage_text(covered(), columns=60).split("\n\n9 of")[0] == (
        "1 dear          [1: The mayor calls the [2: library a]\n"
        "2 burden        [3: burden]. It cannot] be carried.\n"
        "3 arguments[0]\n"
        "\n"
        "                The roof leaks, he says. <b>So</b>"
    )


def test_the_figures_are_told_below() -> None:
    assert figures(covered()) == [
        "9 of 19 words (47%) stand in a passage",
        "2 of 4 claims have a passage in the source",
        "without one: stay",
        "implicit, without one: unsaid",
        "not found: `no such` of `burden`",
        "longest stretch without a claim: 10 words at town.txt:2:11: “be carried. The roof … says. <b>So</b”",
    ]


def test_json_has_all_of_it() -> None:
    report = json.loads(coverage_json(covered()))
    assert report["summary"] == {
        "words": 19, "covered": 9, "share": 0.4737, "claims": 4, "claims_with_passage": 2,
        "longest_gap": {"words": 10, "line": 2, "column": 11, "end_line": 4, "end_column": 35},
    }  # fmt: skip
    assert report["passages"][0] == {
        "claim": "dear", "passage": "the mayor … a burden", "words": 7,
        "line": 1, "column": 1, "end_line": 1, "end_column": 37,
    }  # fmt: skip
    assert report["passages"][2]["argument"] == "arguments[0]"
    assert report["not_found"] == [{"claim": "burden", "passage": "no such"}]
    assert (report["without_passage"], report["implicit_without_passage"]) == (["stay"], ["unsaid"])


class Page(HTMLParser):
    """Reads a page: its ids, links, tags, and the text of the article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.article = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "sup" not in self.open:
            self.article += data


def page_of(found: Coverage) -> Page:
    page = Page(coverage_html(found))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert "script" not in page.tags
    return page


def test_the_page_leads_from_passages_to_claims_and_back_and_needs_nothing_else() -> None:
    page = page_of(covered())
    assert page.article.split() == TEXT.split()
    assert {"#c0", "#c1", "#p1", "#p2", "#p3"} <= set(page.links)
    text = coverage_html(covered())
    assert "It is dear &lt;or so&gt;." in text
    assert not re.search(r"https?:|@import|url\(", text)
    assert "prefers-color-scheme:dark" in text


def test_a_map_without_claims_and_a_text_without_words_are_no_trouble() -> None:
    found = covered("…\n", "argmap: 1\ntitle: T\nclaims: {}\n")
    assert (found.words, found.share, found.longest_gap) == (0, 0.0, None)
    assert coverage_text(found) == (
        "  …\n\n0 of 0 words (0%) stand in a passage\n0 of 0 claims have a passage in the source\n"
    )
    page_of(found)


def test_the_library_reads_files(tmp_path: Path) -> None:
    (tmp_path / "town.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "town.yaml").write_text(MAP, encoding="utf-8")
    assert argmap.coverage(tmp_path / "town.yaml", sources=tmp_path).covered == 9
    with pytest.raises(NoSource):
        argmap.coverage(tmp_path / "town.yaml")


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 12)), max_size=6), st.integers(20, 60))
def test_what_is_shown_is_the_text_with_balanced_brackets_no_wider_than_asked(
    runs: list[tuple[int, int]], columns: int
) -> None:
    words = [f"w{n}" for n in range(12)]
    claims = {
        f"c{n}": Claim(text="It is.", passage=[" ".join(words[first:end])])
        for n, (first, end) in enumerate(runs)
        if first < end
    }
    document = read_string("argmap: 1\ntitle: T\nclaims: {}\n")
    document.map = ArgumentMap(argmap=1, title="T", claims=claims)
    found = coverage(document, Source(SourceText("x", " ".join(words) + ".")))
    assert found.covered == len({n for first, end in runs for n in range(first, end)})
    text = coverage_text(found, columns=columns).split("\n\n")[0]
    assert text.count("[") == text.count("]") == len(claims)
    assert re.findall(r"w\d+", text) == words
    margin = max((len(f"{n + 1} c{n}") for n in range(len(claims))), default=0)
    assert all(width(line) <= max(columns, margin + 2 + 40) for line in text.split("\n"))
    page_of(found)


@settings(max_examples=40)
@given(argument_maps(), st.lists(texts(), max_size=5).map("\n\n".join))
def test_any_map_and_any_text_can_be_shown(argument_map: ArgumentMap, text: str) -> None:
    document = read_string("argmap: 1\ntitle: T\nclaims: {}\n")
    document.map = argument_map
    found = coverage(document, Source(SourceText("x", text)))
    coverage_text(found)
    json.loads(coverage_json(found))
    page_of(found)


@given(spans())
def test_stretches_put_together_are_the_text(span: Span) -> None:
    text = span.source.text.text
    passage = span.source.shortest_passage(span.run)
    document = read_string("argmap: 1\ntitle: T\nclaims: {}\n")
    document.map = ArgumentMap(argmap=1, title="T", claims={"a": Claim(text="It is.", passage=[passage or "none"])})
    found = coverage(document, span.source)
    stretches = list(found.stretches())
    assert "".join(text[s.start : s.end] for s in stretches) == text
    start, end = span.source.offsets(span.run)
    assert "".join(text[s.start : s.end] for s in stretches if s.marks) == (text[start:end] if passage else "")
