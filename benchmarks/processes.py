"""Whole processes, measured: wall time, processor time and peak memory, several runs, interleaved."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

_KIB = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit of `ru_maxrss`."""


class Run(NamedTuple):
    """One process from before its start to after its end: seconds, bytes, its exit code, the end of its stderr.

    `cpu` is user and system time of the process and of the processes that it waited for; `peak` is the resident set
    of the largest one of them at its largest (`wait4`).
    """

    wall: float
    cpu: float
    peak: int
    code: int
    said: str


@dataclass
class Contestant:
    """Something to run: what it is called, its command, the file that is its standard input, and its runs.

    `verify` looks at what the first run left behind and says what is wrong with it, or nothing.
    """

    name: str
    command: list[str]
    stdin: Path | None = None
    verify: Callable[[], str] | None = None
    codes: tuple[int, ...] = (0,)
    runs: list[Run] = field(default_factory=list)
    failure: str = ""
    """Why it is not measured."""

    @property
    def wall(self) -> float:
        """The median of the wall times, in seconds."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor times, in seconds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self) -> int:
        """The largest of the peaks, in bytes."""
        return max(run.peak for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the greatest wall time, in seconds."""
        walls = [run.wall for run in self.runs]
        return min(walls), max(walls)


def environment() -> dict[str, str]:
    """Return what the children see: this environment without what changes Python or Node."""
    dropped = ("PYTHON", "NODE_", "ARGMAP_", "PYDANTIC_")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


def measure(command: list[str], *, stdin: Path | None = None, timeout: float, stdout: IO[bytes] | None = None) -> Run:
    """Run a command to its end and measure it; one that takes longer than `timeout` seconds is killed."""
    with tempfile.TemporaryFile() as errors, (stdin or Path(os.devnull)).open("rb") as given:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=given,
            stdout=stdout or subprocess.DEVNULL,
            stderr=errors,
            env=environment(),
            start_new_session=True,
        )
        killer = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
        killer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        finally:
            killer.cancel()
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait for it again
        errors.seek(max(0, errors.seek(0, os.SEEK_END) - 200_000))
        said = errors.read().decode("utf-8", "replace").strip()
    if process.returncode == -signal.SIGKILL and wall >= timeout:
        said = f"stopped after {timeout:g} seconds"
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _KIB, process.returncode, said)


def race(contestants: list[Contestant], runs: int, *, timeout: float, tell: Callable[[str], None]) -> None:
    """Run all contestants once unmeasured, then `runs` times in turn, each round beginning with another one.

    The first run warms the caches of the file system; what it wrote is verified. Who fails there is out.
    """
    for contestant in contestants:
        with tempfile.TemporaryFile() as output:
            first = measure(contestant.command, stdin=contestant.stdin, timeout=timeout, stdout=output)
            if first.code not in contestant.codes:
                output.seek(0)
                contestant.failure = _reason(
                    first.code, f"{first.said}\n{output.read(10_000).decode(errors='replace')}"
                )
        if not contestant.failure and contestant.verify is not None:
            contestant.failure = contestant.verify()
        tell(f"  {contestant.name}: {contestant.failure or f'{first.wall * 1000:.0f} ms, warm-up'}")
    running = [contestant for contestant in contestants if not contestant.failure]
    for number in range(runs):
        turn = number % len(running) if running else 0
        for contestant in running[turn:] + running[:turn]:
            run = measure(contestant.command, stdin=contestant.stdin, timeout=timeout)
            if run.code not in contestant.codes:
                contestant.failure = f"in run {number + 1}: {_reason(run.code, run.said)}"
            contestant.runs.append(run)
    for contestant in running:
        if not contestant.failure:
            low, high = contestant.spread
            tell(f"  {contestant.name}: {contestant.wall * 1000:.1f} ms ({low * 1000:.1f} to {high * 1000:.1f})")


def _reason(code: int, said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "")
    return f"fails with exit code {code}" + (f": {telling[:120]}" if telling else "")
