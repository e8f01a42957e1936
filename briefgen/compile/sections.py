"""Which sentences go into the sections bottom line, new, next and timeline, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.compile.days import Window, days_of, is_published_known
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.statements import (
    Passage,
    Pick,
    statement_time,
    statements_of,
    sure_times,
    time_of,
)
from briefgen.dossiers import Statement, StatementTime
from briefgen.model import Sentence
from briefgen.parts import LEAD_SENTENCES

BOTTOM_LINE = 3  # what a reader takes in before deciding whether to read on
NEW = 12
NEXT = 12
TIMELINE = 20
# A sentence with fewer words beside its quotes only says who spoke: "X told reporters on Monday."
OWN_WORDS = 6
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


def bottom_line(passages: Iterable[Passage], directory: Directory) -> tuple[Statement, ...]:
    """One to three sentences in which the subject acts, newest article first.

    Each of the newest articles gives its first such sentence; where there are fewer than three
    articles, they give their next ones. Only the outlet's words and reported speech are taken, and
    no sentence that merely says who spoke.
    """
    telling = [p for p in passages if p.acts and is_telling(p.indexed, p.sentence)]
    by_article: dict[str, list[Passage]] = {}
    for passage in telling:
        by_article.setdefault(passage.indexed.article.id, []).append(passage)
    chosen: dict[str, tuple[int, int]] = {}
    for rank in range(BOTTOM_LINE):
        for number, found in enumerate(by_article.values()):
            if len(found) > rank and len(chosen) < BOTTOM_LINE:
                chosen.setdefault(found[rank].text, (number, found[rank].sentence.start))
    # A copy of a chosen sentence is cited too, wherever it stands in its article.
    copies = (passage for passage in telling if passage.text in chosen)
    picks = [Pick(passage, "acts") for passage in sorted(copies, key=lambda p: chosen[p.text])]
    return statements_of(picks, directory, cap=len(chosen))


def new_statements(
    passages: Sequence[Passage],
    window: Window,
    directory: Directory,
    *,
    without: Iterable[Statement] = (),
) -> tuple[Statement, ...]:
    """The sentences of the articles within the window, newest first.

    Those in `without` are left out, and those that an older article already had word for word:
    background that outlets repeat is not new.
    """
    shown = {statement.text for statement in without}
    shown.update(p.text for p in passages if window.is_before(p.indexed.article))
    picks = (
        Pick(passage, "within-window")
        for passage in passages
        if window.holds(passage.indexed.article) and passage.text not in shown
    )
    return statements_of(picks, directory, cap=NEW)


def next_statements(
    passages: Iterable[Passage], window: Window, directory: Directory
) -> tuple[Statement, ...]:
    """Plans with a date that was still to come when they were published; the soonest first.

    Left out is what was over by the day of the newest article: it stands in the timeline.
    """
    dated = [
        (found[0], Pick(passage, "planned-date", found[1]))
        for passage in passages
        if (found := _planned_for(passage, window))
    ]
    dated.sort(key=lambda pair: pair[0])
    return statements_of((pick for _, pick in dated), directory, cap=NEXT)


def timeline(passages: Sequence[Passage], directory: Directory) -> tuple[Statement, ...]:
    """Dated sentences, newest event first.

    The date is the one in the text where a single one is sure; otherwise the first sentences of an
    article are dated by the day on which they were first published, unless they merely say who
    spoke; others are left out.
    """
    leads = {passage.text for passage in passages if _is_dated_lead(passage)}
    first_day = _first_days(passage for passage in passages if passage.text in leads)
    picks: list[tuple[date, Pick]] = []
    for passage in passages:
        rule, time = "date-in-text", time_of(passage.indexed, passage.sentence)
        if time is None and passage.text in first_day:
            rule = "date-of-publication"
            time = StatementTime("", first_day[passage.text], "published")
        if time and (days := days_of(time.value)):
            picks.append((days[0], Pick(passage, rule, time)))
    picks.sort(key=lambda pair: pair[0], reverse=True)
    return statements_of((pick for _, pick in picks), directory, cap=TIMELINE)


def is_telling(indexed: IndexedArticle, sentence: Sentence) -> bool:
    """Whether a sentence tells something in the outlet's or somebody's reported words."""
    return sentence.voice in ("outlet", "reported") and has_own_words(indexed, sentence)


def has_own_words(indexed: IndexedArticle, sentence: Sentence) -> bool:
    """Whether six words or more of a sentence stand outside its direct quotes, all of them whole.

    A sentence in which a longer quote ends reads like the outlet's words where it isn't.
    """
    quotes = [q for q in indexed.quotes_in.get(sentence.id, ()) if q.kind == "direct"]
    words = WORD.finditer(indexed.article.text, sentence.start, sentence.end)
    own = [w for w in words if not any(q.start <= w.start() < q.end for q in quotes)]
    return len(own) >= OWN_WORDS and all(sentence.holds(quote) for quote in quotes)


def _planned_for(passage: Passage, window: Window) -> tuple[date, StatementTime] | None:
    """The first day of a plan that is still open and its time; None for anything else.

    A day wins over a month or a year, then the first to come wins.
    """
    published = days_of(passage.indexed.article.published.value)
    if passage.sentence.modality != "planned" or published is None:
        return None
    coming = [
        (days[0] != days[1], days, mark.start, statement_time(mark))
        for mark in sure_times(passage.indexed, passage.sentence)
        if (days := days_of(mark.value)) and days[0] > published[1]
    ]
    if not coming:
        return None
    _, days, _, time = min(coming, key=lambda found: found[:3])
    today = days_of(window.as_of) or published
    return (days[0], time) if days[1] >= today[0] else None


def _first_days(passages: Iterable[Passage]) -> dict[str, str]:
    """The day on which each text was first published, of those with a known day."""
    found: dict[str, str] = {}
    for passage in passages:
        article = passage.indexed.article
        if is_published_known(article):
            day = article.published.value
            found[passage.text] = min(day, found.get(passage.text, day))
    return found


def _is_dated_lead(passage: Passage) -> bool:
    """Whether the day of publication dates a sentence: an early one that tells something itself.

    The article's day must be known; a file's own day is none.
    """
    indexed, sentence = passage.indexed, passage.sentence
    return (
        is_published_known(indexed.article)
        and sentence.start <= indexed.prose[:LEAD_SENTENCES][-1].start
        and has_own_words(indexed, sentence)
    )
