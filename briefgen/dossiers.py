"""What compile gives: dossiers, made of cited statements. All frozen; lists are tuples.

A dossier is at once what a template draws and what the `index.json` twin beside the page holds:
one record, two forms. Addresses (`url`) are counted from the site's root, without a leading slash.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from briefgen.model import (
    Alias,
    Basis,
    Block,
    CountryMention,
    Doubt,
    DoubtKind,
    Mention,
    Modality,
    OfficeKind,
    Published,
    Quote,
    QuoteKind,
    Record,
    Role,
    Span,
    TimeBasis,
    TimeMark,
    Voice,
)

# How two accounts of one event differ: another figure; denied by one; one is unsure of it.
Difference = Literal["figures", "denial", "certainty"]


class Citation(Record, frozen=True):
    """Where a statement stands: `article` and `sentence` ids, characters of the article's text.

    `url` is the address of the sentence from the site's root: "articles/<id>/index.html#s7".
    """

    article: str
    sentence: str
    start: int
    end: int
    url: str


class StatementTime(Record, frozen=True):
    """When it happened: the words in the text, their value, and where the value is from."""

    text: str
    value: str | None
    basis: TimeBasis = "text"


class Mark(Span, frozen=True):
    """A part of a statement to be drawn: a link to an entity's page, or the words of a cue.

    `url` is an address from the site's root, "" for a cue, a date or an entity without a page.
    """

    kind: Literal["person", "country", "cue", "time", "quote"]
    url: str = ""
    title: str = ""


class Statement(Record, frozen=True):
    """One line of a dossier. A statement without a source cannot be built.

    `text` is `Article.text[start:end]` of the first citation, always. `by` and `by_url` say who is
    quoted or reported ("" for the outlet's own words; `by_url` "" for those without a page).
    `rule` names the rule that chose or linked it. Of very many citations it has the newest and the
    first; `citations_total` is how many there are then, and isn't there otherwise.
    """

    text: str
    citations: tuple[Citation, ...]
    voice: Voice = "outlet"
    modality: Modality = "stated"
    time: StatementTime | None = None
    by: str = ""
    by_url: str = ""
    rule: str = ""
    marks: tuple[Mark, ...] = ()
    citations_total: int | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"statement without a citation: {self.text!r}")


class SaidStatement(Statement, frozen=True, kw_only=True):
    """Something said, as a statement: `cue` is the reporting words as written, "" when none."""

    kind: QuoteKind
    cue: str = ""
    follows: bool = False


class EntityLink(Record, frozen=True):
    """Another entity: its name, its address from the site's root, the flag's country code."""

    name: str
    url: str
    code: str | None = None


class SpeakerGroup(Record, frozen=True):
    """What one speaker said: name or words as written, page if any, role as written.

    `of` is whom an unnamed speaker belongs to ("his spokesperson"), where that is known.
    """

    speaker: str
    url: str
    role: str
    country: str | None
    statements: tuple[SaidStatement, ...]
    country_basis: Basis | None = None
    of: EntityLink | None = None


class Companion(Record, frozen=True):
    """Somebody or some country met in the same sentences, with those that join the two.

    `page` is the address of the page of two countries, "" where there is none.
    """

    link: EntityLink
    count: int
    statements: tuple[Statement, ...]
    page: str = ""


class DifferingAccounts(Record, frozen=True):
    """Two sentences of two articles that tell one event differently, the newer first."""

    difference: Difference
    statements: tuple[Statement, Statement]


class RoleLine(Record, frozen=True):
    """A role as written, first and last seen (publication days), and its sentences."""

    text: str
    country: str | None
    country_basis: Basis | None
    organisation: str | None
    first_seen: str
    last_seen: str
    citations: tuple[Citation, ...]
    rule: str = ""
    evidence: tuple[Statement, ...] = ()


class PersonCountry(Record, frozen=True):
    """The country a person stands for, and how that is known. All None where it is not."""

    code: str | None
    name: str | None
    basis: Basis | None
    as_of: str | None = None
    statements: tuple[Statement, ...] = ()
    url: str = ""


class Copy(Record, frozen=True):
    """Another article with the same text: an agency story in another outlet, perhaps trimmed."""

    article: str
    title: str
    source: str
    published: Published
    url: str
    original: str


class Source(Record, frozen=True):
    """An article as a numbered source of a page (from 1, in order of the list).

    `copies` are the page's other articles with the same text; they have its number.
    """

    number: int
    article: str
    title: str
    source: str
    published: Published
    url: str
    original: str
    sentences: int
    copies: tuple[Copy, ...] = ()


class MonthLink(Record, frozen=True):
    """A month of somebody's articles, "2031-05" or "undated", with the address of its first page.

    `articles` are those of the month; those with the same text count once.
    """

    month: str
    url: str
    articles: int


class Uncertain(Record, frozen=True):
    """A mention that could be this person, why it is open, and who else it could be.

    `settle` are the lines for corrections.toml of which one settles it, as far as there are any.
    Of the kind "join", the mention is of another page that may be the same person's; of the kinds
    "role" and "country", it is what articles contradict each other about.
    """

    statement: Statement
    mention: str
    reason: str
    candidates: tuple[EntityLink, ...]
    settle: tuple[str, ...] = ()
    kind: DoubtKind = "mention"


class MonthCount(Record, frozen=True):
    """A month ("2025-05") and how many articles of it there are; those with one text count once."""

    month: str
    articles: int


class PersonDossier(Record, frozen=True):
    """A person's page and its twin. Sections are newest first and may be empty.

    `totals` says of each section that doesn't hold all how much there is in all; `months` lead to
    the rest, and are there where the page doesn't list every article.
    """

    slug: str
    name: str
    country: PersonCountry
    roles: tuple[RoleLine, ...]
    aliases: tuple[Alias, ...]
    bottom_line: tuple[Statement, ...]
    new: tuple[Statement, ...]
    next: tuple[Statement, ...]
    says: tuple[SaidStatement, ...]
    said_about: tuple[SpeakerGroup, ...]
    timeline: tuple[Statement, ...]
    people: tuple[Companion, ...]
    countries: tuple[Companion, ...]
    uncertain: tuple[Uncertain, ...]
    sources: tuple[Source, ...]
    statements: int
    as_of: str
    differing: tuple[DifferingAccounts, ...] = ()
    totals: Mapping[str, int] = {}
    months: tuple[MonthLink, ...] = ()
    introduction: Statement | None = None
    coverage: tuple[MonthCount, ...] = ()
    kind: Literal["person"] = "person"


class CountryPerson(Record, frozen=True):
    """Somebody with an office of a country; `url` is "" for an office holder without a name.

    `office` says whether the holder speaks for it, serves in its parliament, courts or forces, or
    is out of office, or not yet in it.
    """

    name: str
    url: str
    role: str
    basis: Basis | None
    as_of: str
    citations: tuple[Citation, ...]
    office: OfficeKind


class CountryDossier(Record, frozen=True):
    """A country's page and its twin, with `totals` and `months` as a person's has.

    Sections are newest first and may be empty. `speaking` counts those with a name who speak for
    the country, shown or not. `organisations` are bodies of the state whose name stands for it.
    """

    slug: str
    code: str
    name: str
    bottom_line: tuple[Statement, ...]
    new: tuple[Statement, ...]
    next: tuple[Statement, ...]
    people: tuple[CountryPerson, ...]
    says: tuple[SpeakerGroup, ...]
    said_about: tuple[SpeakerGroup, ...]
    relations: tuple[Companion, ...]
    places: tuple[Alias, ...]
    timeline: tuple[Statement, ...]
    sources: tuple[Source, ...]
    statements: int
    as_of: str
    differing: tuple[DifferingAccounts, ...] = ()
    speaking: int = 0
    organisations: tuple[Alias, ...] = ()
    totals: Mapping[str, int] = {}
    months: tuple[MonthLink, ...] = ()
    introduction: Statement | None = None
    coverage: tuple[MonthCount, ...] = ()
    kind: Literal["country"] = "country"


class ArticleSentence(Record, frozen=True):
    """A sentence of the article's twin."""

    id: str
    start: int
    end: int
    voice: Voice
    modality: Modality


class ArticlePerson(Record, frozen=True):
    """A person of one article with every mention; `url` is "" for those without a page."""

    name: str
    url: str
    country: str | None
    country_basis: Basis | None
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


class ArticleCountry(Record, frozen=True):
    """A country of one article with every mention."""

    code: str
    name: str
    url: str
    mentions: tuple[CountryMention, ...]


class ArticleQuote(Quote, frozen=True, kw_only=True):
    """A quote with its speaker's name and page ("" where unknown)."""

    speaker_name: str
    speaker_url: str


class ArticleDossier(Record, frozen=True):
    """An article's page and its twin.

    `copies` are the other articles with the same text, `counts` is off where one of them stands for
    the text in counts and sections: the first of the list.
    """

    slug: str
    title: str
    published: Published
    source: str
    url: str
    path: str
    authors: tuple[str, ...]
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[ArticleSentence, ...]
    people: tuple[ArticlePerson, ...]
    countries: tuple[ArticleCountry, ...]
    quotes: tuple[ArticleQuote, ...]
    dates: tuple[TimeMark, ...]
    not_prose: tuple[Span, ...]
    doubts: tuple[Doubt, ...]
    marks: tuple[Mark, ...]
    copies: tuple[Copy, ...] = ()
    counts: bool = True
    language: str = "en"
    kind: Literal["article"] = "article"


class DataStatement(Statement, frozen=True, kw_only=True):
    """A sentence that concerns somebody, with the slugs of those it names; a line of the data file.

    `acting` says whether one of them acts in it. `story` is the id of the article that stands
    for the text in counts: its own article's where no other has the same text.
    """

    people: tuple[str, ...]
    countries: tuple[str, ...]
    acting: bool = False
    story: str = ""


class Latest(Record, frozen=True):
    """What all articles together have to tell first: newest statements, next dates, last quotes."""

    new: tuple[Statement, ...]
    next: tuple[Statement, ...]
    quotes: tuple[SpeakerGroup, ...]


def person_url(slug: str) -> str:
    """The address of a person's page, from the site's root."""
    return f"people/{slug}/index.html"


def country_url(slug: str) -> str:
    """The address of a country's page, from the site's root."""
    return f"countries/{slug}/index.html"


def article_url(article: str) -> str:
    """The address of an article's page, from the site's root."""
    return f"articles/{article}/index.html"
