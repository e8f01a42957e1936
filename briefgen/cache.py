"""What earlier builds found, in one file that may be deleted at any time.

Every entry is found by a digest of all it was made from and carries a checksum, so that a cache
that is missing, damaged or of another version costs time, never correctness. It holds the model's
reading per paragraph, articles and their records, outlines, and what each page was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from briefgen import __version__

T = TypeVar("T")
FOLDER = ".briefgen"  # beside the content folder
NAME = "cache.sqlite3"
CHECKSUM = 4  # bytes in front of every value
FORM = 3  # of the tables and their values
# The model's readings outlive a new version of briefgen; everything else is made again.
LASTING_TABLES = ("readings",)
TABLES = ("analyses", "clips", "outlines", "paragraphs", "chunks", "sources", "pages", "state")


class LostEntryError(Exception):
    """What was in the cache a moment ago is not, or is damaged: a build starts anew without it."""


class Cache:
    """A store on disk. Close it, or use it in a `with` block."""

    def __init__(self, site_dir: Path, *, kept: bool = True) -> None:
        """Open the cache of the site in `site_dir`; a damaged one is started anew.

        With `kept` off nothing is read from earlier builds, and nothing is left for later ones.
        """
        self._path = site_dir / FOLDER / NAME
        self._database = self._open() if kept else _prepared(sqlite3.connect(":memory:"))
        # What the disk had no room for: this build needs it all the same.
        self._spilled: dict[tuple[str, bytes | str], bytes] = {}

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Keep what was added and close the file."""
        self.commit()
        self._database.close()

    def commit(self) -> None:
        """Keep what was added so far, also if the process is killed after this."""
        with contextlib.suppress(sqlite3.Error):
            self._database.commit()

    def get(self, table: str, key: bytes | str) -> bytes | None:
        """The value kept under `key`, or None where there is none or it was damaged."""
        if (table, key) in self._spilled:
            return self._spilled[table, key]
        try:
            row = self._database.execute(f"SELECT value FROM {table} WHERE key = ?", (key,))
            found: tuple[bytes] | None = row.fetchone()
        except sqlite3.Error:
            return None
        return _unsealed(key, found[0]) if found else None

    def record(self, table: str, key: bytes | str, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
        """The record kept under `key`, or None where there is none that can be decoded."""
        value = self.get(table, key)
        return None if value is None else _decoded(value, decoder)

    def records(
        self, table: str, decoder: msgspec.msgpack.Decoder[T]
    ) -> Iterator[tuple[bytes | str, T]]:
        """All keys and records of a table, without those that can't be decoded."""
        with contextlib.suppress(sqlite3.Error):
            for key, sealed in self._database.execute(f"SELECT key, value FROM {table}"):
                value = _unsealed(key, sealed)
                found = None if value is None else _decoded(value, decoder)
                if found is not None:
                    yield key, found

    def has(self, table: str, key: bytes | str) -> bool:
        """Whether something is kept under `key`, damaged or not."""
        if (table, key) in self._spilled:
            return True
        try:
            row = self._database.execute(f"SELECT 1 FROM {table} WHERE key = ?", (key,))
            return row.fetchone() is not None
        except sqlite3.Error:
            return False

    def put(self, table: str, key: bytes | str, value: bytes) -> None:
        """Keep `value` under `key`; a full disk costs time at the next build, nothing else."""
        try:
            self._database.execute(
                f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, _sealed(key, value))
            )
        except sqlite3.Error:
            self._spilled[table, key] = value

    def keys(self, table: str) -> set[bytes | str]:
        """All keys of a table."""
        try:
            return {key for (key,) in self._database.execute(f"SELECT key FROM {table}")}
        except sqlite3.Error:
            return set()

    def retain(self, table: str, keys: Iterable[bytes | str]) -> None:
        """Remove every entry but those of `keys`."""
        gone = self.keys(table).difference(keys)
        with contextlib.suppress(sqlite3.Error):
            self._database.executemany(
                f"DELETE FROM {table} WHERE key = ?", [(key,) for key in gone]
            )

    def shrink(self) -> None:
        """Give room back to the disk where more than half of the file is empty."""
        self.commit()
        with contextlib.suppress(sqlite3.Error):
            (empty,) = self._database.execute("PRAGMA freelist_count").fetchone()
            (pages,) = self._database.execute("PRAGMA page_count").fetchone()
            if 2 * empty > pages:
                self._database.execute("VACUUM")

    def _open(self) -> sqlite3.Connection:
        """The open database; in memory where the folder can't be written."""
        try:
            self._path.parent.mkdir(exist_ok=True)
            return _prepared(sqlite3.connect(self._path, timeout=10))
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError, sqlite3.Error):
                _remove(self._path)
                return _prepared(sqlite3.connect(self._path, timeout=10))
        except OSError:
            pass
        return _prepared(sqlite3.connect(":memory:"))


def digest(*parts: str | bytes) -> bytes:
    """The SHA-256 of several texts, told apart from each other."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.digest()


def code_digest(*names: str) -> str:
    """The digest of files and folders of this package, by content."""
    package = files("briefgen")
    parts: list[str | bytes] = []
    for name in sorted(names):
        item = package.joinpath(name)
        found = sorted(item.iterdir(), key=lambda f: f.name) if item.is_dir() else [item]
        for file in found:
            if file.is_file() and file.name.endswith((".py", ".csv", ".txt")):
                parts += [file.name, file.read_bytes()]
    return digest(*parts).hex()


def remove_cache(site_dir: Path) -> bool:
    """Whether there was a cache in `site_dir`; it is removed, other files of its folder are not."""
    path = site_dir / FOLDER / NAME
    found = path.exists()
    _remove(path)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
    return found


def _remove(path: Path) -> None:
    """Remove a database with its journals."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _sealed(key: bytes | str, value: bytes) -> bytes:
    """The value behind the checksum of its key and itself."""
    return _checksum(key, value) + value


def _unsealed(key: bytes | str, sealed: bytes) -> bytes | None:
    """The value, None where the checksum in front of it says that it is another."""
    value = sealed[CHECKSUM:]
    return value if sealed[:CHECKSUM] == _checksum(key, value) else None


def _checksum(key: bytes | str, value: bytes) -> bytes:
    """The CRC-32 of a key and its value: against damage, not against attackers."""
    data = key if isinstance(key, bytes) else key.encode("utf-8", "surrogatepass")
    return zlib.crc32(value, zlib.crc32(data)).to_bytes(CHECKSUM, "big")


def _decoded(value: bytes, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
    """The record, or None where the bytes are none of it."""
    try:
        return decoder.decode(value)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """The database with its tables; what another version left in them is dropped."""
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = OFF")  # a lost cache costs time only
    form, version = FORM, zlib.crc32(f"{FORM} {__version__}".encode()) >> 1  # fits 32 bits, signed
    (found,) = database.execute("PRAGMA user_version").fetchone()
    (found_form,) = database.execute("PRAGMA application_id").fetchone()
    for table in (*LASTING_TABLES, *TABLES):
        if found_form != form or (found != version and table not in LASTING_TABLES):
            database.execute(f"DROP TABLE IF EXISTS {table}")
        database.execute(f"CREATE TABLE IF NOT EXISTS {table} (key PRIMARY KEY, value BLOB)")
    if (found_form, found) != (form, version):
        database.execute(f"PRAGMA application_id = {form}")
        database.execute(f"PRAGMA user_version = {version}")
    database.execute("SELECT count(*) FROM state").fetchone()
    return database
