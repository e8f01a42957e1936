"""The whole new folder: pages that were made now, and links to those that stay.

Most of the time goes into making and removing folders, of which a site has one per page. So the
folder that was replaced is kept as a spare, and the next site is made of it: only what differs
costs anything then. A page of a spare counts only if it is the very file that is in the output
folder, so a spare that is old, damaged or of another site costs time, never correctness.
"""

# Paths are plain strings: there are tens of thousands, an object for each doubles the time.
# ruff: noqa: PTH102, PTH105, PTH108

# Paths are plain strings: there are tens of thousands, an object for each doubles the time.
# ruff: noqa: PTH103, PTH120

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.write.leftovers import tree_of
from briefgen.write.manifest import MANIFEST, read_manifest
from briefgen.write.tree import parents_of, remove_files, remove_tree

# The file system has no hard links, or not for this file: what is kept is copied. (Those without
# links, such as exFAT, have no copies by reference either.)
NO_LINK = {errno.EPERM, errno.EACCES, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP}


def assemble(
    staging: Path,
    live: Path,
    *,
    written: Collection[str],
    kept: Mapping[str, int],
    spare: Path | None,
) -> Path:
    """The folder with all pages of the new site: the staging folder, or what was the spare.

    Args:
        staging: holds the pages that were made now.
        live: the output folder, which holds those that stay.
        written: paths of the pages that were made now.
        kept: path → file number of the pages that stay.
        spare: where `give_spare` put the folder that was replaced last, if anywhere.

    Raises:
        OSError: no room, no right, or a page that was to stay is gone.
    """
    tree, listed = _claimed(spare, live)
    planned = {*written, *kept}
    if tree is None:
        _make_folders(staging, parents_of(planned))
        for path in sorted(kept):
            _link_or_copy(f"{live}/{path}", f"{staging}/{path}")
        return staging
    remove_files(tree, sorted(listed - planned))
    for path in written:
        os.makedirs(os.path.dirname(f"{tree}/{path}"), exist_ok=True)
        os.replace(f"{staging}/{path}", f"{tree}/{path}")
    for path, number in kept.items():
        if number_of(f"{tree}/{path}") != number:
            _relink(f"{live}/{path}", f"{tree}/{path}")
    remove_tree(staging)
    return tree


def give_spare(tree: Path, spare: Path | None) -> bool:
    """Whether `tree`, a former output folder without foreign files, was put away as the spare."""
    if spare is None:
        return False
    try:
        spare.parent.mkdir(parents=True, exist_ok=True)
        if spare.exists():
            remove_tree(spare)
        tree.rename(spare)
    except OSError:
        return False
    return True


def number_of(path: str) -> int:
    """The file number of what is at a path itself, 0 when there is nothing."""
    try:
        return os.lstat(path).st_ino
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _claimed(spare: Path | None, live: Path) -> tuple[Path | None, frozenset[str]]:
    """The spare, moved beside `live`, and the pages in it; None when there is none to be used."""
    if spare is None:
        return None, frozenset()
    tree = tree_of(live)
    try:
        manifest = read_manifest(spare)
        if manifest is None:
            return None, frozenset()
        spare.rename(tree)
        (tree / MANIFEST).unlink()
    except (OSError, OutputError):
        return None, frozenset()
    return tree, frozenset(manifest.files)


def _make_folders(root: Path, folders: Iterable[str]) -> None:
    """Make those of `folders` that aren't there yet."""
    for folder in sorted(folders):
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{root}/{folder}")


def _relink(old: str, new: str) -> None:
    """Make `new` the same file as `old`, whatever is there now."""
    os.makedirs(os.path.dirname(new), exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(new)
    _link_or_copy(old, new)


def _link_or_copy(old: str, new: str) -> None:
    """Make `new` the same file as `old`, or a copy where there are no links."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in NO_LINK:
            raise
        shutil.copy2(old, new, follow_symlinks=False)
