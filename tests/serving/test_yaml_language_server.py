"""`yaml-language-server`, which many editors have: with our JSON Schema, completion and validation work there too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap import schema
from tests.conftest import missing
from tests.serving.conftest import LIBRARY
from tests.serving.lsp_client import Client, marked

VERSION = "1.25.0"


@pytest.fixture(scope="module")
def server() -> list[str]:
    """The command that starts the server, fetched once into a folder that stays."""
    folder = Path(tempfile.gettempdir()) / f"argmap-tests-yaml-language-server-{VERSION}"
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        missing("node with npm")
    assert node is not None and npm is not None
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", "--no-save",
                   f"yaml-language-server@{VERSION}"]  # fmt: skip
        subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if not program.exists():
        missing(f"yaml-language-server {VERSION}")
    return [node, str(program), "--stdio"]


@pytest.fixture(scope="module")
def client(server: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Path]]:
    """A client whose settings name our schema for all maps of a folder, as docs/editors.md says; it fetches nothing."""
    folder = tmp_path_factory.mktemp("maps")
    (folder / "argmap.schema.json").write_text(json.dumps(schema()), encoding="utf-8")
    yaml = {"schemas": {(folder / "argmap.schema.json").as_uri(): "/*.yaml"}, "validate": True, "hover": True,
            "completion": True, "schemaStore": {"enable": False}}  # fmt: skip
    settings = {"yaml": yaml, "http": {}, "[yaml]": {}, "editor": {}, "files": {}}

    def configured(message: dict[str, Any]) -> list[Any]:
        return [settings.get(item["section"], {}) for item in message["params"]["items"]]

    os.environ.pop("NODE_OPTIONS", None)
    running = Client(server, folder, answers={"workspace/configuration": configured})
    running.notify("workspace/didChangeConfiguration", {"settings": settings})
    yield running, folder
    running.kill()


def found(client: tuple[Client, Path], name: str, text: str, *, some: bool) -> list[str]:
    running, folder = client
    path = folder / name
    path.write_text(text, encoding="utf-8")
    uri = running.open(path)
    running.until(lambda _: uri in running.diagnostics and bool(running.diagnostics[uri]["diagnostics"]) == some)
    return [each["message"] for each in running.diagnostics[uri]["diagnostics"]]


def test_a_good_map_is_valid(client: tuple[Client, Path]) -> None:
    assert found(client, "good.yaml", LIBRARY, some=False) == []


@pytest.mark.parametrize(("old", "new", "told"), [
    ("stance: rejects", "stanse: rejects", "Property stanse is not allowed"),
    ("stance: rejects", "stance: denies", "Value is not accepted. Valid values"),
    ("title: Should", "titel: Should", 'Missing property "title"'),
    ("implicit: true", "implicit: 7", 'Incorrect type. Expected "boolean"'),
])  # fmt: skip
def test_what_a_schema_can_see_is_found(client: tuple[Client, Path], old: str, new: str, told: str) -> None:
    name = f"bad-{new.partition(':')[0]}-{new[-3:]}.yaml"
    messages = found(client, name, LIBRARY.replace(old, new), some=True)
    assert any(told in message for message in messages), messages


@pytest.mark.parametrize(("old", "new", "wanted"), [
    ("    stance: rejects\n", "    ‸\n", {"stance", "qualifier", "passage"}),
    ("stance: rejects", "stance: ‸", {"asserts", "grants", "reports", "doubts", "rejects"}),
    ("  - id: use\n", "  - id: use\n    ‸\n", {"linkage", "scheme", "weight"}),
    ("author:", "‸\nauthor:", {"scenarios", "include", "contraries"}),
])  # fmt: skip
def test_keys_and_words_are_offered(client: tuple[Client, Path], old: str, new: str, wanted: set[str]) -> None:
    running, folder = client
    text, line, character = marked(LIBRARY.replace(old, new, 1))
    path = folder / f"offered-{line}-{character}.yaml"
    path.write_text(text, encoding="utf-8")
    uri = running.open(path)
    answer = running.request("textDocument/completion", running.at(uri, line, character))
    assert wanted <= {item["label"] for item in answer["items"]}


def test_keys_are_told_by_their_descriptions(client: tuple[Client, Path]) -> None:
    running, folder = client
    text, line, character = marked(LIBRARY.replace("stance:", "sta‸nce:"))
    path = folder / "hover.yaml"
    path.write_text(text, encoding="utf-8")
    uri = running.open(path)
    answer = running.request("textDocument/hover", running.at(uri, line, character))
    assert "How the author stands to the claim" in json.dumps(answer)
