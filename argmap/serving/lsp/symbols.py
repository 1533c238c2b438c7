"""Symbols of a text and of all maps of the workspace, and what can be folded."""

from __future__ import annotations

from lsprotocol import types

from argmap.diagnostics import Path
from argmap.model import Argument
from argmap.reading.lookup import sections
from argmap.serving.lsp.workspace import Reading, Workspace

MOST = 500
"""Symbols of the workspace that are sent at once."""

_HEADINGS = {
    "claims": types.SymbolKind.Namespace,
    "arguments": types.SymbolKind.Namespace,
    "groups": types.SymbolKind.Namespace,
    "scenarios": types.SymbolKind.Namespace,
    "questions": types.SymbolKind.Namespace,
    "schemes": types.SymbolKind.Namespace,
    "include": types.SymbolKind.Namespace,
}
_KINDS = {
    "claims": types.SymbolKind.String,
    "arguments": types.SymbolKind.Event,
    "groups": types.SymbolKind.Module,
    "scenarios": types.SymbolKind.Variable,
    "questions": types.SymbolKind.Key,
    "schemes": types.SymbolKind.Class,
    "include": types.SymbolKind.File,
}


def outline(workspace: Workspace, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
    """Answer with the parts of a map, and within each its claims, arguments and the rest, with their texts."""
    reading = workspace.opened[params.text_document.uri].latest
    if reading is None or reading.document.map is None:
        return None
    tops: dict[str, types.DocumentSymbol] = {}
    for path, at in sections(reading.document.places.root):
        head = str(path[0])
        if head not in _HEADINGS:
            continue
        if len(path) == 1:
            key = reading.lines.range(*reading.document.places.root.key_at[head])
            tops[head] = types.DocumentSymbol(head, _HEADINGS[head], reading.lines.range(*at), key, children=[])
        elif len(path) == 2 and head in tops:
            children = tops[head].children
            assert isinstance(children, list)
            children.append(_symbol(reading, path, at))
    return list(tops.values())


def _symbol(reading: Reading, path: Path, at: tuple[int, int]) -> types.DocumentSymbol:
    own = reading.document.map
    assert own is not None
    head, name = str(path[0]), path[1]
    detail = ""
    start, end = at
    if isinstance(name, int):
        argument = own.arguments[name] if name < len(own.arguments) else None
        label = _argument_name(argument) if argument is not None else f"argument {name + 1}"
        chosen = (start, _line_end(reading, start))
    else:
        label = name
        chosen = reading.document.places.root[head].key_at[name]
        detail = _detail(reading, head, name)
    whole = reading.lines.range(start, max(_trimmed(reading, start, end), chosen[1]))
    return types.DocumentSymbol(label or "?", _KINDS[head], whole, reading.lines.range(*chosen), detail=detail)


def _argument_name(argument: Argument) -> str:
    arrow = {"conclusion": "→", "rebuts": "⊣", "undercuts": "⊸"}[argument.relation]
    names = ", ".join(premise if isinstance(premise, str) else "…" for _, _, premise in argument.role_premises())
    return f"{argument.id}: {arrow} {argument.target}" if argument.id else f"{names} {arrow} {argument.target}"


def _detail(reading: Reading, head: str, name: str) -> str:
    own = reading.document.map
    assert own is not None
    if head == "claims":
        return own.claims[name].text if name in own.claims else ""
    if head == "include":
        return own.include.get(name, "")
    entry = getattr(own, head).get(name)
    return getattr(entry, "title", None) or ""


def _trimmed(reading: Reading, start: int, end: int) -> int:
    text = reading.source.text
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _line_end(reading: Reading, offset: int) -> int:
    end = reading.source.text.find("\n", offset)
    return len(reading.source.text.rstrip()) if end < 0 else end


def search(workspace: Workspace, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    """Answer with the claims and arguments of all maps whose id or text holds what is sought."""
    sought = params.query.casefold()
    found: list[types.WorkspaceSymbol] = []
    for document in workspace.every_map():
        own = document.map
        if own is None:
            continue
        lines = workspace.lines_of(document.source)
        for mention in workspace.mentions_of(document):
            if not mention.defines or mention.kind not in ("claim", "argument"):
                continue
            text = own.claims[mention.name].text if mention.name in own.claims else ""
            if sought and sought not in mention.name.casefold() and sought not in text.casefold():
                continue
            where = types.Location(workspace.uri_of(document.name), lines.range(*mention.at))
            kind = _KINDS["claims" if mention.kind == "claim" else "arguments"]
            found.append(types.WorkspaceSymbol(where, mention.name, kind, container_name=own.title))
            if len(found) >= MOST:
                return found
    return found


def fold(workspace: Workspace, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    """Answer with the parts of the text that take more than one line, and runs of comments."""
    opened = workspace.opened[params.text_document.uri]
    reading = opened.latest
    if reading is None or reading.document.map is None:
        return None
    found = []
    lines = reading.lines
    for _, (start, end) in sections(reading.document.places.root):
        first, last = lines.position(start).line, lines.position(_trimmed(reading, start, end)).line
        if last > first:
            found.append(types.FoldingRange(first, last, kind=types.FoldingRangeKind.Region))
    return found + _comments(reading)


def _comments(reading: Reading) -> list[types.FoldingRange]:
    found = []
    begun: int | None = None
    for number, line in enumerate([*reading.source.text.split("\n"), ""]):
        if line.lstrip().startswith("#"):
            begun = number if begun is None else begun
        else:
            if begun is not None and number - begun > 1:
                found.append(types.FoldingRange(begun, number - 1, kind=types.FoldingRangeKind.Comment))
            begun = None
    return found
