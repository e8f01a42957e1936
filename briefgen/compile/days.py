"""Which articles are the newest, and which days count as new."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol, TypeVar

from briefgen.date_values import days_of
from briefgen.model import Published, Record


class Dated(Protocol):
    """An article or its outline: something with an id and a day of publication."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def published(self) -> Published:
        """The day, and how it is known."""


D = TypeVar("D", bound=Dated)


class Window(Record, frozen=True):
    """The days that count as new: `since` to `as_of`, both included; "" without articles.

    `file_days` is whether days taken from files count, because no article's day is known better.
    """

    as_of: str
    since: str
    file_days: bool

    def holds(self, article: Dated) -> bool:
        """Whether the article was published within the window."""
        return self.counts(article) and self.since <= article.published.value <= self.as_of

    def is_before(self, article: Dated) -> bool:
        """Whether the article was published before the window."""
        return self.counts(article) and article.published.value < self.since

    def counts(self, article: Dated) -> bool:
        """Whether the article's day can be compared with the others'."""
        return bool(article.published.value) and (self.file_days or is_published_known(article))


def window_of(articles: Iterable[Dated], *, days: int) -> Window:
    """The window of `days` days that ends on the newest article's day.

    A file's own day says when it was saved, not when it was published, so it counts only where no
    article tells more.
    """
    ordered = newest_first(articles)
    if not ordered:
        return Window("", "", file_days=False)
    newest = ordered[0]
    as_of = newest.published.value
    range_of = days_of(as_of)
    since = (range_of[0] - timedelta(days=days)).isoformat() if range_of else as_of
    return Window(as_of, since, file_days=not is_published_known(newest))


def newest_first(articles: Iterable[D]) -> tuple[D, ...]:
    """Articles by day, newest first, then by id; those with only a file's day come last."""
    by_id = sorted(articles, key=lambda article: article.id)
    return tuple(sorted(by_id, key=recency, reverse=True))


def recency(article: Dated) -> tuple[bool, str]:
    """A sort key: the larger, the newer."""
    return is_published_known(article), article.published.value


def is_published_known(article: Dated) -> bool:
    """Whether the day of publication was read from the article, not taken from its file."""
    return article.published.basis != "file" and bool(article.published.value)
