"""Who holds a role for a country: people by name, and office holders whom no article names."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compile.clips import folded
from briefgen.compile.directory import Directory
from briefgen.compile.roles import Found, role_citations, seen_days
from briefgen.compile.speakers import person_link
from briefgen.compile.statements import Clipping
from briefgen.dossiers import CountryPerson
from briefgen.model import Record

PEOPLE = 60


class Row(Record, frozen=True):
    """A role found for a country, with who holds it: a key, a name ("" without) and a page."""

    key: tuple[str, ...]
    name: str
    url: str
    found: Found


def country_people(
    clippings: Iterable[Clipping], directory: Directory
) -> tuple[CountryPerson, ...]:
    """Those who hold a role for a country, in the order of the articles (newest first).

    A row per holder and role; one person's rows stand together. "Malian envoy", "Mali's envoy" and
    "envoy" are one role here. An office holder whom the article doesn't name has an empty name, and
    the words for the office as role.
    """
    holders: dict[tuple[str, ...], dict[str, list[Row]]] = {}
    for clipping in clippings:
        for placed in clipping.clip.roles:
            row = _row(Found(clipping.article, placed), directory)
            holders.setdefault(row.key, {}).setdefault(placed.words, []).append(row)
    rows = [same for roles in holders.values() for same in roles.values()]
    return tuple(_person(same) for same in rows[:PEOPLE])


def _row(found: Found, directory: Directory) -> Row:
    """A role with its holder; without one, equal words for an office are one row."""
    article, placed = found.article, found.placed
    link = person_link(article, placed.person, directory) if placed.person else None
    if link is None:
        return Row(("office", folded(placed.role.text)), "", "", found)
    key = (link.url,) if link.url else (article.id, placed.person)
    return Row(key, link.name, link.url, found)


def _person(rows: list[Row]) -> CountryPerson:
    """A holder of one role, as the newest article has it."""
    found = [row.found for row in rows]
    stated = any(one.placed.role.country_basis == "stated" for one in found)
    return CountryPerson(
        name=rows[0].name,
        url=rows[0].url,
        role=" ".join(found[0].placed.role.text.split()),
        basis="stated" if stated else "inferred",
        as_of=seen_days(found)[1],
        citations=role_citations(found),
    )
