"""Child processes of a test: quick to start, and may be killed."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

import pytest

if not hasattr(os, "fork"):
    pytest.skip("THIS SYSTEM HAS NO FORK: nothing is killed", allow_module_level=True)


def fork(child: Callable[[], object]) -> int:
    """The process id of a copy of this process that runs `child`; it ends with 1 if that raises."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        child()
        code = 0
    except BaseException:  # noqa: BLE001  whatever it is, the child must not go on as a test
        traceback.print_exc()
    finally:
        os._exit(code)


def result_of(process: int) -> int:
    """The exit code of a child, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
