"""An editor for tests: speaks the protocol, over standard input and output, with a server in a process of its own."""

from __future__ import annotations

import contextlib
import json
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

ARGMAP = [sys.executable, "-m", "argmap", "lsp"]
MARK = "‸"
"""Stands for the cursor in the texts of tests."""

Message = dict[str, Any]


class Client:
    """Starts a server, sends it what an editor would, and waits for its answers."""

    def __init__(self, command: Sequence[str] = ARGMAP, root: Path | None = None, *, encodings: tuple[str, ...] = (),
                 answers: dict[str, Callable[[Message], Any]] | None = None, wait: float = 20, snippets: bool = True,
                 watches: bool = False) -> None:  # fmt: skip
        self.wait = wait
        self.snippets, self.watches = snippets, watches
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.answers = answers or {}
        self.messages: queue.Queue[Message | None] = queue.Queue()
        self.errors: list[bytes] = []
        self.diagnostics: dict[str, Message] = {}
        self.versions: dict[str, int] = {}
        self._last = 0
        self._threads = [threading.Thread(target=each, daemon=True) for each in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()
        try:
            self.capabilities = self._greet(root, encodings)
        except AssertionError:
            self.kill()
            raise

    def _greet(self, root: Path | None, encodings: tuple[str, ...]) -> Message:
        folder = {"uri": root.as_uri(), "name": root.name} if root is not None else None
        capabilities = {
            "general": {"positionEncodings": list(encodings)} if encodings else {},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": self.snippets}}},
            "workspace": {"configuration": True, "workspaceEdit": {"documentChanges": False},
                          "didChangeWatchedFiles": {"dynamicRegistration": self.watches}},
        }  # fmt: skip
        told = self.request("initialize", {
            "processId": None, "rootUri": folder and folder["uri"], "workspaceFolders": folder and [folder],
            "capabilities": capabilities,
        })  # fmt: skip
        self.notify("initialized", {})
        found: Message = told["capabilities"]
        return found

    # -- messages --------------------------------------------------------------------------------------------------

    def notify(self, method: str, params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: Any) -> Any:
        """Send a request and return its result. Raises AssertionError for an error or no answer in time."""
        answer = self.ask(method, params)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def ask(self, method: str, params: Any) -> Message:
        """Send a request and return the whole answer."""
        number = self.send(method, params)
        return self.until(lambda message: message.get("id") == number and "method" not in message)

    def send(self, method: str, params: Any) -> int:
        """Send a request without waiting; returns its number."""
        self._last += 1
        self._send({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        return self._last

    def until(self, wanted: Callable[[Message], bool]) -> Message:
        """Take messages until the one that is wanted, and return it."""
        end = time.monotonic() + self.wait
        while True:
            try:
                message = self.messages.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no answer in time; the server says {b''.join(self.errors).decode()}") from None
            assert message is not None, f"the server is gone: {b''.join(self.errors).decode()}"
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]
            elif "method" in message and "id" in message:
                reply = self.answers.get(message["method"], lambda _: None)(message)
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": reply})
            if wanted(message):
                return message

    # -- texts -----------------------------------------------------------------------------------------------------

    def open(self, path: Path, text: str | None = None, *, language: str = "yaml") -> str:
        """Open a file, with the text that it has or another; returns its address."""
        uri = path.as_uri()
        self.versions[uri] = 1
        text = path.read_text(encoding="utf-8") if text is None else text
        self.notify("textDocument/didOpen",
                    {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}})  # fmt: skip
        return uri

    def change(self, uri: str, *changes: tuple[Message, str] | str) -> int:
        """Change a text: (range, new text) in turn, or all of it; returns the new version."""
        self.versions[uri] += 1
        told = [{"text": c} if isinstance(c, str) else {"range": c[0], "text": c[1]} for c in changes]
        self.notify("textDocument/didChange",
                    {"textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": told})  # fmt: skip
        return self.versions[uri]

    def findings(self, uri: str) -> list[Message]:
        """Wait for what is found in the text as it is now, and return it."""
        version = self.versions[uri]

        def there() -> bool:
            return self.diagnostics.get(uri, {}).get("version") == version

        if not there():
            self.until(lambda _: there())
        found: list[Message] = self.diagnostics[uri]["diagnostics"]
        return found

    def at(self, uri: str, line: int, character: int, **more: Any) -> Message:
        """Return the parameters of most requests."""
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}, **more}

    # -- end -------------------------------------------------------------------------------------------------------

    def close(self) -> int:
        """Say goodbye as editors do, and return the server's exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        code = self.process.wait(self.wait)
        self.kill()
        return code

    def kill(self) -> None:
        """End the server, if it has not ended, and close what leads to it."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for thread in self._threads:
            thread.join(self.wait)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()

    def _send(self, message: Message) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while (message := _next(stream)) is not None:
            self.messages.put(message)
        self.messages.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors.append(line)


def _next(stream: BinaryIO) -> Message | None:
    length = 0
    while line := stream.readline():
        if line == b"\r\n":
            body: Message = json.loads(stream.read(length))
            return body
        if found := re.match(rb"Content-Length: (\d+)", line):
            length = int(found[1])
    return None


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without its cursor mark, and the mark's line and column in UTF-16."""
    before, _, after = text.partition(MARK)
    line = before.rsplit("\n", 1)[-1]
    return before + after, before.count("\n"), len(line.encode("utf-16-le")) // 2


def applied(text: str, edits: Sequence[Message]) -> str:
    """Return a text with edits of the protocol applied, counted in UTF-16."""

    def offset(position: Message) -> int:
        lines = text.split("\n")
        line = lines[position["line"]] if position["line"] < len(lines) else ""
        before = sum(len(each) + 1 for each in lines[: position["line"]])
        return before + len(line.encode("utf-16-le")[: 2 * position["character"]].decode("utf-16-le"))

    places = sorted(
        ((offset(e["range"]["start"]), offset(e["range"]["end"]), e["newText"]) for e in edits), reverse=True
    )
    for start, end, new in places:
        text = text[:start] + new + text[end:]
    return text
