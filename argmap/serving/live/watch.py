"""Tells which files were saved, whatever way an editor saves: by writing, or by putting a new file in the place."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable

from watchfiles import Change, awatch

STEP = 20
"""Milliseconds without a change after which a change is told."""
LONGEST = 200
"""Milliseconds after which it is told though there are more."""
RENAMING = 0.1
"""Seconds in which a file that is gone may be there again: many editors rename."""


class Watch:
    """Watches a folder with all below it, or only the folders that some files are in."""

    def __init__(self, folder: str, deep: bool, tell: Callable[[set[str]], None]) -> None:
        """Take the folder, whether all below it is watched, and whom to tell the paths that changed."""
        self.folder = folder
        self.deep = deep
        self.tell = tell
        self._folders = {folder}
        self._anew = asyncio.Event()

    def also(self, files: Iterable[str]) -> None:
        """Watch the folders of these files too, where there are any."""
        if self.deep:
            return
        folders = {self.folder} | {os.path.dirname(file) for file in files}  # noqa: PTH120
        if folders - self._folders:
            self._folders |= folders
            self._anew.set()

    async def watch(self) -> None:
        """Tell of changes until cancelled."""
        while True:
            self._anew.clear()
            here = sorted(path for path in self._folders if os.path.isdir(path))  # noqa: PTH112
            try:
                async for changes in awatch(
                    *here, watch_filter=_seen, debounce=LONGEST, step=STEP, stop_event=self._anew,
                    recursive=self.deep, ignore_permission_denied=True,
                ):  # fmt: skip
                    await self._pass_on({path for _, path in changes})
            except OSError:
                if not self.deep:
                    raise
                # More folders than the system watches: those of the maps must do.
                self.deep = False
            await asyncio.sleep(0)

    async def _pass_on(self, paths: set[str]) -> None:
        if not all(map(os.path.exists, paths)):
            await asyncio.sleep(RENAMING)
        self.tell(paths)


def _seen(_change: Change, path: str) -> bool:
    """Leave out what lies in hidden folders and what editors put beside a file for themselves."""
    name = os.path.basename(path)  # noqa: PTH119
    return not (name.startswith(".") or name.endswith(("~", ".swp", ".swx", ".tmp")) or f"{os.sep}.git{os.sep}" in path)
