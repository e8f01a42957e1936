"""Sites to measure: generated collections, edits, and the proof that a build is a clean build."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from bench_measure import BenchError, Measured, run

BRIEFGEN = str(Path(sys.executable).with_name("briefgen"))
CACHE = Path(".briefgen") / "cache.sqlite3"
KEPT_TABLES = {"readings"}  # what the model read; all else a clean build makes anew
TEMPLATE = """{{% extends "briefgen/person.html" %}}
{{% block title %}}Dossier {number}: {{{{ record.name }}}}{{% endblock %}}
"""


def make_collection(generator: Path, folder: Path, *, size: int, seed: int, layout: str) -> None:
    """Generate `size` articles; a smaller size of the same seed gives the first of them."""
    command = [sys.executable, str(generator), str(folder), "--n", str(size)]
    run([*command, "--seed", str(seed), "--layout", layout], cwd=generator.parent)
    if (
        layout == "plain"
    ):  # Hugo's site has no search index; what ours costs is measured on its own.
        (folder / "briefgen.toml").write_text("[site]\nsearch = false\n", encoding="utf-8")


def build(site: Path, *options: str) -> tuple[Measured, dict[str, Any]]:
    """What `briefgen build` took, and its report."""
    measured, printed = run([BRIEFGEN, "build", "--json", *options], cwd=site)
    report: dict[str, Any] = json.loads(printed)
    return measured, report


def has_jobs() -> bool:
    """Whether `briefgen build` has the option --jobs."""
    return "--jobs" in run([BRIEFGEN, "build", "--help"], cwd=Path.cwd())[1]


def forget(site: Path) -> None:
    """Remove the cache and the output, so that the next build is a cold one."""
    shutil.rmtree(site / ".briefgen", ignore_errors=True)
    shutil.rmtree(site / "output", ignore_errors=True)


def tree(folder: Path) -> dict[str, str]:
    """Path → SHA-256 of each file of a site."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def clean_tree(site: Path) -> dict[str, str]:
    """The tree of a clean build of what stands in `site` now, made in another folder.

    Of the cache it gets only the model's readings, so that it doesn't take the time of a cold
    build; every record, page and list is made anew.
    """
    other = site.parent / "clean"
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir()
    for name in ("content", "templates"):
        if (site / name).is_dir():
            shutil.copytree(site / name, other / name)
    if (site / "briefgen.toml").is_file():
        shutil.copy2(site / "briefgen.toml", other)
    _copy_readings(site / CACHE, other / CACHE)
    _, report = build(other)
    if report["analysed"] != report["articles"]:
        raise BenchError("the clean build found records that it should not have")
    found = tree(other / "output")
    shutil.rmtree(other)
    return found


def check_same(found: Mapping[str, str], expected: Mapping[str, str]) -> None:
    """Raise `BenchError` naming the first difference between two trees."""
    differing = sorted(
        path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)
    )
    if differing:
        raise BenchError(f"{len(differing)} files differ from a clean build: {differing[0]}")


def edit_newest(site: Path, number: int) -> str:
    """Put a sentence of somebody and a country into the newest article; the words to look for."""
    lines = (site / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    named = [each for each in map(json.loads, lines) if each["people"] and each["countries"]]
    newest = max(named, key=lambda each: (each["date"], each["file"]))
    words = f"pier plan number {7300 + number}"
    sentence = f"{newest['people'][0]} said {newest['countries'][0]} will review {words} in winter."
    path = site / newest["file"]
    head, body = path.read_text(encoding="utf-8").split("\n---\n\n", 1)
    first, rest = body.split("\n\n", 1)
    path.write_text(f"{head}\n---\n\n{first}\n\n{sentence}\n\n{rest}", encoding="utf-8")
    return words


def check_shown(
    output: Path, words: str, before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    """Raise `BenchError` unless a changed page of each of the three kinds shows the words."""
    changed = [path for path in after if before.get(path) != after[path]]
    for kind in ("articles", "people", "countries"):
        pages = [p for p in changed if p.startswith(f"{kind}/") and p.count("/") == 2]
        texts = (output / page for page in pages if page.endswith("/index.html"))
        if not any(words in page.read_text(encoding="utf-8") for page in texts):
            raise BenchError(f"the edit is on no page of {kind}/")


def change_template(site: Path, number: int) -> str:
    """Give the site a person's template of its own; the words to look for on people's pages."""
    (site / "templates").mkdir(exist_ok=True)
    text = TEMPLATE.format(number=number)
    (site / "templates" / "person.html").write_text(text, encoding="utf-8")
    return f"<title>Dossier {number}: "


def check_everywhere(output: Path, words: str) -> None:
    """Raise `BenchError` unless every person's page shows the words."""
    for page in sorted(output.glob("people/*/index.html")):
        if words not in page.read_text(encoding="utf-8"):
            raise BenchError(f"the change is not on {page.relative_to(output)}")


def _copy_readings(cache: Path, target: Path) -> None:
    """Copy the tables of a cache that hold what the model read, and no other rows."""
    if not cache.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(cache)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        tables = new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            if name not in KEPT_TABLES and not name.startswith("sqlite_"):
                new.execute(f'DELETE FROM "{name}"')
        new.commit()
