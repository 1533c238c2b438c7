"""Completion: what may be written at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from lsprotocol import types

from argmap.analysis.offers import Known, Offer, offers
from argmap.editing.scalars import inline
from argmap.reading.cursor import Cursor, cursor_at
from argmap.schemes import builtin_schemes
from argmap.serving.lsp.files import is_map
from argmap.serving.lsp.workspace import Opened, Workspace

MOST = 300
"""Names that are sent at once; an editor asks again as more is typed."""

KINDS = {
    "claim": types.CompletionItemKind.Reference,
    "argument": types.CompletionItemKind.Event,
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "scheme": types.CompletionItemKind.Class,
    "role": types.CompletionItemKind.Field,
    "question": types.CompletionItemKind.Constant,
    "group": types.CompletionItemKind.Module,
    "scenario": types.CompletionItemKind.Variable,
    "voice": types.CompletionItemKind.Text,
    "alias": types.CompletionItemKind.File,
}


def complete(workspace: Workspace, params: types.CompletionParams) -> types.CompletionList | None:
    """Answer with what fits, from the last good reading of the map, however broken the text is just now."""
    opened = workspace.opened.get(params.text_document.uri)
    if opened is None:
        return None
    offset = opened.lines.offset(params.position)
    cursor = cursor_at(opened.text, offset)
    if not is_map(opened.text) and opened.good is None:
        return _first_line(workspace, opened, cursor)
    if _in_comment(opened.text, offset):
        return None
    word = cursor.word.casefold()
    offered = _all(workspace, opened, cursor)
    fitting = list(_that_fit(offered, word) if word else islice(offered, MOST + 1))
    span = opened.lines.range(cursor.start, max(cursor.end, offset))
    items = [_item(offer, span, number, opened.text, cursor) for number, offer in enumerate(fitting[:MOST])]
    return types.CompletionList(is_incomplete=len(fitting) > MOST, items=items)


def _all(workspace: Workspace, opened: Opened, cursor: Cursor) -> Iterator[Offer]:
    if cursor.path[:1] == ("include",):
        yield from _paths(workspace, opened, cursor)
        return
    good = opened.good
    if good is None:
        yield from offers(cursor, Known(None, None, builtin_schemes()))
    else:
        yield from offers(cursor, Known(good.map, good.graph, good.schemes))
    source = cursor.path == ("source", "text")
    if source and opened.path is not None:
        yield from _files_beside(opened.path, ("txt", "md"))


def _paths(workspace: Workspace, opened: Opened, cursor: Cursor) -> Iterator[Offer]:
    """Offer the maps beside this one, or below, as paths; their names as aliases."""
    if opened.path is None:
        return
    taken = set(opened.good.document.map.include.values()) if opened.good and opened.good.document.map else set()
    for path in dict.fromkeys([*workspace.files.maps(), *_beside(opened.path)]):
        if path == opened.path or not path.is_relative_to(opened.path.parent):
            continue
        relative = path.relative_to(opened.path.parent).as_posix()
        if cursor.entry and relative not in taken:
            yield Offer(path.stem, "alias", relative)
        elif not cursor.entry:
            yield Offer(relative, "alias", "included already" if relative in taken else "")


def _beside(path: Path) -> Iterator[Path]:
    try:
        yield from sorted([*path.parent.glob("*.yaml"), *path.parent.glob("*.yml")])[:200]
    except OSError:
        return


def _files_beside(path: Path, endings: tuple[str, ...]) -> Iterator[Offer]:
    for ending in endings:
        for found in sorted([*path.parent.glob(f"*.{ending}"), *path.parent.glob(f"sources/*.{ending}")])[:200]:
            yield Offer(found.relative_to(path.parent).as_posix(), "alias")


def _that_fit(offered: Iterable[Offer], word: str) -> list[Offer]:
    """Return what has the word in its name, its letters in order, or in what is told of it; first what begins so."""
    in_order = re.compile(".*?".join(map(re.escape, word)), re.DOTALL).search
    fitting = [each for each in offered if in_order(each.name.casefold()) or word in each.about.casefold()]
    return sorted(fitting, key=lambda each: not each.name.casefold().startswith(word))


def _item(offer: Offer, span: types.Range, number: int, text: str, cursor: Cursor) -> types.CompletionItem:
    new = _spelt(offer, text, cursor)
    return types.CompletionItem(
        label=offer.name,
        kind=KINDS[offer.kind],
        detail=offer.remark or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.about) if offer.about else None,
        filter_text=f"{offer.name} {offer.remark}" if offer.kind in ("claim", "argument") else offer.name,
        sort_text=f"{number:04}",
        text_edit=types.TextEdit(span, new),
    )


def _spelt(offer: Offer, text: str, cursor: Cursor) -> str:
    """Return what is to be written: in quotes where it needs them or stands in some, with the space before it."""
    begins_entry = offer.kind in ("key", "role", "alias") or cursor.path[:1] in (("claims",), ("scenarios",))
    behind = text[cursor.end : cursor.end + 1]
    colon = ": " if cursor.entry and begins_entry and behind != ":" else ""
    if colon and offer.kind == "alias":
        colon += inline(offer.remark, flow=bool(cursor.bracket))
    if cursor.quote:
        inner = offer.name.replace("'", "''") if cursor.quote == "'" else _in_double_quotes(offer.name)
        return inner if behind == cursor.quote else inner + cursor.quote + colon
    name = offer.name if offer.kind in ("key", "word") else inline(offer.name, flow=bool(cursor.bracket))
    close_by = text[cursor.start - 1 : cursor.start] in ("-", ":") and cursor.start > 0
    return f"{' ' if close_by else ''}{name}{colon}"


def _in_double_quotes(name: str) -> str:
    """Return what stands between double quotes for a name."""
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _in_comment(text: str, offset: int) -> bool:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line.lstrip().startswith("#") or " #" in line


_BEGINNING = "argmap: 1\ntitle: $1\nclaims:\n  ${2:claim}: $3\n"
_STOP = re.compile(r"\$\{\d:(\w+)\}|\$\d")


def _first_line(workspace: Workspace, opened: Opened, cursor: Cursor) -> types.CompletionList | None:
    """Offer the beginning of a map where a text has not even that."""
    if opened.text.strip() and not "argmap".startswith(opened.text.strip()):
        return None
    span = opened.lines.range(cursor.start, cursor.end)
    about = types.MarkupContent(types.MarkupKind.Markdown, "The beginning of an argument map.")
    item = types.CompletionItem(
        "argmap",
        kind=types.CompletionItemKind.Snippet,
        documentation=about,
        text_edit=types.TextEdit(span, _BEGINNING if workspace.snippets else _STOP.sub(r"\1", _BEGINNING)),
        insert_text_format=types.InsertTextFormat.Snippet if workspace.snippets else None,
    )
    return types.CompletionList(False, [item])
