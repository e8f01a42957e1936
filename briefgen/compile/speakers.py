"""Who said it, by name or in the words of the article."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.dossiers import EntityLink
from briefgen.model import Basis, Quote, Sentence, Span, Speaker


def speaker_link(
    indexed: IndexedArticle, speaker: Speaker | None, directory: Directory
) -> EntityLink | None:
    """The speaker's full name if resolved, else the words as written; None without a speaker.

    The address is "" for those without a page. A pronoun that nobody was found for gives None: "he"
    outside its article is nobody.
    """
    if speaker is None:
        return None
    if person := indexed.person.get(speaker.person or ""):
        listed = directory.person(indexed.article.id, person.id)
        return listed.link if listed else EntityLink(person.name, "")
    if speaker.kind == "pronoun":
        return None
    listed = directory.country(speaker.country) if speaker.kind == "country" else None
    return EntityLink(" ".join(speaker.text.split()), listed.link.url if listed else "")


def attribution(
    indexed: IndexedArticle, sentence: Sentence, directory: Directory
) -> EntityLink | None:
    """Who is quoted or reported in a sentence; None for the outlet's own words or when unsure.

    Unsure is: two quotes of the sentence have different speakers, or one has none. A sentence with
    the voice "quote" is attributed by its direct quotes, one with "reported" by its reported ones,
    where it has such.
    """
    if sentence.voice == "outlet":
        return None
    quotes = indexed.quotes_in.get(sentence.id, ())
    kind = {"quote": "direct", "reported": "reported"}.get(sentence.voice)
    return _only([q for q in quotes if q.kind == kind] or quotes, indexed, directory)


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


def _only(
    quotes: Iterable[Quote], indexed: IndexedArticle, directory: Directory
) -> EntityLink | None:
    """The one speaker of all the quotes, None when one is unknown or they differ."""
    links = {speaker_link(indexed, quote.speaker, directory) for quote in quotes}
    return links.pop() if len(links) == 1 else None
