"""Semantic tokens: what each name in the text stands for, beyond what YAML's own colours tell."""

from __future__ import annotations

from lsprotocol import types

from argmap.serving.lsp.workspace import Workspace

TYPES = {
    "claim": types.SemanticTokenTypes.Variable,
    "argument": types.SemanticTokenTypes.Function,
    "group": types.SemanticTokenTypes.Namespace,
    "scenario": types.SemanticTokenTypes.Struct,
    "issue": types.SemanticTokenTypes.Event,
    "scheme": types.SemanticTokenTypes.Class,
    "question": types.SemanticTokenTypes.EnumMember,
    "role": types.SemanticTokenTypes.Parameter,
    "voice": types.SemanticTokenTypes.String,
    "alias": types.SemanticTokenTypes.Namespace,
}
MODIFIERS = [types.SemanticTokenModifiers.Definition]

_NAMES = list(dict.fromkeys(TYPES.values()))
LEGEND = types.SemanticTokensLegend([kind.value for kind in _NAMES], [each.value for each in MODIFIERS])


def tokens(workspace: Workspace, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
    """Answer with every name of the text; one that runs over several lines is left out.

    While the text is broken, with the names of the last good one, in the lines that are as they were.
    """
    reading = workspace.opened[params.text_document.uri].latest
    if reading is None:
        return None
    data: list[int] = []
    line = column = 0
    for mention in sorted(reading.mentions, key=lambda each: each.at):
        start, end = mention.at
        where = reading.lines.range(start, end)
        if where.start.line != where.end.line or where.start == where.end or not reading.lines.still(start):
            continue
        if (where.start.line, where.start.character) < (line, column):
            continue  # an alias stands for several
        begins = where.start.character - (column if where.start.line == line else 0)
        length = where.end.character - where.start.character
        data += [where.start.line - line, begins, length, _NAMES.index(TYPES[mention.kind]), int(mention.defines)]
        line, column = where.start.line, where.start.character
    return types.SemanticTokens(data)
