"""Random maps with credences and weights, and short ways to write one down."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import strategies as st

from argmap.graph import Graph, contraries_of
from argmap.model import ArgumentMap
from tests.strategies import LINKAGES, STANCES, Draw

SHARES = st.sampled_from((0.0, 0.1, 0.25, 0.3, 0.5, 0.6, 0.75, 0.9, 1.0))
STANDARDS = st.sampled_from(("preponderance", "clear-and-convincing", "beyond-reasonable-doubt"))


def the_map(claims: Any, *arguments: dict[str, Any], **parts: Any) -> ArgumentMap:
    """Return a map of claims (a string of letters, or id → credence, stance or keys) and arguments."""
    given = claims if isinstance(claims, dict) else dict.fromkeys(claims)
    entries: dict[str, Any] = {}
    for name, value in given.items():
        keys = {"stance": value} if isinstance(value, str) else {"credence": value} if value is not None else {}
        entries[name] = {"text": "It holds.", **(value if isinstance(value, dict) else keys)}
    data = {"argmap": 1, "title": "T", "claims": entries, "arguments": list(arguments), **parts}
    return ArgumentMap.model_validate(data)


def pro(premises: Any, conclusion: str, **more: Any) -> dict[str, Any]:
    return {"premises": list(premises), "conclusion": conclusion, **more}


def con(premises: Any, target: str, **more: Any) -> dict[str, Any]:
    return {"premises": list(premises), "rebuts": target, **more}


def cut(premises: Any, argument: str, **more: Any) -> dict[str, Any]:
    return {"premises": list(premises), "undercuts": argument, **more}


@st.composite
def credence_maps(
    draw: Draw, *, loops: bool = False, claims: int = 7, arguments: int = 8, weights: st.SearchStrategy[float] = SHARES
) -> ArgumentMap:
    """Generate maps of every linkage, mode, stance and standard, with undercuts and contraries; loops if wanted."""
    number = draw(st.integers(1, claims))
    names = [f"c{n}" for n in range(number)]
    entries: dict[str, Any] = {}
    for name in names:
        entry = {"text": "It holds.", "stance": draw(STANCES), "standard": draw(STANDARDS)}
        credence = draw(st.none() | SHARES)
        entries[name] = entry if credence is None else {**entry, "credence": credence}
    made: list[dict[str, Any]] = []
    rank: list[int] = []
    for count in range(draw(st.integers(0, arguments)) if number > 1 or loops else 0):
        undercut = made and draw(st.integers(0, 3)) == 0
        target = draw(st.integers(0, count - 1)) if undercut else draw(st.integers(0, number - 1 - (not loops)))
        level = rank[target] if undercut else target
        rank.append(level)
        known = names if loops else names[level + 1 :]
        one = st.one_of(
            st.sampled_from(known),
            st.sampled_from(known),
            st.sampled_from(known).map(lambda name: {"not": name}),
            st.sampled_from(known).map(lambda name: {"held": name}),
        )
        relation = "undercuts" if undercut else draw(st.sampled_from(("conclusion", "conclusion", "rebuts")))
        made.append(
            {
                "id": f"a{count}",
                "premises": draw(st.lists(one, min_size=1, max_size=3)),
                relation: f"a{target}" if undercut else f"c{target}",
                "linkage": draw(st.sampled_from(LINKAGES)),
                "weight": draw(weights),
                "stance": draw(st.sampled_from(("asserts", "asserts", "asserts", "grants", "doubts", "rejects"))),
            }
        )
    lists = draw(st.lists(st.lists(st.sampled_from(names), min_size=2, max_size=3), max_size=2))
    parts = {"argmap": 1, "title": "T", "claims": entries, "arguments": made}
    found = ArgumentMap.model_validate({**parts, "contraries": lists})
    return found if loops or not has_loops(found) else ArgumentMap.model_validate(parts)


def has_loops(m: ArgumentMap) -> bool:
    """Tell whether what stands in a map hangs, by way of its arguments and contraries, on itself."""
    graph, edges = Graph(m), nx.DiGraph()
    contraries = contraries_of(graph)
    for step in graph.steps:
        edges.add_edges_from((each.claim, step.index) for each in step.premises)
        if step.relation == "undercuts":
            edges.add_edges_from((step.index, target) for target, by in graph.undercutters.items() if step.index in by)
        else:
            bears = [step.target, *contraries.get(step.target, ())]
            # A leaf that is rebutted is less of a presumption to its contraries.
            edges.add_edges_from((step.index, target) for target in bears)
            edges.add_edges_from((step.index, other) for t in bears for other in contraries.get(t, ()))
    return not nx.is_directed_acyclic_graph(edges)
