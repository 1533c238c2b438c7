"""Renaming: every place that means the thing follows, in all maps, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from argmap.editing.fmt import formatted
from argmap.editing.naming import with_names
from argmap.editing.rename import Clash, Unknown, kinds_of, rename
from argmap.editing.rewrite import EditError, Faulty
from argmap.model import ArgumentMap
from argmap.reading import Reader, read_string
from argmap.reading.mentions import Kind
from tests.strategies import argument_maps
from tests.styled import styled

MAP = """\
argmap: 1
title: cost   # not the claim
claims:
  # the mayor's cost
  cost: {text: The cost is high., group: cost}
  "keep": Keep it.   # keep
arguments:
  - id: money
    premises: [{held: cost}, keep]   # cost
    rebuts: 'keep'
  - premises: {cost: cost}
    undercuts: money
main: keep
walk: [cost, money]
same: [[cost, keep]]
groups: {cost: {title: Cost}}
scenarios:
  cheap: {assume: {cost: false}, without: [money]}
  cheaper: {extends: cheap}
questions: {cost: {title: Cost?, answers: [cost]}}
"""


def renamed(text: str, old: str, new: str, kind: Kind = "claim") -> str:
    document = read_string(text)
    assert document.map is not None, document.diagnostics
    [edited] = rename([], document, old, new, kind)
    return edited.text


def test_a_claim_is_renamed_wherever_it_is_meant_and_nowhere_else() -> None:
    new = renamed(MAP, "cost", "price")
    changed = [line for line in new.splitlines() if line not in MAP.splitlines()]
    assert changed == [
        "  price: {text: The cost is high., group: cost}",
        "    premises: [{held: price}, keep]   # cost",
        "  - premises: {cost: price}",
        "walk: [price, money]",
        "same: [[price, keep]]",
        "  cheap: {assume: {price: false}, without: [money]}",
        "questions: {cost: {title: Cost?, answers: [price]}}",
    ]
    assert renamed(new, "price", "cost") == MAP


def test_quotes_stay_as_they_are_and_come_where_they_must() -> None:
    new = renamed(MAP, "keep", "stay")
    assert '  "stay": Keep it.   # keep\n' in new and "rebuts: 'stay'\n" in new and "main: stay\n" in new
    assert 'main: "null"' in renamed(MAP, "keep", "null")


@pytest.mark.parametrize(
    ("kind", "old", "changes"),
    [
        ("argument", "money", ["  - id: x", "    undercuts: x", "walk: [cost, x]"]),
        ("group", "cost", ["  cost: {text: The cost is high., group: x}", "groups: {x: {title: Cost}}"]),
        ("scenario", "cheap", ["  cheaper: {extends: x}"]),
        ("issue", "cost", ["questions: {x: {title: Cost?, answers: [cost]}}"]),
    ],
)
def test_other_parts(kind: Kind, old: str, changes: list[str]) -> None:
    new = renamed(MAP, old, "x", kind).splitlines()
    assert all(change in new for change in changes)
    assert renamed("\n".join(new), "x", old, kind) == MAP.rstrip("\n")


def test_kinds_of_a_name() -> None:
    document = read_string(MAP)
    assert kinds_of(document, "cost") == ["claim", "group", "issue"]
    assert kinds_of(document, "nothing") == []


@given(argument_maps(include=True), st.integers(0, 2**32), st.data())
@settings(max_examples=30)
def test_any_name_in_any_style(argument_map: ArgumentMap, seed: int, data: st.DataObject) -> None:
    text = styled(argument_map, seed)
    note(text)
    document = read_string(text)
    assert document.map is not None
    named: list[tuple[Kind, str]] = [("claim", name) for name in document.map.claims]
    named += [("argument", each.id) for each in document.map.arguments if each.id]
    named += [("group", name) for name in document.map.groups]
    named += [("alias", name) for name in document.map.include]
    kind, old = data.draw(st.sampled_from(named))
    try:
        new = renamed(text, old, "renamed-so", kind)
    except EditError as refused:
        assert "&" in text and "anchors" in str(refused)
        return
    again = read_string(new)
    assert again.map is not None
    names = {"claim": "argument", "argument": "claim"}
    assert again.map == with_names(
        document.map,
        lambda found, name: (
            "renamed-so" + name[len(old) :]
            if (found in (kind, names.get(kind)) and name == old)
            or (kind == "alias" and found not in ("voice", "role") and name.startswith(old + "/"))
            else name
        ),
    )
    assert formatted(new).count("#") == formatted(text).count("#")


def test_an_anchor_carries_the_name_to_its_aliases() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  &k keep: Keep it.\n  b: B.\nmain: *k\nsame: [[*k, b]]\n"
    assert renamed(text, "keep", "stay") == text.replace("&k keep", "&k stay")


def test_an_anchor_that_means_other_things_too_is_refused() -> None:
    text = "argmap: 1\ntitle: &k keep\nclaims:\n  keep: Keep it.\nmain: *k\n"
    with pytest.raises(EditError, match="its anchors"):
        renamed(text, "keep", "stay")


@pytest.mark.parametrize(
    ("old", "new", "kind", "said"),
    [
        ("keep", "cost", "claim", "`cost` is a claim of `<text>` already"),
        ("keep", "money", "claim", "`money` is an argument of `<text>` already"),
        ("money", "keep", "argument", "`keep` is a claim"),
        ("cheap", "cheaper", "scenario", "`cheaper` is a scenario"),
        ("cheap", "as-argued", "scenario", "the scenario that is always there"),
        ("keep", "two words", "claim", "did you mean `two-words`"),
        ("keep", "1st", "claim", "is not an id"),
        ("kepe", "x", "claim", "no claim or argument `kepe`; did you mean `keep`"),
        ("chep", "x", "scenario", "no scenario `chep`; did you mean `cheap`"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(old: str, new: str, kind: Kind, said: str) -> None:
    with pytest.raises(EditError, match=said.replace("(", r"\(")):
        renamed(MAP, old, new, kind)


def test_a_name_that_is_spoken_of_already_would_come_to_mean_another_thing() -> None:
    with pytest.raises(Clash, match="spoken of") as refused:
        renamed(MAP.replace("main: keep", "main: gone"), "keep", "gone")
    assert refused.value.place is not None and refused.value.place.span.start.line == 12


def test_names_follow_through_maps_that_include_maps(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MAP)
    head = "argmap: 1\ntitle: T\nclaims: {}\n"
    (tmp_path / "b.yaml").write_text(head + "include: {a: a.yaml}\nsame: [[a/cost, a/keep]]\n")
    (tmp_path / "c.yaml").write_text(head + "include: {b: b.yaml, aa: a.yaml}\ncontraries: [[b/a/cost, aa/cost]]\n")
    (tmp_path / "d.yaml").write_text(head + "include: {c: c.yaml}\nmain: c/b/a/keep\n")
    (tmp_path / "e.yaml").write_text(head + "include: {b: b.yaml}\nmain: b/a/cost\n")
    reader = Reader()
    documents = [reader.read(tmp_path / f"{name}.yaml") for name in "bde"]
    found = rename(documents, reader.read(tmp_path / "a.yaml"), "cost", "price", "claim")
    texts = {Path(edited.name).stem: edited.text for edited in found}
    assert texts.keys() == {"a", "b", "c", "e"}
    assert "same: [[a/price, a/keep]]" in texts["b"]
    assert "contraries: [[b/a/price, aa/price]]" in texts["c"]
    assert "main: b/a/price" in texts["e"]
    found = rename(documents, reader.read(tmp_path / "b.yaml"), "a", "first", "alias")
    texts = {Path(edited.name).stem: edited.text for edited in found}
    assert texts.keys() == {"b", "c", "d", "e"}
    assert "include: {first: a.yaml}\nsame: [[first/cost, first/keep]]" in texts["b"]
    assert "contraries: [[b/first/cost, aa/cost]]" in texts["c"] and "main: c/b/first/keep" in texts["d"]


def test_a_map_with_faults_is_refused() -> None:
    document = read_string(MAP + "nonsense: 1\n")
    with pytest.raises(Faulty):
        rename([], document, "cost", "price", "claim")
    with pytest.raises(Unknown):
        rename([], document, "nothing", "price", "claim")


def test_nothing_changes_when_the_name_stays() -> None:
    assert rename([], read_string(MAP), "cost", "cost", "claim") == []
