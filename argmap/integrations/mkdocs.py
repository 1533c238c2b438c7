"""The plugin `argmap` of MkDocs: fenced blocks `argmap` in its pages.

    plugins: [search, argmap]

Files are relative to the page that names them. A map with errors is a warning with the page and its line, so that
`mkdocs build --strict` fails. `mkdocs serve` builds again when a map changes.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from argmap.integrations.drawn import Drawn, Page
from argmap.integrations.markdown import ArgmapExtension

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_log = get_plugin_logger("argmap")


class ArgmapConfig(base.Config):  # type: ignore[no-untyped-call]
    """What can be set for all blocks of a site."""

    theme = config_options.Type(str, default="")
    fit = config_options.Type(str, default="")


class ArgmapPlugin(BasePlugin[ArgmapConfig]):  # type: ignore[no-untyped-call]
    """Adds the Markdown extension, and tells it which page is being made."""

    def __init__(self) -> None:
        """Start with no page."""
        self.page = Page("page")
        self.above = 0
        self.files: set[str] = set()
        self.faults: list[str] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the Markdown extension."""
        settings = {name: value for name, value in (("theme", self.config.theme), ("fit", self.config.fit)) if value}
        extension = ArgmapExtension(place=lambda: (self.page, self.above), made=self._made, **settings)
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]  # an extension itself will do
        return config

    def on_pre_build(self, **_: Any) -> None:
        """Start without faults."""
        self.faults = []

    def on_page_markdown(self, markdown: str, *, page: Any, **_: Any) -> str:
        """Note which page comes next, and how many lines of metadata stand above its text."""
        path = page.file.abs_src_path
        self.page = Page(page.file.src_uri, Path(path).parent if path else Path())
        whole = page.file.content_string
        at = whole.rfind(markdown.strip("\n"))
        self.above = whole[:at].count("\n") - (len(markdown) - len(markdown.lstrip("\n"))) if at > 0 else 0
        return markdown

    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Fail in strict mode with `--quiet`, too, where MkDocs counts no warnings."""
        if config.strict and self.faults and not _log.isEnabledFor(logging.WARNING):
            raise PluginError("\n".join(f"argmap: {fault}" for fault in self.faults))

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Watch the maps, which need not be among the pages."""
        for file in sorted(self.files):
            if Path(file).exists():
                server.watch(file)
        return server

    def _made(self, made: Drawn) -> None:
        self.files.update(made.files)
        for fault in made.faults:
            self.faults.append(str(fault))
            _log.warning(str(fault))
