"""The features that answer an editor's requests: one a file, one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lsprotocol import types

from argmap.serving.lsp import actions, completion, formatting, hover, lenses, navigation, rename, symbols, tokens
from argmap.serving.lsp.workspace import Workspace


class Feature(NamedTuple):
    """A request of the protocol, and the function that answers it from what the workspace knows."""

    method: str
    answer: Callable[[Workspace, Any], Any]
    options: Any = None
    exact: bool = True
    """Wait until the text as it is now is read; else what was read last serves, at once."""
    any_text: bool = False
    """Answer for texts that are no maps yet, too."""


_OFFERED_AT = types.CompletionOptions(trigger_characters=["[", "{", ",", ":", " ", "-", "/", '"', "'"])

FEATURES: tuple[Feature, ...] = (
    Feature(types.TEXT_DOCUMENT_COMPLETION, completion.complete, _OFFERED_AT, exact=False, any_text=True),
    Feature(types.TEXT_DOCUMENT_HOVER, hover.hover),
    Feature(types.TEXT_DOCUMENT_DEFINITION, navigation.define),
    Feature(types.TEXT_DOCUMENT_REFERENCES, navigation.refer),
    Feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, navigation.highlight),
    Feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, symbols.outline),
    Feature(types.WORKSPACE_SYMBOL, symbols.search),
    Feature(types.TEXT_DOCUMENT_FOLDING_RANGE, symbols.fold),
    Feature(types.TEXT_DOCUMENT_CODE_LENS, lenses.lenses),
    Feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, tokens.tokens, tokens.LEGEND),
    Feature(types.TEXT_DOCUMENT_PREPARE_RENAME, rename.prepare),
    Feature(types.TEXT_DOCUMENT_RENAME, rename.rename, rename.OPTIONS),
    Feature(types.TEXT_DOCUMENT_CODE_ACTION, actions.act, actions.KINDS),
    Feature(types.TEXT_DOCUMENT_FORMATTING, formatting.format_text),
)
