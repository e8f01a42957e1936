"""A subject's articles by month: which page of a month has which articles, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefgen.compile.cut import WHOLE
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, Passage, Pick, passages_of, statements_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import EntityLink, MonthLink, Statement
from briefgen.model import Published
from briefgen.months import (
    UNDATED,
    MonthDay,
    MonthDossier,
    MonthEntity,
    SubjectKind,
    month_of,
    month_url,
)
from briefgen.outline import Outline

SENTENCES = 60  # on one page of a month, which has one article at least

Told = Sequence[tuple[Outline, ...]]  # the articles of each story, newest story first


def by_month(told: Told, window: Window) -> dict[str, list[tuple[Outline, ...]]]:
    """The stories by month of publication, newest month first, those without a month last.

    A day that is only the file's is none, unless no article of the site has a better one.
    """
    found: dict[str, list[tuple[Outline, ...]]] = {}
    for story in told:
        month = month_of(story[0].published, file_days=window.file_days)
        found.setdefault(month, []).append(story)
    order = sorted(found, reverse=True)
    return {month: found[month] for month in sorted(order, key=lambda month: month == UNDATED)}


def month_links(kind: SubjectKind, slug: str, told: Told, window: Window) -> tuple[MonthLink, ...]:
    """The months of a subject, newest first; none where its own page lists every article."""
    if len(told) <= WHOLE.listed:
        return ()
    months = by_month(told, window)
    return tuple(
        MonthLink(month, month_url(kind, slug, month), len(stories))
        for month, stories in months.items()
    )


def month_entities(
    kind: SubjectKind,
    slug: str,
    subject: EntityLink,
    told: Told,
    window: Window,
    *,
    keys: Mapping[str, tuple[str, ...]],
    named_in: Callable[[Outline], int],
) -> Iterator[MonthEntity]:
    """The pages of all months of a subject; none where its own page lists every article.

    Args:
        kind: what the subject is.
        slug: the address of the subject's page.
        subject: the link to it.
        told: the subject's articles.
        window: whether the days of files count.
        keys: by article, the Person.ids or the code that stand for the subject in it.
        named_in: how many sentences of an article name the subject.
    """
    if len(told) <= WHOLE.listed:
        return
    months = by_month(told, window)
    links = [EntityLink(month, month_url(kind, slug, month)) for month in months]
    for place, (month, stories) in enumerate(months.items()):
        pages = list(_pages(stories, named_in))
        urls = tuple(month_url(kind, slug, month, n) for n in range(1, len(pages) + 1))
        for url, page in zip(urls, pages, strict=True):
            articles = [outline.id for story in page for outline in story]
            yield MonthEntity(
                kind=kind,
                subject=subject,
                month=month,
                url=url,
                pages=urls,
                articles=len(stories),
                parts=tuple((article, keys[article]) for article in articles),
                as_of=page[0][0].published.value,
                older=links[place + 1] if place + 1 < len(links) else None,
                newer=links[place - 1] if place else None,
            )


def compile_month(
    entity: MonthEntity, clippings: Sequence[Clipping], directory: Directory, *, stories: Stories
) -> MonthDossier:
    """The dossier of a page of a month, its statements without marks.

    Args:
        entity: whose month it is, with the page's articles.
        clippings: what these articles have for the subject, in the order of the page.
        directory: who has which page, seen from the subject's own.
        stories: which articles are one text.
    """
    passages = passages_of(clippings)
    days = tuple(_days(passages, clippings, directory))
    return MonthDossier(
        subject=entity.subject,
        subject_kind=entity.kind,
        month=entity.month,
        url=entity.url,
        pages=entity.pages,
        articles=entity.articles,
        older=entity.older,
        newer=entity.newer,
        says=speaker_groups(said(clippings), directory),
        said_about=speaker_groups(said_about(clippings), directory),
        days=days,
        sources=sources_of(stories.told(c.article for c in clippings), passages),
        statements=sum(len(day.statements) for day in days),
        as_of=entity.as_of,
    )


def _pages(
    stories: Iterable[tuple[Outline, ...]], named_in: Callable[[Outline], int]
) -> Iterator[list[tuple[Outline, ...]]]:
    """The stories of a month page by page."""
    page: list[tuple[Outline, ...]] = []
    full = 0
    for story in stories:
        count = sum(named_in(outline) for outline in story)
        if page and full + count > SENTENCES:
            yield page
            page, full = [], 0
        page.append(story)
        full += count
    yield page


def _days(
    passages: Iterable[Passage], clippings: Iterable[Clipping], directory: Directory
) -> Iterator[MonthDay]:
    """All sentences by the day of their story, in the order of the page."""
    published = {c.article.id: c.article.published for c in clippings}
    story = {c.article.id: c.story for c in clippings}

    def day(statement: Statement) -> Published:
        return published[story[statement.citations[0].article]]

    picks = (Pick(passage, "same-month") for passage in passages)
    for when, statements in groupby(statements_of(picks, directory), key=day):
        yield MonthDay(when, tuple(statements))
