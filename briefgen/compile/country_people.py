"""Who holds an office of a country: people by name, and holders whom no article names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.compile.directory import Directory
from briefgen.compile.placed_roles import folded
from briefgen.compile.roles import Found, role_citations, seen_days
from briefgen.compile.speakers import person_link
from briefgen.compile.statements import Clipping
from briefgen.dossiers import CountryPerson
from briefgen.model import OfficeKind, Record

# Words of who is in office; what is over is the office without them.
HOLDING = frozenset({"acting", "caretaker", "current", "incumbent", "interim", "new", "outgoing"})
# Those who speak for the country first.
ORDER: tuple[OfficeKind, ...] = ("speaks", "serves", "out")


class Row(Record, frozen=True):
    """An office found for a country, with who holds it: a key, a name ("" without) and a page.

    `rank` counts the articles, newest first.
    """

    key: tuple[str, ...]
    name: str
    url: str
    found: Found
    rank: int


def country_people(
    clippings: Iterable[Clipping], directory: Directory
) -> tuple[CountryPerson, ...]:
    """Those who hold an office of a country: who speak for it, who serve it, who are out of office.

    Within each in the order of the articles (newest first), a row per holder and office; one
    person's rows stand together. "Malian envoy", "Mali's envoy" and "envoy" are one office here. A
    holder whom the article doesn't name has an empty name, and the words for the office as role.
    """
    holders: dict[tuple[str, ...], dict[str, list[Row]]] = {}
    for rank, clipping in enumerate(clippings):
        for placed in clipping.clip.roles:
            row = _row(Found(clipping.article, placed), rank, directory)
            holders.setdefault(row.key, {}).setdefault(placed.words, []).append(row)
    people = [
        _person(same, "out" if _is_over(same, roles.values()) else same[0].found.placed.role.office)
        for roles in holders.values()
        for same in roles.values()
    ]
    people.sort(key=lambda person: ORDER.index(person.office))
    return tuple(people)


def _row(found: Found, rank: int, directory: Directory) -> Row:
    """An office with its holder; without one, equal words for an office are one row."""
    article, placed = found.article, found.placed
    link = person_link(article, placed.person, directory) if placed.person else None
    if link is None:
        return Row(("office", folded(placed.role.text)), "", "", found, rank)
    key = (link.url,) if link.url else (article.id, placed.person)
    return Row(key, link.name, link.url, found, rank)


def _is_over(rows: Sequence[Row], others: Iterable[Sequence[Row]]) -> bool:
    """Whether a newer article says of its holder that an office is over: "former" and its words."""
    words = set(rows[0].found.placed.words.split()) - HOLDING
    return bool(rows[0].key[0] != "office" and words) and any(
        other[0].rank < rows[0].rank
        and other[0].found.placed.role.office == "out"
        and words < (longer := set(other[0].found.placed.words.split()))
        and len(longer) == len(words) + 1
        for other in others
    )


def _person(rows: Sequence[Row], office: OfficeKind | None) -> CountryPerson:
    """A holder of one office, as the newest article has it."""
    assert office is not None
    found = [row.found for row in rows]
    stated = any(one.placed.role.country_basis == "stated" for one in found)
    return CountryPerson(
        name=rows[0].name,
        url=rows[0].url,
        role=" ".join(found[0].placed.role.text.split()),
        basis="stated" if stated else "inferred",
        as_of=seen_days(found)[1],
        citations=role_citations(found),
        office=office,
    )
