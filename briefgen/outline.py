"""What the whole site must know of an article without reading it: small, one per article.

Who is who across articles, the lists, the weights and the decision whether a page is up to date
are made from outlines alone, so that an edit of one article loads no other article's text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from briefgen.decisions import holds_words
from briefgen.fingerprint import Fingerprint, fingerprint_of
from briefgen.model import (
    Alias,
    Analysis,
    Article,
    Basis,
    Doubt,
    Person,
    Published,
    Quote,
    Record,
    Role,
    Sentence,
    Span,
)
from briefgen.parts import EVERYBODY, parts_of
from briefgen.sentence_index import Sentences, in_order

FIRST_WORDS = 6  # of a quotation, to tell it from the others of its article
MARKS = "“”‘’\"'«»„ ,.;:"  # around a quotation and at its end
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class PersonOutline(Record, frozen=True):
    """A person of one article. `aliases` are the forms used, without possessives, with counts.

    `place` is the first mention outside headlines and `sentence` the id of its sentence ("" where
    there is none); `quotes` counts what the person says; `role_sentences` are those of the roles;
    `named_in` counts the sentences of the body that name the person.
    """

    id: str
    name: str
    country: str | None
    country_basis: Basis | None
    roles: tuple[Role, ...]
    aliases: tuple[Alias, ...]
    place: Span
    sentence: str
    acts: bool
    quotes: int
    role_sentences: tuple[str, ...] = ()
    named_in: int = 0


class PlacedDoubt(Record, frozen=True):
    """A doubt of the article's own reading with the id of its sentence.

    `words` are as many of the quotation whose speaker it is as tell it from all others, "" where it
    is of none.
    """

    sentence: str
    doubt: Doubt
    words: str = ""


class Outline(Record, frozen=True):
    """One article. `meant` are codes of countries that can have a page for it, `named` all that
    it names, `codes` all that occur anywhere; `acting` those that act.

    `planned` are the values of the dates in planned sentences, which may lie ahead; `parts` the
    digests of what concerns whom (see parts.py); `fingerprint` is its wording; `pairs` are each
    two codes of countries that one sentence names; `named_in` counts, in the order of `named`, the
    sentences of the body that name each.
    """

    id: str
    title: str
    source: str
    original: str
    published: Published
    sentences: int
    people: tuple[PersonOutline, ...]
    meant: tuple[str, ...]
    named: tuple[str, ...]
    acting: tuple[str, ...]
    codes: tuple[str, ...]
    doubts: tuple[PlacedDoubt, ...]
    planned: tuple[str, ...]
    parts: Mapping[str, bytes]
    fingerprint: Fingerprint
    pairs: tuple[tuple[str, str], ...] = ()
    named_in: tuple[int, ...] = ()

    def person(self, person: str) -> PersonOutline | None:
        """The person with that Person.id, None where there is none."""
        return next((one for one in self.people if one.id == person), None)

    def sentences_naming(self, key: str) -> int:
        """How many sentences of the body name a Person.id or a country's code."""
        if (person := self.person(key)) is not None:
            return person.named_in
        return dict(zip(self.named, self.named_in, strict=True)).get(key, 0)

    def part(self, key: str) -> bytes:
        """The digest of what concerns a Person.id or a country's code."""
        return self.parts.get(key) or self.parts[EVERYBODY]


def outline_of(article: Article, analysis: Analysis) -> Outline:
    """The outline of an article."""
    sentences = in_order(analysis.sentences)
    said = Counter(quote.speaker.person for quote in analysis.quotes if quote.speaker)
    named = {country.code: country for country in analysis.countries}
    meant = {
        country.code
        for country in analysis.countries
        if any(mention.kind != "place" for mention in country.mentions)
    }
    stood_for = {
        *(person.country for person in analysis.people),
        *(role.country for person in analysis.people for role in person.roles),
        *(quote.speaker.country for quote in analysis.quotes if quote.speaker),
        *(office.country for office in analysis.offices),
    }
    meant |= {code for code in stood_for if code}
    return Outline(
        id=article.id,
        title=article.title,
        source=article.source,
        original=article.url,
        published=article.published,
        sentences=len(analysis.sentences),
        people=tuple(_person(person, sentences, said[person.id]) for person in analysis.people),
        meant=tuple(sorted(meant)),
        named=tuple(sorted(named)),
        acting=tuple(
            sorted(c.code for c in analysis.countries if any(m.use == "acts" for m in c.mentions))
        ),
        codes=tuple(sorted(meant.union(named))),
        doubts=tuple(
            PlacedDoubt(_sentence_id(doubt, sentences), doubt, _words_in_doubt(doubt, analysis))
            for doubt in analysis.doubts
        ),
        planned=_planned(analysis),
        parts=parts_of(article, analysis),
        fingerprint=fingerprint_of(article),
        pairs=_pairs(analysis, sentences),
        named_in=tuple(_named_in(named[code].mentions, sentences) for code in sorted(named)),
    )


def without_possessive(name: str) -> str:
    """`name` without a final 's, or a final apostrophe after an s."""
    return POSSESSIVE.sub("", name)


def quote_in_doubt(doubt: Doubt, quotes: Iterable[Quote]) -> Quote | None:
    """The first quotation whose speaker is the mention in doubt, and nobody for sure."""
    return next(
        (q for q in quotes if q.speaker and not q.speaker.person and q.speaker.touches(doubt)), None
    )


def _person(person: Person, sentences: Sentences, quotes: int) -> PersonOutline:
    """The outline of one person."""
    ids = [_sentence_id(mention, sentences) for mention in person.mentions]
    body = (n for n, sentence in enumerate(ids) if sentence and not sentence.startswith("s0"))
    number = next(body, 0)
    first = person.mentions[number] if person.mentions else Span(0, 0)
    counts = Counter(without_possessive(" ".join(m.text.split())) for m in person.mentions)
    return PersonOutline(
        id=person.id,
        name=person.name,
        country=person.country,
        country_basis=person.country_basis,
        roles=tuple(msgspec.structs.replace(role, evidence=()) for role in person.roles),
        aliases=tuple(Alias(text, counts[text]) for text in sorted(counts)),
        place=Span(first.start, first.end),
        sentence=ids[number] if ids else "",
        acts=any(mention.use == "acts" for mention in person.mentions),
        quotes=quotes,
        role_sentences=tuple(_sentence_id(role, sentences) for role in person.roles),
        named_in=_named_in(person.mentions, sentences),
    )


def _named_in(mentions: Iterable[Span], sentences: Sentences) -> int:
    """How many sentences of the body some mentions stand in."""
    found = {sentence.id for mention in mentions for sentence in sentences.touched(mention)}
    return sum(sentence.id in found for sentence in sentences.prose)


def _sentence_id(span: Span, sentences: Sentences) -> str:
    """The id of the sentence that wholly holds `span`, "" where there is none."""
    found = sentences.at(span)
    return found.id if found else ""


def _words_in_doubt(doubt: Doubt, analysis: Analysis) -> str:
    """The first words of the quotation whose speaker is in doubt, as many as no other one has.

    "" where there is none, or where another one has them all.
    """
    quote = quote_in_doubt(doubt, analysis.quotes)
    words = quote.text.strip(MARKS).split() if quote else []
    for count in range(min(FIRST_WORDS, len(words)), len(words) + 1):
        text = " ".join(words[:count]).rstrip(MARKS)
        found = [other for other in analysis.quotes if holds_words(other, text)]
        direct = [other for other in found if other.kind == "direct"]
        if count and (direct or found) == [quote]:
            return text
    return ""


def _pairs(analysis: Analysis, sentences: Sentences) -> tuple[tuple[str, str], ...]:
    """The codes of each two countries that one sentence of the body names, each once, sorted."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for country in analysis.countries:
        for mention in country.mentions:
            for sentence in sentences.touched(mention):
                named[sentence.id].add(country.code)
    together = (named[sentence.id] for sentence in sentences.prose if sentence.id in named)
    return tuple(sorted({pair for codes in together for pair in combinations(sorted(codes), 2)}))


def _planned(analysis: Analysis) -> tuple[str, ...]:
    """The values of the dates that stand in planned sentences, each once."""
    plans = [sentence for sentence in analysis.sentences if sentence.modality == "planned"]
    return tuple(sorted(_values(plans, analysis)))


def _values(sentences: Iterable[Sentence], analysis: Analysis) -> set[str]:
    """The values of the dates in some sentences."""
    return {
        mark.value
        for sentence in sentences
        for mark in analysis.times
        if mark.value and sentence.holds(mark)
    }
