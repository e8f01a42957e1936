"""What earlier builds read, in one file: the model's reading per paragraph, records per article.

A cache that is missing, damaged or of another version costs time, never correctness: every entry
is found by a digest of all it was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from briefgen.analyse import ParagraphReader
from briefgen.analyse.tokens import ParagraphReading
from briefgen.model import Analysis, Article

FOLDER = ".briefgen"  # beside the content folder; it may be deleted at any time
SCHEMA = "1"
T = TypeVar("T")
_READINGS = msgspec.msgpack.Decoder(ParagraphReading)
_ANALYSES = msgspec.msgpack.Decoder(Analysis)


class Cache:
    """A key-value store on disk with two tables. Close it, or use it in a `with` block."""

    def __init__(self, site_dir: Path) -> None:
        """Open the cache of the site in `site_dir`; a damaged one is started anew."""
        self._path = site_dir / FOLDER / "cache.sqlite3"
        self._database = self._open()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Keep what was added and close the file."""
        with contextlib.suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()

    def analysis(self, key: bytes) -> Analysis | None:
        """The records kept under `key`, or None."""
        return _decoded(_ANALYSES, self._get("analyses", key))

    def keep_analysis(self, key: bytes, analysis: Analysis) -> None:
        """Keep the records of one article."""
        self._put("analyses", key, msgspec.msgpack.encode(analysis))

    def reading(self, key: bytes) -> ParagraphReading | None:
        """The model's reading kept under `key`, or None."""
        return _decoded(_READINGS, self._get("readings", key))

    def keep_reading(self, key: bytes, reading: ParagraphReading) -> None:
        """Keep the model's reading of one paragraph."""
        self._put("readings", key, msgspec.msgpack.encode(reading))

    def _open(self) -> sqlite3.Connection:
        """The open database; in memory where the folder can't be written."""
        try:
            self._path.parent.mkdir(exist_ok=True)
            return _prepared(sqlite3.connect(self._path, timeout=10))
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                for suffix in ("", "-wal", "-shm"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
                return _prepared(sqlite3.connect(self._path, timeout=10))
        except OSError:
            pass
        return _prepared(sqlite3.connect(":memory:"))

    def _get(self, table: str, key: bytes) -> bytes | None:
        try:
            row = self._database.execute(f"SELECT value FROM {table} WHERE key = ?", (key,))
            found: tuple[bytes] | None = row.fetchone()
        except sqlite3.Error:
            return None
        return found[0] if found else None

    def _put(self, table: str, key: bytes, value: bytes) -> None:
        with contextlib.suppress(sqlite3.Error):  # a full disk costs time at the next build
            self._database.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, value))


class CachedReader:
    """A paragraph reader that asks the cache first and loads the model only when it must."""

    def __init__(self, store: Cache, identity: str, load: Callable[[], ParagraphReader]) -> None:
        """`identity` names the model; `load` gives the model's reader."""
        self._store, self._identity, self._load = store, identity, load
        self.paragraphs_read = 0

    def read(self, texts: Iterable[str]) -> Iterator[ParagraphReading]:
        """One reading per text, in order; each unknown text is read once."""
        wanted = list(texts)
        keys = [digest(self._identity, text) for text in wanted]
        known = {key: self._store.reading(key) for key in dict.fromkeys(keys)}
        missing = {k: t for k, t in zip(keys, wanted, strict=True) if known[k] is None}
        if missing:
            for key, reading in zip(missing, self._load().read(missing.values()), strict=True):
                known[key] = reading
                self._store.keep_reading(key, reading)
                self.paragraphs_read += 1
        for key in keys:
            reading_or_none = known[key]
            assert reading_or_none is not None
            yield reading_or_none


def analysis_key(article: Article, identity: str) -> bytes:
    """The key of an article's records: its content, its date, the model, the rules and lists."""
    content = msgspec.msgpack.encode(
        (article.id, article.text, article.blocks, article.published.value)
    )
    return digest(identity, rules_digest(), content.hex())


def digest(*parts: str) -> bytes:
    """The SHA-256 of several texts, told apart from each other."""
    found = hashlib.sha256()
    for part in parts:
        found.update(f"{len(part)}:".encode() + part.encode("utf-8", "surrogatepass"))
    return found.digest()


@cache
def rules_digest() -> str:
    """The digest of all code and word lists that turn a reading into records."""
    found = hashlib.sha256(SCHEMA.encode())
    package = files("briefgen")
    for folder in ("analyse", "data"):
        for file in sorted(package.joinpath(folder).iterdir(), key=lambda item: item.name):
            if file.is_file() and file.name.endswith((".py", ".csv", ".txt")):
                found.update(file.name.encode() + file.read_bytes())
    found.update(package.joinpath("model.py").read_bytes())
    return found.hexdigest()


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """The database with its tables; those of another schema are dropped."""
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = OFF")  # a lost cache costs time only
    version = database.execute("PRAGMA user_version").fetchone()[0]
    for table in ("analyses", "readings"):
        if version != int(SCHEMA):
            database.execute(f"DROP TABLE IF EXISTS {table}")
        database.execute(f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, value BLOB)")
    database.execute(f"PRAGMA user_version = {int(SCHEMA)}")
    database.execute("SELECT count(*) FROM analyses").fetchone()
    return database


def _decoded(decoder: msgspec.msgpack.Decoder[T], value: bytes | None) -> T | None:
    """The record, or None where the bytes are none."""
    if value is None:
        return None
    try:
        return decoder.decode(value)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def remove_cache(site_dir: Path) -> bool:
    """Whether there was a cache in `site_dir`; it is removed, other files of its folder are not."""
    path = site_dir / FOLDER / "cache.sqlite3"
    found = path.exists()
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
    return found
