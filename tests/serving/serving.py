"""A server in a process of its own, as a user starts it, and requests as anybody might make them."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 40.0
"""Seconds that a test waits for one thing to happen, on a machine that is busy."""
SMALL = """\
argmap: 1
title: {title}
claims:
  a: It rains.
  b: The street is wet.
arguments:
  - premises: [a]
    conclusion: b
"""


def small(title: str = "Rain") -> str:
    """Return a small map without faults."""
    return SMALL.format(title=title)


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class Served:
    """A server that runs."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self.port = int(address.rstrip("/").rpartition(":")[2])

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """Make a request; the words of a header's name are joined by underscores, the path is sent as it is."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Host": f"127.0.0.1:{self.port}"} | named
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in named.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body.encode())))
            connection.endheaders(body.encode() if body is not None else None)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode())
        finally:
            connection.close()

    def post(self, token: str, wanted: object, **headers: str) -> Answer:
        """Ask for a place to be opened, as our own page does."""
        usual = {"Origin": self.address.rstrip("/"), "Content-Type": "application/json", "X-Argmap-Token": token}
        return self.ask("/open", "POST", json.dumps(wanted), **(usual | headers))

    @contextmanager
    def events(self, query: str = "") -> Iterator[Iterator[dict[str, Any]]]:
        """Follow the news of the index, or of a map: `map=NAME`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/events?{query}")
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()

        def messages() -> Iterator[dict[str, Any]]:
            end = time.monotonic() + PATIENCE
            for line in iter(answer.readline, b""):
                assert time.monotonic() < end, "it did not come to that in time"
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

        try:
            yield messages()
        finally:
            connection.sock.close() if connection.sock else None
            answer.close()

    def state(self, name: str) -> dict[str, Any]:
        """Return what a page would show once its map is drawn and checked."""
        with self.events(f"map={name}") as news:
            return next(each for each in news if not each["busy"])

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, and return the exit code and what was said since the start."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@contextmanager
def served(path: Path | str, *options: str) -> Iterator[Served]:
    """Serve a path."""
    command = [sys.executable, "-m", "argmap", "serve", str(path), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address is not None, line + process.stderr.read()
        yield Served(process, address[0])
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
        process.stderr.close()


def wait_until(done: Any, seconds: float = PATIENCE) -> Any:
    """Return what a function returns as soon as that is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := done():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not come to that in time")
