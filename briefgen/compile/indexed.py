"""An article with what it says, arranged by sentence, so that no rule has to search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from briefgen.model import (
    Analysis,
    Article,
    CountryMention,
    Mention,
    Person,
    Quote,
    Record,
    Sentence,
    Span,
    TimeMark,
)
from briefgen.sentence_index import Sentences, in_order

T = TypeVar("T")


class IndexedArticle(Record, frozen=True):
    """An article, its analysis, and per sentence id what lies in it, in text order.

    `prose` are the sentences that can be statements. A quote stands under every sentence that it
    shares a character with; anything else that lies in no single sentence is left out.
    """

    article: Article
    analysis: Analysis
    sentences: Sentences
    prose: tuple[Sentence, ...]
    people_in: Mapping[str, tuple[tuple[Person, Mention], ...]]
    countries_in: Mapping[str, tuple[tuple[str, CountryMention], ...]]
    times_in: Mapping[str, tuple[TimeMark, ...]]
    quotes_in: Mapping[str, tuple[Quote, ...]]
    person: Mapping[str, Person]


def index_article(article: Article, analysis: Analysis) -> IndexedArticle:
    """The article with its analysis, arranged by sentence."""
    sentences = in_order(analysis.sentences)
    people = ((m, (person, m)) for person in analysis.people for m in person.mentions)
    countries = ((m, (country.code, m)) for country in analysis.countries for m in country.mentions)
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(analysis.quotes, key=lambda quote: (quote.start, quote.end)):
        for sentence in sentences.touched(quote):
            quotes[sentence.id].append(quote)
    return IndexedArticle(
        article=article,
        analysis=analysis,
        sentences=sentences,
        prose=sentences.prose,
        people_in=_by_sentence(sentences, people),
        countries_in=_by_sentence(sentences, countries),
        times_in=_by_sentence(sentences, ((time, time) for time in analysis.times)),
        quotes_in={sentence: tuple(found) for sentence, found in quotes.items()},
        person={person.id: person for person in analysis.people},
    )


def _by_sentence(sentences: Sentences, items: Iterable[tuple[Span, T]]) -> dict[str, tuple[T, ...]]:
    """What lies wholly in each sentence, in text order, by sentence id."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for span, item in sorted(items, key=lambda pair: (pair[0].start, pair[0].end)):
        if sentence := sentences.at(span):
            found[sentence.id].append(item)
    return {sentence: tuple(inside) for sentence, inside in found.items()}
