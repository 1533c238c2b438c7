"""What paths on the command line mean: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

SUFFIXES = (".yaml", ".yml")
_LOOKS_LIKE_A_MAP = re.compile(rb"^[\"']?(argmap|claims)[\"']?[ \t]*:", re.MULTILINE)
_SKIPPED = {"node_modules", "__pycache__", "venv", "site-packages"}


def find_maps(paths: Iterable[str]) -> list[str]:
    """Return the files that paths mean, each once.

    A file means itself, `-` standard input, a folder all maps below it (YAML files with `argmap` or `claims` at the
    top; hidden folders are left out), a pattern with `*`, `?` or `[` what it matches.

    Raises click.UsageError for a pattern or folder without maps. A file that is missing is left to the reading.
    """
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_meant(path)))
    return list(found)


def _meant(path: str) -> list[str]:
    if path == "-" or Path(path).is_file():
        return [path]
    if Path(path).is_dir():
        maps = sorted(_below(path))
        if not maps:
            raise click.UsageError(f"no maps in the folder `{path}` (*.yaml or *.yml with `argmap: 1`)")
        return maps
    if any(c in path for c in "*?["):
        matched: list[str] = []
        for name in sorted(glob.glob(path, recursive=True)):  # noqa: PTH207
            matched += _below(name) if Path(name).is_dir() else [name]
        if not matched:
            raise click.UsageError(f"no file matches `{path}`")
        return matched
    return [path]


def _below(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        for name in sorted(names):
            path = os.path.normpath(os.path.join(where, name))  # noqa: PTH118
            if name.endswith(SUFFIXES) and not name.startswith(".") and _looks_like_a_map(path):
                yield path


def _looks_like_a_map(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return _LOOKS_LIKE_A_MAP.search(file.read(100_000)) is not None
    except OSError:
        return True  # reading it will say what is wrong
