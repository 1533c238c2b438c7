"""What the checks of references share: which names are known, and what an unknown one was probably meant to be."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from argmap.checks.base import Context
from argmap.diagnostics import Edit, Fix, Path, did_you_mean, near
from argmap.diagnostics.places import Part

_MOST_SUGGESTIONS = 100
_MOST_COMPARISONS = 30_000


class Hint(NamedTuple):
    """What was probably meant: the end of a message, and the fix if there is one."""

    text: str
    fix: Fix | None


class _Names:
    """The names of a map, made once for all checks of references."""

    def __init__(self, context: Context) -> None:
        self.suggestions = _MOST_SUGGESTIONS
        self.comparisons = _MOST_COMPARISONS
        self.prefixes = {alias for alias in context.map.groups if alias in context.map.include}
        self.inside: dict[str, list[str]] = {}
        """Last piece of an id in an included map → the whole ids."""
        for name in (*context.map.claims, *context.graph.argument_index, *context.map.scenarios):
            prefix, slash, last = name.rpartition("/")
            if slash:
                self.inside.setdefault(last, []).append(name)
                self.prefixes.add(prefix)
        for prefix in list(self.prefixes):
            pieces = prefix.split("/")
            self.prefixes.update("/".join(pieces[:count]) for count in range(1, len(pieces)))


def _names(context: Context) -> _Names:
    names = context.cache.get("names")
    if not isinstance(names, _Names):
        names = context.cache["names"] = _Names(context)
    return names


def is_beyond(context: Context, name: str) -> bool:
    """Tell whether an unknown name may stand where nobody looked: in a damaged part, or a map not at hand."""
    if context.is_lost(name):
        return True
    alias, slash, _ = name.partition("/")
    return bool(slash) and alias in context.map.include and alias not in _names(context).prefixes


def unknown_alias(context: Context, name: str) -> str | None:
    """Return what is wrong with the alias of an unknown name, or None if it is the id that is."""
    pieces = name.split("/")
    known = _names(context).prefixes
    for count in range(1, len(pieces)):
        alias = "/".join(pieces[:count])
        if alias not in known:
            meant = near(alias, context.map.include) if count == 1 else []
            return f"`{name}`: no included map has the alias `{alias}`{did_you_mean(meant)}"
    return None


def hint(context: Context, name: str, known: Collection[str], path: Path, part: Part = "value") -> Hint:
    """Say which of the known names was probably meant; with the fix when there is just one.

    Only so many names are compared in one map that its checking stays linear.
    """
    names = _names(context)
    meant = [] if "/" in name else [other for other in names.inside.get(name, ()) if other in known]
    if not meant and names.suggestions > 0 and names.comparisons > 0:
        names.suggestions -= 1
        names.comparisons -= len(known)
        meant = near(name, known)
    fix = _replacement(context, name, meant[0], path, part) if len(meant) == 1 else None
    return Hint(did_you_mean(meant), fix)


def _replacement(context: Context, name: str, meant: str, path: Path, part: Part) -> Fix | None:
    """Return the fix that writes another id, if the file spells the name as such (within an included map: short)."""
    spelt = context.places.spelt(path, part)
    prefix = name[: len(name) - len(spelt)]
    if not spelt or prefix + spelt != name or (prefix and not prefix.endswith("/")) or meant[: len(prefix)] != prefix:
        return None
    new = meant[len(prefix) :]
    return Fix(f"change `{spelt}` to `{new}`", (Edit(context.places.span(path, part), new),))
