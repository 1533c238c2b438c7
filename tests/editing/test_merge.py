"""Two claims made one: what speaks of the one speaks of the other, once, and what contradicts is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from argmap.authoring import Shelf
from argmap.editing.merge import Contradiction, merge
from argmap.editing.rename import Unknown
from argmap.editing.rewrite import EditError
from argmap.model import ArgumentMap
from argmap.reading import read_string
from tests.strategies import argument_maps
from tests.styled import styled

MAP = """\
argmap: 1
title: T
claims:
  keep: Keep it.
  # the first
  cost:
    text: It costs too much.   # first
    passage: a … b
    basis: report
  # the second
  dear:
    text: It is dear.   # second
    passage: c … d   # there
arguments:
  - premises: [cost, dear]   # both
    rebuts: keep
  - premises: {data: cost, warrant: [dear, {held: cost}]}
    rebuts: keep
main: [cost]
same: [[cost, dear]]
scenarios:
  s: {assume: {cost: false, dear: false, keep: true}}
"""


def test_two_claims_become_one() -> None:
    merged = merge([], read_string(MAP), "cost", "dear")
    [edited] = merged.files
    assert (
        edited.text
        == """\
argmap: 1
title: T
claims:
  keep: Keep it.
  # the second
  dear:
    text: It is dear.   # second
    basis: report
    passage:   # there
      - c … d
      - a … b
arguments:
  - premises: [dear]   # both
    rebuts: keep
  - premises: {data: dear, warrant: [dear, {held: dear}]}
    rebuts: keep
main: [dear]
scenarios:
  s: {assume: {dear: false, keep: true}}
"""
    )
    assert merged.notes == [
        "`cost` said: It costs too much.",
        "a comment goes with `cost`: # the first",
        "a comment goes with `cost`: # first",
    ]


def test_what_contradicts_is_told_all_at_once() -> None:
    text = MAP.replace("basis: report", "basis: report\n    stance: rejects\n    voice: X")
    text = text.replace("passage: c … d   # there", "basis: value").replace("dear: false", "dear: true")
    text += "contraries: [[dear, cost, keep]]\n"
    with pytest.raises(Contradiction) as told:
        merge([], read_string(text), "cost", "dear")
    assert told.value.reasons == [
        "`basis` is report and value",
        "`voice` is X and none",
        "`stance` is rejects and asserts",
        "`<text>` calls them contraries",
        "the scenario `s` has another `assume` for each",
    ]


def test_keep_keeps_the_keys_of_the_one_that_stays() -> None:
    text = MAP.replace("    basis: report", "    basis: report\n    stance: rejects")
    merged = merge([], read_string(text), "cost", "dear", keep=True)
    assert "kept as `dear` has it: `stance` is rejects and asserts" in merged.notes
    assert "rejects" not in merged.files[0].text


def test_a_claim_and_its_reason_are_not_one() -> None:
    with pytest.raises(Contradiction, match="the argument #1 leads from one to the other"):
        merge([], read_string(MAP), "cost", "keep", keep=True)


def test_unknown_claims_and_one_claim() -> None:
    with pytest.raises(Unknown, match="did you mean `cost`"):
        merge([], read_string(MAP), "cots", "dear")
    with pytest.raises(EditError, match="one claim already"):
        merge([], read_string(MAP), "cost", "cost")


def test_maps_that_include_the_map_follow(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MAP)
    debate = "argmap: 1\ntitle: D\nclaims: {b: B.}\ninclude: {a: a.yaml}\n"
    (tmp_path / "d.yaml").write_text(debate + "same:\n  - [a/cost, a/dear]\n  - [a/cost, b]   # so\n")
    merged = Shelf(tmp_path / "a.yaml").merge("cost", "dear")
    texts = {Path(each.name).name: each.text for each in merged.files}
    assert texts["d.yaml"] == debate + "same:\n  - [a/dear, b]   # so\n"
    (tmp_path / "d.yaml").write_text(debate + "contraries: [[a/cost, a/dear]]\n")
    with pytest.raises(Contradiction, match=r"d\.yaml` calls them contraries"):
        Shelf(tmp_path / "a.yaml").merge("cost", "dear")


@given(argument_maps(), st.integers(0, 2**32), st.data())
@settings(max_examples=25)
def test_any_two_claims_are_merged_or_refused(argument_map: ArgumentMap, seed: int, data: st.DataObject) -> None:
    text = styled(argument_map, seed)
    note(text)
    document = read_string(text)
    assert document.map is not None
    names = list(document.map.claims)
    one, other = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    try:
        [edited] = merge([], document, one, other, keep=True).files
    except EditError as refused:
        note(str(refused))
        return
    again = read_string(edited.text)
    assert not again.diagnostics and again.map is not None
    assert again.map.claims.keys() == document.map.claims.keys() - {one}
    assert len(again.map.arguments) == len(document.map.arguments)
