"""The articles of a page as numbered sources: those that are one text in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefgen.compile.statements import Passage
from briefgen.compile.told_once import copy_of
from briefgen.dossiers import Source, article_url
from briefgen.outline import Outline


def sources_of(
    stories: Iterable[Sequence[Outline]], passages: Iterable[Passage]
) -> tuple[Source, ...]:
    """The stories numbered from 1 in the order given, with how many sentences concern the page.

    The same words in copies count once. A story that only gives a quote by a pronoun, or a doubt,
    has none.
    """
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        texts[passage.article.id].append(passage.line.text)
    return tuple(
        Source(
            number=number,
            article=lead.id,
            title=lead.title,
            source=lead.source,
            published=lead.published,
            url=article_url(lead.id),
            original=lead.original,
            sentences=len(texts[lead.id])
            + len({text for copy in copies for text in texts[copy.id]}.difference(texts[lead.id])),
            copies=tuple(copy_of(copy) for copy in copies),
        )
        for number, (lead, *copies) in enumerate(stories, start=1)
    )
