"""The files around a text: what an editor tells of them, how it writes their addresses, and byte-order marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tests.serving.conftest import LIBRARY, Editor
from tests.serving.lsp_client import applied

INNER = "argmap: 1\ntitle: T\nclaims:\n  a: It holds.\n  b: The sun shines.\n"
OUTER = "argmap: 1\ntitle: D\ninclude: {in: inner.yaml}\nclaims: {}\nsame: [[in/a, in/b]]\n"


def codes(editor: Editor, uri: str) -> list[str]:
    return [each["code"] for each in editor.client.diagnostics[uri]["diagnostics"]]


def test_an_editor_that_can_is_asked_to_watch_files(start: Callable[..., Editor]) -> None:
    editor = start(watches=True)
    asked = editor.client.until(lambda message: message.get("method") == "client/registerCapability")
    (wanted,) = asked["params"]["registrations"]
    assert wanted["method"] == "workspace/didChangeWatchedFiles"
    assert "**/*.{yaml,yml,txt,md}" in [each["globPattern"] for each in wanted["registerOptions"]["watchers"]]


def test_a_change_of_an_included_file_outside_the_editor_is_seen(start: Callable[..., Editor]) -> None:
    editor = start(watches=True)
    inner = editor.file(INNER, "inner.yaml")
    outer = editor.open(OUTER)
    assert codes(editor, outer) == []
    for text, wanted in (
        (INNER.replace("  b:", "  c:"), "dangling-reference"),
        (INNER, None),
        (None, "unreadable-file"),
    ):
        if text is None:
            inner.unlink()
        else:
            inner.write_text(text)
        editor.client.diagnostics.pop(outer)
        editor.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": inner.as_uri(), "type": 2}]})
        editor.client.until(lambda _: outer in editor.client.diagnostics)
        assert (wanted in codes(editor, outer)) if wanted else codes(editor, outer) == []


def test_folders_come_and_go(start: Callable[..., Editor], tmp_path: Any) -> None:
    editor = start()
    (tmp_path / "library.yaml").write_text(LIBRARY)
    folder = {"uri": tmp_path.as_uri(), "name": "more"}

    def found(**event: Any) -> list[str]:
        told = {"added": [], "removed": [], **event}
        editor.client.notify("workspace/didChangeWorkspaceFolders", {"event": told})
        return [each["name"] for each in editor.client.request("workspace/symbol", {"query": "reserve"})]

    assert found() == []
    assert found(added=[folder]) == ["reserve"]
    assert found(removed=[folder]) == []


def test_a_text_is_told_by_the_address_that_the_editor_gave_it(editor: Editor) -> None:
    path = editor.file(INNER.replace("  b:", "  a:"), "map (1) č.yaml")
    uri = "file://" + quote(str(path), safe="/").lower().replace(quote(str(path.parent)).lower(), str(path.parent))
    assert uri != path.as_uri()
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text()}
    editor.client.versions[uri] = 1
    editor.client.notify("textDocument/didOpen", {"textDocument": item})
    assert "duplicate-key" in [each["code"] for each in editor.client.findings(uri)]
    editor.client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    editor.client.until(lambda message: message.get("params", {}).get("uri") == uri)
    assert codes(editor, uri) == []


def test_a_byte_order_mark_has_a_column_and_moves_nothing_else(editor: Editor) -> None:
    text = "\ufeff" + LIBRARY.replace("stance:", "stanse:")
    uri = editor.open(text)
    (found,) = editor.client.findings(uri)
    line = text.split("\n").index("    stanse: rejects")
    assert found["range"] == {"start": {"line": line, "character": 4}, "end": {"line": line, "character": 10}}
    hovered = editor.client.request("textDocument/hover", editor.client.at(uri, 0, 1))
    assert hovered["range"]["start"] == {"line": 0, "character": 1}
    where = {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 1}}
    editor.client.change(uri, (where, "# 🏛\n"))
    text = "\ufeff# 🏛\n" + text[1:]
    (found,) = editor.client.findings(uri)
    assert found["range"]["start"] == {"line": line + 1, "character": 4}
    editor.client.change(uri, (found["range"], "stance"))
    text = text.replace("stanse", "stance")
    renamed = editor.client.request("textDocument/rename", editor.client.at(uri, 5, 3, newName="stay"))
    after = applied(text, renamed["changes"][uri])
    assert after == text.replace("keep:", "stay:").replace(": keep", ": stay")


def test_a_map_in_braces_is_one(editor: Editor) -> None:
    uri = editor.open('{"argmap": 1, "title": "T", "claims": {"a": "It holds."}, "stanse": 1}\n')
    assert "unknown-key" in [each["code"] for each in editor.client.findings(uri)]
