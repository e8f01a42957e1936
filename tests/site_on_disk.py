"""A site on disk with the articles of the collection: how its files are written, and when.

Nothing here looks at a clock: files get the times they are given, one minute after the other, so
that two copies of a site have the same ones.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from briefgen.model import Record
from edited_collection import COLLECTION, STEMS, Clipping

T = TypeVar("T")
START = int(datetime(2031, 3, 10, 6, tzinfo=UTC).timestamp())  # the day of undated articles
MINUTE, DAY = 60, 86_400


class Edit(Record, frozen=True):
    """One step. `pick` and `other` choose among what is there, whatever it is."""

    kind: str
    pick: int
    other: int


class Allowed(Record, frozen=True):
    """What the build after an edit may do. `idle`: nothing at all may be written or analysed."""

    analysed: int
    idle: bool = False
    same_input: bool = False


class SiteOnDisk:
    """A site folder and the articles in it; `foreign` are files in its output that aren't ours."""

    def __init__(self, site: Path) -> None:
        """Write the collection into the empty folder `site`."""
        self.site = site
        self.output = site / "output"
        self.clippings: dict[str, Clipping] = {}
        self.broken: set[str] = set()
        self.settings: dict[str, Mapping[str, str | int]] = {}
        self.foreign: set[str] = set()
        self.damaged = False  # the cache
        self._minutes = 0
        for path, clipping in COLLECTION.items():
            self._write(path, clipping)

    def _path(self, edit: Edit) -> str:
        """The article that the edit is about."""
        return of(sorted(self.clippings), edit.pick)

    def _page(self, edit: Edit) -> Path:
        return of(sorted(self.output.rglob("*.html")), edit.pick)

    def _free_path(self, edit: Edit) -> str:
        """A path that no article has, whatever its suffix: its id would then be another one's."""
        suffix = of((".md", ".txt", ".md"), edit.pick)
        folder = of(("content/", "content/spring/"), edit.other)
        free = [f"{folder}{stem}{suffix}" for stem in STEMS]
        taken = {path.rpartition(".")[0] for path in self.clippings}
        return of([path for path in free if path.rpartition(".")[0] not in taken], edit.other)

    def _reworded(self, edit: Edit, change: Callable[[str], str]) -> Allowed:
        """The article with one paragraph changed."""
        paragraphs = list(self.clippings[self._path(edit)].paragraphs)
        index = edit.other % len(paragraphs)
        paragraphs[index] = change(paragraphs[index])
        return self._replaced(edit, paragraphs=tuple(paragraphs))

    def _replaced(self, edit: Edit, **fields: object) -> Allowed:
        path = self._path(edit)
        self._write(path, msgspec.structs.replace(self.clippings[path], **fields))
        return Allowed(1)

    def _template(self, name: str, text: str) -> Allowed:
        self._put(f"templates/{name}", text.encode())
        return Allowed(0)

    def _setting(self, section: str, name: str, value: str | int) -> Allowed:
        self.settings[section] = {**self.settings.get(section, {}), name: value}
        lines = []
        for head, values in sorted(self.settings.items()):
            lines += [f"[{head}]", *(f"{key} = {_toml(v)}" for key, v in sorted(values.items()))]
        self._put("briefgen.toml", "\n".join(lines).encode())
        return Allowed(0)

    def _write(self, path: str, clipping: Clipping) -> None:
        """Keep the article and write it, unless its file is broken for now."""
        self.clippings[path] = clipping
        if path not in self.broken:
            self._put(path, clipping.as_file(path).encode())

    def _put(self, path: str, content: bytes) -> None:
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / path).write_bytes(content)
        self._set_time(path)

    def _set_time(self, path: str) -> None:
        self._minutes += 1
        os.utime(self.site / path, (START + self._minutes * MINUTE,) * 2)


def of(values: Sequence[T], number: int) -> T:
    return values[number % len(values)]


def _toml(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f'"{value}"'


def copy_input(site: Path, target: Path) -> Path:
    """What a build of `site` reads, in the new folder `target`, files with the same times."""
    for name in ("content", "templates"):
        if (site / name).is_dir():
            shutil.copytree(site / name, target / name)
    for name in ("briefgen.toml", "corrections.toml"):
        if (site / name).is_file():
            shutil.copy2(site / name, target)
    return target
