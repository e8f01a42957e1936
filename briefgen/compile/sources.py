"""The articles of a page as numbered sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.compile.statements import Passage
from briefgen.dossiers import Source, article_url
from briefgen.outline import Outline


def sources_of(articles: Iterable[Outline], passages: Iterable[Passage]) -> tuple[Source, ...]:
    """The articles numbered from 1 in the order given, with how many sentences concern the page.

    An article that only gives a quote by a pronoun, or a doubt, has none of those.
    """
    counts = Counter(passage.article.id for passage in passages)
    return tuple(
        Source(
            number=number,
            article=article.id,
            title=article.title,
            source=article.source,
            published=article.published,
            url=article_url(article.id),
            original=article.original,
            sentences=counts[article.id],
        )
        for number, article in enumerate(articles, start=1)
    )
