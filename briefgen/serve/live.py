"""What open tabs have to know: which build is served, which pages changed, what failed."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from pathlib import PurePosixPath

from briefgen.errors import Skipped
from briefgen.model import Record
from briefgen.serve.problem import Problem

# A change of one of these can show on any page.
IMAGES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"}
SHARED = frozenset({".css", ".js", ".mjs", ".woff", ".woff2"} | IMAGES)

# Beyond as many changed pages the list is not sent: every tab reloads. Bytes matter more then.
MANY = 500

# Builds of which the changed pages are remembered, for tabs that were offline in between.
REMEMBERED = 200


class State(Record, frozen=True):
    """What a tab is told. `id` names the build, and differs in each run of the server.

    `pages` are the pages that changed since the build that the tab knows; None: any may have.
    """

    id: str
    pages: tuple[str, ...] | None
    problem: Problem | None
    skipped: tuple[Skipped, ...]


class Live:
    """The state of the preview. The builder writes it, each request's thread reads it.

    `run` must be new in each run of the server, so that a tab notices a restart.
    """

    def __init__(self, run: str) -> None:
        self._run = run
        self._number = 0
        self._changes: deque[frozenset[str] | None] = deque(maxlen=REMEMBERED)
        self._problem: Problem | None = None
        self._skipped: tuple[Skipped, ...] = ()
        self._closed = False
        self._news = threading.Condition()

    @property
    def id(self) -> str:
        """The id of the newest build, failed ones included."""
        return f"{self._run}.{self._number}"

    @property
    def fresh(self) -> bool:
        """Whether no build has ended yet in this run."""
        return self._number == 0

    @property
    def problem(self) -> Problem | None:
        """Why the newest build failed, or None."""
        return self._problem

    def built(self, changed: Iterable[str], skipped: tuple[Skipped, ...]) -> None:
        """A build is done: `changed` are the files written and removed, from the site's root."""
        self._tell(changed_pages(changed), problem=None, skipped=skipped)

    def failed(self, problem: Problem) -> None:
        """A build failed, and the last good site stays."""
        self._tell(frozenset(), problem=problem, skipped=self._skipped)

    def state(self, since: str) -> State:
        """What a tab has to know that was made with build `since`; an unknown id: everything."""
        with self._news:
            return State(self.id, self._pages_since(since), self._problem, self._skipped)

    def wait(self, since: str, seconds: float) -> State | None:
        """The state once it is another than `since`, or None after `seconds` or at the end."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self.id != since, seconds)
            return None if self._closed or self.id == since else self.state(since)

    def close(self) -> None:
        """Wake all who wait: the server ends."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    @property
    def closed(self) -> bool:
        """Whether the server ends."""
        return self._closed

    def _tell(
        self, pages: frozenset[str] | None, *, problem: Problem | None, skipped: tuple[Skipped, ...]
    ) -> None:
        """Take over the outcome of a build and wake all who wait."""
        with self._news:
            self._number += 1
            self._changes.append(pages)
            self._problem, self._skipped = problem, skipped
            self._news.notify_all()

    def _pages_since(self, since: str) -> tuple[str, ...] | None:
        """The pages that changed after build `since`, sorted; None: any may have."""
        run, _, number = since.partition(".")
        missed = self._number - int(number) if number.isdecimal() else -1
        if run != self._run or not 0 <= missed <= len(self._changes):
            return None
        pages: set[str] = set()
        for changed in list(self._changes)[len(self._changes) - missed :]:
            if changed is None:
                return None
            pages |= changed
        return tuple(sorted(pages)) if len(pages) <= MANY else None


def changed_pages(files: Iterable[str]) -> frozenset[str] | None:
    """The HTML pages among `files`; None when a shared file, such as a style sheet, changed.

    What lies in data/ is fetched when it is needed and shows on no page by itself.
    """
    changed = [PurePosixPath(file) for file in files]
    if any(file.suffix.lower() in SHARED and file.parts[0] != "data" for file in changed):
        return None
    return frozenset(str(file) for file in changed if file.suffix.lower() == ".html")
