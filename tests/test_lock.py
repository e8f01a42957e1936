"""Two builds of one site take turns, and nobody waits for the dead."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.errors import OutputError
from briefgen.lock import BuildLock
from briefgen.write import read_manifest
from forked import fork, result_of
from test_write import tree, write


def lock_file(site: Path) -> Path:
    return site / ".briefgen/lock"


def hold(site: Path, *, then: Callable[[], None] = signal.pause) -> int:
    """A process that holds the lock and does something; its id, once it has it."""
    ready, tell = os.pipe()

    def child() -> None:
        with BuildLock(site):
            os.write(tell, b"x")
            then()

    process = fork(child)
    os.read(ready, 1)
    os.close(ready)
    os.close(tell)
    return process


def end(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    assert result_of(process) == -signal.SIGKILL


def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with BuildLock(tmp_path):
        assert lock_file(tmp_path).read_text(encoding="ascii").split("-")[0] == str(os.getpid())
    assert list(tmp_path.iterdir()) == []


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / ".briefgen").mkdir()
    (tmp_path / ".briefgen/cache").write_text("x", encoding="utf-8")
    with BuildLock(tmp_path):
        pass
    assert [path.name for path in (tmp_path / ".briefgen").iterdir()] == ["cache"]


def test_who_holds_it_is_named(tmp_path: Path) -> None:
    process = hold(tmp_path)
    notes: list[str] = []
    try:
        with (
            pytest.raises(OutputError) as caught,
            BuildLock(tmp_path, wait=0.15, note=notes.append),
        ):
            pass
    finally:
        end(process)
    assert caught.value.message == f"another build (process {process}) is running"
    assert caught.value.path == str(tmp_path)
    assert notes == [f"waiting for another build (process {process})"]


def test_a_lock_within_a_lock_is_refused(tmp_path: Path) -> None:
    with (
        BuildLock(tmp_path),
        pytest.raises(OutputError, match=f"process {os.getpid()}"),
        BuildLock(tmp_path, wait=0),
    ):
        pass


def test_two_sites_do_not_wait_for_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with BuildLock(tmp_path / "a", wait=0), BuildLock(tmp_path / "b", wait=0):
        pass


def test_the_lock_of_a_killed_build_is_taken_over(tmp_path: Path) -> None:
    end(hold(tmp_path))
    assert lock_file(tmp_path).exists()
    with BuildLock(tmp_path, wait=0):
        assert lock_file(tmp_path).read_text(encoding="ascii").startswith(f"{os.getpid()}-")


def test_a_process_id_that_is_used_again_holds_nothing(tmp_path: Path) -> None:
    lock_file(tmp_path).parent.mkdir()
    lock_file(tmp_path).write_text(f"{os.getppid()}-1", encoding="ascii")
    with BuildLock(tmp_path, wait=0):
        pass


def test_the_workers_of_a_killed_build_do_not_hold_it(tmp_path: Path) -> None:
    ready, tell = os.pipe()

    def with_a_worker() -> None:
        os.write(tell, f"{fork(signal.pause)}\n".encode())
        signal.pause()

    process = hold(tmp_path, then=with_a_worker)
    worker = int(os.read(ready, 20))
    end(process)
    try:
        with BuildLock(tmp_path, wait=0):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(ready)
        os.close(tell)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="can't be locked"), BuildLock(tmp_path / "gone"):
        pass


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    def build(name: str) -> Callable[[], None]:
        def child() -> None:
            for _ in range(10):
                with BuildLock(tmp_path):
                    write(tmp_path / "out", ("index.html", name), (f"{name}.html", name))

        return child

    processes = [fork(build("a")), fork(build("b"))]
    assert [result_of(process) for process in processes] == [0, 0]
    found = tree(tmp_path / "out")
    last = found["index.html"]
    assert found == {"index.html": last, f"{last}.html": last}
    manifest = read_manifest(tmp_path / "out")
    assert manifest is not None
    assert sorted(manifest.files) == sorted(found)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
