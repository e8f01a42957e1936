"""Who holds a role for a country: people by name, and office holders whom no article names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.roles import Found, folded, role_citations, roles_found, seen_days
from briefgen.compile.speakers import basis_in_words
from briefgen.dossiers import CountryPerson
from briefgen.model import Record, Role

PEOPLE = 60
NO_WORDS = re.compile(r"(?:(?<!\w)['’]s\b|[^\w\s]|\bthe\b|\bof(?=\s*$))")


class Row(Record, frozen=True):
    """A role found for a country, with who holds it: a key, a name ("" without) and a page."""

    key: tuple[str, ...]
    name: str
    url: str
    found: Found


def country_people(
    code: str, articles: Iterable[IndexedArticle], directory: Directory
) -> tuple[CountryPerson, ...]:
    """Those who hold a role for a country, in the order of the articles (newest first).

    A row per holder and role; one person's rows stand together. "Malian envoy", "Mali's envoy" and
    "envoy" are one role here. An office holder whom the article doesn't name has an empty name, and
    the words for the office as role.
    """
    holders: dict[tuple[str, ...], dict[str, list[Row]]] = {}
    for indexed in articles:
        for row in (*_named(indexed, code, directory), *_unnamed(indexed, code)):
            roles = holders.setdefault(row.key, {})
            roles.setdefault(_without_country(row.found), []).append(row)
    rows = [_person(same) for roles in holders.values() for same in roles.values()]
    return tuple(rows[:PEOPLE])


def _named(indexed: IndexedArticle, code: str, directory: Directory) -> Iterator[Row]:
    """The roles for the country that named people of an article hold."""
    article = indexed.article.id
    for person in indexed.analysis.people:
        listed = directory.person(article, person.id)
        name, url = (listed.link.name, listed.link.url) if listed else (person.name, "")
        key = (url,) if url else (article, person.id)
        for found in roles_found(indexed, person):
            if found.role.country == code:
                yield Row(key, name, url, found)


def _unnamed(indexed: IndexedArticle, code: str) -> Iterator[Row]:
    """The offices of the country whose holders an article doesn't name."""
    for office in indexed.analysis.offices:
        sentence = indexed.sentences.of_start(office)
        if office.country == code and sentence:
            role = Role(
                start=office.start,
                end=office.end,
                text=office.text,
                rule=office.rule,
                country=code,
                country_basis=basis_in_words(indexed, office, code),
            )
            yield Row(("office", folded(office.text)), "", "", Found(indexed, sentence, role))


def _without_country(found: Found) -> str:
    """The words of a role that say more than the country, folded."""
    role, indexed = found.role, found.indexed
    words = list(indexed.article.text[role.start : role.end])
    for country in indexed.analysis.countries:
        for mention in country.mentions:
            if country.code == role.country and role.holds(mention):
                words[mention.start - role.start : mention.end - role.start] = [
                    " " for _ in range(mention.end - mention.start)
                ]
    return folded(NO_WORDS.sub(" ", "".join(words)))


def _person(rows: list[Row]) -> CountryPerson:
    """A holder of one role, as the newest article has it."""
    found = [row.found for row in rows]
    stated = any(one.role.country_basis == "stated" for one in found)
    return CountryPerson(
        name=rows[0].name,
        url=rows[0].url,
        role=" ".join(found[0].role.text.split()),
        basis="stated" if stated else "inferred",
        as_of=seen_days(found)[1],
        citations=role_citations(found),
    )
