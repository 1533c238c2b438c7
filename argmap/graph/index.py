"""The index over a map: who supports, rebuts and undercuts whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.model import Argument, ArgumentMap, Mode, Premise, Relation, premise_claim, premise_mode


class PremiseUse(NamedTuple):
    """A premise as it stands in an argument: the claim, what is said of it, and the role it plays."""

    claim: str
    mode: Mode
    role: str | None


def _use(premise: Premise, role: str | None) -> PremiseUse:
    return PremiseUse(premise_claim(premise), premise_mode(premise), role)


@dataclass(slots=True, eq=False)
class Step:
    """An argument in the index."""

    index: int
    argument: Argument
    relation: Relation
    target: str
    premises: tuple[PremiseUse, ...]

    @property
    def name(self) -> str:
        """The argument in words: its id, or what it leads from and to."""
        if self.argument.id is not None:
            return f"`{self.argument.id}`"
        return f"the argument to `{self.target}`" if self.relation == "conclusion" else f"the attack on `{self.target}`"


class Graph:
    """A map's arguments, indexed by what they use and what they bear on.

    References to ids that the map does not have are left out of the indexes. Building costs time and memory
    linear in the number of claims, arguments and premises.
    """

    def __init__(self, argument_map: ArgumentMap) -> None:
        """Index a map (with its included maps, if it is a whole one)."""
        self.map = argument_map
        self.claims = argument_map.claims
        self.steps: list[Step] = []
        self.argument_index: dict[str, int] = {}
        self.supports: dict[str, list[int]] = {}
        """Claim → the arguments that conclude it."""
        self.rebuttals: dict[str, list[int]] = {}
        """Claim → the arguments that rebut it."""
        self.undercutters: dict[int, list[int]] = {}
        """Argument → the arguments that undercut it."""
        self._fill(argument_map.arguments)
        for step in self.steps:
            if step.relation == "undercuts":
                target = self.argument_index.get(step.target)
                if target is not None:
                    self.undercutters.setdefault(target, []).append(step.index)

    def _fill(self, arguments: Iterable[Argument]) -> None:
        """Index the arguments, in one loop, as maps may have a hundred thousand: each is looked at once."""
        steps, named = self.steps, self.argument_index
        tables = {"conclusion": self.supports, "rebuts": self.rebuttals}
        # One object for each claim that is said to hold, with the map's own id in it: quick to make, and to look up.
        holding = {claim: PremiseUse(claim, "holds", None) for claim in self.claims}
        for index, argument in enumerate(arguments):
            given = argument.premises
            if isinstance(given, list):
                premises = tuple([(holding.get(p) if type(p) is str else None) or _use(p, None) for p in given])
            else:
                premises = tuple([_use(p, role) for role, _, p in argument.role_premises()])
            relation, target = argument.bearing
            steps.append(Step(index, argument, relation, target, premises))
            if argument.id is not None:
                named.setdefault(argument.id, index)
            if relation != "undercuts" and target in holding:
                table = tables[relation]
                if target in table:
                    table[target].append(index)
                else:
                    table[target] = [index]

    @cached_property
    def uses(self) -> dict[str, list[int]]:
        """Claim → the arguments of which it is a premise, each once. Made when it is first asked for."""
        found: dict[str, list[int]] = {}
        for step in self.steps:
            for claim, _, _ in step.premises:
                if claim in found:
                    if found[claim][-1] != step.index:
                        found[claim].append(step.index)
                elif claim in self.claims:
                    found[claim] = [step.index]
        return found

    def main_claims(self) -> list[str]:
        """Return the main conclusions, the foremost first: those named, else those concluded and used nowhere."""
        if self.map.main:
            return [claim for claim in self.map.main if claim in self.claims]
        return [claim for claim in self.claims if claim in self.supports and claim not in self.uses]
