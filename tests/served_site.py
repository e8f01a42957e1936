"""A built site under the addresses at which readers open one: from disk, at a root, in a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WAYS = ("file", "root", "folder")


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


class Server(ThreadingHTTPServer):
    """One that takes no notice of readers who leave before a page has come."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing."""


@contextmanager
def address_of(output: Path, way: str) -> Iterator[str]:
    """The address of the site in `output`, with "/" at its end; a server runs in the block."""
    if way == "file":
        yield f"{output.as_uri()}/"
        return
    above = output.parent if way == "folder" else output
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(above)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    inside = f"{output.name}/" if way == "folder" else ""
    yield f"http://127.0.0.1:{server.server_address[1]}/{inside}"
    server.shutdown()
    server.server_close()
