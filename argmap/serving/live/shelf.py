"""Which maps are served: those below one folder, under names by which they are asked for, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.reading.folders import maps_below


class Shelf:
    """The maps of a folder, or one map of it.

    What a request names is looked up among the names here, never made into a path: there is no way out.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Take a folder, or the file of a map. Raises FileNotFoundError for what is neither."""
        full = Path(path).resolve(strict=True)
        self.only = None if full.is_dir() else full.name
        self.folder = full if full.is_dir() else full.parent
        self.files: dict[str, str] = {}
        self.look()

    def look(self) -> bool:
        """Look which maps there are, and return whether that has changed. A link that leads out is left out."""
        found: dict[str, str] = {}
        paths = [self.only] if self.only is not None else sorted(maps_below(self.folder))
        for path in paths:
            file = os.path.relpath(self.folder / path, self.folder)
            if self.inside(file):
                found[_name(file, found)] = file
        changed = list(found.items()) != list(self.files.items())
        self.files = found
        return changed

    def inside(self, file: str) -> Path | None:
        """Return the full path of a file of the folder; None for one outside, also by way of a link."""
        full = Path(os.path.realpath(self.folder / file))
        return full if full.is_relative_to(self.folder) else None


def _name(file: str, taken: dict[str, str]) -> str:
    """Return the name of a file as it can stand in an address, also where it is no text."""
    name = file.replace(os.sep, "/").encode("utf-8", "replace").decode()
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name}~{number}", number + 1
    return unique
