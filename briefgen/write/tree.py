"""A folder looked through once: what is in it, what of it is foreign, and how it is removed."""

# Paths are plain strings: there are tens of thousands, an object for each doubles the time.
# ruff: noqa: PTH101, PTH106, PTH108, PTH112, PTH114, PTH120

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.model import Record
from briefgen.write.manifest import MANIFEST

# Begins the name of what a build keeps inside an output folder while it can't be exchanged.
INSIDE = ".briefgen-new-"


class Tree(Record, frozen=True):
    """Paths from the folder's root with "/". `folders` has parents before their children.

    `others` are links and whatever else is neither a file nor a folder; `closed` are folders that
    may not be looked into.
    """

    folders: tuple[str, ...]
    files: frozenset[str]
    others: frozenset[str]
    closed: tuple[str, ...]


class Foreign(Record, frozen=True):
    """What we did not write: files (links too), and folders that our pages don't need; sorted."""

    files: tuple[str, ...]
    folders: tuple[str, ...]
    closed: tuple[str, ...]


def scan(root: Path) -> Tree:
    """What is in `root`; a folder that isn't there is empty. No file is opened."""
    folders: list[str] = []
    files: list[str] = []
    others: list[str] = []
    closed: list[str] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            with os.scandir(f"{root}/{prefix}") as entries:
                for entry in entries:
                    path = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if prefix or not entry.name.startswith(INSIDE):
                            folders.append(path)
                            waiting.append(f"{path}/")
                    elif entry.is_file(follow_symlinks=False):
                        files.append(path)
                    else:
                        others.append(path)
        except FileNotFoundError:
            continue
        except PermissionError:
            closed.append(prefix)
    return Tree(tuple(folders), frozenset(files), frozenset(others), tuple(closed))


def foreign_in(tree: Tree, ours: Collection[str]) -> Foreign:
    """What of `tree` is neither in `ours`, nor the manifest, nor a folder that `ours` need."""
    own = {*ours, MANIFEST, f"{MANIFEST}.tmp"}
    needed = parents_of(ours)
    return Foreign(
        tuple(sorted((tree.files | tree.others) - own)),
        tuple(sorted(folder for folder in tree.folders if folder not in needed)),
        tree.closed,
    )


def parents_of(paths: Iterable[str]) -> set[str]:
    """Every folder that `paths` lie in, without the root."""
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found


def check_free(root: Path, foreign: Foreign, planned: Collection[str]) -> None:
    """Nothing.

    Raises:
        OutputError: something foreign stands where a page or its folder has to go.
    """
    folders = parents_of(planned)
    for path in (*foreign.files, *foreign.folders):
        if path in planned or (path in folders and path in foreign.files):
            raise in_the_way(root, path)
    for path in parents_of((*foreign.files, *foreign.folders)):
        if path in planned:
            raise in_the_way(root, path)


def in_the_way(root: Path, path: str) -> OutputError:
    """The error for something foreign at the place of a page."""
    return OutputError(
        "a file that briefgen did not write stands where a page has to go",
        hint="move it away, then build again",
        path=f"{root}/{path}",
    )


def remove_tree(root: Path) -> None:
    """Remove a folder of ours and all that is in it, the manifest last; links aren't followed.

    Raises:
        OSError: something can't be removed.
    """
    tree = scan(root)
    for folder in ("", *tree.closed):
        os.chmod(f"{root}/{folder}", 0o700)
    if tree.closed:
        tree = scan(root)
    for path in tree.files | tree.others:
        if path != MANIFEST:
            unlink(f"{root}/{path}")
    for path in reversed(tree.folders):
        os.rmdir(f"{root}/{path}")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{root}/{MANIFEST}")
    os.rmdir(root)


def remove_files(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Remove files, and the folders that become empty; the paths that were there, in order."""
    removed = []
    parents: set[str] = set()
    for path in paths:
        if os.path.lexists(f"{root}/{path}") and not is_folder(f"{root}/{path}"):
            os.unlink(f"{root}/{path}")
            removed.append(path)
        parents |= parents_of([path])
    for folder in sorted(parents, reverse=True):
        with contextlib.suppress(OSError):  # Not empty, or gone.
            os.rmdir(f"{root}/{folder}")
    return tuple(removed)


def unlink(path: str) -> None:
    """Remove one file, also from a folder that we may not write to but own."""
    try:
        os.unlink(path)
    except PermissionError:
        os.chmod(os.path.dirname(path), 0o700)
        os.unlink(path)


def is_folder(path: str) -> bool:
    """Whether a path is a folder itself, not a link to one."""
    return os.path.isdir(path) and not os.path.islink(path)


def file_numbers(live: Path, paths: Iterable[str]) -> Mapping[str, int]:
    """The file number of every page that is there as a file."""
    found = {}
    for path in paths:
        try:
            status = os.lstat(f"{live}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(status.st_mode):
            found[path] = status.st_ino
    return found


def is_file(path: str) -> bool:
    """Whether there is a regular file, not a link to one."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
