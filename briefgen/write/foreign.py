"""Files in the output folder that we did not write: carried into the new folder, never lost."""

# Paths are plain strings: there are tens of thousands, an object for each doubles the time.
# ruff: noqa: PTH103, PTH105, PTH106, PTH108, PTH114, PTH115, PTH116, PTH120, PTH211

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefgen.write.manifest import read_manifest
from briefgen.write.tree import Foreign, foreign_in, is_folder, scan, unlink

Identity = tuple[int, int]  # device and number of a file: two paths with the same are one file


def carry(foreign: Foreign, live: Path, new: Path) -> Mapping[str, Identity] | None:
    """What was linked into `new`, by path; None when it can't be: nothing in `live` changed.

    Links, not copies: a program that writes into one of these files meanwhile writes into both.
    Folders are made anew, with the rights, times and owner of the old.
    """
    if foreign.closed:
        return None
    carried: dict[str, Identity] = {}
    try:
        for folder in foreign.folders:
            os.makedirs(f"{new}/{folder}", exist_ok=True)
        for path in foreign.files:
            os.makedirs(os.path.dirname(f"{new}/{path}"), exist_ok=True)
            try:
                _link(f"{live}/{path}", f"{new}/{path}")
            except FileNotFoundError:
                continue  # Removed since we looked.
            carried[path] = _identity_of(os.lstat(f"{new}/{path}"))
        for folder in reversed(foreign.folders):
            copy_rights(f"{live}/{folder}", f"{new}/{folder}")
    except OSError:
        return None
    return carried


def settle(tree: Path, live: Path, carried: Mapping[str, Identity]) -> None:
    """Bring into `live` what others changed in `tree` before it was replaced by `live`.

    `tree` is a former output folder, or one that was to become it. A foreign file in it that is
    not the same file as in `live` was put there after we looked: it is moved to `live`, unless
    `live` has a newer one. One in `carried` that is gone from `tree` was removed meanwhile: it
    goes from `live` too. In the end nothing foreign is in `tree` any more.

    Nothing is done when `tree` has no manifest, so that it was never an output folder, or `live`
    has none: somebody removed it, and his files with it.

    Raises:
        OSError: something can't be moved.
        OutputError: a manifest can't be read.
    """
    manifest, pages = read_manifest(tree), read_manifest(live)
    if manifest is None or pages is None:
        return
    foreign = foreign_in(scan(tree), manifest.files)
    for folder in foreign.folders:
        if not os.path.lexists(f"{live}/{folder}"):
            os.makedirs(f"{live}/{folder}")
            copy_rights(f"{tree}/{folder}", f"{live}/{folder}")
    for path, identity in carried.items():
        if not os.path.lexists(f"{tree}/{path}") and _identity(f"{live}/{path}") == identity:
            os.unlink(f"{live}/{path}")
    for path in foreign.files:
        _rescue(f"{tree}/{path}", f"{live}/{path}", is_page=path in pages.files)
    for folder in reversed(foreign.folders):
        os.rmdir(f"{tree}/{folder}")


def copy_rights(old: str, new: str) -> None:
    """Give the folder `new` the rights, times and extended attributes of `old`, and its owner."""
    status, made = os.stat(old), os.stat(new)
    if (status.st_uid, status.st_gid) != (made.st_uid, made.st_gid):
        shutil.chown(new, status.st_uid, status.st_gid)
    shutil.copystat(old, new)


def _rescue(old: str, live: str, *, is_page: bool) -> None:
    """Move `old` to `live` if `live` isn't there yet or is older; remove it otherwise."""
    if is_page or is_folder(live):  # Somebody took the place meanwhile: it goes beside it.
        live = f"{live}.kept"
    identity = _identity(live)
    if identity is not None:
        newer = os.lstat(old).st_mtime_ns > os.lstat(live).st_mtime_ns
        if identity == _identity(old) or not newer:
            unlink(old)
            return
    os.makedirs(os.path.dirname(live), exist_ok=True)
    os.replace(old, live)


def _link(old: str, new: str) -> None:
    """Make `new` the same file as `old`; a symbolic link stays one."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if not os.path.islink(old):
            raise
        os.symlink(os.readlink(old), new)


def _identity(path: str) -> Identity | None:
    """Device and number of a path itself, None when there is nothing."""
    try:
        return _identity_of(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def _identity_of(status: os.stat_result) -> Identity:
    """Device and number of what was looked at."""
    return status.st_dev, status.st_ino
