"""Stage 2, analyse: what one article says, as records. No article knows of another.

`read` is the model's part, `interpret` everything else: a pure function of an article and the
model's reading of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from msgspec.structs import replace

from briefgen.analyse.attribution import find_quotes
from briefgen.analyse.clauses import is_acting
from briefgen.analyse.countries import find_countries
from briefgen.analyse.events import find_events
from briefgen.analyse.modality import tone_of
from briefgen.analyse.people import PersonReading, find_people
from briefgen.analyse.quotes import find_quotations
from briefgen.analyse.roles import find_standings
from briefgen.analyse.scene import Scene, Standing, person_id
from briefgen.analyse.sentences import sentence_ranges, sentence_span
from briefgen.analyse.states import halves
from briefgen.analyse.times import find_times
from briefgen.analyse.tokens import ParagraphReading, Reading
from briefgen.analyse.unnamed_offices import with_states
from briefgen.model import (
    PROSE_KINDS,
    Analysis,
    Article,
    Block,
    CountryReading,
    Doubt,
    Mention,
    Person,
    Quote,
    Sentence,
)
from briefgen.outline import quote_in_doubt

# Articles whose paragraphs are handed to the model together; the result doesn't depend on it.
ARTICLES_PER_BATCH = 32


class ParagraphReader(Protocol):
    """What reads paragraphs: the language model, or a store of what it said before."""

    def read(self, texts: Iterable[str]) -> Iterator[ParagraphReading]:
        """One reading per text, in order."""


def analyse_articles(articles: Iterable[Article], reader: ParagraphReader) -> Iterator[Analysis]:
    """What each article says, in the order of `articles`."""
    waiting = iter(articles)
    while batch := list(islice(waiting, ARTICLES_PER_BATCH)):
        prose = [prose_blocks(article) for article in batch]
        texts = [
            article.excerpt(block)
            for article, blocks in zip(batch, prose, strict=True)
            for block in blocks
        ]
        readings = iter(reader.read(texts))
        for article, blocks in zip(batch, prose, strict=True):
            yield interpret(article, list(islice(readings, len(blocks))))


def prose_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks that are read: no captions, credits and boilerplate."""
    return tuple(block for block in article.blocks if block.kind in PROSE_KINDS)


def interpret(article: Article, paragraphs: Sequence[ParagraphReading]) -> Analysis:
    """What an article says, given the model's reading of each of its prose blocks."""
    reading = Reading(article.text, prose_blocks(article), paragraphs)
    reading.set_sentences(sentence_ranges(reading))
    ids = _sentence_ids(reading)
    people = find_people(reading)
    countries = find_countries(reading)
    named = _country_tokens(reading, countries)
    scene = Scene(
        reading, people.people, find_quotations(reading.text, reading.blocks),
        {**named, **dict(halves(reading, named))},
        frozenset(_country_tokens(reading, countries, only="place")),
        frozenset(i for d in people.doubts for i in range(*reading.between(d.start, d.end))),
        article.title,
    )  # fmt: skip
    standings, offices = find_standings(scene, countries)
    scene.standings = standings
    speech = find_quotes(scene, ids)
    return Analysis(
        article=article.id,
        sentences=_sentences(reading, ids, speech.quotes),
        people=tuple(
            _person(reading, number, person, standing)
            for number, (person, standing) in enumerate(zip(people.people, standings, strict=True))
        ),
        countries=countries,
        quotes=with_states(speech.quotes, offices),
        times=find_times(reading, article.published.value),
        offices=offices,
        events=find_events(scene, countries),
        doubts=_doubts((*people.doubts, *speech.doubts), speech.quotes),
    )


def _doubts(doubts: Iterable[Doubt], quotes: Sequence[Quote]) -> tuple[Doubt, ...]:
    """The doubts in text order; those that somebody's words hang on say so."""
    told = (replace(d, kind="speaker") if quote_in_doubt(d, quotes) else d for d in doubts)
    return tuple(sorted(told, key=lambda doubt: (doubt.start, doubt.end)))


def _sentence_ids(reading: Reading) -> tuple[str, ...]:
    """The anchor of each sentence: "s1" onwards; in headlines "s0", "s0-2", "s0-3"."""
    ids, number, titles = [], 0, 0
    for sentence in reading.sentences:
        if reading.blocks[reading.tokens[sentence.first].block].kind == "title":
            titles += 1
            ids.append("s0" if titles == 1 else f"s0-{titles}")
        else:
            number += 1
            ids.append(f"s{number}")
    return tuple(ids)


def _sentences(
    reading: Reading, ids: Sequence[str], quotes: tuple[Quote, ...]
) -> tuple[Sentence, ...]:
    """The records of the sentences with voice and modality."""
    records = []
    for anchor, sentence in zip(ids, reading.sentences, strict=True):
        span = sentence_span(reading, sentence)
        tone = tone_of(reading, sentence, quotes)
        kind = reading.blocks[reading.tokens[sentence.first].block].kind
        records.append(
            Sentence(
                start=span.start,
                end=span.end,
                id=anchor,
                block=kind,
                voice=tone.voice,
                modality=tone.modality,
                cues=tone.cues,
            )
        )
    return tuple(records)


def _country_tokens(
    reading: Reading, countries: Iterable[CountryReading], *, only: str = ""
) -> Mapping[int, str]:
    """Token number → code of the country whose mention (of the kind `only`) covers it."""
    return {
        index: country.code
        for country in countries
        for mention in country.mentions
        if only in ("", mention.kind)
        for index in range(*reading.between(mention.start, mention.end))
    }


def _person(reading: Reading, number: int, person: PersonReading, standing: Standing) -> Person:
    """The record of one person."""
    mentions = []
    for first, last, rule in person.mentions:
        span = reading.span(first, last)
        acts = not reading.is_headline(reading.tokens[first]) and is_acting(reading, first, last)
        mentions.append(
            Mention(
                start=span.start,
                end=span.end,
                text=reading.words(first, last),
                rule=rule,
                use="acts" if acts else "other",
            )
        )
    return Person(
        id=person_id(number),
        name=person.name,
        mentions=tuple(mentions),
        roles=standing.roles,
        country=standing.country,
        country_basis=standing.basis,
        country_rule=standing.rule,
        evidence=standing.evidence,
    )
