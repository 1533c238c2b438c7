"""How far each premise moves a claim's strength or probability, and where it tips: gathered, and told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.analysis.compare_text import Style, broken, hanging
from argmap.analysis.csv_text import csv_text
from argmap.diagnostics.reporters.text import plain
from argmap.diagnostics.showing import Shown, Table, number
from argmap.evaluation import NOTHING_SUPPOSED, Case, Settings
from argmap.evaluation.ready import ready
from argmap.evaluation.reasons import in_words
from argmap.evaluation.sensitivity import Measure, gradient, moves
from argmap.model import ArgumentMap

THRESHOLD = 0.5
"""Where a claim changes sides."""
_DIGITS = 6
_NOTHING = 1e-9


class PremiseSwing(NamedTuple):
    """What one premise does to the claim; all numbers 0 to 1 but the slope."""

    premise: str
    credence: float | None
    """What it has now, where the map, the scenario or the reader says so."""
    if_false: float
    if_true: float
    slope: float | None
    """How fast the claim moves with the premise's credence, from −1 to 1; None where loops leave none."""
    tipping: float | None
    """The credence of the premise at which the claim changes sides, all else being as it is; None if it never does."""

    @property
    def moves(self) -> bool:
        """Whether the premise, alone, makes any difference to the claim."""
        return abs(self.if_true - self.if_false) > _NOTHING or abs(self.slope or 0.0) > _NOTHING


@dataclass(frozen=True, slots=True)
class Sensitivity(Shown):
    """How a claim hangs on its premises by a gradual measure."""

    claim: str
    measure: Measure
    value: float
    """What the claim comes to now."""
    error: float
    """The greatest standard error among the numbers; 0 when they are exact."""
    premises: tuple[PremiseSwing, ...]
    """Those that move it most first; then by the map's order."""
    late: tuple[str, ...] = ()
    """The premises that were not tried, as the time was over."""
    rests: bool = True
    """False when strengths on loops did not converge: the numbers are where they were then."""

    def tables(self) -> list[Table]:
        """Return the premises with what they do to the claim, for a notebook."""
        heads = ("premise", "credence", "if false", "if true", "slope", "tipping point")
        rows = [(each.premise, *map(number, each[1:])) for each in self.premises]
        return [Table(f"The {self.measure} of {self.claim} is {number(self.value)}", heads, rows)]


def sensitivity(
    argument_map: ArgumentMap,
    claim: str,
    measure: Measure,
    case: Case = NOTHING_SUPPOSED,
    settings: Settings | None = None,
) -> Sensitivity:
    """Tell how a claim hangs on each premise behind it that nothing supports. Raises KeyError for an unknown claim.

    Two evaluations a premise, and what `tipping_points` needs; all within `settings.timeout` seconds.
    """
    moved = moves(argument_map, claim, measure, case, settings, threshold=THRESHOLD)
    found, tips = moved.swings, moved.tips
    slopes: dict[str, float] | None = {leaf: swing.importance for leaf, swing in found.items()}
    if measure == "strength":
        try:
            slopes = gradient(argument_map, claim, case, settings)
        except ArithmeticError:
            slopes = None
    given = ready(argument_map, case, behind=claim).credence
    rows = [
        PremiseSwing(
            leaf, given.get(leaf), swing.false, swing.true, slopes.get(leaf, 0.0) if slopes else None, tips[leaf]
        )
        for leaf, swing in found.items()
    ]
    error = max((swing.error for swing in found.values()), default=0.0)
    rows.sort(key=lambda row: -abs(row.if_true - row.if_false))
    return Sensitivity(claim, measure, moved.now, error, tuple(rows), moved.late, moved.rests)


def sensitivity_text(
    argument_map: ArgumentMap, found: Sequence[Sensitivity], *, columns: int = 100, style: Style = plain
) -> str:
    """Return a table for each claim as lines no wider than `columns`; `style` colours as `click.style` does."""
    return "\n\n".join("\n".join(_lines(argument_map, each, columns, style)) for each in found) + "\n"


def warnings(found: Sensitivity) -> list[str]:
    """Return what a reader must know of the numbers: that some are missing, or that they did not converge."""
    told = []
    if found.late:
        count = f"{len(found.late)} of {len(found.late) + len(found.premises)} premises"
        told.append(f"Not finished: the time was over before {count} were tried: {in_words(found.late)}.")
    if not found.rests:
        told.append("Did not converge: on loops the strengths still move, and the numbers are where they were then.")
    return told


_CELLS = (("false", 7), ("true", 7), ("slope", 8), ("now", 7), ("tips at", 9))
_WIDTH = sum(width for _, width in _CELLS)


def _lines(argument_map: ArgumentMap, found: Sensitivity, columns: int, style: Style) -> Iterator[str]:
    for line in hanging(f"{found.claim}  ", argument_map.claims[found.claim].text, columns):
        yield style(line, bold=True)
    error = f" ± {found.error:.3f}" if found.error else ""
    yield f"Its {found.measure} is {found.value:.3f}{error}."
    for note in warnings(found):
        yield from broken(note, columns)
    yield ""
    if not found.premises and not found.late:
        yield "No premise bears on it that could be more or less credible."
        return
    if any(row.moves for row in found.premises):
        head = "".join(name.rjust(width) for name, width in _CELLS)
        yield style("premise".ljust(columns - _WIDTH) + head, bold=True)
    for row in found.premises:
        if not row.moves:
            continue
        slope = "" if row.slope is None else f"{row.slope:+.3f}"
        numbers = (f"{row.if_false:.3f}", f"{row.if_true:.3f}", slope, _share(row.credence), _share(row.tipping))
        cells = "".join(number.rjust(width) for number, (_, width) in zip(numbers, _CELLS, strict=True))
        label = list(hanging(f"{row.premise}  ", argument_map.claims[row.premise].text, columns - _WIDTH - 1))
        yield label[0].ljust(columns - _WIDTH) + cells
        yield from label[1:]
    idle = [row.premise for row in found.premises if not row.moves]
    if idle and len(idle) == len(found.premises):
        yield from broken(f"Alone, no premise makes a difference: {', '.join(idle)}.", columns)
        return
    if idle:
        yield ""
        yield from broken(f"Alone, these make no difference: {', '.join(idle)}.", columns)
    yield ""
    told = (
        f"false, true: the claim's {found.measure} when the premise is surely false, surely true. slope: how fast it "
        "moves with the premise's credence. now: that credence, where it is given. tips at: the credence at which the "
        f"claim reaches {THRESHOLD:g}, all else being as it is; - if it never does."
    )
    yield from broken(told, columns)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def sensitivity_json(found: Sequence[Sensitivity], scenario: str) -> str:
    """Return it as one JSON object; docs/evaluation.md names its fields."""
    data: dict[str, Any] = {"semantics": found[0].measure if found else None, "scenario": scenario, "sensitivity": {}}
    for each in found:
        data["sensitivity"][each.claim] = {
            "value": round(each.value, _DIGITS),
            **({"error": round(each.error, _DIGITS)} if each.error else {}),
            **({} if each.rests else {"converged": False}),
            **({"finished": False, "late": list(each.late)} if each.late else {}),
            "premises": [{name: _rounded(value) for name, value in row._asdict().items()} for row in each.premises],
        }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def sensitivity_csv(found: Sequence[Sensitivity]) -> str:
    """Return a line for each premise of each claim."""
    rows = [
        (each.claim, _rounded(each.value), *("" if v is None else _rounded(v) for v in row))
        for each in found
        for row in each.premises
    ]
    return csv_text([("claim", "value", *PremiseSwing._fields), *rows])


def _rounded(value: Any) -> Any:
    return round(value, _DIGITS) if isinstance(value, float) else value
