"""One build at a time: a site has one cache, so its builds take turns."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.cache import FOLDER
from briefgen.errors import OutputError
from briefgen.write.processes import is_running, owner_token, process_of

NAME = "lock"
WAIT_SECONDS = 30.0  # Longer than the build of an edit, shorter than somebody's patience.
PAUSE_SECONDS = 0.1
# The file system has no locks: the process named in the file is asked after instead.
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}


class BuildLock:
    """Holds a site in a `with` block; a second one waits for the first.

    The kernel keeps the lock and gives it back when the process ends in any way, so nothing has
    to be cleared away after a crash. The file names the holder for the message. Every output
    folder of one site has the same lock. A folder that can't be written is not locked: nothing
    is shared in it.
    """

    def __init__(
        self,
        site_dir: Path,
        *,
        wait: float = WAIT_SECONDS,
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Take nothing yet.

        Args:
            site_dir: the folder of the site; the lock is `.briefgen/lock` in it.
            wait: seconds to wait for another build.
            note: told once when there is something to wait for.
        """
        self._path = site_dir / FOLDER / NAME
        self._wait, self._note = wait, note
        self._handle: int | None = None

    def __enter__(self) -> BuildLock:
        """Take the lock.

        Raises:
            OutputError: another build still has it when the time is over.
        """
        deadline, told = time.monotonic() + self._wait, False
        while not self._take():
            holder = _describe(_holder(self._path))
            if time.monotonic() >= deadline:
                raise OutputError(
                    f"another build{holder} is running",
                    hint="wait until it is done, or end it; `briefgen serve` builds by itself",
                    path=str(self._path.parent.parent),
                )
            if not told:
                self._note(f"waiting for another build{holder}")
                told = True
            time.sleep(PAUSE_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        """Give the lock back, and remove its file and the folder if nothing else is in it."""
        if self._handle is not None:
            _held.discard(self._handle)
            # Before it is closed: whoever opens the file later must find that it is not this one.
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(self._handle)
            self._handle = None
            with contextlib.suppress(OSError):
                self._path.parent.rmdir()

    def _take(self) -> bool:
        """Whether there is nothing to wait for (any more)."""
        try:
            self._path.parent.mkdir(exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            if error.errno == errno.ENOENT and self._path.parent.parent.is_dir():
                return False  # The last holder just removed the folder.
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                return True
            raise _cannot_lock(error, self._path) from error
        if not (_locked(handle, self._path) and _is_same(handle, self._path)):
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.write(handle, owner_token().encode())
        self._handle = handle
        _held.add(handle)
        return True


_held: set[int] = set()


def _forget() -> None:
    """Close, in a process that was just forked, what its parent holds: it must not live longer."""
    for handle in _held:
        with contextlib.suppress(OSError):
            os.close(handle)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _locked(handle: int, path: Path) -> bool:
    """Whether this process has the lock on an open file now."""
    try:
        if sys.platform == "win32":
            import msvcrt  # There is no fcntl.

            os.lseek(handle, 1 << 30, os.SEEK_SET)  # Not where the holder's name is to be read.
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl  # There is none on Windows.

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in NO_LOCKS:
            holder = _holder(path)
            return holder == owner_token() or not is_running(holder)
        return False
    return True


def _is_same(handle: int, path: Path) -> bool:
    """Whether an open file still is the one at `path`: the last holder removed his."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    """What the holder wrote, "" when it can't be read (yet)."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def _describe(token: str) -> str:
    """The holder in a message: " (process 4711)", or nothing."""
    return f" (process {process_of(token)})" if process_of(token) else ""


def _cannot_lock(error: OSError, path: Path) -> OutputError:
    """The error for a lock file that can't be made."""
    return OutputError(
        f"the site can't be locked: {error.strerror or error}",
        hint="check the free space and the rights of the folder",
        path=str(path),
    )
