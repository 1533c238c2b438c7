"""The application: which address is answered with what. See `security` for what is answered at all."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from argmap.serving.live.editor import Editor, EditorError
from argmap.serving.live.live import Gallery, Live
from argmap.serving.live.security import PICTURE_POLICY, Guard, own_hosts
from argmap.serving.live.watch import Watch

if TYPE_CHECKING:
    from starlette.requests import Request

ASSETS = {"map.js", "index.js", "common.js", "live.css"}
INDEX_PACE = 0.25
"""Seconds between two messages to an index, which has all maps in it."""
PULSE = 15.0
"""Seconds after which a silent stream says that it is still there."""
LARGEST = 10_000
"""Bytes of the largest request that is read."""


def application(gallery: Gallery, port: int, editor: Editor | None = None) -> Starlette:
    """Return the application for some maps, asked for at a port of this machine."""
    watch = Watch(str(gallery.shelf.folder), gallery.shelf.only is None, lambda paths: _saved(gallery, watch, paths))

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(gallery.desk.work()), asyncio.create_task(watch.watch())]
        yield
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task

    async def home(_request: Request) -> Response:
        if gallery.shelf.only is not None:
            return RedirectResponse("/map/" + quote(next(iter(gallery.maps), gallery.shelf.only)), 303)
        return _page("index.html")

    async def shown(request: Request) -> Response:
        _asked(gallery, request.path_params["name"])
        return _page("map.html")

    async def picture(request: Request) -> Response:
        live = _asked(gallery, request.path_params["name"])
        if request.headers.get("sec-fetch-dest") == "document":
            return RedirectResponse("/map/" + quote(live.name), 303)
        if live.page is None:
            raise HTTPException(404, "There is no picture of this map yet.")
        return HTMLResponse(live.page, headers={"content-security-policy": PICTURE_POLICY})

    async def events(request: Request) -> Response:
        name = request.query_params.get("map")
        if name is None:
            return _stream(_index_events(gallery))
        live = _asked(gallery, name)
        return _stream(_map_events(gallery, live, editor is not None, watch))

    async def place(request: Request) -> Response:
        live = _asked(gallery, request.query_params.get("map", ""))
        found = live.places.get(request.query_params.get("item", ""))
        return JSONResponse(found._asdict() if found is not None else None)

    async def open_(request: Request) -> Response:
        if not secrets.compare_digest(request.headers.get("x-argmap-token", "").encode(), gallery.token.encode()):
            raise HTTPException(403, "Refused: the token is not this server's.")
        wanted = await _body(request)
        live = _asked(gallery, str(wanted.get("map")))
        if editor is None:
            raise HTTPException(409, "No editor is known; start `argmap serve` with `--editor COMMAND`.")
        file, line, column = _wanted_place(live, wanted)
        full = gallery.shelf.inside(file)
        if full is None or not full.is_file():
            raise HTTPException(404, "This file is not in the folder that is served.")
        try:
            await editor.open(full, line, column)
        except EditorError as error:
            raise HTTPException(502, f"{str(error)[0].upper()}{str(error)[1:]}.") from error
        return JSONResponse({"file": file, "line": line, "column": column})

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            raise HTTPException(404, "There is nothing here.")
        return Response(_resource(name), media_type="text/css" if name.endswith(".css") else "text/javascript")

    return Starlette(
        routes=[
            Route("/", home),
            Route("/map/{name:path}", shown),
            Route("/page/{name:path}", picture),
            Route("/events", events),
            Route("/place", place),
            Route("/open", open_, methods=["POST"]),
            Route("/assets/{name}", asset),
            Route("/favicon.ico", lambda _request: Response(status_code=204)),
        ],
        middleware=[Middleware(Guard, hosts=own_hosts(port))],
        exception_handlers={HTTPException: _told},
        lifespan=running,
    )


def _saved(gallery: Gallery, watch: Watch, paths: set[str]) -> None:
    gallery.changed(paths)
    watch.also(gallery.files())


def _asked(gallery: Gallery, name: str) -> Live:
    live = gallery.maps.get(name)
    if live is None:
        raise HTTPException(404, "There is no such map in the folder that is served.")
    return live


def _wanted_place(live: Live, wanted: dict[str, Any]) -> tuple[str, int, int]:
    """Return the place of a claim or argument, or of a finding by its number. Raises HTTPException."""
    if isinstance(number := wanted.get("finding"), int):
        found = live.findings.listed if live.findings is not None else []
        if 0 <= number < len(found):
            return found[number]["file"], found[number]["line"], found[number]["column"]
    elif isinstance(item := wanted.get("item"), str) and item in live.places:
        return live.places[item]
    raise HTTPException(404, "This place is not known any more.")


async def _body(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise HTTPException(415, "This must be JSON.")
    read = b""
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST:
            raise HTTPException(413, "This is more than anybody needs to say.")
    try:
        wanted = json.loads(read)
    except (ValueError, RecursionError):
        wanted = None
    if not isinstance(wanted, dict):
        raise HTTPException(400, "This must be a JSON object.")
    return wanted


async def _map_events(gallery: Gallery, live: Live, editor: bool, watch: Watch) -> AsyncIterator[str]:
    news = asyncio.Event()
    live.watchers.add(news)
    try:
        gallery.open(live)
        async for message in _messages(gallery, news, lambda: gallery.state(live, editor)):
            watch.also(gallery.files())
            yield message
    finally:
        live.watchers.discard(news)


async def _index_events(gallery: Gallery) -> AsyncIterator[str]:
    news = asyncio.Event()
    gallery.index.add(news)
    try:
        gallery.open_index()
        folder = gallery.shelf.folder.name
        async for message in _messages(gallery, news, lambda: {"maps": gallery.rows(), "folder": folder}, INDEX_PACE):
            yield message
    finally:
        gallery.index.discard(news)


async def _messages(
    gallery: Gallery, news: asyncio.Event, state: Callable[[], Any], pace: float = 0.0
) -> AsyncIterator[str]:
    """Yield the state now and whenever there are news, and a sign of life in between."""
    yield "retry: 500\n\n"
    last = ""
    while not gallery.closed:
        news.clear()
        message = f"data: {json.dumps(state(), ensure_ascii=True)}\n\n"
        if message != last:
            last = message
            yield message
            await asyncio.sleep(pace)
        try:
            async with asyncio.timeout(PULSE):
                await news.wait()
        except TimeoutError:
            yield ":\n\n"


def _stream(messages: AsyncIterator[str]) -> Response:
    return StreamingResponse(messages, media_type="text/event-stream")


def _page(name: str) -> Response:
    return HTMLResponse(_resource(name))


async def _told(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code)


@cache
def _resource(name: str) -> bytes:
    return files(__package__).joinpath("assets", name).read_bytes()
