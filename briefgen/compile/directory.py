"""Who has which page: all that one page needs to know about the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from briefgen.dossiers import EntityLink, country_url, person_url
from briefgen.model import Cast, Record
from briefgen.relations import RelationEntity, relation_url


class Listed(Record, frozen=True):
    """Somebody or a country with a page."""

    slug: str
    link: EntityLink


class Directory(Record, frozen=True):
    """Pages of people by article and Person.id, of countries by code, of people by slug.

    `relations` are, by the codes of two countries in either order, the address of their page.
    `shared_names` are names that several people have. `own` is the address of the page being
    compiled: names on it don't link to it.
    """

    people: Mapping[str, Mapping[str, Listed]]
    countries: Mapping[str, Listed]
    by_slug: Mapping[str, Listed]
    shared_names: frozenset[str] = frozenset()
    relations: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    own: str = ""

    def person(self, article: str, person: str | None) -> Listed | None:
        """The page of a person of an article, None without one."""
        return self.people.get(article, {}).get(person) if person else None

    def country(self, code: str | None) -> Listed | None:
        """The page of a country, None without one."""
        return self.countries.get(code) if code else None

    def reference(self, slug: str) -> str:
        """What corrections.toml calls a person with a page: the name if it is one person's."""
        name = self.by_slug[slug].link.name
        return slug if name in self.shared_names else name

    def on(self, url: str) -> Directory:
        """The same directory for compiling the page at `url`."""
        return msgspec.structs.replace(self, own=url)


def make_directory(cast: Cast, relations: Iterable[RelationEntity] = ()) -> Directory:
    """The directory of everybody in the cast, and of each two countries with a page.

    A person's link carries no country code: which country somebody stands for needs its date and
    its sentences beside it, and a link has no room for them.
    """
    people: dict[str, dict[str, Listed]] = {}
    by_slug: dict[str, Listed] = {}
    for person in cast.people:
        listed = Listed(person.slug, EntityLink(person.name, person_url(person.slug)))
        by_slug[person.slug] = listed
        for member in person.members:
            people.setdefault(member.article, {})[member.person] = listed
    countries = {
        country.code: Listed(
            country.slug, EntityLink(country.name, country_url(country.slug), country.code)
        )
        for country in cast.countries
    }
    counts = Counter(person.name for person in cast.people)
    shared = frozenset(name for name, count in counts.items() if count > 1)
    pairs: dict[str, dict[str, str]] = {}
    for relation in relations:
        one, other = relation.codes
        url = relation_url(relation.slug)
        pairs.setdefault(one, {})[other] = pairs.setdefault(other, {})[one] = url
    return Directory(people, countries, by_slug, shared, pairs)
