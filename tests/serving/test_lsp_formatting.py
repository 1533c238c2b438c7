"""Formatting is what `argmap fmt` does."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.editing.fmt import formatted
from tests.serving.conftest import LIBRARY, Editor
from tests.serving.lsp_client import applied

UNTIDY = [
    LIBRARY.replace(
        "  - premises: [reserve]\n    undercuts: money", "  - undercuts: money\n    premises: [ reserve ] # 🏛"
    ),
    "title: T\nargmap: 1\nclaims: {գիրք: {stance: grants, text: '🏛 It is so.'}}\n",
    "argmap: 1\r\ntitle: T\r\n\r\n\r\nclaims:\r\n    a:   It is so.\r\n",
]


def edits(editor: Editor, text: str) -> list[dict[str, Any]] | None:
    uri = editor.open(text)
    options = {"tabSize": 2, "insertSpaces": True}
    asked = {"textDocument": {"uri": uri}, "options": options}
    found: list[dict[str, Any]] | None = editor.client.request("textDocument/formatting", asked)
    return found


@pytest.mark.parametrize("text", UNTIDY)
def test_formatting(editor: Editor, text: str) -> None:
    found = edits(editor, text)
    assert found
    new = applied(text, found)
    assert new == formatted(text) != text
    assert edits(editor, new) == []


def test_a_map_with_faults_is_left_alone(editor: Editor) -> None:
    assert edits(editor, LIBRARY.replace("stance", "stanse")) is None
    assert edits(editor, LIBRARY.replace("claims:", "claims: [")) is None
