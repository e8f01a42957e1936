"""What somebody said, in order: direct before reported, newest first, follow-ons kept together."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compile.directory import Directory
from briefgen.compile.speakers import speaker_link
from briefgen.compile.statements import citation_of, cited_by
from briefgen.compile.utterances import Utterance
from briefgen.dossiers import Citation, SaidStatement
from briefgen.model import Record, Span
from briefgen.outline import Outline


class Saying(Record, frozen=True):
    """Something said, with its article."""

    article: Outline
    quote: Utterance


# The same words by their places; a place is there once, however many quotes start in it.
Copies = dict[Citation, SaidStatement]


def said_statements(sayings: Iterable[Saying], directory: Directory) -> tuple[SaidStatement, ...]:
    """What one speaker said as statements without marks.

    Args:
        sayings: the quotes of one speaker, newest article first, then in text order.
        directory: who has which page.

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
            bare = _statement(saying, directory, follows=place > 0)
            same = (bare.text, bare.kind, bare.by, bare.by_url)
            if same in known:
                known[same][0].setdefault(bare.citations[0], bare)
                target = target or known[same][1]
                continue
            copies = {bare.citations[0]: bare}
            if not target:
                merged.append(target)
            target.append(copies)
            known[same] = copies, target
    return tuple(_with_all_citations(copies) for unit in merged for copies in unit)


def _without_fragments(sayings: Iterable[Saying]) -> list[Saying]:
    """The sayings of one speaker without the fragments that their reported statements hold."""
    found = list(sayings)
    reported: dict[str, list[Span]] = {}
    for saying in found:
        if saying.quote.kind == "reported":
            reported.setdefault(saying.article.id, []).append(saying.quote)
    return [
        saying
        for saying in found
        if not saying.quote.is_fragment
        or not any(span.holds(saying.quote.quote) for span in reported.get(saying.article.id, ()))
    ]


def _units(sayings: Iterable[Saying]) -> list[list[Saying]]:
    """The sayings in runs: a first one and those that continue it, in text order."""
    units: dict[tuple[str, str], list[Saying]] = {}
    first_of: dict[tuple[str, str], tuple[str, str]] = {}
    for saying in sayings:
        article, quote = saying.article.id, saying.quote
        before = (article, quote.follows or "")
        first = first_of.get(before, (article, quote.id))
        first_of[article, quote.id] = first
        units.setdefault(first, []).append(saying)
    return list(units.values())


def _statement(saying: Saying, directory: Directory, *, follows: bool) -> SaidStatement:
    """A quote as a statement."""
    article, quote = saying.article, saying.quote
    speaker = speaker_link(article, quote.speaker, directory)
    return SaidStatement(
        text=quote.text,
        citations=(citation_of(article.id, quote.sentence, quote),),
        voice=quote.voice,
        modality=quote.modality,
        time=quote.time,
        by=speaker.name if speaker else "",
        by_url=speaker.url if speaker else "",
        rule=quote.rule,
        kind=quote.kind,
        cue=quote.cue,
        follows=follows,
    )


def _with_all_citations(copies: Copies) -> SaidStatement:
    """The statement of the newest copy with the citations of all."""
    return cited_by(next(iter(copies.values())), list(copies))
