"""What a name in a file stands for, in that file or in one that it includes, and all places that name it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from argmap.reading.document import Document
from argmap.reading.mentions import Kind, Mention
from argmap.reading.tree import At


class Named(NamedTuple):
    """What a name stands for: its kind, the file that defines it (None: a text that is no file), its id there."""

    kind: Kind
    path: Path | None
    name: str


class Place(NamedTuple):
    """One place that names something."""

    document: Document
    mention: Mention
    at: At
    """The name itself; of `alias/id` the part that is asked for."""


ACROSS: frozenset[Kind] = frozenset({"claim", "argument", "alias"})
"""Kinds that maps name in others."""
FOUND: frozenset[Kind] = frozenset({*ACROSS, "group", "scenario", "issue", "scheme", "voice"})
"""Kinds whose places are known."""


def owner(document: Document, name: str) -> tuple[Document, str]:
    """Return the document in which a name is defined, if it is anywhere, and its name there."""
    while "/" in name and name.partition("/")[0] in document.included:
        alias, _, name = name.partition("/")
        document = document.included[alias]
    return document, name


def named(document: Document, mention: Mention) -> Named | None:
    """Return what a mention in a document stands for; None for kinds whose places are not known."""
    if mention.kind not in FOUND:
        return None
    if mention.kind in ("claim", "argument"):
        where, name = owner(document, mention.name)
        return Named(mention.kind, where.path, name)
    return Named(mention.kind, document.path, mention.name)


def places_of(
    what: Named, documents: Iterable[Document], mentions_of: Callable[[Document], list[Mention]]
) -> Iterator[Place]:
    """Yield the places, in each file once, that name something. Linear in the size of the files.

    Of each file all its documents must be of the same text; only files in which it can be named are looked through.
    """
    seen: set[Path | None] = set()
    for document in documents:
        if document.path in seen:
            continue
        seen.add(document.path)
        here = document.path == what.path
        if not here and (what.kind not in ("claim", "argument") or not _includes(document, what.path)):
            continue
        prefix = f"{what.name}/"
        for mention in mentions_of(document):
            if what.kind == "alias" and mention.kind in ("claim", "argument") and mention.name.startswith(prefix):
                found = document.source.text.find(what.name, *mention.at)
                if found >= 0:
                    yield Place(document, mention, (found, found + len(what.name)))
            elif mention.kind == what.kind and mention.name.endswith(what.name):
                if what.kind not in ("claim", "argument"):
                    if mention.name == what.name:
                        yield Place(document, mention, mention.at)
                    continue
                where, name = owner(document, mention.name)
                if name == what.name and where.path == what.path:
                    yield Place(document, mention, _last_part(document, mention))


def definition(what: Named, places: Iterable[Place]) -> Place | None:
    """Return the place that defines something."""
    return next((place for place in places if place.mention.defines and place.document.path == what.path), None)


def _includes(document: Document, path: Path | None) -> bool:
    return any(each.path == path for each in document.documents())


def _last_part(document: Document, mention: Mention) -> At:
    """Return the place of the id behind the aliases of a name."""
    start, end = mention.at
    spelt = document.source.text[start:end]
    slash = spelt.rfind("/")
    if slash < 0 or mention.name.count("/") != spelt.count("/"):
        return mention.at
    return start + slash + 1, start + len(spelt.rstrip("\"' \n\r\t"))
