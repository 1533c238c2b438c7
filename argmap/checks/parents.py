"""Rings of things that each have at most one parent: groups in groups, scenarios that extend scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Related, Rule, diagnose


class Ring(NamedTuple):
    """How a ring is reported: where its names stand (`section`, name, `key`), and what is said of it."""

    section: str
    key: str
    does: str
    """Of a step: `child` does this with `parent`."""
    one: str
    several: str


def report_rings(context: Context, rule: Rule, parents: Mapping[str, str | None], how: Ring) -> Iterator[Diagnostic]:
    """Yield each ring once, at its first member, with all its steps. Linear."""
    for ring in parent_rings(parents):
        spans = [context.places.span((how.section, name, how.key)) for name in ring]
        related = tuple(
            Related(f"`{name}` {how.does} `{parents[name]}`", span) for name, span in zip(ring, spans, strict=True)
        )
        what = how.one if len(ring) == 1 else how.several
        yield diagnose(rule, f"{what}: {ring_in_words(ring)}", spans[0], related)


def parent_rings(parents: Mapping[str, str | None]) -> list[list[str]]:
    """Return the rings among child → parent, each once, from its first member in the given order on. Linear."""
    order = {name: number for number, name in enumerate(parents)}
    done: set[str] = set()
    found: list[list[str]] = []
    for start in parents:
        path: list[str] = []
        place: dict[str, int] = {}
        name: str | None = start
        while name is not None and name in parents and name not in done:
            if name in place:
                ring = path[place[name] :]
                first = min(range(len(ring)), key=lambda i: order[ring[i]])
                found.append(ring[first:] + ring[:first])
                break
            place[name] = len(path)
            path.append(name)
            name = parents[name]
        done.update(path)
    return sorted(found, key=lambda ring: order[ring[0]])


def ring_in_words(ring: list[str], shown: int = 12) -> str:
    """Return the ring as a row of ids that ends where it begins; a long one without its middle."""
    names = [f"`{name}`" for name in (*ring, ring[0])]
    if len(names) > shown:
        names[shown // 2 : -shown // 2] = [f"… {len(names) - shown} more …"]
    return " → ".join(names)
