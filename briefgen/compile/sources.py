"""The articles of a page as numbered sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.statements import Passage
from briefgen.dossiers import Source, article_url


def sources_of(
    articles: Iterable[IndexedArticle], passages: Iterable[Passage]
) -> tuple[Source, ...]:
    """The articles numbered from 1 in the order given, with how many sentences concern the page.

    An article that only gives a quote by a pronoun, or a doubt, has none of those.
    """
    counts = Counter(passage.indexed.article.id for passage in passages)
    return tuple(
        Source(
            number=number,
            article=indexed.article.id,
            title=indexed.article.title,
            source=indexed.article.source,
            published=indexed.article.published,
            url=article_url(indexed.article.id),
            original=indexed.article.url,
            sentences=counts[indexed.article.id],
        )
        for number, indexed in enumerate(articles, start=1)
    )
