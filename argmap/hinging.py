"""What conclusions hang on: sets of premises, and how far each moves them; from a map or the file it stands in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.diagnostics.reporters.text import plain
from argmap.evaluating import case_for, known_claim
from argmap.evaluation.hinges import Change, Hinges
from argmap.evaluation.hinges import hinges as search
from argmap.graph import Graph
from argmap.loading import load
from argmap.model import AS_ARGUED, ArgumentMap

if TYPE_CHECKING:
    from argmap.analysis.sensitivities import Sensitivity
    from argmap.drawing.look import Look
    from argmap.evaluation import Settings, Status
    from argmap.evaluation.sensitivity import Measure

FORMATS = ("table", "json", "csv", "svg")
"""The formats of `argmap hinges --format`; a tornado chart, `svg`, of `strength` and `probability` only."""


def hinges(
    what: ArgumentMap | str | os.PathLike[str],
    claim: str | None = None,
    *,
    scenario: str = AS_ARGUED,
    assume: Mapping[str, Status] | None = None,
    change: Change | None = None,
    most: int = 100,
    largest: int | None = None,
    timeout: float = 5.0,
    allow_outside: bool = False,
) -> Hinges:
    """Tell what a claim, or the foremost main conclusion, hangs on by `standing`: sets of premises, smallest first.

    For a claim that stands: the minimal sets whose fall takes it down; for another: those which would have to hold, or
    with `change="fall"` those whose fall would make it stand, an objection's premises above all.
    At most `most` sets, of up to `largest` premises, found in `timeout` seconds; the result says how far it got.

    Raises MapError if the file cannot be read as a map, UnknownClaim or UnknownScenario (each a LookupError, with what
    was probably meant), ValueError for a map without a conclusion when no claim is named.
    """
    argument_map, name = _named(what, claim, allow_outside)
    case = case_for(argument_map, scenario, assume)
    return search(argument_map, name, case, change=change, most=most, largest=largest, timeout=timeout)


def sensitivity(
    what: ArgumentMap | str | os.PathLike[str],
    claim: str | None = None,
    measure: Measure = "strength",
    *,
    scenario: str = AS_ARGUED,
    assume: Mapping[str, Status] | None = None,
    settings: Settings | None = None,
    allow_outside: bool = False,
) -> Sensitivity:
    """Tell how far each premise moves the strength or probability of a claim, or of the foremost main conclusion.

    For each premise: what the claim comes to when it is surely false and surely true, the slope, and the tipping point,
    the credence at which the claim reaches 0.5. Raises as `hinges` does.
    """
    from argmap.analysis.sensitivities import sensitivity as gather

    argument_map, name = _named(what, claim, allow_outside)
    return gather(argument_map, name, measure, case_for(argument_map, scenario, assume), settings)


def _named(
    what: ArgumentMap | str | os.PathLike[str], claim: str | None, allow_outside: bool
) -> tuple[ArgumentMap, str]:
    """Return the map and the claim, the foremost main conclusion if none is named."""
    argument_map = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    name = known_claim(argument_map, claim) if claim is not None else next(iter(conclusions(argument_map)), None)
    if name is None:
        raise ValueError("the map has no main conclusion; name a claim")
    return argument_map, name


def all_hinges(argument_map: ArgumentMap, claim: str, **how: Any) -> list[Hinges]:
    """Return what a claim hangs on, and for one that does not stand also by whose fall it would. As `hinges`."""
    found = hinges(argument_map, claim, **how)
    return [found] if found.status == "in" else [found, hinges(argument_map, claim, change="fall", **how)]


def conclusions(argument_map: ArgumentMap) -> list[str]:
    """Return the main conclusions of a map, the foremost first."""
    return Graph(argument_map).main_claims()


def report(
    argument_map: ArgumentMap,
    found: Sequence[Hinges],
    form: str = "table",
    *,
    scenario: str = AS_ARGUED,
    columns: int = 100,
    style: Callable[..., str] = plain,
) -> str:
    """Return what claims hang on in one of `FORMATS`. Raises ValueError for an unknown format."""
    if form == "table":
        from argmap.analysis.hinges_text import hinges_text

        return hinges_text(argument_map, found, columns=columns, style=style)
    if form == "json":
        from argmap.analysis.hinges_data import hinges_json

        return hinges_json(found, scenario)
    if form == "csv":
        from argmap.analysis.hinges_data import hinges_csv

        return hinges_csv(found)
    raise ValueError(f"hinges have no format {form!r}")


def report_sensitivity(
    argument_map: ArgumentMap,
    found: Sequence[Sensitivity],
    form: str = "table",
    *,
    scenario: str = AS_ARGUED,
    columns: int = 100,
    style: Callable[..., str] = plain,
    theme: str | Look = "light",
) -> str:
    """Return how far premises move claims in one of `FORMATS`; the chart is of one claim only, and has a theme.

    Raises ValueError for an unknown format, for a chart of several claims or none, and for a theme that is none.
    """
    from argmap.analysis import sensitivities

    if form == "table":
        return sensitivities.sensitivity_text(argument_map, found, columns=columns, style=style)
    if form == "json":
        return sensitivities.sensitivity_json(found, scenario)
    if form == "csv":
        return sensitivities.sensitivity_csv(found)
    if form != "svg":
        raise ValueError(f"hinges have no format {form!r}")
    if len(found) != 1:
        raise ValueError("a chart is of one claim; name one")
    return _chart(argument_map, found[0], scenario, theme)


def _chart(argument_map: ArgumentMap, found: Sensitivity, scenario: str, theme: str | Look) -> str:
    from argmap.analysis.sensitivities import warnings
    from argmap.drawing.tornado import Swing, Tornado, tornado
    from argmap.theming import look_for

    claims = argument_map.claims
    given = argument_map.scenarios.get(scenario)
    notes = [f"Scenario: {(given and given.title) or scenario}."] if scenario != AS_ARGUED else []
    if found.error:
        notes.append(f"Estimated; standard error up to {found.error:.3f}.")
    idle = sum(not row.moves for row in found.premises)
    if idle:
        notes.append(f"{idle} premise{' makes' if idle == 1 else 's make'}, alone, no difference.")
    notes += warnings(found)
    swings = [
        Swing(row.premise, claims[row.premise].text, row.if_false, row.if_true, row.tipping)
        for row in found.premises
        if row.moves
    ]
    title = claims[found.claim].text
    return tornado(
        Tornado(title, found.measure, found.value, swings, note=" ".join(notes), language=argument_map.language),
        look_for(theme),
    )


def known_claims(argument_map: ArgumentMap, claims: Iterable[str]) -> list[str]:
    """Return claims, each once, or the main conclusions for none. Raises UnknownClaim."""
    return list(dict.fromkeys(known_claim(argument_map, claim) for claim in claims)) or conclusions(argument_map)
