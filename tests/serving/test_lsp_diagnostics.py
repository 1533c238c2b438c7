"""Findings as the editor shows them: the same as those of `check`, at the same places, in its own units."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import check_files
from tests.serving.conftest import LIBRARY, Editor

CASES = Path(__file__).parent.parent / "cases"
SEVERITY = {"error": 1, "warning": 2, "note": 3}


@pytest.mark.parametrize("case", sorted({path.parent.name for path in CASES.glob("*/bad-*.yaml")}))
def test_the_same_is_found_as_by_check(editor: Editor, case: str) -> None:
    path = min((CASES / case).glob("bad-*.yaml"))
    uri = editor.client.open(path)
    found = [(d["code"], d["severity"], d["range"]["start"]["line"], d["range"]["end"]["line"], d["message"])
             for d in editor.client.findings(uri)]  # fmt: skip
    editor.client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    wanted = [(d.slug, SEVERITY[d.severity], d.span.start.line, d.span.end.line, d.message)
              for d in check_files([path]).diagnostics if Path(d.span.file).resolve() == path.resolve()]  # fmt: skip
    assert [f[:4] for f in found] == [w[:4] for w in wanted]


def test_a_finding_has_code_source_and_related_places(editor: Editor) -> None:
    uri = editor.open(LIBRARY + "  - id: use\n    premises: [used]\n    conclusion: keep\n")
    (found,) = [d for d in editor.client.findings(uri) if d["code"] == "duplicate-id"]
    assert found["source"] == "argmap AM206"
    assert found["message"] == "another argument is called `use` already"
    (related,) = found["relatedInformation"]
    assert related["message"] == "first defined here"
    assert related["location"]["uri"] == uri
    assert related["location"]["range"]["start"] == {"line": 15, "character": 8}


def test_columns_are_utf_16_on_emoji_and_armenian(editor: Editor) -> None:
    uri = editor.open('argmap: 1\ntitle: T\nclaims:\n  a: {text: "🏛🏛 Գրադարանը փակ է։", stanse: rejects}\n')
    (found,) = [d for d in editor.client.findings(uri) if d["code"] == "unknown-key"]
    line = '  a: {text: "🏛🏛 Գրադարանը փակ է։", stanse: rejects}'
    assert found["range"]["start"] == {"line": 3, "character": line.index("stanse") + 2}
    assert found["range"]["end"]["character"] == line.index("stanse") + 2 + len("stanse")


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 8 + 2 * 4), ("utf-32", 8 + 2), ("utf-16", 8 + 4)])
def test_columns_are_in_what_the_editor_prefers(start, encoding: str, units: int) -> None:  # type: ignore[no-untyped-def]
    editor = start(encodings=(encoding, "utf-16"))
    assert editor.client.capabilities["positionEncoding"] == encoding
    uri = editor.open("argmap: 1\ntitle: T\nclaims:\n  a: {🏛🏛: x, text: It holds.}\n")
    (found,) = [d for d in editor.client.findings(uri) if d["code"] == "unknown-key"]
    assert found["range"]["end"] == {"line": 3, "character": units - 2}


def test_findings_follow_each_change(editor: Editor) -> None:
    uri = editor.open(LIBRARY)
    assert editor.client.findings(uri) == []
    where = {"start": {"line": 21, "character": 15}, "end": {"line": 21, "character": 22}}
    editor.client.change(uri, (where, "resreve"))
    assert [d["code"] for d in editor.client.findings(uri)] == ["orphan-claim", "dangling-reference"]
    editor.client.change(uri, (where, "reserve"))
    assert editor.client.findings(uri) == []


def test_several_changes_at_once_are_made_in_turn(editor: Editor) -> None:
    uri = editor.open("argmap: 1\ntitle: T\nclaims: {}\n")

    def at(line: int, start: int, end: int) -> dict[str, object]:
        return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}

    editor.client.change(uri, (at(2, 8, 10), "\n  ա: 🏛 bad"), (at(3, 5, 7), "🌍"), (at(3, 8, 11), "It is so."))
    hovered = editor.client.request("textDocument/hover", editor.client.at(uri, 3, 2))
    assert "🌍 It is so." in hovered["contents"]["value"]


def test_a_text_that_is_no_map_is_left_alone(editor: Editor) -> None:
    uri = editor.client.open(editor.file("services:\n  web: {image: nginx}\n", "compose.yaml"))
    there = editor.open(LIBRARY)
    assert editor.client.findings(there) == []
    assert uri not in editor.client.diagnostics
    assert editor.client.request("textDocument/hover", editor.client.at(uri, 0, 2)) is None


def test_what_is_wrong_in_an_included_file_is_shown_there(editor: Editor) -> None:
    inner = editor.file("argmap: 1\ntitle: T\nclaims:\n  a: It holds.\n  a: It is so.\n", "inner.yaml")
    uri = editor.open("argmap: 1\ntitle: D\ninclude: {in: inner.yaml}\nclaims: {}\nmain: in/a\n", "outer.yaml")
    assert editor.client.findings(uri) == []
    (found,) = editor.client.diagnostics[inner.as_uri()]["diagnostics"]
    assert found["code"] == "duplicate-key"
    editor.client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    editor.client.until(lambda m: m.get("params", {}).get("uri") == inner.as_uri())
    assert editor.client.diagnostics[inner.as_uri()]["diagnostics"] == []


def test_an_open_text_counts_before_its_file(editor: Editor) -> None:
    inner = editor.file("argmap: 1\ntitle: T\nclaims:\n  a: It holds.\n", "unsaved.yaml")
    outer = editor.open("argmap: 1\ntitle: D\ninclude: {in: unsaved.yaml}\nclaims: {}\nsame: [[in/a, in/b]]\n")
    assert [d["code"] for d in editor.client.findings(outer)] == ["dangling-reference"]
    before = editor.client.diagnostics.pop(outer)
    editor.client.open(inner, "argmap: 1\ntitle: T\nclaims:\n  a: It holds.\n  b: The sun shines.\n")
    editor.client.until(lambda _: outer in editor.client.diagnostics)
    assert before["diagnostics"] and editor.client.diagnostics[outer]["diagnostics"] == []


def test_a_claim_that_only_another_map_refers_to_is_no_orphan(start) -> None:  # type: ignore[no-untyped-def]
    editor = start()
    editor.file("argmap: 1\ntitle: D\ninclude: {in: inner.yaml}\nclaims: {}\nmain: in/b\n", "debate.yaml")
    text = "argmap: 1\ntitle: T\nclaims:\n  a: It holds.\n  b: The sun shines.\n"
    uri = editor.open(text, "inner.yaml")
    found = editor.client.findings(uri)
    assert [(d["code"], d["range"]["start"]["line"]) for d in found if d["code"] == "orphan-claim"] == [
        ("orphan-claim", 3)
    ]


def test_settings_of_the_folder_count(start) -> None:  # type: ignore[no-untyped-def]
    editor = start()
    (editor.folder / "argmap.toml").write_text('ignore = ["orphan-claim"]\nmax-words = 3\n')
    uri = editor.open("argmap: 1\ntitle: T\nclaims:\n  a: The sun shines on us all.\n")
    assert "too-long" in [d["code"] for d in editor.client.findings(uri)]
    assert "orphan-claim" not in [d["code"] for d in editor.client.findings(uri)]


def test_a_text_without_a_file_is_checked(editor: Editor) -> None:
    uri = "untitled:Untitled-1"
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": LIBRARY.replace("stance", "stanse")}
    editor.client.versions[uri] = 1
    editor.client.notify("textDocument/didOpen", {"textDocument": item})
    assert [d["code"] for d in editor.client.findings(uri)] == ["unknown-key"]


def test_goodbye(start) -> None:  # type: ignore[no-untyped-def]
    assert start().client.close() == 0
