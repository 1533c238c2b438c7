"""The server itself: messages in, features asked, answers out."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcMethodNotFound
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter
from pygls.protocol.language_server import lsp_method

from argmap import __version__
from argmap.checking import Report
from argmap.serving.lsp import diagnostics
from argmap.serving.lsp.features import FEATURES, Feature
from argmap.serving.lsp.positions import Encoding
from argmap.serving.lsp.worker import Worker
from argmap.serving.lsp.workspace import Opened, Options, Reading, Workspace, path_of

ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}

WATCHED = ("**/*.{yaml,yml,txt,md}", "**/{argmap,pyproject}.toml")
"""Files whose change may change what is found: maps, sources of passages, settings."""


class _Protocol(LanguageServerProtocol):
    """The library's protocol, with texts kept by the workspace of ours, which counts lines as the protocol does."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message; a request that cannot be read is answered, where the library leaves it without an answer."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), int | str):
                self._send_response(data["id"], None, error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Take a message; after the goodbye a request is refused, where the library leaves it without an answer."""
        if self._shutdown and hasattr(message, "method") and hasattr(message, "id"):
            self._send_response(message.id, None, JsonRpcInvalidRequest("the server was shut down").to_response_error())
        else:
            super().handle_message(message)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        self._server.opened(item.uri, item.version, item.text)  # type: ignore[attr-defined]

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        self._server.changed(item.uri, item.version, list(params.content_changes))  # type: ignore[attr-defined]

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params.text_document.uri)  # type: ignore[attr-defined]


class Server(LanguageServer):
    """The language server of argmap."""

    def __init__(self, options_for: Callable[[Path], Options] = lambda _: Options()) -> None:
        """Take what tells the options for the maps of a folder."""
        super().__init__("argmap", __version__, protocol_cls=_Protocol, converter_factory=default_converter)
        self.maps = Workspace(options_for)
        self._worker: Worker | None = None

    @property
    def worker(self) -> Worker:
        """The thread that reads and checks; begun when it is first needed, within the loop."""
        if self._worker is None:
            self._worker = Worker(self.maps, self._publish)
        return self._worker

    def begin(self, params: types.InitializeParams) -> None:
        """Take what the editor says of itself: folders, and how it counts columns."""
        told = self.workspace.position_encoding
        self.maps.encoding = ENCODINGS.get(str(getattr(told, "value", told)), "utf-16")
        uris = [folder.uri for folder in params.workspace_folders or ()]
        uris = uris or [uri for uri in (params.root_uri,) if uri]
        self.maps.files.folders = [path for uri in uris if (path := path_of(uri)) is not None]
        item = getattr(getattr(params.capabilities.text_document, "completion", None), "completion_item", None)
        self.maps.snippets = bool(getattr(item, "snippet_support", False))

    async def watch(self) -> None:
        """Ask an editor that can to tell when files change outside it; those of the settings, too."""
        can = getattr(self.client_capabilities.workspace, "did_change_watched_files", None)
        if not getattr(can, "dynamic_registration", False):
            return  # a map that is included is then read again at the next keystroke, or when a text is saved
        wanted = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(each) for each in WATCHED])
        asked = types.Registration("argmap-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
        try:
            await self.client_register_capability_async(types.RegistrationParams([asked]))
        except JsonRpcException as error:
            logging.getLogger(__name__).warning("the editor watches no files: %s", error)

    def folders_changed(self, event: types.WorkspaceFoldersChangeEvent) -> None:
        """Take folders that came and went."""
        gone = {path_of(folder.uri) for folder in event.removed}
        come = [path for folder in event.added if (path := path_of(folder.uri)) is not None]
        self.maps.files.folders = list(dict.fromkeys([*(f for f in self.maps.files.folders if f not in gone), *come]))
        self.files_changed()

    def opened(self, uri: str, version: int | None, text: str) -> None:
        """Take a text that was opened."""
        self.maps.open(uri, version, text)
        self._check(uri)

    def changed(self, uri: str, version: int | None, changes: list[types.TextDocumentContentChangeEvent]) -> None:
        """Take changes of a text; of one that is not open, nothing can be made."""
        if uri in self.maps.opened:
            self.maps.change(uri, version, changes)
            self._check(uri)

    def closed(self, uri: str) -> None:
        """Forget a text; what it holds is then what is in its file."""
        opened = self.maps.opened.pop(uri, None)
        if opened is None:
            return
        for told in diagnostics.close(self.maps, opened):
            self.text_document_publish_diagnostics(told)
        self._check_around(opened)

    def files_changed(self) -> None:
        """Look at the files again, and check all that is open."""
        self.maps.files.forget()
        for uri in self.maps.opened:
            self.worker.changed(uri)

    def _check(self, uri: str) -> None:
        opened = self.maps.opened[uri]
        self._check_around(opened)
        self.worker.changed(uri)  # last, so that it comes first

    def _check_around(self, opened: Opened) -> None:
        """Check what includes a text, or is included by it, as its findings may depend on it."""
        for other in self.maps.opened.values():
            if other is not opened and (_includes(other, opened) or _includes(opened, other)):
                self.worker.changed(other.uri)

    def _publish(self, opened: Opened, reading: Reading, report: Report) -> None:
        for told in diagnostics.publish(self.maps, opened, reading, report):
            self.text_document_publish_diagnostics(told)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write a fault of ours to the log, not into the editor's face; what was refused has been told."""
        if isinstance(error, JsonRpcInvalidParams | JsonRpcMethodNotFound):
            return
        logging.getLogger(__name__).error("%s: %s", getattr(source, "__name__", source), error)


def _includes(one: Opened, other: Opened) -> bool:
    if one.read is None or other.path is None:
        return False
    return any(each.path == other.path for each in one.read.document.documents())


def make_server(options_for: Callable[[Path], Options] = lambda _: Options()) -> Server:
    """Return a server with all features."""
    server = Server(options_for)

    def begin(params: types.InitializeParams) -> None:
        server.begin(params)

    server.feature(types.INITIALIZE)(begin)
    # These two are handled by the protocol; naming them tells editors to send them.
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_nothing)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_nothing)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(lambda _: server.files_changed())
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(lambda _: server.files_changed())
    server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(lambda told: server.folders_changed(told.event))

    async def initialized(_: types.InitializedParams) -> None:
        await server.watch()

    server.feature(types.INITIALIZED)(initialized)
    for feature in FEATURES:
        server.feature(feature.method, feature.options)(_handler(server, feature))
    return server


def _nothing(_: Any) -> None:
    pass


def _handler(server: Server, feature: Feature) -> Callable[[Any], Any]:
    async def handle(params: Any) -> Any:
        document = getattr(params, "text_document", None)
        if document is None:
            return feature.answer(server.maps, params)
        if not server.maps.is_map(document.uri) and not feature.any_text:
            return None
        if feature.exact:
            await server.worker.exact(document.uri)
        if document.uri not in server.maps.opened:
            return None
        return feature.answer(server.maps, params)

    return handle


def serve(options_for: Callable[[Path], Options] = lambda _: Options()) -> int:
    """Serve one editor over standard input and output, until it says goodbye (0) or goes away without (1)."""
    logging.basicConfig(level=logging.WARNING, format="argmap: %(message)s")
    logging.getLogger("pygls").setLevel(logging.ERROR if os.environ.get("ARGMAP_DEBUG") else logging.CRITICAL)
    server = make_server(options_for)
    # What was imported stays; what a map leaves behind is looked for seldom, as it has next to no rings.
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 50)
    try:
        server.start_io()
    finally:
        if server._worker is not None:
            server._worker.close()
    return 0 if server.protocol._shutdown else 1
