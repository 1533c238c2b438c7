"""Where a file names claims, arguments and the rest: each definition and each reference, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from argmap.diagnostics import Path
from argmap.diagnostics.places import Part
from argmap.model.ids import nfc
from argmap.reading.document import Document
from argmap.reading.tree import At, Row, Table, parse

Kind = Literal["claim", "argument", "group", "scenario", "issue", "scheme", "question", "role", "voice", "alias"]


class Mention(NamedTuple):
    """A name as it stands in a file."""

    kind: Kind
    name: str
    at: At
    path: Path
    part: Part
    defines: bool
    how: str
    """What is said of it: the key under which it stands (`premises`, `held`, `conclusion`, `same`, …)."""


_TABLES: dict[str, Kind] = {
    "claims": "claim",
    "groups": "group",
    "scenarios": "scenario",
    "questions": "issue",
    "schemes": "scheme",
    "voices": "voice",
    "include": "alias",
}
_OF_ARGUMENT: dict[str, Kind] = {
    "conclusion": "claim",
    "rebuts": "claim",
    "undercuts": "argument",
    "scheme": "scheme",
    "question": "question",
    "voice": "voice",
}


def mentions(document: Document) -> list[Mention]:
    """Return all names in a document's file, in no certain order. Linear in the size of the file.

    A file with faults of reading is read anew, as what is wrong was left out of its values.
    """
    root = document.places.root
    if document.damaged:
        root = parse(document.source).root
    return list(_Walk(root).all()) if isinstance(root, Table) else []


class _Walk:
    def __init__(self, root: Table) -> None:
        self.root = root
        claims = root.get("claims")
        self.claims: Any = claims if isinstance(claims, Table) else {}

    def all(self) -> Iterator[Mention]:
        for key, kind in _TABLES.items():
            table = self.root.get(key)
            if isinstance(table, Table):
                for name in table:
                    yield Mention(kind, name, table.key_at[name], (key, name), "key", True, key)
        yield from self.claim_keys()
        arguments = self.root.get("arguments")
        if isinstance(arguments, Row):
            for index, argument in enumerate(arguments):
                if isinstance(argument, Table):
                    yield from self.argument(argument, ("arguments", index))
        yield from self.names(self.root, "main", "claim", ())
        yield from self.names(self.root, "author", "voice", ())
        for each in self.names(self.root, "walk", "claim", ()):
            yield each if each.name in self.claims else each._replace(kind="argument")
        for key in ("contraries", "same"):
            rows = self.root.get(key)
            if isinstance(rows, Row):
                for index in range(len(rows)):
                    yield from self.items(rows[index], "claim", (key, index), key)
        yield from self.tables()

    def claim_keys(self) -> Iterator[Mention]:
        for name, claim in self.claims.items():
            if isinstance(claim, Table):
                yield from self.names(claim, "voice", "voice", ("claims", name))
                yield from self.names(claim, "group", "group", ("claims", name))

    def argument(self, argument: Table, path: Path) -> Iterator[Mention]:
        name = argument.get("id")
        if isinstance(name, str):
            yield Mention("argument", nfc(name), argument.value_at["id"], (*path, "id"), "value", True, "id")
        for key, kind in _OF_ARGUMENT.items():
            yield from self.names(argument, key, kind, path)
        premises = argument.get("premises")
        within = (*path, "premises")
        if isinstance(premises, Row):
            for index, premise in enumerate(premises):
                yield from self.premise(premise, premises.item_at[index], (*within, index))
        elif isinstance(premises, Table):
            for role, several in premises.items():
                yield Mention("role", role, premises.key_at[role], (*within, role), "key", False, "premises")
                if isinstance(several, Row):
                    for index, premise in enumerate(several):
                        yield from self.premise(premise, several.item_at[index], (*within, role, index))
                else:
                    yield from self.premise(several, premises.value_at[role], (*within, role))

    def premise(self, premise: Any, at: At, path: Path) -> Iterator[Mention]:
        if isinstance(premise, str):
            yield Mention("claim", nfc(premise), at, path, "value", False, "premises")
        elif isinstance(premise, Table):
            yield from self.names(premise, "held", "claim", path)
            yield from self.names(premise, "not", "claim", path)

    def names(self, table: Table, key: str, kind: Kind, path: Path) -> Iterator[Mention]:
        """Yield the name at a key, or those of the list there."""
        value = table.get(key)
        if isinstance(value, str):
            yield Mention(kind, nfc(value), table.value_at[key], (*path, key), "value", False, key)
        elif isinstance(value, Row):
            yield from self.items(value, kind, (*path, key), key)

    def items(self, row: Any, kind: Kind, path: Path, how: str) -> Iterator[Mention]:
        if isinstance(row, Row):
            for index, value in enumerate(row):
                if isinstance(value, str):
                    yield Mention(kind, nfc(value), row.item_at[index], (*path, index), "value", False, how)

    def keys(self, table: Table, key: str, path: Path) -> Iterator[Mention]:
        inner = table.get(key)
        if isinstance(inner, Table):
            for name in inner:
                yield Mention("claim", name, inner.key_at[name], (*path, key, name), "key", False, key)

    def tables(self) -> Iterator[Mention]:
        for table, key, kind in (("groups", "parent", "group"), ("scenarios", "extends", "scenario")):
            for name, entry in self.entries(table):
                yield from self.names(entry, key, kind, (table, name))  # type: ignore[arg-type]
        for name, entry in self.entries("scenarios"):
            yield from self.keys(entry, "assume", ("scenarios", name))
            yield from self.keys(entry, "credence", ("scenarios", name))
            yield from self.names(entry, "without", "argument", ("scenarios", name))
        for name, entry in self.entries("questions"):
            yield from self.names(entry, "answers", "claim", ("questions", name))
        for name, entry in self.entries("schemes"):
            for key, kind in (("questions", "question"), ("premises", "role")):
                inner = entry.get(key)
                if isinstance(inner, Table):
                    path: Path = ("schemes", name, key)
                    for each in inner:
                        yield Mention(kind, each, inner.key_at[each], (*path, each), "key", True, key)  # type: ignore[arg-type]

    def entries(self, key: str) -> Iterator[tuple[str, Table]]:
        table = self.root.get(key)
        if isinstance(table, Table):
            for name, entry in table.items():
                if isinstance(entry, Table):
                    yield name, entry
