"""Formatting: one order and one style, the same map, every comment kept, and nothing more to do the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from argmap import loads
from argmap.editing.dump import dumps
from argmap.editing.fmt import Faulty, formatted
from argmap.editing.layout import read_layout
from argmap.model import ArgumentMap
from tests.strategies import argument_maps
from tests.styled import styled

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.yaml"))


def comments(text: str) -> list[str]:
    return sorted(line.strip() for lines in read_layout(text).comments() for line in lines if line)


@settings(max_examples=60)
@given(argument_maps(include=True), st.integers(0, 2**32))
def test_formatting_keeps_the_map_and_every_comment_and_is_done_once(argument_map: ArgumentMap, seed: int) -> None:
    text = styled(argument_map, seed)
    note(text)
    new = formatted(text)
    note(new)
    assert loads(new) == loads(text)
    assert comments(new) == comments(text)
    assert formatted(new) == new


@settings(max_examples=25)
@given(argument_maps())
def test_what_dumps_writes_is_formatted_to_the_same_map(argument_map: ArgumentMap) -> None:
    assert loads(formatted(dumps(argument_map))) == argument_map


BEFORE = """\
# How the town argues about its library

title: "The library"   # for now
argmap: 1
# Of the author
claims:   # five of them

  # For it

  keep: {note: "Hm.", text: 'The town should keep its library open.'}   # the point
  # the figures are the council's
  used:
    # counted at the door
    text: "More people use the library every year; the council has counted them at the door since 2019, on
      every day of the week."   # a long one
    title: 'It''s used'
    # voice: the council
  # Against it
  cost: >
    The library costs
    too much.
  # said in May


  no-money: yes
  # more to come
arguments:
- conclusion: keep   # why not?
  # the main one
  id: use
  premises: [used, # counted
     cost]
- premises:
  - no-money
  - {held: cost}
  - not: used
  rebuts: keep

# The end
"""

AFTER = """\
# How the town argues about its library

argmap: 1
title: The library   # for now

# Of the author
claims:   # five of them

  # For it

  keep: {text: The town should keep its library open., note: Hm.}   # the point
  # the figures are the council's
  used:
    title: It's used
    # counted at the door
    text: >-   # a long one
      More people use the library every year; the council has counted them at the door since 2019, on every
      day of the week.
    # voice: the council
  # Against it
  cost: >-
    The library costs
    too much.
  # said in May

  no-money: yes
  # more to come

arguments:
  # the main one
  - id: use
    premises:
      - used  # counted
      - cost
    conclusion: keep   # why not?
  - premises: [no-money, {held: cost}, {not: used}]
    rebuts: keep

# The end
"""


def test_one_style() -> None:
    assert formatted(BEFORE) == AFTER
    assert formatted(AFTER) == AFTER


def test_line_ends_and_byte_order_mark_stay() -> None:
    assert formatted("\ufeff" + BEFORE.replace("\n", "\r\n")) == "\ufeff" + AFTER.replace("\n", "\r\n")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_are_nearly_in_this_style(path: Path) -> None:
    """Fewer than one line in ten changes."""
    text = path.read_text(encoding="utf-8")
    new = formatted(text)
    assert loads(new) == loads(text)
    assert len(set(new.splitlines()) ^ set(text.splitlines())) < len(text.splitlines()) / 10


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('"plain"', "plain"),
        ("'it''s'", "it's"),
        ("'a: b'", '"a: b"'),
        ("'say \"x: y\"'", "'say \"x: y\"'"),
        ("'a # b'", '"a # b"'),
        ("'yes'", '"yes"'),
        ("yes", "yes"),
        ("'1984'", '"1984"'),
        ("!!str 1984", '"1984"'),
        ("'- a'", '"- a"'),
        ('"a\\tb"', '"a\\tb"'),
        ('"one\\n two"', "|-\n  one\n   two"),
        ('"one\\ntwo"', "|-\n  one\n  two"),
        ('" ends "', '" ends "'),
        ("|+\n  kept", "kept"),
        ("&t T", "&t T"),
        ("👩‍👩‍👧‍👦 Հայաստան", "👩‍👩‍👧‍👦 Հայաստան"),
    ],
)
def test_text_is_quoted_only_where_it_must_be(value: str, written: str) -> None:
    assert formatted(f"argmap: 1\ntitle: {value}\nclaims: {{}}\n") == f"argmap: 1\ntitle: {written}\nclaims: {{}}\n"


def test_long_text_is_folded_and_what_cannot_be_broken_is_not() -> None:
    words, address = "word " * 40, "https://example.org/" + "x" * 120
    text = f"argmap: 1\ntitle: {words}\ndescription: {address}\nclaims: {{}}\n"
    assert [len(line) for line in formatted(text).splitlines()] == [9, 9, 106, 96, 153, 10]


def test_what_is_long_leaves_its_brackets_and_what_is_short_stays() -> None:
    ids = ", ".join(f"claim-{number}" for number in range(15))
    text = f"argmap: 1\ntitle: T\nclaims: {{a: A., b: {{text: B., voice: V}}}}\nmain: [a, b]\nwalk: [{ids}]\n"
    assert formatted(text).splitlines()[2:6] == ["main: [a, b]", "walk:", "  - claim-0", "  - claim-1"]
    assert formatted(text).splitlines()[-4:] == ["", "claims:", "  a: A.", "  b: {text: B., voice: V}"]


def test_anchors_stay_and_an_alias_stays_behind_its_anchor() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  a: {text: A., tags: &t [x]}\n  b: {text: B., tags: *t}\n"
    assert "b: {text: B., tags: *t}" in formatted(text)
    backwards = "argmap: 1\ntitle: T\nclaims:\n  a:\n    text: &t A.\n    title: *t\n"
    assert formatted(backwards).splitlines()[-2:] == ["    text: &t A.", "    title: *t"]


def test_markers_of_yaml_go() -> None:
    assert formatted("%YAML 1.2\n--- # a\nargmap: 1\ntitle: T\nclaims: {}\n...\n# b\n").startswith("# a\nargmap: 1\n")


def test_a_map_with_faults_is_refused_with_them() -> None:
    with pytest.raises(Faulty) as refused:
        formatted("argmap: 1\ntitle: T\nclaim: {}\n")
    assert "did you mean `claims`" in refused.value.document.diagnostics[0].message


def test_long_chains_are_no_trouble() -> None:
    claims = "\n".join(f"  c{number}: Claim {number}." for number in range(20_000))
    text = f"argmap: 1\ntitle: T\n\nclaims:\n{claims}\n"
    assert formatted(text) == text
