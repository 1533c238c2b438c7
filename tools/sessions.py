"""Console sessions in Markdown: run again, with what they print now.

A `yaml` block below a comment `<!-- file: town.yaml -->` is written to that file, in a folder of the page's own; a
block `console` is run there, line by line: `$ argmap …` (with `> FILE`), `$ cat FILE` and `$ echo $?`. Where such a
line names `maps/`, the maps of this repository are there, too.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple


class Fence(NamedTuple):
    """A fenced block: its language, its text, the file that it stands for, and where its text is on the page."""

    language: str
    text: str
    file: str | None
    start: int
    end: int


_FENCE = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n+)?```(?P<language>[^\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)

_ON_THE_MAPS = re.compile(r"^\$ argmap .*\bmaps/", re.MULTILINE)
_MAPS = Path(__file__).resolve().parent.parent / "maps"


def fences(page: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a page, in order."""
    for match in _FENCE.finditer(page):
        yield Fence(match["language"], match["text"], match["file"], match.start("text"), match.end("text"))


def replay(page: str) -> str:
    """Return the page with each console block as it would print now."""
    pieces: list[str] = []
    done = 0
    with _folder_of_its_own() as folder:
        if _ON_THE_MAPS.search(page):
            shutil.copytree(_MAPS, folder / "maps", ignore=shutil.ignore_patterns("pictures"))
        session = _Session()
        for fence in fences(page):
            if fence.file is not None:
                (folder / fence.file).parent.mkdir(parents=True, exist_ok=True)
                (folder / fence.file).write_text(fence.text, encoding="utf-8")
            if fence.language == "console":
                pieces += [page[done : fence.start], session.run(fence.text)]
                done = fence.end
    return "".join([*pieces, page[done:]])


@contextlib.contextmanager
def _folder_of_its_own() -> Iterator[Path]:
    before = Path.cwd()
    with TemporaryDirectory(prefix="argmap-docs-") as name:
        os.chdir(name)
        try:
            yield Path(name)
        finally:
            os.chdir(before)


class _Session:
    """Runs the lines of console blocks, and remembers the last exit code."""

    def __init__(self) -> None:
        self.code = 0

    def run(self, block: str) -> str:
        lines = [line for line in block.splitlines() if line.startswith("$ ")]
        # A program ends its output with a blank line to set it off from the next; before a fence it is not wanted.
        return "".join(f"{line}\n{self._output(line[2:])}" for line in lines).rstrip("\n") + "\n"

    def _output(self, line: str) -> str:
        if line == "echo $?":
            return f"{self.code}\n"
        program, *words = shlex.split(line)
        if program == "cat":
            return "".join(Path(word).read_text(encoding="utf-8") for word in words)
        if program != "argmap":
            raise ValueError(f"a console block can run argmap, cat and echo $?, not {line!r}")
        target = None
        if ">" in words:
            target = words[words.index(">") + 1]
            words = words[: words.index(">")]
        output = self._argmap(words)
        if target is None:
            return output
        Path(target).write_text(output, encoding="utf-8")
        return ""

    def _argmap(self, words: list[str]) -> str:
        from click.testing import CliRunner

        from argmap.commands import cli

        result = CliRunner().invoke(cli, words, prog_name="argmap")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.code = result.exit_code
        return result.output
