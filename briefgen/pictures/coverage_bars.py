"""How many articles each month has, as bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.dossiers import MonthCount, MonthLink
from briefgen.model import Record

MONTHS = 36  # bars: three years; on a phone each is still 8 px wide
WIDTH, HEIGHT = 10, 100  # units of the viewBox that a month and the tallest bar have
THICK = 8  # units that a bar is wide: less where there are few, which would be slabs


class Bar(Record, frozen=True):
    """A month and its bar; `starts_year` where a line marks the turn of the year.

    `url` is the address of the month's page, "" where there is none.
    """

    month: str
    articles: int
    x: int
    y: int
    width: int
    height: int
    starts_year: bool
    url: str


class CoverageBars(Record, frozen=True):
    """The bars of all months from the first to the last, in order; `size` is the viewBox.

    `most` is the greatest count, `peak` its last month, `earlier` counts the articles of months
    before the first bar.
    """

    size: tuple[int, int]
    bars: tuple[Bar, ...]
    most: int
    peak: str
    earlier: int


def coverage_bars(
    coverage: Sequence[MonthCount], months_with_page: Iterable[MonthLink] = ()
) -> CoverageBars | None:
    """The last three years that have articles, as bars; None where a single month has all."""
    urls = {link.month: link.url for link in months_with_page}
    counts = {entry.month: entry.articles for entry in coverage}
    months = _months(coverage)[-MONTHS:]
    if len(months) < 2:
        return None
    most = max(counts.get(month, 0) for month in months)
    width = min(THICK, 2 * round(len(months) / 3) or 2)
    bars = tuple(
        _bar(
            month,
            counts.get(month, 0),
            most,
            x=number * WIDTH,
            width=width,
            url=urls.get(month, ""),
        )
        for number, month in enumerate(months)
    )
    return CoverageBars(
        size=(WIDTH * len(months), HEIGHT),
        bars=bars,
        most=most,
        peak=max(bar.month for bar in bars if bar.articles == most),
        earlier=sum(count for month, count in counts.items() if month < months[0]),
    )


def _months(coverage: Sequence[MonthCount]) -> list[str]:
    """Every month ("2025-05") from the first to the last that has articles."""
    if not coverage:
        return []
    first, last = (_number(coverage[at].month) for at in (0, -1))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def _number(month: str) -> int:
    """A month as a number that counts on from year to year."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _bar(month: str, articles: int, most: int, *, x: int, width: int, url: str) -> Bar:
    """The bar in the middle of a month; one with any article is at least two units high."""
    height = max(2, round(HEIGHT * articles / most)) if articles else 0
    return Bar(
        month=month,
        articles=articles,
        x=x + (WIDTH - width) // 2,
        y=HEIGHT - height,
        width=width,
        height=height,
        starts_year=x > 0 and month.endswith("-01"),
        url=url,
    )
