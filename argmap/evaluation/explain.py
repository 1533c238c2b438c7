"""Why a claim stands or does not, by `standing`: the chain of reasons, in words.

Each rule of the semantics has its sentence (`reasons`). From the claim asked about the chain goes on to the arguments
and claims that its sentence names, each told once. What is told of a claim that is in or out is what decided it, as it
stood then, so it never rests on itself; undecided claims may, and are told as loops.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.diagnostics.showing import Shown, Table
from argmap.evaluation.base import NOTHING_SUPPOSED, Case, Evaluation, Status
from argmap.evaluation.reasons import Cause, Look, Reasons, argument_name, in_words
from argmap.evaluation.trace import Trace
from argmap.graph import Graph, PremiseUse, contraries_of, members, merge_same, same_classes
from argmap.model import ArgumentMap

MOST = 200
"""Steps that an explanation has at most, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation: a claim or an argument, and why it is what it is."""

    kind: Literal["claim", "argument", "loop"]
    """`loop`: a claim that is being explained already, as it hangs on itself."""
    of: str
    """The claim's id; the argument's id, or what it is called where it has none."""
    depth: int
    """How far from the claim asked about: 0 for that one."""
    status: Status
    text: str
    """Why, in words; no sentence of its own: it goes on after the status."""
    index: int | None = None
    """The argument's place in the map."""
    also: tuple[str, ...] = ()
    """Claims that say the same."""
    within: tuple[int, ...] = ()
    """The argument that is told in the same step as its claim, by its place in the map."""


@dataclass(frozen=True, slots=True)
class Explanation(Shown):
    """Why a claim has its status."""

    claim: str
    status: Status
    steps: tuple[Step, ...]
    """Each directly before what it rests on, which is one deeper."""
    left_out: int = 0
    """Steps that were still to come when there were enough."""
    note: str = ""
    """What a reader must know of how far the explanation goes."""

    def tables(self) -> list[Table]:
        """Return the steps in their order, for a notebook."""
        rows = [("· " * step.depth + step.of, step.status, step.text) for step in self.steps]
        left = f"{self.left_out} more steps are left out." if self.left_out else ""
        notes = [note for note in (left, self.note) if note]
        return [Table(f"Why {self.claim} is {self.status}", ("step", "status", "why"), rows, notes)]


def explain(argument_map: ArgumentMap, claim: str, case: Case = NOTHING_SUPPOSED, *, most: int = MOST) -> Explanation:
    """Explain the status that a claim has by `standing` in a case.

    An argument that is the only cause is told with its claim, in one step. Costs an evaluation, and time linear in the
    arguments of the claims that are told of. Raises KeyError for a claim that the map does not have.
    """
    classes = same_classes(argument_map)
    pins = {classes[name]: status for name, status in case.assume.items() if name in classes}
    trace = Trace(Graph(merge_same(argument_map)), pins, case.without)
    walk = _Walk(Reasons(trace), {first: names for first, names in members(classes).items() if len(names) > 1})
    return walk.run(classes[claim], claim, most)


class _Walk:
    def __init__(self, reasons: Reasons, same: dict[str, list[str]]) -> None:
        self.reasons = reasons
        self.same = same
        self.steps: list[Step] = []
        self.seen: set[Cause] = set()

    def run(self, first: str, asked: str, most: int) -> Explanation:
        """Walk depth first, each cause once; no recursion."""
        path: list[str] = []  # the claims above the one at hand
        depths: list[int] = []
        waiting: list[tuple[int, Cause, float]] = [(0, first, 0.0)]
        while waiting and len(self.steps) < most:
            depth, cause, moment = waiting.pop()
            while depths and depths[-1] >= depth:
                depths.pop()
                path.pop()
            if cause in self.seen:
                if isinstance(cause, str) and cause in path and self.reasons.trace.status[cause] == "undecided":
                    self.steps.append(self._loop(cause, depth, path[path.index(cause) + 1 :]))
                continue
            self.seen.add(cause)
            if isinstance(cause, str):
                found, moment = self.reasons.claim(cause), self.reasons.trace.decided(cause)
                path.append(cause)
                depths.append(depth)
            else:
                found = self.reasons.argument(cause, moment)
            within: tuple[int, ...] = ()
            if found.lead:
                (only,) = found.causes
                if isinstance(only, Look) and only not in self.seen:
                    self.seen.add(only)
                    within = (only.argument,)
                    found = found.then(self.reasons.argument(only, moment))
            self._add(cause, depth, found.text, asked if depth == 0 else None, within)
            waiting += [(depth + 1, each, moment) for each in reversed(found.causes)]
        left = len({cause for _, cause, _ in waiting} - self.seen)
        return Explanation(asked, self.reasons.trace.status[first], tuple(self.steps), left)

    def _add(self, cause: Cause, depth: int, text: str, asked: str | None, within: tuple[int, ...]) -> None:
        if isinstance(cause, str):
            names = [name for name in self.same.get(cause, ()) if name != (asked or cause)]
            status = self.reasons.trace.status[cause]
            self.steps.append(Step("claim", asked or cause, depth, status, text, None, tuple(names), within))
            return
        weight = self.reasons.trace.weight[cause.argument]
        carries: Status = "in" if weight.low > 0 else "undecided" if weight.high > 0 else "out"
        self.steps.append(Step("argument", self.reasons.name(cause.argument), depth, carries, text, cause.argument))

    def _loop(self, claim: str, depth: int, through: list[str]) -> Step:
        way = f" through {self.reasons.names(through)}" if through else ""
        return Step("loop", claim, depth, "undecided", f"it hangs on itself{way}")


def surroundings(argument_map: ArgumentMap, claim: str, evaluation: Evaluation) -> Explanation:
    """Tell what bears on a claim, and the status of it all, by a semantics that gives no chain of reasons.

    Its supports, its rebuttals and its contraries, with their premises. Raises KeyError for a claim that the map does
    not have.
    """
    graph = Graph(argument_map)
    verdict = evaluation.claims[claim]
    numbers = [value for value in (verdict.strength, verdict.probability) if value is not None]
    said = f"by {evaluation.semantics}" + "".join(f", {value:.3g}" for value in numbers)
    steps = [Step("claim", claim, 0, verdict.status, said)]
    words = {"conclusion": "supports it", "rebuts": "speaks against it", "undercuts": "undercuts that"}
    waiting = [(1, index) for index in (*graph.supports.get(claim, ()), *graph.rebuttals.get(claim, ()))][::-1]
    seen: set[int] = set()
    while waiting:
        depth, index = waiting.pop()
        if index in seen:
            continue
        seen.add(index)
        step = graph.steps[index]
        premises = [_premise(use, evaluation) for use in step.premises if use.claim in evaluation.claims]
        carried = evaluation.arguments[index]
        text = f"{words[step.relation]}, from {in_words(premises) or 'nothing'}"
        steps.append(Step("argument", argument_name(graph, index), depth, carried.status, text, index))
        waiting += [(depth + 1, each) for each in reversed(graph.undercutters.get(index, []))]
    for other in contraries_of(graph).get(claim, ()):
        steps.append(Step("claim", other, 1, evaluation.claims[other].status, "cannot hold beside it"))
    note = (
        f"`{evaluation.semantics}` decides over the whole map at once: shown is what bears on the claim directly. "
        "Chains of reasons are told by `standing`."
    )
    return Explanation(claim, verdict.status, tuple(steps), note=note)


def _premise(use: PremiseUse, evaluation: Evaluation) -> str:
    if use.mode == "held":
        return f"`{use.claim}` held"
    return f"{'not ' if use.mode == 'not' else ''}`{use.claim}` ({evaluation.claims[use.claim].status})"
