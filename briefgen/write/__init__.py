"""Stage 7, write: puts files into the output folder, and removes only what it wrote before.

The output folder is the old site or the new one, never a mixture: the new one is made in a hidden
folder beside it, with hard links to the pages that stay, and the two are exchanged in one step.
`docs/output.md` says what that means for those who look into the folder.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from briefgen.errors import OutputError
from briefgen.write.leftovers import recover
from briefgen.write.manifest import MANIFEST, Manifest, read_manifest
from briefgen.write.site_writer import SiteWriter, Written
from briefgen.write.tree import remove_files, remove_tree

__all__ = [
    "MANIFEST",
    "Manifest",
    "SiteWriter",
    "Written",
    "clean_site",
    "read_manifest",
]


def clean_site(output_dir: Path, *, spare: Path | None = None) -> tuple[str, ...]:
    """Remove what we wrote, the manifest last, and folders that become empty; the removed paths.

    What killed builds left beside the folder goes too, and the folder `spare` of `SiteWriter`.

    Raises:
        OutputError: a file can't be removed.
    """
    live = Path(os.path.realpath(output_dir))
    recover(live)
    if spare is not None and spare.is_dir():
        with contextlib.suppress(OSError):  # A cache: it is in nobody's way.
            remove_tree(spare)
    manifest = read_manifest(live)
    if manifest is None:
        return ()
    try:
        removed = remove_files(live, sorted(manifest.files))
        (live / MANIFEST).unlink()
        if not any(live.iterdir()):
            live.rmdir()
    except OSError as error:
        raise OutputError(
            f"the site can't be removed: {error.strerror or error}",
            hint="check the rights of the folder",
            path=str(error.filename or output_dir),
        ) from error
    return removed
