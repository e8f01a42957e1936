"""A sentence with all that sections ask of it, worked out once from its article alone."""

from __future__ import annotations

import re
from datetime import date

from briefgen.compile.days import is_published_known
from briefgen.compile.indexed import IndexedArticle
from briefgen.date_values import days_of, is_single_day
from briefgen.dossiers import StatementTime
from briefgen.model import Modality, Sentence, Span, Speaker, TimeMark, Voice
from briefgen.parts import LEAD_SENTENCES

# A sentence with fewer words beside its quotes only says who spoke: "X told reporters on Monday."
OWN_WORDS = 6
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
# "since May", "since the talks began in May": when it began, not when it happened.
SINCE = re.compile(r"\b[Ss]ince\b[^,;:.]*$")


class Line(Span, frozen=True):
    """A sentence as sections need it; `text` is as it stands in the article.

    `time` is when its event was; `plan` the date of a plan that lies after the publication.
    `has_own_words` says whether it tells something outside its quotes, `is_lead` whether the day
    of publication dates it. `speakers` are those whose words it has. `people` (Person.ids) and
    `countries` (codes) are those named in it, in order of first mention.

    As a passage of somebody's clip, `acts` says whether that one acts in it, `countries` are
    without those that are part of the person's own role, and `met` are the Person.ids and codes
    with whom that one takes part in an event.
    """

    id: str
    text: str
    voice: Voice
    modality: Modality
    time: StatementTime | None
    plan: StatementTime | None
    has_own_words: bool
    is_lead: bool
    speakers: tuple[Speaker | None, ...]
    people: tuple[str, ...]
    countries: tuple[str, ...]
    acts: bool = False
    met: tuple[str, ...] = ()

    @property
    def is_telling(self) -> bool:
        """Whether it tells something in the outlet's or somebody's reported words."""
        is_told = self.voice in ("outlet", "reported") and self.has_own_words
        return is_told and not self.is_torn

    @property
    def is_torn(self) -> bool:
        """Whether it is the begin or the end of a quotation that goes on in another sentence."""
        return self.text.count('"') % 2 == 1 or self.text.count("“") != self.text.count("”")


def line_of(indexed: IndexedArticle, sentence: Sentence) -> Line:
    """The line of a sentence; `acts` is whether anybody or any country acts in it."""
    people = indexed.people_in.get(sentence.id, ())
    countries = indexed.countries_in.get(sentence.id, ())
    uses = [*(mention.use for _, mention in people), *(mention.use for _, mention in countries)]
    own_words = _has_own_words(indexed, sentence)
    return Line(
        start=sentence.start,
        end=sentence.end,
        id=sentence.id,
        text=indexed.article.excerpt(sentence),
        voice=sentence.voice,
        modality=sentence.modality,
        time=time_of(indexed, sentence),
        plan=_plan(indexed, sentence),
        has_own_words=own_words,
        is_lead=own_words and _is_early(indexed, sentence),
        speakers=_speakers(indexed, sentence),
        people=tuple(dict.fromkeys(person.id for person, _ in people)),
        countries=tuple(dict.fromkeys(code for code, _ in countries)),
        acts="acts" in uses,
    )


def time_of(indexed: IndexedArticle, sentence: Sentence) -> StatementTime | None:
    """When a sentence's event was; None when no expression, or no single one, tells.

    The one that is exact to the day wins over years and months, which mostly are background ("who
    took office in 2019"). Two different days, or two values that are no days, leave it open. So
    do a start ("since May") and, in a plan, what was over when it was published.
    """
    marks = [m for m in _sure_times(indexed, sentence) if _may_date(indexed, sentence, m)]
    values = {mark.value: mark for mark in reversed(marks)}
    exact = [mark for value, mark in values.items() if is_single_day(value)]
    fits = exact or list(values.values())
    return _statement_time(fits[0]) if len(fits) == 1 else None


def _sure_times(indexed: IndexedArticle, sentence: Sentence) -> tuple[TimeMark, ...]:
    """The time expressions of a sentence whose value is known, in text order.

    What was computed from a day that is only the file's own ("next week") isn't known.
    """
    known = is_published_known(indexed.article)
    marks = indexed.times_in.get(sentence.id, ())
    return tuple(mark for mark in marks if mark.value and (known or mark.basis == "text"))


def _statement_time(mark: TimeMark) -> StatementTime:
    """A time expression as the time of a statement: literal words, value, how it is known."""
    return StatementTime(mark.text, mark.value, mark.basis)


def _may_date(indexed: IndexedArticle, sentence: Sentence, mark: TimeMark) -> bool:
    """Whether an expression can be the time of what its sentence tells."""
    if SINCE.search(indexed.article.text, sentence.start, mark.start):
        return False
    days, published = days_of(mark.value), days_of(indexed.article.published.value)
    is_over = bool(days and published and days[1] < published[0])
    return not (is_over and sentence.modality == "planned")


def _plan(indexed: IndexedArticle, sentence: Sentence) -> StatementTime | None:
    """The time of a plan that was still to come when it was published; None for anything else.

    A day wins over a month or a year, then the first to come wins.
    """
    published = days_of(indexed.article.published.value)
    if sentence.modality != "planned" or published is None:
        return None
    coming: list[tuple[bool, tuple[date, date], int, TimeMark]] = [
        (days[0] != days[1], days, mark.start, mark)
        for mark in _sure_times(indexed, sentence)
        if (days := days_of(mark.value)) and days[0] > published[1]
    ]
    return _statement_time(min(coming, key=lambda found: found[:3])[-1]) if coming else None


def _has_own_words(indexed: IndexedArticle, sentence: Sentence) -> bool:
    """Whether six words or more of a sentence stand outside its direct quotes, all of them whole.

    A sentence in which a longer quote ends reads like the outlet's words where it isn't.
    """
    quotes = [q for q in indexed.quotes_in.get(sentence.id, ()) if q.kind == "direct"]
    words = WORD.finditer(indexed.article.text, sentence.start, sentence.end)
    own = [w for w in words if not any(q.start <= w.start() < q.end for q in quotes)]
    return len(own) >= OWN_WORDS and all(sentence.holds(quote) for quote in quotes)


def _is_early(indexed: IndexedArticle, sentence: Sentence) -> bool:
    """Whether a sentence is one of the first of an article whose day is known.

    A file's own day is none.
    """
    first = indexed.prose[:LEAD_SENTENCES]
    return is_published_known(indexed.article) and bool(first) and sentence.start <= first[-1].start


def _speakers(indexed: IndexedArticle, sentence: Sentence) -> tuple[Speaker | None, ...]:
    """The speakers of a sentence's words, None for one who is not known; () for the outlet's own.

    A sentence with the voice "quote" is attributed by its direct quotes, one with "reported" by
    its reported ones, where it has such.
    """
    if sentence.voice == "outlet":
        return ()
    quotes = indexed.quotes_in.get(sentence.id, ())
    kind = {"quote": "direct", "reported": "reported"}.get(sentence.voice)
    chosen = [q for q in quotes if q.kind == kind] or quotes
    return tuple(dict.fromkeys(quote.speaker for quote in chosen))
