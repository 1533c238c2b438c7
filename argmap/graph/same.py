"""Claims that say the same: the classes that a map's `same` lists make, taken all together."""

from __future__ import annotations

from argmap.model import ArgumentMap


def same_classes(argument_map: ArgumentMap) -> dict[str, str]:
    """Return claim → the claim that stands for its class, for every claim of the map, in the map's order.

    The class of a claim is all that `same` ties to it, directly or by way of others, in whatever list (those of
    included maps are among the lists of a whole map); a claim that nothing is tied to stands for itself. The one that
    stands for a class is the first of it in the map's order, so neither the order of the lists nor the order and
    repetition of ids within them changes anything. An id that the map does not have ties those listed with it and is
    not in the result.

    Union-find with union by size and path halving (Tarjan & van Leeuwen 1984): near-linear in the claims and lists.
    """
    if not argument_map.same:
        return dict(zip(argument_map.claims, argument_map.claims, strict=True))
    parent: dict[str, str] = {}
    size: dict[str, int] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for names in argument_map.same:
        for name in names:
            if name not in parent:
                parent[name] = name
                size[name] = 1
            one, other = root(names[0]), root(name)
            if one == other:
                continue
            if size[one] < size[other]:
                one, other = other, one
            parent[other] = one
            size[one] += size[other]
    first: dict[str, str] = {}
    return {name: first.setdefault(root(name), name) if name in parent else name for name in argument_map.claims}


def members(classes: dict[str, str]) -> dict[str, list[str]]:
    """Return the claim that stands for a class → all claims of the class, both in the map's order. Linear.

    A claim that nothing is the same as is a class of its own. `classes` is what `same_classes` returns.
    """
    found: dict[str, list[str]] = {}
    for name, first in classes.items():
        found.setdefault(first, []).append(name)
    return found
