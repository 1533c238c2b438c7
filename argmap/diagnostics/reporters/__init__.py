"""How findings are reported. One format, one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.diagnostics.diagnostic import Diagnostic, Rule
    from argmap.diagnostics.source import SourceText

REPORTS = ("text", "json", "sarif", "github")
"""The formats of `argmap check --format`."""


def report(
    form: str,
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, SourceText],
    *,
    rules: Sequence[Rule] = (),
    version: str = "",
    passages: Mapping[str, int] | None = None,
    style: Callable[..., str] | None = None,
) -> str:
    """Return findings in one of the formats of `REPORTS`.

    `rules` and `version` go into SARIF, `passages` (counts, by what came of them) into JSON, `style` into text.

    Raises ValueError for an unknown format.
    """
    if form == "text":
        from argmap.diagnostics.reporters.text import plain, report_text

        return report_text(diagnostics, sources, style=style or plain)
    from argmap.diagnostics.reporters.machine import report_github, report_json, report_sarif

    if form == "json":
        return report_json(diagnostics, sources, passages)
    if form == "sarif":
        return report_sarif(diagnostics, rules, version)
    if form == "github":
        return report_github(diagnostics)
    raise ValueError(f"no report is called {form!r}")
