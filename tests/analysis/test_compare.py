"""Who says what in a debate, and how far its authors agree."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.analysis.compare import Comparison, Item, compare
from argmap.analysis.compare_page import _STYLE
from argmap.analysis.speakers import NotADebate
from argmap.comparing import FORMATS, comparison_text
from argmap.diagnostics.reporters.text import width
from argmap.reading import Reader, read_string
from tests.drawing.test_look import contrast
from tests.strategies import STANCES, argument_maps, as_yaml, texts

MAYOR = """\
argmap: 1
title: We cannot afford it
author: the mayor
claims:
  close: The town should close its library.
  dear: The library costs more than the town has.
  used: {text: Many people use the library., stance: grants}
arguments:
  - {premises: [dear], conclusion: close}
"""
READER = """\
argmap: 1
title: It is ours
author: a reader
claims:
  keep: The town should keep its library.
  busy: The library is used by many.
  cost: {text: The town cannot pay for the library., voice: the mayor, stance: rejects}
arguments:
  - {premises: [busy], conclusion: keep}
"""
PAPER = """\
argmap: 1
title: What the town says
claims:
  dear: {text: The library is too dear., voice: the mayor, stance: reports}
  full: {text: The library is full every day., voice: a visitor}
  stay: {text: The library should stay., stance: doubts}
"""
DEBATE = """\
argmap: 1
title: The library
claims: {}
include: {mayor: mayor.yaml, reader: reader.yaml, paper: paper.yaml}
same:
  - [mayor/used, reader/busy]
  - [paper/full, reader/busy]
  - [mayor/dear, reader/cost, paper/dear]
  - [reader/keep, paper/stay]
questions:
  future:
    title: Should the library stay?
    answers: [reader/keep, mayor/close]
    exclusive: true
"""
MAPS = {"mayor.yaml": MAYOR, "reader.yaml": READER, "paper.yaml": PAPER}


def read(folder: Path, debate: str = DEBATE, **maps: str) -> Comparison:
    for name, text in {**MAPS, **{f"{alias}.yaml": text for alias, text in maps.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "debate.yaml").write_text(debate, encoding="utf-8")
    document = Reader().read(folder / "debate.yaml")
    assert [d.message for each in document.documents() for d in each.diagnostics] == []
    return compare(document)


def words(item: Item, row: int = 0) -> list[str]:
    return [position.word for position in item.rows[row].positions]


def agreed(comparison: Comparison) -> dict[str, tuple[int, int, int]]:
    names = [column.alias for column in comparison.columns]
    return {
        f"{names[each.first]} {names[each.second]}": (each.agree, each.disagree, each.apart)
        for each in comparison.agreements
    }


@pytest.fixture
def debate(tmp_path: Path) -> Comparison:
    return read(tmp_path)


def two(folder: Path, one: str, other: str, ties: str = "") -> Comparison:
    """Compare two maps with the claims `x` and `y` each, given what stands below the first key of each claim."""

    def of(claims: str) -> str:
        return f"argmap: 1\ntitle: A map\nclaims:\n{claims}"

    text = f"argmap: 1\ntitle: Two\nclaims: {{}}\ninclude: {{a: a.yaml, b: b.yaml}}\n{ties}"
    return read(folder, text, a=of(one), b=of(other))


X = "  x: {text: It is so., stance: %s}\n"
SAME = "same: [[a/x, b/x]]\n"


class TestPositions:
    def test_the_columns_are_the_included_maps_with_their_authors(self, debate: Comparison) -> None:
        assert [(column.alias, column.label) for column in debate.columns] == [
            ("mayor", "the mayor"),
            ("reader", "a reader"),
            ("paper", "What the town says"),
        ]

    def test_a_map_that_names_no_author_has_the_one_of_its_source(self, tmp_path: Path) -> None:
        sourced = PAPER.replace("claims:", "source: {title: T, author: A. Journalist}\nclaims:", 1)
        assert read(tmp_path, paper=sourced).columns[2].label == "A. Journalist"

    def test_who_argues_for_what_he_asserts_concludes_it(self, debate: Comparison) -> None:
        question = debate.items[0]
        assert (question.kind, question.title) == ("question", "Should the library stay?")
        assert words(question) == ["silent", "concludes", "doubts"]
        assert words(question, 1) == ["concludes", "silent", "silent"]

    def test_claims_that_are_the_same_by_way_of_another_are_one_row(self, debate: Comparison) -> None:
        shared = {item.id: words(item) for item in debate.items[1:]}
        assert shared == {
            "mayor/dear": ["asserts", "rejects", "reports"],
            "mayor/used": ["grants", "asserts", "asserts"],
        }

    def test_what_another_says_and_the_author_asserts_he_has_adopted(self, debate: Comparison) -> None:
        (row,) = [row for item in debate.items for row in item.rows if "paper/full" in row.claims]
        assert row.positions[2].side == "for"

    def test_an_argument_that_its_author_only_reports_is_not_his_conclusion(self, tmp_path: Path) -> None:
        reported = MAYOR.replace("conclusion: close}", "conclusion: close, stance: reports, voice: the clerk}")
        assert words(read(tmp_path, mayor=reported).items[0], 1) == ["asserts", "silent", "silent"]

    def test_one_who_is_on_both_sides_takes_none(self, tmp_path: Path) -> None:
        torn = (X % "asserts") + "  y: {text: It is as I say., stance: rejects}\n"
        comparison = two(tmp_path, torn, X % "asserts", "same: [[a/x, b/x, a/y]]\n")
        position = comparison.items[0].rows[0].positions[0]
        assert (position.word, position.words, position.claims) == ("both", ("asserts", "rejects"), ("a/x", "a/y"))
        assert agreed(comparison) == {"a b": (0, 0, 0)}

    def test_claims_of_one_map_only_are_set_apart(self, tmp_path: Path) -> None:
        comparison = two(tmp_path, X % "asserts", X % "asserts")
        assert comparison.items == ()
        assert [row.claim for row in comparison.others] == ["a/x", "b/x"]

    def test_a_debate_in_a_debate_gives_its_authors_and_questions(self, tmp_path: Path) -> None:
        outer = (
            "argmap: 1\ntitle: Outer\nauthor: the editor\nclaims: {own: The library is dear.}\n"
            "include: {inner: inner.yaml}\nsame: [[own, inner/mayor/dear]]\n"
        )
        comparison = read(tmp_path, outer, inner=DEBATE)
        assert [column.alias for column in comparison.columns] == ["", "inner/mayor", "inner/reader", "inner/paper"]
        assert [item.id for item in comparison.items] == ["inner/future", "own", "inner/mayor/used"]
        assert words(comparison.items[1]) == ["asserts", "asserts", "rejects", "reports"]


class TestAgreement:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("asserts", "asserts", (1, 0, 0)),
            ("asserts", "grants", (1, 0, 0)),
            ("rejects", "doubts", (1, 0, 0)),
            ("asserts", "rejects", (0, 1, 0)),
            ("grants", "doubts", (0, 1, 0)),
            ("asserts", "reports", (0, 0, 0)),
        ],
    )
    def test_of_two_on_one_claim(self, tmp_path: Path, one: str, other: str, expected: tuple[int, int, int]) -> None:
        assert agreed(two(tmp_path, X % one, X % other, SAME)) == {"a b": expected}

    def test_each_item_counts_once_and_reports_do_not(self, debate: Comparison) -> None:
        assert agreed(debate) == {"mayor reader": (1, 2, 0), "mayor paper": (2, 0, 0), "reader paper": (1, 1, 0)}
        first = debate.agreements[0]
        assert (first.share, first.rests_on) == (1 / 3, 3)

    def test_nothing_shared_is_no_share(self, tmp_path: Path) -> None:
        (agreement,) = two(tmp_path, X % "asserts", X % "asserts").agreements
        assert (agreement.share, agreement.rests_on) == (None, 0)

    @pytest.mark.parametrize(
        ("ties", "expected"),
        [
            ("questions: {q: {title: Why?, answers: [a/x, b/x]}}\n", (0, 0, 1)),
            ("questions: {q: {title: Why?, answers: [a/x, b/x], exclusive: true}}\n", (0, 1, 0)),
            ("questions: {q: {title: Why?, answers: [a/x, b/x]}}\ncontraries: [[b/x, a/x]]\n", (0, 1, 0)),
            ("contraries: [[b/x, a/x], [a/x, b/x]]\n", (0, 1, 0)),
            ("questions: {q: {title: Why?, answers: [a/x]}}\nsame: [[a/x, b/x]]\n", (1, 0, 0)),
        ],
    )
    def test_of_two_answers(self, tmp_path: Path, ties: str, expected: tuple[int, int, int]) -> None:
        assert agreed(two(tmp_path, X % "asserts", X % "asserts", ties)) == {"a b": expected}

    def test_who_is_for_an_answer_agrees_with_who_rejects_its_contrary(self, tmp_path: Path) -> None:
        assert agreed(two(tmp_path, X % "asserts", X % "rejects", "contraries: [[a/x, b/x]]\n")) == {"a b": (1, 0, 0)}

    def test_contraries_within_one_map_are_no_item(self, tmp_path: Path) -> None:
        claims = (X % "asserts") + "  y: {text: It is not so., stance: rejects}\n"
        assert two(tmp_path, claims, X % "asserts", "contraries: [[a/x, a/y]]\n").items == ()

    def test_disputes_have_most_pairs_first_and_ties_in_the_order_of_the_map(self, debate: Comparison) -> None:
        assert [(item.number, item.disagree) for item in debate.disputes] == [(1, ((0, 1), (1, 2))), (2, ((0, 1),))]


class TestNoDebate:
    def test_a_map_without_includes_is_told_what_a_debate_is(self) -> None:
        with pytest.raises(NotADebate, match=r"A debate is a map that includes the maps of its authors"):
            compare(read_string(MAYOR))

    def test_one_author_is_no_debate(self, tmp_path: Path) -> None:
        with pytest.raises(NotADebate, match="one author"):
            read(tmp_path, "argmap: 1\ntitle: One\nclaims: {}\ninclude: {mayor: mayor.yaml}\n")


_NAMES = [f"{alias}/{name}" for alias in "abc" for name in "xyz"]
_LISTS = st.lists(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4), max_size=4)


def _generated(folder: Path, stances: list[str], same: list[list[str]], contraries: list[list[str]]) -> Comparison:
    given = iter(stances)
    maps = {}
    for alias in "abc":
        claims = "".join(f"  {name}: {{text: It is {name}., stance: {next(given)}}}\n" for name in "xyz")
        maps[alias] = f"argmap: 1\ntitle: Map {alias}\nclaims:\n{claims}"
    ties = (
        json.dumps({"same": same, "contraries": contraries})[1:-1].replace(']], "', ']]\n"').replace('[], "', '[]\n"')
    )
    text = f"argmap: 1\ntitle: D\nclaims: {{}}\ninclude: {{a: a.yaml, b: b.yaml, c: c.yaml}}\n{ties}\n"
    return read(folder, text, **maps)


class TestProperties:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(st.lists(STANCES, min_size=9, max_size=9), _LISTS, st.randoms(use_true_random=False))
    def test_order_and_repetition_of_same_change_nothing(
        self, tmp_path: Path, stances: list[str], same: list[list[str]], shuffled: random.Random
    ) -> None:
        again = [names + names[:1] for names in same for _ in range(2)]
        for names in (*again, again):
            shuffled.shuffle(names)
        once, twice = _generated(tmp_path, stances, same, []), _generated(tmp_path, stances, again, [])
        assert [(i.id, i.verdicts) for i in once.items] == [(i.id, i.verdicts) for i in twice.items]
        assert once.agreements == twice.agreements

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(st.lists(STANCES, min_size=9, max_size=9), _LISTS, _LISTS)
    def test_verdicts_are_those_of_the_definition(
        self, tmp_path: Path, stances: list[str], same: list[list[str]], contraries: list[list[str]]
    ) -> None:
        comparison = _generated(tmp_path, stances, same, contraries)
        for item in comparison.items:
            pro = [{r for r, row in enumerate(item.rows) if row.positions[n].side == "for"} for n in range(3)]
            con = [{r for r, row in enumerate(item.rows) if row.positions[n].side == "against"} for n in range(3)]
            for one, other in itertools.combinations(range(3), 2):
                clash = item.exclusive and any(
                    a != b and a not in pro[other] and b not in pro[one] for a in pro[one] for b in pro[other]
                )
                against = bool(pro[one] & con[other] or con[one] & pro[other])
                if against or (clash and not pro[one] & pro[other]):
                    assert (one, other) in item.verdicts.get("disagree", ())
                elif pro[one] == pro[other] and con[one] == con[other] and (pro[one] or con[one]):
                    assert (one, other) in item.verdicts.get("agree", ())
                elif not (pro[one] or con[one]) or not (pro[other] or con[other]):
                    assert all((one, other) not in pairs for pairs in item.verdicts.values())
        for agreement in comparison.agreements:
            assert agreement.share is None or 0 <= agreement.share <= 1


class _Page(HTMLParser):
    """Collects what an HTML page has, and checks that its elements close in order."""

    VOID = ("meta", "rect", "br")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class TestFormats:
    def test_the_table_shows_signs_and_words_and_what_agreement_rests_on(self, debate: Comparison) -> None:
        table = comparison_text(debate, "table")
        assert " 1. Should the library stay? (one answer at most)\n" in table
        line = next(each for each in table.splitlines() if "costs more" in each)
        assert line.split()[-5:] == ["+", "asserts", "-", "rejects", '"', "reports"][-5:]
        assert "  mayor and reader  33%, rests on 3\n" in table
        assert "   1. Should the library stay? (2 of 3: mayor / reader, reader / paper)\n" in table

    def test_the_table_has_the_claims_of_one_map_only_when_asked(self, tmp_path: Path) -> None:
        comparison = two(tmp_path, X % "asserts", X % "doubts")
        assert "It is so." not in comparison_text(comparison)
        assert comparison_text(comparison, everything=True).count("It is so.") == 2
        assert "nothing shared" in comparison_text(comparison)
        assert "Nothing ties these maps together yet" in comparison_text(comparison)

    @pytest.mark.parametrize("columns", [60, 80, 100])
    @pytest.mark.parametrize("authors", [2, 5, 9, 30])
    def test_the_table_keeps_to_its_width(self, tmp_path: Path, columns: int, authors: int) -> None:
        aliases = [f"a-rather-long-alias-{number}" for number in range(authors)]
        same = json.dumps([[f"{alias}/x" for alias in aliases]])
        include = json.dumps(dict.fromkeys(aliases, "m.yaml"))
        debate = f"argmap: 1\ntitle: {'Long ' * 60}\nclaims: {{}}\ninclude: {include}\nsame: {same}\n"
        one = "argmap: 1\ntitle: 図書館は開いているべきだ\nclaims:\n  x: " + "図書館は町の誰もが使う " * 12 + "\n"
        table = comparison_text(read(tmp_path, debate, m=one), columns=columns)
        assert max(map(width, table.splitlines())) <= columns

    def test_csv_has_a_line_a_claim_and_a_column_an_author(self, debate: Comparison) -> None:
        rows = list(csv.DictReader(io.StringIO(comparison_text(debate, "csv"))))
        assert [(row["number"], row["claim"], row["mayor"], row["reader"], row["paper"]) for row in rows] == [
            ("1", "reader/keep", "silent", "concludes", "doubts"),
            ("1", "mayor/close", "concludes", "silent", "silent"),
            ("2", "mayor/dear", "asserts", "rejects", "reports"),
            ("3", "mayor/used", "grants", "asserts", "asserts"),
        ]

    def test_json_has_the_promised_keys(self, debate: Comparison) -> None:
        found: dict[str, Any] = json.loads(comparison_text(debate, "json", everything=True))
        assert list(found) == ["title", "authors", "items", "others", "agreement", "disputes", "conclusions"]
        assert found["authors"][2] == {"alias": "paper", "title": "What the town says", "author": []}
        item = found["items"][1]
        assert list(item) == [
            "number", "kind", "id", "title", "exclusive", "claims", "agree", "disagree", "apart",
        ]  # fmt: skip
        assert item["disagree"] == [["mayor", "reader"]]
        (claim,) = item["claims"]
        assert claim["same"] == ["mayor/dear", "reader/cost", "paper/dear"]
        assert claim["positions"]["reader"] == {
            "words": ["rejects"],
            "side": "against",
            "claims": ["reader/cost"],
            "qualifiers": [],
        }
        assert found["agreement"][0] == {
            "between": ["mayor", "reader"], "share": 0.3333, "rests_on": 3, "agree": 1, "disagree": 2, "apart": 0,
        }  # fmt: skip
        assert found["disputes"][0] == {"number": 1, "pairs": 2, "between": [["mayor", "reader"], ["reader", "paper"]]}

    def test_the_page_is_one_file_with_headers_and_the_picture(self, debate: Comparison) -> None:
        page = comparison_text(debate, "html")
        parser = _Page()
        parser.feed(page)
        assert parser.open == []
        scopes = [attributes.get("scope") for tag, attributes in parser.tags if tag == "th"]
        assert None not in scopes
        assert {"col", "row", "rowgroup"} <= set(scopes)
        assert not [a for _, a in parser.tags if {"src", "href"} & set(a)]
        assert "prefers-color-scheme:dark" in page
        assert '<td class="at rejects" title="reader/cost"><span aria-hidden="true">-</span> rejects</td>' in page
        assert "<svg " in page
        ids = [attributes["id"] for _, attributes in parser.tags if "id" in attributes]
        assert len(ids) == len(set(ids))

    def test_words_on_the_page_have_aa_contrast_in_light_and_dark(self) -> None:
        light, dark = (dict(re.findall(r"--([a-z-]+):(#[0-9a-f]+)", part)) for part in _STYLE.split("@media"))
        for colours in (light, dark):
            full = {name: c if len(c) == 7 else "#" + "".join(2 * d for d in c[1:]) for name, c in colours.items()}
            pairs = [(name, name.removesuffix("-ink")) for name in full if name.endswith("-ink")]
            pairs += [(ink, ground) for ink in ("ink", "faint") for ground in ("ground", "head")]
            assert {pair for pair in pairs if contrast(full[pair[0]], full[pair[1]]) < 4.5} == set()

    def test_an_unknown_format_is_a_mistake_of_the_caller(self, debate: Comparison) -> None:
        with pytest.raises(ValueError, match="no format 'pdf'"):
            comparison_text(debate, "pdf")

    @pytest.mark.parametrize("form", FORMATS)
    def test_the_same_debate_gives_the_same_text(self, tmp_path: Path, form: str) -> None:
        assert comparison_text(read(tmp_path), form) == comparison_text(read(tmp_path), form)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(argument_maps(), argument_maps(), texts())
    def test_any_maps_and_any_texts_are_well_formed(self, tmp_path: Path, one: Any, other: Any, title: str) -> None:
        first, second = next(iter(one.claims)), next(iter(other.claims))
        ties = f"same: {json.dumps([[f'a/{first}', f'b/{second}']])}\ntitle: {json.dumps(title)}\n"
        maps = {"a": as_yaml(one), "b": as_yaml(other)}
        for alias, text in maps.items():
            (tmp_path / f"{alias}.yaml").write_text(text, encoding="utf-8")
        debate = f"argmap: 1\nclaims: {{}}\ninclude: {{a: a.yaml, b: b.yaml}}\n{ties}"
        (tmp_path / "debate.yaml").write_text(debate, encoding="utf-8")
        document = Reader().read(tmp_path / "debate.yaml")
        if document.map is None or len(document.included) < 2 or any(e.map is None for e in document.documents()):
            return  # a title or text that the reader refuses
        comparison = compare(document)
        ET.fromstring(comparison_text(comparison, "svg", everything=True))
        json.loads(comparison_text(comparison, "json", everything=True))
        parser = _Page()
        parser.feed(comparison_text(comparison, "html", everything=True))
        assert parser.open == []
        table = comparison_text(comparison, "table", everything=True)
        assert max(map(width, table.splitlines())) <= 100
        rows = list(csv.reader(io.StringIO(comparison_text(comparison, "csv", everything=True))))
        assert {len(row) for row in rows} == {8}


def test_a_reserve_is_shown_in_every_format(tmp_path: Path) -> None:
    for name, qualifier in (("ann", "possibly"), ("ben", "necessarily")):
        (tmp_path / f"{name}.yaml").write_text(
            f"argmap: 1\ntitle: T\nauthor: {name}\nclaims: {{a: {{text: It holds., qualifier: {qualifier}}}}}\n"
        )
    (tmp_path / "debate.yaml").write_text(
        "argmap: 1\ntitle: D\ninclude: {ann: ann.yaml, ben: ben.yaml}\nclaims: {}\nsame: [[ann/a, ben/a]]\n"
    )
    comparison = compare(Reader().read(tmp_path / "debate.yaml"))
    table = comparison_text(comparison, "table", columns=100)
    assert table.count("asserts?") == 1
    assert "? with a reserve" in table
    assert "asserts (possibly),asserts (necessarily)" in comparison_text(comparison, "csv")
    assert "(possibly)" in comparison_text(comparison, "html")
    assert comparison_text(comparison, "svg").count("asserts?") == 1
