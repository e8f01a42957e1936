"""What the whole site must know of an article without reading it: small, one per article.

Who is who across articles, the lists, the weights and the decision whether a page is up to date
are made from outlines alone, so that an edit of one article loads no other article's text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from briefgen.fingerprint import Fingerprint, fingerprint_of
from briefgen.model import (
    Alias,
    Analysis,
    Article,
    Basis,
    Doubt,
    Person,
    Published,
    Record,
    Role,
    Sentence,
    Span,
)
from briefgen.parts import EVERYBODY, parts_of
from briefgen.sentence_index import Sentences, in_order

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class PersonOutline(Record, frozen=True):
    """A person of one article. `aliases` are the forms used, without possessives, with counts.

    `place` is the first mention outside headlines and `sentence` the id of its sentence ("" where
    there is none); `quotes` counts what the person says.
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


class PlacedDoubt(Record, frozen=True):
    """A doubt of the article's own reading with the id of its sentence."""

    sentence: str
    doubt: Doubt


class Outline(Record, frozen=True):
    """One article. `meant` are codes of countries that can have a page for it, `named` all that
    it names, `codes` all that occur anywhere; `acting` those that act.

    `planned` are the values of the dates in planned sentences, which may lie ahead; `parts` the
    digests of what concerns whom (see parts.py); `fingerprint` is its wording.
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

    def person(self, person: str) -> PersonOutline | None:
        """The person with that Person.id, None where there is none."""
        return next((one for one in self.people if one.id == person), None)

    def part(self, key: str) -> bytes:
        """The digest of what concerns a Person.id or a country's code."""
        return self.parts.get(key) or self.parts[EVERYBODY]


def outline_of(article: Article, analysis: Analysis) -> Outline:
    """The outline of an article."""
    sentences = in_order(analysis.sentences)
    said = Counter(quote.speaker.person for quote in analysis.quotes if quote.speaker)
    named = [country.code for country in analysis.countries]
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
            PlacedDoubt(_sentence_id(doubt, sentences), doubt) for doubt in analysis.doubts
        ),
        planned=_planned(analysis),
        parts=parts_of(article, analysis),
        fingerprint=fingerprint_of(article),
    )


def without_possessive(name: str) -> str:
    """`name` without a final 's, or a final apostrophe after an s."""
    return POSSESSIVE.sub("", name)


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
    )


def _sentence_id(span: Span, sentences: Sentences) -> str:
    """The id of the sentence that wholly holds `span`, "" where there is none."""
    found = sentences.at(span)
    return found.id if found else ""


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
