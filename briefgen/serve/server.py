"""The preview's HTTP server: one thread a connection, GET and HEAD, and one stream of events."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import msgspec

from briefgen.serve.files import EVENTS, SCRIPT, STATE, Mount, Reply, reply_to
from briefgen.serve.live import Live, State

# Seconds between two signs of life in a stream without news, to notice a tab that is gone.
BEAT = 15

# Browsers ask for these by themselves: that they are missing is no broken link of the site.
UNASKED = ("/favicon.ico", "/apple-touch-icon", "/.well-known/")

# A web page of somebody else can make a browser talk to this machine under a name of its own
# (DNS rebinding); it can't make the browser say one of these.
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")

CLIENT = Path(__file__).with_name("client.js")


class PreviewServer(ThreadingHTTPServer):
    """Serves one mount. `mount` may be replaced at any time; requests never wait for a build."""

    # Elsewhere it only means that a port just left can be taken again; Windows would share it.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self, host: str, port: int, *, mount: Mount, live: Live, echo: Callable[[str], None]
    ) -> None:
        self.mount, self.live, self.echo = mount, live, echo
        self.host = host
        self.told: set[str] = set()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), PreviewHandler)

    @property
    def address(self) -> str:
        """The address to open: of this machine also where the server listens to all."""
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}
        host = everywhere.get(self.host, self.host)
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self.server_port}{self.mount.base_path}"

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Say what went wrong in one line; a browser that hung up is nothing to tell."""
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            self.echo(f"error while answering: {type(error).__name__}: {error}")

    def tell_missing(self, url: str, referer: str) -> None:
        """Name a broken link when the request tells the page it is on, once per build."""
        with contextlib.suppress(ValueError):  # It is what the client says; it may be no address.
            page = urlsplit(referer).path
            if page and not url.startswith(UNASKED):
                self._tell_broken(url, page)

    def _tell_broken(self, url: str, page: str) -> None:
        """Name the link from `page` to `url`, unless this build's links were named already."""
        outside = not url.startswith(self.mount.base_path)
        why = f" is outside of {self.mount.base_path}" if outside else " isn't there"
        line = printable(f"broken link: {url}{why}, linked from {page}")
        if line not in self.told:
            self.told.add(line)
            self.echo(line)


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "briefgen", ""
    timeout = 60  # Seconds after which an idle or stuck connection is dropped.

    def do_GET(self) -> None:
        """Answer with a file of the site, or with the preview's own script, state or events."""
        url, _, query = self.path.partition("?")
        since = (parse_qs(query).get("since") or [""])[0]
        live = self.preview.live
        if not self.is_for_us():
            text = "This preview answers only to localhost; --host chooses another address.\n"
            self.send(Reply(403, "text/plain; charset=utf-8", text.encode()))
        elif url == EVENTS:
            self.stream(self.headers.get("Last-Event-ID") or since)
        elif url == STATE:
            self.send(Reply(200, "application/json", msgspec.json.encode(live.state(since))))
        elif url == SCRIPT:
            self.send(Reply(200, "text/javascript; charset=utf-8", CLIENT.read_bytes()))
        else:
            reply = reply_to(url, self.preview.mount, build=live.id, problem=live.problem)
            if reply.status == 404:
                self.preview.tell_missing(url, self.headers.get("Referer", ""))
            self.send(reply, query=query)

    do_HEAD = do_GET  # noqa: N815  The name is given by the base class.

    def refuse(self) -> None:
        """Answer a method that a static site doesn't know."""
        self.close_connection = True  # What the request carries is not read.
        self.send(Reply(405, "text/plain; charset=utf-8", b"GET and HEAD only.\n"))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = refuse  # noqa: N815

    @property
    def preview(self) -> PreviewServer:
        """The server, as what it is."""
        return cast("PreviewServer", self.server)

    def is_for_us(self) -> bool:
        """Whether the request names this machine, where only this machine is listened to."""
        try:
            named = urlsplit("//" + self.headers.get("Host", "")).hostname or ""
        except ValueError:  # A bracket too few or too many.
            return False
        return not is_loopback(self.preview.host) or named in (*LOCAL_NAMES, self.preview.host)

    def send(self, reply: Reply, *, query: str = "") -> None:
        """Send headers and, but for HEAD, the body. Nothing is to be kept: it changes any time."""
        self.send_response(reply.status)
        if reply.location:
            self.send_header("Location", reply.location + (f"?{query}" if query else ""))
        if reply.status == 405:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def stream(self, since: str) -> None:
        """Send the state and then each new one, as server-sent events, until either side ends.

        Source: the EventSource interface of the HTML standard; a line ":" is a sign of life.
        """
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        live = self.preview.live
        state: State | None = live.state(since)
        while not live.closed:
            self.wfile.write(event(state) if state else b":\n\n")
            since = state.id if state else since
            state = live.wait(since, BEAT)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for builds and broken links."""


def event(state: State) -> bytes:
    """The state as one server-sent event; a lost connection is tried again after half a second."""
    return b"retry: 500\nid: %b\ndata: %b\n\n" % (state.id.encode(), msgspec.json.encode(state))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def printable(text: str) -> str:
    """`text` without characters that would steer the terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)
