"""The cache holds what the articles of a site need, and little more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefgen.build import Model, build
from briefgen.config import load_config

pytestmark = pytest.mark.model

TOWNS = "Lisbon Porto Faro Braga Evora Beja Viseu Leiria Aveiro Coimbra".split()


@pytest.fixture(scope="module")
def model() -> Model:
    return Model("")


def write(site: Path, number: int, *more: str) -> None:
    """An article with one paragraph of its own, one that all share, and more."""
    own = f"Ferry number {number} left {TOWNS[number % 10]} on Monday with {number} crates of tin."
    shared = "Portugal counted every crate, the harbour office said."
    path = site / "content" / f"ferry-{number}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n\n".join(["---\ndate: 2031-03-03\n---", own, shared, *more]) + "\n")


def readings(site: Path) -> int:
    """How many paragraphs' readings the cache holds."""
    path = site / ".briefgen" / "cache.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        (count,) = database.execute("SELECT count(*) FROM readings").fetchone()
    return int(count)


def test_readings_that_nobody_needs_go_when_they_are_many(tmp_path: Path, model: Model) -> None:
    for number in range(80):
        write(tmp_path, number)
    build(load_config(tmp_path), model=model)
    assert readings(tmp_path) == 81
    for number in range(10):  # few: they stay
        (tmp_path / "content" / f"ferry-{number}.md").unlink()
    build(load_config(tmp_path), model=model)
    assert readings(tmp_path) == 81
    for number in range(10, 75):
        (tmp_path / "content" / f"ferry-{number}.md").unlink()
    build(load_config(tmp_path), model=model)
    assert readings(tmp_path) == 6
    write(tmp_path, 76, "The tin was sold in Spain.")
    assert build(load_config(tmp_path), model=model).paragraphs_read == 1


@pytest.mark.parametrize("table", ["analyses", "readings"])
def test_a_damaged_entry_costs_time_only(tmp_path: Path, model: Model, table: str) -> None:
    write(tmp_path, 1)
    write(tmp_path, 2)
    build(load_config(tmp_path), model=model)
    page = tmp_path / "output" / "countries" / "portugal" / "index.html"
    before = page.read_bytes()
    path = tmp_path / ".briefgen" / "cache.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"UPDATE {table} SET value = x'00'")
        database.execute("DELETE FROM outlines WHERE rowid = 1")
        database.execute("DELETE FROM pages")
        database.execute("DELETE FROM state")
    report = build(load_config(tmp_path), model=model)
    assert report.analysed == 2
    assert page.read_bytes() == before
