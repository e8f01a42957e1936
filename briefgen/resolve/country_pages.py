"""Which countries get a page: every one that an article means, or somebody stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from slugify import slugify

from briefgen.data import CountryFacts
from briefgen.model import CountryEntity
from briefgen.outline import Outline
from briefgen.resolve.naming import free_slug


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
