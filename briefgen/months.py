"""The articles of one month about a person or a country: who, the page's dossier, its address."""

from __future__ import annotations

import re
from typing import Literal

from briefgen.dossiers import EntityLink, Source, SpeakerGroup, Statement, country_url, person_url
from briefgen.model import Published, Record

UNDATED = "undated"  # the month of articles whose month isn't known
MONTH = re.compile(r"\d{4}-\d\d(?=-\d\d$|$)")

SubjectKind = Literal["person", "country"]


class MonthEntity(Record, frozen=True):
    """A page of a month: whose it is, and which articles it is made from.

    `subject` leads to the page of the person or the country. `pages` are the addresses of all
    pages of the month and `url` is this one's; `articles` counts those of the whole month, copies
    of a text once. `parts` are this page's articles, each with the Person.ids or the code that
    stand for the subject in it. `older` and `newer` are the months beside it that there are.
    """

    kind: SubjectKind
    subject: EntityLink
    month: str
    url: str
    pages: tuple[str, ...]
    articles: int
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    as_of: str
    older: EntityLink | None = None
    newer: EntityLink | None = None


class MonthDay(Record, frozen=True):
    """The sentences of one day's articles."""

    published: Published
    statements: tuple[Statement, ...]


class MonthDossier(Record, frozen=True):
    """A page of a month and its twin: all that the articles on it say of the subject.

    `days` are newest first; `says` is what the person, or those who speak for the country, said.
    `statements` counts the sentences of this page.
    """

    subject: EntityLink
    subject_kind: SubjectKind
    month: str
    url: str
    pages: tuple[str, ...]
    articles: int
    older: EntityLink | None
    newer: EntityLink | None
    says: tuple[SpeakerGroup, ...]
    said_about: tuple[SpeakerGroup, ...]
    days: tuple[MonthDay, ...]
    sources: tuple[Source, ...]
    statements: int
    as_of: str
    kind: Literal["month"] = "month"


def month_of(published: Published, *, file_days: bool) -> str:
    """The month of publication, `UNDATED` where it isn't known.

    `file_days` is whether days of files count, because no article of the site has a better one.
    """
    match = MONTH.match(published.value)
    return match[0] if match and (file_days or published.basis != "file") else UNDATED


def month_url(kind: SubjectKind, slug: str, month: str, number: int = 1) -> str:
    """The address of a page of a month, counted from 1, from the site's root.

    It lies below the page of the subject, where no other page is.
    """
    page = person_url(slug) if kind == "person" else country_url(slug)
    more = f"{number}/" if number > 1 else ""
    return f"{page.removesuffix('index.html')}{month}/{more}index.html"
