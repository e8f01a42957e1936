"""Which pages are as they were: digests of all that a page was made from, nothing kept by hand.

A dossier is named by the digest of its articles' content, its basis (see `compile.Compiler`) and
the code that makes it; a page by that of its record, its template with all it includes, the
static files it names, and what every page shows of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from briefgen.cache import Cache, code_digest, digest
from briefgen.model import Record

REFERENCE = re.compile(r"{%-?\s*(?:extends|import|include|from)\s+[\"']([^\"']+)[\"']")
ANY_REFERENCE = re.compile(r"{%-?\s*(?:extends|import|include|from)\s+[^\"'\s]")

# Folders among the templates whose files every page may depend on.
KEPT = ("static/", "briefgen/static/", "strings/", "briefgen/strings/")


class Made(Record, frozen=True):
    """What one page and its twin were made from, what lists show of it, and its card, if any."""

    dossier: bytes
    page: bytes
    row: bytes = b""
    card: bytes = b""


_MADE = msgspec.msgpack.Decoder(Made)


class Memo:
    """What each page was made from at the last build, and what it is made from now."""

    def __init__(self, store: Cache) -> None:
        self._store = store
        self._made = {str(path): made for path, made in store.records("pages", _MADE)}
        self._planned: set[bytes | str] = set()

    def last(self, path: str) -> Made | None:
        """What the page at `path` was made from when it was last made; None if it wasn't."""
        self._planned.add(path)
        return self._made.get(path)

    def note(self, path: str, made: Made) -> None:
        """Remember what a page was made from."""
        self._planned.add(path)
        if self._made.get(path) != made:
            self._store.put("pages", path, msgspec.msgpack.encode(made))

    def clean(self) -> None:
        """Forget pages that are no longer planned."""
        self._store.retain("pages", self._planned)


def dossier_digest(kind: str, basis: bytes, contents: Iterable[bytes]) -> bytes:
    """The digest of all that a dossier is made from."""
    return digest(kind, compiling_code(), basis, b"".join(contents))


def record_digest(record: Record | tuple[Record, ...]) -> bytes:
    """The digest of a record's content."""
    return digest(msgspec.msgpack.encode(record))


@cache
def compiling_code() -> str:
    """The digest of the code that makes dossiers and rows."""
    return code_digest(
        "compile",
        "resolve",
        "decisions.py",
        "plan",
        "dossiers.py",
        "questions.py",
        "model.py",
        "pages.py",
        "months.py",
        "relations.py",
        "sentence_index.py",
        "date_values.py",
        "site_pages.py",
        "site_timeline.py",
        "site_graph.py",
        "graph.py",
        "timeline.py",
        "page_maker.py",
        "chunks.py",
        "cited.py",
    )


class Looks:
    """The digests of templates: each with all that it includes and all that it may draw on."""

    def __init__(self, dirs: Iterable[Path]) -> None:
        """`dirs` are the folders to look in, a site's own before ours (called "briefgen/…")."""
        self._texts: dict[str, str] = {}
        folders = list(dirs)
        for folder in reversed(folders):
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                name = path.relative_to(folder).as_posix()
                text = digest(path.read_bytes()).hex() if name.startswith(KEPT) else _text(path)
                self._texts[name] = text
                if folder == folders[-1]:
                    self._texts[f"briefgen/{name}"] = text
        self._own = len(folders) > 1
        self._json = digest(code_digest("render"))
        self._known: dict[tuple[str, str], bytes] = {}
        static = [name + text for name, text in self._texts.items() if name.startswith(KEPT)]
        self._common = digest(
            code_digest("render", "pictures", "data", "date_values.py"), *sorted(static)
        ).hex()

    def digest(self, template: str | None, *, shown: object, whole: object) -> bytes:
        """The digest of a template and what it shows of the site; None stands for JSON.

        `shown` is what our own frame shows; a site's own templates may show anything of `whole`.
        """
        if template is None:
            return self._json
        site = repr(whole if self._own else shown)
        if (template, site) not in self._known:
            self._known[template, site] = digest(self._common, *self._closure(template), site)
        return self._known[template, site]

    def _closure(self, template: str) -> list[str]:
        """The texts of a template and of all that it refers to; of all, if that can't be told."""
        found: dict[str, str] = {}
        waiting = [template, "flags.svg"]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            text = self._texts.get(name, "")
            if ANY_REFERENCE.search(text):
                return [f"{n}\0{t}" for n, t in sorted(self._texts.items())]
            found[name] = text
            waiting += REFERENCE.findall(text)
        return [f"{name}\0{text}" for name, text in sorted(found.items())]


def _text(path: Path) -> str:
    """A template's text; one that can't be decoded still has a digest."""
    return path.read_bytes().decode("utf-8", "replace")
