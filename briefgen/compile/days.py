"""Which day a value starts and ends on, and which articles are the newest."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from briefgen.model import Published, Record

# The forms of TIMEX3 that articles' time expressions have.
VALUE = re.compile(
    r"(?P<decade>\d{3})|(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])"
    r"|SP|SU|FA|WI|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


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


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and last day of a day, weekend, week, month, quarter, year or decade, else None.

    A season lies somewhere in its year: which months it has depends on the hemisphere.

    >>> days_of("2025-W36")
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 7))
    """
    match = VALUE.fullmatch(value or "")
    if match is None:
        return None
    try:
        return _days(match)
    except ValueError:  # 2025-13, 2025-02-30, 2025-W60
        return None


def is_single_day(value: str | None) -> bool:
    """Whether a value is exact to the day."""
    range_of = days_of(value)
    return range_of is not None and range_of[0] == range_of[1]


def _days(match: re.Match[str]) -> tuple[date, date]:
    """The first and last day of a value taken apart.

    Raises:
        ValueError: the calendar has no such day, week or month.
    """
    if match["decade"]:
        return date(int(match["decade"]) * 10, 1, 1), date(int(match["decade"]) * 10 + 9, 12, 31)
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), int(match["month"]))
    return _months(year, 1, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of the first month and the last day of the last."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
