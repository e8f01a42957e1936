"""Is there anything to do? Sizes and times of everything a build reads, compared in one pass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefgen.cache import Cache, digest
from briefgen.config import FILE_NAME, Config
from briefgen.errors import Skipped

# In the output folder; as long as it is as we left it, nothing else is looked at there.
MANIFEST = ".briefgen-site.json"


class Standing(msgspec.Struct, frozen=True):
    """What the last build found, for the report of one that has nothing to do."""

    articles: int
    people: int
    countries: int
    doubts: int
    skipped: tuple[Skipped, ...]


class _State(msgspec.Struct, frozen=True):
    """The stamps of a finished build's inputs and of its manifest, and what it found."""

    inputs: bytes
    manifest: str
    model_folder: str
    standing: Standing


def is_unchanged(cache: Cache, config: Config, output: Path) -> Standing | None:
    """What the last build into `output` found, if nothing it read has changed since; else None."""
    value = cache.get("state", str(output))
    if value is None:
        return None
    try:
        state = msgspec.msgpack.decode(value, type=_State)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    if state.manifest != _entry(output / MANIFEST):
        return None
    unchanged = state.inputs == stamp_of(config, Path(state.model_folder))
    return state.standing if unchanged else None


def remember(
    cache: Cache,
    output: Path,
    standing: Standing,
    *,
    inputs: bytes,
    model_folder: Path,
) -> None:
    """Keep that the site in `output` is what `inputs` make; they were stamped before the build.

    A file that is saved during the build has another time then, so that the next build reads it.
    """
    state = _State(inputs, _entry(output / MANIFEST), str(model_folder), standing)
    cache.put("state", str(output), msgspec.msgpack.encode(state))


def stamp_of(config: Config, model_folder: Path) -> bytes:
    """The digest of sizes and times of all that a build reads, of its code and its model.

    A package that is installed or removed changes the time of the folder that holds it; that
    covers a better language model, and another version of a library.
    """
    package = Path(__file__).parent
    site = config.site_dir
    parts: list[str] = [repr(config)]
    for folder in (
        site / config.content_dir,
        site / "templates",
        package,
        package.parent / "templates",
        model_folder,
    ):
        parts += sorted(_entries(folder, str(folder)))
        parts.append("")
    for path in (
        site / FILE_NAME,
        model_folder.parent.parent,
        Path(msgspec.__file__).parent.parent,
    ):
        parts.append(_entry(path))
    return digest("\n".join(parts))


def _entries(folder: str | Path, name: str) -> Iterator[str]:
    """A line per file below a folder: its path, size and time; links are not followed."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{name}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        yield from _entries(entry.path, path)
                else:
                    found = entry.stat()
                    yield f"{path} {found.st_size} {found.st_mtime_ns}"
    except OSError:
        yield f"{name} ?"


def _entry(path: Path) -> str:
    """A line for one file or folder."""
    try:
        found = path.stat()
    except OSError:
        return f"{path} ?"
    return f"{path} {found.st_size} {found.st_mtime_ns}"
