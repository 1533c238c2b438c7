"""Who speaks in a debate: the included maps and their authors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model import ArgumentMap
from argmap.reading import Document


class NotADebate(ValueError):
    """A map that includes no maps, or no two that someone speaks in."""


@dataclass(frozen=True, slots=True)
class Column:
    """One whose claims are compared: an included map and its author, or else its source's."""

    alias: str
    title: str
    author: tuple[str, ...]

    @property
    def label(self) -> str:
        """Who this is: the author's name, or the map's title where it names none."""
        return ", ".join(self.author) or self.title


def speakers(document: Document) -> tuple[tuple[Column, ...], list[tuple[str, ArgumentMap]]]:
    """Return the authors of a debate, and the alias and the map of each: see `compare`. Raises NotADebate."""
    spoken = list(_speakers(document))
    if not document.included:
        raise NotADebate(
            "this map is no debate: it includes no maps. A debate is a map that includes the maps of its authors, "
            "under `include` (alias → path), and ties them by `same`, `contraries` and `questions`"
        )
    if len(spoken) < 2:
        raise NotADebate("this debate has one author to compare: `include` the maps of two or more")
    return tuple(Column(alias, own.title, _authors(own)) for alias, own in spoken), spoken


def documents(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield (alias, document) for a document (alias empty) and all that it includes, in the map's order."""
    waiting = [("", document)]
    while waiting:
        alias, each = waiting.pop()
        yield alias, each
        prefix = f"{alias}/" if alias else ""
        waiting.extend((prefix + name, inner) for name, inner in reversed(each.included.items()))


def _speakers(document: Document) -> Iterator[tuple[str, ArgumentMap]]:
    for alias, each in documents(document):
        own = each.map
        if own is not None and ((not each.included and alias) or (own.author and own.claims)):
            yield alias, own


def _authors(own: ArgumentMap) -> tuple[str, ...]:
    return tuple(own.author or (own.source and own.source.author) or ())
