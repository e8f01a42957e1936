"""Exchanging two folders in one step, where the system can."""

from __future__ import annotations

import errno
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

# Source: renameat2(2); RENAME_SWAP: rename(2) of macOS.
AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2
# For a C library without the function; the numbers are those of the kernel's system call tables.
SYSTEM_CALL = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
# The system or the file system knows no exchange: two renames instead.
UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP}
# The folder itself can't be renamed: a mount point, a lower layer, a parent that isn't ours.
STUCK = {errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM, errno.EROFS}


def exchange_folders(new: Path, live: Path, *, aside: Path) -> bool:
    """Whether `new` now stands at `live`, and what was there at `new` or `aside`.

    In one step where the system can do it. Otherwise `live` is moved to `aside` first; when the
    process ends between the two renames, `live` is missing until `leftovers.recover` puts it
    back. False, and nothing changed, when `live` can't be moved at all.

    No fsync: the kernel keeps what a killed process wrote. A machine that loses its power may
    lose the newest files, and the next build then finds and mends them.

    Raises:
        OSError: something else went wrong; nothing changed.
    """
    try:
        if not live.exists():
            new.rename(live)
            return True
        swap = _swap_function()
        code = swap(os.fsencode(new), os.fsencode(live)) if swap else errno.ENOSYS
        if code in UNKNOWN:
            _rename_both(new, live, aside)
        elif code:
            raise OSError(code, os.strerror(code), str(live))
    except OSError as error:
        if error.errno in STUCK:
            return False
        raise
    return True


def _rename_both(new: Path, live: Path, aside: Path) -> None:
    """Move `live` aside and `new` in its place; back again if the second can't be done."""
    live.rename(aside)
    try:
        new.rename(live)
    except BaseException:
        aside.rename(live)
        raise


def _swap_function() -> Callable[[bytes, bytes], int] | None:
    """A function that exchanges two paths and gives 0 or an error number; None: there is none."""
    import ctypes  # Takes a hundredth of a second: not for a build that changes nothing.

    libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    if libc is None:
        return None

    def number(result: int) -> int:
        return ctypes.get_errno() if result else 0

    if sys.platform == "darwin":
        return lambda one, other: number(libc.renamex_np(one, other, RENAME_SWAP))
    if not sys.platform.startswith("linux"):
        return None
    if hasattr(libc, "renameat2"):
        return lambda one, other: number(
            libc.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE)
        )
    call = SYSTEM_CALL.get(platform.machine())
    if call is None:
        return None
    return lambda one, other: number(
        libc.syscall(call, AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE)
    )
