"""Stage 7, write: puts files into the output folder, and removes only what it wrote before."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from briefgen.errors import OutputError
from briefgen.model import Record
from briefgen.pages import OutputFile

# In every folder that we wrote: which files are ours, and what made them.
MANIFEST = ".briefgen-site.json"


class Manifest(Record, frozen=True):
    """What we wrote: path from the site's root → SHA-256 of its bytes, and who made it."""

    version: str
    model: str
    files: Mapping[str, str]


class Written(Record, frozen=True):
    """Paths from the site's root that were written or removed, sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def write_site(
    files: Iterable[OutputFile], output_dir: Path, *, version: str, model: str
) -> Written:
    """Write what differs from what is there, remove what we wrote before and is gone.

    Every file appears whole or not at all; pages are written before the lists that lead to them,
    and removals come last. Files that are not in our manifest are never touched.

    Raises:
        OutputError: the folder holds files but no manifest of ours, or can't be written.
    """
    planned = sorted(files, key=lambda file: _order(file.path))
    old = read_manifest(output_dir)
    if old is None and output_dir.is_dir() and any(output_dir.iterdir()):
        raise OutputError(
            "this folder holds files that briefgen did not write",
            hint="choose an empty or new folder with --output",
            path=str(output_dir),
        )
    digests = {file.path: hashlib.sha256(file.content).hexdigest() for file in planned}
    foreign = [path for path in digests if (old is None or path not in old.files)]
    manifest = Manifest(version, model, dict(sorted(digests.items())))
    try:
        output_dir.mkdir(parents=True, exist_ok=True)
        # Ours from the start, so that a build that is cut off can be finished by the next one.
        both = {**(dict(old.files) if old else {}), **manifest.files}
        _save_manifest(output_dir, Manifest(version, model, dict(sorted(both.items()))))
        written = tuple(
            file.path for file in planned if _write(output_dir, file, is_new=file.path in foreign)
        )
        removed = _remove(output_dir, sorted(set(old.files) - set(digests)) if old else [])
        _save_manifest(output_dir, manifest)
    except OSError as error:
        raise _output_error(error, output_dir) from error
    return Written(tuple(sorted(written)), removed)


def read_manifest(output_dir: Path) -> Manifest | None:
    """The manifest of an output folder, or None when it isn't ours."""
    try:
        return msgspec.json.decode((output_dir / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise OutputError(
            f"the list of written files is damaged: {error}",
            hint="delete the output folder and build again",
            path=str(output_dir / MANIFEST),
        ) from error


def clean_site(output_dir: Path) -> tuple[str, ...]:
    """Remove what we wrote, the manifest last, and folders that become empty; the removed paths.

    Raises:
        OutputError: a file can't be removed.
    """
    manifest = read_manifest(output_dir)
    if manifest is None:
        return ()
    try:
        removed = _remove(output_dir, sorted(manifest.files))
        (output_dir / MANIFEST).unlink()
        if not any(output_dir.iterdir()):
            output_dir.rmdir()
    except OSError as error:
        raise _output_error(error, output_dir) from error
    return removed


def _order(path: str) -> tuple[int, str]:
    """Assets first, then the pages that nothing but lists lead to, then the lists, home last."""
    if path.startswith("static/"):
        return 0, path
    depth = path.count("/")
    return (1 if depth >= 2 else 2 if depth == 1 else 3), path


def _write(output_dir: Path, file: OutputFile, *, is_new: bool) -> bool:
    """Whether the file had to be written: it was not there or had other bytes."""
    target = output_dir / file.path
    try:
        if (
            not is_new
            and target.stat().st_size == len(file.content)
            and target.read_bytes() == file.content
        ):
            return False
    except FileNotFoundError:
        pass
    if is_new and target.exists() and target.read_bytes() != file.content:
        raise OutputError(
            "a file that briefgen did not write stands where a page has to go",
            hint="move it away, then build again",
            path=str(target),
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".briefgen-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(file.content)
        os.chmod(name, 0o644)  # noqa: PTH101  mkstemp makes it private, a site is public
        os.replace(name, target)  # noqa: PTH105  as a path, it would be made twice
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _remove(output_dir: Path, paths: list[str]) -> tuple[str, ...]:
    """Remove files and the folders that become empty; the paths that were there."""
    removed = []
    for path in paths:
        target = output_dir / path
        if target.is_file() or target.is_symlink():
            target.unlink()
            removed.append(path)
        for folder in target.parents:
            if folder == output_dir or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return tuple(removed)


def _save_manifest(output_dir: Path, manifest: Manifest) -> None:
    """Write the manifest if it differs from the one that is there."""
    content = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    _write(output_dir, OutputFile(MANIFEST, content), is_new=False)


def _output_error(error: OSError, output_dir: Path) -> OutputError:
    """The message for a failed write."""
    return OutputError(
        f"the site can't be written: {error.strerror or error}",
        hint="check the free space and the rights of the folder; the old pages are still there",
        path=str(error.filename or output_dir),
    )
