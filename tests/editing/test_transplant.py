"""Claims that go to another map: what belongs to them goes along, references follow, and the whole says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from argmap import evaluate, load, loads
from argmap.authoring import Shelf, write
from argmap.editing.cutting import cutting
from argmap.editing.rename import Clash, Unknown
from argmap.editing.rewrite import EditError
from argmap.model import ArgumentMap
from tests.strategies import argument_maps
from tests.styled import styled

TOWN = """\
argmap: 1
title: Library
author: A. Columnist
source: {title: Close it}

groups:
  money: {title: Money}
  use: {title: Use}

voices:
  the mayor: {note: Head.}

claims:

  # On use

  keep: {text: Keep it., group: use}   # the point
  used: {text: People use it., group: use}

  # On money

  # the mayor's
  cost:
    text: It costs too much.   # too much
    voice: the mayor
    stance: reports
    group: money
  reserve:
    text: There is a reserve.
    group: money
    # note: since 2019

arguments:
  - premises: [used]
    conclusion: keep

  # Money

  - id: money
    premises: [reserve]
    rebuts: cost
  - premises: [cost]
    rebuts: keep

scenarios:
  spent: {assume: {reserve: false}}
"""
OTHER = "argmap: 1\ntitle: Other\nauthor: B. Critic\nclaims:\n  b: B.   # mine\n"
DEBATE = "argmap: 1\ntitle: Debate\nclaims: {}\ninclude: {town: town.yaml}\nmain: [town/reserve, town/keep]\n"


def statuses(path: Path) -> dict[str, str]:
    return {name: verdict.status for name, verdict in evaluate(path).claims.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "town.yaml").write_text(TOWN)
    (tmp_path / "other.yaml").write_text(OTHER)
    (tmp_path / "debate.yaml").write_text(DEBATE)
    return tmp_path


def test_a_group_becomes_a_map_of_its_own(folder: Path) -> None:
    before = statuses(folder / "town.yaml")
    shelf = Shelf(folder / "town.yaml")
    moved = shelf.split("money", folder / "money.yaml")
    shelf.verify(moved.files)
    write(moved.files)
    assert (
        (folder / "money.yaml").read_text()
        == """\
argmap: 1
title: Money
author: A. Columnist
source:
  title: Close it

voices:
  the mayor: {note: Head.}

claims:

  # On money

  # the mayor's
  cost:
    text: It costs too much.   # too much
    voice: the mayor
    stance: reports
  reserve:
    text: There is a reserve.
    # note: since 2019

arguments:
  - id: money
    premises: [reserve]
    rebuts: cost
"""
    )
    assert (
        (folder / "town.yaml").read_text()
        == """\
argmap: 1
title: Library
author: A. Columnist
source: {title: Close it}

include:
  money: money.yaml

groups:
  use: {title: Use}

voices: {}

claims:

  # On use

  keep: {text: Keep it., group: use}   # the point
  used: {text: People use it., group: use}

arguments:
  - premises: [used]
    conclusion: keep

  # Money

  - premises: [money/cost]
    rebuts: keep

scenarios:
  spent: {assume: {money/reserve: false}}
"""
    )
    assert "main: [town/money/reserve, town/keep]" in (folder / "debate.yaml").read_text()
    after = statuses(folder / "town.yaml")
    assert {name.removeprefix("money/"): label for name, label in after.items()} == before


def test_a_claim_goes_to_another_map_with_its_voice(folder: Path) -> None:
    shelf = Shelf(folder / "town.yaml")
    moved = shelf.move(["reserve"], folder / "other.yaml")
    texts = {Path(each.name).name: each.text for each in moved.files}
    assert texts["other.yaml"] == (
        "argmap: 1\ntitle: Other\nauthor: B. Critic\n\ngroups:\n  money: {title: Money}\n\nclaims:\n  b: B.   # mine\n"
        "  reserve:\n    text: There is a reserve.\n    voice: A. Columnist\n    group: money\n    # note: since 2019\n"
    )
    assert "include:\n  other: other.yaml\n" in texts["town.yaml"]
    assert "premises: [other/reserve]" in texts["town.yaml"] and "{other/reserve: false}" in texts["town.yaml"]
    assert "main: [town/other/reserve, town/keep]" in texts["debate.yaml"]
    assert any("stances" in each for each in moved.notes)


def test_a_claim_goes_back_into_the_map_that_includes_it(folder: Path) -> None:
    shelf = Shelf(folder / "town.yaml")
    with pytest.raises(Clash, match=r"includes .* cannot speak of `reserve`"):
        shelf.move(["reserve"], folder / "debate.yaml")
    text = TOWN.replace("  reserve:\n", "  free: It is free.\n  reserve:\n")
    (folder / "town.yaml").write_text(text)
    (folder / "debate.yaml").write_text(DEBATE.replace("claims: {}", "claims: {}   # none").replace("keep", "free"))
    moved = Shelf(folder / "town.yaml").move(["free"], folder / "debate.yaml")
    texts = {Path(each.name).name: each.text for each in moved.files}
    assert texts["town.yaml"] == TOWN
    assert "claims:   # none\n  free:\n    text: It is free.\n    voice: A. Columnist\n" in texts["debate.yaml"]
    assert "main: [town/reserve, free]" in texts["debate.yaml"]


@pytest.mark.parametrize(
    ("claims", "target", "said"),
    [
        (["resreve"], "other.yaml", "did you mean `reserve`"),
        (["reserve"], "town.yaml", "already"),
        (["reserve"], "nowhere.yaml", "faults"),
    ],
)
def test_what_cannot_go_is_refused(folder: Path, claims: list[str], target: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        Shelf(folder / "town.yaml").move(claims, folder / target)


def test_ids_and_aliases_that_are_taken_are_refused(folder: Path) -> None:
    (folder / "other.yaml").write_text(OTHER.replace("b: B.", "reserve: R."))
    with pytest.raises(Clash, match=r"`reserve` is a claim of .*other.yaml"):
        Shelf(folder / "town.yaml").move(["reserve"], folder / "other.yaml")
    with pytest.raises(Clash, match="alias"):
        _aliased(folder)
    with pytest.raises(EditError, match="there already"):
        Shelf(folder / "town.yaml").split("money", folder / "other.yaml")
    with pytest.raises(Unknown, match="did you mean `money`"):
        Shelf(folder / "town.yaml").split("mony", folder / "x.yaml")


def _aliased(folder: Path) -> None:
    (folder / "third.yaml").write_text(OTHER)
    (folder / "town.yaml").write_text(TOWN.replace("groups:", "include: {other: third.yaml}\n\ngroups:", 1))
    Shelf(folder / "town.yaml").move(["reserve"], folder / "other.yaml")


def test_undercutters_go_with_what_they_undercut() -> None:
    claims = {name: name.upper() for name in "abcx"}
    arguments = [
        {"id": "one", "premises": ["a"], "conclusion": "b"},
        {"id": "two", "premises": ["c"], "undercuts": "one"},
        {"id": "three", "premises": ["a"], "undercuts": "two"},
        {"id": "four", "premises": ["x"], "undercuts": "three"},
        {"premises": ["a"], "undercuts": "four"},
        {"premises": ["a"], "conclusion": "x"},
    ]
    argument_map = ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": claims, "arguments": arguments})
    assert cutting(argument_map, ["a", "b", "c"]).arguments == [0, 1, 2]
    assert cutting(argument_map, ["a", "b"]).arguments == [0]


def test_long_chains_of_undercutters_are_no_trouble() -> None:
    arguments = [{"id": "a0", "premises": ["a"], "conclusion": "a"}]
    arguments += [{"id": f"a{n}", "premises": ["a"], "undercuts": f"a{n - 1}"} for n in range(1, 20_000)]
    argument_map = ArgumentMap.model_validate(
        {"argmap": 1, "title": "T", "claims": {"a": "A"}, "arguments": arguments[::-1]}
    )
    assert len(cutting(argument_map, ["a"]).arguments) == 20_000


@given(argument_maps(), st.integers(0, 2**32), st.data())
@settings(max_examples=20)
def test_any_group_of_any_map_is_split_off_or_refused(
    tmp_path_factory: pytest.TempPathFactory, argument_map: ArgumentMap, seed: int, data: st.DataObject
) -> None:
    """What the two maps say together is what the one said, but for the new names."""
    text = styled(argument_map, seed)
    note(text)
    folder = tmp_path_factory.mktemp("split")
    (folder / "a.yaml").write_bytes(text.encode())
    shelf = Shelf(folder / "a.yaml")
    document = shelf.document.map
    assert document is not None
    used = [claim.group for claim in document.claims.values() if claim.group]
    if not used:
        return
    group = data.draw(st.sampled_from(used))
    try:
        moved = shelf.split(group, folder / "b.yaml", "inner")
    except EditError as refused:
        note(str(refused))
        return
    write(moved.files)
    whole = load(folder / "a.yaml", resolve=True)
    before = {name: claim.text for name, claim in document.claims.items()}
    assert {name.removeprefix("inner/"): claim.text for name, claim in whole.claims.items()} == before
    assert len(whole.arguments) == len(document.arguments)
    assert all(name in whole.claims for names in whole.same for name in names)


def test_several_of_a_kind_come_to_a_map_that_has_none(tmp_path: Path) -> None:
    given = """\
argmap: 1
title: A
groups:
    g: {title: G}
    h: {title: H, parent: g}
claims:
    a: {text: A., group: h}
    b:
        text: "B \u2028 b."
# at the margin
        group: h
    c: C.
arguments: [{premises: [a], conclusion: c}]
"""
    (tmp_path / "a.yaml").write_text(given, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("argmap: 1\ntitle: B\nclaims: {}\n", encoding="utf-8")
    moved = Shelf(tmp_path / "a.yaml").move(["a", "b"], tmp_path / "b.yaml")
    write(moved.files)
    came = load(tmp_path / "b.yaml")
    assert list(came.claims) == ["a", "b"]
    assert came.claims["b"].text == load_text(given)["b"]
    assert list(came.groups) == ["g", "h"]
    assert "# at the margin\n" in (tmp_path / "b.yaml").read_text(encoding="utf-8")


def load_text(text: str) -> dict[str, str]:
    return {name: claim.text for name, claim in loads(text).claims.items()}


def test_a_name_that_the_target_has_is_told_also_where_a_debate_speaks_of_both(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("argmap: 1\ntitle: T\nclaims:\n  a: A.\n  b: B.\n")
    (tmp_path / "debate.yaml").write_text(
        "argmap: 1\ntitle: D\ninclude: {one: one.yaml, two: two.yaml}\nclaims: {}\nsame: [[one/a, two/a]]\n"
        "scenarios:\n  s:\n    assume:\n      one/a: false\n      two/a: false\n"
    )
    with pytest.raises(Clash, match=r"`a` is a claim of `.*two.yaml` already"):
        Shelf(tmp_path / "one.yaml").move(["a"], tmp_path / "two.yaml")
