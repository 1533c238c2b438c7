"""Reading and checking in a thread of their own: the latest text counts, and work on an older one is left."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from argmap.checking import Report, check_documents
from argmap.checks.base import Memory
from argmap.serving.lsp.workspace import Opened, Reading, Workspace

DEBOUNCE = 0.015
"""Seconds after a change before its text is read: what is asked right after a keystroke is answered first."""

PATIENCE = 1.0
"""Seconds after which a check is no longer left for newer text: who types without a break gets findings, too."""


MOST_REMEMBERED = 200_000
"""Texts of which it is remembered what was found of them, so that a keystroke costs what it changed."""


class Stale(Exception):
    """The text has changed since the work on it began."""


class _Job(NamedTuple):
    opened: Opened
    texts: dict[Path, str]
    since: float
    """When work on it was first left half-way, or now."""


class Worker:
    """Reads and checks what changed, one text at a time, the one changed last first."""

    def __init__(self, workspace: Workspace, publish: Callable[[Opened, Reading, Report], None]) -> None:
        """Take what is to be called, in the loop, with what was found in a text."""
        self.workspace = workspace
        self.publish = publish
        self.waiting: dict[str, float] = {}
        """Texts that changed, and since when they wait."""
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="argmap-check")
        self._wake = asyncio.Event()
        self._read: dict[str, list[asyncio.Future[None]]] = {}
        self._memory: Memory = {}
        self._task: asyncio.Task[None] | None = None

    def changed(self, uri: str) -> None:
        """Tell that a text was opened, changed or closed, or that what it depends on was."""
        if uri in self.workspace.opened:
            since = self.waiting.pop(uri, None)
            self.waiting[uri] = time.monotonic() if since is None else since
            self._wake.set()
            if self._task is None or self._task.done():
                self._task = asyncio.get_running_loop().create_task(self._run())

    async def exact(self, uri: str, seconds: float = 10.0) -> Reading | None:
        """Return what was read of a text as it is now, when that is done; the last reading where it takes too long."""
        opened = self.workspace.opened.get(uri)
        if opened is None or not self.workspace.is_map(uri):
            return None
        until = time.monotonic() + seconds
        while opened.exact is None and time.monotonic() < until and self.workspace.opened.get(uri) is opened:
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._read.setdefault(uri, []).append(done)
            if uri not in self.waiting:
                self.changed(uri)
            await asyncio.wait([done], timeout=until - time.monotonic())
        return opened.read

    def close(self) -> None:
        """Do no more work."""
        self.waiting.clear()
        if self._task is not None:
            self._task.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self.waiting:
            await asyncio.sleep(DEBOUNCE)
            if not self.waiting:
                break
            uri, since = self.waiting.popitem()
            opened = self.workspace.opened.get(uri)
            if opened is None or not self.workspace.is_map(uri):
                self._tell_read(uri)
                continue
            job = _Job(opened, self.workspace.texts(), since)
            reading = await loop.run_in_executor(self._pool, self._reading, job)
            self.workspace.keep(opened, reading)
            self._tell_read(uri)
            try:
                report = await loop.run_in_executor(self._pool, self._check, job, reading)
            except Stale:
                if uri in self.waiting:
                    self.waiting[uri] = since
                continue
            if self.workspace.opened.get(uri) is opened:
                self.publish(opened, reading, report)

    def _tell_read(self, uri: str) -> None:
        for done in self._read.pop(uri, ()):
            if not done.done():
                done.set_result(None)

    # -- in the thread -----------------------------------------------------------------------------------------------

    def _reading(self, job: _Job) -> Reading:
        return self.workspace.read(job.opened, job.texts)

    def _check(self, job: _Job, reading: Reading) -> Report:
        def pause() -> None:
            if job.opened.lines is not reading.lines and time.monotonic() - job.since < PATIENCE:
                raise Stale

        pause()
        if sum(map(len, self._memory.values())) > MOST_REMEMBERED:
            self._memory.clear()
        options = self.workspace.options(job.opened.path)
        path = job.opened.path
        around = self.workspace.others(path, job.texts) if path is not None else ()
        return check_documents(
            [reading.document],
            options.selection,
            around=around,
            allow_outside=options.allow_outside,
            sources=options.sources,
            longest=options.longest,
            pause=pause,
            memory=self._memory,
        )
