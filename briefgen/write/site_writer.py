"""A new output folder made beside the old one, and exchanged with it in one step."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.model import Record
from briefgen.write.exchange import exchange_folders
from briefgen.write.foreign import Identity, carry, copy_rights, settle
from briefgen.write.in_place import replace_pages
from briefgen.write.leftovers import aside_of, inside_of, recover, staging_of
from briefgen.write.manifest import MANIFEST, Manifest, read_manifest, save_manifest
from briefgen.write.tree import (
    INSIDE,
    check_free,
    foreign_in,
    in_the_way,
    parents_of,
    remove_tree,
    scan,
)

# The file system has no hard links, or not for this file: what is kept is copied. (Those without
# links, such as exFAT, have no copies by reference either.)
NO_LINK = {errno.EPERM, errno.EACCES, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP}


class Written(Record, frozen=True):
    """Paths from the site's root that were written or removed, sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class SiteWriter:
    """Writes a site of which nothing is seen before `finish`; use it in a `with` block.

    Every page of the new site is either `put` or `keep`; a page of the old site that is neither
    is removed. Leaving the block without `finish` changes nothing.

    Attributes:
        old: the manifest of the site that is there, or None.
    """

    def __init__(self, output_dir: Path, *, version: str, model: str) -> None:
        """Look at the folder, and clear away what a killed build left.

        Raises:
            OutputError: the folder holds files but no manifest of ours, its manifest is damaged,
                or it can't be written.
        """
        self._shown, self._live = output_dir, Path(os.path.realpath(output_dir))
        self._made_by = (version, model)
        recover(self._live)
        self.old = read_manifest(self._live)
        _check_ours(output_dir, self._live, is_ours=self.old is not None)
        self._old: Mapping[str, str] = self.old.files if self.old else {}
        self._digests: dict[str, str] = {}
        self._written: set[str] = set()
        self._found: set[str] = set()  # Not in the manifest, but on disk just as it has to be.
        self._staging: Path | None = None

    def __enter__(self) -> SiteWriter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._staging is not None:
            self._retire({})

    def put(self, path: str, content: bytes) -> None:
        """Take a page that was made now; equal bytes on disk stay as they are.

        Raises:
            OutputError: no room, no right, or a foreign file stands in the way.
            ValueError: the path is none within a site, or was taken before.
        """
        digest = hashlib.sha256(content).hexdigest()
        self._take(path, digest)
        if not self._stands(path, content, digest):
            self._written.add(path)
            try:
                self._stage(path, content)
            except OSError as error:
                raise self._error(error) from error

    def keep(self, path: str) -> None:
        """Take a page of the old site as it is; its bytes are not read.

        Raises:
            KeyError: the old site has no such page, or it is gone from the disk: make it anew.
            ValueError: it was taken before.
        """
        digest = self._old[path]
        if not digest or not _is_file(f"{self._live}/{path}"):
            raise KeyError(path)
        self._take(path, digest)

    def finish(self) -> Written:
        """Exchange the sites, and say what was written and removed; without a change do nothing.

        Raises:
            OutputError: no room, no right, or a foreign file stands in the way; the old site is
                as it was.
        """
        gone = sorted(self._old.keys() - self._digests.keys())
        removed = tuple(path for path in gone if os.path.lexists(f"{self._live}/{path}"))
        manifest = Manifest(*self._made_by, self._digests)
        try:
            if self._written or removed:
                self._replace(manifest, gone)
            elif manifest != self.old:
                self._live.mkdir(parents=True, exist_ok=True)
                save_manifest(self._live, manifest)
        except OSError as error:
            raise self._error(error) from error
        return Written(tuple(sorted(self._written)), removed)

    def _take(self, path: str, digest: str) -> None:
        """Note a page of the new site."""
        if path in self._digests or path == MANIFEST or {"", ".", ".."} & {*path.split("/")}:
            raise ValueError(f"not the address of one page: {path!r}")
        self._digests[path] = digest

    def _stands(self, path: str, content: bytes, digest: str) -> bool:
        """Whether the file on disk has these bytes already."""
        known, target = self._old.get(path), f"{self._live}/{path}"
        if known not in (None, digest):
            return False
        if _is_file(target) and os.stat(target).st_size == len(content):
            with open(target, "rb") as stream:
                if stream.read() == content:
                    self._found |= {path} if known is None else set()
                    return True
        if known is None and os.path.lexists(target):
            raise in_the_way(self._shown, path)
        return False

    def _stage(self, path: str, content: bytes) -> None:
        """Write a file into the staging folder; closing it tells whether the disk was full."""
        name = f"{self._open_staging()}/{path}"
        try:
            stream = open(name, "xb")  # noqa: SIM115  closed below
        except FileNotFoundError:
            os.makedirs(os.path.dirname(name), exist_ok=True)
            stream = open(name, "xb")  # noqa: SIM115  closed below
        with stream:
            stream.write(content)

    def _open_staging(self) -> Path:
        """The folder that new pages go to: beside the output, or in it if that isn't possible."""
        if self._staging is None:
            os.makedirs(self._live.parent, exist_ok=True)
            self._staging = staging_of(self._live)
            try:
                if _is_elsewhere(self._live):
                    raise PermissionError(errno.EXDEV, os.strerror(errno.EXDEV))
                self._staging.mkdir()
            except PermissionError:
                if not self._live.is_dir():
                    self._staging = None
                    raise
                self._staging = inside_of(self._live)
                self._staging.mkdir()
        return self._staging

    def _replace(self, manifest: Manifest, gone: list[str]) -> None:
        """Make the new site the one that is seen, in one step if there is a way."""
        staging = self._open_staging()
        foreign = foreign_in(scan(self._live), self._old.keys() | self._found)
        check_free(self._shown, foreign, manifest.files)
        in_one_step = not staging.name.startswith(INSIDE)
        carried = carry(foreign, self._live, staging) if in_one_step else None
        if carried is not None:
            self._complete(staging, manifest)
            aside = aside_of(self._live)
            if exchange_folders(staging, self._live, aside=aside):
                self._staging = aside if aside.exists() else staging
                self._retire(carried)
                return
        replace_pages(
            staging, self._live, self._old, manifest, written=sorted(self._written), gone=gone
        )
        self._retire({})

    def _complete(self, staging: Path, manifest: Manifest) -> None:
        """Add what is kept to the staging folder, then the manifest."""
        for folder in sorted(parents_of(self._digests)):
            with contextlib.suppress(FileExistsError):
                os.mkdir(f"{staging}/{folder}")
        live = str(self._live)
        for path in sorted(self._digests.keys() - self._written):
            _link_or_copy(f"{live}/{path}", f"{staging}/{path}")
        if self._live.exists():
            copy_rights(live, str(staging))
        save_manifest(staging, manifest)

    def _retire(self, carried: Mapping[str, Identity]) -> None:
        """Remove the folder that isn't the site (any more); what can't be removed stays aside."""
        staging, self._staging = self._staging, None
        if staging is not None and staging.exists():
            with contextlib.suppress(OSError, OutputError):
                settle(staging, self._live, carried)
                remove_tree(staging)

    def _error(self, error: OSError) -> OutputError:
        """The message for a failed write."""
        return OutputError(
            f"the site can't be written: {error.strerror or error}",
            hint="check the free space and the rights of the folder; the old pages are still there",
            path=str(self._shown),
        )


def _check_ours(shown: Path, live: Path, *, is_ours: bool) -> None:
    """Nothing.

    Raises:
        OutputError: `live` is no folder, holds what isn't ours, or can't be written.
    """
    try:
        holds = next((name for name in os.listdir(live) if not name.startswith(INSIDE)), None)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(
            f"this is not a folder to write into: {error.strerror}",
            hint="choose another folder with --output",
            path=str(shown),
        ) from error
    if holds and not is_ours:
        raise OutputError(
            "this folder holds files that briefgen did not write",
            hint="choose an empty or new folder with --output",
            path=str(shown),
        )
    if not os.access(live, os.R_OK | os.W_OK | os.X_OK):
        raise OutputError(
            "the site can't be written: the folder is read-only",
            hint="allow writing to it, or choose another folder with --output",
            path=str(shown),
        )


def _is_elsewhere(live: Path) -> bool:
    """Whether `live` is on another file system than its parent: it can't be renamed then."""
    return live.exists() and os.stat(live).st_dev != os.stat(live.parent).st_dev


def _is_file(path: str) -> bool:
    """Whether there is a regular file, not a link to one."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _link_or_copy(old: str, new: str) -> None:
    """Make `new` the same file as `old`, or a copy where there are no links."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in NO_LINK:
            raise
        shutil.copy2(old, new, follow_symlinks=False)
