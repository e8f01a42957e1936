"""Reads a web page: the article's own text, without the page around it."""

from __future__ import annotations

import logging

from lxml import etree, html

from briefgen.errors import ArticleError
from briefgen.load.body import Body, Part, body_of
from briefgen.load.boilerplate import mark_boilerplate
from briefgen.load.decode import decode_html, without_control_references
from briefgen.load.front_matter import (
    FrontMatter,
    english_tag,
    other_language,
    read_front_matter,
)
from briefgen.load.headlines import same_line
from briefgen.load.html_blocks import parts_of, text_of, with_titles
from briefgen.load.html_metadata import page_data_of
from briefgen.load.published import published_of

# Around the text, when the article has to be found without the extractor.
_AROUND = frozenset({"aside", "footer", "head", "nav"})
# On a page with very little text the extractor gives up structure: all it found is one block, the
# menu at its start.
_MIN_BLOCKS = 2


def read_html(raw: bytes, path: str) -> tuple[FrontMatter, Body]:
    """What a web page states about its article as settings, and the article's body.

    The headline becomes the first block where the page shows it. Captions keep their kind where the
    extractor keeps them; tables and code are boilerplate. Front matter above the page wins over
    what the page states. Nothing outside the file plays a part.

    Raises:
        ArticleError: the bytes can't be decoded, the front matter can't be used, the page has no
            text, or is not in English.
    """
    text = decode_html(raw, path)
    given = read_front_matter(text, path)
    page = _parsed(without_control_references(text[given.end :]), path)
    data = page_data_of(page)
    language = english_tag(data.language)
    if language is None:
        raise other_language(data.language, path)
    settings = FrontMatter(
        title=given.title or data.title,
        date=given.date or data.date,
        source=given.source or data.source,
        url=given.url or data.url,
        authors=given.authors or data.authors,
        language=language,
        draft=given.draft,
    )
    shown_day = "" if settings.date else _shown_day(page)
    return settings, body_of(_article_parts(page, settings.title, path), settings.title, shown_day)


def _article_parts(page: html.HtmlElement, title: str, path: str) -> tuple[Part, ...]:
    """The blocks of the page's article, its headline on top where the page shows it."""
    captions = [_plain(each) for each in page.iter("figcaption")]
    parts = _extracted(page)
    if len(parts) < _MIN_BLOCKS:
        parts = _found(page)
    if not parts:
        raise ArticleError(
            "there is no text on this page",
            hint="save the page with its text, or paste the article into a .txt file",
            path=path,
        )
    parts = [_as_caption(part, captions) for part in parts]
    return with_titles(_below_title(page, parts, title), title)[0]


def _shown_day(page: html.HtmlElement) -> str:
    """The day of publication that the page itself shows, "" when none.

    Lines such as "Published: …" are looked for on the page, because the extractor drops them.
    """
    body = body_of(_found(page))
    return published_of(body.text, mark_boilerplate(body.text, body.blocks)).value


def _parsed(text: str, path: str) -> html.HtmlElement:
    """The page's tree. Parsed from UTF-8 bytes: lxml refuses text that declares another charset."""
    if not text.strip():
        raise ArticleError(
            "the article is empty", hint="write its text, or delete the file", path=path
        )
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as error:
        hint = "save the page again, or paste the article into a .txt file"
        raise ArticleError("there is no text on this page", hint=hint, path=path) from error


def _extracted(page: html.HtmlElement) -> list[Part]:
    """The article's blocks as trafilatura finds them, [] when it finds nothing."""
    # Loaded only when there is a web page: importing it takes longer than reading ten articles.
    from trafilatura import bare_extraction

    # What it finds odd in a page is no message for the user.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    found = bare_extraction(
        page,
        include_comments=False,
        # Off, because it remembers earlier pages: what is read would depend on the order.
        deduplicate=False,
        # Off, because it guesses dates; `html_metadata.py` takes stated ones only.
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return list(parts_of(body)) if body is not None else []


def _found(page: html.HtmlElement) -> list[Part]:
    """The blocks of the page's longest article element, else of its main element, else of all."""
    articles = sorted(page.iter("article"), key=lambda each: -len(text_of(each)))
    for area in (*articles, *page.iter("main"), page):
        if parts := parts_of(area, _AROUND):
            return list(parts)
    return []


def _as_caption(part: Part, captions: list[str]) -> Part:
    """The part as a caption, if it is one that the page marks."""
    is_caption = any(same_line(part.text, caption) for caption in captions)
    return Part("caption", part.text) if is_caption else part


def _below_title(page: html.HtmlElement, parts: list[Part], title: str) -> list[Part]:
    """The parts with the page's headline on top, where the page shows it and they lack it."""
    is_shown = any(same_line(_plain(each), title) for each in page.iter("h1")) if title else False
    is_there = any(same_line(part.text, title) for part in parts[:3])
    return [Part("title", title), *parts] if is_shown and not is_there else parts


def _plain(element: html.HtmlElement) -> str:
    return " ".join(text_of(element).split())
