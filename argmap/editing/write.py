"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_atomic(path: str | os.PathLike[str], data: str | bytes) -> None:
    """Write a file by a temporary one beside it and a rename: a reader sees the old content or the new, whole.

    Text is written as UTF-8 with its line ends as they are. A file that is there keeps its permissions; a symbolic
    link stays one, and what it points to is written. A device or a pipe (/dev/stdout, /dev/null) is written into.

    Raises OSError when the file cannot be written, PermissionError when it is read-only, although a rename would do;
    the old content is then still there.
    """
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        with target.open("wb") as stream:
            stream.write(data.encode() if isinstance(data, str) else data)
        return
    write_all({target: data})


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Write several files, each as `write_atomic` does, all or none.

    All are written beside their places first, and renamed when that has gone well. If a rename fails, those before it
    are taken back. Killed between two renames, the process leaves files that are whole, but some old and some new.

    Raises OSError when one of the files cannot be written, as `write_atomic` does; the old content of all is then
    still there.
    """
    ready: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, bytes | None]] = []
    try:
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            _check_writable(target, path)
            ready.append((_temporary(target, data.encode() if isinstance(data, str) else data), target))
        for temporary, target in ready:
            if len(ready) > 1:
                kept.append((target, target.read_bytes() if target.exists() else None))
            temporary.replace(target)
    except BaseException:
        for target, before in reversed(kept):
            with contextlib.suppress(OSError):
                if before is None:
                    target.unlink(missing_ok=True)
                elif target.read_bytes() != before:
                    _temporary(target, before).replace(target)
        for temporary, _ in ready:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise


def _check_writable(target: Path, path: Path) -> None:
    """Raise PermissionError for a file that is there and read-only: for this user, or for everyone (root included)."""
    if target.exists() and (not _mode(target) & 0o222 or not os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, "the file is read-only", os.fspath(path))


def _temporary(target: Path, content: bytes) -> Path:
    """Write a file beside another, with its permissions, and return where it is."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
