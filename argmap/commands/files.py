"""What paths on the command line mean: files, folders, globs and standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

import click

from argmap.reading.folders import maps_below


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
        maps = sorted(maps_below(path))
        if not maps:
            raise click.UsageError(f"no maps in the folder `{path}` (*.yaml or *.yml with `argmap: 1`)")
        return maps
    if any(c in path for c in "*?["):
        matched: list[str] = []
        for name in sorted(glob.glob(path, recursive=True)):  # noqa: PTH207
            matched += maps_below(name) if Path(name).is_dir() else [name]
        if not matched:
            raise click.UsageError(f"no file matches `{path}`")
        return matched
    return [path]
