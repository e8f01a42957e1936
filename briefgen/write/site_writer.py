"""A new output folder made beside the old one, and exchanged with it in one step."""

# Paths are plain strings: there are tens of thousands, an object for each doubles the time.
# ruff: noqa: PTH103, PTH108, PTH116, PTH120, PTH123, PTH208

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.model import Record
from briefgen.write.assemble import assemble, give_spare
from briefgen.write.exchange import exchange_folders
from briefgen.write.foreign import Identity, carry, copy_rights, settle
from briefgen.write.in_place import replace_pages
from briefgen.write.leftovers import aside_of, made_staging, recover, tree_of
from briefgen.write.manifest import MANIFEST, Manifest, read_manifest, save_manifest
from briefgen.write.tree import (
    INSIDE,
    Foreign,
    check_free,
    file_numbers,
    foreign_in,
    in_the_way,
    is_file,
    is_folder,
    remove_tree,
    scan,
)


class Written(Record, frozen=True):
    """Paths from the site's root that were written or removed, sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class SiteWriter:
    """Writes a site of which nothing is seen before `finish`; use it in a `with` block.

    Every page of the new site is either `put` or `keep`; a page of the old site that is neither
    is removed. Leaving the block without `finish` changes nothing.

    Attributes:
        output_dir: the folder, as the user knows it.
        old: the site that is there, without pages that somebody removed; None when there is none.
    """

    def __init__(
        self,
        output_dir: Path,
        *,
        version: str,
        model: str,
        spare: Path | None = None,
        checked: bool = False,
    ) -> None:
        """Look at the folder, and clear away what a killed build left.

        Args:
            output_dir: where the site is or will be.
            version: of briefgen, for the manifest.
            model: the language model, for the manifest.
            spare: a folder for what makes the next build quicker, on the same file system; it may
                be deleted at any time. None: no trace of the old site stays.
            checked: whether the pages are read, so that those that somebody changed aren't `old`.

        Raises:
            OutputError: the folder holds files but no manifest of ours, its manifest is damaged,
                or it can't be written.
        """
        self.output_dir, self._live = output_dir, Path(os.path.realpath(output_dir))
        self._made_by = (version, model)
        recover(self._live)
        self._manifest = read_manifest(self._live)
        _check_ours(output_dir, self._live, is_ours=self._manifest is not None)
        self._old: Mapping[str, str] = self._manifest.files if self._manifest else {}
        self._numbers = file_numbers(self._live, self._old)
        there = {path for path in self._numbers if not checked or self._is_as_written(path)}
        self.old = self._manifest and _standing(self._manifest, there)
        key = hashlib.sha256(os.fsencode(self._live)).hexdigest()[:16]
        self._spare = spare / key if spare else None
        self._digests: dict[str, str] = {}
        self._written: set[str] = set()
        self._found: set[str] = set()  # Not in the manifest, but on disk just as it has to be.
        self._staging: Path | None = None

    def __enter__(self) -> SiteWriter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._staging is not None:
            self._retire({}, spare=None)
        if tree_of(self._live).exists():
            with contextlib.suppress(OSError):
                remove_tree(tree_of(self._live))

    def put(self, path: str, content: bytes) -> None:
        """Take a page that was made now; equal bytes on disk stay as they are.

        Raises:
            OutputError: no room, no right, or a foreign file stands in the way.
            ValueError: the path is none within a site, or was taken before.
        """
        digest = hashlib.sha256(content).hexdigest()
        self._take(path, digest)
        if not self._stands(path, len(content), digest):
            self._written.add(path)
            try:
                self._stage(path, [content])
            except OSError as error:
                raise self._error(error) from error

    def put_parts(self, path: str, parts: Iterable[bytes]) -> None:
        """Take a file that is too large to be held: its parts in order, each asked for once.

        Raises:
            OutputError: as `put`.
            ValueError: as `put`.
        """
        self._take(path, "")
        try:
            size, digest = self._stage(path, parts)
            self._digests[path] = digest
            if self._stands(path, size, digest):
                os.unlink(f"{self._staging}/{path}")
            else:
                self._written.add(path)
        except OSError as error:
            raise self._error(error) from error

    def keep(self, path: str) -> None:
        """Take a page of the old site as it is; its bytes are not read.

        Raises:
            KeyError: there is no such page in `old`.
            ValueError: it was taken before.
        """
        if self.old is None:
            raise KeyError(path)
        self._take(path, self.old.files[path])

    def read(self, path: str) -> bytes:
        """The bytes of a page that was taken before, put or kept.

        Raises:
            OSError: somebody removed it from the folder just now.
        """
        folder = self._staging if path in self._written else self._live
        with open(f"{folder}/{path}", "rb") as stream:
            return stream.read()

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
            elif manifest != self._manifest:
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

    def _stands(self, path: str, size: int, digest: str) -> bool:
        """Whether the file on disk has these bytes already."""
        known, target = self._old.get(path), f"{self._live}/{path}"
        if known not in (None, digest):
            return False
        if is_file(target) and os.stat(target).st_size == size:
            with open(target, "rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() == digest:
                    self._found |= {path} if known is None else set()
                    return True
        # A folder may be one that only our old pages need: that is looked at in the end.
        if known is None and os.path.lexists(target) and not is_folder(target):
            raise in_the_way(self.output_dir, path)
        return False

    def _is_as_written(self, path: str) -> bool:
        """Whether a page has the bytes that we gave it."""
        with open(f"{self._live}/{path}", "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == self._old[path]

    def _stage(self, path: str, parts: Iterable[bytes]) -> tuple[int, str]:
        """Write a file into the staging folder; its size in bytes and its digest.

        Closing it tells whether the disk was full.
        """
        name = f"{self._open_staging()}/{path}"
        try:
            stream = open(name, "xb")  # noqa: SIM115  closed below
        except FileNotFoundError:
            os.makedirs(os.path.dirname(name), exist_ok=True)
            stream = open(name, "xb")  # noqa: SIM115  closed below
        size, digest = 0, hashlib.sha256()
        with stream:
            for part in parts:
                size += stream.write(part)
                digest.update(part)
        return size, digest.hexdigest()

    def _open_staging(self) -> Path:
        """The folder that new pages go to: beside the output, or in it if that isn't possible."""
        if self._staging is None:
            self._live.parent.mkdir(parents=True, exist_ok=True)
            self._staging = made_staging(self._live)
        return self._staging

    def _replace(self, manifest: Manifest, gone: list[str]) -> None:
        """Make the new site the one that is seen, in one step if there is a way."""
        staging = self._open_staging()
        foreign = foreign_in(scan(self._live), self._old.keys() | self._found)
        check_free(self.output_dir, foreign, manifest.files)
        if staging.name.startswith(INSIDE) or not self._exchange(staging, foreign, manifest):
            replace_pages(
                self._staging or staging, self._live, self._old, manifest,
                written=sorted(self._written), gone=gone,
            )  # fmt: skip
            self._retire({}, spare=None)

    def _exchange(self, staging: Path, foreign: Foreign, manifest: Manifest) -> bool:
        """Whether the whole folder could be replaced; if not, the output folder is as it was."""
        kept = {path: self._numbers.get(path, 0) for path in self._digests.keys() - self._written}
        tree = assemble(staging, self._live, written=self._written, kept=kept, spare=self._spare)
        self._staging = tree
        carried = carry(foreign, self._live, tree)
        if carried is None:
            return False
        if self._live.exists():
            copy_rights(str(self._live), str(tree))
        save_manifest(tree, manifest)
        aside = aside_of(self._live)
        if not exchange_folders(tree, self._live, aside=aside):
            return False
        self._staging = aside if aside.exists() else tree
        self._retire(carried, spare=self._spare)
        return True

    def _retire(self, carried: Mapping[str, Identity], *, spare: Path | None) -> None:
        """Put away or remove the folder that isn't the site; what can't be removed stays aside."""
        staging, self._staging = self._staging, None
        if staging is not None and staging.exists():
            with contextlib.suppress(OSError, OutputError):
                settle(staging, self._live, carried)
                if not give_spare(staging, spare):
                    remove_tree(staging)

    def _error(self, error: OSError) -> OutputError:
        """The message for a failed write."""
        return OutputError(
            f"the site can't be written: {error.strerror or error}",
            hint="check the free space and the rights of the folder; the old pages are still there",
            path=str(self.output_dir),
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


def _standing(manifest: Manifest, there: Collection[str]) -> Manifest:
    """The manifest without files that are gone, or were being replaced when a build was cut off."""
    files = {path: digest for path, digest in manifest.files.items() if digest and path in there}
    return Manifest(manifest.version, manifest.model, files)
