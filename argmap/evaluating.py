"""Maps evaluated: one case, or several scenarios side by side, with the reader's own view beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.analysis.side_by_side import SideBySide
from argmap.diagnostics import did_you_mean, near
from argmap.diagnostics.reporters.text import plain
from argmap.evaluation import NOTHING_SUPPOSED, Evaluation, Settings, UnknownScenario, case_of, supposing
from argmap.evaluation import evaluate as evaluate_map
from argmap.loading import load
from argmap.model import AS_ARGUED, ArgumentMap

if TYPE_CHECKING:
    from argmap.evaluation import Case, Status

FORMATS = ("table", "json", "csv")
"""The formats of `argmap evaluate --format`."""
ALL = "all"
"""Stands for every scenario of a map."""


class UnknownClaim(LookupError):
    """A claim that the map does not have."""


def evaluate(
    what: ArgumentMap | str | os.PathLike[str],
    *,
    semantics: str = "standing",
    scenario: str = AS_ARGUED,
    assume: Mapping[str, Status] | None = None,
    settings: Settings | None = None,
    allow_outside: bool = False,
) -> Evaluation:
    """Evaluate a map, or the map in a file with all that it includes, in one scenario.

    `assume` pins claims to `in`, `out` or `undecided` on top of the scenario. `settings` says how much it may cost.

    Raises MapError if the file cannot be read as a map, UnknownSemantics, UnknownScenario or UnknownClaim (each a
    LookupError, with what was probably meant) for a name that is not there.
    """
    argument_map = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    case = supposing(_case(argument_map, scenario), _known(argument_map, assume or {}))
    return evaluate_map(argument_map, semantics, case, settings)


def evaluate_scenarios(
    what: ArgumentMap | str | os.PathLike[str],
    scenarios: Iterable[str] = (ALL,),
    *,
    semantics: str = "standing",
    assume: Mapping[str, Status] | None = None,
    settings: Settings | None = None,
    allow_outside: bool = False,
) -> SideBySide:
    """Evaluate a map, or the map in a file with all that it includes, in several scenarios.

    `all` stands for `as-argued` and every scenario of the map. `assume` pins claims in each of them; what differs is
    told against the map as argued, without them. Raises as `evaluate` does.
    """
    argument_map = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    pinned = _known(argument_map, assume or {})
    names = dict.fromkeys(scenarios)
    if ALL in names and ALL not in argument_map.scenarios:
        names = dict.fromkeys((AS_ARGUED, *argument_map.scenarios))
    plain = evaluate_map(argument_map, semantics, NOTHING_SUPPOSED, settings)
    found = {}
    for name in names:
        case = supposing(_case(argument_map, name), pinned)
        found[name] = plain if case == NOTHING_SUPPOSED else evaluate_map(argument_map, semantics, case, settings)
    return SideBySide(argument_map, plain, found, tuple(pinned))


def report(found: SideBySide, form: str = "table", *, columns: int = 100, style: Callable[..., str] = plain) -> str:
    """Return evaluations in one of `FORMATS`.

    `columns` is the width of the table, `style` colours it as `click.style` does. Raises ValueError for an unknown
    format.
    """
    if form == "table":
        from argmap.analysis.evaluation_table import table

        return table(found, columns=columns, style=style)
    if form in ("json", "csv"):
        from argmap.analysis.evaluation_data import as_csv, as_json

        return as_json(found) if form == "json" else as_csv(found)
    raise ValueError(f"an evaluation has no format {form!r}")


def _case(argument_map: ArgumentMap, scenario: str) -> Case:
    try:
        return case_of(argument_map, scenario)
    except UnknownScenario:
        known = [AS_ARGUED, *argument_map.scenarios]
        raise UnknownScenario(f"no scenario is called `{scenario}`{_meant(scenario, known)}") from None


def _known(argument_map: ArgumentMap, assume: Mapping[str, Status]) -> Mapping[str, Status]:
    for claim in assume:
        known_claim(argument_map, claim)
    return assume


def known_claim(argument_map: ArgumentMap, claim: str) -> str:
    """Return a claim's id if the map has it. Raises UnknownClaim, with what was probably meant."""
    if claim in argument_map.claims:
        return claim
    if any(argument.id == claim for argument in argument_map.arguments):
        raise UnknownClaim(f"`{claim}` is an argument; only claims can be named here")
    raise UnknownClaim(f"no claim is called `{claim}`{_meant(claim, argument_map.claims)}")


def _meant(name: str, known: Iterable[str]) -> str:
    """Say what was probably meant: the nearest names, or those of included maps that end so."""
    names = list(known)
    return did_you_mean([each for each in names if each.endswith(f"/{name}")] or near(name, names)) or (
        f"; there are {', '.join(f'`{each}`' for each in names[:_FEW])}" if len(names) <= _FEW else ""
    )


_FEW = 8
