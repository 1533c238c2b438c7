"""The files of a map drawn as pages: written together, and those of pages that it no longer has removed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path


def write_pages(target: Path, overview: str | bytes, pages: Mapping[str, str | bytes], form: str) -> list[Path]:
    """Write an overview and its pages, and remove the pages of the overview that was there and that it lacks.

    Only what argmap wrote for that overview and nobody changed since is removed: its content is compared. Returns what
    was removed. Raises OSError, with the name of the file, for a file that cannot be written.
    """
    from argmap.drawing.page_list import digest, listed, with_list
    from argmap.editing.write import write_atomic

    before = listed(target.read_bytes(), form) if target.is_file() else {}
    new = {_path(target, name, form): data for name, data in pages.items()}
    # The overview last: when it is there, all that it leads to is.
    for file, data in [*new.items(), (target, with_list(overview, pages, form))]:
        try:
            write_atomic(file, data)
        except OSError as error:
            error.filename = str(file)
            raise
    kept = {str(file).casefold() for file in (*new, target)}
    removed = []
    for name, known in before.items():
        file = _path(target, name, form) if Path(name).name == name else target
        if str(file).casefold() in kept or not file.is_file() or file.is_symlink():
            continue
        if digest(file.read_bytes()) == known:
            file.unlink()
            removed.append(file)
    return removed


def clash(target: Path, pages: Iterable[str], form: str, others: Collection[str]) -> Path | None:
    """Return the first page's file that is one of the others, given by their real paths; None if there is none."""
    files = (_path(target, name, form) for name in pages)
    return next((file for file in files if os.path.realpath(file) in others), None)


def _path(target: Path, name: str, form: str) -> Path:
    from argmap.drawing.paging import file_name

    return target.with_name(file_name(target.stem, name, form))
