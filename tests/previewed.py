"""A preview in a process of its own, as a user starts it, and what it says."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO

import small_site

# Seconds after which something that doesn't come fails its test; only a broken preview needs them.
LIMIT = 30


class Preview:
    """A program that serves a folder; by default `tests/small_site.py`. A context manager."""

    def __init__(self, site: Path, *, port: int = 0, program: tuple[str, ...] = ()) -> None:
        self.site = site
        self.process = subprocess.Popen(
            program or (sys.executable, small_site.__file__, str(site), str(port)),
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: SimpleQueue[str] = SimpleQueue()
        threading.Thread(target=self._read, args=[self.process.stdout], daemon=True).start()
        line = self.line()
        while not line.startswith("serving "):  # Which port is taken comes before.
            line = self.line()
        self.address = line.split()[1]

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self.lines.put(line.rstrip("\n"))

    def line(self) -> str:
        """The next line of the terminal; fails when none comes."""
        return self.lines.get(timeout=LIMIT)

    def news(self) -> str:
        """The next line that tells something new.

        On a busy machine one save, or the removal of a folder, is seen as several changes, and
        the builds between them change no page.
        """
        while (line := self.line()).endswith(": no page changed"):
            pass
        return line

    def built(self) -> str:
        """The next line about a build, without the time it took."""
        return re.sub(r" in \d+\.\d s", "", self.line())

    def get(self, url: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        connection.request("GET", url)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body

    def write(self, name: str, text: str) -> None:
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        (self.site / name).write_text(text)
