"""`complete`, `preferred` and `stable`: the sets of claims that can be held together, and what is in all of them.

Dung, *On the acceptability of arguments* (Artificial Intelligence 77, 1995), for a map of attacks alone; for any map as
an abstract dialectical framework: Brewka, Ellmauthaler, Strass, Wallner & Woltran, *Abstract Dialectical Frameworks
Revisited* (IJCAI 2013). Statuses are those of labellings (Wu & Caminada, *A labelling-based justification status of
arguments*, 2010), the undecided ones as one: in is what every one accepts; out, what every one rejects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from argmap.evaluation.adf import Adf, grounded, rest
from argmap.evaluation.base import Carried, Case, Evaluation, Settings, Status, Verdict
from argmap.evaluation.conditions import conditions
from argmap.evaluation.grounded import status_of
from argmap.evaluation.parity import may_stay_undecided
from argmap.evaluation.solver import Kind, Search
from argmap.model import ArgumentMap


def complete(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:
    """Evaluate a map by `complete`: what is accepted is just what the rest that is accepted and rejected warrants."""
    return _evaluate("complete", argument_map, case, settings)


def preferred(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:
    """Evaluate a map by `preferred`: the complete interpretations of which no other decides more."""
    return _evaluate("preferred", argument_map, case, settings)


def stable(argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:
    """Evaluate a map by `stable`: all is decided, and nothing is accepted only as it supports itself."""
    return _evaluate("stable", argument_map, case, settings)


def _evaluate(kind: Kind, argument_map: ArgumentMap, case: Case, settings: Settings) -> Evaluation:
    adf, claims, arguments = conditions(argument_map, case)
    answer = interpretations(adf, kind, claims.values(), settings)
    return evaluation(kind, answer, claims, arguments)


def evaluation(kind: str, answer: Answer, claims: Mapping[str, int], arguments: Sequence[int]) -> Evaluation:
    """Return an answer as the evaluation of a map, or of a framework, by the statements that stand for its parts."""

    def named(statements: Iterable[int]) -> tuple[str, ...]:
        known = frozenset(statements)
        return tuple(claim for claim, statement in claims.items() if statement in known)

    return Evaluation(
        kind,
        {claim: Verdict(answer.status[statement]) for claim, statement in claims.items()},
        tuple(Carried(answer.status[statement]) for statement in arguments),
        extensions=tuple(map(named, answer.extensions)),
        credulous=frozenset(named(answer.credulous)),
        skeptical=frozenset(named(answer.skeptical)),
        finished=answer.finished,
        notes=tuple(answer.notes),
    )


@dataclass(slots=True)
class Answer:
    """What a semantics says of the statements of a framework."""

    status: list[Status]
    extensions: list[tuple[int, ...]] = field(default_factory=list)
    """Of the statements shown, those accepted together, ascending; in order."""
    credulous: set[int] = field(default_factory=set)
    skeptical: set[int] = field(default_factory=set)
    finished: bool = True
    notes: list[str] = field(default_factory=list)


def interpretations(adf: Adf, kind: Kind, shown: Iterable[int], settings: Settings) -> Answer:
    """Return the extensions of a framework, each set of `shown` once, and what is in some and in all of them.

    What the grounded interpretation decides, in linear time, is decided so in all (in stable ones, if there are any);
    only the rest is searched. Deciding whether a statement is in some extension is NP-complete, in all preferred ones
    complete for the second level of the polynomial hierarchy (Strass & Wallner 2015), and there may be exponentially
    many extensions: `settings` has the time and how many are given.
    """
    value = grounded(adf)
    part, numbers = rest(adf, value)
    search = Search(part, monotonic() + settings.timeout)
    places = {statement: place for place, statement in enumerate(numbers)}
    visible = sorted(set(shown))
    found = _Found(search, kind, [places[each] for each in visible if each in places], settings.most_extensions)
    found.run()

    accepted = {each for each, known in enumerate(value) if known}
    base = [each for each in visible if value[each]]
    answer = Answer([status_of(known) for known in value], finished=search.finished)
    answer.extensions = sorted(tuple(sorted([*base, *(numbers[each] for each in some)])) for some in found.extensions)
    if found.none:
        answer.status = ["undecided"] * len(value)
        answer.skeptical = set(range(len(value)))
        answer.notes.append(f"There is no {kind} extension, so nothing is decided.")
        return answer
    for place, statement in enumerate(numbers):
        if place in found.always_in or place in found.always_out:
            answer.status[statement] = "in" if place in found.always_in else "out"
    answer.credulous = accepted | {numbers[each] for each in found.sometimes_in}
    answer.skeptical = accepted | {numbers[each] for each in found.always_in}
    if found.more:
        count = len(answer.extensions)
        are = "This is one" if count == 1 else f"These are {count:,}"
        answer.notes.append(f"{are} of the {kind} extensions, not all.")
    if not search.finished:
        answer.notes.append(
            f"Not finished within {settings.timeout:g} s: there may be more extensions, and what is given as "
            "undecided may be in or out of all of them."
        )
    return answer


_REPEATED = 10
"""How many interpretations are looked at for each extension that is wanted, as several may accept the same claims."""


class _Found:
    """What a search finds, by the numbers of the part searched."""

    def __init__(self, search: Search, kind: Kind, shown: list[int], most: int) -> None:
        self.search = search
        self.kind: Kind = kind
        self.shown = shown
        self.most = most
        self.extensions: set[tuple[int, ...]] = set()
        self.more = False
        self.none = False
        self.sometimes_in: set[int] = set()
        self.always_in: set[int] = set()
        self.always_out: set[int] = set()

    def run(self) -> None:
        if not self.search.adf.need:
            self.extensions.add(())
        elif self.kind == "preferred":
            self._preferred()
        else:
            self._direct(self.kind)

    def _keep(self, values: list[bool | None]) -> bool:
        """Add an extension; tell whether there is still room."""
        some = tuple(each for each in self.shown if values[each])
        if some not in self.extensions:
            if len(self.extensions) == self.most:
                self.more = True
                return False
            self.extensions.add(some)
        self.sometimes_in.update(each for each, known in enumerate(values) if known)
        return True

    def _direct(self, kind: Kind) -> None:
        assert kind != "preferred"
        for values in self.search.each(kind, self.shown):
            if not self._keep(values):
                break
        if self.search.finished:
            some = self.search.some("stable" if kind == "stable" else "complete")
            if some is None:
                self.none = True
                return
            self.sometimes_in |= some[0]
            if kind == "stable" and self.search.finished:
                everything = set(range(len(self.search.adf.need)))
                self.always_in, self.always_out = everything - some[1], everything - some[0]

    def _preferred(self) -> None:
        """Gather the preferred interpretations; beyond those that are kept only as long as something can be learnt."""
        unclear = may_stay_undecided(self.search.adf)
        may_accept = set(range(len(self.search.adf.need)))
        may_reject = set(may_accept)
        asked = False
        for count, values in enumerate(self.search.each("preferred" if unclear else "two-valued", self.shown), 1):
            room = self._keep(values)
            may_accept.difference_update(each for each, known in enumerate(values) if not known)
            may_reject.difference_update(each for each, known in enumerate(values) if known is not False)
            if room and count < _REPEATED * self.most:
                continue
            if not asked:
                asked = True
                self._ask(may_accept, may_reject)
            if unclear.isdisjoint(may_accept | may_reject):
                self.more = True
                break
        if not unclear and not asked and self.search.finished:
            self._ask(may_accept, may_reject)
        if self.search.finished:
            self.always_in, self.always_out = may_accept, may_reject

    def _ask(self, may_accept: set[int], may_reject: set[int]) -> None:
        """Learn what some complete interpretation accepts or rejects, as then some preferred one does."""
        accepted, rejected = self.search.some("complete") or (set(), set())
        self.sometimes_in |= accepted
        may_accept -= rejected
        may_reject -= accepted
