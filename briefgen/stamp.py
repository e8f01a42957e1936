"""Is there anything to do? Sizes and times of all that a build reads and wrote, in one pass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.cache import Cache, digest
from briefgen.config import FILE_NAME, Config
from briefgen.decisions import FILE_NAME as CORRECTIONS
from briefgen.errors import Skipped

if TYPE_CHECKING:
    from briefgen.analyse.pipeline import ModelIdentity


class Standing(msgspec.Struct, frozen=True):
    """What the last build found, for the report of one that has nothing to do.

    `lacks_index` says that it left out the search index, which a build other than a preview makes.
    """

    articles: int
    people: int
    countries: int
    doubts: int
    skipped: tuple[Skipped, ...]
    lacks_index: bool = False


class Inspection(msgspec.Struct, frozen=True):
    """What one pass over the files found before a build.

    `inputs` is the stamp of all it reads beside the model, `as_left` whether nobody touched the
    output folder since the last build, `standing` what that found if there is nothing to do.
    """

    inputs: bytes
    as_left: bool
    standing: Standing | None


class _State(msgspec.Struct, frozen=True):
    """The stamps of a finished build's inputs and of its output folder, and what it found."""

    inputs: bytes
    model: bytes
    model_folder: str
    output: bytes
    standing: Standing


_STATE = msgspec.msgpack.Decoder(_State)


def inspect(cache: Cache, config: Config, output: Path) -> Inspection:
    """Compare what stands there with what the last build into `output` read and wrote."""
    inputs = _stamp_of_inputs(config)
    state = cache.record("state", str(output), _STATE)
    as_left = state is not None and state.output == _stamp_of_folder(output)
    if (
        state is not None
        and as_left
        and state.inputs == inputs
        and state.model == stamp_of_model(Path(state.model_folder))
    ):
        return Inspection(inputs, as_left, state.standing)
    return Inspection(inputs, as_left, None)


def remember(
    cache: Cache,
    output: Path,
    standing: Standing,
    *,
    inputs: bytes,
    model: bytes,
    model_folder: Path,
) -> None:
    """Keep that the site in `output` is what `inputs` and `model` make.

    They were stamped before the build: a file that is saved during it has another time then, so
    that the next build reads it.
    """
    state = _State(inputs, model, str(model_folder), _stamp_of_folder(output), standing)
    cache.put("state", str(output), msgspec.msgpack.encode(state))


def stamp_of_model(folder: Path) -> bytes:
    """The digest of sizes and times of the model's files.

    A model that is installed or removed changes the time of the folder that holds it; that covers
    a better one.
    """
    return digest(_stamp_of_folder(folder), _entry(folder.parent.parent))


def identity_of(folder: Path, cache: Cache) -> ModelIdentity:
    """The identity of the model in `folder`; its files are hashed only if they look changed.

    Raises:
        ModelError: see `briefgen.analyse.pipeline.identify`.
    """
    from briefgen.analyse.pipeline import ModelIdentity, identify, installed_spacy  # if needed

    decoder = msgspec.msgpack.Decoder(tuple[bytes, ModelIdentity])
    stamp = digest(stamp_of_model(folder), installed_spacy())
    last = cache.record("state", "model", decoder)
    if last is not None and last[0] == stamp:
        return last[1]
    identity = identify(folder)
    cache.put("state", "model", msgspec.msgpack.encode((stamp, identity)))
    return identity


def _stamp_of_inputs(config: Config) -> bytes:
    """The digest of sizes and times of all that a build reads beside the model, and of its code.

    A package that is installed or removed changes the time of the folder that holds it; that
    covers another version of a library.
    """
    package = Path(__file__).parent
    site = config.site_dir
    parts: list[str] = [repr(config)]
    for folder in (
        site / config.content_dir,
        site / "templates",
        package,
        package.parent / "templates",
    ):
        parts += sorted(_entries(folder, str(folder)))
        parts.append("")
    for path in (site / FILE_NAME, site / CORRECTIONS, Path(msgspec.__file__).parent.parent):
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
