"""An article as one of a page's numbered sources."""

from __future__ import annotations

from briefgen.dossiers import Copy, Source, article_url
from briefgen.outline import Outline


def source_of(outline: Outline, number: int, *, sentences: int, copies: tuple[Copy, ...]) -> Source:
    """The source of an article, whose `copies` have its number.

    `sentences` are how many of it, and of its copies, concern the page.
    """
    return Source(
        number=number,
        article=outline.id,
        title=outline.title,
        source=outline.source,
        published=outline.published,
        url=article_url(outline.id),
        original=outline.original,
        sentences=sentences,
        copies=copies,
    )
