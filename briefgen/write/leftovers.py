"""What a killed build left beside an output folder: recognised, put back or removed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.write.exchange import STUCK
from briefgen.write.foreign import settle
from briefgen.write.manifest import read_manifest
from briefgen.write.processes import is_running, is_token, owner_token
from briefgen.write.tree import INSIDE, remove_tree


def made_staging(live: Path) -> Path:
    """A new folder beside `live`, or in it where the parent can't be used.

    A folder that is on another file system than its parent can't be renamed.
    """
    beside = live.exists() and live.stat().st_dev == live.parent.stat().st_dev
    staging = live.with_name(f"{_stem(live)}-new-{owner_token()}")
    try:
        if beside or not live.exists():
            staging.mkdir()
            return staging
    except OSError as error:
        if error.errno not in STUCK or not live.exists():
            raise
    staging = inside_of(live)
    staging.mkdir()
    return staging


def aside_of(live: Path) -> Path:
    """Where this process puts `live` for a moment when folders can't be exchanged."""
    return live.with_name(f"{_stem(live)}-old-{owner_token()}")


def tree_of(live: Path) -> Path:
    """Where this process makes the whole folder of one that was replaced earlier."""
    return live.with_name(f"{_stem(live)}-tree-{owner_token()}")


def inside_of(live: Path) -> Path:
    """Where this process makes pages when `live` can't be replaced as a whole."""
    return live / f"{INSIDE}{owner_token()}"


def recover(live: Path) -> None:
    """Put back an output folder that was moved aside, and remove what killed builds left.

    Leftovers of a process that still runs are left alone, and so is what can't be removed: it is
    in nobody's way, and the next build tries again.
    """
    for folder, is_old in _leftovers(live):
        with contextlib.suppress(OSError, OutputError):
            if is_old and read_manifest(live) is None:  # Ended between two renames.
                with contextlib.suppress(FileNotFoundError):
                    live.rmdir()  # Refused by the system unless it is empty.
                folder.rename(live)
            else:
                settle(folder, live, {})
                remove_tree(folder)


def _leftovers(live: Path) -> Iterator[tuple[Path, bool]]:
    """Folders of processes that have ended, and whether each was the output folder; those first."""
    stem = f"{_stem(live)}-"
    kinds = [(live.parent, f"{stem}{kind}-") for kind in ("old", "new", "tree")]
    for parent, start in (*kinds, (live, INSIDE)):
        try:
            names = sorted(path.name for path in parent.iterdir() if path.name.startswith(start))
        except OSError:
            continue
        for name in names:
            token = name.removeprefix(start)
            if is_token(token) and (token == owner_token() or not is_running(token)):
                yield parent / name, start.endswith("old-")


def _stem(live: Path) -> str:
    """What the names of all folders begin with that we make beside `live`; hidden."""
    return f".{live.name}.briefgen"
