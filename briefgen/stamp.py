"""Is there anything to do? Sizes and times of all that a build reads and wrote, in one pass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefgen.cache import Cache, digest
from briefgen.config import FILE_NAME, Config
from briefgen.errors import Skipped


class Standing(msgspec.Struct, frozen=True):
    """What the last build found, for the report of one that has nothing to do."""

    articles: int
    people: int
    countries: int
    doubts: int
    skipped: tuple[Skipped, ...]


class _State(msgspec.Struct, frozen=True):
    """The stamps of a finished build's inputs and of its output folder, and what it found."""

    inputs: bytes
    output: bytes
    model_folder: str
    standing: Standing


def is_unchanged(cache: Cache, config: Config, output: Path) -> Standing | None:
    """What the last build into `output` found, if nothing it read has changed since; else None."""
    state = _state(cache, output)
    if state is None or state.output != _stamp_of_folder(output):
        return None
    unchanged = state.inputs == stamp_of(config, Path(state.model_folder))
    return state.standing if unchanged else None


def is_as_left(cache: Cache, output: Path) -> bool:
    """Whether nobody touched the output folder since the last build into it."""
    state = _state(cache, output)
    return state is not None and state.output == _stamp_of_folder(output)


def _state(cache: Cache, output: Path) -> _State | None:
    """What the last build into `output` left in the cache."""
    value = cache.get("state", str(output))
    try:
        return msgspec.msgpack.decode(value, type=_State) if value else None
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


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
    state = _State(inputs, _stamp_of_folder(output), str(model_folder), standing)
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
                    yield _line(path, entry)
    except OSError:
        yield f"{name} ?"


def _entry(path: Path) -> str:
    """A line for one file or folder."""
    return _line(str(path), path)


def _line(name: str, item: os.DirEntry[str] | Path) -> str:
    """Name, size, time of the content and time of the entry itself.

    The last one also tells of a file that was exchanged for one of the same size and time.
    """
    try:
        found = item.stat()
    except OSError:
        return f"{name} ?"
    return f"{name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _stamp_of_folder(folder: Path) -> bytes:
    """The digest of a folder's files."""
    return digest("\n".join(sorted(_entries(folder, ""))))
