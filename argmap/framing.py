"""Abstract argumentation frameworks from files of the field's formats: read, evaluated, told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.analysis.compare_text import hanging
from argmap.analysis.csv_text import csv_text
from argmap.analysis.evaluation_data import evaluation_data
from argmap.analysis.evaluation_table import COLOURS, SIGNS, rest
from argmap.diagnostics import Diagnostic, SourceText, diagnose, did_you_mean, near
from argmap.diagnostics.reporters.text import plain
from argmap.formats.frameworks import FRAMEWORKS
from argmap.formats.frameworks import read as read_text_of
from argmap.model import AS_ARGUED
from argmap.reading import faults
from argmap.reading.files import Unread, read_text

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.model.framework import Framework


@dataclass(frozen=True)
class ReadFramework:
    """A framework's file: what could be read, and what is wrong with it."""

    framework: Framework | None
    diagnostics: Sequence[Diagnostic]
    source: SourceText
    unread: bool = False


def framework_format(path: str | os.PathLike[str]) -> str | None:
    """Return the format of frameworks that the ending of a file's name means; None for any other."""
    suffix = Path(path).suffix.lower()
    return next((name for name, known in FRAMEWORKS.items() if known.ending == suffix), None)


def read_framework(path: str | os.PathLike[str], form: str) -> ReadFramework:
    """Read a file in a format of `FRAMEWORKS`. Never raises for what is in it; with errors there is no framework."""
    name = os.fspath(path)
    text = read_text(Path(name), name)
    if isinstance(text, Unread):
        found = diagnose(text.rule, text.message, text.span)
        return ReadFramework(None, (found,), SourceText(name, ""), text.rule is faults.UNREADABLE_FILE)
    framework, misread = read_text_of(text.text, form)
    diagnostics = []
    for each in misread:
        hint = did_you_mean(near(each.unknown, framework.arguments)) if each.unknown else ""
        diagnostics.append(diagnose(faults.WRONG_VALUE, each.message + hint, text.span(each.start, each.end)))
    return ReadFramework(None if diagnostics else framework, diagnostics, text)


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
    yield from rest({AS_ARGUED: evaluation}, columns, style)
