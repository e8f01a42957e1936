"""What earlier builds found, in one file that may be deleted at any time.

Every entry is found by a digest of all it was made from, so that a cache that is missing, damaged
or of another version costs time, never correctness. It holds the model's reading per paragraph,
articles and their records, outlines, and what each page was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

FOLDER = ".briefgen"  # beside the content folder
NAME = "cache.sqlite3"
SCHEMA = 2
# Tables with a digest as key, and those with a path or a name.
DIGEST_TABLES = ("readings", "analyses", "outlines", "chunks")
NAME_TABLES = ("sources", "pages", "state")


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
        """The value kept under `key`, or None."""
        if (table, key) in self._spilled:
            return self._spilled[table, key]
        try:
            row = self._database.execute(f"SELECT value FROM {table} WHERE key = ?", (key,))
            found: tuple[bytes] | None = row.fetchone()
        except sqlite3.Error:
            return None
        return found[0] if found else None

    def put(self, table: str, key: bytes | str, value: bytes) -> None:
        """Keep `value` under `key`; a full disk costs time at the next build, nothing else."""
        try:
            self._database.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, value))
        except sqlite3.Error:
            self._spilled[table, key] = value

    def all(self, table: str) -> Iterator[tuple[bytes | str, bytes]]:
        """All keys and values of a table."""
        with contextlib.suppress(sqlite3.Error):
            yield from self._database.execute(f"SELECT key, value FROM {table}")

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


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """The database with its tables; those of another schema are dropped."""
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = OFF")  # a lost cache costs time only
    version = database.execute("PRAGMA user_version").fetchone()[0]
    for table in (*DIGEST_TABLES, *NAME_TABLES):
        if version != SCHEMA:
            database.execute(f"DROP TABLE IF EXISTS {table}")
        database.execute(f"CREATE TABLE IF NOT EXISTS {table} (key PRIMARY KEY, value BLOB)")
    database.execute(f"PRAGMA user_version = {SCHEMA}")
    database.execute("SELECT count(*) FROM state").fetchone()
    return database
