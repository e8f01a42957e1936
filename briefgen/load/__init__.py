"""Stage 1: from the files of the content folder to articles."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from briefgen.errors import ArticleError
from briefgen.load.body import Body
from briefgen.load.boilerplate import mark_boilerplate
from briefgen.load.days import day_of
from briefgen.load.decode import decode_text, with_line_ends
from briefgen.load.from_text import read_text
from briefgen.load.front_matter import FrontMatter, read_front_matter
from briefgen.load.headlines import title_from_path
from briefgen.load.inserts import cut_inserts
from briefgen.load.published import published_of
from briefgen.load.sources import Source, find_sources
from briefgen.load.sources import article_id as id_of_path
from briefgen.model import Article, Block, Published

__all__ = ["Source", "article_from_text", "find_sources", "id_of_path", "load_article"]

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm")


def load_article(site_dir: Path, source: Source) -> Article | None:
    """The article of a file, or None when it is marked as a draft.

    Raises:
        ArticleError: the file can't be read, isn't text, is empty, has settings that can't be
            used, or is not in English.
    """
    raw, file_day = _read_file(site_dir, source.path)
    try:
        settings, body = _read_bytes(raw, source.path)
    except RecursionError as error:
        hint = "paste the article into a .txt file"
        raise ArticleError("is nested too deeply to read", hint=hint, path=source.path) from error
    return None if settings.draft else _article(source, settings, body, file_day)


def article_from_text(
    path: str, text: str, *, published: str | None = None, article_id: str = ""
) -> Article:
    """The article of a plain text that stands in no file, read as a .txt file is.

    Args:
        path: a name for messages, and for the title where the text has no headline.
        text: the text; only "\\r\\n" and "\\r" become "\\n". A control character is no error here:
            whoever sends the text counts its characters.
        published: the day of publication, in a form that front matter may have; None or "" when
            not known.
        article_id: the id of the article, "" for one made from `path`.

    Raises:
        ArticleError: the text is empty, has a front matter that can't be used, or `published` is
            not a day.
    """
    text = with_line_ends(text)
    settings = read_front_matter(text, path)
    body = read_text(text, start=settings.end, title=settings.title)
    given = day_of(published) if published else ""
    if given is None:
        hint = "write year, month and day, e.g. 2025-04-03"
        raise ArticleError(f'published "{published}" is not a day', hint=hint, path=path)
    source = Source(article_id or id_of_path(path), path)
    return _article(source, settings, body, "", given=given)


def _read_file(site_dir: Path, path: str) -> tuple[bytes, str]:
    """The bytes of a file, and the day of its last change (UTC) as ISO."""
    file = site_dir / path
    try:
        raw = file.read_bytes()
        changed = file.stat().st_mtime
    except OSError as error:
        raise ArticleError(
            f"the file can't be read: {error.strerror or error}",
            hint="check that it is there and that you may read it",
            path=path,
        ) from error
    return raw, datetime.fromtimestamp(changed, UTC).date().isoformat()


def _read_bytes(raw: bytes, path: str) -> tuple[FrontMatter, Body]:
    """The settings and the body of a file, by the reader for its suffix."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _HTML:
        # Loaded only when there is a web page: lxml and the extractor are slow to import.
        from briefgen.load.from_html import read_html

        return read_html(raw, path)
    text = decode_text(raw, path)
    settings = read_front_matter(text, path)
    if suffix in _MARKDOWN:
        # Loaded only when there is a Markdown file, for lxml's and Markdown's sake.
        from briefgen.load.from_markdown import read_markdown

        return settings, read_markdown(text[settings.end :], title=settings.title)
    return settings, read_text(text, start=settings.end, title=settings.title)


def _article(
    source: Source, settings: FrontMatter, body: Body, file_day: str, *, given: str = ""
) -> Article:
    """The article that a reader's body and the settings make."""
    if not body.blocks:
        raise ArticleError(
            "the article is empty", hint="write its text, or delete the file", path=source.path
        )
    blocks = cut_inserts(body.text, mark_boilerplate(body.text, body.blocks))
    published = published_of(body.text, blocks, given=given or settings.date)
    if not published.value:
        shown = body.shown_day
        published = Published(shown, "text") if shown else Published(file_day, "file")
    if body.front_matter:
        blocks = (Block(0, body.front_matter, "boilerplate"), *blocks)
    return Article(
        id=source.id,
        path=source.path,
        title=settings.title or body.title or title_from_path(source.path),
        text=body.text,
        blocks=blocks,
        published=published,
        source=settings.source,
        url=settings.url,
        authors=settings.authors,
        language=settings.language,
    )
