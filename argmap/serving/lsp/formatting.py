"""Formatting, as `argmap fmt` does it."""

from __future__ import annotations

from difflib import SequenceMatcher

from lsprotocol import types

from argmap.editing.fmt import format_document
from argmap.editing.rewrite import EditError
from argmap.serving.lsp.positions import Lines
from argmap.serving.lsp.workspace import Workspace


def format_text(workspace: Workspace, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    """Answer with the lines that differ; nothing for a map with faults, which are told anyway."""
    reading = workspace.opened[params.text_document.uri].exact
    if reading is None:
        return None
    try:
        new = format_document(reading.document)
    except EditError:
        return None
    return changes(reading.lines, new)


def changes(lines: Lines, new: str) -> list[types.TextEdit]:
    """Return the edits, by lines, that make a text another, so that an editor keeps its cursor and marks."""
    before, after = lines.text.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a != d - c:
            found.append(types.TextEdit(lines.range(starts[a], starts[b]), "".join(after[c:d])))
            continue
        for number, old, text in zip(range(a, b), before[a:b], after[c:d], strict=True):
            head = _alike(old, text)
            tail = _alike(old[head:][::-1], text[head:][::-1])
            where = lines.range(starts[number] + head, starts[number + 1] - tail)
            found.append(types.TextEdit(where, text[head : len(text) - tail]))
    return found


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning on."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
