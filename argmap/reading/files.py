"""Files to text: opening, decoding, and what can go wrong with that."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Position, Rule, SourceText, Span, near
from argmap.diagnostics.near import did_you_mean
from argmap.reading import faults

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read."""

STDIN = "-"


class Unread(NamedTuple):
    """Why a file's text is not there: the fault, a sentence, and the place if it has one."""

    rule: Rule
    message: str
    span: Span


def read_text(path: Path, name: str) -> SourceText | Unread:
    """Read a file of UTF-8 text, with or without a byte-order mark; `name` stands for it in messages."""
    try:
        if path.is_dir():
            return _unread(faults.UNREADABLE_FILE, "this is a folder, not a file", name)
        if path.stat().st_size > LARGEST:
            return _unread(faults.TOO_LARGE, f"larger than {LARGEST // 2**20} MiB, too large to be a map", name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return _unread(faults.UNREADABLE_FILE, f"no such file{_near_file(path)}", name)
    except PermissionError:
        return _unread(faults.UNREADABLE_FILE, "no permission to read this file", name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _unread(faults.UNREADABLE_FILE, f"cannot be read: {reason}", name)
    return decode(data, name)


def read_stdin(name: str = "<stdin>") -> SourceText | Unread:
    """Read standard input as UTF-8 text."""
    return decode(sys.stdin.buffer.read(LARGEST + 1), name)


def decode(data: bytes, name: str) -> SourceText | Unread:
    """Decode the bytes of a file."""
    if len(data) > LARGEST:
        return _unread(faults.TOO_LARGE, f"larger than {LARGEST // 2**20} MiB, too large to be a map", name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _unread(faults.NOT_UTF8, "this looks like UTF-16; save the file as UTF-8", name)
    try:
        return SourceText(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = SourceText(name, data[: error.start].decode("utf-8-sig", errors="replace"))
        at = before.position(len(before.text))
        message = f"byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8"
        return Unread(faults.NOT_UTF8, message, Span(name, at, Position(at.line, at.column + 1)))


def _unread(rule: Rule, message: str, name: str) -> Unread:
    return Unread(rule, message, Span(name, Position(0, 0), Position(0, 0)))


def _near_file(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        return ""
    return did_you_mean(near(path.name, names))
