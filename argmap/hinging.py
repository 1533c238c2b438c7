"""What conclusions hang on: from a map, or from the file that it stands in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.diagnostics.reporters.text import plain
from argmap.evaluating import case_for, known_claim
from argmap.evaluation.hinges import Hinges
from argmap.evaluation.hinges import hinges as search
from argmap.graph import Graph
from argmap.loading import load
from argmap.model import AS_ARGUED, ArgumentMap

if TYPE_CHECKING:
    from argmap.evaluation import Status

FORMATS = ("table", "json", "csv")


def hinges(
    what: ArgumentMap | str | os.PathLike[str],
    claim: str | None = None,
    *,
    scenario: str = AS_ARGUED,
    assume: Mapping[str, Status] | None = None,
    most: int = 100,
    largest: int | None = None,
    timeout: float = 5.0,
    allow_outside: bool = False,
) -> Hinges:
    """Tell what a claim, or the foremost main conclusion, hangs on by `standing`: sets of premises, smallest first.

    For a claim that stands: the minimal sets whose fall takes it down; for another: those which would have to hold.
    At most `most` sets, of up to `largest` premises, found in `timeout` seconds; the result says how far it got.

    Raises MapError if the file cannot be read as a map, UnknownClaim or UnknownScenario (each a LookupError, with what
    was probably meant), ValueError for a map without a conclusion when no claim is named.
    """
    argument_map = what if isinstance(what, ArgumentMap) else load(what, resolve=True, allow_outside=allow_outside)
    name = known_claim(argument_map, claim) if claim is not None else next(iter(conclusions(argument_map)), None)
    if name is None:
        raise ValueError("the map has no main conclusion; name a claim")
    case = case_for(argument_map, scenario, assume)
    return search(argument_map, name, case, most=most, largest=largest, timeout=timeout)


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


def known_claims(argument_map: ArgumentMap, claims: Iterable[str]) -> list[str]:
    """Return claims, each once, or the main conclusions for none. Raises UnknownClaim."""
    return list(dict.fromkeys(known_claim(argument_map, claim) for claim in claims)) or conclusions(argument_map)
