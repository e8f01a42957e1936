"""What somebody said, in order: direct before reported, newest first, follow-ons kept together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.marks import statement_marks
from briefgen.compile.speakers import speaker_link
from briefgen.compile.statements import citation_of, time_of
from briefgen.dossiers import Citation, SaidStatement
from briefgen.model import Modality, Quote, Record, Sentence, Span, Voice
from briefgen.sentence_index import NOT_STATEMENTS


class Saying(Record, frozen=True):
    """A quote with its article."""

    indexed: IndexedArticle
    quote: Quote


# The same words by their places; a place is there once, however many quotes start in it.
Copies = dict[Citation, tuple[Saying, SaidStatement]]


def sayings_of(indexed: IndexedArticle) -> tuple[Saying, ...]:
    """The quotes of an article that have a speaker and don't start in a headline, in text order."""
    ordered = sorted(indexed.analysis.quotes, key=lambda quote: (quote.start, quote.end))
    return tuple(
        Saying(indexed, quote)
        for quote in ordered
        if quote.speaker and _first_sentence(indexed, quote)
    )


def said_statements(
    sayings: Iterable[Saying], directory: Directory, *, cap: int
) -> tuple[SaidStatement, ...]:
    """What one speaker said as statements, at most `cap`.

    Args:
        sayings: the quotes of one speaker, newest article first, then in text order.
        directory: who has which page.
        cap: how many statements at most.

    Direct quotes come before reported ones; a quote that continues another follows it, whatever
    its kind. The same words in several articles are one statement with several citations. A few
    quoted words inside a reported statement are shown there and not once more without it.
    """
    units = _units(_without_fragments(sayings))
    units.sort(key=lambda unit: unit[0].quote.kind != "direct")
    merged: list[list[Copies]] = []
    known: dict[tuple[str, ...], tuple[Copies, list[Copies]]] = {}
    for unit in units:
        target: list[Copies] = []
        for place, saying in enumerate(unit):
            bare = _bare_statement(saying, directory, follows=place > 0)
            same = (bare.text, bare.kind, bare.by, bare.by_url)
            if same in known:
                known[same][0].setdefault(bare.citations[0], (saying, bare))
                target = target or known[same][1]
                continue
            copies = {bare.citations[0]: (saying, bare)}
            if not target:
                merged.append(target)
            target.append(copies)
            known[same] = copies, target
    flat = [copies for unit in merged for copies in unit]
    return tuple(_with_all_citations(copies, directory) for copies in flat[:cap])


def said_span(indexed: IndexedArticle, quote: Quote) -> Span:
    """What a page shows of a quote: a direct one with its marks, else its whole sentence.

    A reported statement is never cut, so that neither its cue nor a hedge can be lost.
    """
    if quote.kind == "direct":
        return Span(quote.start, quote.end)
    touched = indexed.sentences.touched(quote)
    return Span(touched[0].start, touched[-1].end)


def is_fragment(quote: Quote) -> bool:
    """Whether a direct quote is a part of somebody else's sentence: it begins in lower case."""
    first = next((letter for letter in quote.text if letter.isalpha()), "")
    return quote.kind == "direct" and first.islower()


def _without_fragments(sayings: Iterable[Saying]) -> list[Saying]:
    """The sayings of one speaker without the fragments that their reported statements hold."""
    found = list(sayings)
    reported: dict[str, list[Span]] = {}
    for saying in found:
        if saying.quote.kind == "reported":
            span = said_span(saying.indexed, saying.quote)
            reported.setdefault(saying.indexed.article.id, []).append(span)
    return [
        saying
        for saying in found
        if not is_fragment(saying.quote)
        or not any(s.holds(saying.quote) for s in reported.get(saying.indexed.article.id, ()))
    ]


def _first_sentence(indexed: IndexedArticle, quote: Quote) -> Sentence | None:
    """The sentence in which a quote starts, None in headlines and where there is none."""
    sentence = indexed.sentences.of_start(quote)
    return sentence if sentence and sentence.block not in NOT_STATEMENTS else None


def _units(sayings: Iterable[Saying]) -> list[list[Saying]]:
    """The sayings in runs: a first one and those that continue it, in text order."""
    units: dict[tuple[str, str], list[Saying]] = {}
    first_of: dict[tuple[str, str], tuple[str, str]] = {}
    for saying in sayings:
        article, quote = saying.indexed.article.id, saying.quote
        before = (article, quote.follows or "")
        first = first_of.get(before, (article, quote.id))
        first_of[article, quote.id] = first
        units.setdefault(first, []).append(saying)
    return list(units.values())


def _bare_statement(saying: Saying, directory: Directory, *, follows: bool) -> SaidStatement:
    """A quote as a statement without marks."""
    indexed, quote = saying.indexed, saying.quote
    span = said_span(indexed, quote)
    sentence = indexed.sentences.touched(span)[0]
    speaker = speaker_link(indexed, quote.speaker, directory)
    is_direct = quote.kind == "direct"
    return SaidStatement(
        text=indexed.article.excerpt(span),
        citations=(citation_of(indexed, sentence, span),),
        voice=_voice(quote),
        modality=_modality(indexed, quote) if is_direct else sentence.modality,
        time=None if is_direct else time_of(indexed, sentence),
        by=speaker.name if speaker else "",
        by_url=speaker.url if speaker else "",
        rule=quote.rule,
        kind=quote.kind,
        cue=" ".join(indexed.article.excerpt(quote.cue).split()) if quote.cue else "",
        follows=follows,
    )


def _voice(quote: Quote) -> Voice:
    """Whether a quote is somebody's, reported, or from somebody the article doesn't name."""
    if quote.speaker and quote.speaker.kind == "unnamed":
        return "unnamed"
    return "quote" if quote.kind == "direct" else "reported"


def _modality(indexed: IndexedArticle, quote: Quote) -> Modality:
    """The modality that words inside a direct quote give it; those around it don't count."""
    for sentence in indexed.sentences.touched(quote):
        if any(quote.holds(cue) for cue in sentence.cues):
            return sentence.modality
    return "stated"


def _with_all_citations(copies: Copies, directory: Directory) -> SaidStatement:
    """The statement of the newest copy with its marks and the citations of all."""
    saying, first = next(iter(copies.values()))
    span = said_span(saying.indexed, saying.quote)
    marks = statement_marks(saying.indexed, span, directory)
    return msgspec.structs.replace(first, citations=tuple(copies), marks=marks)
