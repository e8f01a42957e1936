"""Which files of a site changed, one batch per burst; the only file that knows watchdog.

A folder is watched with all below it, a file through the folder it lies in, and the folder above
each of them too, so that a folder that is deleted and made again, or isn't there yet, is noticed.
"""

from __future__ import annotations

import contextlib
import errno
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers.api import BaseObserver

Event = tuple[float, Path]

QUIET = 0.1  # Seconds without a change that end a burst: editors write a file in several steps.
CAP = 2.0  # Seconds after which a burst that doesn't end is passed on all the same.
POLL = 1.0  # Seconds between two looks at the files when the system can't tell of changes.

# Reading a file is an event too ("opened", "closed_no_write"): a build that reacted to those would
# start itself again for ever.
KINDS = frozenset({"created", "modified", "moved", "deleted"})

# Not content: hidden files (.git, .DS_Store, .#x of Emacs, .goutputstream of GNOME, .x.swp of Vim)
# and what editors write for the length of a save: 4913 is Vim's, jb are JetBrains', .sb- Apple's.
NOISE = re.compile(
    r"\..*|4913|jb_.*|#.*#|.*(~|\.sw[opx]|\.bck|\.tmp|\.sb-.*|___jb_.*___)", re.DOTALL
)

# The kernel's limits of watches, of watching processes and of open files.
LIMITS = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE})


class Watch:
    """Tells what changed below the followed paths. A context manager; it holds threads."""

    def __init__(self, *, poll: bool, echo: Callable[[str], None]) -> None:
        self._echo = echo
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._wanted: tuple[Path, ...] = ()
        self._roots: tuple[Path, ...] = ()
        self._ignored: tuple[Path, ...] = ()
        self._scheduled: dict[Path, bool] = {}
        self._stale = False
        self._polls = poll
        self._observer: BaseObserver | None = None

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def follow(self, paths: Sequence[Path], *, ignored: Sequence[Path] = ()) -> None:
        """Watch `paths`, files and folders, there or not, and nothing else; `ignored` never counts.

        To be called again before each build: it picks up folders that were made again. What
        happens between the call and the next batch is never missed, so build after it. Where
        the system's limit of watches is reached, it goes over to polling and says so.
        """
        self._wanted = tuple(path.absolute() for path in paths)
        self._roots = tuple({root: None for path in self._wanted for root in both_names(path)})
        self._ignored = tuple({path: None for given in ignored for path in both_names(given)})
        try:
            self._schedule()
        except OSError as error:
            if self._polls or error.errno not in LIMITS:
                raise
            self._echo(
                "the system's limit of watched folders is reached: "
                f"looking at the files every {POLL:.0f} s instead"
            )
            self.close()
            self._polls = True
            self._schedule()

    def next_batch(self) -> tuple[Path, ...]:
        """The paths that changed, sorted, once they have been quiet; waits as long as it takes."""
        return collect(self._next_event, time.monotonic)

    def close(self) -> None:
        """End the threads. Watching starts afresh with the next `follow`."""
        self._scheduled = {}
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(1)
            self._observer = None

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event from watchdog, in its thread; the name is the one that it calls."""
        if event.event_type not in KINDS or (event.is_directory and event.event_type == "modified"):
            return
        for given in (event.src_path, event.dest_path):
            path = Path(given.decode() if isinstance(given, bytes) else given)
            if given and is_relevant(path, self._roots, self._ignored):
                if event.is_directory and any(path == r or path in r.parents for r in self._roots):
                    self._stale = True
                self._events.put((time.monotonic(), path))

    def _next_event(self, timeout: float | None) -> Event:
        """The next event; without a timeout in steps, so that Ctrl-C gets through on Windows."""
        if timeout is not None:
            return self._events.get(timeout=timeout) if timeout > 0 else self._events.get_nowait()
        while True:
            with contextlib.suppress(Empty):
                return self._events.get(timeout=POLL)

    def _schedule(self) -> None:
        """Make watchdog watch exactly what has to be watched now; raises OSError at a limit."""
        while self._stale or self._observer is None or folders(self._wanted) != self._scheduled:
            self._stale = False
            self._scheduled = folders(self._wanted)
            if self._observer is None:
                self._observer = start_observer(poll=self._polls)
            self._observer.unschedule_all()
            # Folders above come last: at a limit inside a tree watchdog is silent, the next fails.
            for folder, deep in sorted(self._scheduled.items(), key=lambda item: not item[1]):
                self._schedule_one(self._observer, folder, deep=deep)

    def _schedule_one(self, observer: BaseObserver, folder: Path, *, deep: bool) -> None:
        """Watch one folder; one that has just gone or can't be read is left out."""
        try:
            observer.schedule(
                cast("FileSystemEventHandler", self),
                str(folder),
                recursive=deep,
                event_filter=event_classes(),
            )
        except OSError as error:
            if error.errno in LIMITS:
                raise


def collect(
    next_event: Callable[[float | None], Event], now: Callable[[], float]
) -> tuple[Path, ...]:
    """The paths of one burst, sorted: until QUIET seconds without an event, or CAP in all.

    Args:
        next_event: gives the next event, or raises Empty after the given seconds; None waits.
        now: the clock that the events' times come from, in seconds.
    """
    first, path = next_event(None)
    last, paths = first, {path}
    while True:
        left = min(last + QUIET, first + CAP) - now()
        try:
            last, path = next_event(max(left, 0))
        except Empty:
            return tuple(sorted(paths))
        paths.add(path)


def is_relevant(path: Path, roots: Iterable[Path], ignored: Iterable[Path]) -> bool:
    """Whether a change of `path` can change the site: a root, below one, or above one."""
    if any(path == other or other in path.parents for other in ignored):
        return False
    for root in roots:
        if path == root or path in root.parents:
            return True
        if root in path.parents and not is_noise(path.relative_to(root)):
            return True
    return False


def is_noise(path: Path) -> bool:
    """Whether `path`, counted from a watched folder, is hidden or an editor's temporary file."""
    return any(NOISE.fullmatch(part) for part in path.parts)


def both_names(path: Path) -> Iterator[Path]:
    """`path` with its folder's real name, and the real name of what it leads to."""
    yield path.parent.resolve() / path.name
    yield path.resolve()


def folders(paths: Iterable[Path]) -> dict[Path, bool]:
    """The folders to watch for `paths`, and whether with all below them."""
    found: dict[Path, bool] = {}
    for path in paths:
        above = next(parent for parent in path.parents if parent.is_dir()).resolve()
        found.setdefault(above, False)
        if path.is_dir():
            found[path.resolve()] = True
    return found


def start_observer(*, poll: bool) -> BaseObserver:
    """A running observer of watchdog; raises OSError when the system has no watches left."""
    from watchdog.observers import Observer  # Only `serve` needs it; no other command pays for it.
    from watchdog.observers.polling import PollingObserver

    observer: BaseObserver = PollingObserver(timeout=POLL) if poll else Observer()
    observer.start()
    return observer


def event_classes() -> list[type[FileSystemEvent]]:
    """What to ask the system for: a build reads each file, and those events are never needed."""
    from watchdog import events

    files: list[type[FileSystemEvent]] = [
        events.FileCreatedEvent,
        events.FileModifiedEvent,
        events.FileMovedEvent,
        events.FileDeletedEvent,
    ]
    return [*files, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent]
