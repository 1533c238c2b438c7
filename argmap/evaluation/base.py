"""What every semantics takes and gives: a case (a scenario, resolved) and an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeVar

from argmap.diagnostics.showing import Shown, Table, number
from argmap.model import ArgumentMap
from argmap.model.argument_map import AS_ARGUED, Scenario

Status = Literal["in", "out", "undecided"]
Gradual = Literal["df-quad", "quadratic-energy", "euler"]
Inference = Literal["minimum", "product"]


@dataclass(frozen=True, slots=True)
class Case:
    """What is supposed when a map is evaluated: a scenario with all that it extends, or a reader's own view."""

    assume: Mapping[str, Status] = field(default_factory=dict)
    """Claim → the status that it is pinned to; of claims that say the same, the last one counts."""
    credence: Mapping[str, float] = field(default_factory=dict)
    """Claim → probability, 0 to 1, instead of the claim's own `credence`."""
    without: frozenset[str] = frozenset()
    """Ids of arguments that are left out."""


NOTHING_SUPPOSED = Case()


class Verdict(NamedTuple):
    """What a semantics says of a claim."""

    status: Status
    strength: float | None = None
    """0 to 1; of gradual semantics."""
    probability: float | None = None
    """0 to 1, that it is in; of `probability`."""
    possibility: float | None = None
    """0 to 1, that it is not out: more than `probability` where something leaves it undecided."""
    error: float | None = None
    """The probability's standard error, 0 when it is exact."""


class Carried(NamedTuple):
    """What a semantics says of an argument: whether it carries, and how much, each where the semantics has it."""

    status: Status
    """In: it carries (weighs something for sure); out: it does not; undecided: still open."""
    low: float | None = None
    high: float | None = None
    """The interval in which it weighs, 0 to 1; of `standing`."""
    strength: float | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation(Shown):
    """What a semantics says of a map in a case."""

    semantics: str
    claims: Mapping[str, Verdict]
    """Every claim of the map, in its order."""
    arguments: tuple[Carried, ...]
    """By their place in the map."""
    extensions: tuple[tuple[str, ...], ...] | None = None
    """Of `complete`, `preferred` and `stable` (and `grounded`, one): the sets of claims that are in together."""
    credulous: frozenset[str] | None = None
    """Of the same semantics: the claims that are in some extension."""
    skeptical: frozenset[str] | None = None
    """Of the same semantics: the claims that are in every extension; all claims, where there is no extension."""
    finished: bool = True
    """False when the time was over before the answer was whole: what is given is right as far as it goes."""
    notes: tuple[str, ...] = ()
    """What a reader must know: that it did not converge, what independence assumes, what was not finished."""

    def tables(self) -> list[Table]:
        """Return the claims with what is said of them, for a notebook."""
        told = [name for name in _NUMBERS if any(getattr(each, name) is not None for each in self.claims.values())]
        rows = [
            (claim, verdict.status, *(number(getattr(verdict, name)) for name in told))
            for claim, verdict in self.claims.items()
        ]
        sets = [f"extension {at}: {', '.join(each) or 'no claim'}" for at, each in enumerate(self.extensions or (), 1)]
        notes = [*sets[:_SETS], *([f"… and {len(sets) - _SETS} more"] if len(sets) > _SETS else []), *self.notes]
        if not self.finished:
            notes.append("Not finished: the time was over before the answer was whole.")
        return [Table(f"By {self.semantics}", ("claim", "status", *told), rows, notes)]


@dataclass(frozen=True, slots=True)
class Settings:
    """How much an evaluation may cost, and what else a semantics can be told."""

    timeout: float = 10.0
    """Seconds for what may take long."""
    seed: int = 0
    samples: int = 10_000
    most_extensions: int = 1_000
    gradual: Gradual = "df-quad"
    """Which gradual semantics `strength` takes."""
    inference: Inference = "minimum"
    """How `strength` combines premises: linked ones by their minimum or product, convergent ones accordingly."""


_Said = TypeVar("_Said")
_NUMBERS = ("strength", "probability", "possibility", "error")
_SETS = 20
"""Extensions that a notebook shows."""

Semantics = Callable[[ArgumentMap, Case, Settings], Evaluation]
"""Evaluates a map in a case. Never raises for what is odd in a map; ids that it does not have are passed over."""


class UnknownScenario(LookupError):
    """A scenario that the map does not have."""


def case_of(argument_map: ArgumentMap, scenario: str = AS_ARGUED) -> Case:
    """Return what a scenario supposes, with all that it extends: the nearer says it, where both do.

    A ring of scenarios that extend each other is left where it closes. Raises UnknownScenario.
    """
    if scenario == AS_ARGUED:
        return NOTHING_SUPPOSED
    if scenario not in argument_map.scenarios:
        raise UnknownScenario(scenario)
    chain: dict[str, Scenario] = {}
    name: str | None = scenario
    while name in argument_map.scenarios and name not in chain:
        chain[name] = argument_map.scenarios[name]
        name = chain[name].extends
    case = NOTHING_SUPPOSED
    for given in reversed(chain.values()):
        assume: dict[str, Status] = {
            claim: "undecided" if status == "undecided" else "in" if status else "out"
            for claim, status in given.assume.items()
        }
        case = supposing(case, assume, given.credence)
    return replace(case, without=frozenset(each for given in chain.values() for each in given.without))


def supposing(
    case: Case, assume: Mapping[str, Status] | None = None, credence: Mapping[str, float] | None = None
) -> Case:
    """Return a case with more supposed on top of it: where both speak of a claim, what is added counts."""
    return replace(case, assume=_upon(case.assume, assume or {}), credence=_upon(case.credence, credence or {}))


def _upon(below: Mapping[str, _Said], above: Mapping[str, _Said]) -> dict[str, _Said]:
    """Return both, what is said above in place of what is said below, and after it.

    For of several things that are said of claims that say the same, under several ids, the last one counts.
    """
    return {**{claim: said for claim, said in below.items() if claim not in above}, **above}
