"""What happened when, over all articles: which page has which sentences, and its dossier."""

from __future__ import annotations

from typing import Literal

from briefgen.dossiers import EntityLink, MonthLink, Source, Statement
from briefgen.model import Record

TIMELINE = "timeline/index.html"


class DatedLine(Record, frozen=True):
    """A dated sentence before it is opened: the article's id and its place among those it has."""

    article: str
    place: int


class TimelinePage(Record, frozen=True):
    """A page of the timeline: its address, and which sentences it is made from, in order.

    `period` is a month ("2031-05") or a year ("1998"), "" for the first page. `ahead` are the
    sentences of days after the newest article, the soonest first, and `lines` the others, newest
    first; a page of a period has all in `lines`. `pages` are the addresses of all pages of the
    period, `total` counts its sentences, on the first page all that there are. `periods` lead from
    the first page to all others; `older` and `newer` are the periods beside this one.
    """

    url: str
    period: str
    pages: tuple[str, ...]
    ahead: tuple[DatedLine, ...]
    lines: tuple[DatedLine, ...]
    total: int
    periods: tuple[MonthLink, ...] = ()
    older: EntityLink | None = None
    newer: EntityLink | None = None


class TimelineDossier(Record, frozen=True):
    """A page of the timeline and its twin: the sentences of a `TimelinePage`, opened.

    Those that several articles have word for word are one with several citations.
    """

    url: str
    period: str
    pages: tuple[str, ...]
    ahead: tuple[Statement, ...]
    timeline: tuple[Statement, ...]
    total: int
    periods: tuple[MonthLink, ...]
    older: EntityLink | None
    newer: EntityLink | None
    sources: tuple[Source, ...]
    kind: Literal["timeline"] = "timeline"
