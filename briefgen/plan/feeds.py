"""The Atom feeds: of the site, and of each person and each country. An entry is an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.dossiers import (
    Copy,
    CountryDossier,
    DataStatement,
    PersonDossier,
    Source,
    Statement,
    article_url,
)
from briefgen.outline import Outline
from briefgen.pages import FeedEntry, FeedRecord

FEED_ENTRIES = 30
SITE_STATEMENTS = 3
OWN_STATEMENTS = 5  # on one subject from one article; the page has the others


def site_feed(
    leads: Sequence[Outline], first: Mapping[str, tuple[DataStatement, ...]], *, as_of: str
) -> FeedRecord:
    """The newest articles, each with its `first` statements; of several with one text, one."""
    entries = (
        FeedEntry(
            title=outline.title,
            url=article_url(outline.id),
            published=outline.published,
            source=outline.source,
            statements=first[outline.id][:SITE_STATEMENTS],
        )
        for outline in leads[:FEED_ENTRIES]
    )
    return FeedRecord(as_of, tuple(entries))


def subject_feed(dossier: PersonDossier | CountryDossier, url: str) -> FeedRecord:
    """The newest articles with statements on the page of a person or a country, and these.

    `url` is the address of the page. What is uncertain is no statement about the subject.
    """
    found: dict[str, list[Statement]] = {}
    for statement in _statements(dossier):
        place = statement.citations[0]
        chosen = found.setdefault(place.article, [])
        if len(chosen) < OWN_STATEMENTS and not any(_holds(other, statement) for other in chosen):
            chosen.append(statement)
    entries = tuple(
        FeedEntry(
            title=article.title,
            url=article.url,
            published=article.published,
            source=article.source,
            statements=tuple(sorted(found[article.article], key=lambda s: s.citations[0].start)),
        )
        for article in _articles(dossier.sources)
        if article.article in found
    )[:FEED_ENTRIES]
    newest = max((entry.published.value for entry in entries), default=dossier.as_of)
    return FeedRecord(newest, entries, dossier.name, url)


def _statements(dossier: PersonDossier | CountryDossier) -> Iterator[Statement]:
    """The statements of a page: what it shows first, first; whole sentences before quotations."""
    yield from dossier.bottom_line
    yield from dossier.new
    yield from dossier.next
    yield from dossier.timeline
    if isinstance(dossier, PersonDossier):
        yield from dossier.says
    else:
        for group in dossier.says:
            yield from group.statements
    for group in dossier.said_about:
        yield from group.statements


def _holds(one: Statement, other: Statement) -> bool:
    """Whether the words of `one` include those of `other`, of the same article."""
    outer, inner = one.citations[0], other.citations[0]
    return outer.start <= inner.start and inner.end <= outer.end


def _articles(sources: Iterable[Source]) -> Iterator[Source | Copy]:
    """The articles that a page cites, newest first, each before its copies."""
    for source in sources:
        yield source
        yield from source.copies
