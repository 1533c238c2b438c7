"""Runs Graphviz, and nothing else does: embedded (inside pygraphviz) or the system's `dot`.

Small maps are laid out in this process, which takes milliseconds. A layout that may run long goes to a child process
with a time budget; neither its time-out nor its crash takes the program down.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from argmap.drawing import Engine, EngineError, OutOfTime
from argmap.drawing.engine_child import GraphvizError, run

CHILD = Path(__file__).with_name("engine_child.py")
SMALL = 600
"""Nodes and edges together that are laid out in this process: below 0.1 s. A child costs 0.04 s more."""
DENSE = 100
"""Edges from which a layout with more than 1.4 edges a node goes to a child: its crossings may take long."""

_lock = threading.Lock()  # Graphviz is not made for threads


def layout(dot: str, *, timeout: float = 30.0, engine: Engine = "embedded") -> dict[str, Any]:
    """Return the layout of a DOT text as Graphviz' `json0`, parsed. `timeout` in seconds. Raises EngineError."""
    if engine == "embedded" and _small(dot) and find_spec("pygraphviz") is not None:
        try:
            with _lock, _quiet():
                data = run(dot, "json0")
        except GraphvizError as error:
            raise EngineError(f"{error}.") from error
        except ImportError:  # there, but its libraries do not load
            data = draw(dot, "json0", timeout=timeout, engine=engine)
    else:
        data = draw(dot, "json0", timeout=timeout, engine=engine)
    parsed: dict[str, Any] = json.loads(data)
    return parsed


def draw(dot: str, output: str, *, timeout: float = 30.0, engine: Engine = "embedded") -> bytes:
    """Return DOT text rendered by Graphviz in a child process, as `output` (json0, plain …).

    The embedded engine falls back to the system's `dot` where pygraphviz is missing. Raises EngineError.
    """
    if engine == "embedded" and find_spec("pygraphviz") is not None:
        if not sys.executable:
            raise EngineError(
                "This Python does not know its own program, so it starts no other. Try `--engine system`."
            )
        code, data, said = _process(*_embedded(output), dot, timeout)
        if code != 4:
            return _judged(code, data, said, engine)
    program = shutil.which("dot")
    if program is None:
        way = (
            "use the embedded engine: `pip install pygraphviz`"
            if engine == "embedded"
            else "leave out `--engine system`"
        )
        raise EngineError(
            "Graphviz is not installed: there is no `dot` on the PATH. Install it from https://graphviz.org/download/, "
            f"or {way}."
        )
    code, data, said = _process([program, f"-T{output}"], None, dot, timeout)
    return _judged(code, data, said, "system")


@contextmanager
def _quiet() -> Iterator[None]:
    """Send what C code writes to standard error nowhere: Graphviz' remarks are not for the author of a map."""
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # a program without a standard error
        yield
        return
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _small(dot: str) -> bool:
    edges = dot.count("->")
    nodes = dot.count("\n") - edges
    return nodes + edges <= SMALL and (edges < DENSE or edges < 1.4 * nodes)


def prepare() -> None:
    """Start a child for the next layout now, so that its start-up overlaps with other work. Costs two milliseconds.

    Worth it where a large map is about to be drawn. A child that is never used ends with this process.
    """
    global _spare  # noqa: PLW0603  (one spare child a process)
    if sys.executable and find_spec("pygraphviz") is not None:
        with _spare_lock, suppress(OSError):
            _spare = _spare or _start(*_embedded("json0"))


_spare: subprocess.Popen[bytes] | None = None
_spare_lock = threading.Lock()


def _embedded(output: str) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, "-P", str(CHILD), output], _child_environment()


def _start(command: list[str], environment: dict[str, str] | None) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)


def _take_spare() -> subprocess.Popen[bytes] | None:
    global _spare
    with _spare_lock:
        spare, _spare = _spare, None
    return spare if spare is not None and spare.poll() is None else None


def _process(
    command: list[str], environment: dict[str, str] | None, dot: str, timeout: float
) -> tuple[int, bytes, str]:
    """Run a program on a DOT text; return its exit code, what it wrote and what it said."""
    child = _take_spare() if command[1:] == ["-P", str(CHILD), "json0"] else None
    try:
        child = child or _start(command, environment)
    except OSError as error:
        raise EngineError(f"Could not start {command[0]}: {error.strerror or error}.") from error
    with child:
        try:
            out, said = child.communicate(dot.encode(), timeout=timeout)
        except subprocess.TimeoutExpired:
            raise OutOfTime(
                f"The layout took longer than {timeout:g} seconds and was stopped. Allow it more time (`--timeout "
                f"{max(60, round(timeout * 4))}`), or draw a part of the map."
            ) from None
        finally:  # also when the user interrupts
            child.kill()
    return child.returncode, out, said.decode("utf-8", "replace").strip()


def _judged(code: int, data: bytes, said: str, engine: Engine) -> bytes:
    if code == 0 and data:
        return data
    other = "system" if engine == "embedded" else "embedded"
    if code < 0 or code in (0xC0000005, 0xC0000409, 0xC00000FD):  # a signal, or Windows' words for one
        raise EngineError(f"Graphviz crashed while drawing this map (exit code {code}). Try `--engine {other}`.")
    detail = said.splitlines()[0].removeprefix("Error: ") if said else f"exit code {code}"
    raise EngineError(f"Graphviz failed: {detail.rstrip('.')}. Try `--engine {other}`.")


def _child_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
