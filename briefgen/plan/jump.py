"""What the quick jump finds: everybody and everything with a page, also by other names."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.data import countries
from briefgen.dossiers import Copy
from briefgen.pages import ArticleRow, CountryRow, JumpEntry, JumpRecord, PersonRow
from briefgen.relations import RelationRow


def jump_record(
    people: Iterable[PersonRow],
    states: Iterable[CountryRow],
    relations: Iterable[RelationRow],
    articles: Iterable[ArticleRow],
) -> JumpRecord:
    """Everything that can be jumped to: people, countries, relations, articles and copies."""
    return JumpRecord(
        (
            *(JumpEntry(p.name, p.role, p.as_of, p.url, p.other_names) for p in people),
            *(JumpEntry(c.name, "Country", c.as_of, c.url, _words(c.code)) for c in states),
            *(JumpEntry(_pair(row), "Relation", row.as_of, row.url) for row in relations),
            *(_entry(one) for article in articles for one in _told(article)),
        )
    )


def _pair(relation: RelationRow) -> str:
    """What the page of two countries is called."""
    return " and ".join(country.name for country in relation.countries)


def _words(code: str) -> tuple[str, ...]:
    """What a country is looked up by beside its name: code, other names, people, capitals."""
    known = countries()[code]
    return (code, *known.names, *known.demonyms, *known.capitals)


def _told(article: ArticleRow) -> tuple[ArticleRow | Copy, ...]:
    """A line of a list, and the copies that have none."""
    return (article, *article.copies)


def _entry(article: ArticleRow | Copy) -> JumpEntry:
    """An article as something to jump to."""
    return JumpEntry(article.title, article.source, article.published.value, article.url)
