"""Which files below a folder are maps."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
_LOOKS_LIKE_A_MAP = re.compile(rb"^[\"']?(argmap|claims)[\"']?[ \t]*:", re.MULTILINE)
_SKIPPED = {"node_modules", "__pycache__", "venv", "site-packages"}


def maps_below(folder: str | os.PathLike[str]) -> Iterator[str]:
    """Yield the maps below a folder: YAML files with `argmap` or `claims` at the top; hidden folders are left out.

    Links to folders are not followed.
    """
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        for name in sorted(names):
            path = os.path.normpath(os.path.join(where, name))  # noqa: PTH118
            if name.endswith(SUFFIXES) and not name.startswith(".") and looks_like_a_map(path):
                yield path


def looks_like_a_map(path: str) -> bool:
    """Tell whether a YAML file is a map by its first 100,000 bytes; True for one that cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return False  # opening a pipe would wait for what never comes
        with Path(path).open("rb") as file:
            return _LOOKS_LIKE_A_MAP.search(file.read(100_000)) is not None
    except OSError:
        return True  # reading it will say what is wrong
