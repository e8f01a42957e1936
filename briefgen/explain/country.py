"""One country explained: where it is meant, and by which rule."""

from __future__ import annotations

from briefgen.compile.days import newest_first
from briefgen.data import countries
from briefgen.dossiers import country_url
from briefgen.explain.chosen import chosen
from briefgen.explain.readings import named
from briefgen.explain.records import CountryExplained
from briefgen.explain.site import Site
from briefgen.model import CountryEntity


def country_called(asked: str, site: Site) -> CountryEntity | None:
    """The country with a page that has this name, code or address, None where there is none."""
    return next(
        (one for one in site.cast.countries if asked == one.slug or is_called(asked, one.code)),
        None,
    )


def is_country(asked: str) -> bool:
    """Whether there is a country of this name or code, with a page or without."""
    return any(is_called(asked, code) for code in countries())


def is_called(asked: str, code: str) -> bool:
    """Whether a country has this name or code."""
    facts = countries().get(code)
    return asked == code or (facts is not None and asked.casefold() == facts.name.casefold())


def explain_country(entity: CountryEntity, site: Site) -> CountryExplained:
    """Every mention of a country, newest article first, and why sentences stand on its page."""
    order = newest_first(site.outlines[article] for article in entity.articles)
    return CountryExplained(
        name=entity.name,
        code=entity.code,
        slug=entity.slug,
        url=country_url(entity.slug),
        mentions=tuple(
            named(outline.id, mention, site)
            for outline in order
            for country in site.shelf[outline.id].analysis.countries
            if country.code == entity.code
            for mention in country.mentions
        ),
        statements=tuple(chosen(site.compiler.country(entity), site)),
    )
