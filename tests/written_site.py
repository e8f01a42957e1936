"""A site of given files, written at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefgen.pages import OutputFile
from briefgen.write import SiteWriter, Written


def write_site(
    files: Iterable[OutputFile], output_dir: Path, *, version: str, model: str
) -> Written:
    """Write what differs from what is there, remove what we wrote before and is gone.

    All of it is seen at once, or nothing of it. Files that are not in our manifest are kept.

    Raises:
        OutputError: the folder holds files but no manifest of ours, or can't be written.
    """
    with SiteWriter(output_dir, version=version, model=model) as writer:
        for file in files:
            writer.put(file.path, file.content)
        return writer.finish()
