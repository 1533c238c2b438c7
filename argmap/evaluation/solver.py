"""Complete, preferred and stable interpretations of abstract dialectical frameworks, by clingo.

Encodings as in Egly, Gaggl & Woltran, *Answer-set programming encodings for argumentation frameworks* (2010) and
Ellmauthaler & Strass, *The DIAMOND system for computing with abstract dialectical frameworks* (COMMA 2014), for
conditions that count literals. The program goes straight to the solver, without a grounder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Literal as OneOf

import clingo
from clingo.backend import Backend, HeuristicType

from argmap.evaluation.adf import Adf, Literal

Kind = OneOf["complete", "preferred", "stable", "two-valued"]
"""Two-valued: the complete ones that leave nothing undecided (the models of Brewka & Woltran 2010)."""


class Search:
    """A search for interpretations until a deadline; `finished` is False once it was broken off.

    The framework must be one of which the grounded interpretation decides nothing (as `rest` leaves it).
    """

    def __init__(self, adf: Adf, deadline: float) -> None:
        """Take what is to be interpreted, and when, by `time.monotonic`, to break off."""
        self.adf = adf
        self.deadline = deadline
        self.finished = True

    def each(self, kind: Kind, shown: Iterable[int]) -> Iterator[list[bool | None]]:
        """Yield all preferred interpretations, or, of those of another kind that accept the same of `shown`, one."""
        program = _Program(self.adf, kind, "domRec" if kind == "preferred" else "record")
        if kind != "preferred":
            program.project(program.accepted[statement] for statement in shown)
        for model in self._models(program.control):
            yield program.values(model)

    def some(self, kind: OneOf["complete", "stable"]) -> tuple[set[int], set[int]] | None:
        """Return the statements that are accepted, and those that are rejected, in some interpretation of a kind.

        None, if there are no interpretations. Broken off, some statements may be missing.
        """
        accepted, rejected = set[int](), set[int]()
        everything = range(len(self.adf.need))
        program = _Program(self.adf, kind, "brave")
        program.project({*program.accepted, *program.rejected})
        model = None
        for model in self._models(program.control):
            for statement in everything:
                if model.is_true(program.accepted[statement]):
                    accepted.add(statement)
                if kind == "complete" and model.is_true(program.rejected[statement]):
                    rejected.add(statement)
        if model is None and self.finished:
            return None
        if kind == "stable" and self.finished:
            program = _Program(self.adf, kind, "cautious")
            program.project(program.accepted)
            for model in self._models(program.control):
                rejected.update(each for each in everything if not model.is_true(program.accepted[each]))
        return accepted, rejected

    def _models(self, control: clingo.Control) -> Iterator[clingo.Model]:
        with control.solve(yield_=True, async_=True) as handle:
            while True:
                handle.resume()
                if not handle.wait(max(0.0, self.deadline - monotonic())):
                    handle.cancel()
                    self.finished = False
                    return
                model = handle.model()
                if model is None:
                    return
                yield model


class _Program:
    """A logic program whose answer sets are the interpretations, each statement an atom or two."""

    def __init__(self, adf: Adf, kind: Kind, mode: str) -> None:
        options = [f"--enum-mode={mode}", "--models=0", "--heuristic=Domain" if kind == "preferred" else ""]
        if mode == "record":
            options.append("--project=project")
        self.control = clingo.Control([option for option in options if option])
        with self.control.backend() as backend:
            self.accepted: list[int] = [backend.add_atom() for _ in adf.need]
            self.rejected: list[int] = self.accepted
            if kind == "stable":
                self._write_rules(backend, adf)
            else:
                self.rejected = [backend.add_atom() for _ in adf.need]
                self._write_constraints(backend, adf, kind)
                if kind == "preferred":
                    # Who takes all decisions for more being decided finds a greatest set first (Di Rosa et al. 2010).
                    for atom in (*self.accepted, *self.rejected):
                        backend.add_heuristic(atom, HeuristicType.True_, 1, 1, [])

    def project(self, atoms: Iterable[int]) -> None:
        """Count interpretations, or take consequences, by these atoms alone."""
        with self.control.backend() as backend:
            backend.add_project(sorted(set(atoms)))

    def values(self, model: clingo.Model) -> list[bool | None]:
        """Return what a model says of each statement."""
        if self.rejected is self.accepted:
            return [model.is_true(atom) for atom in self.accepted]
        return [
            True if model.is_true(yes) else False if model.is_true(no) else None
            for yes, no in zip(self.accepted, self.rejected, strict=True)
        ]

    def _write_rules(self, backend: Backend, adf: Adf) -> None:
        """Write the framework as the program of which its stable models are the answer sets (Strass 2013)."""
        for atom, need, literals in zip(self.accepted, adf.need, adf.literals, strict=True):
            body = [self.accepted[each] if each >= 0 else -self.accepted[~each] for each in literals]
            if need is None:
                backend.add_rule([atom], [], choice=True)
            elif need == len(body):
                backend.add_rule([atom], body)
            elif need == 1:
                for literal in body:
                    backend.add_rule([atom], [literal])
            else:
                backend.add_weight_rule([atom], need, list(Counter(body).items()))

    def _write_constraints(self, backend: Backend, adf: Adf, kind: Kind) -> None:
        """Say that a statement is accepted, or rejected, just when its condition surely holds, or surely fails."""
        backend.add_rule([*self.accepted, *self.rejected], [], choice=True)
        for yes, no, need, literals in zip(self.accepted, self.rejected, adf.need, adf.literals, strict=True):
            backend.add_rule([], [yes, no])
            if kind == "two-valued":
                backend.add_rule([], [-yes, -no])
            if need is not None:
                _at_least(backend, yes, need, [self._holds(each) for each in literals])
                _at_least(backend, no, len(literals) - need + 1, [self._holds(~each) for each in literals])

    def _holds(self, literal: Literal) -> int:
        return self.accepted[literal] if literal >= 0 else self.rejected[~literal]


def _at_least(backend: Backend, atom: int, need: int, atoms: list[int]) -> None:
    """Say that an atom holds just when so many of the others do."""
    if need == len(atoms):
        backend.add_rule([], [-atom, *atoms])
        for each in atoms:
            backend.add_rule([], [atom, -each])
    elif need == 1:
        backend.add_rule([], [atom, *(-each for each in atoms)])
        for each in atoms:
            backend.add_rule([], [each, -atom])
    else:
        enough: int = backend.add_atom()
        backend.add_weight_rule([enough], need, list(Counter(atoms).items()))
        backend.add_rule([], [atom, -enough])
        backend.add_rule([], [enough, -atom])
