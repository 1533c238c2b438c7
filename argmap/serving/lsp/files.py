"""Maps as an editor has them: open texts before files, each read once for each of its versions."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from argmap.diagnostics import SourceText
from argmap.reading import Document, Reader
from argmap.reading.document import document_of

MOST_FILES = 2_000
"""YAML files that are looked through for maps; a folder with more is no folder of maps."""
MOST_BYTES = 4 * 2**20
MOST_SECONDS = 2.0

_SKIPPED = {"node_modules", "__pycache__", "venv", "site-packages", "build", "dist"}
_IS_MAP = re.compile(r"""^\ufeff?(?:\{\s*)?(?:argmap|"argmap"|'argmap')[ \t]*:""", re.MULTILINE)


def is_map(text: str) -> bool:
    """Tell whether a YAML text is meant as a map: one line begins with the key `argmap`, or a brace before it."""
    return _IS_MAP.search(text) is not None


class Files:
    """The maps on disk and in the editor. May be used by several threads."""

    def __init__(self) -> None:
        """Begin with no folder."""
        self.folders: list[Path] = []
        self._known: dict[Path, tuple[Any, Document]] = {}
        self._found: list[Path] | None = None
        self._lock = Lock()

    def forget(self) -> None:
        """Look for maps in the folders again when they are needed next: files came or went."""
        self._found = None

    def maps(self) -> list[Path]:
        """Return the maps in the folders of the editor; bounded in number and time, hidden folders left out."""
        if self._found is None:
            self._found = list(_search(self.folders))
        return self._found

    def document(self, path: Path, texts: Mapping[Path, str]) -> Document:
        """Return a file as it was read, without what it includes; read again only when its text is another."""
        stamp: Any
        if path in texts:
            stamp = texts[path]
        else:
            try:
                status = path.stat()
                stamp = (status.st_mtime_ns, status.st_size)
            except OSError:
                stamp = None
        with self._lock:
            known = self._known.get(path)
        if known is not None and stamp is not None and (known[0] is stamp or known[0] == stamp):
            document = known[1]
        else:
            name = str(path)
            document = (
                document_of(SourceText(name, stamp), path) if path in texts else Reader.load(Reader(), path, name)
            )
            with self._lock:
                self._known[path] = (stamp, document)
        # Each reading puts into it what it includes, and what is wrong with that.
        return replace(document, diagnostics=list(document.diagnostics), included={})


class OverlayReader(Reader):
    """Reads maps from the texts of an editor, and from files where it has none."""

    def __init__(self, files: Files, texts: Mapping[Path, str], *, allow_outside: bool = False) -> None:
        """Take the texts that are open, by the real path of their file."""
        super().__init__(allow_outside=allow_outside)
        self.files = files
        self.texts = texts

    def load(self, full: Path, name: str) -> Document:  # noqa: ARG002
        """Read one file; its name in messages is its whole path, as it may be included from anywhere."""
        return self.files.document(full, self.texts)


def _search(folders: Iterable[Path]) -> Iterator[Path]:
    until = time.monotonic() + MOST_SECONDS
    count = 0
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in _SKIPPED)
            for name in sorted(names):
                if not name.endswith((".yaml", ".yml")):
                    continue
                count += 1
                if count > MOST_FILES or time.monotonic() > until:
                    return
                path = Path(place) / name
                if _holds_map(path):
                    yield Path(os.path.realpath(path))


def _holds_map(path: Path) -> bool:
    try:
        if path.stat().st_size > MOST_BYTES:
            return False
        return is_map(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return False
