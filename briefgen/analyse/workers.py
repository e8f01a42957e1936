"""The language model in several processes; what is read doesn't depend on how many there are."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from briefgen.analyse.tokens import ParagraphReading
from briefgen.analyse.worker import LITTLE_MEMORY, Worker, readings_of
from briefgen.errors import ModelError

# About a second of work: long beside the cost of handing it over, short beside that of losing it.
WORDS_PER_BATCH = 5_000
# With fewer new words, starting another process (import, model) costs more than it saves.
WORDS_THAT_PAY = 20_000
# Batches per worker that are read or wait to be read: nobody idles, and memory stays flat.
BATCHES_AHEAD = 2
ATTEMPTS = 2  # a killed worker's batch gets one more
QUOTA = Path("/sys/fs/cgroup/cpu.max")  # of a Linux container: microseconds used per period


def jobs_for(words: int, *, wanted: int | None = None) -> int:
    """How many processes should read `words` new words: at least 1, never more than batches.

    `wanted` is what the user asked for. Otherwise it is 1 where a second process doesn't pay, and
    all usable cores where it does.
    """
    if wanted is None:
        wanted = 1 if words < WORDS_THAT_PAY else _usable_cores()
    return max(1, min(wanted, -(-words // WORDS_PER_BATCH)))


class Workers:
    """Processes that read paragraphs, started when there is work. Use it in a `with` block."""

    def __init__(self, model: str, *, jobs: int) -> None:
        """`model` is the configured name ("" for the best installed), `jobs` how many at most."""
        self._model, self._jobs = model, max(1, jobs)
        self._threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="reading")
        self._lock = threading.Lock()  # around the next two
        self._all: list[Worker] = []
        self._closed = False
        self._idle: deque[Worker] = deque()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes at once; what they were reading is dropped."""
        with self._lock:
            self._closed = True
            for process in self._all:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            process.end()
        self._all.clear()

    def read(
        self, texts: Iterable[str], progress: Callable[[int], None] | None = None
    ) -> Iterator[ParagraphReading]:
        """The model's reading of each text, in order; the texts are single paragraphs.

        Texts are taken by the caller's thread, a bounded number of batches ahead. `progress` hears
        how many words of this call are done.

        Raises:
            ModelError: the model is missing or altered, fails, or a worker died twice over a batch.
        """
        waiting: deque[tuple[Future[bytes], int]] = deque()
        done = 0
        try:
            for batch, words in _ends_with_none(in_batches(texts)):
                if batch is not None:
                    waiting.append((self._threads.submit(self._answer, batch), words))
                room = 0 if batch is None else self._jobs * BATCHES_AHEAD
                while waiting and (len(waiting) > room or waiting[0][0].done()):
                    future, words = waiting.popleft()
                    yield from readings_of(future.result())
                    done += words
                    if progress is not None:
                        progress(done)
        finally:
            for future, _ in waiting:
                future.cancel()

    def _answer(self, texts: Sequence[str]) -> bytes:
        """A worker's answer to a batch; one that dies is replaced once.

        Raises:
            ModelError: the second one died, too.
        """
        cause = ""
        for attempt in range(ATTEMPTS):
            process = self._idle_process() if attempt == 0 else self._started()
            try:
                answer = process.ask(texts)
            except OSError:
                cause = self._buried(process)
                continue
            self._idle.append(process)
            return answer
        raise ModelError(f"a process that reads articles died twice: {cause}", hint=LITTLE_MEMORY)

    def _idle_process(self) -> Worker:
        """A worker that waits for work, or a new one."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._started()

    def _started(self) -> Worker:
        """A new worker.

        Raises:
            ModelError: the system can't start one, or `close` was called meanwhile.
        """
        with self._lock:
            if self._closed:
                raise ModelError("reading was stopped", hint="start it again")
            try:
                process = Worker(self._model)
            except OSError as error:
                raise ModelError(
                    f"a process that reads articles can't be started: {error}", hint=LITTLE_MEMORY
                ) from error
            self._all.append(process)
            return process

    def _buried(self, process: Worker) -> str:
        """Why a worker died; it is removed."""
        cause = process.end()
        with self._lock:
            if process in self._all:
                self._all.remove(process)
        return cause


def in_batches(texts: Iterable[str]) -> Iterator[tuple[list[str], int]]:
    """Texts in batches of about WORDS_PER_BATCH words, and how many words each has."""
    batch: list[str] = []
    words = 0
    for text in texts:
        batch.append(text)
        words += text.count(" ") + 1
        if words >= WORDS_PER_BATCH:
            yield batch, words
            batch, words = [], 0
    if batch:
        yield batch, words


def _ends_with_none(
    batches: Iterable[tuple[list[str], int]],
) -> Iterator[tuple[list[str] | None, int]]:
    """The batches, and None after the last."""
    yield from batches
    yield None, 0


def _usable_cores() -> int:
    """How many cores this process may use: its affinity, less where a container has a quota."""
    if sys.platform == "linux":
        cores = len(os.sched_getaffinity(0))
        with contextlib.suppress(OSError, ValueError):
            used, period = QUOTA.read_text(encoding="ascii").split()
            cores = min(cores, -(-int(used) // int(period)))  # "max" is no number: no quota
    else:
        cores = os.cpu_count() or 1
    return max(1, cores)
