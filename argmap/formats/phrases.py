"""What is said of claims, arguments and premises in words."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.formats.lines import Words, one_line
from argmap.graph import Graph, PremiseUse, Step
from argmap.model import Argument, Claim, Linkage, Scheme, Stance

UNATTRIBUTED = "unattributed"
MAIN = Words("[main conclusion]", "strong")
_STANCES: dict[Stance, str] = {
    "asserts": "the author agrees",
    "grants": "the author grants it",
    "reports": "the author only reports it",
    "doubts": "the author doubts it",
    "rejects": "the author rejects it",
}
TOGETHER: dict[Linkage, str] = {
    "linked": "together",
    "convergent": "each by itself",
    "cumulative": "added up",
}
"""How several premises bear on the conclusion, as said in brackets."""


def listed(names: list[str]) -> str:
    """Return names as a list in a sentence: `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def spelt(name: str) -> str:
    """Return an id or a word of the format as words."""
    return one_line(name.rpartition("/")[2].replace("-", " ").replace("_", " ")) or one_line(name)


def in_brackets(parts: list[str]) -> tuple[Words, ...]:
    """Return remarks in one pair of brackets, or nothing."""
    return (Words(f"({'; '.join(parts)})"),) if parts else ()


def objects(attack: Step, against: bool) -> bool:
    """Tell an objection from an answer: an answer is what the author puts forward against an objection.

    `against` says whether what is attacked stands on an objection's side.
    """
    return not against or attack.argument.stance != "asserts"


def lettered(wanted: set[int], order: Mapping[int, int]) -> dict[int, str]:
    """Return a letter for each argument wanted, in the order given: A to Z, then A1 to Z1 and so on."""
    found = {}
    for count, index in enumerate(sorted(wanted, key=order.__getitem__)):
        found[index] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[count % 26] + (str(count // 26) if count > 25 else "")
    return found


class Phrases:
    """The words for the parts of one map."""

    def __init__(self, graph: Graph, builtin: Mapping[str, Scheme]) -> None:
        """Take the map's graph, and the schemes that are known beside the map's own."""
        self.graph = graph
        self._asked: dict[tuple[str, str], str] = {}
        self.schemes = {**builtin, **graph.map.schemes}
        self.authors = frozenset(graph.map.author or ())
        mains = graph.main_claims()
        # Where the map names none, there is a main conclusion only if there is just one candidate.
        self.main = frozenset(mains if graph.map.main or len(mains) == 1 else ())

    def voice(self, holder: Claim | Argument) -> str:
        """Return who speaks, if it is not the author."""
        if not holder.voice or self.authors.issuperset(holder.voice):
            return ""
        return listed([one_line(name) for name in holder.voice])

    def claim(self, claim_id: str, *, use: PremiseUse | None, leaf: bool) -> tuple[Words, ...]:
        """Return a claim as it is written out, the one time: what is said of it, its text, whose it is."""
        claim = self.graph.claims[claim_id]
        told = use is not None and use.mode == "held"
        parts = self._voice_and_stance(claim, included="/" in claim_id, told=told)
        if told and claim.stance == "reports":
            parts = []  # that it is held is all that the argument takes from it
        if claim.implicit:
            parts.append("unsaid")
        if claim.qualifier:
            parts.append(claim.qualifier)
        if use is not None and use.role:
            parts.insert(0, f"as {spelt(use.role)}")
        if leaf and claim.basis:
            parts.append(f"basis: {spelt(claim.basis)}")
        if claim.cites:
            parts.append(f"cited: {', '.join(one_line(each) for each in claim.cites)}")
        if claim.credence is not None:
            parts.append(f"credence {claim.credence:g}")
        if claim.standard != "preponderance":
            parts.append(f"standard of proof: {spelt(claim.standard)}")
        main = (MAIN,) if claim_id in self.main else ()
        return *self.mode(use), Words(one_line(claim.text)), *main, *in_brackets(parts)

    def statement(self, claim_id: str, *, leaf: bool) -> tuple[Words, ...]:
        """Return a claim as a line of the standard form."""
        return self.claim(claim_id, use=None, leaf=leaf)

    def _voice_and_stance(self, holder: Claim | Argument, *, included: bool, told: bool = False) -> list[str]:
        voice = self.voice(holder)
        parts = [voice] if voice and not told else []
        if holder.stance != "asserts" or (voice and not included):
            parts.append(_STANCES[holder.stance])
        return parts

    def mode(self, use: PremiseUse | None) -> tuple[Words, ...]:
        """Return what a premise says of its claim, unless that it holds."""
        if use is None or use.mode == "holds":
            return ()
        if use.mode == "not":
            return (Words("It is not so:", "emph"),)
        claim = self.graph.claims.get(use.claim)
        if claim is None or claim.voice == [UNATTRIBUTED]:
            return (Words("It is held:", "emph"),)
        return (Words(f"Held by {self.voice(claim) or 'the author'}:", "emph"),)

    def short(self, claim_id: str) -> tuple[Words, ...]:
        """Return a claim's title, by which a reference reminds of it; nothing if it has none."""
        title = self.graph.claims[claim_id].title
        return (Words(one_line(title), "emph"),) if title else ()

    def argument(self, step: Step) -> tuple[Words, ...]:
        """Return an argument's title, and in brackets how it argues and whose it is."""
        title = (Words(one_line(step.argument.title), "emph"),) if step.argument.title else ()
        return *title, *self.remarks(step)

    def remarks(self, step: Step) -> tuple[Words, ...]:
        """Return in brackets how an argument argues and whose it is, or nothing."""
        argument = step.argument
        parts = []
        if len(step.premises) > 1:
            parts.append(TOGETHER[argument.linkage])
        if not step.premises:
            parts.append("without premises")
        if argument.scheme:
            scheme = self.schemes.get(argument.scheme)
            parts.append(f"scheme: {one_line(scheme.title) if scheme and scheme.title else spelt(argument.scheme)}")
        if argument.question:
            parts.append(f"raises the question: {self._question(step)}")
        told = self._told(step)
        parts += self._voice_and_stance(argument, included=told or "/" in (argument.id or step.target), told=told)
        if argument.implicit:
            parts.append("step unsaid")
        if argument.weight != 1:
            parts.append(f"weight {argument.weight:g}")
        return in_brackets(parts)

    def _told(self, step: Step) -> bool:
        """Tell whether an argument's voice is that of its conclusion or of its premises, which are beside it."""
        voices: set[str] = set()
        for name in (step.target, *(use.claim for use in step.premises)):
            if name in self.graph.claims:
                voices.update(self.graph.claims[name].voice or ())
        return voices.issuperset(step.argument.voice or ())

    def _question(self, step: Step) -> str:
        """Return the critical question that an attack raises: its text, where a scheme that it attacks has it."""
        graph, name = self.graph, step.argument.question or ""
        if (step.target, name) not in self._asked:
            target = graph.argument_index.get(step.target)
            undercut = [] if target is None else [target]
            attacked = graph.uses.get(step.target, []) if step.relation == "rebuts" else undercut
            schemes = (self.schemes.get(graph.steps[index].argument.scheme or "") for index in attacked)
            texts = (scheme.questions[name].text for scheme in schemes if scheme and name in scheme.questions)
            self._asked[step.target, name] = one_line(next(texts, "")) or spelt(name)
        return self._asked[step.target, name]
