"""The features that answer an editor's requests: one a file, one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lsprotocol import types

from argmap.serving.lsp import completion
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


FEATURES: tuple[Feature, ...] = (
    Feature(
        types.TEXT_DOCUMENT_COMPLETION,
        completion.complete,
        types.CompletionOptions(trigger_characters=["[", "{", ",", ":", " ", "-", "/"]),
        exact=False,
        any_text=True,
    ),
)
