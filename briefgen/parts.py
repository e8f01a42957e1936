"""Which part of an article concerns whom, as digests: a page is made again only for its own part.

A person's or a country's dossier is made from the sentences that name them, and from what an
article says of who spoke and who holds which role. Sentences about others, without a quote or a
role in them, may change without that anybody else's page does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from briefgen.model import Analysis, Article, Span
from briefgen.sentence_index import Sentences, in_order

SIZE = 16  # bytes of a digest
EVERYBODY = ""  # the key of what concerns everybody in an article
LEAD_SENTENCES = 3  # news says first what happened; only there the day of publication dates it


def parts_of(article: Article, analysis: Analysis) -> Mapping[str, bytes]:
    """The digest of an article's part by Person.id and by country code, and that of all shared."""
    sentences = in_order(analysis.sentences)
    inside: defaultdict[str, list[object]] = defaultdict(list)
    named_in: defaultdict[str, dict[str, None]] = defaultdict(dict)
    entities: list[tuple[str, tuple[Span, ...]]] = [
        *((person.id, person.mentions) for person in analysis.people),
        *((country.code, country.mentions) for country in analysis.countries),
    ]
    for key, mentions in entities:
        for mention in mentions:
            for sentence in sentences.touched(mention):
                inside[sentence.id].append((key, mention))
                named_in[key][sentence.id] = None
    for found in (*analysis.times, *analysis.events):
        for sentence in sentences.touched(found):
            inside[sentence.id].append(found)
    content = {
        sentence.id: _digest(sentence, article.excerpt(sentence), inside[sentence.id])
        for sentence in sentences.ordered
    }
    shared = _digest(
        (article.id, article.title, article.source, article.url, article.published),
        [msgspec.structs.replace(person, mentions=()) for person in analysis.people],
        (analysis.offices, analysis.quotes),
        [sentence.start for sentence in sentences.prose[:LEAD_SENTENCES]],
        [content[sentence] for sentence in _for_everybody(analysis, sentences)],
    )
    parts = {key: _digest(shared, [content[s] for s in named_in[key]]) for key, _ in entities}
    return {**parts, EVERYBODY: shared}


def _for_everybody(analysis: Analysis, sentences: Sentences) -> list[str]:
    """The sentences in which somebody speaks or has a role, or from which a country follows."""
    spans: list[Iterable[Span | None]] = [
        analysis.offices,
        *((quote, quote.cue, quote.speaker) for quote in analysis.quotes),
        *((*person.roles, *person.evidence) for person in analysis.people),
        *(role.evidence for person in analysis.people for role in person.roles),
    ]
    found = {
        sentence.id
        for some in spans
        for span in some
        if span is not None
        for sentence in sentences.touched(span)
    }
    return [sentence.id for sentence in sentences.ordered if sentence.id in found]


def _digest(*parts: object) -> bytes:
    """A digest of records, texts and digests."""
    return hashlib.sha256(msgspec.msgpack.encode(parts)).digest()[:SIZE]
