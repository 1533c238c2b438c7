"""What a check is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic, Path, Places, Related, Rule, Span
from argmap.graph import Graph, merge_same, same_classes
from argmap.model import ArgumentMap, BuiltinScheme, Held, Scheme

Memory = dict[tuple[str, str], dict[str, Any]]


@dataclass
class Context:
    """A map under check: itself, its graph, the places of its parts, and what is known beyond it."""

    map: ArgumentMap
    places: Places
    lost: frozenset[str] = frozenset()
    """Ids that stand in the file but could not be read: they are not dangling."""
    referred: frozenset[str] = frozenset()
    """Claims to which maps that include this one refer."""
    builtin: Callable[[], Mapping[str, BuiltinScheme]] = dict
    """Gives the built-in schemes; called only when a map names a scheme."""
    longest: int = 40
    """The number of words beyond which a claim is too long."""
    own: int | None = None
    """How many of the arguments are the map's own, the rest being of maps that it includes; None: all."""
    cache: dict[str, object] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict)
    """What was found of single texts, for whoever checks a map again and again."""

    def remembered(self, purpose: str) -> dict[str, Any]:
        """Return text → what was found of it for a purpose, in the language of the map."""
        return self.memory.setdefault((purpose, self.map.language), {})

    @cached_property
    def graph(self) -> Graph:
        """The index over the map."""
        return Graph(self.map)

    @cached_property
    def classes(self) -> dict[str, str]:
        """For each claim the one that stands for all that say the same."""
        return same_classes(self.map)

    @cached_property
    def merged(self) -> Graph:
        """The index over the map with all claims that say the same made one; the arguments are at the same places."""
        return self.graph if not self.map.same else Graph(merge_same(self.map))

    def owner(self, index: int) -> str:
        """Return the alias of the included map that an argument stands in; empty for the map's own arguments."""
        return self.map.arguments[index].target.rpartition("/")[0] if index >= self.own_arguments else ""

    @cached_property
    def own_arguments(self) -> int:
        """The number of arguments that stand in the map's own file; those of included maps follow them."""
        return len(self.map.arguments) if self.own is None else self.own

    @cached_property
    def schemes(self) -> Mapping[str, Scheme]:
        """The schemes that the map may name, its own before the built-in ones."""
        return {**self.builtin(), **self.map.schemes}

    def is_lost(self, name: str) -> bool:
        """Tell whether an unknown id may stand in a part of the files that could not be read."""
        pieces = name.split("/")
        return any("/".join(pieces[:count]) in self.lost for count in range(1, len(pieces) + 1))

    def claim_span(self, claim: str) -> Span:
        """Return the place of a claim's id, where it is defined."""
        return self.places.span(("claims", claim), "key")

    def text_span(self, claim: str) -> Span:
        """Return the place of a claim's text."""
        return self.places.span(("claims", claim, "text"))

    def argument_span(self, index: int) -> Span:
        """Return the place of an argument: its id, or where it has none what it bears on."""
        argument = self.map.arguments[index]
        key = "id" if argument.id is not None else argument.relation
        return self.places.span(("arguments", index, key))

    def premise_paths(self, index: int) -> Iterator[tuple[Path, str, str]]:
        """Yield (path to the id, claim, mode) of each premise of an argument, in the order of `Step.premises`."""
        for role, place, premise in self.map.arguments[index].role_premises():
            path: Path = ("arguments", index, "premises", place if role is None else role)
            if role is not None:
                path = (*path, place)
            if isinstance(premise, str):
                yield path, premise, "holds"
            elif isinstance(premise, Held):
                yield (*path, "held"), premise.held, "held"
            else:
                yield (*path, "not"), premise.claim, "not"

    def defined_here(self, claim: str, message: str = "defined here") -> Related:
        """Return the place of a claim as a related place."""
        return Related(message, self.claim_span(claim))


class Check(NamedTuple):
    """A check: the rule with its manual, and the function that yields what it finds."""

    rule: Rule
    find: Callable[[Context], Iterator[Diagnostic]]
