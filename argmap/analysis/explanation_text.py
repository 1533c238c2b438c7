"""Explanations as text for the terminal and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.analysis.compare_text import Style, broken, hanging
from argmap.analysis.evaluation_table import COLOURS, SIGNS
from argmap.diagnostics.reporters.text import plain
from argmap.evaluation.explain import Explanation, Step
from argmap.model import AS_ARGUED, ArgumentMap

_INDENT = 2
_DEEPEST = 16
"""Steps deeper than this are indented no further, so that they keep room for their words."""


def explanations_text(
    argument_map: ArgumentMap,
    found: Mapping[str, Mapping[str, Explanation]],
    *,
    columns: int = 100,
    style: Style = plain,
) -> str:
    """Return explanations, scenario → claim → it, below each other."""
    parts = []
    for scenario, explanations in found.items():
        for explanation in explanations.values():
            head = style(scenario, bold=True) + "\n" if len(found) > 1 or scenario != AS_ARGUED else ""
            parts.append(head + explanation_text(argument_map, explanation, columns=columns, style=style))
    return "\n".join(parts)


def explanation_text(
    argument_map: ArgumentMap, explanation: Explanation, *, columns: int = 100, style: Style = plain
) -> str:
    """Return an explanation as lines no wider than `columns`: each step above what it rests on, indented below."""
    return "\n".join(_lines(argument_map, explanation, columns, style)) + "\n"


def _lines(argument_map: ArgumentMap, explanation: Explanation, columns: int, style: Style) -> Iterator[str]:
    for step in explanation.steps:
        yield from _step(argument_map, step, columns, style)
    if explanation.left_out:
        yield from broken(f"... and more, from {explanation.left_out} causes on; explain one of those claims.", columns)
    if explanation.note:
        yield from (style(line, dim=True) for line in broken(explanation.note, columns))


def _step(argument_map: ArgumentMap, step: Step, columns: int, style: Style) -> Iterator[str]:
    indent = " " * (_INDENT * min(step.depth, _DEEPEST))
    deep = f"[{step.depth}] " if step.depth > _DEEPEST else ""
    if step.kind == "argument":
        lead, text = f"{SIGNS[step.status]} ", f"{deep}{step.of} {step.text}"
    else:
        claim = argument_map.claims[step.of]
        also = f" (the same: {', '.join(step.also)})" if step.also else ""
        what = f"{step.of} is {step.status}{also}"
        lead = f"{SIGNS[step.status]} "
        text = f"{deep}{what}: {step.text}."
        if step.kind == "claim" and step.depth == 0:
            yield from hanging("", f"{step.of}: {claim.text}", columns)
            yield ""
    lines = list(hanging(indent + lead, text, columns))
    colour = COLOURS[step.status]
    yield from (style(line, fg=colour) if step.kind == "claim" and number == 0 else line
                for number, line in enumerate(lines))  # fmt: skip


def explanations_data(found: Mapping[str, Mapping[str, Explanation]]) -> dict[str, Any]:
    """Return scenario → claim → its explanation, as plain values."""
    return {
        scenario: {claim: _explanation(each) for claim, each in explanations.items()}
        for scenario, explanations in found.items()
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    data: dict[str, Any] = {
        "status": explanation.status,
        "steps": [
            {"kind": step.kind, "of": step.of.strip("`"), "depth": step.depth, "status": step.status, "text": step.text}
            for step in explanation.steps
        ],
    }
    if explanation.left_out:
        data["left_out"] = explanation.left_out
    if explanation.note:
        data["note"] = explanation.note
    return data
