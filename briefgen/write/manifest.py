"""What stands in an output folder of ours: the list of files that we wrote."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from briefgen.errors import OutputError
from briefgen.model import Record

# In every folder that we wrote: which files are ours, and what made them.
MANIFEST = ".briefgen-site.json"


class Manifest(Record, frozen=True):
    """What we wrote: path from the site's root → SHA-256 of its bytes, and who made it.

    A digest of "" is a page that was being replaced when the build was cut off.
    """

    version: str
    model: str
    files: Mapping[str, str]


def read_manifest(output_dir: Path) -> Manifest | None:
    """The manifest of an output folder, or None when it isn't ours.

    Raises:
        OutputError: there is one, and it can't be read.
    """
    try:
        return msgspec.json.decode((output_dir / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise OutputError(
            f"the list of written files is damaged: {error}",
            hint="delete the output folder and build again",
            path=str(output_dir / MANIFEST),
        ) from error
    except OSError as error:
        raise OutputError(
            f"the list of written files can't be read: {error.strerror or error}",
            hint="check the rights of the folder",
            path=str(output_dir / MANIFEST),
        ) from error


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into `folder`, whole or not at all: a folder that has one is complete."""
    ordered = Manifest(manifest.version, manifest.model, dict(sorted(manifest.files.items())))
    draft = folder / f"{MANIFEST}.tmp"
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n")
    os.replace(draft, folder / MANIFEST)  # noqa: PTH105  as a path, it would be made twice
