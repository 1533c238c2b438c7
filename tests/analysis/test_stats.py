"""The figures of a map."""

from __future__ import annotations

import csv
import io
import itertools
import json
from typing import Any

import pytest
from hypothesis import given

from argmap import loads
from argmap.analysis.stats import Load, Stats, stats
from argmap.analysis.stats_report import FORMATS, report_stats
from argmap.diagnostics.reporters.text import width
from argmap.graph import Graph
from argmap.graph.rings import support_edges
from argmap.model import Argument, ArgumentMap, Claim
from tests.odd_maps import graph_maps, wild_maps
from tests.strategies import argument_maps

TOWN = """\
argmap: 1
title: The library
author: a reader
claims:
  keep: The town should keep its library.
  used: {text: Many people use the library., passage: [used by many, it is … used]}
  counted: {text: The town counts the visitors., basis: observation}
  needed: {text: What is used is needed., implicit: true}
  dear: {text: The library is too dear., voice: [the mayor, the clerk], stance: reports}
  reserve: {text: The town has a reserve., basis: document, passage: a reserve}
arguments:
  - {premises: [used, needed], conclusion: keep}
  - {premises: [counted], conclusion: used, passage: we count}
  - {id: money, premises: [dear], rebuts: keep}
  - {premises: [reserve, counted], undercuts: money, linkage: convergent}
"""


@pytest.fixture
def town() -> Stats:
    return stats(loads(TOWN))


def drawn(*arguments: dict[str, Any], main: list[str] | None = None) -> Stats:
    """Measure a map of claims a to f with these arguments."""
    claims = {name: Claim(text=name) for name in "abcdef"}
    steps = [Argument.model_validate(each) for each in arguments]
    return stats(ArgumentMap(argmap=1, title="A map", claims=claims, arguments=steps, main=main or []))


def test_size_and_kinds_of_arguments_are_counted(town: Stats) -> None:
    assert (town.claims, town.arguments, town.premises) == (6, 4, 6)
    assert (town.supports, town.rebuttals, town.undercuts) == (2, 1, 1)
    assert (town.single, town.linked, town.convergent, town.cumulative) == (2, 1, 1, 0)


def test_a_chain_runs_through_supports_and_attacks(town: Stats) -> None:
    assert (town.depth, town.breadth, town.knots) == (2, 3, 0)
    chain = [{"premises": [after], "conclusion": before} for before, after in itertools.pairwise("abcdef")]
    assert drawn(*chain).depth == 5


def test_a_ring_counts_as_one_argument() -> None:
    found = drawn(
        {"premises": ["b"], "conclusion": "a"},
        {"premises": ["c"], "conclusion": "b"},
        {"premises": ["b"], "conclusion": "c"},
        {"premises": ["d", "e"], "conclusion": "c"},
        main=["a"],
    )
    assert (found.depth, found.knots) == (3, 1)


def test_a_ring_with_a_conclusion_that_is_named_has_a_depth() -> None:
    ring = ({"premises": ["a"], "conclusion": "b"}, {"premises": ["b"], "conclusion": "a"})
    assert drawn(*ring, main=["a"]).depth == 1
    assert drawn(*ring).depth == 0


def test_arguments_that_lead_to_no_main_conclusion_have_no_level() -> None:
    found = drawn(
        {"premises": ["b"], "conclusion": "a"},
        {"premises": ["d", "e", "f"], "conclusion": "c"},
        main=["a"],
    )
    assert (found.depth, found.breadth) == (1, 1)


def test_leaves_are_premises_that_nothing_supports(town: Stats) -> None:
    assert town.leaves == 4
    assert town.leaves_by_basis == {"none given": 2, "observation": 1, "document": 1}


def test_whose_the_claims_are_and_how_the_author_stands_to_them(town: Stats) -> None:
    assert town.stances == {"asserts": 5, "reports": 1}
    assert town.voices == {"a reader": 5, "the mayor": 1, "the clerk": 1}
    assert (town.implicit, town.implicit_share, town.reported_share) == (1, 1 / 6, 1 / 6)


def test_passages_are_those_of_claims_and_arguments(town: Stats) -> None:
    assert (town.passages, town.claims_with_passage) == (4, 2)


def test_most_rests_on_the_claim_from_which_most_is_supported(town: Stats) -> None:
    assert town.top[0] == Load("counted", "The town counts the visitors.", 2)
    assert [load.claim for load in town.top] == ["counted", "used", "needed"]
    assert town.top_exact


def test_what_is_held_or_denied_bears_nothing() -> None:
    found = drawn(
        {"premises": [{"held": "b"}, {"not": "c"}, "d"], "conclusion": "a"}, {"premises": ["e"], "rebuts": "a"}
    )
    assert [load.claim for load in found.top] == ["d"]


def test_a_map_of_no_claims_has_figures() -> None:
    found = stats(ArgumentMap(argmap=1, title="Nothing", claims={}))
    assert (found.claims, found.depth, found.breadth, found.implicit_share, found.top) == (0, 0, 0, 0.0, ())
    for form in FORMATS:
        assert report_stats([("nothing.yaml", found)], form)


@given(graph_maps())
def test_loads_are_the_lengths_of_walks(argument_map: ArgumentMap) -> None:
    edges = support_edges(Graph(argument_map))
    for load in stats(argument_map).top:
        seen, waiting = {load.claim}, [load.claim]
        while waiting:
            for after in edges.get(waiting.pop(), ()):
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        assert load.claims == len(seen) - 1


@given(graph_maps(claims=6, arguments=6))
def test_depth_is_the_longest_chain_where_there_is_no_ring(argument_map: ArgumentMap) -> None:
    graph = Graph(argument_map)
    found = stats(argument_map)
    if found.knots:
        return
    mains = set(graph.main_claims())
    best = 0
    waiting: list[tuple[str | int, int]] = [(name, 0) for name in mains]
    while waiting:
        node, length = waiting.pop()
        best = max(best, length)
        if isinstance(node, int):
            waiting += [(a, length + 1) for a in graph.undercutters.get(node, ()) if a != node]
            waiting += [(premise.claim, length) for premise in graph.steps[node].premises]
        else:
            waiting += [(a, length + 1) for a in (*graph.supports.get(node, ()), *graph.rebuttals.get(node, ()))]
    assert found.depth == best


@given(argument_maps() | wild_maps())
def test_any_map_has_figures_that_add_up(argument_map: ArgumentMap) -> None:
    found = stats(argument_map)
    assert found.supports + found.rebuttals + found.undercuts == found.arguments
    assert found.single + found.linked + found.convergent + found.cumulative == found.arguments
    assert sum(found.leaves_by_basis.values()) == found.leaves
    assert sum(found.stances.values()) == found.claims
    assert found.breadth <= found.premises
    assert found.depth <= found.arguments
    table = report_stats([("m.yaml", found)] * 7)
    assert max(map(width, table.splitlines())) <= 100
    json.loads(report_stats([("m.yaml", found)], "json"))
    header, row = csv.reader(io.StringIO(report_stats([("m.yaml", found)], "csv"), newline=""))
    assert len(header) == len(row)


def test_a_large_map_is_measured_with_estimates_that_are_told() -> None:
    count = 6_000
    claims = {f"c{number}": Claim(text=f"Claim {number}.") for number in range(count)}
    arguments = [Argument(premises=[f"c{n + 1}"], conclusion=f"c{n}") for n in range(count - 1)]
    found = stats(ArgumentMap(argmap=1, title="Long", claims=claims, arguments=arguments))
    assert (found.depth, found.breadth, found.top_exact) == (count - 1, 1, False)
    assert found.top[0] == Load(f"c{count - 1}", f"Claim {count - 1}.", count - 1)
    assert "picked by estimate" in report_stats([("long.yaml", found)])


def test_json_has_the_promised_keys(town: Stats) -> None:
    (found,) = json.loads(report_stats([("town.yaml", town)], "json"))
    assert list(found) == [
        "file", "title", "claims", "arguments", "premises", "supports", "rebuttals", "undercuts", "depth", "breadth",
        "knots", "single", "linked", "convergent", "cumulative", "leaves", "leaves_by_basis", "stances", "implicit",
        "voices", "passages", "claims_with_passage", "top", "top_exact", "implicit_share", "reported_share",
    ]  # fmt: skip
    assert found["top"][0] == {"claim": "counted", "text": "The town counts the visitors.", "claims": 2}


def test_an_unknown_format_is_a_mistake_of_the_caller(town: Stats) -> None:
    with pytest.raises(ValueError, match="no format 'svg'"):
        report_stats([("town.yaml", town)], "svg")
