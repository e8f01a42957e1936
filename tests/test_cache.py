"""The cache loses nothing it was given, and gives nothing it was not given."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from briefgen.cache import TABLES, Cache, code_digest, digest, remove_cache

NUMBER = msgspec.msgpack.Decoder(int)
KEY = b"k" * 32


def query(site: Path, text: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site / ".briefgen" / "cache.sqlite3")) as database, database:
        return database.execute(text).fetchall()


def kept(site: Path, table: str = "outlines") -> list[tuple[object, ...]]:
    return query(site, f"SELECT key FROM {table}")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one value in each table, under `KEY`."""
    with Cache(tmp_path) as cache:
        for table in ("readings", *TABLES):
            cache.put(table, KEY, msgspec.msgpack.encode(7))
    return tmp_path


def test_a_value_comes_back(site: Path) -> None:
    with Cache(site) as cache:
        assert cache.get("outlines", KEY) == b"\x07"
        assert cache.record("outlines", KEY, NUMBER) == 7
        assert list(cache.records("outlines", NUMBER)) == [(KEY, 7)]
        assert cache.has("outlines", KEY)
        assert cache.keys("outlines") == {KEY}


def test_what_was_never_kept_is_none(site: Path) -> None:
    with Cache(site) as cache:
        assert cache.get("outlines", "other") is None
        assert cache.record("outlines", "other", NUMBER) is None
        assert not cache.has("outlines", "other")


def test_a_changed_byte_is_seen(site: Path) -> None:
    query(site, "UPDATE outlines SET value = CAST(substr(value, 1, 4) || x'08' AS BLOB)")
    with Cache(site) as cache:
        assert cache.get("outlines", KEY) is None
        assert list(cache.records("outlines", NUMBER)) == []


def test_a_value_under_another_key_is_no_value(site: Path) -> None:
    query(site, "UPDATE outlines SET key = 'x'")
    with Cache(site) as cache:
        assert cache.get("outlines", "x") is None


def test_a_value_of_another_form_is_none(site: Path) -> None:
    with Cache(site) as cache:
        cache.put("outlines", KEY, msgspec.msgpack.encode("seven"))
        assert cache.record("outlines", KEY, NUMBER) is None
        assert list(cache.records("outlines", NUMBER)) == []


def test_another_version_keeps_the_readings_only(site: Path) -> None:
    query(site, "PRAGMA user_version = 1")
    with Cache(site) as cache:
        assert {table for table in ("readings", *TABLES) if cache.keys(table)} == {"readings"}


def test_another_form_keeps_nothing(site: Path) -> None:
    query(site, "PRAGMA application_id = 1")
    with Cache(site) as cache:
        assert [table for table in ("readings", *TABLES) if cache.keys(table)] == []


def test_a_file_that_is_no_database_is_started_anew(site: Path) -> None:
    (site / ".briefgen" / "cache.sqlite3").write_bytes(b"no database" * 1000)
    with Cache(site) as cache:
        assert cache.keys("outlines") == set()
        cache.put("outlines", "a", b"b")
    assert kept(site) == [("a",)]


def test_only_what_is_named_is_retained(site: Path) -> None:
    with Cache(site) as cache:
        cache.put("outlines", "a", b"b")
        cache.retain("outlines", ["a"])
    assert kept(site) == [("a",)]
    assert kept(site, "readings") == [(KEY,)]


def test_an_emptied_cache_gives_its_room_back(site: Path) -> None:
    path = site / ".briefgen" / "cache.sqlite3"
    with Cache(site) as cache:
        for number in range(200):
            cache.put("readings", digest(str(number)), bytes(10_000))
    full = path.stat().st_size
    with Cache(site) as cache:
        cache.retain("readings", [KEY])
        cache.shrink()
    assert full > 2_000_000
    assert path.stat().st_size < 200_000


def test_without_a_cache_nothing_is_read_or_left(site: Path) -> None:
    with Cache(site, kept=False) as cache:
        assert cache.get("outlines", KEY) is None
        cache.put("outlines", "a", b"b")
        assert cache.get("outlines", "a") == b"b"
    assert kept(site) == [(KEY,)]


def test_what_the_disk_refuses_is_held_for_this_build(site: Path) -> None:
    with Cache(site) as cache:
        cache.put("no such table", "a", b"b")
        assert cache.get("no such table", "a") == b"b"
        assert cache.has("no such table", "a")


def test_a_removed_cache_is_gone(site: Path) -> None:
    assert remove_cache(site)
    assert not remove_cache(site)
    assert not (site / ".briefgen").exists()


def test_a_digest_tells_the_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") == digest(b"ab")


def test_code_is_known_by_its_content() -> None:
    assert code_digest("model.py") != code_digest("pages.py")
    assert code_digest("model.py", "pages.py") == code_digest("pages.py", "model.py")
