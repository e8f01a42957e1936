"""One country explained: where it is meant, and by which rule."""

from __future__ import annotations

from briefgen.compile.days import newest_first
from briefgen.corrections import country_code
from briefgen.dossiers import country_url
from briefgen.errors import CorrectionError
from briefgen.explain.chosen import chosen
from briefgen.explain.readings import named
from briefgen.explain.records import CountryExplained
from briefgen.explain.site import Site
from briefgen.model import CountryEntity


def country_called(asked: str, site: Site) -> CountryEntity | None:
    """The country with a page that has this name, code or address, None where there is none."""
    try:
        code = country_code(asked, 0)
    except CorrectionError:
        code = ""
    return next((one for one in site.cast.countries if asked == one.slug or code == one.code), None)


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
