"""Maps as text: what stands where, and what holds of any map."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import loads, outline
from argmap.formats import FORMS, STYLES, page, write
from argmap.formats.columns import columns
from argmap.model import Argument, ArgumentMap, Claim
from argmap.schemes import builtin_schemes
from tests.odd_maps import graph_maps, wild_maps
from tests.strategies import argument_maps, show

TOWN = """\
argmap: 1
title: Should the town keep its library?
author: A. Columnist
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
  use-means-need:
    text: A service that more people use is needed.
    implicit: true
    basis: judgement
  dear:
    text: The library costs too much.
    title: Too dear
    voice: the mayor
    stance: rejects
  reserve: The town has a reserve.
  silent: The mayor has not answered.
arguments:
  - {premises: [used, use-means-need], conclusion: keep, title: From use, scheme: practical-reasoning}
  - {id: money, premises: [dear], rebuts: keep, voice: the mayor, stance: reports}
  - {premises: [reserve], undercuts: money}
  - {premises: [{held: dear}, {not: silent}], conclusion: used, linkage: convergent}
"""


def text(source: str, style: str = "outline", **options: bool) -> str:
    return write(page(loads(source), style, schemes=builtin_schemes(), **options), "text", width=100)  # type: ignore[arg-type]


def test_an_outline_has_the_conclusion_first_its_reasons_below_and_the_answer_below_the_objection() -> None:
    assert (
        text(TOWN).partition("Main conclusion\n")[2]
        == """\
---------------

1. The town should keep its library. [main conclusion]
   Reason: From use (together; scheme: Practical reasoning)
     2. More people use the library every year.
        Reason (each by itself)
          3. Held by the mayor: The library costs too much. (the author rejects it)
          4. It is not so: The mayor has not answered.
     5. A service that more people use is needed. (unsaid; basis: judgement)
   Objection (the author only reports it)
      → 3 Too dear (above)
     Answer to this step:
          6. The town has a reserve.
"""
    )


def test_standard_form_has_the_premises_first_then_a_line_and_the_conclusion() -> None:
    assert (
        text(TOWN, "standard").partition("The argument\n")[2]
        == """\
------------

1. The library costs too much. (the mayor; the author rejects it)
2. The mayor has not answered.
   ------------------------------------------------------------
   From the fact that 1 is held and not 2 (each by itself)
3. Therefore: More people use the library every year.

4. A service that more people use is needed. (unsaid; basis: judgement)
   ------------------------------------------------------------
   From use: from 3 and 4 (together; scheme: Practical reasoning)
5. Therefore: The town should keep its library. [main conclusion]

Objections and answers
......................

   ------------------------------------------------------------
   Step A. From 1 (the author only reports it)
   Objection: so 5 does not hold

6. The town has a reserve.
   ------------------------------------------------------------
   From 6
   Answer: so step A does not carry what it leads to
"""
    )


def test_a_ring_ends_in_a_reference() -> None:
    ring = """
argmap: 1
title: A ring
claims: {a: The paper is honest., b: Its readers trust it.}
arguments: [{premises: [a], conclusion: b}, {premises: [b], conclusion: a}]
"""
    assert (
        text(ring).partition("Claims\n")[2]
        == """\
------

1. The paper is honest.
   Reason:
     2. Its readers trust it.
        Reason:
           → 1 (above)
"""
    )
    assert "From 2\n1. Therefore: The paper is honest." not in text(ring, "standard")
    assert text(ring, "standard").count("The paper is honest.") == 1


def test_groups_are_headings_and_what_stands_elsewhere_is_referred_to() -> None:
    grouped = """
argmap: 1
title: Library
groups: {end: {title: The end}, money: {title: Money}, saved: {title: Saved, parent: money}}
claims:
  keep: {text: The town should keep its library., group: end}
  cheap: {text: The library is cheap., group: money}
  reserve: {text: The town has a reserve., group: saved}
  other: The sun shines.
arguments: [{premises: [cheap], conclusion: keep}, {premises: [reserve], conclusion: cheap}]
"""
    assert (
        text(grouped, groups=True).partition("Library\n=======\n")[2]
        == """
Main conclusion: 1

The end
-------

1. The town should keep its library. [main conclusion]
   Reason:
      → 2 (below)

Money
-----

2. The library is cheap.
   Reason:
      → 3 (below)

Saved
.....

3. The town has a reserve.

In no group
-----------

4. The sun shines.
"""
    )


def test_questions_contraries_and_claims_that_say_the_same_stand_at_the_end() -> None:
    tied = """
argmap: 1
title: T
claims: {a: {text: It rains., title: Rain}, b: It is dry., c: Water falls.}
questions: {q: {title: "What is the weather?", answers: [a, b], exclusive: true}}
contraries: [[a, b]]
same: [[a, c]]
"""
    assert text(tied).endswith("""\
Questions
---------

What is the weather? Answers: 1 (Rain); 2 (at most one answer holds)

At most one of these holds
--------------------------

1 (Rain); 2

These say the same
------------------

1 (Rain); 3
""")


def test_a_map_without_claims_is_its_title() -> None:
    assert text("argmap: 1\ntitle: Nothing yet\nclaims: {}\n") == "Nothing yet\n===========\n"


def test_what_the_map_does_not_have_is_said() -> None:
    lost = """
argmap: 1
title: T
claims: {a: It rains.}
arguments:
  - {premises: [x/b], conclusion: a}
  - {premises: [a], conclusion: x/c}
  - {premises: [a], undercuts: x/d}
"""
    assert "→ x/b, which is not in the map" in text(lost)
    assert "Reason for x/c, which is not in the map" in text(lost)
    assert "Objection to x/d, which is not in the map" in text(lost)


def test_steps_that_undercut_each_other_are_told_by_letters() -> None:
    ring = """
argmap: 1
title: T
claims: {a: It rains.}
arguments: [{id: p, premises: [a], undercuts: q}, {id: q, premises: [a], undercuts: p}]
"""
    written = text(ring)
    assert "Objection to step B: [step A]" in written
    assert "Answer to this step: [step B]" in written
    assert "→ step A" in written


@pytest.mark.parametrize("style", STYLES)
def test_a_chain_of_fifty_thousand_steps_is_written_in_every_form(style: str) -> None:
    chain = ArgumentMap(
        argmap=1,
        title="A chain",
        claims={f"c{i}": Claim(text=f"Claim {i}.") for i in range(50_000)},
        arguments=[Argument(premises=[f"c{i + 1}"], conclusion=f"c{i}") for i in range(49_999)],
    )
    written = page(chain, style)  # type: ignore[arg-type]
    for form in FORMS:
        lines = write(written, form).splitlines()
        assert any("Claim 49999." in line for line in lines)
        assert max(map(len, lines)) < 200


def test_what_lies_too_deep_is_continued_at_the_margin() -> None:
    arguments = "".join(f"  - {{premises: [c{i + 1}], conclusion: c{i}}}\n" for i in range(7))
    claims = "".join(f"  c{i}: {{text: Claim {i}., title: C{i}}}\n" for i in range(8))
    written = text(f"argmap: 1\ntitle: T\nclaims:\n{claims}arguments:\n{arguments}")
    assert "6. Claim 5. [continued below]\n\n6. continued: C5\n   Reason:\n     7. Claim 6." in written


ANY = st.one_of(graph_maps(), wild_maps(), argument_maps(include=True))


def numbered(argument_map: ArgumentMap) -> ArgumentMap:
    """Give each claim a text and each argument a title that stand nowhere else."""
    claims = {
        name: claim.model_copy(update={"text": f"Statement {i} ends.", "title": None, "cites": None})
        for i, (name, claim) in enumerate(argument_map.claims.items())
    }
    arguments = [a.model_copy(update={"title": f"Argument {i} ends"}) for i, a in enumerate(argument_map.arguments)]
    return argument_map.model_copy(update={"claims": claims, "arguments": arguments})


@settings(max_examples=40)
@given(ANY, st.sampled_from(STYLES), st.booleans())
def test_every_claim_and_every_argument_is_written_out_once(m: ArgumentMap, style: str, groups: bool) -> None:
    whole = numbered(show(m))
    written = page(whole, style, groups=groups)  # type: ignore[arg-type]
    said = Counter(words.text.rstrip(":") for s in written.sections for line in s.lines for words in line.words)
    assert [said[claim.text] for claim in whole.claims.values()] == [1] * len(whole.claims)
    assert [said[argument.title or ""] for argument in whole.arguments] == [1] * len(whole.arguments)


@settings(max_examples=40)
@given(st.one_of(graph_maps(), wild_maps()), st.sampled_from(STYLES), st.booleans())
def test_numbers_run_from_one_and_each_is_a_claim(m: ArgumentMap, style: str, groups: bool) -> None:
    written = page(show(numbered(m)), style, groups=groups)  # type: ignore[arg-type]
    labels = [
        line.label
        for section in written.sections
        for line in section.lines
        if line.label.endswith(".") and any(words.text.startswith("Statement") for words in line.words)
    ]
    assert labels == [f"{i}." for i in range(1, len(m.claims) + 1)]


@settings(max_examples=40)
@given(graph_maps(), st.booleans())
def test_in_standard_form_what_is_drawn_upon_stands_first_unless_there_is_a_ring(m: ArgumentMap, groups: bool) -> None:
    acyclic = m.model_copy(
        update={
            "arguments": [
                a
                for a in m.arguments
                if a.conclusion and all(str(p) > a.conclusion for p in a.premises if isinstance(p, str))
                and all(isinstance(p, str) for p in a.premises)
            ]
        }
    )  # fmt: skip
    written = page(show(acyclic), "standard", groups=groups)
    place = {line.words[-1].text: i for i, line in enumerate(written.sections[0].lines)}
    place = {w.text: i for i, line in enumerate(x for s in written.sections for x in s.lines) for w in line.words}
    for argument in acyclic.arguments:
        for premise in argument.premises:
            assert place[m.claims[str(premise)].text] < place[m.claims[argument.conclusion or ""].text]


@settings(max_examples=40)
@given(ANY, st.sampled_from(STYLES), st.sampled_from(list(FORMS)), st.booleans())
def test_any_map_is_written_and_always_in_the_same_words(m: ArgumentMap, style: str, form: str, groups: bool) -> None:
    first = write(page(show(m), style, groups=groups), form)  # type: ignore[arg-type]
    again = write(page(ArgumentMap.model_validate(m.model_dump(by_alias=True)), style, groups=groups), form)  # type: ignore[arg-type]
    assert first == again
    assert first.endswith("\n") and "\r" not in first


@settings(max_examples=40)
@given(ANY, st.sampled_from(STYLES), st.integers(20, 120))
def test_no_line_of_text_is_wider_than_asked_but_where_indentation_leaves_no_room(
    m: ArgumentMap, style: str, width: int
) -> None:
    written = write(page(show(m), style), "text", width=width)  # type: ignore[arg-type]
    for line in written.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        assert columns(line) <= max(width, indent + 30)


def test_an_unknown_style_or_form_is_refused() -> None:
    town = loads(TOWN)
    with pytest.raises(ValueError, match="unknown style 'essay': one of outline, standard"):
        outline(town, "essay")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown form 'html': one of text, markdown, latex"):
        outline(town, format="html")  # type: ignore[arg-type]


def test_a_voice_is_told_where_nothing_beside_the_argument_tells_it() -> None:
    voiced = """
argmap: 1
title: T
author: A
claims:
  a: It rains.
  b: {text: The street is wet., voice: B}
  c: The roof drips.
arguments:
  - {premises: [b], conclusion: a, voice: B, stance: reports}
  - {premises: [c], conclusion: a, voice: B, stance: reports}
"""
    written = text(voiced)
    assert "Reason (the author only reports it)\n     2. The street is wet. (B; the author agrees)" in written
    assert "Reason (B; the author only reports it)\n     3. The roof drips." in written


def test_what_the_source_says_over_is_left_out_of_the_head() -> None:
    town = loads(
        "argmap: 1\ntitle: T\nauthor: A\nsource: {title: T, author: A, published: 2025-03}\nclaims: {a: It rains.}"
    )
    assert [said.text for words in page(town).about for said in words] == ["By", "A", "Source:", "2025-03"]
