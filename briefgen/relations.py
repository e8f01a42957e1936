"""Two countries named in the same sentences: who they are, their dossier, their line in lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.dossiers import EntityLink, Source, SpeakerGroup, Statement
from briefgen.model import Record


class RelationEntity(Record, frozen=True):
    """Two countries and the articles that name both in one sentence.

    `slug` is the address of the page below relations/; `codes` are in the order of the slug.
    """

    slug: str
    codes: tuple[str, str]
    articles: tuple[str, ...]


class RelationDossier(Record, frozen=True):
    """The page of two countries and its twin. Sections are newest first and may be empty.

    `bottom_line` are sentences in which one does something with the other, `relations` all others
    that name both; `says` is what speakers of the first country say of the second, and the other
    way round. `statements` counts the sentences that name both; `totals` says of each section that
    doesn't hold all how much there is in all.
    """

    slug: str
    countries: tuple[EntityLink, EntityLink]
    bottom_line: tuple[Statement, ...]
    next: tuple[Statement, ...]
    says: tuple[tuple[SpeakerGroup, ...], tuple[SpeakerGroup, ...]]
    relations: tuple[Statement, ...]
    sources: tuple[Source, ...]
    statements: int
    as_of: str
    totals: Mapping[str, int] = {}
    kind: Literal["relation"] = "relation"


class RelationRow(Record, frozen=True):
    """Two countries in a list, with how many sentences and articles name both, and the newest."""

    countries: tuple[EntityLink, EntityLink]
    url: str
    statements: int
    articles: int
    as_of: str


class RelationsRecord(Record, frozen=True):
    """A page of the list of relations, those in most articles first.

    `first` is the number of its first row among the `total` of all; `pages` are the addresses of
    all pages of the list.
    """

    relations: tuple[RelationRow, ...]
    total: int
    first: int
    url: str
    pages: tuple[str, ...]
    kind: Literal["relations"] = "relations"


def relation_url(slug: str) -> str:
    """The address of the page of two countries, from the site's root."""
    return f"relations/{slug}/index.html"
