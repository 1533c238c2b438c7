"""How soon the language server answers: `python -m benchmarks.lsp [CLAIMS …]`, with the Python that has argmap.

A map (the `tree` of `inputs`, each claim a sentence of twelve words) is open in a server in a process of its own, and
one types in it. Measured, as an editor sees it, in milliseconds of a clock on the wall: from a keystroke to the
findings of the text with it (the median and the worst of ten); the same of the last keystroke of a burst, one each
30 ms, and how often findings were sent meanwhile; a completion that is asked for right behind a keystroke, while the
check is on its way; a hover. Once on a machine left alone, once with a busy process for each processor. Beside it
what one check of the same file takes in a process that has everything loaded, at that very time, so that the ratio
says something on any machine. Prints a table in Markdown.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from argmap import check_files
from benchmarks.inputs import write_yaml
from tests.serving.lsp_client import Client

KEYSTROKES = 10
BURST = 20
PAUSE = 0.03


def milliseconds(begun: float) -> float:
    """Return the time since."""
    return (time.perf_counter() - begun) * 1000


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep so many processes busy."""
    burning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for each in burning:
            each.kill()
            each.wait()


class Typist:
    """Types into one line of an open map: a letter more in a claim's text each time."""

    def __init__(self, client: Client, path: Path) -> None:
        self.client = client
        self.uri = client.open(path)
        client.findings(self.uri)
        lines = path.read_text(encoding="utf-8").split("\n")
        self.line = len(lines) // 4
        self.column = len(lines[self.line])

    def strike(self, letter: str = "x") -> None:
        """Type a letter."""
        here = {"line": self.line, "character": self.column}
        self.client.change(self.uri, ({"start": here, "end": here}, letter))
        self.column += len(letter)

    def findings(self) -> float:
        """Type, and return how long it takes until the findings are there."""
        begun = time.perf_counter()
        self.strike()
        self.client.findings(self.uri)
        return milliseconds(begun)

    def burst(self) -> tuple[float, int]:
        """Type fast; return how long after the last letter its findings are there, and how often some were sent."""
        sent = 0
        for _ in range(BURST):
            self.strike()
            time.sleep(PAUSE)
        begun = time.perf_counter()
        version = self.client.versions[self.uri]

        def there(message: dict[str, Any]) -> bool:
            nonlocal sent
            if message.get("method") == "textDocument/publishDiagnostics":
                sent += 1
                return bool(message["params"].get("version") == version)
            return False

        self.client.until(there)
        return milliseconds(begun) + PAUSE * 1000, sent

    def request(self, method: str, *, strike: bool) -> float:
        """Type, and return how long a request right behind it takes."""
        if strike:
            self.strike()
        begun = time.perf_counter()
        self.client.request(f"textDocument/{method}", self.client.at(self.uri, self.line, 3))
        return milliseconds(begun)


def measure(path: Path) -> list[str]:
    """Return the cells of a row."""
    client = Client(root=path.parent, wait=120)
    try:
        typist = Typist(client, path)
        typist.findings()
        strokes = [typist.findings() for _ in range(KEYSTROKES)]
        checks = []
        gc.disable()  # as in the command line
        for _ in range(3):
            begun = time.perf_counter()
            check_files([path])
            checks.append(milliseconds(begun))
        last, sent = typist.burst()
        completions = [typist.request("completion", strike=True) for _ in range(KEYSTROKES)]
        hovers = [typist.request("hover", strike=False) for _ in range(KEYSTROKES)]
    finally:
        client.kill()
    stroke, check = statistics.median(strokes), statistics.median(checks)
    figures = [
        stroke,
        max(strokes),
        check,
        stroke / check,
        last,
        sent,
        statistics.median(completions),
        max(completions),
    ]
    return [
        f"{each:.1f}" if index == 3 else f"{each:.0f}"
        for index, each in enumerate([*figures, statistics.median(hovers)])
    ]


HEAD = (
    "claims",
    "load",
    "findings",
    "worst",
    "one check",
    "ratio",
    "after a burst",
    "sent",
    "completion",
    "worst",
    "hover",
)


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(f"| {' | '.join(HEAD)} |\n|{'--:|' * len(HEAD)}", flush=True)
    for claims in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "map.yaml"
            write_yaml(path, claims)
            for processes in (0, os.cpu_count() or 1):
                with busy(processes):
                    cells = [f"{claims:,}", str(processes), *measure(path)]
                    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [45, 1_000, 10_000])
