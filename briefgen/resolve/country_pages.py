"""Which countries, and which two of them together, get a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from slugify import slugify

from briefgen.data import CountryFacts
from briefgen.model import CountryEntity, Story
from briefgen.outline import Outline
from briefgen.relations import RelationEntity
from briefgen.resolve.naming import free_slug

ARTICLES = 2  # that name two countries in one sentence, for a page of the two


def country_entities(
    outlines: Iterable[Outline], facts: Mapping[str, CountryFacts]
) -> tuple[CountryEntity, ...]:
    """Every country with its articles, sorted by slug. A code without facts is its own name.

    A country of which only cities are named gets no page; where it has one, those articles count.
    """
    articles: defaultdict[str, set[str]] = defaultdict(set)
    meant: set[str] = set()
    for outline in outlines:
        meant.update(outline.meant)
        for code in outline.codes:
            articles[code].add(outline.id)
    taken: set[str] = set()
    entities = []
    for code in sorted(meant):
        name = facts[code].name if code in facts else code
        slug = free_slug(str(slugify(name)) or code.lower(), taken)
        taken.add(slug)
        entities.append(CountryEntity(slug, code, name, tuple(sorted(articles[code]))))
    return tuple(sorted(entities, key=lambda entity: entity.slug))


def relation_entities(
    outlines: Iterable[Outline], countries: Iterable[CountryEntity], stories: Iterable[Story]
) -> tuple[RelationEntity, ...]:
    """Each two countries with pages that sentences of two articles or more name, sorted by slug.

    Articles that are one text count once. A single article's sentences stand on the pages of both.
    """
    slugs = {country.code: country.slug for country in countries}
    lead = {article: story.articles[0] for story in stories for article in story.articles}
    articles: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for outline in outlines:
        for pair in outline.pairs:
            if pair[0] in slugs and pair[1] in slugs:
                articles[pair].append(outline.id)
    entities = []
    for pair, found in articles.items():
        if len({lead.get(article, article) for article in found}) >= ARTICLES:
            one, other = sorted(pair, key=slugs.__getitem__)
            slug = f"{slugs[one]}--{slugs[other]}"
            entities.append(RelationEntity(slug, (one, other), tuple(sorted(found))))
    return tuple(sorted(entities, key=lambda entity: entity.slug))
