"""The pages of the timeline of all articles: the newest days, and a page per month or year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefgen.date_values import days_of
from briefgen.dossiers import EntityLink, MonthLink
from briefgen.outline import Outline
from briefgen.plan.paged import paged
from briefgen.timeline import TIMELINE, DatedLine, TimelinePage

ALL = 60  # sentences that one page has room for: with no more, there are no other pages
AHEAD = 12  # of days to come on the first page of a longer one
NEWEST = 30  # of past days there
A_MONTH = 31  # days

Dated = tuple[tuple[date, date], DatedLine]


def timeline_pages(
    leads: Sequence[Outline], values: Mapping[str, Sequence[str]], *, as_of: str
) -> Iterator[TimelinePage]:
    """The pages of the timeline, the first one first; without sentences it is there too.

    What is to come is in the order of its last days: a day stands before its month. A month has a
    page from the year of the oldest article on; dates before that, and those that are
    no more exact than a quarter, are on the page of their year.

    Args:
        leads: the articles that stand for their text, newest first.
        values: the values of the dates of each one's sentences (`dated_statements`), in order.
        as_of: the newest article's day, after which days are to come.
    """
    lines = list(_in_order(leads, values))
    today = days_of(as_of)
    coming = [dated for dated in lines if today and dated[0][0] > today[1]]
    past = [line for _, line in lines[len(coming) :]]
    ahead = [line for _, line in sorted(coming, key=lambda dated: dated[0][::-1])]
    if len(lines) <= ALL:
        yield TimelinePage(TIMELINE, "", (TIMELINE,), tuple(ahead), tuple(past), total=len(lines))
        return
    periods = _by_period(lines, leads)
    folders = {period: f"timeline/{period}/" for period in periods}
    links = tuple(
        MonthLink(period, f"{folders[period]}index.html", len({line.article for line in found}))
        for period, found in periods.items()
    )
    yield TimelinePage(
        TIMELINE, "", (TIMELINE,), tuple(ahead[:AHEAD]), tuple(past[:NEWEST]),
        total=len(lines), periods=links,
    )  # fmt: skip
    beside = [EntityLink(link.month, link.url) for link in links]
    for place, (period, found) in enumerate(periods.items()):
        for part in paged(found, folders[period], ALL):
            yield TimelinePage(
                url=part.url,
                period=period,
                pages=part.pages,
                ahead=(),
                lines=part.rows,
                total=len(found),
                older=beside[place + 1] if place + 1 < len(beside) else None,
                newer=beside[place - 1] if place else None,
            )


def _in_order(leads: Sequence[Outline], values: Mapping[str, Sequence[str]]) -> Iterator[Dated]:
    """All dated sentences with their days: newest day first, then newest article, then text."""
    found: list[tuple[date, int, int, Dated]] = []
    for rank, outline in enumerate(leads):
        for place, value in enumerate(values[outline.id]):
            if days := days_of(value):
                line = DatedLine(outline.id, place)
                found.append((days[0], -rank, -place, (days, line)))
    found.sort(key=lambda one: one[:3], reverse=True)
    return (dated for *_, dated in found)


def _by_period(lines: Sequence[Dated], leads: Sequence[Outline]) -> dict[str, list[DatedLine]]:
    """The sentences by month or year, newest first; a year stands after its months."""
    known = [days for lead in leads if (days := days_of(lead.published.value))]
    first_year = min((days[0].year for days in known), default=0)
    found: dict[str, list[DatedLine]] = {}
    for (first, last), line in lines:
        is_month = first.year >= first_year and (last - first).days < A_MONTH
        period = f"{first.year:04}-{first.month:02}" if is_month else f"{first.year:04}"
        found.setdefault(period, []).append(line)
    order = sorted(found, key=lambda period: (period[:4], period[4:]), reverse=True)
    return {period: found[period] for period in order}
