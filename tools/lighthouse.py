"""What Lighthouse says of a page of a person and of a country, as a table.

    python tools/lighthouse.py SITE [--runs 3]

SITE is a folder with content/. It is built for the address it is served at, by a plain web server
that packs what it sends, as GitHub Pages does. The pages are those with most sentences. Of several
runs the one in the middle counts: performance depends on what else the machine does. npx fetches
Lighthouse from the npm registry; a Chromium of the system runs it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefgen.build import build
from briefgen.config import load_config

LIGHTHOUSE = "lighthouse@12.8.2"
KINDS = ("performance", "accessibility", "best-practices", "seo")
FINE = 0.9  # the score of an audit from which Lighthouse shows it green
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu"


class Handler(SimpleHTTPRequestHandler):
    """Serves files, packed where that pays, to be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        if path.suffix in PACKED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(output: Path) -> Iterator[str]:
    """The address at which a folder is served; it is empty at first."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


def scores(url: str, browser: str) -> dict[str, float]:
    """The scores of a page, in hundredths; what isn't perfect is told on standard error."""
    command = [
        "npx", "--yes", LIGHTHOUSE, url, "--output=json", "--quiet",
        f"--only-categories={','.join(KINDS)}", f"--chrome-flags={FLAGS}",
    ]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": browser}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    report = json.loads(done.stdout)
    for audit in report["audits"].values():
        if audit.get("score") is not None and audit["score"] < FINE:
            sys.stderr.write(f"{url}: {audit['title']} {audit.get('displayValue', '')}\n")
    return {kind: round(report["categories"][kind]["score"] * 100) for kind in KINDS}


def largest(output: Path, folder: str) -> str:
    """The page with most sentences among the people or the countries."""
    twins = (json.loads(path.read_bytes()) for path in (output / folder).glob("*/index.json"))
    dossiers = (twin for twin in twins if "statements" in twin and "slug" in twin)
    return f"{folder}/{max(dossiers, key=lambda twin: twin['statements'])['slug']}/"


def main() -> None:
    """Build, serve, look, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("no Chromium: install it (on Debian: apt install chromium)")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        with served(output) as address:
            config = load_config(given.site, output=output, base_url=address)
            build(config)
            sys.stdout.write(f"| page | {' | '.join(KINDS)} |\n|---|---|---|---|---|\n")
            for kind in ("people", "countries"):
                path = largest(output, kind)
                runs = [scores(address + path, browser) for _ in range(given.runs)]
                middle = (round(statistics.median(run[one] for run in runs)) for one in KINDS)
                sys.stdout.write(f"| {path} | {' | '.join(map(str, middle))} |\n")


if __name__ == "__main__":
    main()
