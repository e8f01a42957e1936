"""What is drawn inside a statement or an article: names with their page, cues, dates, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from briefgen.compile.days import is_published_known
from briefgen.compile.directory import Directory, Listed
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.speakers import speaker_link
from briefgen.dossiers import Mark
from briefgen.model import CountryMention, Mention, Person, Quote, Span, TimeMark
from briefgen.outline import Outline

MarkKind = Literal["person", "country", "cue", "time", "quote"]
NAME_PARTS = re.compile(r"[\s\-‐‑]+")
BASIS_WORDS = {"text": "as written", "computed": "computed", "published": "day of publication"}
# Of two marks of one length the one that says more is kept.
RANK = {"person": 0, "country": 1, "time": 2, "cue": 3, "quote": 4}


def statement_marks(indexed: IndexedArticle, span: Span, directory: Directory) -> tuple[Mark, ...]:
    """The marks inside `span` in text order, none overlapping another.

    Offsets count the article's text. Cues are the reporting, hedging and planning words that lie
    inside; names on their own page carry no address.
    """
    marks: list[Mark] = []
    for sentence in indexed.sentences.touched(span):
        for person, mention in indexed.people_in.get(sentence.id, ()):
            marks.append(_person_mark(indexed, person, mention, directory))
        for code, place in indexed.countries_in.get(sentence.id, ()):
            marks.append(_country_mark(code, place, directory))
        marks += [_time_mark(indexed, time) for time in indexed.times_in.get(sentence.id, ())]
        marks += [_cue_mark(cue) for cue in sentence.cues]
        cues = (quote.cue for quote in indexed.quotes_in.get(sentence.id, ()))
        marks += [_cue_mark(cue) for cue in cues if cue]
    return without_overlaps(mark for mark in marks if span.holds(mark))


def article_marks(
    indexed: IndexedArticle, outline: Outline, directory: Directory
) -> tuple[Mark, ...]:
    """The marks of a whole article in text order; a quote's mark holds those inside it.

    All others don't overlap each other.
    """
    whole = Span(0, len(indexed.article.text))
    marks = statement_marks(indexed, whole, directory)
    quotes = [
        _quote_mark(outline, quote, directory)
        for quote in indexed.analysis.quotes
        if quote.kind == "direct"
    ]
    return tuple(sorted([*marks, *quotes], key=lambda mark: (mark.start, -mark.end, mark.kind)))


def without_overlaps(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks without those that overlap a longer one, or a person where lengths are equal."""
    kept: list[Mark] = []
    for cluster in _overlapping(marks):
        chosen: list[Mark] = []
        for mark in sorted(cluster, key=_preference):
            if not any(mark.touches(other) for other in chosen):
                chosen.append(mark)
        kept += sorted(chosen, key=lambda mark: mark.start)
    return tuple(kept)


def _overlapping(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """The marks in runs in text order, so that no mark overlaps one of another run."""
    run: list[Mark] = []
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if run and mark.start >= end:
            yield run
            run = []
        run.append(mark)
        end = max(end, mark.end)
    if run:
        yield run


def _preference(mark: Mark) -> tuple[int, int, int]:
    """A sort key: longer first, then by kind, then by place."""
    return mark.start - mark.end, RANK[mark.kind], mark.start


def _person_mark(
    indexed: IndexedArticle, person: Person, mention: Mention, directory: Directory
) -> Mark:
    """The mark of a person's mention, titled like "Ane Tveit, short name (last-name)"."""
    listed = directory.person(indexed.article.id, person.id)
    name = listed.link.name if listed else person.name
    is_short = len(NAME_PARTS.split(mention.text)) < len(NAME_PARTS.split(person.name))
    title = f"{name}, {'short' if is_short else 'full'} name ({mention.rule})"
    return _mark(mention, "person", title, _url(listed, directory))


def _country_mark(code: str, mention: CountryMention, directory: Directory) -> Mark:
    """The mark of a country's mention, titled like "Norway, demonym (demonym-list)"."""
    listed = directory.country(code)
    name = listed.link.name if listed else code
    title = f"{name}, {mention.kind} ({mention.rule})"
    return _mark(mention, "country", title, _url(listed, directory))


def _time_mark(indexed: IndexedArticle, time: TimeMark) -> Mark:
    """The mark of a time expression, titled with its value where one is known for sure."""
    is_sure = time.value and (time.basis == "text" or is_published_known(indexed.article))
    value = f"{time.value}, {BASIS_WORDS[time.basis]}" if is_sure else "no date follows"
    return _mark(time, "time", f"{value} ({time.rule})")


def _cue_mark(cue: Span) -> Mark:
    """The mark of reporting, hedging or planning words."""
    return _mark(cue, "cue", "")


def _quote_mark(outline: Outline, quote: Quote, directory: Directory) -> Mark:
    """The mark of a direct quote, titled with its speaker."""
    speaker = speaker_link(outline, quote.speaker, directory)
    name = speaker.name if speaker else "speaker not known"
    return _mark(quote, "quote", f"{name}, quote ({quote.rule})", speaker.url if speaker else "")


def _url(listed: Listed | None, directory: Directory) -> str:
    """The address of a page, "" where there is none or it is the page being compiled."""
    return listed.link.url if listed and listed.link.url != directory.own else ""


def _mark(span: Span, kind: MarkKind, title: str, url: str = "") -> Mark:
    """A mark over the characters of `span`."""
    return Mark(start=span.start, end=span.end, kind=kind, url=url, title=title)
