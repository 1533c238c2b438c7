"""The sentence for each rule of `standing`: why a claim has its status, why an argument weighs what it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import Literal, NamedTuple

from argmap.evaluation.standing import Interval
from argmap.evaluation.trace import Trace
from argmap.graph import Graph, PremiseUse
from argmap.model import Stance, Standard

Aspect = Literal["low", "high", "open"]


class Look(NamedTuple):
    """An argument as a cause: by its place in the map, and what of it is told."""

    argument: int
    aspect: Aspect
    """`low`: why it weighs at least so much; `high`: why no more; `open`: why that is not settled."""


Cause = str | Look
"""A claim, by its id, or an argument."""


class Reason(NamedTuple):
    """Why something is as it is, in words, and what that rests on."""

    text: str
    causes: tuple[Cause, ...] = ()
    lead: str = ""
    """With one argument as its cause: what that argument's own reason completes to a sentence."""

    def then(self, other: Reason) -> Reason:
        """Return this with the reason of its only cause told at once."""
        return Reason(f"{self.lead} {other.text}", other.causes)


_PASSIVE: dict[Stance, str] = {
    "asserts": "puts it forward", "grants": "grants it", "reports": "only reports it", "doubts": "doubts it",
    "rejects": "rejects it",
}  # fmt: skip
_STANDARDS: dict[Standard, str] = {
    "preponderance": "the support must weigh more",
    "clear-and-convincing": "the support must weigh more than 0.5 more (clear and convincing)",
    "beyond-reasonable-doubt": "the support must weigh more than 0.5 more, and what is against it less than "
    "0.3 (beyond reasonable doubt)",
}


class Reasons:
    """Tells reasons from the history of an evaluation."""

    def __init__(self, trace: Trace) -> None:
        """Take an evaluation that was run."""
        self.trace = trace
        self.graph = trace.graph

    # -- names -----------------------------------------------------------------------------------------------------

    def name(self, index: int) -> str:
        """Return what an argument is called."""
        return argument_name(self.graph, index)

    def names(self, some: Iterable[Cause]) -> str:
        """Return claims and arguments as a list in words."""
        return in_words([f"`{each}`" if isinstance(each, str) else self.name(each.argument) for each in some])

    # -- claims ----------------------------------------------------------------------------------------------------

    def claim(self, claim: str) -> Reason:
        """Return why a claim has its status."""
        trace = self.trace
        if claim in trace.given:
            return Reason("it is supposed so")
        if claim in trace.pinned:
            others = [other for other in trace.contraries[claim] if trace.given.get(other) == "in"]
            return Reason(f"its contrary {self.names(others)} is supposed to hold")
        if claim in self.graph.supports:
            return self._supported(claim)
        return self._unsupported(claim)

    def _supported(self, claim: str) -> Reason:
        trace, when = self.trace, self.trace.decided(claim)
        supports, against = self.graph.supports[claim], trace.against(claim)
        pro, con = trace.strongest_at(supports, when), trace.strongest_at(against, when)
        status, standard = trace.status[claim], self.graph.claims[claim].standard
        if status == "undecided":
            return self._open(claim, supports, against)
        if status == "in":
            best = max(supports, key=lambda index: trace.weight_at(index, when).low)
            cleared = self._cleared(claim)
            causes = (Look(best, "low"), *(Look(index, "high") for index in against), *cleared)
            lead = f"its {'only ' if len(supports) == 1 else ''}support {self.name(best)}"
            if con.high == 0:
                rest = ", and nothing that speaks against it does" if against else ""
                rest += self._clear(cleared)
                return Reason(f"{lead} carries{rest}", causes, "" if against or cleared else lead)
            text = f"{lead} weighs {_number(pro.low)}, what speaks against it {_number(con.high)} at most"
            return Reason(f"{text}{self._clear(cleared)}; {_STANDARDS[standard]}", causes)
        if pro.high == 0:
            looks = tuple(Look(index, "high") for index in supports)
            if len(supports) > 1:
                return Reason(f"none of its {len(supports)} supports carries", looks)
            lead = f"its only support {self.name(supports[0])}"
            return Reason(f"{lead} does not carry", looks, lead)
        worst = max(against, key=lambda index: trace.weight_at(index, when).low, default=None)
        weakened = [i for i in supports if trace.weight_at(i, when).high < self.graph.steps[i].argument.weight]
        tie = "a tie puts it out" if pro.high == con.low and standard == "preponderance" else _STANDARDS[standard]
        weight = f"{_number(pro.high)}{'' if pro.low == pro.high else ' at most'}"
        looks = tuple(Look(index, "high") for index in weakened)
        if worst is None or con.low == 0:
            return Reason(f"its support weighs {weight}, against nothing; {_STANDARDS[standard]}", looks)
        text = f"its support weighs {weight}; against it, {self._foe(claim, worst)} weighs {_number(con.low)}; {tie}"
        return Reason(text, (Look(worst, "low"), *looks))

    def _foe(self, claim: str, index: int) -> str:
        step = self.graph.steps[index]
        if step.relation == "conclusion" and step.target != claim:
            return f"{self.name(index)}, for its contrary `{step.target}`,"
        return self.name(index)

    def _open(self, claim: str, supports: list[int], against: list[int]) -> Reason:
        trace = self.trace
        pro, con = trace.strongest_at(supports, inf), trace.strongest_at(against, inf)
        open_pro, open_con = self._unsettled(supports, pro), self._unsettled(against, con)
        some = tuple(Look(index, "open") for index in (*open_pro, *open_con))
        compared = f"{_interval(pro)} for it, {_interval(con)} against it; "
        compared += _STANDARDS[self.graph.claims[claim].standard]
        if len(some) == 1 and not con.high:
            lead = f"its {'only ' if len(supports) == 1 else ''}support {self.name(some[0].argument)}"
            return Reason(f"{lead} is open", some, lead)
        if open_pro and open_con:
            return Reason(f"both sides are open: {compared}", some)
        word = "is" if len(some) == 1 else "are"
        side = "for" if open_pro else "against"
        rest = f": {compared}" if con.high else ""
        return Reason(f"{self.names(some)}, which {'speaks' if word == 'is' else 'speak'} {side} it, {word} open{rest}",
                      some)  # fmt: skip

    def _unsettled(self, arguments: list[int], strongest: Interval) -> list[int]:
        """Return the open arguments of a side by which it may still turn out stronger."""
        if strongest.low == strongest.high:
            return []
        return [index for index in arguments if self.trace.weight[index].high > strongest.low]

    def _unsupported(self, claim: str) -> Reason:
        trace, when = self.trace, self.trace.decided(claim)
        stance = self.graph.claims[claim].stance
        against = trace.against(claim)
        con = trace.strongest_at(against, when)
        if stance == "rejects":
            return Reason("the author rejects it, and nothing supports it")
        if con.low > 0:
            worst = max(against, key=lambda index: trace.weight_at(index, when).low)
            return Reason(
                f"nothing supports it, and {self._foe(claim, worst)} speaks against it", (Look(worst, "low"),)
            )
        if stance not in ("asserts", "grants"):
            return Reason(f"the author {_PASSIVE[stance]}, and nothing supports it")
        if con.high > 0:
            still = [Look(index, "open") for index in against if trace.weight_at(index, when).high > 0]
            word = "speaks" if len(still) == 1 else "speak"
            return Reason(
                f"the author {_PASSIVE[stance]}, but it is open whether {self.names(still)} {word} against it",
                tuple(still),
            )
        rivals = [other for other in trace.contraries.get(claim, ()) if trace.presumed_at(other, when)]
        if rivals:
            return Reason(
                f"the author {_PASSIVE[stance]}, and so {self.names(rivals)}, which cannot hold beside it; "
                "nothing supports either",
                tuple(rivals),
            )
        cleared = self._cleared(claim)
        text = "nothing that speaks against it carries" if against else "nothing speaks against it"
        causes = (*(Look(index, "high") for index in against), *cleared)
        return Reason(f"the author {_PASSIVE[stance]}, and {text}{self._clear(cleared)}", causes)

    def _cleared(self, claim: str) -> list[Cause]:
        """Return the contraries of a claim that would speak against it, or clash with it, were they not out."""
        trace, when = self.trace, self.trace.decided(claim)
        found: list[Cause] = []
        for other in trace.contraries.get(claim, ()):
            argued = other in self.graph.supports
            matters = other in trace.pinned if argued else claim not in self.graph.supports
            presumable = argued or self.graph.claims[other].stance in ("asserts", "grants")
            if matters and presumable and trace.status_at(other, when) == "out":
                found.append(other)
        return found

    def _clear(self, cleared: list[Cause]) -> str:
        if not cleared:
            return ""
        one = len(cleared) == 1
        return f", and its {'contrary' if one else 'contraries'} {self.names(cleared)} {'is' if one else 'are'} out"

    # -- arguments -------------------------------------------------------------------------------------------------

    def argument(self, look: Look, moment: float) -> Reason:
        """Return why an argument weighed what it did before a moment; begins with a verb."""
        trace, index = self.trace, look.argument
        given = self.graph.steps[index].argument
        weight = trace.weight_at(index, moment)
        if given.id in trace.without and given.id is not None:
            return Reason("is left out")
        if given.stance == "rejects":
            return Reason("is an inference that the author rejects")
        cutters = self.graph.undercutters.get(index, [])
        cut = [each for each in cutters if trace.weight_at(each, moment).low > 0]
        if cut:
            return Reason(f"is undercut by {self.name(cut[0])}", (Look(cut[0], "low"),))
        if given.weight == 0:
            return Reason("has the weight 0")
        holds, fails, open_ones = self._premises(index, moment)
        if look.aspect == "high":
            return self._at_most(index, weight, fails)
        if look.aspect == "open":
            may = [Look(each, "open") for each in cutters if trace.weight_at(each, moment).high > 0]
            return self._undecided(index, weight, open_ones, may)
        return self._at_least(index, weight, holds, cutters)

    def _at_least(self, index: int, weight: Interval, holds: list[PremiseUse], cutters: list[int]) -> Reason:
        step = self.graph.steps[index]
        if step.argument.linkage == "convergent":
            holds = holds[:1]
        share = ""
        if step.argument.linkage == "cumulative" and len(holds) < len(step.premises):
            share = f" by {len(holds)} of its {len(step.premises)} premises"
        text = f"weighs {_number(weight.low)}{share}"
        if holds:
            text += f", as {_facts(holds, 'is in', 'are in', 'is out, as it needs', 'are out, as it needs')}"
        if cutters:
            text += f", and {self.names(Look(each, 'high') for each in cutters)} against the inference carries nothing"
        return Reason(text, (*self._claims(holds), *(Look(each, "high") for each in cutters)))

    def _at_most(self, index: int, weight: Interval, fails: list[PremiseUse]) -> Reason:
        step = self.graph.steps[index]
        if not step.premises and weight.high == 0:
            return Reason("has no premises")
        if weight.high > 0:
            if not fails or step.argument.linkage != "cumulative":
                return Reason(f"weighs {_number(weight.high)} at most, by its own weight")
            some = f"{len(fails)} of its {len(step.premises)} premises {'fails' if len(fails) == 1 else 'fail'}"
            return Reason(f"weighs {_number(weight.high)} at most: {some}: {_failing(fails)}", self._claims(fails))
        if step.argument.linkage == "linked" or len(step.premises) == 1:
            needs = [premise for premise in fails if premise.mode == "holds"]
            needs_not = [premise for premise in fails if premise.mode == "not"]
            parts = [f"{_names(needs)}, which {'is' if _one(needs) else 'are'} out"] if needs else []
            if needs_not:
                parts.append(f"{_names(needs_not)} not to hold, which {'is' if _one(needs_not) else 'are'} in")
            return Reason(f"needs {', and '.join(parts)}", self._claims(fails))
        return Reason(f"has no premise that holds: {_failing(fails)}", self._claims(fails))

    def _undecided(self, index: int, weight: Interval, some: list[PremiseUse], may: list[Look]) -> Reason:
        given = self.graph.steps[index].argument
        parts = []
        if given.stance in ("reports", "doubts"):
            parts.append(f"the author {'only reports' if given.stance == 'reports' else 'doubts'} the inference")
        if some:
            parts.append(f"{_names(some)} {'is' if _one(some) else 'are'} undecided")
        if may:
            parts.append(f"it may be undercut by {self.names(may)}")
        return Reason(f"is open (weighs {_interval(weight)}): {'; '.join(parts)}", (*self._claims(some), *may))

    def _claims(self, premises: Iterable[PremiseUse]) -> tuple[Cause, ...]:
        """Return the claims that go on being explained: those of the map, but for what need only be held."""
        known = self.graph.claims
        return tuple(dict.fromkeys(use.claim for use in premises if use.mode != "held" and use.claim in known))

    def _premises(self, index: int, moment: float) -> tuple[list[PremiseUse], list[PremiseUse], list[PremiseUse]]:
        """Return the premises that hold, that do not, and that are open, as of a moment."""
        found: dict[str, list[PremiseUse]] = {"in": [], "out": [], "undecided": []}
        for premise in self.graph.steps[index].premises:
            status = self.trace.status_at(premise.claim, moment)
            if premise.mode == "held":
                status = "in"
            elif premise.mode == "not" and status != "undecided":
                status = "out" if status == "in" else "in"
            found[status].append(premise)
        return found["in"], found["out"], found["undecided"]


def argument_name(graph: Graph, index: int) -> str:
    """Return what an argument is called: its id, or its place in the list, from 1, with its premises."""
    step = graph.steps[index]
    if step.argument.id is not None:
        return f"`{step.argument.id}`"
    return f"#{index + 1} (from {_names(step.premises)})" if step.premises else f"#{index + 1}"


def _one(premises: Iterable[PremiseUse]) -> bool:
    return len({premise.claim for premise in premises}) == 1


def _names(premises: Iterable[PremiseUse]) -> str:
    return in_words([f"`{claim}`" for claim in dict.fromkeys(premise.claim for premise in premises)])


def _facts(premises: Sequence[PremiseUse], is_so: str, are_so: str, is_not: str, are_not: str) -> str:
    """Tell of premises what they are: those that must hold, those that must not, and those that are held."""
    parts = []
    for mode, one, several in (("holds", is_so, are_so), ("not", is_not, are_not), ("held", "is held", "are held")):
        some = [premise for premise in premises if premise.mode == mode]
        if some:
            parts.append(f"{_names(some)} {one if _one(some) else several}")
    return in_words(parts)


def _failing(premises: Sequence[PremiseUse]) -> str:
    return _facts(premises, "is out", "are out", "is in, and should not be", "are in, and should not be")


def in_words(said: Sequence[str], most: int = 8) -> str:
    """Return a list in words: the first of many, with how many more there are."""
    if len(said) > most:
        said = [*said[: most - 1], f"{len(said) - most + 1} more"]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def _number(value: float) -> str:
    return f"{value:.4g}"


def _interval(weight: Interval) -> str:
    if weight.low == weight.high:
        return _number(weight.low)
    return f"{_number(weight.low)} to {_number(weight.high)}"
