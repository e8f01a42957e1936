"""The lines of people and countries in lists, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from slugify import slugify

from briefgen.dossiers import CountryDossier, PersonDossier, country_url, person_url
from briefgen.pages import CountryRow, PersonRow, Weights
from briefgen.relations import RelationDossier, RelationRow, relation_url

OTHER_NAMES = 12  # forms of a name by which somebody is found

Row = TypeVar("Row", PersonRow, CountryRow)


def person_row(person: PersonDossier) -> PersonRow:
    """A person's line in lists, with the latest role and its day; the counts come later."""
    url = person_url(person.slug)
    role = person.roles[0] if person.roles else None
    short = _short_names(person)
    # A label in brackets tells namesakes apart; it is no part of the name they are filed under.
    name = person.name.partition(" (")[0]
    return PersonRow(
        name=person.name,
        sort_key=" ".join(_filed(text) for text in (*short[:1], name)),
        url=url,
        country=person.country.code,
        country_basis=person.country.basis,
        role=role.text if role else "",
        as_of=role.last_seen if role else person.as_of,
        articles=0,
        quotes=0,
        short_names=short,
        other_names=tuple(a.text for a in person.aliases if a.text != person.name)[:OTHER_NAMES],
    )


def _short_names(person: PersonDossier) -> tuple[str, ...]:
    """The first or last words of the name that articles use alone, most frequent first."""
    words = _filed(person.name.partition(" (")[0]).split()
    found = []
    for alias in person.aliases:
        part = _filed(alias.text).split()
        is_end = part and part in (words[: len(part)], words[-len(part) :])
        if is_end and len(part) < len(words):
            found.append(alias.text)
    return tuple(found)


def _filed(text: str) -> str:
    """`text` as it is filed from A to Z: ASCII, lower case, blanks between words."""
    return str(slugify(text, separator=" ")) or text.casefold()


def country_row(country: CountryDossier) -> CountryRow:
    """A country's line in lists; `people` are those with a name who speak for it."""
    url = country_url(country.slug)
    return CountryRow(
        name=country.name,
        url=url,
        code=country.code,
        as_of=country.as_of,
        articles=0,
        people=country.speaking,
    )


def relation_row(relation: RelationDossier) -> RelationRow:
    """The line of two countries in lists."""
    return RelationRow(
        countries=relation.countries,
        url=relation_url(relation.slug),
        statements=relation.statements,
        articles=relation.totals.get("sources", len(relation.sources)),
        as_of=relation.as_of,
    )


def by_weight(relations: Iterable[RelationRow]) -> tuple[RelationRow, ...]:
    """The lines of relations: most articles first, then most sentences, then by address."""
    order = sorted(relations, key=lambda row: (-row.articles, -row.statements, row.url))
    return tuple(order)


def counted(row: Row, weights: Weights) -> Row:
    """A line with how many articles name its owner, and how many quotes a person has."""
    counts = {"articles": weights.named.get(row.url, 0)}
    if isinstance(row, PersonRow):
        counts["quotes"] = weights.quotes.get(row.url, 0)
    return msgspec.structs.replace(row, **counts)


def filed_by_name(row: PersonRow | CountryRow) -> tuple[str, str, str]:
    """A sort key for lists from A to Z."""
    filed = row.sort_key if isinstance(row, PersonRow) else _filed(row.name)
    return filed, row.name, row.url


def heaviest(rows: Iterable[Row], weights: Weights, *, count: int) -> tuple[Row, ...]:
    """The rows for the home page: most articles in which they acted lately first, then at all."""
    ordered = sorted(
        rows,
        key=lambda row: (
            -weights.acting_lately.get(row.url, 0),
            -weights.acting.get(row.url, 0),
            -row.articles,
            filed_by_name(row),
        ),
    )
    return tuple(ordered[:count])
