"""An editor for each module of tests, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serving.lsp_client import Client, marked

LIBRARY = """\
argmap: 1
title: Should the town close its library?
author: A. Columnist
claims:
  keep: The town should keep its library open.
  used: More people use the library every year.
  cost:
    text: The library costs the town more than it can afford.
    voice: the mayor
    stance: rejects
  reserve: The town has an unspent reserve that covers the cost.
  needed:
    text: A public service that more people use every year is needed.
    implicit: true
arguments:
  - id: use
    premises: [used, needed]
    conclusion: keep
  - id: money
    premises: [cost]
    rebuts: keep
  - premises: [reserve]
    undercuts: money
"""


class Editor:
    """A client with a folder, and shorthands for tests."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.count = 0

    def file(self, text: str, name: str | None = None) -> Path:
        self.count += 1
        path = self.folder / (name or f"map{self.count}.yaml")
        path.write_bytes(text.encode())
        return path

    def open(self, text: str, name: str | None = None) -> str:
        """Open a new file with a text; wait until it is checked; returns its address."""
        uri = self.client.open(self.file(text, name), text)
        self.client.findings(uri)
        return uri

    def ask(self, method: str, text: str, name: str | None = None, **more: Any) -> Any:
        """Open a text with a cursor mark, and send a request of that place; returns the result."""
        clean, line, character = marked(text)
        uri = self.open(clean, name)
        return self.client.request(f"textDocument/{method}", self.client.at(uri, line, character, **more))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Editor]]:
    """Start an editor with its server; all are closed at the end."""
    started: list[Editor] = []

    def make(**options: Any) -> Editor:
        folder = tmp_path_factory.mktemp("maps")
        started.append(Editor(Client(root=folder, **options), folder))
        return started[-1]

    yield make
    for editor in started:
        editor.client.kill()


@pytest.fixture(scope="module")
def editor(start: Callable[..., Editor]) -> Editor:
    """One editor for all tests of a module."""
    return start()
