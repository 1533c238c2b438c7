"""What the checks of a map's shape share: the main conclusions, what claims go together, and walks over both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Path
from argmap.graph import Graph
from argmap.model import Claim


def prefix_of(name: str) -> str:
    """Return the alias of the included map that an id stands in; empty for the map's own."""
    return name.rpartition("/")[0]


def has_main(context: Context) -> bool:
    """Tell whether the map itself, not only one that it includes, names a main conclusion."""
    names = context.map.main
    if any("/" not in name for name in names):
        return True
    if not names or not context.map.include:
        return bool(names)
    return context.places.spelt(("main",), "key").strip("'\"") == "main"


def goals(context: Context) -> list[str]:
    """Return what the map leads to: main conclusions, the included maps' own ones, and the answers of questions.

    Where a map names no main conclusion, the claims that are concluded and used nowhere count.
    """
    graph = context.graph
    named = [claim for claim in context.map.main if claim in graph.claims]
    settled = {prefix_of(claim) for claim in named}
    if has_main(context):
        settled.add("")
    tops = [c for c in graph.supports if c not in graph.uses and prefix_of(c) not in settled]
    answers = [a for q in context.map.questions.values() for a in q.answers if a in graph.claims]
    return [*named, *tops, *answers]


def same_claims(context: Context) -> dict[str, str]:
    """Return claim → one claim for all that say the same by `same`; claims that no list names are left out."""
    classes = context.classes
    return {name: classes[name] for names in context.map.same for name in names if name in classes}


def contrary_lists(context: Context) -> Iterator[tuple[Path, list[str]]]:
    """Yield the lists of claims of which at most one can hold, with the path to each."""
    for index, names in enumerate(context.map.contraries):
        yield ("contraries", index), names
    for name, question in context.map.questions.items():
        if question.exclusive:
            yield ("questions", name, "answers"), question.answers


def supported_claims(context: Context) -> set[str]:
    """Return the claims that an argument concludes, be it under the name of one that says the same."""
    supported = set(context.graph.supports)
    same = same_claims(context)
    roots = {same[claim] for claim in supported if claim in same}
    supported.update(claim for claim, root in same.items() if root in roots)
    return supported


def is_authors(context: Context, voice: list[str] | None) -> bool:
    """Tell whether a voice is the author's own."""
    return not voice or not set(voice).isdisjoint(context.map.author or ())


def is_own(context: Context, claim: Claim) -> bool:
    """Tell whether the author says a claim in his own voice and holds it."""
    return claim.stance == "asserts" and is_authors(context, claim.voice)


class Walk:
    """A walk against the arrows, from conclusions to what leads to them; what was met once is not met again.

    Claims that `same` or contraries tie to one that was met are met too. All walks together are linear in the map.
    """

    def __init__(self, context: Context) -> None:
        """Begin with nothing met."""
        self.graph: Graph = context.graph
        self.claims: set[str] = set()
        self.arguments: set[int] = set()
        self._lists: list[list[str] | None] = [*context.map.same, *(n for _, n in contrary_lists(context))]
        self._of: dict[str, list[int]] = {}
        for number, names in enumerate(self._lists):
            for name in names or ():
                self._of.setdefault(name, []).append(number)

    def meet(self, claims: Iterable[str], arguments: Iterable[int] = ()) -> list[str]:
        """Walk from some claims and arguments; return the claims newly met, those given among them."""
        met: list[str] = []
        waiting: list[int] = []
        self._add_claims(claims, met)
        self._add_arguments(arguments, waiting)
        done = 0
        while done < len(met) or waiting:
            if waiting:
                index = waiting.pop()
                self._add_arguments(self.graph.undercutters.get(index, ()), waiting)
                self._add_claims((premise.claim for premise in self.graph.steps[index].premises), met)
                continue
            claim = met[done]
            done += 1
            self._add_arguments(self.graph.supports.get(claim, ()), waiting)
            self._add_arguments(self.graph.rebuttals.get(claim, ()), waiting)
            for number in self._of.get(claim, ()):
                names, self._lists[number] = self._lists[number], None
                self._add_claims(names or (), met)
        return met

    def _add_claims(self, claims: Iterable[str], met: list[str]) -> None:
        for claim in claims:
            if claim in self.graph.claims and claim not in self.claims:
                self.claims.add(claim)
                met.append(claim)

    def _add_arguments(self, arguments: Iterable[int], waiting: list[int]) -> None:
        for index in arguments:
            if index not in self.arguments:
                self.arguments.add(index)
                waiting.append(index)
