"""What plan, render and write pass on: the records of the site's other pages, and files.

Addresses (`url`, `path`) are counted from the site's root, without a leading slash.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.dossiers import Citation, Copy, EntityLink, MonthLink, Source, SpeakerGroup, Statement
from briefgen.errors import Skipped
from briefgen.model import Basis, DoubtKind, Published, Record


class PersonRow(Record, frozen=True):
    """A person in a list: latest role and country with date, weight = articles with a mention.

    `other_names` are the forms of the name in articles, most frequent first; `short_names` those
    of them that are an end of the name.
    """

    name: str
    sort_key: str
    url: str
    country: str | None
    country_basis: Basis | None
    role: str
    as_of: str
    articles: int
    quotes: int
    short_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


class CountryRow(Record, frozen=True):
    """A country in a list."""

    name: str
    url: str
    code: str
    as_of: str
    articles: int
    people: int


class CountryWeight(Record, frozen=True):
    """How many articles name a country: what the world map shows."""

    code: str
    name: str
    url: str
    articles: int


class ArticleRow(Record, frozen=True):
    """An article in a list; `copies` are those with the same text, without a row of their own."""

    title: str
    url: str
    source: str
    published: Published
    people: int
    sentences: int
    copies: tuple[Copy, ...] = ()


class Weights(Record, frozen=True):
    """By address of a page: how many articles name its owner, have it act lately, have it act;
    and how many quotes it has.
    """

    named: Mapping[str, int]
    acting_lately: Mapping[str, int]
    acting: Mapping[str, int]
    quotes: Mapping[str, int]


class DoubtRow(Record, frozen=True):
    """A question for an editor: what stayed open, why, and the lines of which one settles it.

    Equal doubts of many articles are one row: `articles` counts them, those of one text once;
    `places` are the words in doubt, newest first, at most twelve, for two pages or two countries
    one of each first. `settle` are lines for corrections.toml, `commands` write the same ones.
    `words` are the first ones of the quotation whose speaker is in doubt, "" where none is.
    """

    kind: DoubtKind
    text: str
    reason: str
    weight: int
    articles: int
    candidates: tuple[EntityLink, ...]
    places: tuple[Citation, ...]
    settle: tuple[str, ...]
    commands: tuple[str, ...]
    words: str = ""


class ShownDoubt(DoubtRow, frozen=True, kw_only=True):
    """A row as a page shows it: with the sentences of its first places."""

    statements: tuple[Statement, ...]


class UncertainRecord(Record, frozen=True):
    """A page of what stayed open, the weightiest first, and its twin.

    `first` is the number of its first row among the `total` of all; `pages` are the addresses of
    all pages of the list.
    """

    rows: tuple[ShownDoubt, ...]
    first: int
    total: int
    url: str
    pages: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    kind: Literal["uncertain"] = "uncertain"


class HomeRecord(Record, frozen=True):
    """The home page and its twin."""

    new: tuple[Statement, ...]
    next: tuple[Statement, ...]
    quotes: tuple[SpeakerGroup, ...]
    people: tuple[PersonRow, ...]
    countries: tuple[CountryRow, ...]
    articles: tuple[ArticleRow, ...]
    doubts: int
    sources: tuple[Source, ...] = ()
    uncertain: tuple[DoubtRow, ...] = ()
    world: tuple[CountryWeight, ...] = ()
    kind: Literal["home"] = "home"


class SeeRow(Record, frozen=True):
    """A reference in the list of people: another name of somebody filed elsewhere."""

    name: str
    sort_key: str
    person: EntityLink


class LetterLink(Record, frozen=True):
    """A letter ("0" for what begins with none of A to Z) and the address of its page."""

    letter: str
    url: str


class PeopleRecord(Record, frozen=True):
    """A page of the list of people, A to Z, with references (`see`) from other names.

    A long list has pages for each of its `letters`; the first page, without a `letter`, then has
    those named in most articles. `total` counts all people.
    """

    people: tuple[PersonRow, ...]
    see: tuple[SeeRow, ...]
    total: int
    url: str
    pages: tuple[str, ...]
    letter: str = ""
    letters: tuple[LetterLink, ...] = ()
    kind: Literal["people"] = "people"


class CountriesRecord(Record, frozen=True):
    """The list of countries, A to Z."""

    countries: tuple[CountryRow, ...]
    kind: Literal["countries"] = "countries"


class ArticlesRecord(Record, frozen=True):
    """A page of the list of articles, newest first.

    A long list has pages for each of its `months`; the first page, without a `month`, then has the
    newest. `total` counts the articles of the month, or all.
    """

    articles: tuple[ArticleRow, ...]
    total: int
    url: str
    pages: tuple[str, ...]
    month: str = ""
    months: tuple[MonthLink, ...] = ()
    older: EntityLink | None = None
    newer: EntityLink | None = None
    kind: Literal["articles"] = "articles"


class AboutRecord(Record, frozen=True):
    """How the site was made, from what, and what was skipped."""

    model: str
    version: str
    skipped: tuple[Skipped, ...]
    doubts: int
    kind: Literal["about"] = "about"


class SearchRecord(Record, frozen=True):
    """The search page; `is_indexed` says whether all texts are searched, or names alone."""

    is_indexed: bool
    kind: Literal["search"] = "search"


class MovedRecord(Record, frozen=True):
    """A page at somebody's old address that leads to the present one."""

    name: str
    url: str
    kind: Literal["moved"] = "moved"


class JumpEntry(Record, frozen=True):
    """Somebody or something that the quick jump finds, also by its other names."""

    name: str
    what: str
    as_of: str
    url: str
    other_names: tuple[str, ...] = ()


class JumpRecord(Record, frozen=True):
    """What the quick jump knows: people, countries and articles."""

    entries: tuple[JumpEntry, ...]


class FeedEntry(Record, frozen=True):
    """An entry of an Atom feed: one article with statements of it."""

    title: str
    url: str
    published: Published
    source: str
    statements: tuple[Statement, ...]


class FeedRecord(Record, frozen=True):
    """An Atom feed: of the page at `url` about somebody or some country, "" and "" for the site."""

    updated: str
    entries: tuple[FeedEntry, ...]
    name: str = ""
    url: str = ""


class SitemapRecord(Record, frozen=True):
    """Addresses from the site's root with the day of their newest source, sorted by address."""

    pages: tuple[tuple[str, str], ...]


class SitemapIndexRecord(Record, frozen=True):
    """The sitemaps of a site too large for one: address and newest day of each."""

    parts: tuple[tuple[str, str], ...]


class CardLine(Record, frozen=True):
    """A line of text on a card: where it begins, its size, its face (serif, serif-bold, sans)."""

    text: str
    x: int
    y: int
    size: int
    face: str


class CardRecord(Record, frozen=True):
    """What other sites show of a link to a page; `code` is whose flag is on it, "" for none."""

    code: str
    lines: tuple[CardLine, ...]


class Site(Record, frozen=True):
    """What every page of one site shows. `as_of` is the newest article's day, "" without articles.

    `articles` counts those with the same text once, `sources` are all publishers.

    `base_url` ends with "/" or is "". Nothing here depends on the clock or the machine.
    """

    title: str
    description: str
    base_url: str
    language: str
    as_of: str
    articles: int
    people: int
    countries: int
    sources: tuple[str, ...]
    first_day: str


class Page(Record, frozen=True):
    """A file to be made: path from the site's root, template (None: the record as JSON), record."""

    path: str
    template: str | None
    record: Record | tuple[Record, ...]


class OutputFile(Record, frozen=True):
    """A finished file: path from the site's root with "/", and its bytes."""

    path: str
    content: bytes


def letter_of(key: str) -> str:
    """The letter that a sort key is filed under, "0" where it begins with none of A to Z."""
    first = key[:1].upper()
    return first if first.isascii() and first.isalpha() else "0"
