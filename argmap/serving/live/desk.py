"""Has maps drawn by a process of its own: one job at a time, and of each map only the newest text.

Nothing queues up: a job that waits gives way to a newer one of the same kind for the same map. One that has run for
a while when a newer text comes is given up, its process ended; but not again and again, so that whoever types without
a pause still sees a picture now and then. A second process stands ready, so that giving up costs no start.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from argmap.serving.live.jobs import KINDS, Heard, Job, Kind, Lost
from argmap.serving.live.worker import HEAD

PATIENCE = 1.0
"""Seconds that a job may run on although there is a newer text."""
MOST_GIVEN_UP = 2
"""Jobs for one map that are given up in succession; the next one is let to its end."""
LONGEST = 300.0
"""Seconds after which a job is surely lost."""


class Desk:
    """Takes jobs, and tells `hear` what comes of them; None stands for the end of a job."""

    def __init__(self, folder: str, hear: Callable[[Job, Heard | None], None]) -> None:
        """Take the folder in which jobs are done."""
        self.folder = folder
        self.hear = hear
        self.waiting: dict[tuple[Kind, str], Job] = {}
        self.running: Job | None = None
        self.given_up: dict[str, int] = {}
        self._worker: asyncio.subprocess.Process | None = None
        self._spare: asyncio.Task[asyncio.subprocess.Process] | None = None
        self._news = asyncio.Event()
        self._since = 0.0

    def ask(self, job: Job) -> None:
        """Do a job soon; in place of what waits for the same map, and of what runs for it if that takes long."""
        self.waiting[job.kind, job.file] = job
        if job.kind == "draw":
            for kind in ("check", "refine"):
                self.waiting.pop((kind, job.file), None)
        self._news.set()
        running = self.running
        if running is not None and (running.kind == "refine" or running.file == job.file):
            loop = asyncio.get_running_loop()
            patience = 0.0 if running.kind == "refine" else PATIENCE
            loop.call_later(max(0.0, self._since + patience - loop.time()), self._give_up, running, job)

    def _give_up(self, running: Job, newer: Job) -> None:
        """End a job that still runs, if its map waits to be drawn anew."""
        if self.running is not running or (newer.kind, newer.file) not in self.waiting:
            return
        if running.kind == "draw":
            if self.given_up.get(running.file, 0) >= MOST_GIVEN_UP:
                return
            self.given_up[running.file] = self.given_up.get(running.file, 0) + 1
        if self._worker is not None:
            _end(self._worker)

    async def work(self) -> None:
        """Do jobs until cancelled."""
        try:
            while True:
                while not self.waiting:
                    self._news.clear()
                    await self._news.wait()
                key = min(self.waiting, key=lambda each: KINDS.index(each[0]))
                await self._do(self.waiting.pop(key))
        finally:
            await self._leave()

    async def _do(self, job: Job) -> None:
        self.running, self._since = job, asyncio.get_running_loop().time()
        try:
            worker = self._worker = await self._ready()
            async with asyncio.timeout(LONGEST):
                if await self._talk(worker, job):
                    self.given_up.pop(job.file, None)
                elif not self._replaced(job):
                    self.hear(job, Lost("the process that draws has ended; perhaps it ran out of memory"))
        except TimeoutError:
            self.hear(job, Lost(f"drawing took longer than {LONGEST:g} seconds"))
            _end(worker)
        except OSError as error:
            self.hear(job, Lost(f"no process could be started to draw: {error.strerror or error}"))
        finally:
            self.running = None
            self.hear(job, None)

    def _replaced(self, job: Job) -> bool:
        return job.kind == "refine" or any(file == job.file for _, file in self.waiting)

    async def _talk(self, worker: asyncio.subprocess.Process, job: Job) -> bool:
        """Give a job to a worker and pass on what it says; return False if the worker ended before the job."""
        assert worker.stdin is not None and worker.stdout is not None
        try:
            data = pickle.dumps(job)
            worker.stdin.write(HEAD.pack(len(data)) + data)
            await worker.stdin.drain()
            while True:
                (length,) = HEAD.unpack(await worker.stdout.readexactly(HEAD.size))
                heard = pickle.loads(await worker.stdout.readexactly(length))
                if heard is None:
                    return True
                self.hear(job, heard)
        except (asyncio.IncompleteReadError, ConnectionError):
            return False

    async def _ready(self) -> asyncio.subprocess.Process:
        """Return a worker that lives: the one there is, the one that stands ready, or a new one."""
        if self._worker is not None and self._worker.returncode is None and not self._worker.stdin.is_closing():  # type: ignore[union-attr]
            return self._worker
        worker = await (self._spare or self._start())
        self._spare = asyncio.create_task(self._start())
        return worker

    async def _start(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        # In a group of its own: Ctrl-C is for the server, and what Graphviz it started ends with it.
        return await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "argmap.serving.live.worker",
            stdin=pipe, stdout=pipe, cwd=self.folder, env=_environment(), start_new_session=True, limit=2**20,
        )  # fmt: skip

    async def _leave(self) -> None:
        workers = [self._worker]
        if self._spare is not None:
            with suppress(asyncio.CancelledError, OSError):
                workers.append(await self._spare)
        for worker in workers:
            if worker is not None:
                _end(worker)
                await worker.wait()


def _end(worker: asyncio.subprocess.Process) -> None:
    if worker.stdin is not None:
        worker.stdin.close()
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(worker.pid, signal.SIGKILL)
        else:
            worker.kill()


def _environment() -> dict[str, str]:
    """Return the environment in which argmap is found, and nothing is imported from the folder that is served."""
    paths = [os.path.abspath(path) for path in sys.path if path]  # noqa: PTH100
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
