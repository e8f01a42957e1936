"""What load, analyse and resolve give: articles, what each says, who is who. All frozen.

Offsets are characters (code points) of one `Article.text`; the end is not included. Dates and
times are ISO 8601 strings, as exact as the source is: "2025", "2025-08", "2025-W35", "2025-08-28".
Country codes are ISO 3166-1 alpha-2 (and XK for Kosovo). The later stages' records are in
`dossiers.py` and `pages.py`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

BlockKind = Literal[
    "title", "heading", "paragraph", "list-item", "quote", "caption", "credit", "boilerplate"
]
PROSE_KINDS: frozenset[BlockKind] = frozenset(
    {"title", "heading", "paragraph", "list-item", "quote"}
)
Basis = Literal["stated", "inferred"]
PublishedBasis = Literal["front-matter", "text", "file"]
CountryMentionKind = Literal["name", "demonym", "capital", "body", "place"]
Use = Literal["acts", "place", "other"]
SpeakerKind = Literal["named", "pronoun", "role", "organisation", "country", "unnamed"]
QuoteKind = Literal["direct", "reported"]
Voice = Literal["quote", "reported", "outlet", "unnamed"]
Modality = Literal["stated", "planned", "hedged", "denied", "analysis"]
TimeBasis = Literal["text", "computed", "published"]
DoubtKind = Literal["mention", "namesakes", "speaker", "join", "role", "country"]
# What the holder of an office is to the state: one who speaks for it; one who belongs to its
# parliament, courts or forces; one who is out of office, or not yet in it.
OfficeKind = Literal["speaks", "serves", "out"]


class Record(msgspec.Struct, frozen=True, gc=False):
    """Base of every value: frozen, compared by content, encoded by msgspec.

    None refers back to itself, so that Python's collector of cycles needn't look at them; there
    are hundreds per article.
    """


# --- 1 load: what an article is ---------------------------------------------------------------


class Span(Record, frozen=True):
    """The characters `start` to `end` (not included) of one `Article.text`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Block(Span, frozen=True):
    """A paragraph-like piece of an article. Only the kinds in PROSE_KINDS are read as prose."""

    kind: BlockKind


class Published(Record, frozen=True):
    """The day an article was published, and how that is known."""

    value: str
    basis: PublishedBasis


class Article(Record, frozen=True):
    """One article as `load` leaves it; its `text` never changes from here on.

    `id` is the slug of the article's page: its path below content/ without the suffix, folded to
    ASCII. `path` is relative to the site folder, with "/". `source` is the publisher's name as
    given ("" when not given, never a guess), `url` the address of the original ("" when none).
    """

    id: str
    path: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    published: Published
    source: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"

    def excerpt(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]


# --- 2 analyse: what one article says; nothing here knows a second article ----------------------


class Cue(Span, frozen=True):
    """Words that say how sure a sentence is; "stated" for those that only say who spoke."""

    modality: Modality = "stated"


class Sentence(Span, frozen=True):
    """A citable sentence. `id` is its anchor: "s0" for a headline in the text, "s1" onwards.

    `voice` and `modality` come from the sentence's own words; `cues` are those words.
    """

    id: str
    block: BlockKind
    voice: Voice = "outlet"
    modality: Modality = "stated"
    cues: tuple[Cue, ...] = ()


class Mention(Span, frozen=True):
    """One place where somebody is named. `rule` names the rule that linked it.

    `use` is "acts" where the mention is the subject of its clause.
    """

    text: str
    rule: str
    use: Use = "other"


class Role(Span, frozen=True):
    """A role as written ("South Korea's presidential chief of staff"), and what it says.

    `evidence` are the spans that led to an inferred country, in reading order. `office` is set
    where the role is an office of a state: of `country`, or of the person's where that is None.
    """

    text: str
    rule: str
    country: str | None = None
    country_basis: Basis | None = None
    organisation: str | None = None
    evidence: tuple[Span, ...] = ()
    office: OfficeKind | None = None


class Person(Record, frozen=True):
    """A person within one article. `id` ("p1") holds within that article only.

    `evidence` are the spans the country was read from; `country_rule` names the rule.
    """

    id: str
    name: str
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    country: str | None = None
    country_basis: Basis | None = None
    country_rule: str = ""
    evidence: tuple[Span, ...] = ()


class CountryMention(Span, frozen=True):
    """One place where a country is meant.

    `use` is "acts" only in patterns where the country or its government is safely the one acting.
    """

    text: str
    kind: CountryMentionKind
    rule: str
    use: Use = "other"


class CountryReading(Record, frozen=True):
    """A country of one article with its mentions, in text order."""

    code: str
    mentions: tuple[CountryMention, ...]


class Speaker(Span, frozen=True):
    """Who said it, as written. `person` is a Person.id of the same article, or None.

    `of` is the Person.id that an unnamed speaker belongs to ("his spokesperson"), `country` the
    country that a government or an office holder speaks for.
    """

    text: str
    kind: SpeakerKind
    person: str | None = None
    of: str | None = None
    country: str | None = None


class Quote(Span, frozen=True):
    """Something said. A direct quote's span includes its quotation marks.

    A reported statement's span is the clause that tells what was said. `sentence` is the id of the
    sentence it starts in; `cue` the reporting words; `follows` the quote that it continues.
    """

    id: str
    text: str
    kind: QuoteKind
    sentence: str
    speaker: Speaker | None
    rule: str
    cue: Span | None = None
    follows: str | None = None


class TimeMark(Span, frozen=True):
    """A time expression; `value` is None where the words don't fix one."""

    text: str
    value: str | None
    rule: str
    basis: TimeBasis = "text"


class Office(Span, frozen=True):
    """An office holder whom the article doesn't name ("Vietnam's Communist Party chief").

    `kind` is None for who holds no office of the state ("the Malian candidate").
    """

    text: str
    rule: str
    country: str | None = None
    of: str | None = None
    kind: OfficeKind | None = None


class Party(Span, frozen=True):
    """Who takes part in an event: a Person.id of the article or a country code, one of them."""

    person: str | None = None
    country: str | None = None


class Event(Span, frozen=True):
    """What one party did with, to or against another; the span and `text` are the verb's words.

    Where `mutual` is off, `subject` does it to `object`; else both do it with each other. Whether
    it happened, is planned or denied is the sentence's modality and the verb's own words.
    """

    text: str
    subject: Party
    object: Party
    rule: str
    mutual: bool = False


class Doubt(Span, frozen=True):
    """Something that could not be decided: the mention, why, and who it could be (names).

    `kind` is "speaker" where somebody's words hang on it.
    """

    text: str
    reason: str
    candidates: tuple[str, ...] = ()
    kind: DoubtKind = "mention"


class Analysis(Record, frozen=True):
    """What one article says. `article` is the Article.id."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    people: tuple[Person, ...] = ()
    countries: tuple[CountryReading, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeMark, ...] = ()
    offices: tuple[Office, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    events: tuple[Event, ...] = ()


# --- 3 resolve: who is who, across articles -----------------------------------------------------


class Alias(Record, frozen=True):
    """A name as articles write it, and how often."""

    text: str
    count: int


class Member(Record, frozen=True):
    """A person of one article (Article.id, Person.id) who is this entity."""

    article: str
    person: str


class PersonEntity(Record, frozen=True):
    """One human across all articles. `slug` is the address of the page below people/."""

    slug: str
    name: str
    members: tuple[Member, ...]
    aliases: tuple[Alias, ...]


class CountryEntity(Record, frozen=True):
    """One country that articles name. `slug` is the address of the page below countries/."""

    slug: str
    code: str
    name: str
    articles: tuple[str, ...]


class OpenDoubt(Record, frozen=True):
    """A doubt with its article; `candidates` are slugs of people who have a page.

    `reference` is what corrections.toml calls the person in doubt, "" where it can't; `words` tell
    the quotation whose speaker it is from all others of the article, "" where it is of none. With
    `is_split` the candidates are told apart by their articles, and an editor may say otherwise;
    with `is_bare` the article calls somebody so and names none of the candidates.
    """

    article: str
    sentence: str
    doubt: Doubt
    candidates: tuple[str, ...] = ()
    reference: str = ""
    is_split: bool = False
    is_bare: bool = False
    words: str = ""


class Story(Record, frozen=True):
    """Two or more articles (Article.ids) that are one text; the first is the one that counts."""

    articles: tuple[str, ...]


class Cast(Record, frozen=True):
    """Everybody who gets a page, what stayed open, and which articles are one text.

    People and countries are sorted by slug, stories by their first article. `moved` are old
    addresses of people, as slugs, each with that of the page it leads to now.
    """

    people: tuple[PersonEntity, ...]
    countries: tuple[CountryEntity, ...]
    doubts: tuple[OpenDoubt, ...] = ()
    stories: tuple[Story, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
