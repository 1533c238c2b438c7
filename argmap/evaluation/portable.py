"""What `standing` needs of a map, as plain values for a program elsewhere: the interactive page."""

from __future__ import annotations

from typing import Any

from argmap.evaluation.base import case_of
from argmap.graph import Graph, contraries_of, merge_same, same_classes
from argmap.model import AS_ARGUED, ArgumentMap


def portable(argument_map: ArgumentMap) -> dict[str, Any]:
    """Return what a map's statuses follow from, and its scenarios with all that they extend, ready for JSON.

    `claims`: id → stance and proof standard, those that say the same merged; `classes`: id → the claim that stands for
    it, where that is another; `arguments`: premises (claim, mode), the claim or the place of the argument that they
    bear on, relation, linkage, weight, stance, id; `contraries`: claim → claims. Linear in the size of the map.
    """
    classes = same_classes(argument_map)
    graph = Graph(merge_same(argument_map))
    return {
        "claims": {name: [claim.stance, claim.standard] for name, claim in graph.claims.items()},
        "classes": {name: first for name, first in classes.items() if name != first},
        "arguments": [
            {
                "id": step.argument.id,
                "premises": [[premise.claim, premise.mode] for premise in step.premises],
                "relation": step.relation,
                "target": graph.argument_index.get(step.target) if step.relation == "undercuts" else step.target,
                "linkage": step.argument.linkage,
                "weight": step.argument.weight,
                "stance": step.argument.stance,
            }
            for step in graph.steps
        ],
        "contraries": contraries_of(graph),
        "scenarios": {name: _scenario(argument_map, name) for name in (AS_ARGUED, *argument_map.scenarios)},
    }


def on_page(argument_map: ArgumentMap, scenario: str | None = None, against: str = AS_ARGUED) -> dict[str, Any]:
    """Return what a page needs beside it: `main`, the main conclusions in words; where it opens.

    `open` is the scenario in which the page opens, None for statuses that wait to be asked for; `against`, the one
    with which any other is compared. The scenarios must be the map's.
    """
    found = portable(argument_map)
    graph = Graph(merge_same(argument_map))
    main = {name: graph.claims[name].title or graph.claims[name].text for name in graph.main_claims()}
    return {**found, "main": main, "open": scenario, "against": against}


def _scenario(argument_map: ArgumentMap, name: str) -> dict[str, Any]:
    case = case_of(argument_map, name)
    given = argument_map.scenarios.get(name)
    return {
        "title": "As argued" if given is None else given.title or name,
        "note": None if given is None else given.note,
        "assume": dict(case.assume),
        "without": sorted(case.without),
    }
