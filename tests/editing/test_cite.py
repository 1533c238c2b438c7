"""A quotation becomes the shortest passage of a claim, and nothing else in the file changes."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.api import MapError
from argmap.diagnostics import SourceText
from argmap.editing.cite import CiteError, UnknownClaim, cite, find_quotation
from argmap.editing.dump import dumps
from argmap.editing.rewrite import EditError, difference, rewrite
from argmap.model import ArgumentMap, Claim
from argmap.reading import read_string
from argmap.reading.passages import NoSource, Run, Source, words_of
from tests.reading.test_passage_properties import Span, spans
from tests.strategies import argument_maps

TEXT = (
    "The mayor calls the library a burden. The town, he says, can’t carry it any longer.\n\n"
    "The town has money in its reserve; the mayor does not\nmention it … The roof of the library leaks.\n"
)
SOURCE = Source(SourceText("town.txt", TEXT))
MAP = "argmap: 1\ntitle: T\nclaims:\n  cost: It is dear.  # why\n  leak: {text: It leaks., note: Hm.}\n"


def passage(quotation: str) -> str:
    return cite(read_string(MAP), "cost", quotation, SOURCE).passage


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("a burden", "a burden"),
        ("A BURDEN - the town, he says", "a burden. The town, he says"),
        ("The mayor calls the library a burden", "The mayor calls … burden"),
        ("has money in its reserve the mayor does", "has … does"),
        ("the mayor does not mention it: the roof", "the mayor does … roof"),
        ("not mention it the roof", "not mention it The roof"),
        ("the mayor calls … any longer", "The mayor calls … longer"),
        ("mention it … the roof", "mention it The roof"),
    ],
)
def test_a_quotation_becomes_the_shortest_passage(quotation: str, expected: str) -> None:
    assert passage(quotation) == expected


@pytest.mark.parametrize(
    ("quotation", "message", "lines"),
    [
        ("the library", "the quotation stands in the source 2 times; quote more of what is around it", [0, 3]),
        ("the town … reserve", "`the town` stands in the source 2 times; quote more of it", [0, 2]),
        ("a burdn. The tawn", "the quotation does not stand in the source; did you mean `a burden. The town`?", [0]),
        ("calls … rezerve", "`rezerve` does not stand in the source after the first words; did you mean `reserve`?",
         [2]),
        ("cheese on the moon, a lot of it", "the quotation does not stand in the source, nor anything like it", []),
        ("…", "the quotation has no words", []),
    ],
)  # fmt: skip
def test_a_quotation_that_cannot_be_cited_is_told_with_the_places(
    quotation: str, message: str, lines: list[int]
) -> None:
    with pytest.raises(CiteError) as error:
        passage(quotation)
    assert str(error.value) == message
    assert [related.span.start.line for related in error.value.places] == lines


def test_a_claim_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownClaim, match="no claim `cots`; did you mean `cost`"):
        cite(read_string(MAP), "cots", "a burden", SOURCE)


def test_a_claim_of_an_included_map_is_cited_in_that_map() -> None:
    document = read_string(MAP + "include: {mayor: mayor.yaml}\n")
    with pytest.raises(UnknownClaim, match=r"`argmap cite mayor\.yaml cost …`"):
        cite(document, "mayor/cost", "a burden", SOURCE)


def test_the_passage_that_a_claim_has_is_not_added_again() -> None:
    once = cite(read_string(MAP), "leak", "the roof of the library leaks", SOURCE)
    document = read_string(once.text)
    assert cite(document, "leak", "The roof of the library leaks", SOURCE).text == once.text
    twice = cite(document, "leak", "a burden", SOURCE).text
    assert "passage: [The roof of the library leaks, a burden], note: Hm." in twice
    replaced = cite(read_string(twice), "leak", "a burden", SOURCE, replace=True).text
    assert replaced == cite(read_string(MAP), "leak", "a burden", SOURCE).text


class TestFiles:
    def test_the_file_is_written_with_its_mark_and_comments(self, tmp_path: Path) -> None:
        (tmp_path / "town.txt").write_text(TEXT, encoding="utf-8")
        path = tmp_path / "town.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + MAP.replace("\n", "\r\n").encode())
        argmap.cite(path, "cost", "a burden", sources=tmp_path)
        expected = MAP.replace("cost: It is dear.  # why", "cost:\n    text: It is dear.  # why\n    passage: a burden")
        assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()

    def test_a_file_that_has_changed_meanwhile_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "town.yaml"
        path.write_text(MAP, encoding="utf-8")
        document = argmap.read(path)
        path.write_text(MAP + "# more\n", encoding="utf-8")
        with pytest.raises(EditError, match="has changed"):
            rewrite(document, MAP)
        assert path.read_text(encoding="utf-8").endswith("# more\n")

    def test_a_map_with_faults_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "town.yaml"
        path.write_text(MAP + "clams: {}\n", encoding="utf-8")
        with pytest.raises(MapError):
            argmap.cite(path, "cost", "a burden", sources=tmp_path)

    def test_a_text_that_is_not_there_is_told_with_what_to_do(self, tmp_path: Path) -> None:
        path = tmp_path / "town.yaml"
        path.write_text(MAP, encoding="utf-8")
        with pytest.raises(NoSource, match=r"`--sources DIR` names the folder of `town\.txt`"):
            argmap.cite(path, "cost", "a burden")
        with pytest.raises(NoSource, match=r"it would be `town\.txt` there"):
            argmap.cite(path, "cost", "a burden", sources=tmp_path)
        path.write_text(MAP + "source: {text: gone.txt}\n", encoding="utf-8")
        with pytest.raises(NoSource, match=r"the source text `gone\.txt`: no such file"):
            argmap.cite(path, "cost", "a burden")


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    return [x[2:] for x in lines if x.startswith("- ")], [x[2:] for x in lines if x.startswith("+ ")]


@given(span=spans(), written=st.sampled_from((MAP, MAP.replace("cost: It is dear.", "cost: >-\n    It is dear."))))
def test_any_unique_span_becomes_a_passage_that_is_found_and_covers_it(span: Span, written: str) -> None:
    quoted = words_of(span.mangled)
    if len(list(span.source.places(quoted))) != 1:
        with pytest.raises(CiteError):
            find_quotation(span.mangled, span.source)
        return
    document = read_string(written)
    cited = cite(document, "cost", span.mangled, span.source)
    again = read_string(cited.text).map
    assert again is not None
    assert document.map is not None
    (there,) = again.claims["cost"].passage or []
    assert span.source.find_run(there) == span.run
    assert again.claims["leak"] == document.map.claims["leak"]
    gone, come = changed_lines(written, cited.text)
    assert all(any(line.strip().removeprefix("cost: ") in new for new in come) for line in gone)


@settings(max_examples=40)
@given(argument_maps(), st.data())
def test_in_any_map_only_the_claim_changes(argument_map: ArgumentMap, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(sorted(argument_map.claims)))
    document = read_string(dumps(argument_map))
    replace = data.draw(st.booleans())
    cited = cite(document, claim, "has money in its reserve the mayor does", SOURCE, replace=replace)
    there = [] if replace else argument_map.claims[claim].passage or []
    new = Claim.model_copy(argument_map.claims[claim], update={"passage": [*there, "has … does"]})
    meant = argument_map.model_copy(update={"claims": {**argument_map.claims, claim: new}})
    assert read_string(cited.text).map == meant
    assert difference(document, cited.text).startswith("--- <text>\n+++ <text>\n")


def test_runs_of_a_source_without_words_are_no_trouble() -> None:
    with pytest.raises(CiteError, match="nor anything like it"):
        find_quotation("a burden", Source(SourceText("x", "…")))
    assert find_quotation("a", Source(SourceText("x", "a"))) == Run(0, 1)
