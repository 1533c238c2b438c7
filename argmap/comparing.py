"""A comparison in one of its formats: the analysis' figures, the drawing's picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.analysis.compare import Comparison, Row
from argmap.diagnostics.reporters.text import plain
from argmap.theming import look_for

if TYPE_CHECKING:
    from argmap.drawing.look import Look

FORMATS = ("table", "csv", "json", "html", "svg")
"""The formats of `argmap compare --format`."""


def comparison_text(
    comparison: Comparison,
    form: str = "table",
    *,
    everything: bool = False,
    columns: int = 100,
    style: Callable[..., str] = plain,
    theme: str | Look | None = None,
) -> str:
    """Return a comparison in one of `FORMATS`; `everything` adds the claims of one map only.

    `columns` is the width of the table, `style` colours it as `click.style` does. `theme` is that of the picture:
    `light` if none is named, and `auto` on a page, which is light or dark as the reader has it. Raises ValueError for
    an unknown format, ThemeError (a ValueError) for a theme that is none.
    """
    if form == "table":
        from argmap.analysis.compare_text import table

        return table(comparison, everything=everything, columns=columns, style=style)
    if form in ("csv", "json"):
        from argmap.analysis.compare_data import as_csv, as_json

        return (as_csv if form == "csv" else as_json)(comparison, everything=everything)
    if form == "svg":
        return picture(comparison, everything=everything, theme=theme or "light")
    if form == "html":
        from argmap.analysis.compare_page import page

        return page(
            comparison, picture(comparison, everything=everything, theme=theme or "auto"), everything=everything
        )
    raise ValueError(f"a comparison has no format {form!r}")


def picture(comparison: Comparison, *, everything: bool = False, theme: str | Look = "light") -> str:
    """Return the comparison as a heat map, SVG text. Raises ThemeError (a ValueError) for a theme that is none."""
    from argmap.drawing.heatmap import HeatMap, HeatRow, heat_map

    def claim(row: Row, lead: str = "") -> HeatRow:
        positions = row.positions
        return HeatRow(lead + row.label, tuple(p.word for p in positions), tuple(p.hedged for p in positions))

    rows: list[HeatRow] = []
    headed = False
    for item in comparison.items:
        if item.kind == "claim":
            if not headed:
                rows.append(HeatRow("Claims of two authors or more"))
                headed = True
            rows.append(claim(item.rows[0], f"{item.number}. "))
            continue
        rows += [HeatRow(f"{item.number}. {item.title}"), *map(claim, item.rows)]
    if everything and comparison.others:
        rows += [HeatRow("Claims of one map only"), *map(claim, comparison.others)]
    return heat_map(
        HeatMap(
            comparison.title,
            tuple((column.alias or "(debate)", column.label) for column in comparison.columns),
            tuple(rows),
            {(each.first, each.second): (each.share, each.rests_on) for each in comparison.agreements},
            "Counted is each question, each set of contraries and each other shared claim on which both take a side.",
            comparison.language,
        ),
        look_for(theme),
    )


def _in_notebook(comparison: Comparison) -> str:
    from hashlib import sha256

    from argmap.drawing.embed import embedded

    svg = picture(comparison)
    return embedded(svg, f"argmap-{sha256(svg.encode()).hexdigest()[:8]}")


Comparison.drawer = _in_notebook
