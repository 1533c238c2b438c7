"""Views: a part of a map as a map of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.drawing import View, render
from argmap.drawing.views import UnknownName, show
from argmap.graph import Graph
from argmap.loading import drawable, loads
from argmap.model import ArgumentMap, premise_claim
from argmap.reading import Reader
from tests.strategies import argument_maps, as_yaml
from tests.strategies import show as shown

TOWN = """
argmap: 1
title: The library
author: A. Columnist
groups:
  money: {title: Money}
  budget: {title: The budget, parent: money}
  people: {title: People}
claims:
  keep: The town should keep its library open.
  used: {text: More people use the library every year., group: people, tags: [count]}
  needed: {text: What more people use is needed., group: people, implicit: true}
  counted: {text: The desk counts visitors., group: people, tags: [count]}
  cost: {text: The library costs too much., voice: the mayor, stance: rejects, group: money}
  deficit: {text: The budget has a hole., voice: the mayor, group: budget}
  reserve: {text: The town has a reserve., group: budget}
arguments:
  - {id: use, premises: [used, needed], conclusion: keep}
  - {id: count, premises: [counted], conclusion: used}
  - {id: money, premises: [cost], rebuts: keep}
  - {id: hole, premises: [deficit], conclusion: cost}
  - {id: spare, premises: [reserve], undercuts: money}
contraries: [[deficit, reserve]]
"""


@pytest.fixture
def town() -> ArgumentMap:
    return loads(TOWN)


def claims(argument_map: ArgumentMap, **view: object) -> list[str]:
    return list(show(argument_map, View(**view)).map.claims)  # type: ignore[arg-type]


def arguments(argument_map: ArgumentMap, **view: object) -> list[str | None]:
    return [argument.id for argument in show(argument_map, View(**view)).map.arguments]  # type: ignore[arg-type]


def test_no_view_is_the_map_itself(town):
    assert show(town, View()).map is town


def test_focus_shows_what_leads_to_a_claim_and_what_it_leads_to(town):
    assert claims(town, focus=("used",)) == ["keep", "used", "needed", "counted"]
    assert arguments(town, focus=("used",)) == ["use", "count"]


def test_depth_counts_arguments_either_way(town):
    assert claims(town, focus=("used",), depth=0) == ["used"]
    assert claims(town, focus=("keep",), depth=1) == ["keep", "used", "needed", "cost"]
    assert arguments(town, focus=("keep",), depth=2) == ["use", "count", "money", "hole", "spare"]
    assert claims(town, focus=("deficit",), depth=1) == ["cost", "deficit"]


def test_an_undercut_leads_to_the_claim_of_the_argument_that_it_undercuts(town):
    assert claims(town, focus=("reserve",)) == ["keep", "cost", "reserve"]
    assert show(town, View(focus=("reserve",))).marks.claims == {"cost": "beside", "reserve": "focus"}


def test_a_voice_with_what_its_claims_bear_on(town):
    view = show(town, View(voices=("the mayor",)))
    assert list(view.map.claims) == ["keep", "cost", "deficit"]
    assert view.marks.claims == {"keep": "beside"}
    assert view.marks.lines[0].text == "2 of 7 claims, 1 beside them: voice the mayor"


def test_who_names_no_voice_speaks_as_the_author(town):
    assert "used" in claims(town, voices=("A. Columnist",))


def test_a_group_has_the_groups_inside_it(town):
    assert claims(town, groups=("money",)) == ["keep", "cost", "deficit", "reserve"]
    assert list(show(town, View(groups=("budget",))).map.groups) == ["money", "budget"]


def test_several_ways_of_choosing_hold_together(town):
    assert claims(town, tags=("count",)) == ["keep", "used", "needed", "counted"]
    assert claims(town, tags=("count",), voices=("the mayor",)) == []
    assert claims(town, only_main_line=True, focus=("counted",)) == ["keep", "used", "needed", "counted"]


def test_the_main_line_is_support_only(town):
    assert claims(town, only_main_line=True) == ["keep", "used", "needed", "counted"]
    assert arguments(town, only_main_line=True) == ["use", "count"]


def test_the_main_line_ends_where_a_premise_does_not_hold():
    m = loads("argmap: 1\ntitle: T\nclaims: {a: A., b: B., c: C.}\narguments:\n"
              "  - {premises: [{not: b}], conclusion: a}\n  - {premises: [c], conclusion: b}\n")  # fmt: skip
    assert claims(m, only_main_line=True) == ["a", "b"]


def test_contraries_remain_where_two_remain(town):
    assert show(town, View(groups=("budget",))).map.contraries == [["deficit", "reserve"]]
    assert show(town, View(voices=("the mayor",))).map.contraries == []


def test_a_collapsed_group_is_one_node_with_what_goes_in_and_out(town):
    view = show(town, View(collapse=("people",)))
    assert list(view.map.claims) == ["keep", "people", "cost", "deficit", "reserve"]
    assert view.map.claims["people"].text == "People"
    assert view.marks.notes["people"] == ["3 claims"]
    assert arguments(town, collapse=("people",)) == ["use", "money", "hole", "spare"]
    assert view.map.arguments[0].premises == ["people"]
    assert list(view.map.groups) == ["money", "budget"]


def test_groups_inside_a_collapsed_group_are_in_it(town):
    view = show(town, View(collapse=("money",)))
    # An argument is called `money`, and claims and arguments share their ids.
    assert list(view.map.claims) == ["keep", "used", "needed", "counted", "money_"]
    assert [(a.id, a.relation, a.target) for a in view.map.arguments[2:]] == [
        ("money", "rebuts", "keep"), ("spare", "undercuts", "money"),
    ]  # fmt: skip


def test_an_undercut_of_an_argument_within_the_group_speaks_against_the_group(town):
    m = loads(TOWN.replace("undercuts: money", "undercuts: hole").replace("a reserve., group: budget", "a reserve."))
    view = show(m, View(collapse=("money",)))
    node = next(name for name in view.map.claims if view.map.claims[name].text == "Money")
    assert [(a.id, a.relation, a.target) for a in view.map.arguments if a.id == "spare"] == [("spare", "rebuts", node)]


def test_arguments_that_become_alike_are_one_and_their_number_is_said(town):
    view = show(town, View(collapse=("people", "money")))
    two = loads(TOWN + "\n")
    two = two.model_copy(update={"arguments": [*two.arguments, two.arguments[1].model_copy(
        update={"id": "again", "conclusion": "keep"})]})  # fmt: skip
    assert len(show(two, View(collapse=("people",))).map.arguments) == 4
    merged = show(two, View(collapse=("people",)))
    assert merged.marks.looks[merged.marks.arguments[0]].label == "2 arguments"
    assert merged.marks.argument_notes[0] == ["use", "again"]
    assert view.dropped == 6


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (View(focus=("keeps",)), "no claim `keeps`"),
        (View(voices=("mayor",)), "no voice `mayor`"),
        (View(groups=("mony",)), "no group `mony`"),
        (View(collapse=("mony",)), "no group `mony`"),
        (View(tags=("counts",)), "no tag `counts`"),
    ],
)
def test_an_unknown_name_is_said(town, view, message):
    with pytest.raises(UnknownName, match=message):
        show(town, view)


def test_the_library_says_what_was_probably_meant(town):
    with pytest.raises(LookupError, match="did you mean `keep`"):
        argmap.render(town, view=View(focus=("kep",)))


def test_the_picture_says_what_is_left_out(town):
    svg = str(render(town, view=View(focus=("used",), depth=1)))
    assert "3 of 7 claims, 1 beside them: focus used, up to 1 argument away" in svg
    assert 'data-id="cost"' not in svg


def views(argument_map: ArgumentMap) -> st.SearchStrategy[View]:
    """Return views of a map."""
    names = st.sampled_from(list(argument_map.claims))
    groups = st.sampled_from(list(argument_map.groups)) if argument_map.groups else st.nothing()
    voices = sorted({v for c in argument_map.claims.values() for v in c.voice or ()})
    tags = sorted({t for c in argument_map.claims.values() for t in c.tags or ()})

    def some(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(strategy, max_size=2, unique=True).map(tuple) if not strategy.is_empty else st.just(())

    return st.builds(
        View, focus=some(names), depth=st.none() | st.integers(0, 3), groups=some(groups), collapse=some(groups),
        voices=some(st.sampled_from(voices) if voices else st.nothing()),
        tags=some(st.sampled_from(tags) if tags else st.nothing()), only_main_line=st.booleans(),
    )  # fmt: skip


@settings(max_examples=50)
@given(st.data())
def test_a_view_is_a_valid_map_that_can_be_read_again(data):
    m = shown(data.draw(argument_maps(claims=8, arguments=8)))
    view = data.draw(views(m))
    part = show(m, view).map
    if not part.claims:
        return
    again = loads(as_yaml(part))
    assert list(again.claims) == list(part.claims)
    known = set(part.claims)
    ids = {a.id for a in part.arguments}
    for argument in part.arguments:
        assert argument.target in (ids if argument.relation == "undercuts" else known)
        assert {premise_claim(p) for _, _, p in argument.role_premises()} <= known
    for names in (part.main, *part.contraries, *part.same, *(q.answers for q in part.questions.values())):
        assert set(names) <= known
    for scenario in part.scenarios.values():
        assert {*scenario.assume, *scenario.credence} <= known
        assert set(scenario.without) <= ids
    assert {c.group for c in part.claims.values()} - {None} <= set(part.groups)


@settings(max_examples=20)
@given(st.data())
def test_a_view_draws(data):
    m = shown(data.draw(argument_maps(claims=5, arguments=5)))
    render(m, view=data.draw(views(m)), fit="none")


@settings(max_examples=40)
@given(argument_maps(claims=8, arguments=8), st.data())
def test_more_depth_shows_more(m, data):
    shown(m)
    focus = (data.draw(st.sampled_from(list(m.claims))),)
    before: set[str] = set()
    for depth in (0, 1, 2, 3, None):
        now = set(show(m, View(focus=focus, depth=depth)).map.claims)
        assert before <= now
        before = now


@settings(max_examples=40)
@given(argument_maps(claims=8, arguments=8))
def test_collapsing_keeps_what_goes_in_and_out(m):
    shown(m)
    for group in m.groups:
        view = show(m, View(collapse=(group,)))
        inside = {c for c in m.claims if c not in view.map.claims}
        node = next(iter([c for c in view.map.claims if c not in m.claims]), None)
        if node is None:
            continue

        def into(claim: str, inside: set[str] = inside, node: str = node) -> str:
            return node if claim in inside else claim

        def relations(graph: Graph) -> set[tuple[str, str, str]]:
            return {(use.claim, s.relation, s.target) for s in graph.steps if s.relation != "undercuts"
                    for use in s.premises}  # fmt: skip

        before = {(into(a), relation, into(b)) for a, relation, b in relations(Graph(m))}
        before = {(a, relation, b) for a, relation, b in before if a != node or b != node}
        assert before <= relations(Graph(view.map))


def test_the_debate_around_a_claim_that_several_authors_make(tmp_path):
    debate = Path("maps/debate.yaml")
    whole = drawable(Reader().read(debate))
    svg = argmap.render(debate, view=View(focus=("amashov/requested",), depth=1), fit="none")
    assert 'data-id="poghosyan/appeal"' in svg  # of those that say the same, the first
    assert len(whole.claims) > 200
    collapsed = show(whole, View(collapse=("edm", "amashov", "evstratov", "poghosyan", "pasatoiu-nitoiu")))
    assert len(collapsed.map.claims) < 20
    assert not [a for a in collapsed.map.arguments if {premise_claim(p) for _, _, p in a.role_premises()} == {a.target}]
