"""Where things stand on a page: its sections, and the claims that each begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.formats.lines import one_line
from argmap.graph import Graph


@dataclass(slots=True)
class Part:
    """A part of the page: its heading, and the claims to begin with, in order; some may be written out by then."""

    key: str
    heading: str
    level: int
    roots: list[str] = field(default_factory=list)


def parts(graph: Graph, *, groups: bool) -> tuple[list[Part], dict[str, str]]:
    """Return the parts of a page, and claim → the key of its part. Linear.

    Without `groups`: the main conclusions, then what does not lead to them; all claims have one key, so each is
    written where it is first needed. With `groups`: a part for each group, in which its claims stand.
    """
    if not groups or not graph.map.groups:
        mains = graph.main_claims()
        heading = "Main conclusions" if len(mains) > 1 else "Main conclusion"
        first = [Part("", heading, 1, mains)] if mains else []
        others = "Also in the map" if mains else "Claims"
        rest = Part("", others, 1, [*(c for c in graph.claims if c not in graph.uses), *graph.claims])
        return [*first, rest], dict.fromkeys(graph.claims, "")
    home = {name: claim.group if claim.group in graph.map.groups else "" for name, claim in graph.claims.items()}
    where = _homes_of_steps(graph, home)
    used = {(claim, where[index]) for claim, indexes in graph.uses.items() for index in indexes}
    members: dict[str, list[str]] = {}
    for name, key in home.items():
        members.setdefault(key, []).append(name)
    mains = graph.main_claims()
    found = []
    for key, heading, level in _headings(graph):
        here = members.get(key, [])
        tops = [claim for claim in here if (claim, key) not in used]
        found.append(Part(key, heading, level, [*(m for m in mains if home[m] == key), *tops, *here]))
    return found, home


def _homes_of_steps(graph: Graph, home: dict[str, str]) -> dict[int, str | None]:
    """Return argument → the part in which it stands: that of the claim which it bears on, directly or by undercuts."""
    where: dict[int, str | None] = {}
    for step in graph.steps:
        way: list[int] = []
        at: int | None = step.index
        while at is not None and at not in where:
            where[at] = None
            way.append(at)
            here = graph.steps[at]
            if here.relation != "undercuts":
                where[at] = home.get(here.target)
                break
            at = graph.argument_index.get(here.target)
        end = None if at is None else where[at]
        where.update(dict.fromkeys(way, end))
    return where


def _headings(graph: Graph) -> Iterator[tuple[str, str, int]]:
    """Yield the groups with their titles and levels, each before those in it; last, a place for what has no group."""
    groups = graph.map.groups
    inside: dict[str, list[str]] = {}
    for name, group in groups.items():
        inside.setdefault(group.parent if group.parent in groups else "", []).append(name)
    seen: set[str] = set()
    for top in [*inside.get("", ()), *groups]:  # groups in rings have no top
        waiting = [(top, 1)]
        while waiting:
            name, level = waiting.pop()
            if name not in seen:
                seen.add(name)
                yield name, one_line(groups[name].title), level
                waiting += [(each, min(level + 1, 3)) for each in reversed(inside.get(name, ()))]
    yield "", "In no group", 1
