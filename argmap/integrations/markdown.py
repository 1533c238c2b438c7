"""Fenced blocks `argmap` in Markdown, for Python-Markdown: drawn as SVG within the page.

    markdown.markdown(text, extensions=["argmap"])

A map with errors is shown as a box that says them, and logged as a warning. In MkDocs, use the plugin
`argmap` (argmap.integrations.mkdocs), which knows the page; with the extension alone, warnings go to MkDocs' log, so
that `--strict` fails.
"""

from __future__ import annotations

import hashlib
import logging
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from argmap.integrations.drawn import Drawn, Page, drawn
from argmap.integrations.html import figure

_FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_INFO = re.compile(r"(?:\{\s*\.?argmap(?P<braced>(?:\s[^}]*)?)\}|argmap(?:\s+(?P<plain>.*))?)\s*$")
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w-]*)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?""")
_BEFORE_ALL = 29
"""Priority: after white space is made plain (30), before metadata (27) and fenced code (25) are read."""


class ArgmapExtension(Extension):
    """The extension. Files are relative to `base_path`; `theme` and `fit` hold for blocks that do not say."""

    def __init__(self, **kwargs: Any) -> None:
        """Take the settings; `place` tells the page and the lines that stood above it, `made` hears what was drawn."""
        self.place: Callable[[], tuple[Page, int]] | None = kwargs.pop("place", None)
        self.made: Callable[[Drawn], None] = kwargs.pop("made", _warn)
        self.config = {
            "base_path": [".", "The folder that files are relative to"],
            "theme": ["", "The theme of blocks that name none"],
            "fit": ["", "What pictures are to fit, of blocks that do not say"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register what finds the blocks."""
        md.preprocessors.register(_Blocks(md, self), "argmap", _BEFORE_ALL)


class _Blocks(Preprocessor):
    def __init__(self, md: Markdown, extension: ArgmapExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Put a placeholder for the picture in the place of each block; blocks within other fences are left alone."""
        out: list[str] = []
        number = count = 0
        while number < len(lines):
            opening = _FENCE.match(lines[number])
            if opening is None:
                out.append(lines[number])
                number += 1
                continue
            end = _closing(lines, number + 1, opening)
            if end is None:  # a fence that nothing closes: all that follows is in it
                break
            info = _INFO.match(opening["info"])
            if info is None:  # another fence: what stands in it is only shown
                out += lines[number : end + 1]
                number = end + 1
                continue
            count += 1
            indent = len(opening["indent"])
            body = [line[indent:] if not line[:indent].strip() else line for line in lines[number + 1 : end]]
            out += [
                "",
                self._placeholder("\n".join(body), number + 1, info["braced"] or info["plain"] or "", count),
                "",
            ]
            number = end + 1
        return out + lines[number:]

    def _placeholder(self, body: str, first: int, info: str, count: int) -> str:
        extension = self.extension
        given = {name: extension.getConfig(name) for name in ("theme", "fit") if extension.getConfig(name)}
        for match in _ATTRIBUTE.finditer(info):
            given[match[1]] = next((value for value in match.groups()[1:] if value is not None), "")
        if extension.place is not None:
            page, above = extension.place()
        else:
            page, above = Page("page", Path(extension.getConfig("base_path"))), 0
        made = drawn(body, page, first + above, given)
        extension.made(made)
        # Pages are put together by some tools: the name is that of the page, too.
        digest = hashlib.sha256(f"{page.name}\n{first}\n{body}".encode()).hexdigest()[:8]
        return self.md.htmlStash.store(figure(made, f"argmap-{digest}-{count}"))


def _closing(lines: list[str], number: int, opening: re.Match[str]) -> int | None:
    """Return the line that closes a fence: as many of its signs or more, and nothing else."""
    sign, least = opening["fence"][0], len(opening["fence"])
    for at in range(number, len(lines)):
        line = lines[at].strip()
        if len(line) >= least and line == sign * len(line) and lines[at].startswith((sign, " ")):
            return at
    return None


def _warn(made: Drawn) -> None:
    name = "mkdocs.plugins.argmap" if "mkdocs" in sys.modules else "argmap.markdown"
    for fault in made.faults:
        logging.getLogger(name).warning(str(fault))


def makeExtension(**kwargs: Any) -> ArgmapExtension:  # noqa: N802  (Python-Markdown's name)
    """Return the extension, for `extensions=["argmap"]`."""
    return ArgmapExtension(**kwargs)
