"""What docs/what-the-maps-show.md says of the maps in tables is what evaluation gives; its console blocks are run as
those of every page are (tests/test_docs.py).

A table below `<!-- statuses: MAP -->` has a claim a row and a scenario, or `CLAIM=STATUS`, a column. One below
`<!-- hinges: MAP -->` has each premise whose fall alone takes main conclusions down, and what the map notes of it.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

import argmap
from argmap.evaluation import Status

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "what-the-maps-show.md").read_text(encoding="utf-8")
MAPS = sorted((ROOT / "maps").glob("*.yaml"))
DEBATE = ROOT / "maps" / "debate.yaml"
ARTICLES = [path for path in MAPS if path != DEBATE]


def tables(kind: str) -> Iterator[tuple[Path, list[str], list[list[str]]]]:
    """Yield the map of each table of a kind, its head and its rows."""
    for found in re.finditer(rf"<!-- {kind}: (\S+) -->\n((?:\|.*\n)+)", PAGE):
        head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in found[2].splitlines()]
        yield ROOT / found[1], head, rows


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def statuses(path: Path, case: str) -> dict[str, str]:
    """Return the status of each claim in a scenario, or with one claim pinned."""
    claim, pinned, status = case.partition("=")
    if pinned:
        found = argmap.evaluate(path, assume={claim: cast(Status, status)})
    else:
        found = argmap.evaluate(path, scenario=case)
    return {name: verdict.status for name, verdict in found.claims.items()}


STATUSES = list(tables("statuses"))
HINGES = list(tables("hinges"))


@pytest.mark.parametrize(("path", "head", "rows"), STATUSES, ids=[path.stem for path, *_ in STATUSES])
def test_statuses_are_as_the_page_says(path: Path, head: list[str], rows: list[list[str]]) -> None:
    for column, case in enumerate(names(" ".join(head)), start=1):
        found = statuses(path, case)
        said = {names(row[0])[0]: row[column] for row in rows}
        assert said == {claim: found[claim] for claim in said}, case


@pytest.mark.parametrize(("path", "rows"), [(path, rows) for path, _, rows in HINGES], ids=lambda each: str(each)[-20:])
def test_load_bearing_premises_and_their_bases_are_as_the_page_says(path: Path, rows: list[list[str]]) -> None:
    own = argmap.load(path)
    found: dict[str, list[str]] = {}
    for conclusion in own.main:
        for premise in argmap.hinges(path, conclusion, largest=1).load_bearing:
            found.setdefault(premise, []).append(conclusion)
    assert {names(row[0])[0]: names(row[1]) for row in rows} == found
    for row in rows:
        claim = own.claims[names(row[0])[0]]
        assert row[2] == ("unsaid" if claim.implicit else claim.basis), row[0]


def test_the_page_has_both_tables_for_each_article() -> None:
    assert sorted(path for path, *_ in HINGES) == ARTICLES
    assert {path for path, *_ in STATUSES} == set(MAPS)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_page_has_every_main_conclusion_in_every_scenario_of_the_map(path: Path) -> None:
    own = argmap.load(path, resolve=True)
    head, rows = next((head, rows) for found, head, rows in STATUSES if found == path)
    scenarios = argmap.load(path).scenarios
    assert names(" ".join(head)) == ["as-argued", *scenarios]
    assert set(own.main) <= {names(row[0])[0] for row in rows}


def test_what_the_second_table_of_the_debate_leaves_out_stays_as_it_is() -> None:
    _, head, rows = [each for each in STATUSES if each[0] == DEBATE][1]
    told = {names(row[0])[0] for row in rows}
    as_argued, *others = [statuses(DEBATE, case) for case in names(" ".join(head))]
    for claim in set(argmap.load(DEBATE, resolve=True).main) - told:
        assert {found[claim] for found in others} == {as_argued[claim]}, claim


def test_the_debate_is_as_large_and_as_much_of_it_stands_as_the_page_says() -> None:
    debate = argmap.load(DEBATE)
    assert (len(debate.same), len(debate.contraries)) == (9, 7)
    found = statuses(DEBATE, "as-argued")
    assert Counter(found[claim] for claim in argmap.load(DEBATE, resolve=True).main) == Counter(
        {"in": 13, "out": 2, "undecided": 2}
    )


def test_on_what_an_author_leaves_unsaid_no_other_takes_a_side() -> None:
    debate = argmap.load(DEBATE)
    tied = {name for names_tied in (*debate.same, *debate.contraries) for name in names_tied}
    for path in ARTICLES:
        for name, claim in argmap.load(path).claims.items():
            assert not (claim.implicit and f"{path.stem}/{name}" in tied), name


def test_without_voices_of_the_country_the_danger_is_out_by_a_tie() -> None:
    text = (ROOT / "maps" / "edm.yaml").read_text(encoding="utf-8")
    lighter = argmap.loads(text.replace("id: official-calm\n", "id: official-calm\n    weight: 0.99\n"))
    for what, status in ((ROOT / "maps" / "edm.yaml", "out"), (lighter, "in")):
        found = argmap.evaluate(what, assume={"representative": "out"})
        assert found.claims["seen-dangerous"].status == status


def test_no_map_gives_weights_credences_or_standards() -> None:
    for path in MAPS:
        own = argmap.load(path)
        assert {argument.weight for argument in own.arguments} <= {1}
        assert {(claim.credence, claim.standard) for claim in own.claims.values()} <= {(None, "preponderance")}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_conclusion_of_an_article_stands_whatever_falls(path: Path) -> None:
    for conclusion in argmap.load(path).main:
        found = argmap.hinges(path, conclusion)
        assert found.status == "in"
        assert found.sets, conclusion


def test_larger_sets_of_premises_are_as_the_page_says() -> None:
    def sizes(article: str, claim: str) -> set[int]:
        return {len(each.premises) for each in argmap.hinges(ROOT / "maps" / f"{article}.yaml", claim).sets}

    assert min(sizes("poghosyan", "unexplained")) == 3
    assert sizes("edm", "important") == {3}
    assert sizes("evstratov", "turkey-limited") == {4, 5}
    warning = argmap.hinges(ROOT / "maps" / "evstratov.yaml", "warning").sets
    assert all("outcry-tells" in each.premises for each in warning if each.premises != ("deployed",))
    assert len(argmap.hinges(ROOT / "maps" / "pasatoiu-nitoiu.yaml", "hegemon").load_bearing) == 9


@pytest.mark.parametrize(
    ("file", "argument", "stands", "falls"),
    [
        ("amashov.yaml", "core-intact", "evstratov/turan-postponed", "amashov/revocable"),
        ("evstratov.yaml", "no-time-for-turan", "amashov/revocable", "evstratov/turan-postponed"),
    ],
)
def test_the_tie_over_turan_is_one_of_equal_weights(
    tmp_path: Path, file: str, argument: str, stands: str, falls: str
) -> None:
    for path in MAPS:
        shutil.copy(path, tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(text.replace(f"id: {argument}\n", f"id: {argument}\n    weight: 0.99\n"), "utf-8")
    found = statuses(tmp_path / "debate.yaml", "as-argued")
    assert (found[stands], found[falls]) == ("in", "out")


@pytest.mark.parametrize(
    ("case", "claim", "status"),
    [
        ("evstratov/forced=out", "poghosyan/best-choice", "in"),
        ("evstratov/forced=in", "poghosyan/best-choice", "out"),
        ("edm/counters=out", "pasatoiu-nitoiu/against-rivals", "in"),
        ("pasatoiu-nitoiu/localised=in", "pasatoiu-nitoiu/against-rivals", "in"),
    ],
)
def test_what_would_settle_the_conclusions_left_open(case: str, claim: str, status: str) -> None:
    assert statuses(DEBATE, case)[claim] == status
