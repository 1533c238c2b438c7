"""The source texts of maps: where they are, and what they say."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.diagnostics import SourceText
from argmap.reading import faults
from argmap.reading.document import Document
from argmap.reading.files import Unread, read_text
from argmap.reading.matching import Source


class NoSource(ValueError):
    """A map whose source text is not there."""


class SourceTexts:
    """Finds and reads the source texts of maps: their `source.text`, or a file in a folder of texts."""

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, allow_outside: bool = False) -> None:
        """Look for texts in `folder` first, if one is given."""
        self.folder = None if folder is None else Path(folder)
        self.allow_outside = allow_outside
        self._sources: dict[Path, Source | Unread] = {}

    def text_of(self, document: Document) -> tuple[str, Source | Unread] | None:
        """Return the name and the text of a document's source, or why it is not there; None where none is named."""
        assert document.map is not None
        named = document.map.source.text if document.map.source is not None else None
        if self.folder is not None:
            names = [Path(named).name] if named else []
            if document.path is not None:
                names.append(document.path.stem + ".txt")
            for name in names:
                if (self.folder / name).is_file():
                    return name, self._read(self.folder / name)
        if named is None:
            return None
        folder = document.path.parent if document.path is not None else Path.cwd()
        full = Path(os.path.realpath(folder / named))
        if not self.allow_outside and not full.is_relative_to(os.path.realpath(folder)):
            place = document.places.span(("source", "text"))
            message = f"`{named}` leads out of the folder of the map; `--sources` or `--allow-outside` allows it"
            return named, Unread(faults.INCLUDE_OUTSIDE, message, place)
        # It is told as the map is: below a path as it was given, not below where that really lies.
        beside = Path(document.name).parent / named
        return named, self._read(folder / named, beside if Path(os.path.realpath(beside)) == full else None)

    def source_of(self, document: Document) -> Source:
        """Return the text of a document's source.

        Raises NoSource, with what to do about it, when it is not there or cannot be read.
        """
        opened = self.text_of(document)
        if opened is None:
            stem = document.path.stem if document.path is not None else "map"
            if self.folder is not None:
                raise NoSource(f"`{document.name}` has no text in `{self.folder}`; it would be `{stem}.txt` there")
            raise NoSource(
                f"`{document.name}` names no text; `--sources DIR` names the folder of `{stem}.txt`, "
                "or `source: {text: FILE}` in the map a file below its folder"
            )
        name, source = opened
        if isinstance(source, Unread):
            known = source.rule is faults.INCLUDE_OUTSIDE
            raise NoSource(source.message if known else f"the source text `{name}`: {source.message}")
        return source

    def _read(self, path: Path, told: Path | None = None) -> Source | Unread:
        if path not in self._sources:
            text = read_text(path, os.fspath(told or path))
            self._sources[path] = Source(text) if isinstance(text, SourceText) else text
        return self._sources[path]
