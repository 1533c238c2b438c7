"""What the server knows: open texts, what was last read of each, and the last of it that was good."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from weakref import WeakKeyDictionary

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from argmap.diagnostics import Diagnostic, Places, Selection, SourceText
from argmap.evaluation import Status
from argmap.graph import Graph, merge_same, same_classes
from argmap.model import ArgumentMap, Scheme
from argmap.reading import Document, whole
from argmap.reading.document import document_of
from argmap.reading.mentions import Mention, mentions
from argmap.reading.places import FilePlaces
from argmap.schemes import builtin_schemes
from argmap.serving.lsp.files import Files, OverlayReader, is_map
from argmap.serving.lsp.positions import Encoding, Lines, Moved


@dataclass(frozen=True)
class Options:
    """How maps are checked, as on the command line."""

    selection: Selection = field(default_factory=Selection)
    allow_outside: bool = False
    sources: str | None = None
    longest: int = 40


class Reading:
    """A map with all that it includes, as it was read once; what is asked of it is worked out when it is."""

    def __init__(self, document: Document, lines: Lines, version: int | None) -> None:
        """Take what was read, and the text and version that it was read from."""
        self.document = document
        self.lines = lines
        self.version = version

    @property
    def source(self) -> SourceText:
        """The file's text."""
        return self.document.source

    @cached_property
    def _whole(self) -> tuple[ArgumentMap, Places]:
        return whole(self.document)

    @property
    def map(self) -> ArgumentMap:
        """The map with all that it includes. Raises ValueError where there is none."""
        return self._whole[0]

    @property
    def places(self) -> Places:
        """Where the parts of the whole map stand."""
        return self._whole[1]

    @cached_property
    def graph(self) -> Graph:
        """The index over the whole map."""
        return Graph(self.map)

    @cached_property
    def merged(self) -> Graph:
        """The same with the claims that say the same made one."""
        return self.graph if not self.map.same else Graph(merge_same(self.map))

    @cached_property
    def classes(self) -> dict[str, str]:
        """For each claim the one that stands for all that say the same."""
        return same_classes(self.map)

    @cached_property
    def status(self) -> dict[str, Status]:
        """Which claims stand."""
        from argmap.evaluation import standing

        return standing(self.map).claims

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """The schemes that the map may name, its own before the built-in ones."""
        return {**builtin_schemes(), **self.map.schemes}

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every name in the file itself."""
        return mentions(self.document)


@dataclass
class Opened:
    """A text that is open in the editor."""

    uri: str
    path: Path | None
    version: int | None
    lines: Lines
    read: Reading | None = None
    """What was read last; it may be of an older version."""
    good: Reading | None = None
    """The last reading that had a map."""
    found: list[Diagnostic] = field(default_factory=list)
    """What was found in the version `found_in`, in this file and those that it includes."""
    found_in: Reading | None = None
    shown: set[str] = field(default_factory=set)
    """Files to which findings were sent."""

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.lines.text

    @property
    def exact(self) -> Reading | None:
        """What was read, if it is of the text as it is now."""
        return self.read if self.read is not None and self.read.lines is self.lines else None

    @property
    def latest(self) -> Reading | None:
        """What was read last; while that has no map, the last good reading, its places moved to where they are now."""
        if self.read is None or self.read.document.map is not None or self.good is None:
            return self.read
        moved = copy(self.good)
        moved.lines = Moved(self.good.lines, self.lines)
        return moved


class Workspace:
    """All that is open, and the files around it."""

    def __init__(self, options_for: Callable[[Path], Options] = lambda _: Options()) -> None:
        """Take what tells the options for the maps of a folder."""
        self.files = Files()
        self.opened: dict[str, Opened] = {}
        self.encoding: Encoding = "utf-16"
        self.snippets = False
        """Whether the editor knows texts with stops for the cursor."""
        self._options_for = options_for
        self._mentions: WeakKeyDictionary[FilePlaces, list[Mention]] = WeakKeyDictionary()

    # -- texts -----------------------------------------------------------------------------------------------------

    def open(self, uri: str, version: int | None, text: str) -> Opened:
        """Take a text that was opened."""
        found = Opened(uri, path_of(uri), version, Lines(text, self.encoding))
        self.opened[uri] = found
        return found

    def change(self, uri: str, version: int | None, changes: list[types.TextDocumentContentChangeEvent]) -> Opened:
        """Take changes of an open text. Raises KeyError where none of that address is open."""
        opened = self.opened[uri]
        for change in changes:
            opened.lines = opened.lines.changed(change)
        opened.version = version
        return opened

    def texts(self) -> dict[Path, str]:
        """Return the open texts by the real path of their file."""
        return {each.path: each.text for each in self.opened.values() if each.path is not None}

    def is_map(self, uri: str) -> bool:
        """Tell whether an open text is meant as a map, or was when it was last read."""
        opened = self.opened.get(uri)
        return opened is not None and (opened.good is not None or is_map(opened.text))

    # -- reading ---------------------------------------------------------------------------------------------------

    def options(self, path: Path | None) -> Options:
        """Return how the maps beside a file are checked."""
        return self._options_for(path.parent if path is not None else Path.cwd())

    def read(self, opened: Opened, texts: dict[Path, str] | None = None) -> Reading:
        """Read an open text with all that it includes. May be called in another thread, with the texts as they were."""
        lines, version = opened.lines, opened.version
        if opened.path is None:
            return Reading(document_of(SourceText(opened.uri, lines.text), None), lines, version)
        texts = dict(texts if texts is not None else self.texts())
        texts[opened.path] = lines.text
        reader = OverlayReader(self.files, texts, allow_outside=self.options(opened.path).allow_outside)
        return Reading(reader.read(opened.path), lines, version)

    def keep(self, opened: Opened, reading: Reading) -> None:
        """Remember what was read of a text."""
        opened.read = reading
        if reading.document.map is not None and not _half_read(reading, opened.good):
            opened.good = reading

    def others(self, path: Path | None, texts: dict[Path, str] | None = None) -> Iterator[Document]:
        """Yield the maps, of the folders and the editor, that include others; a map of `path` is left out."""
        texts = texts if texts is not None else self.texts()
        reader = OverlayReader(self.files, texts, allow_outside=True)
        known = dict.fromkeys([*texts, *self.files.maps()])
        for other in known:
            if other == path:
                continue
            alone = self.files.document(other, texts)
            if alone.map is not None and alone.map.include:
                yield reader.read(other)

    def every_map(self) -> Iterator[Document]:
        """Yield each map of the folders and the editor, with what it includes."""
        texts = self.texts()
        reader = OverlayReader(self.files, texts, allow_outside=True)
        for path in dict.fromkeys([*(p for p, text in texts.items() if is_map(text)), *self.files.maps()]):
            yield reader.read(path)

    def mentions_of(self, document: Document) -> list[Mention]:
        """Return every name in a document's file; looked for once in each of its texts."""
        found = self._mentions.get(document.places)
        if found is None:
            found = self._mentions[document.places] = mentions(document)
        return found

    # -- addresses -------------------------------------------------------------------------------------------------

    def uri_of(self, file: str) -> str:
        """Return the address of a file that a finding names, as the editor writes it where it is open there."""
        for each in self.opened.values():
            if each.uri == file or (each.path is not None and str(each.path) == file):
                return each.uri
        return from_fs_path(file) or file

    def said(self, message: str) -> str:
        """Return a message with files named as from the folder that the editor has open."""
        folders = [*self.files.folders, *(each.path.parent for each in self.opened.values() if each.path is not None)]
        for folder in sorted(set(folders), key=lambda each: len(each.parts)):
            message = message.replace(f"`{folder}{os.sep}", "`").replace(f" {folder}{os.sep}", " ")
        return message

    def source_of(self, file: str) -> SourceText:
        """Return the text of a file that a map was read from, by its name in findings."""
        return self.files.document(Path(file), self.texts()).source

    def lines_of(self, source: SourceText) -> Lines:
        """Return the text of a file by lines as the editor counts them."""
        for each in self.opened.values():
            if source.file in (each.uri, str(each.path)) and each.text == source.text:
                return each.lines
        return Lines(source.text, self.encoding)


def path_of(uri: str) -> Path | None:
    """Return the real path of a file's address; None for a text that is no file."""
    if not uri.startswith("file:"):
        return None
    path = to_fs_path(uri)
    return Path(os.path.realpath(path)) if path else None


def _half_read(reading: Reading, good: Reading | None) -> bool:
    """Tell whether so much is lacking that an earlier reading serves better: claims that were left out."""
    if good is None or good.document.map is None or reading.document.map is None:
        return False
    lost = len(good.document.map.claims) - len(reading.document.map.claims)
    return bool(reading.document.lost) and lost > 0
