"""The edits: each changes a site on disk, and says what the next build may do."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping

import msgspec

from briefgen.render import default_template_dir
from edited_collection import (
    PARAGRAPHS,
    SENTENCES,
    SOURCES,
    TITLES,
    Clipping,
    swapped_words,
)
from edited_corrections import Desk
from site_on_disk import DAY, Allowed, Edit, of

UNREADABLE = b"---\ntitle: a heading that is never closed\n\nNo end.\n"


class Workshop(Desk):
    """A site that is changed edit by edit."""

    def apply(self, edit: Edit) -> Allowed:
        """Make the edit, and say what the next build may do."""
        allowed = EDITS[edit.kind](self, edit)
        if self.damaged:  # and it shows when the damaged entry is needed
            return msgspec.structs.replace(allowed, analysed=len(self.clippings), idle=False)
        return allowed

    # --- articles ---------------------------------------------------------------------------

    def sentence(self, edit: Edit) -> Allowed:
        return self._reworded(edit, lambda text: f"{text} {of(SENTENCES, edit.other)}")

    def shorter(self, edit: Edit) -> Allowed:
        return self._reworded(edit, lambda text: text.rsplit(". ", 1)[0].rstrip(".") + ".")

    def paragraph(self, edit: Edit) -> Allowed:
        return self._reworded(edit, lambda _: of(PARAGRAPHS, edit.other))

    def same_size(self, edit: Edit) -> Allowed:
        """Other bytes, but as many, and the file keeps its time."""
        path = self._path(edit)
        before = (self.site / path).stat()
        old = self.clippings[path]
        swapped = [swapped_words(paragraph) for paragraph in old.paragraphs]
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
        paragraphs = (of(PARAGRAPHS, edit.pick), of(PARAGRAPHS, edit.other))
        title, source = of(TITLES, edit.other), of(SOURCES, edit.pick)
        self._write(self._free_path(edit), Clipping(title, day(edit.pick), source, paragraphs))
        return Allowed(1)

    def copy(self, edit: Edit) -> Allowed:
        """The text of an article in another outlet, word for word."""
        old = self.clippings[self._path(edit)]
        title, source = of(TITLES, edit.other), of(SOURCES, edit.other)
        copied = msgspec.structs.replace(old, title=title, source=source, date=day(edit.other))
        self._write(self._free_path(edit), copied)
        return Allowed(1)

    def agency(self, edit: Edit) -> Allowed:
        """A long text in two outlets, in one of them trimmed and with one sentence changed."""
        whole = tuple(of(PARAGRAPHS, edit.pick + number) for number in range(12))
        trimmed = (*whole[:4], f"{whole[4]} {of(SENTENCES, edit.other)}", *whole[5:9])
        for number, paragraphs in enumerate((whole, trimmed)):
            found = Clipping(
                of(TITLES, edit.other + number), day(edit.pick), of(SOURCES, number), paragraphs
            )
            self._write(self._free_path(Edit("", edit.pick, edit.other + number)), found)
        return Allowed(2)

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
        return self._replaced(edit, date=day(edit.other) if edit.other % 4 else "")

    def source(self, edit: Edit) -> Allowed:
        return self._replaced(edit, source=of(SOURCES, edit.other))

    def title(self, edit: Edit) -> Allowed:
        return self._replaced(edit, title=of(TITLES, edit.other))

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
        path = of(sorted(self.broken), edit.pick)
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

    def touch_anotherday(self, edit: Edit) -> Allowed:
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

    def damaged_entries(self, edit: Edit) -> Allowed:
        """The last byte of some values is another: those of one table, or of all."""
        flip = "UPDATE {} SET value = CAST(substr(value, 1, length(value) - 1) || 'x' AS BLOB)"
        return self._query(edit, flip + " WHERE rowid % {} = 0")

    def lost_entries(self, edit: Edit) -> Allowed:
        return self._query(edit, "DELETE FROM {} WHERE rowid % {} = 0")

    def other_version(self, edit: Edit) -> Allowed:
        return self._query(edit, "PRAGMA user_version = 1 -- {} {}")

    def _query(self, edit: Edit, query: str) -> Allowed:
        """Run a query on the cache, for one table or for all, with one of each so many rows."""
        path = self.site / ".briefgen" / "cache.sqlite3"
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            names = [n for (n,) in database.execute("SELECT name FROM sqlite_master ORDER BY name")]
            tables = [name for name in names if not name.startswith("sqlite_")]
            for table in tables if edit.pick % 2 else [of(tables, edit.pick)]:
                database.execute(query.format(table, 1 + edit.other % 3))
        self.damaged = True
        return Allowed(0, same_input=True)

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


# Every edit by the name that a failing test shows.
EDITS: Mapping[str, Callable[[Workshop, Edit], Allowed]] = {
    name: method
    for name, method in [*vars(Desk).items(), *vars(Workshop).items()]
    if not name.startswith("_") and name not in ("apply", "give_up")
}


def day(number: int) -> str:
    """A day of the first months of 2031."""
    return f"2031-0{1 + number % 3}-{10 + number % 18}"
