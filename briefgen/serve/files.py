"""Which bytes answer an address: the site's files as a web host would serve them."""

from __future__ import annotations

import contextlib
import html
import json
import mimetypes
from pathlib import Path
from urllib.parse import quote, unquote

from briefgen.model import Record
from briefgen.serve.problem import Problem, as_html

# The preview's own addresses; they lie beside the site, whatever its base path is.
EVENTS, STATE, SCRIPT = "/_briefgen/events", "/_briefgen/state", "/_briefgen/client.js"

# The system's own table differs from machine to machine; these are what a site consists of.
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}

PLACEHOLDER = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ max-width: 44rem; margin: 12vh auto; padding: 0 1rem }}
pre {{ overflow-x: auto; padding: .75rem; border: 1px solid }}
</style></head>
<body><main><h1>{title}</h1>{text}</main></body>
</html>
"""


class Mount(Record, frozen=True):
    """The folder that is served, and the path it is served under; it ends with a slash."""

    output_dir: Path
    base_path: str = "/"


class Reply(Record, frozen=True):
    """An answer: `location` is set for a redirect only."""

    status: int
    content_type: str
    body: bytes
    location: str = ""


def reply_to(url: str, mount: Mount, *, build: str, problem: Problem | None = None) -> Reply:
    """The answer to the path `url` (percent-encoded, without query) of a GET request.

    HTML gets the preview's script; the files stay as they are. Without a site yet, every page is
    a placeholder with status 503 that says why and reloads itself.

    Args:
        url: as the browser sent it, starting with "/".
        mount: the served folder.
        build: the id of the newest build, read before this call, so that the page is never older
            than it says.
        problem: why the newest build failed.
    """
    path = decoded(url)
    base = mount.base_path
    if path is not None and base != "/" and path in ("/", base.rstrip("/")):
        return redirect(base)
    wanted = path.removeprefix(base) if path is not None and path.startswith(base) else None
    if wanted is not None:
        if not wanted or wanted.endswith("/"):
            wanted += "index.html"
        with contextlib.suppress(OSError):
            file = mount.output_dir / wanted
            if file.is_dir():
                return redirect(f"{base}{wanted}/")
            if is_inside(file, mount.output_dir):
                return file_reply(file, wanted, build)
    return missing_reply(wanted, mount, build, problem)


def decoded(url: str) -> str | None:
    """`url` as a path, or None when no file can have it: "..", "//", a backslash, not UTF-8."""
    try:
        path = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return None
    parts = path.split("/")
    odd = any(character in path for character in "\\\0")
    if odd or parts[0] or "" in parts[1:-1] or not {".", ".."}.isdisjoint(parts):
        return None
    return path


def redirect(path: str) -> Reply:
    """A redirect to `path`, for now: another site may be previewed at this address tomorrow."""
    return Reply(302, "text/plain; charset=utf-8", b"", location=quote(path))


def is_inside(file: Path, folder: Path) -> bool:
    """Whether `file` really lies in `folder`, and isn't a link that leads out of it."""
    return file.resolve().is_relative_to(folder.resolve())


def file_reply(file: Path, wanted: str, build: str) -> Reply:
    """The file, with the preview's script when it is a page; raises OSError when it isn't there."""
    content_type, body = type_of(wanted), file.read_bytes()
    if content_type.startswith("text/html"):
        body = with_script(body, build=build, pages=(wanted,))
    return Reply(200, content_type, body)


def missing_reply(wanted: str | None, mount: Mount, build: str, problem: Problem | None) -> Reply:
    """The site's 404 page, or the placeholder when there is no site yet."""
    if not (mount.output_dir / "index.html").is_file():
        return placeholder(build, problem)
    pages = (*([wanted] if wanted else []), "404.html")
    try:
        body = (mount.output_dir / "404.html").read_bytes()
    except OSError:
        body = PLACEHOLDER.format(title="Not found", text="").encode()
    return Reply(404, type_of("404.html"), with_script(body, build=build, pages=pages))


def placeholder(build: str, problem: Problem | None) -> Reply:
    """The page that stands in for a site that isn't built yet, or could not be."""
    if problem is None:
        page = PLACEHOLDER.format(
            title="Building the site", text="<p>It appears here when done.</p>"
        )
    else:
        page = PLACEHOLDER.format(title="The site could not be built", text=as_html(problem))
    body = with_script(page.encode(), build=build, pages=None)
    return Reply(503, type_of("index.html"), body)


def with_script(page: bytes, *, build: str, pages: tuple[str, ...] | None) -> bytes:
    """`page` with the preview's script before the end of its body, or at its very end.

    Args:
        page: an HTML page.
        build: the id of the build that it belongs to.
        pages: the files that it shows; when one changes it reloads. None: after each build.
    """
    shown = html.escape(json.dumps(pages))
    tag = f'<script defer src="{SCRIPT}" data-build="{build}" data-pages="{shown}"></script>'
    end = page.lower().rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + tag.encode() + page[end:]


def type_of(path: str) -> str:
    """The content type of a file of the site, with the character set of a text."""
    suffix = Path(path).suffix.lower()
    found = TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    is_text = found.startswith("text/") or found.endswith(("json", "jsonl", "xml", "javascript"))
    return f"{found}; charset=utf-8" if is_text else found
