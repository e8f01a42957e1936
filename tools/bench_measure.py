"""Runs programs and says what they took: wall time, CPU time, memory of the largest process."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import msgspec

# Arrays are small here: more threads would make CPU time depend on the number of cores.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
KIBIBYTE = 1024  # the unit of ru_maxrss on Linux


class BenchError(Exception):
    """A program failed, or a site is not what it has to be: the figure would mean nothing."""


class Measured(msgspec.Struct, frozen=True):
    """What one run took. `cpu` is user and system time of the whole process tree.

    `wall` and `cpu` are seconds, `peak` bytes: the most that one single process of the tree held.
    """

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str], *, cwd: Path) -> tuple[Measured, str]:
    """What the command took, and what it printed.

    Raises:
        BenchError: it failed; the message ends with its last lines.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, stdout=output, stderr=errors, env={**os.environ, **ONE_THREAD}
        )
        # Unlike `Popen.wait`, this gives the usage of this one child and those it waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        printed, complaints = _text(output), _text(errors)
    if process.returncode:
        shown = " ".join(Path(part).name for part in command[:3])
        last = "\n".join((complaints or printed).splitlines()[-8:])
        raise BenchError(f"{shown} failed with exit code {process.returncode}:\n{last}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIBIBYTE), printed


def middle(runs: Sequence[Measured]) -> Measured:
    """The medians of several runs, each figure by itself."""
    return Measured(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        round(median(run.peak for run in runs)),
    )


def repeated(times: int, once: Callable[[], Measured]) -> Measured:
    """The medians of `times` runs."""
    return middle([once() for _ in range(times)])


def _text(file: object) -> str:
    """All that was written into an open temporary file."""
    file.seek(0)  # type: ignore[attr-defined]
    content: bytes = file.read()  # type: ignore[attr-defined]
    return content.decode("utf-8", "replace")
