"""The lists of people, articles and relations: one page, or split where they are long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slugify import slugify

from briefgen.dossiers import EntityLink, MonthLink
from briefgen.months import UNDATED, month_of
from briefgen.pages import (
    ArticleRow,
    ArticlesRecord,
    LetterLink,
    PeopleRecord,
    PersonRow,
    SeeRow,
    Weights,
    letter_of,
)
from briefgen.plan.paged import paged
from briefgen.plan.rows import by_weight, filed_by_name, heaviest
from briefgen.relations import RelationRow, RelationsRecord

PEOPLE = 200  # rows on one page
ARTICLES = 200
RELATIONS = 100
FIRST = 50  # rows on the first page of a list that is split
GENERATION = frozenset({"II", "III", "IV"})  # as "Jr.": nobody looks these up


def people_records(people: Sequence[PersonRow], weights: Weights) -> Iterator[PeopleRecord]:
    """The list of people from A to Z; a long one has a page per letter.

    Its first page has the people named in most articles then.
    """
    found: list[PersonRow | SeeRow] = [*people, *_references(people)]
    rows = sorted(found, key=_filed)
    url = "people/index.html"
    if len(people) <= PEOPLE:
        yield _people(rows, len(people), url, (url,))
        return
    letters: dict[str, list[PersonRow | SeeRow]] = {}
    for row in rows:
        letters.setdefault(letter_of(row.sort_key), []).append(row)
    folders = {
        letter: f"people/a-z/{letter.lower() if letter != '0' else 'other'}/"
        for letter in sorted(letters, key=lambda letter: (letter == "0", letter))
    }
    links = tuple(LetterLink(one, f"{folder}index.html") for one, folder in folders.items())
    first = sorted(heaviest(people, weights, count=FIRST), key=filed_by_name)
    yield PeopleRecord(tuple(first), (), len(people), url, (url,), letters=links)
    for letter, folder in folders.items():
        for part in paged(letters[letter], folder, PEOPLE):
            yield _people(
                part.rows, len(people), part.url, part.pages, letter=letter, letters=links
            )


def articles_records(articles: Sequence[ArticleRow]) -> Iterator[ArticlesRecord]:
    """The list of articles, newest first; a long one has pages per month, and the newest before."""
    url = "articles/index.html"
    total = len(articles)
    if total <= ARTICLES:
        yield ArticlesRecord(tuple(articles), total, url, (url,))
        return
    file_days = all(article.published.basis == "file" for article in articles)
    months: dict[str, list[ArticleRow]] = {}
    for article in articles:
        months.setdefault(month_of(article.published, file_days=file_days), []).append(article)
    order = sorted(sorted(months, reverse=True), key=lambda month: month == UNDATED)
    folders = {month: f"articles/by-month/{month}/" for month in order}
    links = tuple(
        MonthLink(month, f"{folder}index.html", len(months[month]))
        for month, folder in folders.items()
    )
    yield ArticlesRecord(tuple(articles[:FIRST]), total, url, (url,), months=links)
    beside = [EntityLink(link.month, link.url) for link in links]
    for place, (month, folder) in enumerate(folders.items()):
        for part in paged(months[month], folder, ARTICLES):
            yield ArticlesRecord(
                part.rows,
                len(months[month]),
                part.url,
                part.pages,
                month=month,
                older=beside[place + 1] if place + 1 < len(beside) else None,
                newer=beside[place - 1] if place else None,
            )


def relations_records(relations: Sequence[RelationRow]) -> Iterator[RelationsRecord]:
    """The list of relations, those in most articles first, page by page."""
    for part in paged(by_weight(relations), "relations/", RELATIONS):
        yield RelationsRecord(part.rows, len(relations), part.first, part.url, part.pages)


def _people(
    rows: Sequence[PersonRow | SeeRow],
    total: int,
    url: str,
    pages: tuple[str, ...],
    *,
    letter: str = "",
    letters: tuple[LetterLink, ...] = (),
) -> PeopleRecord:
    """A page of the list of people."""
    people = tuple(row for row in rows if isinstance(row, PersonRow))
    see = tuple(row for row in rows if isinstance(row, SeeRow))
    return PeopleRecord(people, see, total, url, pages, letter, letters)


def _references(people: Sequence[PersonRow]) -> Iterator[SeeRow]:
    """References to people from other names that begin otherwise.

    Those are the short names the articles use and, for somebody filed under the name as written,
    its last word: which part is the family's name, nobody has said.
    """
    for row in people:
        words = [w for w in row.name.split() if not w.endswith(".") and w not in GENERATION]
        for name in row.short_names or words[1:][-1:]:
            key = str(slugify(name, separator=" "))
            if letter_of(key) != letter_of(row.sort_key):
                yield SeeRow(name, key, EntityLink(row.name, row.url))


def _filed(row: PersonRow | SeeRow) -> tuple[str, bool, str, str]:
    """A sort key: A to Z, references last."""
    if isinstance(row, SeeRow):
        return row.sort_key, True, row.person.name, row.person.url
    return row.sort_key, False, row.name, row.url
