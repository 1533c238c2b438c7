"""Any span of any text is found, however it is spelt; one that stands there twice is told."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.diagnostics import SourceText
from argmap.reading.passages import Found, NotFound, Run, Source, words_of

SPACES = (" ", "\n", "\t", "\r\n", "  ", "\u00a0", "\u2003", "\n\n", " \n ")
POINTS = (".", ",", ";", "'", "’", "‘", '"', "“", "”", "«", "-", "–", "—", "‑", "(", ")", "_", "/", "\u200b")
USUAL = (
    "the",
    "The",
    "town",
    "library",
    "Café",
    "naïve",
    "ΟΔΟΣ",
    "straße",
    "народ",
    "ժողովուրդ",
    "مدينة",
    "हिन्दी",
    "क़लम",
)


def gaps() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from((*SPACES, *POINTS)), min_size=1, max_size=4).map("".join)


def words() -> st.SearchStrategy[str]:
    letters = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=6)
    return st.sampled_from(USUAL) | letters.filter(lambda word: len(words_of(word)) == 1)


class Span(NamedTuple):
    source: Source
    run: Run
    mangled: str


def mangled(draw: st.DrawFn, word: str) -> str:
    form = draw(st.sampled_from(("NFC", "NFD", "as it is")))
    case = draw(st.sampled_from((str.upper, str.lower, str.title, str)))
    cased = "".join(case(c) if case(c).casefold() == c.casefold() else c for c in word)
    return cased if form == "as it is" else unicodedata.normalize(form, cased)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    pieces = draw(st.lists(words(), min_size=1, max_size=25))
    text = draw(gaps()) + "".join(piece + draw(gaps()) for piece in pieces)
    first = draw(st.integers(0, len(pieces) - 1))
    end = draw(st.integers(first + 1, len(pieces)))
    shown = "".join(mangled(draw, piece) + draw(gaps()) for piece in pieces[first:end])
    return Span(Source(SourceText("x", text)), Run(first, end), shown.strip())


@given(spans())
def test_any_span_is_found_however_it_is_spelt(span: Span) -> None:
    assert span.run.first in list(span.source.places(words_of(span.mangled)))
    found = span.source.find(span.mangled)
    others = [n for n in span.source.places(words_of(span.mangled)) if n != span.run.first]
    if others:
        assert isinstance(found, NotFound)
        assert found.what == "ambiguous"
    else:
        assert found == span.source.offsets(span.run)


@given(spans(), gaps())
def test_a_span_that_stands_there_twice_is_told_with_its_places(span: Span, gap: str) -> None:
    text = span.source.text.text
    twice = Source(SourceText("x", text + gap + text))
    found = twice.find(span.mangled)
    assert isinstance(found, NotFound)
    assert found.what == "ambiguous"
    assert 2 <= len(found.at) <= 3
    assert twice.offsets(span.run) in found.at or len(found.at) == 3


@given(spans(), st.data())
def test_first_and_last_words_cover_what_is_between(span: Span, data: st.DataObject) -> None:
    first, end = span.run
    assume(end - first >= 2)
    cut = data.draw(st.integers(first + 1, end - 1))
    left, right = span.source.spelt(Run(first, cut)), span.source.spelt(Run(cut, end))
    found = span.source.find(f"{left}{data.draw(st.sampled_from(('…', ' … ', '...')))}{right}")
    if len(list(span.source.places(words_of(left)))) == 1:
        assert found == span.source.offsets(span.run)


@given(spans())
def test_the_shortest_passage_of_a_unique_span_is_found_and_covers_it(span: Span) -> None:
    passage = span.source.shortest_passage(span.run)
    unique = len(list(span.source.places(words_of(span.mangled)))) == 1
    assert (passage is not None) == unique
    if passage is not None:
        assert span.source.find_run(passage) == span.run
        assert span.run.end - span.run.first > 6 or "…" not in passage


@given(spans())
def test_no_passage_with_fewer_first_or_last_words_would_do(span: Span) -> None:
    passage = span.source.shortest_passage(span.run)
    if passage is None or "…" not in passage:
        return
    first, last = (words_of(part) for part in passage.split("…"))
    assert len(first) == 1 or len(list(span.source.places(first[:-1]))) > 1
    if len(last) > 1:
        after = span.run.first + len(first)
        assert next(span.source.places(last[1:], after)) != span.run.end - len(last) + 1


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_nothing_makes_the_search_fail(text: str, passage: str) -> None:
    found = Source(SourceText("x", text)).find(passage)
    assert isinstance(found, Found | NotFound)
