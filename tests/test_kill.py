"""Killed at any step, out of space, not allowed: the old site or the new one, and nothing lost."""

from __future__ import annotations

import ctypes
import errno
import itertools
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.errors import OutputError
from briefgen.pages import OutputFile
from briefgen.write import MANIFEST, SiteWriter
from forked import fork, result_of
from written_site import write_site

Snapshot = dict[str, tuple[int, bytes]]
NEVER = 1_000_000
# Paths of both sites; what differs is the content, and which there are.
STAYS = ("static/style.css", "people/stays/index.html", "people/stays/index.json")
CHANGES = ("index.html", "people/index.html", "people/changes/index.html")
GOES = ("people/goes/index.html",)
COMES = ("people/comes/index.html",)
FOREIGN = ("CNAME", "people/goes/notes.txt", ".git/HEAD", ".git/objects/e6/9de2")


def build_first(out: Path, spare: Path | None = None) -> None:
    with SiteWriter(out, version="1", model="m", spare=spare) as writer:
        for path in (*STAYS, *CHANGES, *GOES):
            writer.put(path, path.encode())
        writer.finish()


def build_second(out: Path, spare: Path | None = None) -> None:
    with SiteWriter(out, version="2", model="m", spare=spare) as writer:
        for path in (*CHANGES, *COMES):
            writer.put(path, b"new " + path.encode())
        for path in STAYS:
            if writer.old is not None and path in writer.old.files:
                writer.keep(path)
            else:
                writer.put(path, path.encode())
        writer.finish()


def add_foreign(out: Path) -> None:
    for path in FOREIGN:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(f"mine: {path}", encoding="utf-8")
    (out / ".git/refs/tags").mkdir(parents=True)
    (out / "latest").symlink_to("people")


def snapshot(folder: Path) -> Snapshot:
    """Mode and content of all that is in a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = str(path.readlink()).encode() if path.is_symlink() else b""
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
        found[path.relative_to(folder).as_posix()] = (path.lstat().st_mode, content)
    return found


class Sites:
    """A folder with the first site in it and foreign files, and what both sites look like."""

    def __init__(self, folder: Path, *, has_spare: bool = False) -> None:
        self.out, self._kept = folder / "live" / "out", folder / "kept"
        self.spare = folder / "spare" if has_spare else None
        build_first(self._kept)
        add_foreign(self._kept)
        self.start()
        self.first = snapshot(self.out)
        self.build()
        self.second = snapshot(self.out)
        assert self.first != self.second
        assert [path.name for path in self.out.parent.iterdir()] == ["out"]
        self.start()

    def start(self) -> None:
        """Put the first site there again, and a spare that a build before it left."""
        shutil.rmtree(self.out.parent, ignore_errors=True)
        shutil.copytree(self._kept, self.out, symlinks=True)
        if self.spare is not None:
            build_second(self.out, self.spare)
            build_first(self.out, self.spare)
            assert [path.name for path in self.spare.glob("*/people/c*")] == ["changes", "comes"]

    def build(self) -> None:
        """Replace the first site by the second."""
        build_second(self.out, self.spare)

    def finish(self) -> None:
        """The next build mends whatever there is, and leaves nothing behind."""
        self.build()
        assert snapshot(self.out) == self.second
        assert [path.name for path in self.out.parent.iterdir()] == ["out"]


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


@pytest.fixture(params=[False, True], ids=["made new", "made of the spare"])
def any_sites(tmp_path: Path, request: pytest.FixtureRequest) -> Sites:
    return Sites(tmp_path, has_spare=bool(request.param))


def kill_at(step: int, build: Callable[[], None]) -> Callable[[], None]:
    """`build`, killed right before its file operation number `step`."""

    def child() -> None:
        steps = itertools.count()

        def hook(event: str, _: object) -> None:
            watched = event == "open" or event.startswith(("os.", "shutil.", "ctypes."))
            if watched and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        build()

    return child


def killed_at_each_step(build: Callable[[], None], start: Callable[[], None]) -> Iterator[int]:
    """Each step, after a child was killed there; ends when a child came through."""
    for step in range(NEVER):
        start()
        result = result_of(fork(kill_at(step, build)))
        if result == 0:
            assert step > 30  # Else the hook saw nothing, and nothing was tested.
            return
        assert result == -signal.SIGKILL
        yield step


@pytest.mark.slow
def test_killed_at_each_file_operation(any_sites: Sites) -> None:
    sites = any_sites
    seen = []
    for step in killed_at_each_step(sites.build, sites.start):
        now = snapshot(sites.out)
        assert now in (sites.first, sites.second), step
        seen.append(now == sites.second)
        sites.finish()
    # The old site up to one step, the new one from there on; and there are steps on both sides.
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


def test_killed_at_some_file_operations(any_sites: Sites) -> None:
    sites = any_sites
    for step in range(0, 120, 12):
        sites.start()
        result_of(fork(kill_at(step, sites.build)))
        assert snapshot(sites.out) in (sites.first, sites.second), step
        sites.finish()


def test_a_first_build_killed_at_each_file_operation(tmp_path: Path) -> None:
    out = tmp_path / "live" / "out"

    def start() -> None:
        shutil.rmtree(out.parent, ignore_errors=True)
        out.parent.mkdir()

    start()
    build_second(out)
    whole = snapshot(out)
    for step in killed_at_each_step(lambda: build_second(out), start):
        assert not out.exists() or snapshot(out) == whole, step
        build_second(out)
        assert snapshot(out) == whole
        assert [path.name for path in out.parent.iterdir()] == ["out"]


class WithoutExchange:
    """A C library on a file system that can't exchange folders."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def renameat2(self, *_: object) -> int:
        ctypes.set_errno(errno.EINVAL)
        return -1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is the library of Linux")
def test_killed_where_folders_cannot_be_exchanged(any_sites: Sites) -> None:
    sites = any_sites

    def build() -> None:
        ctypes.CDLL = WithoutExchange  # type: ignore[assignment, misc]
        sites.build()

    missing = 0
    for step in killed_at_each_step(build, sites.start):
        if sites.out.exists():
            assert snapshot(sites.out) in (sites.first, sites.second), step
        else:
            missing += 1
        sites.finish()
    assert missing == 1  # Only between the two renames.


def test_a_site_that_was_moved_aside_is_put_back_whole(sites: Sites) -> None:
    sites.out.rename(sites.out.with_name(".out.briefgen-old-4194999-1"))
    with SiteWriter(sites.out, version="1", model="m"):
        assert snapshot(sites.out) == sites.first


def test_a_rename_that_fails_is_taken_back(
    any_sites: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites = any_sites
    rename = os.rename

    def rename_but_once(old: str, new: str) -> None:
        if str(old).count("-new-"):
            raise OSError(errno.EIO, "broken disk")
        rename(old, new)

    monkeypatch.setattr(ctypes, "CDLL", WithoutExchange)
    monkeypatch.setattr(os, "rename", rename_but_once)
    with pytest.raises(OutputError, match="broken disk"):
        build_second(sites.out)
    monkeypatch.undo()
    assert snapshot(sites.out) == sites.first
    sites.finish()


@pytest.mark.slow
def test_killed_at_fifty_random_moments(any_sites: Sites) -> None:
    sites = any_sites
    start = time.perf_counter()
    result_of(fork(sites.build))
    whole = time.perf_counter() - start  # Seconds; only to spread the moments.
    choose = random.Random(7)
    for _ in range(50):
        sites.start()
        process = fork(sites.build)
        time.sleep(choose.uniform(0, whole))
        os.kill(process, signal.SIGKILL)
        assert result_of(process) in (0, -signal.SIGKILL)
        assert snapshot(sites.out) in (sites.first, sites.second)
        sites.finish()


def test_foreign_files_changed_during_the_build_are_not_lost(any_sites: Sites) -> None:
    """What git or an editor does between the last look at the folder and the exchange."""
    sites = any_sites
    git = sites.out / ".git"
    (git / "index.lock").write_text("index", encoding="utf-8")

    def change() -> None:
        (git / "index.lock").rename(git / "index")
        (git / "HEAD.new").write_text("later", encoding="utf-8")
        os.utime(git / "HEAD.new", (4_000_000_000, 4_000_000_000))
        (git / "HEAD.new").rename(git / "HEAD")
        (git / "logs/refs").mkdir(parents=True)
        (git / "logs/HEAD").write_text("log", encoding="utf-8")
        (sites.out / "CNAME").unlink()

    def child() -> None:
        waiting = [change]

        def hook(event: str, _: object) -> None:
            if event == "os.rename" and waiting:  # The manifest: the last step but the exchange.
                waiting.pop()()

        sys.addaudithook(hook)
        with SiteWriter(sites.out, version="2", model="m", spare=sites.spare) as writer:
            writer.put("index.html", b"new")
            writer.finish()

    assert result_of(fork(child)) == 0
    found = {path: content for path, (_, content) in snapshot(sites.out).items()}
    del found[MANIFEST]
    assert found == {
        ".git": b"",
        ".git/HEAD": b"later",
        ".git/index": b"index",
        ".git/logs": b"",
        ".git/logs/HEAD": b"log",
        ".git/logs/refs": b"",
        ".git/objects": b"",
        ".git/objects/e6": b"",
        ".git/objects/e6/9de2": b"mine: .git/objects/e6/9de2",
        ".git/refs": b"",
        ".git/refs/tags": b"",
        "index.html": b"new",
        "latest": b"people",
        "people": b"",
        "people/goes": b"",
        "people/goes/notes.txt": b"mine: people/goes/notes.txt",
    }
    assert [path.name for path in sites.out.parent.iterdir()] == ["out"]


@pytest.mark.skipif(shutil.which("git") is None, reason="GIT IS NOT INSTALLED: not tried with it")
def test_a_repository_in_the_folder_stays_one(sites: Sites) -> None:
    def git(*arguments: str) -> str:
        command = [
            "git",
            "-C",
            str(sites.out),
            "-c",
            "user.name=n",
            "-c",
            "user.email=e@example.org",
        ]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    shutil.rmtree(sites.out / ".git")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    build_second(sites.out)
    assert git("status", "--porcelain").split() == [
        "M", MANIFEST, "M", "index.html", "M", "people/changes/index.html",
        "D", "people/goes/index.html", "M", "people/index.html", "??", "people/comes/",
    ]  # fmt: skip
    assert git("fsck") == ""


def test_a_reader_finds_every_page_at_every_moment(any_sites: Sites) -> None:
    out, spare = any_sites.out, any_sites.spare

    def child() -> None:
        for _ in range(20):
            build_second(out, spare)
            build_first(out, spare)

    process = fork(child)
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        for path in CHANGES:
            assert (out / path).read_bytes().removeprefix(b"new ") == path.encode()
        assert (out / "CNAME").read_bytes() == b"mine: CNAME"


def test_a_file_that_is_too_large_for_the_disk(sites: Sites) -> None:
    def child() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        with SiteWriter(sites.out, version="2", model="m") as writer:
            writer.put("small.html", b"x" * 9_000)
            with pytest.raises(OutputError, match="can't be written: File too large"):
                writer.put("large.html", b"x" * 11_000)

    assert result_of(fork(child)) == 0
    assert snapshot(sites.out) == sites.first
    sites.finish()


def mounted(*arguments: str) -> None:
    """Mount something, or skip where that isn't allowed."""
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"MOUNTING IS NOT ALLOWED HERE, try as root: {done.stderr.strip()}")


def unmount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="THERE IS NO mount: no disk to fill")
def test_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted("-t", "tmpfs", "-o", "size=256k", "briefgen-test", str(disk))
    try:
        out = disk / "out"
        write_site([OutputFile("index.html", b"x" * 50_000)], out, version="1", model="m")
        before = snapshot(out)
        with pytest.raises(OutputError, match="can't be written: No space left") as caught:
            write_site(
                [OutputFile(f"{n}.html", b"x" * 50_000) for n in range(9)],
                out, version="2", model="m",
            )  # fmt: skip
        assert caught.value.path == str(out)
        assert snapshot(out) == before
        assert [path.name for path in disk.iterdir()] == ["out"]
    finally:
        unmount(disk)


@pytest.mark.skipif(shutil.which("mount") is None, reason="THERE IS NO mount: nothing is read-only")
def test_a_folder_that_is_mounted_read_only(sites: Sites) -> None:
    mounted("--bind", str(sites.out), str(sites.out))
    try:
        mounted("-o", "remount,ro,bind", str(sites.out))
        with pytest.raises(OutputError, match="read-only"):
            build_second(sites.out)
    finally:
        unmount(sites.out)
    assert snapshot(sites.out) == sites.first
    assert [path.name for path in sites.out.parent.iterdir()] == ["out"]


@pytest.mark.skipif(shutil.which("mount") is None, reason="THERE IS NO mount: nothing is mounted")
def test_a_folder_that_is_mounted_is_filled_page_by_page(sites: Sites) -> None:
    mounted("--bind", str(sites.out), str(sites.out))
    try:
        sites.finish()
    finally:
        unmount(sites.out)
    assert snapshot(sites.out) == sites.second


@pytest.mark.skipif(shutil.which("mount") is None, reason="THERE IS NO mount: nothing is mounted")
def test_a_disk_mounted_at_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    mounted("-t", "tmpfs", "briefgen-test", str(out))
    try:
        build_first(out)
        add_foreign(out)
        build_second(out)
        found = snapshot(out)
        assert found["index.html"][1] == b"new index.html"
        assert found["CNAME"][1] == b"mine: CNAME"
        assert "people/goes/index.html" not in found
        assert not [path for path in found if path.startswith(".briefgen-new")]
    finally:
        unmount(out)


@pytest.mark.skipif(shutil.which("mount") is None, reason="THERE IS NO mount: nothing is mounted")
def test_a_foreign_folder_that_is_mounted_is_not_emptied(sites: Sites, tmp_path: Path) -> None:
    uploads, elsewhere = sites.out / "uploads", tmp_path / "elsewhere"
    uploads.mkdir()
    elsewhere.mkdir()
    (elsewhere / "photo.jpg").write_bytes(b"mine")
    mounted("--bind", str(elsewhere), str(uploads))
    try:
        build_second(sites.out)
        assert (sites.out / "index.html").read_bytes() == b"new index.html"
        assert (uploads / "photo.jpg").read_bytes() == b"mine"
    finally:
        unmount(uploads)
    assert (elsewhere / "photo.jpg").read_bytes() == b"mine"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("mount") is None, reason="THERE IS NO mount: nothing is mounted")
def test_killed_while_a_mounted_folder_is_filled(sites: Sites) -> None:
    kept = {path: sites.first[path] for path in FOREIGN}
    mounted("--bind", str(sites.out), str(sites.out))
    first = sites.out.parent.parent / "kept"

    def start() -> None:
        for path in sites.out.iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        shutil.copytree(first, sites.out, symlinks=True, dirs_exist_ok=True)

    try:
        for step in killed_at_each_step(sites.build, start):
            now = snapshot(sites.out)
            assert {path: now[path] for path in FOREIGN} == kept, step
            for path in (*STAYS, *CHANGES):
                assert now[path] in (sites.first[path], sites.second[path]), step
            sites.finish()
    finally:
        unmount(sites.out)
