"""Files to documents: the map, its places, what it includes, and all that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from argmap.diagnostics import Diagnostic, Related, Rule, SourceText, diagnose
from argmap.model import ArgumentMap
from argmap.reading import faults
from argmap.reading.files import STDIN, Unread, read_stdin, read_text
from argmap.reading.places import FilePlaces
from argmap.reading.tree import Table, parse
from argmap.reading.validate import validate

MOST_DOCUMENTS = 1_000
"""Maps that one map may include, directly or not."""

DEEPEST_INCLUDE = 64


@dataclass(eq=False)
class Document:
    """One file: its text, the map as far as it could be read, places, and diagnostics."""

    source: SourceText
    map: ArgumentMap | None
    places: FilePlaces
    diagnostics: list[Diagnostic]
    lost: frozenset[str] = frozenset()
    """Ids of claims and arguments that stand in the file, but were left out as they could not be read."""
    path: Path | None = None
    included: dict[str, Document] = field(default_factory=dict)
    version: Any = None
    """What the file names as its version of the format; None where it names none."""
    unread: bool = False
    """True when the file itself could not be opened."""

    @property
    def name(self) -> str:
        """The file's name, as messages give it."""
        return self.source.file

    @property
    def damaged(self) -> bool:
        """True when something of the file could not be read, so that what it lacks may be there after all."""
        return self.map is None or any(d.code < "AM2" for d in self.diagnostics)

    def documents(self) -> Iterator[Document]:
        """Yield this document and all that it includes, each once."""
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            document = waiting.pop()
            if id(document) not in seen:
                seen.add(id(document))
                yield document
                waiting.extend(reversed(document.included.values()))

    @property
    def size(self) -> int:
        """How many maps this is with all that it includes, those included twice counted twice."""
        return 1 + sum(document.size for document in self.included.values())


def read_string(text: str, name: str = "<text>") -> Document:
    """Read a map from a text; includes are not resolved, as a text stands in no folder. Never raises."""
    return document_of(SourceText(name, text.removeprefix("\ufeff")), None)


def _loaded(text: SourceText | Unread, name: str, full: Path) -> Document:
    if not isinstance(text, Unread):
        return document_of(text, full)
    source = SourceText(name, "")
    diagnostic = diagnose(text.rule, text.message, text.span)
    unread = text.rule is faults.UNREADABLE_FILE
    return Document(source, None, FilePlaces(source, None, (0, 0)), [diagnostic], path=full, unread=unread)


def document_of(source: SourceText, path: Path | None) -> Document:
    """Read a map from the text of a file; what it includes is left out. Never raises."""
    tree = parse(source)
    diagnostics = list(tree.diagnostics)
    places = FilePlaces(source, tree.root, tree.at)
    if tree.root is None and diagnostics:
        return Document(source, None, places, diagnostics, path=path)
    version = tree.root.get("argmap") if isinstance(tree.root, Table) else None
    validated = validate(tree.root, tree.at, source)
    diagnostics += validated.diagnostics
    return Document(source, validated.map, places, diagnostics, validated.lost, path, version=version)


class Reader:
    """Reads the files of one run, each once, with all that they include."""

    def __init__(self, *, allow_outside: bool = False) -> None:
        """Allow includes to lead outside the folder of the file that is read, or not."""
        self.allow_outside = allow_outside
        self._read: dict[tuple[Path, Path], Document] = {}

    def read(self, path: str | os.PathLike[str]) -> Document:
        """Read a file, or standard input for `-`, and the maps it includes. Never raises for what is in them."""
        name = os.fspath(path)
        if name == STDIN:
            return self._finish(self.read_alone(name), Path.cwd(), ())
        full = Path(os.path.realpath(name))
        return self._open(full, name, full.parent, ())

    def read_alone(self, path: str | os.PathLike[str]) -> Document:
        """Read a file, or standard input for `-`, without what it includes. Never raises for what is in it."""
        name = os.fspath(path)
        if name == STDIN:
            return _loaded(read_stdin(), "<stdin>", Path.cwd() / "<stdin>")
        return self.load(Path(os.path.realpath(name)), name)

    def load(self, full: Path, name: str) -> Document:
        """Read one file without what it includes. An editor, which has texts that no file has yet, overrides it."""
        return _loaded(read_text(full, name), name, full)

    def _open(self, full: Path, name: str, root: Path, ring: tuple[Document, ...]) -> Document:
        known = self._read.get((full, root))
        if known is None:
            known = self._finish(self.load(full, name), root, ring)
            self._read[full, root] = known
        return known

    def _finish(self, document: Document, root: Path, ring: tuple[Document, ...]) -> Document:
        if document.map is not None:
            for alias, path in document.map.include.items():
                self._include(document, alias, path, root, (*ring, document))
        return document

    def _include(self, document: Document, alias: str, path: str, root: Path, ring: tuple[Document, ...]) -> None:
        assert document.path is not None
        place = ("include", alias)
        full = Path(os.path.realpath(document.path.parent / path))

        def report(rule: Rule, message: str, related: tuple[Related, ...] = ()) -> None:
            document.diagnostics.append(diagnose(rule, message, document.places.span(place), related))

        if not self.allow_outside and not full.is_relative_to(root):
            report(faults.INCLUDE_OUTSIDE, f"`{path}` leads out of the folder of the map; `--allow-outside` allows it")
            return
        for index, earlier in enumerate(ring):
            if earlier.path == full:
                steps = ring[index:]
                names = " → ".join([*(step.name for step in steps), earlier.name])
                related = tuple(
                    Related(
                        f"{step.name} includes {after.name} here", step.places.span(("include", _alias(step, after)))
                    )
                    for step, after in pairwise(steps)
                )
                report(faults.INCLUDE_CYCLE, f"these maps include each other in a ring: {names}", related)
                return
        if len(ring) > DEEPEST_INCLUDE:
            report(faults.TOO_DEEP, f"maps that include maps, more than {DEEPEST_INCLUDE} deep")
            return
        name = os.path.normpath(os.path.join(os.path.dirname(document.name), path))  # noqa: PTH118, PTH120
        opened = self._open(full, name, root, ring)
        if opened.unread:
            opened_message = opened.diagnostics[0].message
            report(faults.UNREADABLE_FILE, f"`{path}`: {opened_message}")
        elif opened.version not in (None, 1):
            message = f"`{path}` is a map of version {opened.version}; only version 1 can be read"
            report(faults.INCLUDE_VERSION, message)
        elif document.size + opened.size > MOST_DOCUMENTS:
            report(faults.TOO_LARGE, f"more than {MOST_DOCUMENTS:,} maps are included here")
        else:
            document.included[alias] = opened


def _alias(document: Document, after: Document) -> str:
    assert document.map is not None and document.path is not None
    for alias, path in document.map.include.items():
        if Path(os.path.realpath(document.path.parent / path)) == after.path:
            return alias
    return ""
