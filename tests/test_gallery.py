"""The maps keep to one standard, and their gallery shows them as they are."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # for a bare `pytest`; `python -m pytest` has it
    sys.path.insert(0, str(ROOT))

import argmap  # noqa: E402
from argmap.diagnostics import Selection, Severity  # noqa: E402
from argmap.graph import Graph  # noqa: E402
from argmap.reading.passages import words_of  # noqa: E402
from tools import make_gallery  # noqa: E402

MAPS = ROOT / "maps"
LONGEST_RUN = 7
"""Words in a row that a paraphrase shares with its article at most by chance, names of organisations among them."""
SOURCES = ROOT.parent / "shared" / "sources"
ARTICLES = sorted(path for path in MAPS.glob("*.yaml") if not argmap.load(path).include)
DEBATE = MAPS / "debate.yaml"
TITLE_WORDS = 5
SIDE = 4
"""Words that a passage may take at its beginning and at its end."""
each_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


# -- the maps ------------------------------------------------------------------------------------------------------


def test_each_of_the_five_articles_has_its_map() -> None:
    assert [path.stem for path in ARTICLES] == ["amashov", "edm", "evstratov", "pasatoiu-nitoiu", "poghosyan"]


def test_the_maps_are_clean() -> None:
    selection = Selection(extend=("no-basis", "unsupported-implicit"))
    report = argmap.check_files(sorted(MAPS.glob("*.yaml")), selection)
    assert [found.message for found in report.diagnostics] == []


@each_article
def test_a_map_is_neither_a_summary_nor_a_maze(path: Path) -> None:
    assert 20 <= len(argmap.load(path).claims) <= 50


@each_article
def test_every_claim_has_a_short_title_and_a_group(path: Path) -> None:
    for name, claim in argmap.load(path).claims.items():
        assert claim.title, name
        assert len(claim.title.split()) <= TITLE_WORDS, name
        assert claim.group, name


@each_article
def test_a_map_has_three_to_six_parts_with_titles(path: Path) -> None:
    groups = argmap.load(path).groups
    assert 3 <= len(groups) <= 6
    assert all(group.title for group in groups.values())


@each_article
def test_a_map_names_its_main_conclusions_and_argues_for_each(path: Path) -> None:
    own = argmap.load(path)
    assert own.main
    assert set(own.main) <= {argument.conclusion for argument in own.arguments}


@each_article
def test_every_premise_that_nothing_supports_has_a_basis(path: Path) -> None:
    graph = Graph(argmap.load(path))
    bare = [name for name in graph.uses if name not in graph.supports]
    assert [name for name in bare if graph.claims[name].basis is None] == []


@each_article
def test_what_a_voice_says_has_a_passage(path: Path) -> None:
    claims = argmap.load(path).claims
    assert [name for name, claim in claims.items() if not (claim.passage or claim.implicit)] == []


@each_article
def test_no_passage_takes_more_than_four_words_a_side(path: Path) -> None:
    own = argmap.load(path)
    passages = [p for part in (*own.claims.values(), *own.arguments) for p in part.passage or ()]
    assert passages
    for passage in passages:
        first, *last = re.split(r"\.\.\.|…", passage)
        if last:
            assert len(first.split()) <= SIDE, passage
            assert len(last[0].split()) <= SIDE, passage
        else:
            assert len(first.split()) <= 2 * SIDE, passage


@each_article
def test_every_voice_is_introduced(path: Path) -> None:
    own = argmap.load(path)
    parts = (*own.claims.values(), *own.arguments)
    said = {voice for part in parts for voice in part.voice or ()}
    assert said - {"unattributed", *(own.author or ())} == set(own.voices)


def test_only_the_signed_text_has_an_author() -> None:
    authors = {path.stem: argmap.load(path).author for path in ARTICLES}
    assert {name: author for name, author in authors.items() if author} == {"poghosyan": ["Benyamin Poghosyan"]}


@pytest.mark.parametrize("path", [*ARTICLES, DEBATE], ids=lambda path: path.stem)
def test_a_map_has_scenarios_that_say_what_they_are(path: Path) -> None:
    scenarios = argmap.load(path).scenarios
    assert len(scenarios) >= 2
    for scenario in scenarios.values():
        assert scenario.title
        assert scenario.note
        assert scenario.assume


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the articles are not part of this repository")
def test_every_passage_is_found_in_its_article() -> None:
    report = argmap.check_files(sorted(MAPS.glob("*.yaml")), sources=SOURCES)
    assert [found.message for found in report.diagnostics if found.severity is not Severity.NOTE] == []
    assert report.passages.found > 200
    assert report.passages.unverified == 0


# -- the debate ----------------------------------------------------------------------------------------------------


def test_the_debate_includes_the_maps_of_all_articles() -> None:
    assert sorted(argmap.load(DEBATE).include.values()) == [path.name for path in ARTICLES]


def test_the_debate_asks_questions_that_two_authors_or_more_answer() -> None:
    questions = argmap.load(DEBATE).questions
    assert len(questions) >= 8
    for question in questions.values():
        assert question.title.endswith("?")
        assert len(_authors(question.answers)) >= 2, question.title


def test_the_debate_ties_claims_of_different_authors_only() -> None:
    debate = argmap.load(DEBATE)
    assert debate.same
    assert debate.contraries
    for names in (*debate.same, *debate.contraries):
        assert len(_authors(names)) == len(names), names


def test_scenarios_of_the_debate_span_authors() -> None:
    assert all(len(_authors(scenario.assume)) >= 2 for scenario in argmap.load(DEBATE).scenarios.values())


def test_all_five_speak_of_the_deployment() -> None:
    assert any(len(names) == len(ARTICLES) for names in argmap.load(DEBATE).same)


# -- the gallery ---------------------------------------------------------------------------------------------------


def test_the_page_is_up_to_date() -> None:
    kept = (MAPS / "README.md").read_text(encoding="utf-8")
    assert kept == make_gallery.page(), "run `python -m tools.make_gallery`, and look at what it changes"


@pytest.mark.skipif(
    find_spec("pygraphviz") is None and "ARGMAP_TESTS_COMPLETE" not in os.environ,
    reason="the pictures were laid out by the embedded Graphviz",
)
def test_the_pictures_are_what_argmap_draws() -> None:
    stale = [path.name for path in make_gallery.stale()]
    assert stale == [], "run `python -m tools.make_gallery`, and look at the pictures"


def test_all_that_the_page_points_at_is_there() -> None:
    page = (MAPS / "README.md").read_text(encoding="utf-8")
    anchors = {make_gallery._anchor(title) for title in re.findall(r"^#+ (.*)$", page, re.MULTILINE)}
    links = set(re.findall(r"\]\(([^)]*)\)", page))
    assert {link for link in links if link.startswith("#")} <= {f"#{anchor}" for anchor in anchors}
    assert [link for link in sorted(links) if not link.startswith("#") and not (MAPS / link).is_file()] == []
    assert {f"pictures/{path.name}" for path in (MAPS / "pictures").iterdir()} <= links


def _authors(names: object) -> set[str]:
    assert isinstance(names, (list, dict))
    return {name.partition("/")[0] for name in names}


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the articles are not beside this checkout")
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_claims_are_paraphrases_and_share_no_long_run_of_words_with_the_article(path: Path) -> None:
    article = words_of((SOURCES / f"{path.stem}.txt").read_text(encoding="utf-8"))
    runs = {tuple(article[n : n + LONGEST_RUN]) for n in range(len(article))}
    copied = []
    for name, claim in argmap.load(path).claims.items():
        said = words_of(claim.text)
        copied += [name for n in range(len(said) - LONGEST_RUN + 1) if tuple(said[n : n + LONGEST_RUN]) in runs]
    assert copied == []
