"""Definitions, references and highlights, in one file and across files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest

from tests.serving.conftest import LIBRARY, Editor

DEBATE = "argmap: 1\ntitle: D\ninclude: {lib: library.yaml}\nclaims:\n  own: It is so.\nsame: [[own, lib/keep]]\n"


def words(locations: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the file and the text that each location names."""
    found = []
    for location in locations:
        path = Path(unquote(urlparse(location["uri"]).path))
        start, end = location["range"]["start"], location["range"]["end"]
        line = path.read_text(encoding="utf-8").split("\n")[start["line"]]
        found.append((path.name, line.strip() if start == end else line[start["character"] : end["character"]]))
    return found


@pytest.fixture
def debate(start: Callable[..., Editor]) -> Editor:
    editor = start()
    editor.file(LIBRARY, "library.yaml")
    return editor


@pytest.mark.parametrize(("mark", "line", "column"), [
    ("[‸used, needed]", 4, 2), ("undercuts: mon‸ey", 18, 8), ("conclusion: keep‸", 3, 2), ("  ‸keep:", 3, 2),
])  # fmt: skip
def test_definition(editor: Editor, mark: str, line: int, column: int) -> None:
    found = editor.ask("definition", LIBRARY.replace(mark.replace("‸", ""), mark, 1))
    assert found["range"]["start"] == {"line": {3: 4, 4: 5, 18: 18}[line], "character": column}


def test_definition_in_an_included_map(debate: Editor) -> None:
    found = debate.ask("definition", DEBATE.replace("lib/keep", "lib/k‸eep"))
    assert words([found]) == [("library.yaml", "keep")]
    assert found["range"]["start"]["line"] == 4
    whole = debate.ask("definition", DEBATE.replace("{lib:", "{l‸ib:"))
    assert words([whole]) == [("library.yaml", "argmap: 1")]


def test_references_in_all_maps_of_the_folder(debate: Editor) -> None:
    debate.file(DEBATE, "debate.yaml")
    found = debate.ask("references", LIBRARY.replace("  keep:", "  k‸eep:"), "library.yaml",
                       context={"includeDeclaration": True})  # fmt: skip
    assert words(found) == [("library.yaml", "keep")] * 3 + [("debate.yaml", "keep")]


def test_references_without_the_definition(editor: Editor) -> None:
    found = editor.ask("references", LIBRARY.replace("id: mo‸ney", "id: mo‸ney").replace("id: money", "id: mo‸ney"),
                       context={"includeDeclaration": False})  # fmt: skip
    assert [name for _, name in words(found)] == ["money"]


def test_references_of_groups_voices_scenarios_schemes_and_aliases(debate: Editor) -> None:
    text = (
        "argmap: 1\ntitle: T\nvoices: {the mayor: }\ngroups: {g: {title: G}, h: {title: H, parent: g}}\n"
        "claims:\n  a: {text: It is so., group: g, voice: the mayor}\nschemes: {s: {title: S}}\n"
        "arguments:\n  - {premises: [a], conclusion: lib/keep, scheme: s}\nscenarios: {x: {}, y: {extends: x}}\n"
        "include: {lib: library.yaml}\n"
    )
    for name, count in (("the mayor", 2), ("g:", 3), ("s:", 2), ("x:", 2), ("lib:", 2)):
        marked = text.replace(name, name[:1] + "‸" + name[1:], 1)
        if name == "s:":
            marked = text.replace("{s:", "{‸s:")
        found = debate.ask("references", marked, context={"includeDeclaration": True})
        assert [word for _, word in words(found)] == [name.rstrip(":")] * count, name


def test_highlights_are_of_the_same_text_only(debate: Editor) -> None:
    found = debate.ask("documentHighlight", LIBRARY.replace("  keep:", "  k‸eep:"))
    assert [each["kind"] for each in found] == [3, 2, 2]


def test_nothing_is_no_error(editor: Editor) -> None:
    for method in ("definition", "documentHighlight", "references"):
        assert not editor.ask(
            method, LIBRARY.replace("every year", "every ‸year", 1), context={"includeDeclaration": True}
        )
        assert not editor.ask(
            method, LIBRARY.replace("[cost]", "[no‸where]"), context={"includeDeclaration": False}
        ) or (method != "definition")
