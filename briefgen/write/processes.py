"""Which process left something behind, and whether it still runs."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path


def owner_token() -> str:
    """This process, as it is written down: its id and when it started ("4711-88213")."""
    return f"{os.getpid()}-{_started(os.getpid())}"


def is_token(text: str) -> bool:
    """Whether `text` is what `owner_token` gives in some process."""
    return re.fullmatch(r"[1-9][0-9]{0,9}-[0-9]+", text) is not None


def process_of(token: str) -> int:
    """The process id in a token, 0 when it is none."""
    return int(token.partition("-")[0]) if is_token(token) else 0


def is_running(token: str) -> bool:
    """Whether the process that wrote `token` still runs.

    Process ids are used again, so the start has to be the same too, where the system tells it.
    What is no token was written by nobody who still runs.
    """
    process = process_of(token)
    if not process or not _exists(process):
        return False
    start = token.partition("-")[2]
    now = _started(process)
    return now == start or "0" in (now, start)


def _started(process: int) -> str:
    """When a process started, in the kernel's own count since the machine did; "0" if unknown.

    "" for one that has ended and was not yet waited for.
    Source: proc_pid_stat(5), fields 3 and 22; the name in field 2 may hold blanks and brackets.
    """
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "0"
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]


def _exists(process: int) -> bool:
    """Whether there is a process with this id; when unsure, yes."""
    if sys.platform == "win32":
        return True  # os.kill would end it there; the system deletes nobody's files meanwhile.
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
