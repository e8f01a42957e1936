"""One process with the language model: both ends of the pipes between it and its owner.

A worker is a fresh interpreter that loads the verified model once and answers batches of
paragraphs. It isn't forked, since the owner may have threads, and it isn't `multiprocessing`, which
runs the owner's main module again. It ends when its standard input closes, so that nothing is left
behind when the owner is killed.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from briefgen.analyse.pipeline import ONE_THREAD, load_reader
from briefgen.analyse.tokens import ParagraphReading
from briefgen.errors import BriefgenError, ModelError

LITTLE_MEMORY = "if memory is short, each process needs about 300 MB: try --jobs 1"
# `-P` keeps the site's folder out of the import path; the owner's own path is handed on.
START = "from briefgen.analyse.worker import serve_batches; serve_batches()"


class _Failure(msgspec.Struct, frozen=True):
    """An error on its way from a worker to the user."""

    message: str
    hint: str
    path: str = ""
    trace: str = ""


class _Answer(msgspec.Struct, frozen=True):
    """What a worker gives for a batch: one reading per text, or a failure."""

    readings: tuple[ParagraphReading, ...] = ()
    failure: _Failure | None = None


_ANSWER = msgspec.msgpack.Decoder(_Answer)


class Worker:
    """A worker process, as its owner sees it: it is started when this is made."""

    def __init__(self, model: str) -> None:
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        limits = dict.fromkeys(ONE_THREAD, "1")
        # Warnings and traces go to a file: the terminal is the owner's.
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  closed in `end`
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", START, model],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**os.environ, **limits, "PYTHONPATH": path},
            process_group=0,  # Ctrl-C is for the owner, who then ends its workers
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._questions: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._answers: BinaryIO = self._process.stdout  # type: ignore[assignment]

    def ask(self, texts: Sequence[str]) -> bytes:
        """The answer to a batch of paragraphs, as `readings_of` reads it.

        Raises:
            OSError: the process is gone.
        """
        _send(self._questions, msgspec.msgpack.encode(texts))
        answer = _receive(self._answers)
        if answer is None:
            raise BrokenPipeError
        return answer

    def kill(self) -> None:
        """Stop the process, whatever it does."""
        self._process.kill()

    def end(self) -> str:
        """How the process ended; it is stopped if it hasn't, and all it held is released."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            # The pipe of a dying process closes a moment before the system knows how it died.
            self._process.wait(timeout=1)
        self._process.kill()
        code = self._process.wait()
        with contextlib.suppress(OSError):  # a half-written request can't be flushed any more
            self._questions.close()
        self._answers.close()
        lines = self._last_words()
        self._complaints.close()
        how = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
        return f"{how}, {lines[-1]}" if lines and code > 0 else how

    def _last_words(self) -> list[str]:
        """The lines of the process's complaints."""
        if self._complaints.closed:
            return []
        self._complaints.seek(0)
        return self._complaints.read().decode("utf-8", "replace").split("\n")[:-1]


def readings_of(answer: bytes) -> tuple[ParagraphReading, ...]:
    """The readings of an answer.

    Raises:
        ModelError: it is a failure.
    """
    found = _ANSWER.decode(answer)
    if found.failure is None:
        return found.readings
    error = ModelError(found.failure.message, hint=found.failure.hint, path=found.failure.path)
    if found.failure.trace:
        error.add_note(found.failure.trace)
    raise error


def serve_batches() -> None:
    """Answer batches from standard input until it closes. This is what a worker process runs."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    reader = None
    while True:
        request = requests.get()
        try:
            texts = msgspec.msgpack.decode(request, type=list[str])
            reader = reader or load_reader(sys.argv[1])
            answer = _Answer(readings=tuple(reader.read(texts)))
        except Exception as error:  # noqa: BLE001  it is raised again in the owner's process
            answer = _Answer(failure=_failure(error))
        _send(answers, msgspec.msgpack.encode(answer))


def _listen(source: BinaryIO, requests: queue.SimpleQueue[bytes]) -> None:
    """Hand on requests as they come; end this process when nobody can send any more."""
    while (request := _receive(source)) is not None:
        requests.put(request)
    os._exit(0)  # also in the midst of a batch: nobody waits for it


def _failure(error: Exception) -> _Failure:
    """The record of an error."""
    if isinstance(error, BriefgenError):
        return _Failure(error.message, error.hint, error.path)
    hint = LITTLE_MEMORY if isinstance(error, MemoryError) else "--jobs 1 --debug shows where"
    text = f"{type(error).__name__}: {error}".removesuffix(": ")
    return _Failure(f"the language model failed: {text}", hint, trace=traceback.format_exc())


def _send(stream: BinaryIO, data: bytes) -> None:
    """Write data with its length in front."""
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def _receive(stream: BinaryIO) -> bytes | None:
    """The next data, or None where the stream ends, be it in the midst of it."""
    head = stream.read(8)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == 8 else b""
    return data if len(head) == 8 and len(data) == size else None
