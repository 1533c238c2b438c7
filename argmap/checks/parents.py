"""Rings of things that each have at most one parent: groups in groups, scenarios that extend scenarios."""

from __future__ import annotations

from collections.abc import Mapping


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
