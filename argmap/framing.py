"""Abstract argumentation frameworks, evaluated, as text and data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.analysis.compare_text import hanging
from argmap.analysis.csv_text import csv_text
from argmap.analysis.evaluation_data import evaluation_data
from argmap.analysis.evaluation_table import COLOURS, SIGNS, rest
from argmap.diagnostics.reporters.text import plain
from argmap.model import AS_ARGUED

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation


def framework_report(
    evaluation: Evaluation, form: str = "table", *, columns: int = 100, style: Callable[..., str] = plain
) -> str:
    """Return the evaluation of a framework as `table`, `json` or `csv`; its arguments stand as the claims."""
    if form == "json":
        data: dict[str, Any] = {
            "semantics": evaluation.semantics,
            "scenarios": {AS_ARGUED: evaluation_data((), evaluation)},
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        rows = [[name, verdict.status] for name, verdict in evaluation.claims.items()]
        return csv_text([["id", "status"], *rows])
    if form == "table":
        return "\n".join(_lines(evaluation, columns, style)) + "\n"
    raise ValueError(f"an evaluation has no format {form!r}")


def _lines(evaluation: Evaluation, columns: int, style: Callable[..., str]) -> Iterator[str]:
    for status, sign in SIGNS.items():
        names = [name for name, verdict in evaluation.claims.items() if verdict.status == status]
        if names:
            head = style(f"{sign} {status} ({len(names)}):", fg=COLOURS[status], bold=True)
            yield head
            yield from hanging("  ", ", ".join(names), columns)
    yield from rest({AS_ARGUED: evaluation}, columns, style, "argument")
