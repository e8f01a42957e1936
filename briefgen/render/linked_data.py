"""What a page is about, as schema.org's terms for search engines and programs (JSON-LD).

Only what sources state is in it: an inferred country or day has no mark there that says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.data import countries, wikidata_items
from briefgen.dossiers import (
    ArticleDossier,
    CountryDossier,
    EntityLink,
    PersonDossier,
    RoleLine,
    Source,
)
from briefgen.model import Published, Record
from briefgen.pages import HomeRecord, Site
from briefgen.relations import RelationDossier

Data = dict[str, Any]
CONTEXT = "https://schema.org"
ITEM = "https://www.wikidata.org/entity/"


@pass_context
def linked_data(context: Context, record: Record) -> Markup:
    """The script element that tells programs what a page is about; nothing for other records.

    Addresses of this site are in it only with a `base_url`: programs want them whole.
    """
    site, path = context["site"], context["page"].path
    if isinstance(record, PersonDossier):
        data = _person(record, site, path)
    elif isinstance(record, CountryDossier):
        data = _country(record.name, record.code) | _page_of(record.sources, site, path)
    elif isinstance(record, RelationDossier):
        data = _relation(record, site, path)
    elif isinstance(record, ArticleDossier):
        data = _article(record, site, path)
    elif isinstance(record, HomeRecord):
        data = _website(site)
    else:
        return Markup("")
    return _script({"@context": CONTEXT} | data)


def _script(data: Mapping[str, Any]) -> Markup:
    """The data as a script element that no text in it can end."""
    text = json.dumps(_without_nothing(data), ensure_ascii=False).replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _person(record: PersonDossier, site: Site, path: str) -> Data:
    """A person, under the latest role as written; the country only as a role states it.

    It is told as the place of the occupation: that somebody speaks for a state makes no citizen.
    """
    role = record.roles[0] if record.roles else None
    other = (alias.text for alias in record.aliases)
    return {
        "@type": "Person",
        "name": record.name,
        "alternateName": [name for name in dict.fromkeys(other) if name != record.name],
        "jobTitle": role.text if role else "",
        "hasOccupation": _occupation(role) if role else {},
    } | _page_of(record.sources, site, path)


def _occupation(role: RoleLine) -> Data:
    """A role as written, with the day of the newest article that has it."""
    stated = role.country if role.country_basis == "stated" else None
    return {
        "@type": "Occupation",
        "name": role.text,
        "description": f"as of {role.last_seen}" if role.last_seen else "",
        "occupationLocation": _country("", stated) if stated else {},
    }


def _country(name: str, code: str) -> Data:
    """A country or territory with its code; "" for the name that pages show."""
    item = wikidata_items().get(code, "")
    return {
        "@type": "Country",
        "name": name or countries()[code].name,
        "identifier": code,
        "sameAs": f"{ITEM}{item}" if item else "",
    }


def _relation(record: RelationDossier, site: Site, path: str) -> Data:
    """The page of two countries."""
    one, other = record.countries
    return {
        "@type": "WebPage",
        "name": f"{one.name} and {other.name}",
        "about": [_linked(one), _linked(other)],
    } | _web_page(record.sources, site, path)


def _linked(country: EntityLink) -> Data:
    """A country with a page here."""
    return _country(country.name, country.code) if country.code else {"name": country.name}


def _article(record: ArticleDossier, site: Site, path: str) -> Data:
    """The article itself, by the address of the original; our page of it is about it.

    The day is there where the source gives it, and those in it who have a page.
    """
    people: list[Data] = [
        {"@type": "Person", "name": person.name, "url": _absolute(person.url, site)}
        for person in record.people
        if person.url
    ]
    return {
        "@type": "NewsArticle",
        "headline": " ".join(record.title.split()),
        "datePublished": _stated(record.published),
        "publisher": {"@type": "Organization", "name": record.source} if record.source else {},
        "author": [{"name": author} for author in record.authors],
        "inLanguage": record.language,
        "url": record.url,
        "mainEntityOfPage": record.url,
        "subjectOf": {"@type": "WebPage", "isBasedOn": record.url} | _web_page((), site, path),
        "mentions": [*people, *(_country(c.name, c.code) for c in record.countries)],
    }


def _website(site: Site) -> Data:
    """The site, on its home page."""
    return {
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "url": site.base_url,
        "inLanguage": site.language,
    }


def _page_of(sources: Iterable[Source], site: Site, path: str) -> Data:
    """The page that is about somebody or some country."""
    return {"mainEntityOfPage": {"@type": "WebPage"} | _web_page(sources, site, path)}


def _web_page(sources: Iterable[Source], site: Site, path: str) -> Data:
    """What is to be said of any page: its address, the newest day that a source gives, its site."""
    return {
        "url": _absolute(path, site),
        "dateModified": max((_stated(source.published) for source in sources), default=""),
        "inLanguage": site.language,
        "isPartOf": {"@type": "WebSite", "name": site.title, "url": site.base_url},
    }


def _absolute(path: str, site: Site) -> str:
    """The whole address of a page, "" where it isn't known."""
    return f"{site.base_url}{path.removesuffix('index.html')}" if site.base_url else ""


def _stated(published: Published) -> str:
    """The day of publication that the source gives, "" for one concluded or a file's own."""
    return published.value if published.basis == "front-matter" else ""


def _without_nothing(data: Mapping[str, Any]) -> Data:
    """The data without empty values, also within."""
    found = {}
    for key, value in data.items():
        inner = _without_nothing(value) if isinstance(value, dict) else value
        if isinstance(value, list):
            inner = [_without_nothing(v) if isinstance(v, dict) else v for v in value]
        if inner:
            found[key] = inner
    return found
