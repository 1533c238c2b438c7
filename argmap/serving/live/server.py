"""Runs the application at a port of this machine, which no other machine reaches."""

from __future__ import annotations

import socket
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from argmap.serving.live.app import application
from argmap.serving.live.live import Gallery

if TYPE_CHECKING:
    from argmap.drawing.options import Options
    from argmap.serving.live.editor import Editor
    from argmap.serving.live.jobs import Checking
    from argmap.serving.live.shelf import Shelf

HERE = "127.0.0.1"
"""The loopback address; there is no way to be served at another."""


class Server(uvicorn.Server):
    """A server that tells when it answers, and lets the pages that wait for news go when it is to end."""

    def __init__(self, config: uvicorn.Config, gallery: Gallery, ready: Callable[[], None]) -> None:
        """Take what is served, and whom to tell."""
        super().__init__(config)
        self.gallery = gallery
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self.ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End: a page that waits for news would be waited for."""
        self.gallery.close()
        super().handle_exit(sig, frame)


def listen(port: int = 0) -> socket.socket:
    """Return a socket at a port of the loopback address, 0 for any that is free. Raises OSError for one in use."""
    return socket.create_server((HERE, port), backlog=128)


def serve(
    shelf: Shelf,
    listener: socket.socket,
    options: Options,
    checking: Checking,
    *,
    editor: Editor | None = None,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve the maps of a shelf until interrupted; `ready` is called when the first request can come.

    Raises KeyboardInterrupt at Ctrl-C, once all is tidied up.
    """
    server = server_of(shelf, listener, options, checking, editor=editor, ready=ready)
    server.run(sockets=[listener])


def server_of(
    shelf: Shelf,
    listener: socket.socket,
    options: Options,
    checking: Checking,
    *,
    editor: Editor | None = None,
    ready: Callable[[], None] = lambda: None,
) -> Server:
    """Return the server, to be run."""
    gallery = Gallery(shelf, options, checking)
    config = uvicorn.Config(
        application(gallery, listener.getsockname()[1], editor),
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        ws="none",
        http="h11",
        timeout_graceful_shutdown=2,
    )
    return Server(config, gallery, ready)
