"""The server survives whatever is typed and whatever is asked, and says how to install what it needs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from argmap import dumps
from tests.serving.conftest import LIBRARY, Editor
from tests.strategies import argument_maps

PIECES = st.sampled_from([
    "", "\n", "\r", "\r\n", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!!x ", "'", '"', "#", "🏛", "գիրք", "e\u0301",
    "\u2028", "\x85", "\x0c", "\x00", "\ufeff", "\t", "|\n", ">-\n  ", "<<: *a", "---\n",
    "...\n", "%YAML 9\n", "? ", "keep", "lib/",
    "premises: [",
    "arguments:\n", "claims:\n", "include: {a: ../../../x.yaml, b: .}\n", "same: [[a, a/b/c]]\n",
    "argmap: 1\n", "argmap: 2\n",
    "scenarios: {as-argued: {extends: x}}\n", "arguments: [[[[", "title: 1984\n", "- id: 7\n",
])  # fmt: skip
PLACE = st.tuples(st.integers(0, 40), st.integers(0, 60))
REQUESTS = ["hover", "completion", "definition", "references", "documentHighlight", "prepareRename", "rename",
            "codeAction",
            "documentSymbol", "foldingRange", "codeLens", "semanticTokens/full", "formatting"]  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    return draw(st.lists(st.tuples(PLACE, PLACE, PIECES), min_size=1, max_size=6))


def parameters(uri: str, place: tuple[int, int]) -> dict[str, Any]:
    where = {"line": place[0], "character": place[1]}
    context = {"includeDeclaration": True, "diagnostics": [], "triggerKind": 1}
    return {"textDocument": {"uri": uri}, "position": where, "newName": "new", "context": context,
            "range": {"start": where, "end": where}, "options": {"tabSize": 2, "insertSpaces": True}}  # fmt: skip


@settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(argument_maps() | st.just(None), edits(), PLACE, st.lists(st.sampled_from(REQUESTS), max_size=4))
def test_no_text_and_no_request_kills_it(
    editor: Editor, argument_map: Any, changes: Any, place: Any, requests: list[str]
) -> None:
    uri = editor.client.open(
        editor.file(LIBRARY, "fuzz.yaml"), dumps(argument_map) if argument_map is not None else LIBRARY
    )
    for start, end, text in changes:
        where = {"start": dict(zip(("line", "character"), start, strict=True)),
                 "end": dict(zip(("line", "character"), end, strict=True))}  # fmt: skip
        editor.client.change(uri, (where, text))
    for method in requests:
        answer = editor.client.ask(f"textDocument/{method}", parameters(uri, place))
        assert "error" not in answer or (method == "rename" and answer["error"]["code"] == -32602), answer
    editor.client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert not editor.client.errors, b"".join(editor.client.errors).decode()


def test_what_makes_no_sense_is_answered_and_passed_over(start: Callable[..., Editor]) -> None:
    editor = start()
    nowhere = (editor.folder / "nowhere.yaml").as_uri()
    editor.client.versions[nowhere] = 1
    editor.client.change(nowhere, "argmap: 1\n")
    editor.client.notify("textDocument/didClose", {"textDocument": {"uri": nowhere}})
    assert editor.client.request("textDocument/hover", editor.client.at(nowhere, 3, 3)) is None
    assert "error" in editor.client.ask("textDocument/noSuchThing", {})
    assert "error" in editor.client.ask("textDocument/hover", {"wrong": True})
    uri = editor.open(LIBRARY)
    assert editor.client.request("textDocument/hover", editor.client.at(uri, 1000, 1000)) is None
    assert editor.client.close() == 0


def test_an_editor_that_goes_away_ends_it(start: Callable[..., Editor]) -> None:
    process = start().client.process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(20) == 1


def test_it_says_by_its_exit_code_how_it_ended(start: Callable[..., Editor]) -> None:
    client = start().client
    client.notify("exit", None)
    assert client.process.wait(20) == 1
    client = start().client
    client.request("shutdown", None)
    answer = client.ask("textDocument/hover", client.at("file:///map.yaml", 0, 0))
    assert answer["error"] == {"code": -32600, "message": "the server was shut down"}
    client.notify("exit", None)
    assert client.process.wait(20) == 0


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


def test_without_the_extra_it_says_how_to_get_it() -> None:
    done = run(
        "import sys; sys.modules['pygls'] = None\n"
        "from argmap.commands import main\nsys.argv = ['argmap', 'lsp']\nmain()"
    )
    assert done.returncode == 2
    assert done.stderr == "argmap lsp needs more than is installed; get it with: pip install 'argmap[lsp]'\n"
    assert done.stdout == ""


def test_nothing_else_loads_it(tmp_path: Any) -> None:
    (tmp_path / "map.yaml").write_text(LIBRARY)
    code = (
        "import sys, atexit\nheavy = {'pygls', 'lsprotocol', 'asyncio'}\n"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules))))\n"
        f"import argmap\nfrom argmap.commands import main\nsys.argv = ['argmap', 'check', {str(tmp_path)!r}]\nmain()"
    )
    assert run(code).stdout.endswith("[]\n")
