"""Random scripts of edits to a small collection, each made of a number: same number, same script.

Nothing here looks at a clock: files get the times they are given, one minute after the other, so
that two copies of a site have the same ones.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefgen.model import Record
from briefgen.render import default_template_dir
from quay_world import COLLECTION, PARAGRAPHS, SENTENCES, SOURCES, STEMS, TITLES, Clipping

STEPS = 6  # edits in a script
START = int(datetime(2031, 3, 10, 6, tzinfo=UTC).timestamp())  # the day of undated articles
MINUTE, DAY = 60, 86_400
UNREADABLE = b"---\ntitle: a heading that is never closed\n\nNo end.\n"


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


class Workshop:
    """A site folder and the articles in it, changed edit by edit."""

    def __init__(self, site: Path) -> None:
        """Write the collection into the empty folder `site`."""
        self.site = site
        self.output = site / "output"
        self.clippings: dict[str, Clipping] = {}
        self.broken: set[str] = set()
        self.settings: dict[str, Mapping[str, str | int]] = {}
        self.foreign: set[str] = set()  # files in the output folder that aren't ours
        self._minutes = 0
        for path, clipping in COLLECTION.items():
            self._write(path, clipping)

    def apply(self, edit: Edit) -> Allowed:
        """Make the edit, and say what the next build may do."""
        return EDITS[edit.kind](self, edit)

    # --- articles ---------------------------------------------------------------------------

    def sentence(self, edit: Edit) -> Allowed:
        return self._reworded(edit, lambda text: f"{text} {_of(SENTENCES, edit.other)}")

    def shorter(self, edit: Edit) -> Allowed:
        return self._reworded(edit, lambda text: text.rsplit(". ", 1)[0].rstrip(".") + ".")

    def paragraph(self, edit: Edit) -> Allowed:
        return self._reworded(edit, lambda _: _of(PARAGRAPHS, edit.other))

    def same_size(self, edit: Edit) -> Allowed:
        """Other bytes, but as many, and the file keeps its time."""
        path = self._path(edit)
        before = (self.site / path).stat()
        old = self.clippings[path]
        swapped = [_swapped_words(paragraph) for paragraph in old.paragraphs]
        self._write(path, msgspec.structs.replace(old, paragraphs=tuple(swapped)))
        os.utime(self.site / path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (self.site / path).stat().st_size == before.st_size or path in self.broken
        return Allowed(1)

    def swap(self, edit: Edit) -> Allowed:
        one, two = self._path(edit), self._path(Edit("", edit.other, 0))
        first, second = self.clippings[one], self.clippings[two]
        self._write(one, msgspec.structs.replace(first, paragraphs=second.paragraphs))
        self._write(two, msgspec.structs.replace(second, paragraphs=first.paragraphs))
        return Allowed(2)

    def add(self, edit: Edit) -> Allowed:
        paragraphs = (_of(PARAGRAPHS, edit.pick), _of(PARAGRAPHS, edit.other))
        title, source = _of(TITLES, edit.other), _of(SOURCES, edit.pick)
        self._write(
            self._free_path(edit), Clipping(title, _day(edit.pick), source, paragraphs)
        )
        return Allowed(1)

    def delete(self, edit: Edit) -> Allowed:
        if len(self.clippings) > 1:
            path = self._path(edit)
            (self.site / path).unlink()
            del self.clippings[path]
            self.broken.discard(path)
        return Allowed(0)

    def rename(self, edit: Edit) -> Allowed:
        old, new = self._path(edit), self._free_path(edit)
        if old.endswith(".html") or old in self.broken:
            return Allowed(0)
        (self.site / new).parent.mkdir(exist_ok=True)
        (self.site / old).rename(self.site / new)
        self.clippings[new] = self.clippings.pop(old)
        return Allowed(1)

    def date(self, edit: Edit) -> Allowed:
        return self._replaced(edit, date=_day(edit.other) if edit.other % 4 else "")

    def source(self, edit: Edit) -> Allowed:
        return self._replaced(edit, source=_of(SOURCES, edit.other))

    def title(self, edit: Edit) -> Allowed:
        return self._replaced(edit, title=_of(TITLES, edit.other))

    def draft(self, edit: Edit) -> Allowed:
        path = self._path(edit)
        return self._replaced(edit, draft=not self.clippings[path].draft)

    def break_(self, edit: Edit) -> Allowed:
        path = self._path(edit)
        self.broken.add(path)
        self._put(path, UNREADABLE)
        return Allowed(0)

    def mend(self, edit: Edit) -> Allowed:
        if not self.broken:
            return self.break_(edit)
        path = _of(tuple(sorted(self.broken)), edit.pick)
        self.broken.discard(path)
        self._write(path, self.clippings[path])
        return Allowed(1)

    def document(self, edit: Edit) -> Allowed:
        """A kind of file that is listed as skipped."""
        self._put(f"content/annex-{edit.pick % 3}.pdf", b"%PDF-1.4")
        return Allowed(0)

    # --- templates and settings ---------------------------------------------------------------

    def person_template(self, edit: Edit) -> Allowed:
        text = (
            '{% extends "briefgen/person.html" %}\n'
            f"{{% block title %}}File {edit.other}: {{{{ record.name }}}}{{% endblock %}}\n"
        )
        return self._template("person.html", text)

    def shared_template(self, edit: Edit) -> Allowed:
        """A template that others import."""
        ours = (default_template_dir() / "_statement.html").read_text(encoding="utf-8")
        assert 'class="cite"' in ours
        text = ours.replace('class="cite"', f'class="cite cite-{edit.other % 5}"')
        return self._template("_statement.html", text)

    def base_template(self, edit: Edit) -> Allowed:
        """The template that all others extend."""
        text = (default_template_dir() / "base.html").read_text(encoding="utf-8")
        return self._template("base.html", text.replace("</head>", f"<!--{edit.other}--></head>"))

    def style(self, edit: Edit) -> Allowed:
        return self._template("static/site.css", f"body {{ order: {edit.other} }}\n")

    def no_templates(self, edit: Edit) -> Allowed:
        shutil.rmtree(self.site / "templates", ignore_errors=True)
        return Allowed(0)

    def site_title(self, edit: Edit) -> Allowed:
        return self._setting("site", "title", f"Desk {edit.other % 7}")

    def description(self, edit: Edit) -> Allowed:
        return self._setting("site", "description", f"Files of desk {edit.other % 7}.")

    def base_url(self, edit: Edit) -> Allowed:
        return self._setting("site", "base_url", f"https://desk{edit.other % 3}.example/files/")

    def window(self, edit: Edit) -> Allowed:
        return self._setting("briefing", "window_days", 1 + edit.other % 40)

    # --- what is not a change, and damage -----------------------------------------------------

    def nothing(self, edit: Edit) -> Allowed:
        return Allowed(0, idle=True, same_input=True)

    def touch(self, edit: Edit) -> Allowed:
        self._set_time(self._path(edit))
        return Allowed(0, idle=True)

    def touch_another_day(self, edit: Edit) -> Allowed:
        """An article without a date is then of another day."""
        file = self.site / self._path(edit)
        later = file.stat().st_mtime + DAY * (1 + edit.other % 3)
        os.utime(file, (later, later))
        return Allowed(1)

    def foreign_input(self, edit: Edit) -> Allowed:
        self._put(f"content/notes-{edit.pick % 3}.csv", b"no article")
        return Allowed(0, idle=True)

    def foreign_output(self, edit: Edit) -> Allowed:
        name = f"mine-{edit.pick % 3}.txt"
        (self.output / name).write_bytes(b"kept")
        self.foreign.add(name)
        return Allowed(0, idle=True, same_input=True)

    def no_cache(self, edit: Edit) -> Allowed:
        shutil.rmtree(self.site / ".briefgen", ignore_errors=True)
        return Allowed(len(self.clippings), same_input=True)

    def damaged_cache(self, edit: Edit) -> Allowed:
        for path in sorted((self.site / ".briefgen").rglob("*")):
            if path.is_file():
                path.write_bytes(b"this is no database" * 100)
        return Allowed(len(self.clippings), same_input=True)

    def no_output(self, edit: Edit) -> Allowed:
        shutil.rmtree(self.output)
        self.foreign.clear()
        return Allowed(0, same_input=True)

    def lost_page(self, edit: Edit) -> Allowed:
        self._page(edit).unlink()
        return Allowed(0, same_input=True)

    def overwritten_page(self, edit: Edit) -> Allowed:
        self._page(edit).write_bytes(b"not what was written")
        return Allowed(0, same_input=True)

    # --- how ----------------------------------------------------------------------------------

    def _path(self, edit: Edit) -> str:
        """The article that the edit is about."""
        return _of(tuple(sorted(self.clippings)), edit.pick)

    def _page(self, edit: Edit) -> Path:
        return _of(tuple(sorted(self.output.rglob("*.html"))), edit.pick)

    def _free_path(self, edit: Edit) -> str:
        """A path that no article has."""
        suffix = _of((".md", ".txt", ".md"), edit.pick)
        folder = _of(("content/", "content/spring/"), edit.other)
        free = [f"{folder}{stem}{suffix}" for stem in STEMS]
        return _of(tuple(path for path in free if path not in self.clippings), edit.other)

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


# Every edit by the name that a failing test shows.
EDITS: Mapping[str, Callable[[Workshop, Edit], Allowed]] = {
    name: method
    for name, method in vars(Workshop).items()
    if not name.startswith("_") and name != "apply"
}


def script(number: int) -> tuple[Edit, ...]:
    """The edits of one script. Scripts in a row deal out a shuffled deck: no kind is left out."""
    names = sorted(EDITS)
    edits = []
    for position in range(number * STEPS, (number + 1) * STEPS):
        deck = random.Random(f"deck {position // len(names)}").sample(names, len(names))
        numbers = random.Random(f"edit {position}")
        kind = deck[position % len(names)]
        edits.append(Edit(kind, numbers.randrange(1000), numbers.randrange(1000)))
    return tuple(edits)


def copy_input(site: Path, target: Path) -> Path:
    """What a build of `site` reads, in the new folder `target`, files with the same times."""
    for name in ("content", "templates"):
        if (site / name).is_dir():
            shutil.copytree(site / name, target / name)
    if (site / "briefgen.toml").is_file():
        shutil.copy2(site / "briefgen.toml", target)
    return target


def _of[T](values: tuple[T, ...], number: int) -> T:
    return values[number % len(values)]
