"""Replacing pages one by one, where the output folder can't be exchanged as a whole."""

# Paths are plain strings: there are tens of thousands, an object for each doubles the time.
# ruff: noqa: PTH103, PTH105, PTH120

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.write.leftovers import inside_of
from briefgen.write.manifest import Manifest, save_manifest
from briefgen.write.tree import parents_of, remove_files


def replace_pages(
    staging: Path,
    live: Path,
    old: Mapping[str, str],
    manifest: Manifest,
    *,
    written: Sequence[str],
    gone: Sequence[str],
) -> None:
    """Move the files of `staging` into `live`: assets, pages, lists; then remove what is gone.

    Every file is replaced whole, and a list never leads to a page that is not there yet. When
    the process ends halfway, the manifest names the files of both sites, and those that were
    being replaced without a digest, so that the next build makes them again.

    Raises:
        OSError: a file can't be replaced; those before it are.
    """
    under_way = {**old, **manifest.files, **dict.fromkeys(written, "")}
    save_manifest(live, Manifest(manifest.version, manifest.model, under_way))
    folders = parents_of(written)
    ahead = [path for path in gone if path in folders or parents_of([path]) & {*written}]
    remove_files(live, ahead)  # A page where a folder has to go, or the other way round.
    for path in sorted(written, key=_order):
        os.makedirs(os.path.dirname(f"{live}/{path}"), exist_ok=True)
        _move(f"{staging}/{path}", f"{live}/{path}", inside_of(live))
    remove_files(live, gone)
    save_manifest(live, manifest)


def _order(path: str) -> tuple[int, str]:
    """Assets first, then the pages that nothing but lists lead to, then the lists, home last."""
    if path.startswith("static/"):
        return 0, path
    depth = path.count("/")
    return (1 if depth >= 2 else 2 if depth == 1 else 3), path


def _move(new: str, live: str, inside: Path) -> None:
    """Replace `live` by `new` in one step, by way of the folder `inside` from another mount."""
    try:
        os.replace(new, live)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        inside.mkdir(exist_ok=True)
        shutil.copy2(new, inside / "page")
        os.replace(inside / "page", live)
        inside.rmdir()
