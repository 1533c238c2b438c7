"""Fixes applied to text: only the places that they name change, comments and layout stay."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, SourceText, in_order
from argmap.editing.write import write_atomic
from argmap.reading.tree import parse


class Fixed(NamedTuple):
    """A text with fixes applied, and the findings that were mended."""

    text: str
    mended: list[Diagnostic]


def apply_fixes(source: SourceText, diagnostics: Iterable[Diagnostic]) -> Fixed:
    """Apply the fixes of diagnostics to their file's text.

    Of fixes that overlap, only the first by place is applied: check the new text again for the rest. Fixes that
    reach into another file are left out.
    """
    edits: list[tuple[int, int, str]] = []
    mended: list[Diagnostic] = []
    for diagnostic in sorted(diagnostics, key=in_order):
        fix = diagnostic.fix
        if fix is None or any(edit.span.file != source.file for edit in fix.edits):
            continue
        wanted = [(source.offset(e.span.start), source.offset(e.span.end), e.text) for e in fix.edits]
        if any(_overlap(one, other) for one in wanted for other in edits):
            continue
        edits += wanted
        mended.append(diagnostic)
    text = source.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return Fixed(text, mended)


def fix_file(path: Path, source: SourceText, diagnostics: Iterable[Diagnostic]) -> int:
    """Apply fixes to a file, and return how many; the file is written whole or not at all.

    Nothing is written if the file is no longer what `source` holds, or would no longer be YAML.

    Raises OSError when the file cannot be written.
    """
    wanted = [d for d in diagnostics if d.fix is not None and d.span.file == source.file]
    if not wanted:
        return 0
    fixed = apply_fixes(source, wanted)
    before = path.read_bytes()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    if before != mark + source.text.encode() or fixed.text == source.text:
        return 0
    if parse(SourceText(source.file, fixed.text)).root is None:
        return 0
    write_atomic(path, mark + fixed.text.encode())
    return len(fixed.mended)


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one[:2] == other[:2]
