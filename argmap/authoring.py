"""Maps edited in their files: what is said changes, comments and layout stay, and several files change together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from argmap.checking import errors_of
from argmap.diagnostics import Diagnostic, Severity, SourceText
from argmap.editing import parts
from argmap.editing.merge import Merged, merge
from argmap.editing.rename import Unknown, kinds_of, rename, unknown
from argmap.editing.rewrite import BrokenEdit, Edited, EditError, Faulty, rewrite_all
from argmap.editing.transplant import Moved, Plan, split_plan, transplant
from argmap.model.ids import near_id
from argmap.reading import Document, Reader
from argmap.reading.document import document_of
from argmap.reading.folders import maps_below
from argmap.reading.mentions import Kind


class Shelf:
    """Map files read together, for an edit that may concern any of them."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        around: Iterable[str | os.PathLike[str]] | None = None,
        *,
        allow_outside: bool = False,
    ) -> None:
        """Read a map, and those that may include it: of some files and folders, or without them of the map's folder.

        Raises Faulty if the map itself cannot be read. Of the others, what cannot be read is in `unread`.
        """
        self.reader = Reader(allow_outside=allow_outside)
        self.document = self.reader.read(path)
        if self.document.map is None or self.document.damaged:
            raise Faulty(self.document)
        self.others: list[Document] = []
        self.unread: list[Document] = []
        for name in _files(self.document, around):
            other = self.reader.read(name)
            if other.path == self.document.path:
                continue
            self.others.append(other)
            if other.map is None:
                self.unread.append(other)

    def find(self, name: str, kind: Kind | None) -> tuple[Document, str, list[Kind]]:
        """Return the map that defines a name (`alias/id`: an included one), its name there, and what it is there.

        Raises Unknown where there is no such name.
        """
        document, inner = self.document, name
        while "/" in inner and inner.partition("/")[0] in document.included:
            alias, _, inner = inner.partition("/")
            document = document.included[alias]
        kinds = [each for each in kinds_of(document, inner) if kind in (None, each)]
        if not kinds:
            raise Unknown(unknown(document, inner, kind))
        return document, inner, kinds

    def rename(self, old: str, new: str, kind: Kind | None = None) -> list[Edited]:
        """Return the files in which a name changes; `kind` is needed where the map has several things of that name.

        Raises EditError where it cannot be renamed; see `argmap.editing.rename.rename`.
        """
        document, inner, kinds = self.find(old, kind)
        if len(kinds) > 1:
            named = " and ".join(f"`{each}`" for each in kinds)
            raise EditError(f"`{old}` is the name of several things: {named}; say which with --kind")
        return rename([self.document, *self.others], document, inner, new, kinds[0])

    def set_key(self, name: str, key: str, value: Any, kind: Kind | None = None) -> list[Edited]:
        """Return the map with a key of one of its parts set, or for None taken out; see `argmap.editing.parts`."""
        return [parts.set_key(self.document, name, key, value, kind)]

    def merge(self, claim: str, into: str, *, keep: bool = False) -> Merged:
        """Return the files in which two claims become one; see `argmap.editing.merge`. `alias/id` names them too.

        Raises EditError for claims of different maps: what one says, the other does not come to say in its place.
        """
        document, inner, _ = self.find(claim, "claim")
        other, target, _ = self.find(into, "claim")
        if document.path != other.path:
            raise EditError(f"`{claim}` and `{into}` stand in different maps; `same` says that they say the same")
        return merge([self.document, *self.others], document, inner, target, keep=keep)

    def move(self, claims: Sequence[str], target: str | os.PathLike[str], alias: str | None = None) -> Moved:
        """Return the files in which claims go to another map; see `argmap.editing.transplant`."""
        to = self.reader.read(target)
        if to.path == self.document.path:
            raise EditError(f"`{to.name}` is the map in which the claims are already")
        assert to.path is not None
        name = alias or near_id(to.path.stem)
        return transplant([self.document, *self.others, to], Plan(self.document, to, to.path, to.name, name), claims)

    def split(self, group: str, target: str | os.PathLike[str], alias: str | None = None) -> Moved:
        """Return the files in which a group becomes a map of its own; see `argmap.editing.transplant`."""
        path = Path(os.path.realpath(target))
        if path.exists():
            raise EditError(f"`{os.fspath(target)}` is there already")
        plan, claims = split_plan(self.document, group, path, os.fspath(target), alias)
        return transplant([self.document, *self.others], plan, claims)

    def is_scenario(self, name: str, kind: Kind | None) -> bool:
        """Tell whether a name is that of a scenario, where it is of nothing else or a kind says so."""
        return parts.find(self.document, name, kind).path[:1] == ("scenarios",)

    def add_claim(self, name: str, keys: dict[str, Any], after: str | None = None) -> list[Edited]:
        """Return the map with a claim more; see `argmap.editing.parts`."""
        return [parts.add_claim(self.document, name, keys, after)]

    def add_argument(self, keys: dict[str, Any], after: str | None = None) -> list[Edited]:
        """Return the map with an argument more; see `argmap.editing.parts`."""
        return [parts.add_argument(self.document, keys, after)]

    def verify(self, files: Sequence[Edited]) -> None:
        """Read the files as they would be, and all that include them, and check them.

        Raises BrokenEdit if a map would have an error that it does not have now.
        """
        paths = [each.path or self.document.path for each in files]  # standard input has a place, too
        texts = {Path(os.path.realpath(path)): each.text for path, each in zip(paths, files, strict=True) if path}
        after = _AfterEdit(texts, allow_outside=self.reader.allow_outside)
        for document in (self.document, *self.others):
            if not any(each.path in texts for each in document.documents()) or document.path is None:
                continue
            again = after.read(document.name)
            before = {_key(each) for each in _errors(document)}
            new = [each for each in _errors(again) if _key(each) not in before]
            if new:
                raise BrokenEdit(new, {each.name: each.source for each in again.documents()})


class _AfterEdit(Reader):
    """Reads files as they would be after an edit."""

    def __init__(self, texts: dict[Path, str], *, allow_outside: bool) -> None:
        super().__init__(allow_outside=allow_outside)
        self.texts = texts

    def load(self, full: Path, name: str) -> Document:
        if full in self.texts:
            return document_of(SourceText(name, self.texts[full]), full)
        return super().load(full, name)


def write(files: Sequence[Edited]) -> None:
    """Write the files of an edit, all or none. Raises EditError, OSError as `rewrite_all` does."""
    rewrite_all(files)


def _files(document: Document, around: Iterable[str | os.PathLike[str]] | None) -> list[str]:
    if around is None:
        folder = Path(document.name).parent
        around = [folder] if document.path is not None and folder.is_dir() else []
    found: dict[str, None] = {}
    for each in around:
        names = maps_below(each) if Path(each).is_dir() else [os.fspath(each)]
        found.update(dict.fromkeys(os.path.normpath(name) for name in names))
    return list(found)


def _errors(document: Document) -> list[Diagnostic]:
    faults = [d for each in document.documents() for d in each.diagnostics if d.severity is Severity.ERROR]
    return faults + (errors_of(document) if document.map is not None else [])


def _key(found: Diagnostic) -> tuple[str, str, str]:
    return found.code, found.span.file, found.message
