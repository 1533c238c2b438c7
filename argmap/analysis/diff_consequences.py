"""What a change does to the reasoning as a whole: its shape, and whether its main conclusions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.evaluation import Status, standing
from argmap.graph import Graph, leading_to, rings
from argmap.graph.rings import knots, support_edges
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Consequence:
    """Something that holds of one version and not of the other. Claims have the ids of the new version."""

    kind: str
    """What it is: one of `KINDS`."""
    claims: tuple[str, ...] = ()
    """The claims that it is about; for a ring, each supports the next, the last one the first."""
    argument: str | None = None
    """For an attack: the argument in words."""
    statuses: tuple[Status, Status] | None = None
    """For a status: what it was and what it is, by the semantics `standing`."""

    @property
    def text(self) -> str:
        """The consequence as a sentence."""
        names = [f"`{claim}`" for claim in self.claims]
        if self.kind in ("ring-closed", "ring-opened"):
            names.append(names[0])
        joined = (" → " if self.kind.startswith("ring") else ", ").join(names)
        return KINDS[self.kind].format(joined, self.argument, *(self.statuses or ()))

    def to_json(self) -> dict[str, Any]:
        """Return the consequence as JSON values."""
        found: dict[str, Any] = {"kind": self.kind, "claims": list(self.claims)}
        if self.argument is not None:
            found["argument"] = self.argument
        if self.statuses is not None:
            found["was"], found["is"] = self.statuses
        return {**found, "text": self.text}


KINDS: dict[str, str] = {
    "main-conclusion-gained": "{} is a main conclusion now",
    "main-conclusion-lost": "{} is no main conclusion any more",
    "status-changed": "the main conclusion {0} was {2} and is {3} now",
    "attack-gained": "a new attack on the main conclusion {}: {}",
    "attack-lost": "an attack on the main conclusion {} is gone: {}",
    "support-lost": "{} has no support any more",
    "support-gained": "{} has support now",
    "unreachable": "{} does not bear on a main conclusion any more",
    "reachable": "{} bears on a main conclusion now",
    "ring-closed": "a ring of support is closed: {}",
    "ring-opened": "a ring of support is opened: {}",
    "knot-closed": "{} stands in a ring of support now",
    "knot-opened": "{} stands in no ring of support any more",
}


@dataclass(slots=True)
class Version:
    """One of the two versions, with its index, and what its claims and arguments are in the new version."""

    graph: Graph
    claims: Mapping[str, str] = field(default_factory=dict)
    """Id → id in the new version, of renamed claims."""
    arguments: Mapping[int, int] | None = None
    """Place → place in the new version; None if this is the new one."""

    def claim(self, name: str) -> str:
        """Return a claim's id in the new version."""
        return self.claims.get(name, name)

    def argument(self, index: int) -> tuple[str, int]:
        """Return what an argument of both versions has in common with itself, and with no other."""
        if self.arguments is None:
            return ("new", index)
        return ("new", self.arguments[index]) if index in self.arguments else ("old", index)

    @property
    def mains(self) -> list[str]:
        """The main conclusions, by the ids of this version; where the map names none, the one candidate, if one."""
        found = self.graph.main_claims()
        return found if self.graph.map.main or len(found) == 1 else []


def consequences(
    old: ArgumentMap, new: ArgumentMap, claims: Mapping[str, str], arguments: Mapping[int, int]
) -> Iterator[Consequence]:
    """Yield what the step from the old to the new map does.

    `claims` is old id → new id of those renamed, `arguments` old place → new place of those in both.

    About linear in the size of the maps, but for the listing of rings (see `graph.rings`).
    """
    before, after = Version(Graph(old), claims, arguments), Version(Graph(new))
    for finder in FINDERS:
        yield from finder(before, after)


def _main_conclusions(old: Version, new: Version) -> Iterator[Consequence]:
    before, after = {old.claim(name) for name in old.mains}, set(new.mains)
    for name in new.mains:
        if name not in before:
            yield Consequence("main-conclusion-gained", (name,))
    for name in old.mains:
        if old.claim(name) not in after:
            yield Consequence("main-conclusion-lost", (old.claim(name),))


def _statuses(old: Version, new: Version) -> Iterator[Consequence]:
    """Compare whether the main conclusions of both versions stand."""
    both = {name: old.claim(name) for name in old.mains if old.claim(name) in set(new.mains)}
    if not both:
        return
    before, after = standing(old.graph.map).claims, standing(new.graph.map).claims
    for was, now in both.items():
        if before[was] != after[now]:
            yield Consequence("status-changed", (now,), statuses=(before[was], after[now]))


def _attacks(old: Version, new: Version) -> Iterator[Consequence]:
    """Compare what rebuts a main conclusion of both versions, and what undercuts an argument for it."""
    both = {old.claim(name): name for name in old.mains if old.claim(name) in set(new.mains)}
    for name, was in both.items():
        before, after = _attacks_on(old, was), _attacks_on(new, name)
        for key, words in after.items():
            if key not in before:
                yield Consequence("attack-gained", (name,), words)
        for key, words in before.items():
            if key not in after:
                yield Consequence("attack-lost", (name,), words)


def _attacks_on(version: Version, main: str) -> dict[tuple[str, int], str]:
    """Return what attacks a main conclusion: a key that is the same in both versions → words."""
    graph = version.graph
    indexes = [*graph.rebuttals.get(main, ())]
    indexes += [i for support in graph.supports.get(main, ()) for i in graph.undercutters.get(support, ())]
    found: dict[tuple[str, int], str] = {}
    for index in indexes:
        step = graph.steps[index]
        uses = [(version.claim(use.claim), use.mode) for use in step.premises]
        premises = ", ".join(f"`{claim}`" if mode == "holds" else f"{mode} `{claim}`" for claim, mode in uses)
        undercut = f" undercut the argument `{step.target}`" if step.relation == "undercuts" else ""
        found[version.argument(index)] = f"{premises or 'no premises'}{undercut}"
    return found


def _support(old: Version, new: Version) -> Iterator[Consequence]:
    for name in old.graph.claims:
        now = old.claim(name)
        if now in new.graph.claims:
            had, has = name in old.graph.supports, now in new.graph.supports
            if had != has:
                yield Consequence("support-gained" if has else "support-lost", (now,))


def _reach(old: Version, new: Version) -> Iterator[Consequence]:
    if not old.mains or not new.mains:
        return
    before = {old.claim(name) for name in leading_to(old.graph, old.mains)[0]}
    after = leading_to(new.graph, new.mains)[0]
    for name in old.graph.claims:
        now = old.claim(name)
        if now in new.graph.claims and (now in before) != (now in after):
            yield Consequence("reachable" if now in after else "unreachable", (now,))


def _rings(old: Version, new: Version) -> Iterator[Consequence]:
    listed_old, listed_new = rings(old.graph), rings(new.graph)
    if not (listed_old.complete and listed_new.complete):
        yield from _knots(old, new)
        return
    before = dict.fromkeys(_turned(tuple(map(old.claim, ring.claims))) for ring in listed_old.rings)
    after = dict.fromkeys(_turned(ring.claims) for ring in listed_new.rings)
    yield from (Consequence("ring-closed", ring) for ring in after if ring not in before)
    yield from (Consequence("ring-opened", ring) for ring in before if ring not in after)


def _turned(ring: tuple[str, ...]) -> tuple[str, ...]:
    """Return a ring from its first id in the order of the alphabet on, the same wherever it was begun."""
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def _knots(old: Version, new: Version) -> Iterator[Consequence]:
    """Compare which claims stand in a ring, where there are too many rings to list."""
    before = {old.claim(name) for knot in knots(support_edges(old.graph)) for name in knot}
    after = {name for knot in knots(support_edges(new.graph)) for name in knot}
    if closed := tuple(name for name in new.graph.claims if name in after - before):
        yield Consequence("knot-closed", closed)
    if opened := tuple(sorted(before - after)):
        yield Consequence("knot-opened", opened)


FINDERS: tuple[Callable[[Version, Version], Iterator[Consequence]], ...] = (
    _main_conclusions,
    _statuses,
    _attacks,
    _support,
    _reach,
    _rings,
)
"""What is looked for, in the order in which it is told."""
