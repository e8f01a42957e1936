"""Which files below the content folder are articles, and the address of each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefgen.errors import ConfigError, Skipped
from briefgen.model import Record

ARTICLE_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")
# What people expect to be read, but isn't: silence would look like a lost article.
DOCUMENT_SUFFIXES = (".doc", ".docx", ".odt", ".pdf", ".rtf")
# Folders of files that make a path of 255 characters each exist; an address must not.
_MAX_ID = 120


class Source(Record, frozen=True):
    """A file to be read. `id` is Article.id; `path` is relative to the site folder, with "/"."""

    id: str
    path: str


def find_sources(
    site_dir: Path, content_dir: str = "content"
) -> tuple[tuple[Source, ...], tuple[Skipped, ...]]:
    """The articles below the content folder sorted by path, and what was left out with a reason.

    Hidden files and folders, temporary files of editors and files of other kinds are left out
    without a word. A link is followed only to a file inside the content folder; links to folders
    never, so that no file is found twice and a loop can't hang.

    Args:
        site_dir: the folder of the site.
        content_dir: the content folder, relative to `site_dir`.

    Raises:
        ConfigError: there is no such folder.
    """
    root = site_dir / content_dir
    if not root.is_dir():
        raise ConfigError(
            f"there is no folder {content_dir}/",
            hint=f"create {content_dir}/ and put an article in it, e.g. my-article.md",
            path=content_dir,
        )
    prefix = PurePosixPath(content_dir)
    paths: list[str] = []
    skipped: list[Skipped] = []
    for found in _files(root, skipped, prefix):
        path = str(prefix / found.relative_to(root).as_posix())
        reason = _left_out(found, path, root)
        if reason:
            skipped.append(reason)
        elif found.suffix.lower() in ARTICLE_SUFFIXES and found.is_file():
            paths.append(path)
    paths.sort()
    ids = _ids([path.removeprefix(f"{prefix}/") for path in paths])
    sources = tuple(Source(each, path) for each, path in zip(ids, paths, strict=True))
    return sources, tuple(sorted(skipped, key=lambda each: each.path))


def article_id(path: str) -> str:
    """The address of an article: its path without suffix, folders joined by "-", folded to ASCII.

    >>> article_id("2025/Überblick zu Kiel.md")
    '2025-uberblick-zu-kiel'
    """
    # Loaded only when there are articles; the tables for folding are not small.
    from slugify import slugify

    stem = str(PurePosixPath(path).with_suffix("")) if path else ""
    return slugify(stem, max_length=_MAX_ID, word_boundary=True) or "article"


def _files(root: Path, skipped: list[Skipped], prefix: PurePosixPath) -> Iterator[Path]:
    """Every file that isn't hidden, in folders that aren't; unreadable folders are noted."""

    def note(error: OSError) -> None:
        below = Path(error.filename).relative_to(root).as_posix()
        reason = f"this folder can't be read: {error.strerror}"
        hint = "check its permissions"
        skipped.append(Skipped(str(prefix / below), 0, 0, reason, hint))

    for folder, names, files in os.walk(root, onerror=note):
        names[:] = sorted(name for name in names if not _is_ignored(name))
        for inner in (Path(folder) / name for name in names):
            below = str(prefix / inner.relative_to(root).as_posix())
            skipped += filter(None, [_leads_out(inner, below, root)])
        yield from (Path(folder) / name for name in sorted(files) if not _is_ignored(name))


def _is_ignored(name: str) -> bool:
    """Whether a file or folder is hidden, or a lock file of an office program ("~$talks.docx")."""
    return name.startswith((".", "~$", "#"))


def _left_out(file: Path, path: str, root: Path) -> Skipped | None:
    """Why a file that looks like an article is not read, None when it is read or of no interest."""
    suffix = file.suffix.lower()
    if suffix in DOCUMENT_SUFFIXES:
        hint = f"save it as .txt, .md or .html, e.g. {file.stem}.txt"
        return Skipped(path, 0, 0, f"{suffix} files can't be read", hint)
    if suffix not in ARTICLE_SUFFIXES:
        return None
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("ascii", "backslashreplace")
        return Skipped(shown, 0, 0, "the file's name is not valid UTF-8", "rename the file")
    return _leads_out(file, path, root)


def _leads_out(file: Path, path: str, root: Path) -> Skipped | None:
    """The record of a link that leads out of the content folder; None for anything else."""
    # realpath, because Path.resolve raises on a loop of links.
    if not file.is_symlink() or Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root)):
        return None
    reason = "is a link that leads out of the content folder, and is not followed"
    return Skipped(path, 0, 0, reason, "copy what it leads to into the content folder")


def _ids(paths: list[str]) -> list[str]:
    """One id per path, in order. Of several paths with one id the first keeps it; "-2" follows.

    No suffixed id takes the plain id of another path, so that adding "a.txt" beside "a.md" never
    moves the page of "a-2.md".
    """
    plain = [article_id(path) for path in paths]
    taken = set(plain)
    seen: set[str] = set()
    ids: list[str] = []
    for name in plain:
        number, unique = 1, name
        while unique in seen or (number > 1 and unique in taken):
            number += 1
            unique = f"{name}-{number}"
        seen.add(unique)
        ids.append(unique)
    return ids
