"""What claims hang on, for programs: JSON, and CSV with a line for each premise of each set."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from argmap.analysis.csv_text import csv_text
from argmap.evaluation.hinges import Hinges


def hinges_dict(found: Sequence[Hinges]) -> dict[str, Any]:
    """Return what claims hang on as plain values: claim → status and a search or two, each with change and sets."""
    told: dict[str, Any] = {}
    for each in found:
        one = told.setdefault(each.claim, {"status": each.status, "searches": []})
        one["searches"].append(
            {
                "change": each.change,
                "sets": [{"premises": list(hinge.premises), "status": hinge.status} for hinge in each.sets],
                "candidates": list(each.candidates),
                "complete_to": each.complete_to,
                "finished": each.finished,
            }
        )
    return told


def hinges_json(found: Sequence[Hinges], scenario: str) -> str:
    """Return what claims hang on in a scenario as one JSON object; docs/evaluation.md names its fields."""
    data = {"semantics": "standing", "scenario": scenario, "hinges": hinges_dict(found)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def hinges_csv(found: Sequence[Hinges]) -> str:
    """Return a line for each premise of each set: the claim, the set's number (from 1) and size, and what it does."""
    return csv_text([("claim", "set", "size", "premise", "change", "status"), *_rows(found)])


def _rows(found: Sequence[Hinges]) -> Iterator[tuple[object, ...]]:
    for each in found:
        for number, hinge in enumerate(each.sets, 1):
            for premise in hinge.premises:
                yield each.claim, number, len(hinge.premises), premise, each.change, hinge.status
