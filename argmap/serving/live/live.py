"""What is known of each map that is served: its last good picture, what was found in it, and who looks at it."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.reading.folders import SUFFIXES
from argmap.serving.live.desk import Desk
from argmap.serving.live.jobs import Checking, Findings, Heard, Job, Kind, Lost, Picture, Place

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.drawing.fit import Memory
    from argmap.drawing.options import Options
    from argmap.serving.live.shelf import Shelf

IDLE = 1.2
"""Seconds without a change after which a better arrangement is looked for."""


@dataclass(eq=False)
class Live:
    """One map."""

    name: str
    file: str
    page: str | None = None
    version: int = 0
    """Counts the pictures; 0 before there is one."""
    places: dict[str, Place] = field(default_factory=dict)
    findings: Findings | None = None
    failure: str = ""
    memory: Memory | None = None
    drawn: bool = False
    """Whether the picture was made of the files as they are, or is being made."""
    checked: bool = False
    busy: bool = False
    later: asyncio.TimerHandle | None = None
    watchers: set[asyncio.Event] = field(default_factory=set)
    """Of each page that shows it, the sign that there is something new."""

    @property
    def readable(self) -> bool:
        """Whether there is nothing known against reading it."""
        return self.findings is None or self.findings.readable


class Gallery:
    """All maps of a shelf. What changes is told to those who watch; what nobody watches is not drawn."""

    def __init__(self, shelf: Shelf, options: Options, checking: Checking) -> None:
        """Take the maps, how they are drawn and what of them is reported."""
        self.shelf = shelf
        self.options = options
        self.checking = checking
        self.token = secrets.token_urlsafe(32)
        self.instance = secrets.token_hex(4)
        self.desk = Desk(str(shelf.folder), self._hear)
        self.maps: dict[str, Live] = {}
        self.index: set[asyncio.Event] = set()
        """Of each index page, the sign that there is something new."""
        self.closed = False
        self._known: dict[str, Live] = {}
        """Those that are there, and those that are gone but looked at."""
        self._by_file: dict[str, Live] = {}
        self.arrange()

    def arrange(self) -> None:
        """Follow the shelf: take in new maps, and let go of those that are gone."""
        for name, file in self.shelf.files.items():
            self._known.setdefault(name, Live(name, file))
        # One that is gone may come back, as when an editor saves in two steps: whoever looks at it will see it.
        self._known = {name: live for name, live in self._known.items() if live.watchers or name in self.shelf.files}
        self.maps = {name: self._known[name] for name in self.shelf.files}
        self._by_file = {live.file: live for live in self._known.values()}

    def files(self) -> set[str]:
        """Return all files that the maps are known to be made of."""
        return {file for live in self.maps.values() if live.findings is not None for file in live.findings.files}

    def open(self, live: Live) -> None:
        """Have a map drawn if its picture is not what its files are now."""
        if not live.drawn:
            live.drawn = live.checked = True
            self._ask("draw", live)

    def open_index(self) -> None:
        """Have all maps checked that were not, since they changed."""
        for live in self.maps.values():
            if not live.checked:
                live.checked = True
                self._ask("check", live)

    def changed(self, paths: Iterable[str]) -> None:
        """Take note that files have changed: draw what is looked at, and check what is listed."""
        changed = set(paths)
        if self.shelf.only is None and any(map(_may_be_a_map, changed)) and self.shelf.look():
            self.arrange()
            tell(self.index)
            for live in self._known.values():
                tell(live.watchers)
        for live in self._known.values():
            own = str(self._full(live))
            known = live.findings.files if live.findings is not None else ()
            if own in changed or not changed.isdisjoint(known):
                live.drawn = live.checked = False
                if live.later is not None:
                    live.later.cancel()
                if live.watchers:
                    self.open(live)
        if self.index:
            self.open_index()

    def _full(self, live: Live) -> Path:
        return self.shelf.inside(live.file) or self.shelf.folder

    def _ask(self, kind: Kind, live: Live) -> None:
        live.busy = live.busy or kind == "draw"
        self.desk.ask(Job(kind, live.file, self.options, self.checking, live.memory))
        tell(live.watchers)

    def _hear(self, job: Job, heard: Heard | None) -> None:
        live = self._by_file.get(job.file)
        if live is None:
            return
        if isinstance(heard, Picture):
            live.failure, live.memory = heard.failure, heard.memory
            if heard.page is not None:
                live.page, live.places = heard.page, heard.places
                live.version += 1
        elif isinstance(heard, Findings):
            live.findings = heard
            if not heard.readable:
                live.failure = ""
        elif isinstance(heard, Lost):
            live.failure, live.drawn = heard.reason, live.version > 0
        elif job.kind == "draw" and ("draw", job.file) not in self.desk.waiting:
            live.busy = False
            if live.watchers and live.readable and live.memory is not None and live.version > 1:
                live.later = asyncio.get_running_loop().call_later(IDLE, self._refine, live)
        tell(live.watchers)
        if isinstance(heard, Findings):
            tell(self.index)

    def _refine(self, live: Live) -> None:
        if live.watchers and live.drawn:
            self._ask("refine", live)

    def close(self) -> None:
        """End all pages' waiting."""
        self.closed = True
        tell(self.index)
        for live in self._known.values():
            tell(live.watchers)

    def state(self, live: Live, editor: bool) -> dict[str, Any]:
        """Return what a page shows of a map, as plain values."""
        found = live.findings
        return {
            "token": self.token,
            "instance": self.instance,
            "editor": editor,
            "index": self.shelf.only is None,
            "file": live.file,
            "title": found.title if found is not None else "",
            "version": live.version,
            "stale": live.version > 0 and (not live.readable or bool(live.failure)),
            "busy": live.busy,
            "failure": live.failure,
            "counts": found.counts if found is not None else {},
            "findings": found.listed if found is not None else [],
            "gone": live.name not in self.maps,
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return what the index shows: the maps in their order, as plain values."""
        return [
            {"name": live.name, "file": live.file}
            | ({} if (found := live.findings) is None else
               {"title": found.title, "claims": found.claims, "counts": found.counts, "readable": found.readable})
            for live in self.maps.values()
        ]  # fmt: skip


def _may_be_a_map(path: str) -> bool:
    """Tell whether there may be another map, or one less, for this change: a map, a folder, or what is gone."""
    return path.endswith(SUFFIXES) or not os.path.isfile(path)  # noqa: PTH113


def tell(watchers: Iterable[asyncio.Event]) -> None:
    """Give each watcher its sign."""
    for watcher in watchers:
        watcher.set()
