"""What is answered at all: requests of pages of our own, to this machine by its own names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Of our own pages: no script or style but our files, no request but to us. A map's picture has a policy of its own."""
PICTURE_POLICY = "frame-ancestors 'self'"
"""Of a picture, beside the one that is in it, by which nothing runs but its own script and nothing is asked for."""

HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def own_hosts(port: int) -> frozenset[str]:
    """Return the names under which the server is asked, as `Host` gives them."""
    ending = "" if port == 80 else f":{port}"
    return frozenset(f"{name}{ending}" for name in ("127.0.0.1", "localhost"))


class Guard:
    """Lets through what comes from the user's own browser and from pages of our own, and marks what is answered.

    A page of another origin cannot read our answers, but could ask; and a name that its owner lets point to this
    machine (DNS rebinding) would make it our own. So the name asked for must be ours, and the origin too.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        """Take the names of this machine that are ours, with the port."""
        self.app = app
        self.hosts = frozenset(hosts)
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("content-security-policy", POLICY)
            await send(message)

        reason = self.refusal(Headers(scope=scope), scope["method"])
        if reason:
            await PlainTextResponse(f"Refused: {reason}.\n", status_code=403)(scope, receive, marked)
        else:
            await self.app(scope, receive, marked)

    def refusal(self, headers: Headers, method: str) -> str:
        """Return why a request is refused; empty for one that is answered."""
        if len(headers.getlist("host")) != 1 or headers["host"].lower() not in self.hosts:
            return "this server is asked for by another name than its own"
        if any(origin not in self.origins for origin in headers.getlist("origin")):
            return "this comes from a page of another origin"
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return "this comes from a page of another site"
        if method not in ("GET", "HEAD") and "origin" not in headers:
            return "this does not say where it comes from"
        return ""
