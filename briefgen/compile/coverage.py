"""How many articles each month has of a person or a country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefgen.compile.days import is_published_known
from briefgen.compile.statements import Clipping
from briefgen.dossiers import MonthCount

MONTH = re.compile(r"\d{4}-\d\d(?=-\d\d$|$)")


def coverage(clippings: Iterable[Clipping]) -> tuple[MonthCount, ...]:
    """The months with articles, in order; articles that are one text count once, as the first.

    Left out is what has no month: an article whose day is only its file's, or less exact.
    """
    first: dict[str, str] = {}
    for clipping in clippings:
        article = clipping.article
        match = MONTH.match(article.published.value or "")
        if match and is_published_known(article):
            story = clipping.story or article.id
            first[story] = min(match[0], first.get(story, match[0]))
    counts = Counter(first.values())
    return tuple(MonthCount(month, counts[month]) for month in sorted(counts))
