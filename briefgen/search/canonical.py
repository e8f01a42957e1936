"""The same documents give the same index: Pagefind writes filters in an order that is by chance.

Its files are CBOR, compressed. A filter is `[name, [[value, pages], ...]]`; the fourth part of the
index of all files is `[[name, file], ...]`. Both lists are sorted here, and the files that hold
them named anew by what they hold, as Pagefind does. All else is the same at every run.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
MARK = b"pagefind_dcd"  # what every file begins with
FILTERS = 3  # the place of the filters among the parts of a `.pf_meta` file
LENGTH = 10  # hexadecimal digits of a digest in a name


def make_canonical(folder: Path) -> None:
    """Put the lists of the index in `folder` into order.

    Raises:
        ValueError, LookupError, OSError: the files are not of the form that is known.
    """
    entry = json.loads((folder / ENTRY).read_bytes())
    for language, known in entry["languages"].items():
        old = folder / f"pagefind.{known['hash']}.pf_meta"
        parts = _read(old)
        parts[FILTERS] = [
            [name, _sorted_filter(folder / "filter", file, language)]
            for name, file in sorted(parts[FILTERS])
        ]
        known["hash"] = f"{language}_{_digest(parts)}"
        _write(folder / f"pagefind.{known['hash']}.pf_meta", parts)
        old.unlink()
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (folder / ENTRY).write_text(text, encoding="utf-8")


def _sorted_filter(folder: Path, file: str, language: str) -> str:
    """Sort the values of one filter; its file's new name."""
    old = folder / f"{file}.pf_filter"
    name, values = _read(old)
    content = [name, sorted(values)]
    old.unlink()
    new = f"{language}_{_digest(content)}"
    _write(folder / f"{new}.pf_filter", content)
    return new


def _read(path: Path) -> Any:
    """What a file holds."""
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(MARK):
        raise ValueError(f"{path.name} is no file of Pagefind")
    return cbor2.loads(content[len(MARK) :])


def _write(path: Path, content: Any) -> None:
    path.write_bytes(gzip.compress(MARK + cbor2.dumps(content), mtime=0))


def _digest(content: Any) -> str:
    return hashlib.sha256(cbor2.dumps(content)).hexdigest()[:LENGTH]
