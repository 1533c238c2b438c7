"""Definitions and references, also across files."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.reading.mentions import Mention
from argmap.reading.names import Named, Place, definition, named, places_of
from argmap.serving.lsp.workspace import Reading, Workspace

Asked = (
    types.DefinitionParams
    | types.ReferenceParams
    | types.DocumentHighlightParams
    | types.PrepareRenameParams
    | types.RenameParams
)


def mention_at(reading: Reading, offset: int) -> Mention | None:
    """Return the name at an offset of what was read; the innermost, where several stand there."""
    within = [each for each in reading.mentions if each.at[0] <= offset <= each.at[1]]
    return min(within, key=lambda each: each.at[1] - each.at[0], default=None)


def asked_for(workspace: Workspace, params: Asked) -> tuple[Reading, Mention, Named] | None:
    """Return the name at a position, and what it stands for."""
    reading = workspace.opened[params.text_document.uri].exact
    if reading is None:
        return None
    mention = mention_at(reading, reading.lines.offset(params.position))
    what = named(reading.document, mention) if mention is not None else None
    return (reading, mention, what) if mention is not None and what is not None else None


def all_places(workspace: Workspace, reading: Reading, what: Named) -> Iterator[Place]:
    """Yield every place that names something, in this text and all maps around it."""
    documents = [*reading.document.documents()]
    if what.path is not None and what.kind in ("claim", "argument"):
        for each in workspace.every_map():
            documents += each.documents()
    yield from places_of(what, documents, workspace.mentions_of)


def location(workspace: Workspace, place: Place) -> types.Location:
    """Return where a place is, as the protocol has it."""
    source = place.document.source
    return types.Location(workspace.uri_of(source.file), workspace.lines_of(source).range(*place.at))


def define(workspace: Workspace, params: types.DefinitionParams) -> types.Location | None:
    """Answer with where the name at a position is defined; an included map is where its file begins."""
    asked = asked_for(workspace, params)
    if asked is None:
        return None
    reading, mention, what = asked
    if what.kind == "alias" and mention.name in reading.document.included:
        opened = reading.document.included[mention.name]
        start = types.Position(0, 0)
        return types.Location(workspace.uri_of(opened.name), types.Range(start, start))
    inner = [each for each in reading.document.documents() if each.path == what.path]
    place = definition(what, places_of(what, inner, workspace.mentions_of))
    return location(workspace, place) if place is not None else None


def refer(workspace: Workspace, params: types.ReferenceParams) -> list[types.Location] | None:
    """Answer with every place that names what the name at a position stands for."""
    asked = asked_for(workspace, params)
    if asked is None:
        return None
    reading, _, what = asked
    wanted = params.context.include_declaration
    return [
        location(workspace, place)
        for place in all_places(workspace, reading, what)
        if wanted or not place.mention.defines
    ]


def highlight(workspace: Workspace, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
    """Answer with the places in the same text."""
    asked = asked_for(workspace, params)
    if asked is None:
        return None
    reading, _, what = asked
    kinds = {True: types.DocumentHighlightKind.Write, False: types.DocumentHighlightKind.Read}
    return [
        types.DocumentHighlight(reading.lines.range(*place.at), kinds[place.mention.defines])
        for place in places_of(what, [reading.document], workspace.mentions_of)
    ]
