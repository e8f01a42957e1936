"""Pagefind's program, run in a folder of its own while the rest of the site is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

from briefgen.errors import SearchError
from briefgen.search.canonical import make_canonical

FOLDER = "search/pagefind"  # of the index in a site
PACKAGE = "pagefind-bin"
# What a page needs to search; the rest is Pagefind's own interfaces.
NEEDED = (
    "pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind", "*.pf_meta",
    "filter/*", "fragment/*", "index/*",
)  # fmt: skip
INSTALL = f"install it with: python -m pip install {PACKAGE}; or write search = false in [site]"


def version() -> str:
    """The installed version of Pagefind, "" where there is none."""
    try:
        return version_of(PACKAGE)
    except PackageNotFoundError:
        return ""


class Indexing:
    """One run of the program; use it in a `with` block: what it wrote is gone after that."""

    def __init__(self, work: Path) -> None:
        """Look for the program.

        Args:
            work: a folder for this alone, made and removed; what a killed run left there goes too.

        Raises:
            SearchError: it isn't installed.
        """
        if not version():
            raise SearchError("no search index: Pagefind is not installed", hint=INSTALL)
        from pagefind_bin import get_executable  # not there on every machine

        try:
            self._program = get_executable()
        except FileNotFoundError as error:
            raise SearchError("no search index: Pagefind has no program", hint=INSTALL) from error
        self._work = work
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Indexing:
        try:
            shutil.rmtree(self._work, ignore_errors=True)
            self._work.mkdir(parents=True)
            # A name of its own: a killed build's program may still write into the last one.
            self._folder = Path(tempfile.mkdtemp(dir=self._work))
        except OSError as error:
            raise _disk_error(error) from error
        self._documents, self._index = self._folder / "documents", self._folder / "index"
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._work, ignore_errors=True)

    def add(self, path: str, document: str) -> None:
        """Take the document of the page at `path`.

        Raises:
            SearchError: there is no room for it.
        """
        target = self._documents / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(document, encoding="utf-8")
        except OSError as error:
            raise _disk_error(error) from error

    def start(self) -> None:
        """Let the program begin with the documents added so far.

        Raises:
            SearchError: it can't be run.
        """
        # Settings of Pagefind that the user has for something else are none of ours.
        own = {name: value for name, value in os.environ.items() if "PAGEFIND" not in name}
        try:
            self._process = subprocess.Popen(
                [
                    self._program, "--site", self._documents, "--output-path", self._index,
                    "--keep-index-url", "--silent",
                ],
                cwd=self._folder,
                env=own,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )  # fmt: skip
        except OSError as error:
            message = f"no search index: Pagefind can't be run: {error.strerror}"
            raise SearchError(message, hint=INSTALL) from error

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Wait for the end; the files of the index, sorted, by path from the site's root.

        Raises:
            SearchError: the program failed.
        """
        assert self._process is not None
        _, told = self._process.communicate()
        if self._process.returncode != 0:
            last = (told.strip().splitlines() or [f"exit code {self._process.returncode}"])[-1]
            hint = "is there room on the disk? search = false in [site] does without an index"
            raise SearchError(f"no search index: Pagefind failed: {last}", hint=hint)
        try:
            make_canonical(self._index)
        except (ValueError, LookupError, OSError) as error:
            message = f"no search index: that of Pagefind {version()} can't be read: {error}"
            hint = "install the version that requirements/run.txt names"
            raise SearchError(message, hint=hint) from error
        found = sorted({path for pattern in NEEDED for path in self._index.glob(pattern)})
        for path in found:
            yield f"{FOLDER}/{path.relative_to(self._index).as_posix()}", path.read_bytes()


def _disk_error(error: OSError) -> SearchError:
    """What to say where the folder for temporary files is of no use."""
    return SearchError(
        f"no search index: a temporary file can't be written: {error.strerror}",
        hint="is there room on the disk? search = false in [site] does without an index",
    )
