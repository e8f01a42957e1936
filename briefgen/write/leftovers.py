"""What a killed build left beside an output folder: recognised, put back or removed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.write.foreign import settle
from briefgen.write.processes import is_running, owner_token
from briefgen.write.tree import INSIDE, remove_tree


def staging_of(live: Path) -> Path:
    """Where this process makes the folder that is to replace `live`."""
    return live.with_name(f"{_stem(live)}-new-{owner_token()}")


def aside_of(live: Path) -> Path:
    """Where this process puts `live` for a moment when folders can't be exchanged."""
    return live.with_name(f"{_stem(live)}-old-{owner_token()}")


def inside_of(live: Path) -> Path:
    """Where this process makes pages when `live` can't be replaced as a whole."""
    return live / f"{INSIDE}{owner_token()}"


def recover(live: Path) -> None:
    """Put back an output folder that was moved aside, and remove what killed builds left.

    Leftovers of a process that still runs are left alone, and so is what can't be removed: it is
    in nobody's way, and the next build tries again.
    """
    for folder, kind in _leftovers(live):
        with contextlib.suppress(OSError, OutputError):
            if kind == "old" and not os.path.lexists(live):
                os.rename(folder, live)
            else:
                settle(folder, live, {})
                remove_tree(folder)


def _leftovers(live: Path) -> Iterator[tuple[Path, str]]:
    """Folders of processes that have ended, and their kind; "old" before "new"."""
    stem = f"{_stem(live)}-"
    for parent, start in (
        (live.parent, f"{stem}old-"),
        (live.parent, f"{stem}new-"),
        (live, INSIDE),
    ):
        try:
            names = sorted(name for name in os.listdir(parent) if name.startswith(start))
        except OSError:
            continue
        for name in names:
            token = name.removeprefix(start)
            if token == owner_token() or not is_running(token):
                yield parent / name, "old" if start.endswith("old-") else "new"


def _stem(live: Path) -> str:
    """What the names of all folders begin with that we make beside `live`; hidden."""
    return f".{live.name}.briefgen"
