"""The index over a map: who supports, rebuts and undercuts whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from argmap.model import Argument, ArgumentMap, Mode, Relation, premise_claim, premise_mode


class PremiseUse(NamedTuple):
    """A premise as it stands in an argument: the claim, what is said of it, and the role it plays."""

    claim: str
    mode: Mode
    role: str | None


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
        self.uses: dict[str, list[int]] = {}
        """Claim → the arguments of which it is a premise, each once."""
        for index, argument in enumerate(argument_map.arguments):
            self._add(index, argument)
        for step in self.steps:
            if step.relation == "undercuts":
                target = self.argument_index.get(step.target)
                if target is not None:
                    self.undercutters.setdefault(target, []).append(step.index)

    def _add(self, index: int, argument: Argument) -> None:
        if isinstance(argument.premises, list):
            premises = tuple(
                PremiseUse(p, "holds", None) if type(p) is str else PremiseUse(premise_claim(p), premise_mode(p), None)
                for p in argument.premises
            )
        else:
            premises = tuple(PremiseUse(premise_claim(p), premise_mode(p), r) for r, _, p in argument.role_premises())
        step = Step(index, argument, argument.relation, argument.target, premises)
        self.steps.append(step)
        if argument.id is not None:
            self.argument_index.setdefault(argument.id, index)
        if step.relation != "undercuts" and step.target in self.claims:
            table = self.supports if step.relation == "conclusion" else self.rebuttals
            table.setdefault(step.target, []).append(index)
        for claim in dict.fromkeys(premise.claim for premise in premises):
            if claim in self.claims:
                self.uses.setdefault(claim, []).append(index)

    def main_claims(self) -> list[str]:
        """Return the main conclusions, the foremost first: those named, else those concluded and used nowhere."""
        if self.map.main:
            return [claim for claim in self.map.main if claim in self.claims]
        return [claim for claim in self.claims if claim in self.supports and claim not in self.uses]
