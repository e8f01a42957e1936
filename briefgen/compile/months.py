"""A subject's articles by month: which page of a month has which articles, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefgen.compile.cut import WHOLE
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, Passage, Pick, passages_of, statements_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import EntityLink, MonthLink, Statement, country_url, person_url
from briefgen.model import CountryEntity, PersonEntity, Published
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


def keys_of(entity: PersonEntity | CountryEntity) -> dict[str, tuple[str, ...]]:
    """By article, the Person.ids or the code that stand for somebody or a country in it."""
    if isinstance(entity, CountryEntity):
        return dict.fromkeys(entity.articles, (entity.code,))
    found: dict[str, set[str]] = {}
    for member in entity.members:
        found.setdefault(member.article, set()).add(member.person)
    return {article: tuple(sorted(people)) for article, people in found.items()}


def month_links(
    entity: PersonEntity | CountryEntity, told: Told, window: Window
) -> tuple[MonthLink, ...]:
    """The months of a subject, newest first; none where its own page lists every article."""
    if len(told) <= WHOLE.listed:
        return ()
    kind, _ = _subject(entity)
    months = by_month(told, window)
    return tuple(
        MonthLink(month, month_url(kind, entity.slug, month), len(stories))
        for month, stories in months.items()
    )


def month_entities(
    entity: PersonEntity | CountryEntity,
    told: Told,
    window: Window,
    keys: Mapping[str, tuple[str, ...]],
) -> Iterator[MonthEntity]:
    """The pages of all months of a subject; none where its own page lists every article.

    Args:
        entity: the subject.
        told: its articles.
        window: whether the days of files count.
        keys: who the subject is in each article (`keys_of`).
    """
    kind, subject = _subject(entity)
    links = [EntityLink(link.month, link.url) for link in month_links(entity, told, window)]
    months = by_month(told, window) if links else {}
    for place, (month, stories) in enumerate(months.items()):
        pages = list(_pages(stories, keys))
        urls = tuple(month_url(kind, entity.slug, month, n) for n in range(1, len(pages) + 1))
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


def _subject(entity: PersonEntity | CountryEntity) -> tuple[SubjectKind, EntityLink]:
    """What the subject is, and the link to its page."""
    if isinstance(entity, PersonEntity):
        return "person", EntityLink(entity.name, person_url(entity.slug))
    return "country", EntityLink(entity.name, country_url(entity.slug), entity.code)


def _pages(
    stories: Iterable[tuple[Outline, ...]], keys: Mapping[str, tuple[str, ...]]
) -> Iterator[list[tuple[Outline, ...]]]:
    """The stories of a month page by page."""
    page: list[tuple[Outline, ...]] = []
    full = 0
    for story in stories:
        count = sum(o.sentences_naming(key) for o in story for key in keys[o.id])
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
