"""The indented outline: each conclusion first, its reasons below it, objections and their answers marked."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Literal, NamedTuple

from argmap.formats.frame import about, closing
from argmap.formats.lines import Line, Page, Section, Words, one_line, with_content
from argmap.formats.order import parts
from argmap.formats.phrases import Phrases, in_brackets, lettered, objects, spelt
from argmap.graph import Graph, PremiseUse, Step
from argmap.model import Scheme

DEEPEST = 5
"""The deepest indentation, counted from 0. What lies deeper is continued at the margin, with a note to say so."""


class _Entry(NamedTuple):
    """Something on the page: `key` is a claim, or the place of an argument in the map.

    `claim` is written out, `ref` refers to one, `head` is an argument within the entry of its claim, `step` one in an
    entry of its own, `again` refers to one, `more` continues what was too deep.
    """

    kind: Literal["claim", "ref", "head", "step", "again", "more"]
    depth: int
    key: str | int
    use: PremiseUse | None = None
    against: bool = False
    """Whether it stands on the side of an objection, so that what attacks it is an answer."""


class _Walk:
    """Walks a map from its conclusions down, without recursion, and notes what comes where. Linear."""

    def __init__(self, graph: Graph, home: dict[str, str]) -> None:
        self.graph = graph
        self.home = home
        self.apart = frozenset(graph.main_claims())
        """Claims that are written out at the margin wherever else they are used."""
        self.numbers: dict[str, int] = {}
        self.stated: dict[int, int] = {}
        """Argument → how many were written out before it."""
        self.deferred: set[str | int] = set()
        self.later: deque[_Entry] = deque()

    def below(self, key: str, root: _Entry) -> list[_Entry]:
        """Return a root and all that belongs below it in the part of this key."""
        found: list[_Entry] = []
        stack = [root]
        while stack or self.later:
            entry = stack.pop() if stack else self.later.popleft()
            if entry.kind == "claim":
                entry, after = self._claim(entry, key, entry is root)
            elif entry.kind == "more":
                after = self._arguments(entry) if isinstance(entry.key, str) else self._inside(entry)
            else:
                entry, after = self._step(entry)
            found.append(entry)
            stack.extend(reversed(after))
        return found

    def _claim(self, entry: _Entry, key: str, is_root: bool) -> tuple[_Entry, list[_Entry]]:
        claim = str(entry.key)
        foreign = not is_root and (claim in self.apart or self.home.get(claim) != key)
        if claim in self.numbers or foreign:
            return entry._replace(kind="ref"), []
        self.numbers[claim] = len(self.numbers) + 1
        after = self._arguments(entry)
        return entry, self._or_later(entry, after)

    def _step(self, entry: _Entry) -> tuple[_Entry, list[_Entry]]:
        index = int(entry.key)
        if index in self.stated:
            return entry._replace(kind="again"), []
        self.stated[index] = len(self.stated)
        after = self._inside(entry)
        return entry, after if entry.kind == "head" else self._or_later(entry, after)

    def _or_later(self, entry: _Entry, after: list[_Entry]) -> list[_Entry]:
        if entry.depth < DEEPEST or not after:
            return after
        self.deferred.add(entry.key)
        self.later.append(_Entry("more", 0, entry.key, against=entry.against))
        return []

    def _arguments(self, entry: _Entry) -> list[_Entry]:
        """Return the arguments for a claim, then those against it."""
        claim = str(entry.key)
        pro = [_Entry("head", entry.depth, i, against=entry.against) for i in self.graph.supports.get(claim, ())]
        return pro + [
            _Entry("head", entry.depth, i, against=objects(self.graph.steps[i], entry.against))
            for i in self.graph.rebuttals.get(claim, ())
        ]

    def _inside(self, entry: _Entry) -> list[_Entry]:
        """Return an argument's premises, and what undercuts it. What is only held, or denied, takes no side."""
        index, depth = int(entry.key), entry.depth + 1
        premises = [
            _Entry("claim", depth, use.claim, use, entry.against and use.mode == "holds")
            for use in self.graph.steps[index].premises
        ]
        attacks = [
            _Entry("step", depth, i, against=objects(self.graph.steps[i], entry.against))
            for i in self.graph.undercutters.get(index, ())
        ]
        return premises + attacks


def outline(graph: Graph, *, schemes: Mapping[str, Scheme], groups: bool) -> Page:
    """Return a map as an indented outline. Linear in its size, and the same for the same map."""
    plan, home = parts(graph, groups=groups)
    walk = _Walk(graph, home)
    written: list[tuple[Section, list[_Entry]]] = []
    for part in plan:
        entries = [
            entry
            for root in part.roots
            if root not in walk.numbers
            for entry in walk.below(part.key, _Entry("claim", 0, root))
        ]
        written.append((Section(part.heading, part.level), entries))
    loose: list[_Entry] = []
    for index in _loose(graph, walk.stated):
        if index not in walk.stated:
            loose += walk.below("", _Entry("step", 0, index, against=graph.steps[index].relation != "conclusion"))
    written.append((Section("Arguments that bear on nothing in the map"), loose))
    phrases = Phrases(graph, schemes)
    writer = _Writer(graph, walk, phrases, lettered(_referred(graph, walk, written), walk.stated))
    for section, entries in written:
        section.lines = [writer.line(entry) for entry in entries]
    sections = [*with_content([section for section, _ in written]), *closing(phrases, walk.numbers)]
    return Page(one_line(graph.map.title), about(phrases, walk.numbers, listing=groups), graph.map.language, sections)


def _referred(graph: Graph, walk: _Walk, written: list[tuple[Section, list[_Entry]]]) -> set[int]:
    """Return the arguments that something on the page refers to, which therefore need a letter."""
    found = {key for key in walk.deferred if isinstance(key, int)}
    for _, entries in written:
        for entry in entries:
            if isinstance(entry.key, int):
                if entry.kind == "again":
                    found.add(entry.key)
                elif entry.kind == "step" and not entry.depth and graph.steps[entry.key].relation == "undercuts":
                    found.update(i for i in (graph.argument_index.get(graph.steps[entry.key].target),) if i is not None)
    return found


def _loose(graph: Graph, stated: Mapping[int, int]) -> list[int]:
    """Return the arguments not written out yet, those first whose target the map does not have."""
    left = [step for step in graph.steps if step.index not in stated]
    known: set[str] = {*graph.claims, *graph.argument_index}
    return [step.index for step in sorted(left, key=lambda step: step.target in known)]


class _Writer:
    """Turns entries into lines, once all numbers are known."""

    def __init__(self, graph: Graph, walk: _Walk, phrases: Phrases, letters: dict[int, str]) -> None:
        self.graph = graph
        self.walk = walk
        self.phrases = phrases
        self.done: set[str] = set()
        self.letters = letters

    def line(self, entry: _Entry) -> Line:
        if isinstance(entry.key, int):
            return self._step_line(entry, self.graph.steps[entry.key])
        number = self.walk.numbers.get(entry.key)
        if number is None:
            lost = Words(f"{one_line(entry.key)}, which is not in the map")
            return Line("item", entry.depth, "→", (*self.phrases.mode(entry.use), lost))
        if entry.kind == "claim":
            self.done.add(entry.key)
            leaf = entry.key not in self.graph.supports
            words = self.phrases.claim(entry.key, use=entry.use, leaf=leaf)
            if entry.key in self.walk.deferred:
                words = (*words, Words("[continued below]", "strong"))
            return Line("item", entry.depth, f"{number}.", words)
        if entry.kind == "more":
            return Line(
                "item",
                0,
                f"{number}.",
                (
                    Words("continued:" if self.phrases.short(entry.key) else "continued", "strong"),
                    *self.phrases.short(entry.key),
                ),
            )
        remarks = ["above" if entry.key in self.done else "below"]
        if entry.use is not None and entry.use.role:
            remarks.insert(0, f"as {spelt(entry.use.role)}")
        words = (*self.phrases.mode(entry.use), Words(str(number), "strong"), *self.phrases.short(entry.key))
        return Line("item", entry.depth, "→", (*words, *in_brackets(remarks)))

    def _step_line(self, entry: _Entry, step: Step) -> Line:
        if entry.kind == "again":
            return Line("item", entry.depth, "→", (Words(f"step {self.letters[step.index]}"),))
        if entry.kind == "more":
            return Line("item", 0, "", (Words(f"Step {self.letters[step.index]}, continued", "strong"),))
        words = self.phrases.argument(step)
        name = self._name(entry, step)
        lead = Words(f"{name}:" if step.argument.title or not words else name, "strong")
        words = (lead, *words)
        if step.index in self.letters:
            more = ", continued below" if step.index in self.walk.deferred else ""
            words = (*words, Words(f"[step {self.letters[step.index]}{more}]", "strong"))
        return Line("head" if entry.kind == "head" else "item", entry.depth, "", words)

    def _name(self, entry: _Entry, step: Step) -> str:
        name = "Reason" if step.relation == "conclusion" else "Objection" if entry.against else "Answer"
        if entry.kind == "head":
            return name
        if entry.depth or (step.relation == "undercuts" and step.target in self.graph.argument_index):
            at = self.graph.argument_index[step.target]
            return f"{name} to this step" if entry.depth else f"{name} to step {self.letters[at]}"
        return f"{name} {'for' if name == 'Reason' else 'to'} {one_line(step.target)}, which is not in the map"
