"""Evaluations of one map side by side: its scenarios, and what differs from the map as argued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.diagnostics.showing import Shown, Table, number
from argmap.evaluation import Evaluation, Verdict
from argmap.evaluation.reader import Tension
from argmap.graph import Graph
from argmap.model import AS_ARGUED, ArgumentMap

_SEEN = 0.005
"""Values that differ by less are shown alike, and count as alike."""


@dataclass(frozen=True)
class SideBySide(Shown):
    """A map evaluated in several scenarios by one semantics."""

    map: ArgumentMap
    as_argued: Evaluation
    """Nothing supposed: what the others are compared with."""
    scenarios: Mapping[str, Evaluation]
    """Scenario → its evaluation, in the order asked for."""
    assumed: tuple[str, ...] = ()
    """The claims that were pinned in every scenario, beside what the scenario pins."""
    reader: Mapping[str, Evaluation] | None = None
    """Scenario → its evaluation by the reader's lights."""
    reader_name: str = ""
    tensions: tuple[Tension, ...] = ()
    """Where the reader's verdicts are not what the reasons come to that he leaves standing, in the first scenario."""

    @property
    def semantics(self) -> str:
        """The name of the semantics."""
        return self.as_argued.semantics

    @property
    def main(self) -> list[str]:
        """The main conclusions, the foremost first."""
        return Graph(self.map).main_claims()

    def columns(self) -> dict[str, Evaluation]:
        """Return heading → evaluation for a table: as argued first, then each scenario, then the reader's."""
        shown = {AS_ARGUED: self.as_argued}
        for name, evaluation in self.scenarios.items():
            if evaluation is not self.as_argued:
                shown[f"{name} + assumed" if self.assumed else name] = evaluation
        for name, evaluation in (self.reader or {}).items():
            who = self.reader_name or "the reader"
            shown[f"by {who}" if name == AS_ARGUED else f"{name}, by {who}"] = evaluation
        return shown

    def changed(self, claim: str, evaluation: Evaluation) -> bool:
        """Tell whether a claim's verdict is another than as argued."""
        return differs(self.as_argued.claims[claim], evaluation.claims[claim])

    def tables(self) -> list[Table]:
        """Return claims × scenarios, the main conclusions first, for a notebook; what changed has a `*`."""
        shown = self.columns()
        order = dict.fromkeys([*self.main, *self.map.claims])
        rows = [
            (claim, self.map.claims[claim].text, *(self._cell(claim, each) for each in shown.values()))
            for claim in order
        ]
        caption = f"{self.map.title}, by {self.semantics}"
        return [Table(caption, ("claim", "text", *shown), rows)]

    def _cell(self, claim: str, evaluation: Evaluation) -> str:
        verdict = evaluation.claims[claim]
        numbers = [number(value) for value in (verdict.strength, verdict.probability) if value is not None]
        return " ".join([verdict.status, *numbers]) + (" *" if self.changed(claim, evaluation) else "")


def differs(one: Verdict, other: Verdict) -> bool:
    """Tell whether two verdicts differ as they are shown: in status, or a value by a two-hundredth or more."""
    return (
        one.status != other.status or _apart(one.strength, other.strength) or _apart(one.probability, other.probability)
    )


def _apart(one: float | None, other: float | None) -> bool:
    return (one is None) != (other is None) or (one is not None and other is not None and abs(one - other) >= _SEEN)
