"""Evaluations for programs: JSON of claims and arguments in each scenario, CSV with a line for each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.analysis.csv_text import csv_text
from argmap.analysis.side_by_side import SideBySide
from argmap.evaluation import Carried, Evaluation, Verdict
from argmap.model import ArgumentMap

_DIGITS = 6


def as_json(found: SideBySide, more: Mapping[str, Any] | None = None) -> str:
    """Return evaluations as one JSON object, with more keys at its end; docs/evaluation.md names its fields."""
    return json.dumps({**as_dict(found), **(more or {})}, ensure_ascii=False, indent=2) + "\n"


def as_dict(found: SideBySide) -> dict[str, Any]:
    """Return evaluations as plain values."""
    data: dict[str, Any] = {
        "semantics": found.semantics,
        "scenarios": {name: evaluation_data(argument_names(found.map), each) for name, each in found.scenarios.items()},
    }
    if found.reader is not None:
        data["reader"] = {name: evaluation_data(argument_names(found.map), each) for name, each in found.reader.items()}
        data["tensions"] = [
            {"claim": claim, "verdict": verdict, "by_reasons": status} for claim, verdict, status in found.tensions
        ]
    return data


def argument_names(argument_map: ArgumentMap) -> list[str]:
    """Return what each argument is called: its id, or `#` and its place in the list, from 1."""
    return [argument.id or f"#{number}" for number, argument in enumerate(argument_map.arguments, 1)]


def evaluation_data(names: Sequence[str], evaluation: Evaluation) -> dict[str, Any]:
    """Return one evaluation as plain values; `names` are those of the arguments, in their order."""
    data: dict[str, Any] = {
        "claims": {claim: _verdict(verdict) for claim, verdict in evaluation.claims.items()},
        "arguments": {name: _carried(each) for name, each in zip(names, evaluation.arguments, strict=True)},
    }
    if evaluation.extensions is not None:
        data["extensions"] = [list(each) for each in evaluation.extensions]
    for name, accepted in (("credulous", evaluation.credulous), ("skeptical", evaluation.skeptical)):
        if accepted is not None:
            data[name] = [claim for claim in evaluation.claims if claim in accepted]
    if not evaluation.finished:
        data["finished"] = False
    if evaluation.notes:
        data["notes"] = list(evaluation.notes)
    return data


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "status": verdict.status,
        **_numbers(
            strength=verdict.strength,
            probability=verdict.probability,
            possibility=verdict.possibility,
            error=verdict.error,
        ),
    }


def _carried(carried: Carried) -> dict[str, Any]:
    data: dict[str, Any] = {"status": carried.status}
    if carried.low is not None and carried.high is not None:
        data["weight"] = [round(carried.low, _DIGITS), round(carried.high, _DIGITS)]
    return {**data, **_numbers(strength=carried.strength, probability=carried.probability)}


def _numbers(**given: float | None) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in given.items() if value is not None}


def as_csv(found: SideBySide) -> str:
    """Return a line for each claim and argument in each scenario, and by the reader's lights."""
    return csv_text(_rows(found))


_HEADS = ("scenario", "by", "kind", "id", "main", "status", "changed", "strength", "probability")


def _rows(found: SideBySide) -> Iterator[list[Any]]:
    yield [*_HEADS, "possibility", "error", "low", "high", "text"]
    main = set(found.main)
    names = argument_names(found.map)
    for by, evaluations in (("author", found.scenarios), ("reader", found.reader or {})):
        for scenario, evaluation in evaluations.items():
            for claim, verdict in evaluation.claims.items():
                changed = _yes(found.changed(claim, evaluation))
                head = [scenario, by, "claim", claim, _yes(claim in main), verdict.status, changed]
                weighed = (verdict.strength, verdict.probability, verdict.possibility, verdict.error, None, None)
                yield [*head, *map(_cell, weighed), found.map.claims[claim].text]
            for name, carried, before in zip(names, evaluation.arguments, found.as_argued.arguments, strict=True):
                head = [scenario, by, "argument", name, "", carried.status, _yes(carried.status != before.status)]
                given = (carried.strength, carried.probability, None, None, carried.low, carried.high)
                yield [*head, *map(_cell, given), ""]


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _cell(value: float | None) -> float | str:
    return "" if value is None else round(value, _DIGITS)
