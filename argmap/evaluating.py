"""Maps evaluated: one case, or several scenarios side by side, with the reader's own view beside them."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.analysis.side_by_side import SideBySide
from argmap.diagnostics import did_you_mean, near
from argmap.diagnostics.reporters.text import plain
from argmap.evaluation import NOTHING_SUPPOSED, Evaluation, Settings, UnknownScenario, case_of, supposing
from argmap.evaluation import evaluate as evaluate_map
from argmap.evaluation.explain import MOST, Explanation, surroundings
from argmap.evaluation.explain import explain as explain_standing
from argmap.evaluation.reader import as_read, reader_case, tensions
from argmap.loading import load
from argmap.model import AS_ARGUED, ArgumentMap

if TYPE_CHECKING:
    from argmap.analysis.across import Across
    from argmap.drawing.marks import Marks
    from argmap.evaluation import Case, Status
    from argmap.reading.reader_view import ReaderView

FORMATS = ("table", "json", "csv")
"""The formats of `argmap evaluate --format`."""
ALL = "all"
"""Stands for every scenario of a map."""
_WITH_CREDENCES = ("strength", "probability")
"""The semantics that reckon with credences."""


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
    return evaluate_map(argument_map, semantics, case_for(argument_map, scenario, assume), settings)


def evaluate_scenarios(
    what: ArgumentMap | str | os.PathLike[str],
    scenarios: Iterable[str] = (ALL,),
    *,
    semantics: str = "standing",
    assume: Mapping[str, Status] | None = None,
    reader: ReaderView | None = None,
    settings: Settings | None = None,
    allow_outside: bool = False,
) -> SideBySide:
    """Evaluate a map, or the map in a file with all that it includes, in several scenarios.

    `all` stands for `as-argued` and every scenario of the map. `assume` pins claims in each of them; what differs is
    told against the map as argued, without them. With a `reader`, each scenario is evaluated by his lights, too.
    Raises as `evaluate` does.
    """
    argument_map = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    pinned = _known(argument_map, assume or {})
    names = scenario_names(argument_map, scenarios)
    plain = evaluate_map(argument_map, semantics, NOTHING_SUPPOSED, settings)
    cases = {name: supposing(_case(argument_map, name), pinned) for name in names}
    found = {
        name: plain if case == NOTHING_SUPPOSED else evaluate_map(argument_map, semantics, case, settings)
        for name, case in cases.items()
    }
    if reader is None:
        return SideBySide(argument_map, plain, found, tuple(pinned))
    read = as_read(argument_map, reader.otherwise)
    cases = {name: reader_case(case, reader.verdicts, reader.credence) for name, case in cases.items()}
    by_reader = {name: evaluate_map(read, semantics, case, settings) for name, case in cases.items()}
    if reader.credence and semantics not in _WITH_CREDENCES and names:
        note = f"The reader's credences count only with --semantics {' or '.join(_WITH_CREDENCES)}."
        told = by_reader[names[0]]
        by_reader[names[0]] = replace(told, notes=(*told.notes, note))
    torn = tensions(read, cases[names[0]], reader.verdicts) if names else []
    return SideBySide(argument_map, plain, found, tuple(pinned), by_reader, reader.reader, tuple(torn))


def scenario_names(argument_map: ArgumentMap, scenarios: Iterable[str]) -> list[str]:
    """Return scenarios, each once, with `all` (where no scenario is called so) for `as-argued` and all of the map's."""
    names: dict[str, None] = {}
    for name in scenarios:
        several = name == ALL and ALL not in argument_map.scenarios
        names.update(dict.fromkeys((AS_ARGUED, *argument_map.scenarios) if several else (name,)))
    return list(names)


def explain(
    what: ArgumentMap | str | os.PathLike[str],
    claim: str,
    *,
    semantics: str = "standing",
    scenario: str = AS_ARGUED,
    assume: Mapping[str, Status] | None = None,
    reader: ReaderView | None = None,
    settings: Settings | None = None,
    most: int = MOST,
    allow_outside: bool = False,
) -> Explanation:
    """Explain a claim's status in a scenario: the chain of reasons in words, in at most so many steps.

    With a `reader`, by his lights.
    By other semantics than `standing`, what bears on the claim directly, with its statuses. Raises as `evaluate` does.
    """
    argument_map = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    known_claim(argument_map, claim)
    case = case_for(argument_map, scenario, assume)
    if reader is not None:
        argument_map = as_read(argument_map, reader.otherwise)
        case = reader_case(case, reader.verdicts, reader.credence)
    if semantics == "standing":
        return explain_standing(argument_map, claim, case, most=most)
    return surroundings(argument_map, claim, evaluate_map(argument_map, semantics, case, settings))


def report(
    found: SideBySide,
    form: str = "table",
    explanations: Mapping[str, Mapping[str, Explanation]] | None = None,
    *,
    columns: int = 100,
    style: Callable[..., str] = plain,
) -> str:
    """Return evaluations in one of `FORMATS`; the explanations (scenario → claim → it) take the place of the table.

    `columns` is the width of the table, `style` colours it as `click.style` does. Raises ValueError for an unknown
    format.
    """
    if form == "table":
        from argmap.analysis.evaluation_table import table
        from argmap.analysis.explanation_text import explanations_text

        if explanations:
            return explanations_text(found.map, explanations, columns=columns, style=style)
        return table(found, columns=columns, style=style)
    if form == "json":
        from argmap.analysis.evaluation_data import as_json
        from argmap.analysis.explanation_text import explanations_data

        return as_json(found, {"explanations": explanations_data(explanations)} if explanations else None)
    if form == "csv":
        from argmap.analysis.evaluation_data import as_csv

        return as_csv(found)
    raise ValueError(f"an evaluation has no format {form!r}")


def case_for(argument_map: ArgumentMap, scenario: str, assume: Mapping[str, Status] | None = None) -> Case:
    """Return what a scenario supposes, with claims pinned on top. Raises UnknownScenario or UnknownClaim, as above."""
    return supposing(_case(argument_map, scenario), _known(argument_map, assume or {}))


def across_report(found: Across, form: str = "table", *, columns: int = 100, style: Callable[..., str] = plain) -> str:
    """Return the conclusions of a debate by everyone's lights in one of `FORMATS`. Raises ValueError for another."""
    from argmap.analysis import across_text

    if form == "table":
        return across_text.table(found, columns=columns, style=style)
    if form == "json":
        return json.dumps(across_text.as_dict(found), ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return across_text.as_csv(found)
    raise ValueError(f"an evaluation has no format {form!r}")


def marks_of(argument_map: ArgumentMap, scenario: str | None, compare: tuple[str, str] | None) -> Marks | None:
    """Return the marks of a picture: of a scenario, or of what changes from one to another; None for neither.

    Raises UnknownScenario, and ValueError where both are asked for.
    """
    if scenario is None and compare is None:
        return None
    from argmap.drawing.status_marks import change_marks, status_marks

    if scenario is not None and compare is not None:
        raise ValueError("a picture shows one scenario, or what changes from one to another; not both")
    if scenario is not None:
        found = evaluate(argument_map, scenario=scenario)
        statuses = {claim: verdict.status for claim, verdict in found.claims.items()}
        case = case_of(argument_map, scenario)
        notes = {claim: ["supposed in this scenario"] for claim in case.assume}
        line = f"{_headed(argument_map, scenario)}: {_counted(statuses.values())}"
        return status_marks(statuses, [each.status for each in found.arguments], notes, [line])
    assert compare is not None
    before, after = (evaluate(argument_map, scenario=name) for name in compare)
    claims = {name: (before.claims[name].status, after.claims[name].status) for name in argument_map.claims}
    arguments = [(one.status, two.status) for one, two in zip(before.arguments, after.arguments, strict=True)]
    changed = sum(one != two for one, two in claims.values())
    heads = " → ".join(_headed(argument_map, name) for name in compare)
    return change_marks(claims, arguments, [f"{heads}: {changed or 'no'} claim{'' if changed == 1 else 's'} changed"])


def _headed(argument_map: ArgumentMap, scenario: str) -> str:
    title = argument_map.scenarios[scenario].title if scenario in argument_map.scenarios else None
    return f"{scenario} ({title})" if title else scenario


def _counted(statuses: Iterable[str]) -> str:
    counts = Counter(statuses)
    return ", ".join(f"{counts[status]} {status}" for status in ("in", "out", "undecided") if counts[status])


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
