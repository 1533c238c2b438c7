"""Rename, also across files."""

from __future__ import annotations

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from argmap.diagnostics import SourceText
from argmap.editing.rename import rename as rename_everywhere
from argmap.editing.rewrite import Edited, EditError
from argmap.reading.names import places_of
from argmap.serving.lsp.formatting import changes
from argmap.serving.lsp.navigation import asked_for
from argmap.serving.lsp.workspace import Reading, Workspace

OPTIONS = types.RenameOptions(prepare_provider=True)


class Refused(JsonRpcInvalidParams):
    """A rename that cannot be made, with the reason; editors show it."""


def prepare(workspace: Workspace, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """Answer with the name at a position, if it is one that can be changed."""
    asked = asked_for(workspace, params)
    if asked is None:
        return None
    reading, mention, what = asked
    if what.kind == "scheme" and what.name not in _own_schemes(reading):
        return None
    at = next(
        (p.at for p in places_of(what, [reading.document], workspace.mentions_of) if p.mention == mention), mention.at
    )
    spelt = reading.source.text[slice(*at)]
    start = at[0] + (spelt[:1] in ("'", '"'))
    return types.PrepareRenamePlaceholder(reading.lines.range(start, start + len(what.name)), what.name)


def rename(workspace: Workspace, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Answer with the edits in all files that name it. Raises Refused where it cannot be."""
    asked = asked_for(workspace, params)
    if asked is None:
        raise Refused("nothing here has a name that can be changed")
    reading, _, what = asked
    if what.kind == "scheme" and what.name not in _own_schemes(reading):
        raise Refused(f"`{what.name}` is a built-in scheme")
    target = next(each for each in reading.document.documents() if each.path == what.path)
    around = workspace.every_map() if target.path is not None else ()
    try:
        edited = rename_everywhere([reading.document, *around], target, what.name, params.new_name.strip(), what.kind)
    except EditError as error:
        raise Refused(workspace.said(str(error))) from None
    return types.WorkspaceEdit({workspace.uri_of(each.name): _edits(workspace, each) for each in edited})


def _edits(workspace: Workspace, edited: Edited) -> list[types.TextEdit]:
    return changes(workspace.lines_of(SourceText(edited.name, edited.before or "")), edited.text)


def _own_schemes(reading: Reading) -> frozenset[str]:
    own = reading.document.map
    return frozenset(own.schemes) if own is not None else frozenset()
