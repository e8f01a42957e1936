"""Which countries get a page: every one that an article means, or somebody stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from slugify import slugify

from briefgen.data import CountryFacts
from briefgen.model import Analysis, CountryEntity
from briefgen.resolve.naming import free_slug


def country_entities(
    analyses: Iterable[Analysis], facts: Mapping[str, CountryFacts]
) -> tuple[CountryEntity, ...]:
    """Every country with its articles, sorted by slug. A code without facts is its own name.

    A country of which only cities are named gets no page; where it has one, those articles count.
    """
    articles: defaultdict[str, set[str]] = defaultdict(set)
    meant: set[str] = set()
    for analysis in analyses:
        codes = _codes(analysis)
        meant |= codes
        for code in codes | {country.code for country in analysis.countries}:
            articles[code].add(analysis.article)
    taken: set[str] = set()
    entities = []
    for code in sorted(meant):
        name = facts[code].name if code in facts else code
        slug = free_slug(str(slugify(name)) or code.lower(), taken)
        taken.add(slug)
        entities.append(CountryEntity(slug, code, name, tuple(sorted(articles[code]))))
    return tuple(sorted(entities, key=lambda entity: entity.slug))


def _codes(analysis: Analysis) -> set[str]:
    """The codes of all countries that an article means, or that somebody in it stands for."""
    codes: set[str | None] = {
        country.code
        for country in analysis.countries
        if any(mention.kind != "place" for mention in country.mentions)
    }
    for person in analysis.people:
        codes.add(person.country)
        codes.update(role.country for role in person.roles)
    codes.update(quote.speaker.country for quote in analysis.quotes if quote.speaker)
    codes.update(office.country for office in analysis.offices)
    return {code for code in codes if code}
