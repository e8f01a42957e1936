"""Something said with all that sections ask of it, worked out once from its article alone."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import time_of
from briefgen.dossiers import StatementTime
from briefgen.model import (
    Basis,
    CountryMention,
    Mention,
    Modality,
    Quote,
    QuoteKind,
    Sentence,
    Span,
    Speaker,
    Voice,
)
from briefgen.sentence_index import NOT_STATEMENTS

# Of several words that make a sentence less sure, as `analyse/modality.py` has it.
STRONGEST: tuple[Modality, ...] = ("denied", "hedged", "planned")


class Utterance(Span, frozen=True):
    """A quote that somebody is known to have said; the span is what a page shows of it.

    `quote` is the quote's own span and `text` the shown words; `sentence` the id of the first one
    shown. `basis` says how the speaker's country is known, None without one. `is_fragment` is a
    direct quote that is a part of somebody else's sentence: it begins in lower case.
    """

    id: str
    kind: QuoteKind
    speaker: Speaker
    rule: str
    quote: Span
    text: str
    sentence: str
    voice: Voice
    modality: Modality
    time: StatementTime | None
    cue: str = ""
    follows: str | None = None
    basis: Basis | None = None
    is_fragment: bool = False


def quotes_with_speaker(indexed: IndexedArticle) -> tuple[Quote, ...]:
    """The quotes of an article that have a speaker and don't start in a headline, in text order."""
    ordered = sorted(indexed.analysis.quotes, key=lambda quote: (quote.start, quote.end))
    return tuple(quote for quote in ordered if quote.speaker and _is_in_prose(indexed, quote))


def utterance_of(indexed: IndexedArticle, quote: Quote) -> Utterance:
    """A quote with a speaker as an utterance."""
    assert quote.speaker is not None
    touched = indexed.sentences.touched(quote)
    is_direct = quote.kind == "direct"
    # A reported statement is never cut, so that neither its cue nor a hedge can be lost.
    start, end = (quote.start, quote.end) if is_direct else (touched[0].start, touched[-1].end)
    country = quote.speaker.country
    return Utterance(
        start=start,
        end=end,
        id=quote.id,
        kind=quote.kind,
        speaker=quote.speaker,
        rule=quote.rule,
        quote=Span(quote.start, quote.end),
        text=indexed.article.text[start:end],
        sentence=touched[0].id,
        voice=_voice(quote),
        modality=_modality(indexed, quote) if is_direct else touched[0].modality,
        time=None if is_direct else time_of(indexed, touched[0]),
        cue=" ".join(indexed.article.excerpt(quote.cue).split()) if quote.cue else "",
        follows=quote.follows,
        basis=basis_in_words(indexed, quote.speaker, country) if country else None,
        is_fragment=_is_fragment(quote),
    )


def named_in(indexed: IndexedArticle, quote: Quote) -> Iterator[str]:
    """The Person.ids and country codes that a quote is about.

    They are named inside it, or, where it is reported, in its sentence. Names inside the words for
    a speaker ("…'s spokeswoman") and places outside the quote don't make a statement about them.
    """
    for sentence in indexed.sentences.touched(quote):
        named: list[tuple[str, Mention | CountryMention]] = []
        named += [(p.id, mention) for p, mention in indexed.people_in.get(sentence.id, ())]
        named += indexed.countries_in.get(sentence.id, ())
        for key, mention in named:
            if quote.holds(mention) or (
                quote.kind == "reported" and not _is_aside(indexed, sentence, mention)
            ):
                yield key


def may_be(indexed: IndexedArticle, quote: Quote, person: str) -> bool:
    """Whether the speaker of a quote is a person of the article, or could be.

    That is so where a role word is the person's ("the minister"). Where the article doesn't say
    what the person is, "the senator" may be anybody; but who is quoted doesn't name himself.
    """
    speaker = quote.speaker
    if speaker is None or speaker.person or speaker.kind != "role":
        return speaker is not None and speaker.person == person
    words = {word.casefold() for word in speaker.text.split()}
    roles = indexed.person[person].roles
    if not roles:
        return quote.kind == "reported" and "the" in words
    heads = (role.text.casefold().split()[-1:] for role in roles)
    return any(word in words for head in heads for word in head)


def basis_in_words(indexed: IndexedArticle, words: Span, code: str) -> Basis:
    """How the country of somebody without a name is known: "stated" if the words name it.

    "Kenya's envoy" states it; "the envoy" of a paragraph about Kenya doesn't.
    """
    named = (
        mention
        for country in indexed.analysis.countries
        if country.code == code
        for mention in country.mentions
    )
    return "stated" if any(words.holds(mention) for mention in named) else "inferred"


def _is_in_prose(indexed: IndexedArticle, quote: Quote) -> bool:
    """Whether a quote starts in a sentence that is no headline."""
    sentence = indexed.sentences.of_start(quote)
    return sentence is not None and sentence.block not in NOT_STATEMENTS


def _is_fragment(quote: Quote) -> bool:
    """Whether a direct quote is a part of somebody else's sentence: it begins in lower case."""
    first = next((letter for letter in quote.text if letter.isalpha()), "")
    return quote.kind == "direct" and first.islower()


def _is_aside(
    indexed: IndexedArticle, sentence: Sentence, mention: Mention | CountryMention
) -> bool:
    """Whether a mention only says who spoke or where ("In Lima, Mali's envoy said …")."""
    quotes = indexed.quotes_in.get(sentence.id, ())
    return mention.use == "place" or any(
        quote.speaker and quote.speaker.touches(mention) for quote in quotes
    )


def _voice(quote: Quote) -> Voice:
    """Whether a quote is somebody's, reported, or from somebody the article doesn't name."""
    if quote.speaker and quote.speaker.kind == "unnamed":
        return "unnamed"
    return "quote" if quote.kind == "direct" else "reported"


def _modality(indexed: IndexedArticle, quote: Quote) -> Modality:
    """The modality that words inside a direct quote give it; those around it don't count."""
    inside = {
        cue.modality
        for sentence in indexed.sentences.touched(quote)
        for cue in sentence.cues
        if quote.holds(cue)
    }
    return next((modality for modality in STRONGEST if modality in inside), "stated")
