"""Maps that include maps: ids, places, and all that can go wrong on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.reading import Reader, whole

A = """\
argmap: 1
title: A
author: Anna
claims: {top: The top holds., under: What is under holds.}
arguments: [{id: step, premises: [under], conclusion: top}]
groups: {g: {title: G}}
"""
DEBATE = """\
argmap: 1
title: Debate
include: {a: a.yaml}
claims: {own: The debate says so.}
arguments: [{premises: [a/top], conclusion: own}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(A)
    Path("debate.yaml").write_text(DEBATE)
    return tmp_path


def test_ids_of_an_included_map_get_its_alias() -> None:
    m = argmap.load("debate.yaml", resolve=True)
    assert list(m.claims) == ["own", "a/top", "a/under"]
    assert m.arguments[1].id == "a/step"
    assert m.arguments[1].premises == ["a/under"]
    assert m.claims["a/top"].voice == ["Anna"]
    assert m.claims["a/top"].group == "a"
    assert m.groups["a/g"].parent == "a"


def test_without_resolve_a_map_is_as_its_file_says() -> None:
    assert list(argmap.load("debate.yaml").claims) == ["own"]


def test_a_debate_walks_as_it_says_else_as_its_parts_do(folder: Path) -> None:
    (folder / "a.yaml").write_text(A + "walk: [top, step]\n")
    assert argmap.load("debate.yaml", resolve=True).walk == ["a/top", "a/step"]
    (folder / "debate.yaml").write_text(DEBATE + "walk: [own, a/under]\n")
    assert argmap.load("debate.yaml", resolve=True).walk == ["own", "a/under"]


def test_a_part_stands_in_its_own_file() -> None:
    _, places = whole(Reader().read("debate.yaml"))
    assert places.span(("claims", "a/under"), "key") == ("a.yaml", (3, 30), (3, 35))
    assert places.span(("arguments", 1, "premises", 0)) == ("a.yaml", (4, 34), (4, 39))
    assert places.span(("claims", "own"), "key")[0] == "debate.yaml"


def test_includes_of_includes_get_both_aliases() -> None:
    Path("outer.yaml").write_text("argmap: 1\ntitle: O\nclaims: {}\ninclude: {d: debate.yaml}\n")
    assert "d/a/under" in argmap.load("outer.yaml", resolve=True).claims


def test_a_finding_in_an_included_file_names_that_file() -> None:
    Path("a.yaml").write_text(A.replace("[under]", "[undr]"))
    (found,) = argmap.check("debate.yaml", select=["dangling-reference"])
    assert found.span.file == "a.yaml"
    assert "`under`" in found.message


def test_an_unknown_id_of_an_included_map_is_dangling_in_the_file_that_names_it() -> None:
    Path("debate.yaml").write_text(DEBATE.replace("[a/top]", "[a/topp]"))
    (found,) = argmap.check("debate.yaml", select=["dangling-reference"])
    assert found.span.file == "debate.yaml"
    assert "`a/top`" in found.message


def test_a_claim_that_only_the_including_map_uses_is_no_orphan_when_both_are_checked() -> None:
    Path("a.yaml").write_text(A.replace("claims: {", "claims: {extra: Something else holds., "))
    Path("debate.yaml").write_text(DEBATE.replace("[a/top]", "[a/top, a/extra]"))
    assert [d.slug for d in argmap.check("a.yaml", select=["orphan-claim"])] == ["orphan-claim"]
    report = argmap.check_files(["a.yaml", "debate.yaml"])
    assert not [d for d in report.diagnostics if d.slug == "orphan-claim"]


def test_a_ring_of_includes_is_shown() -> None:
    Path("a.yaml").write_text(A + "include: {d: debate.yaml}\n")
    found = [d for d in argmap.check("debate.yaml") if d.slug == "include-cycle"]
    assert len(found) == 1
    assert "debate.yaml → a.yaml → debate.yaml" in found[0].message
    assert found[0].span.file == "a.yaml"
    assert [r.span.file for r in found[0].related] == ["debate.yaml"]


def test_a_map_that_includes_itself_is_a_ring() -> None:
    Path("a.yaml").write_text(A + "include: {me: a.yaml}\n")
    (found,) = argmap.check("a.yaml")
    assert (found.slug, found.span.start) == ("include-cycle", (6, 14))


def test_a_missing_include_is_reported_where_it_is_named_and_its_ids_are_not_dangling() -> None:
    Path("debate.yaml").write_text(DEBATE.replace("a: a.yaml", "a: aa.yaml"))
    (found,) = argmap.check("debate.yaml")
    assert (found.slug, found.span) == ("unreadable-file", ("debate.yaml", (2, 13), (2, 20)))
    assert "did you mean `a.yaml`?" in found.message


def test_an_include_that_is_broken_reports_its_own_faults() -> None:
    Path("a.yaml").write_text("argmap: 1\ntitle: [\n")
    (found,) = argmap.check("debate.yaml")
    assert (found.slug, found.span.file) == ("yaml-syntax", "a.yaml")


@pytest.mark.parametrize("path", ["../a.yaml", "/etc/passwd", "sub/../../a.yaml", "link.yaml"])
def test_an_include_stays_below_the_folder_of_the_map(path: str) -> None:
    Path("maps").mkdir()
    Path("maps/link.yaml").symlink_to(Path("a.yaml").resolve())
    Path("maps/d.yaml").write_text(DEBATE.replace("a.yaml", path))
    (found,) = argmap.check("maps/d.yaml")
    assert found.slug == "include-outside"


def test_the_user_may_allow_an_include_from_outside() -> None:
    Path("maps").mkdir()
    Path("maps/d.yaml").write_text(DEBATE.replace("a.yaml", "../a.yaml"))
    assert not argmap.check_files(["maps/d.yaml"], allow_outside=True).diagnostics


def test_maps_that_include_each_other_twice_over_do_not_fill_the_memory() -> None:
    for n in range(30):
        text = f"argmap: 1\ntitle: '{n}'\nclaims: {{a: A holds.}}\ninclude: {{x: {n + 1}.yaml, y: {n + 1}.yaml}}\n"
        Path(f"{n}.yaml").write_text(text)
    Path("30.yaml").write_text(A)
    found = argmap.check("0.yaml")
    assert {d.slug for d in found if d.severity == "error"} == {"too-large"}


def test_a_chain_of_includes_ends_somewhere() -> None:
    for n in range(200):
        Path(f"{n}.yaml").write_text(f"argmap: 1\ntitle: '{n}'\nclaims: {{}}\ninclude: {{x: {n + 1}.yaml}}\n")
    Path("200.yaml").write_text(A)
    assert "too-deep" in {d.slug for d in argmap.check("0.yaml")}


def test_ids_of_a_broken_map_two_includes_down_are_not_dangling() -> None:
    Path("a.yaml").write_text(A.replace("top: The", "top: [The").replace("holds., u", "holds.], u"))
    Path("outer.yaml").write_text(
        "argmap: 1\ntitle: O\nclaims: {x: X holds.}\ninclude: {d: debate.yaml}\n"
        "arguments: [{premises: [d/a/top, d/a/nope], conclusion: x}]\n"
    )
    found = argmap.check("outer.yaml")
    assert [(d.slug, d.span.file) for d in found if d.slug != "wrong-type"] == [("dangling-reference", "outer.yaml")]
    assert "`d/a/nope`" in next(d.message for d in found if d.slug == "dangling-reference")


def test_an_included_map_keeps_its_own_schemes_under_its_alias() -> None:
    Path("a.yaml").write_text(
        A.replace("{id: step,", "{id: step, scheme: mine,") + "schemes: {mine: {premises: {use: '{thing} is used.'}}}\n"
    )
    m = argmap.load("debate.yaml", resolve=True)
    assert list(m.schemes) == ["a/mine"]
    assert m.arguments[1].scheme == "a/mine"
    assert not argmap.check("debate.yaml", select=["unknown-scheme", "unused-scheme"])


def test_a_map_of_another_version_is_one_error_where_it_is_included() -> None:
    Path("a.yaml").write_text(A.replace("argmap: 1", "argmap: 2"))
    (found,) = argmap.check("debate.yaml")
    assert (found.slug, found.span) == ("include-version", ("debate.yaml", (2, 13), (2, 19)))
