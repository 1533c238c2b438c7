"""Standard form: numbered statements, a line, and the conclusion drawn from those above it.

As textbooks of critical thinking have it: what a conclusion is drawn from stands before it, each inference is drawn
under a line and says from which statements, and the main conclusion comes last. Objections follow the argument that
they are made to, each with its answers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from argmap.formats.frame import about, closing
from argmap.formats.lines import Kind, Line, Page, Section, Words, one_line, with_content
from argmap.formats.order import parts
from argmap.formats.phrases import Phrases, lettered, listed, objects, spelt
from argmap.graph import Graph, PremiseUse, Step
from argmap.model import Scheme


class _Entry(NamedTuple):
    """A claim with the arguments for it, or an attack (or an argument whose target the map lacks)."""

    kind: Literal["statement", "step"]
    key: str | int
    against: bool


class _Walk:
    """Puts claims after what they are drawn from, without recursion. Linear."""

    def __init__(self, graph: Graph, home: dict[str, str]) -> None:
        self.graph = graph
        self.home = home
        self.begun: set[str] = set()
        self.numbers: dict[str, int] = {}
        self.stated: dict[int, int] = {}
        self.attacks: deque[tuple[int, bool]] = deque()
        """Attacks on what is written out, each with whether that stands on an objection's side."""

    def statement(self, root: str, key: str, against: bool) -> list[_Entry]:
        """Return a claim after all that it is drawn from in the part of this key; nothing if it was written out."""
        found: list[_Entry] = []
        stack: list[tuple[str, bool]] = [(root, False)]
        while stack:
            claim, ready = stack.pop()
            if ready:
                self.numbers[claim] = len(self.numbers) + 1
                found.append(_Entry("statement", claim, against))
                for index in self.graph.supports.get(claim, ()):
                    self.stated[index] = len(self.stated)
                self.attacks.extend((i, against) for i in self.graph.rebuttals.get(claim, ()))
                for index in self.graph.supports.get(claim, ()):
                    self.attacks.extend((i, against) for i in self.graph.undercutters.get(index, ()))
            elif claim not in self.begun and self.home.get(claim) == key:
                self.begun.add(claim)
                stack.append((claim, True))
                stack += [(each, False) for each in reversed(self._premises(self.graph.supports.get(claim, ())))]
        return found

    def step(self, index: int, key: str, against: bool) -> list[_Entry]:
        """Return an argument that stands alone, after what it is drawn from. What attacks it comes next."""
        found: list[_Entry] = []
        self.stated[index] = len(self.stated)
        others = self.attacks
        self.attacks = deque((i, against) for i in self.graph.undercutters.get(index, ()))
        for use in self.graph.steps[index].premises:
            found += self.statement(use.claim, key, against and use.mode == "holds")
        self.attacks += others
        return [*found, _Entry("step", index, against)]

    def objections(self, key: str) -> list[_Entry]:
        """Return the attacks on all that is written out, and on these in turn."""
        found: list[_Entry] = []
        while self.attacks:
            index, attacked = self.attacks.popleft()
            if index not in self.stated:
                found += self.step(index, key, objects(self.graph.steps[index], attacked))
        return found

    def _premises(self, indexes: Iterable[int]) -> list[str]:
        return [use.claim for index in indexes for use in self.graph.steps[index].premises]


def standard(graph: Graph, *, schemes: Mapping[str, Scheme], groups: bool) -> Page:
    """Return a map in standard form. Linear in its size, and the same for the same map."""
    plan, home = parts(graph, groups=groups)
    walk = _Walk(graph, home)
    written: list[tuple[Section, list[_Entry]]] = []
    for part in plan:
        heading = "The argument" if part.heading.startswith("Main conclusion") and not part.key else part.heading
        entries = [entry for root in part.roots for entry in walk.statement(root, part.key, False)]
        written.append((Section(heading, part.level, tight=True), entries))
        attacks = walk.objections(part.key)
        name = "Objections and answers" if any(e.kind == "step" and not e.against for e in attacks) else "Objections"
        written.append((Section(name, part.level + 1, tight=True), attacks))
    loose: list[_Entry] = []
    known = {*graph.claims, *graph.argument_index}
    for step in sorted(graph.steps, key=lambda step: step.target in known):
        if step.index not in walk.stated:
            loose += walk.step(step.index, "", step.relation != "conclusion")
            loose += walk.objections("")
    written.append((Section("Arguments that bear on nothing in the map", tight=True), loose))
    phrases = Phrases(graph, schemes)
    targets = [graph.argument_index.get(step.target) for step in graph.steps if step.relation == "undercuts"]
    referred = {index for index in targets if index is not None}
    writer = _Writer(graph, walk, phrases, lettered(referred, walk.stated))
    for section, entries in written:
        section.lines = [line for entry in entries for line in writer.lines(entry)]
    sections = [*with_content([section for section, _ in written]), *closing(phrases, walk.numbers)]
    return Page(one_line(graph.map.title), about(phrases, walk.numbers, listing=True), graph.map.language, sections)


class _Writer:
    """Turns entries into lines, once all numbers are known."""

    def __init__(self, graph: Graph, walk: _Walk, phrases: Phrases, letters: dict[int, str]) -> None:
        self.graph = graph
        self.walk = walk
        self.phrases = phrases
        self.letters = letters

    def lines(self, entry: _Entry) -> list[Line]:
        if isinstance(entry.key, int):
            step = self.graph.steps[entry.key]
            return [self._inference(step, "bar"), Line("item", 0, "", self._end(step, entry.against))]
        supports = self.graph.supports.get(entry.key, [])
        bars = [self._inference(self.graph.steps[i], "from" if n else "bar") for n, i in enumerate(supports)]
        therefore = (Words("Therefore:", "strong"),) if supports else ()
        words = self.phrases.statement(entry.key, leaf=not supports)
        return [*bars, Line("item", 0, f"{self.walk.numbers[entry.key]}.", (*therefore, *words))]

    def _inference(self, step: Step, kind: Kind) -> Line:
        words = [Words(f"Step {self.letters[step.index]}.", "strong")] if step.index in self.letters else []
        if step.argument.title:
            title = one_line(step.argument.title)
            words.append(Words(title if title[-1] in "?!.…" else f"{title}:", "emph"))
        sources = self._sources(step)
        words.append(Words(sources if step.argument.title else sources.capitalize()))
        return Line(kind, 0, "", (*words, *self.phrases.remarks(step)))

    def _sources(self, step: Step) -> str:
        """Return from which statements a step is made: `from 1 and 2`, with roles where it has them."""
        roles: dict[str | None, list[PremiseUse]] = {}
        for use in step.premises:
            roles.setdefault(use.role, []).append(use)
        if not roles:
            return "from nothing"
        return "from " + "; ".join(
            self._uses(uses) + (f" as {spelt(role)}" if role else "") for role, uses in roles.items()
        )

    def _uses(self, uses: list[PremiseUse]) -> str:
        """Return premises by number: `1, the fact that 2 and 3 are held and not 4`."""
        modes: dict[str, dict[str, None]] = {"holds": {}, "held": {}, "not": {}}
        for use in uses:
            number = self.walk.numbers.get(use.claim)
            modes[use.mode][f"{one_line(use.claim)} (not in the map)" if number is None else str(number)] = None
        holds, held, denied = (list(names) for names in modes.values())
        that = [f"the fact that {listed(held)} {'are' if len(held) > 1 else 'is'} held"] if held else []
        return listed([*holds, *that, *(f"not {name}" for name in denied)])

    def _end(self, step: Step, against: bool) -> tuple[Words, ...]:
        """Return what an attack comes to."""
        name = Words("Objection:" if against else "Answer:", "strong")
        if step.relation == "undercuts":
            index = self.graph.argument_index.get(step.target)
            if index is None:
                return name, Words(f"so {one_line(step.target)}, which is not in the map, does not carry")
            return name, Words(f"so step {self.letters[index]} does not carry what it leads to")
        number = self.walk.numbers.get(step.target)
        target = f"{one_line(step.target)}, which is not in the map," if number is None else str(number)
        if step.relation == "conclusion":
            return Words("Therefore:", "strong"), Words(target.rstrip(","))
        return name, Words(f"so {target} does not hold")
