"""Opens a place in the user's editor, by a command that the user gave; without a shell."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import shutil
from pathlib import Path

_SLOT = re.compile(r"\{(file|line|column)\}")
_BATCH = (".bat", ".cmd")
_SPECIAL = set('"&|<>^%!()\r\n')
"""What Windows' command interpreter, which runs batch files, would take for its own."""


class EditorError(ValueError):
    """A command that cannot open anything, or a file that must not be given to it."""


class Editor:
    """A command with `{file}`, `{line}` and `{column}`, as in `code -g {file}:{line}:{column}`."""

    def __init__(self, command: str) -> None:
        """Take the command, split as a shell would. Raises EditorError if there is no such program."""
        try:
            words = shlex.split(command, posix=os.name != "nt")
        except ValueError as error:
            raise EditorError(f"`{command}` cannot be split into words: {error}") from error
        words = [word.strip('"') for word in words] if os.name == "nt" else words
        if not words:
            raise EditorError("the command is empty; it would be, for example, `code -g {file}:{line}:{column}`")
        program = shutil.which(words[0])
        if program is None:
            raise EditorError(f"no program `{words[0]}` is found")
        self.words = [program, *words[1:]]
        if not any("{file}" in word for word in self.words[1:]):
            self.words.append("{file}")

    def command(self, file: Path, line: int, column: int) -> list[str]:
        """Return the words of the command for a place; the file's name is one word, or part of one, whatever is in it.

        Raises EditorError for a name that Windows would read as commands.
        """
        if self.words[0].lower().endswith(_BATCH) and _SPECIAL & set(str(file)):
            raise EditorError("the file's name has signs in it that would be commands to this editor's batch file")
        values = {"file": str(file), "line": str(line), "column": str(column)}
        return [self.words[0], *(_SLOT.sub(lambda slot: values[slot[1]], word) for word in self.words[1:])]

    async def open(self, file: Path, line: int, column: int) -> None:
        """Start the editor at a place, and do not wait for it. Raises EditorError when it cannot be started."""
        nowhere = asyncio.subprocess.DEVNULL
        try:
            process = await asyncio.create_subprocess_exec(
                *self.command(file, line, column), stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
            )
        except (OSError, ValueError) as error:
            raise EditorError(
                f"the editor could not be started: {getattr(error, 'strerror', None) or error}"
            ) from error
        waiting = asyncio.create_task(process.wait())
        _running.add(waiting)
        waiting.add_done_callback(_running.discard)


_running: set[asyncio.Task[int]] = set()
