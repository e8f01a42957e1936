"""What counts as a statement about somebody, its citation, and when two are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from briefgen.compile.days import days_of, is_published_known, is_single_day, newest_first
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.marks import statement_marks
from briefgen.compile.speakers import attribution
from briefgen.dossiers import Citation, Statement, StatementTime, article_url
from briefgen.model import CountryMention, Mention, Record, Sentence, Span, TimeMark

# "since May", "since the talks began in May": when it began, not when it happened.
SINCE = re.compile(r"\b[Ss]ince\b[^,;:.]*$")


class Subject(Record, frozen=True):
    """Whom or what a page is about: the Person.ids per article, or a country's code."""

    url: str
    people: Mapping[str, frozenset[str]]
    code: str | None = None

    def mentions_in(
        self, indexed: IndexedArticle, sentence: Sentence
    ) -> tuple[Mention | CountryMention, ...]:
        """The places in a sentence where the subject is named."""
        if self.code is not None:
            countries = indexed.countries_in.get(sentence.id, ())
            return tuple(mention for code, mention in countries if code == self.code)
        own = self.people.get(indexed.article.id, frozenset())
        people = indexed.people_in.get(sentence.id, ())
        return tuple(mention for person, mention in people if person.id in own)


class Passage(Record, frozen=True):
    """A sentence that concerns the subject; `acts` is whether the subject acts in it."""

    indexed: IndexedArticle
    sentence: Sentence
    acts: bool

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.indexed.article.excerpt(self.sentence)


class Pick(Record, frozen=True):
    """A passage chosen for a section: the rule that chose it, and its time."""

    passage: Passage
    rule: str
    time: StatementTime | None = None


def passages_of(subject: Subject, articles: Iterable[IndexedArticle]) -> tuple[Passage, ...]:
    """Every sentence that concerns the subject: newest article first, then in text order.

    A sentence concerns somebody when one of the mentions lies in it. Headlines and headings are no
    statements.
    """
    by_id = {indexed.article.id: indexed for indexed in articles}
    found = []
    for article in newest_first(indexed.article for indexed in by_id.values()):
        indexed = by_id[article.id]
        for sentence in indexed.prose:
            if mentions := subject.mentions_in(indexed, sentence):
                acts = any(mention.use == "acts" for mention in mentions)
                found.append(Passage(indexed, sentence, acts))
    return tuple(found)


def statements_of(
    picks: Iterable[Pick], directory: Directory, *, cap: int | None = None
) -> tuple[Statement, ...]:
    """The picked passages as statements, in the order given, at most `cap`.

    A sentence that stands word for word in several articles is one statement with several
    citations, newest first, unless its voice, speaker or time differ.
    """
    merged: dict[tuple[object, ...], list[tuple[Pick, Statement]]] = {}
    texts: set[str] = set()
    for pick in picks:
        is_full = cap is not None and len(merged) >= cap
        if is_full and pick.passage.text not in texts:
            continue
        bare = _bare_statement(pick, directory)
        if is_full and same_statement(bare) not in merged:
            continue
        merged.setdefault(same_statement(bare), []).append((pick, bare))
        texts.add(bare.text)
    return tuple(_with_all_citations(copies, directory) for copies in merged.values())


def same_statement(statement: Statement) -> tuple[object, ...]:
    """What two statements must have in common to be one."""
    return (
        statement.text,
        statement.voice,
        statement.modality,
        statement.by,
        statement.by_url,
        statement.time,
    )


def sentence_statement(
    indexed: IndexedArticle,
    sentence: Sentence,
    directory: Directory,
    *,
    rule: str,
    time: StatementTime | None = None,
) -> Statement:
    """A whole sentence, word for word, as a statement with its marks."""
    pick = Pick(Passage(indexed, sentence, acts=False), rule, time)
    return _with_all_citations([(pick, _bare_statement(pick, directory))], directory)


def citation_of(indexed: IndexedArticle, sentence: Sentence, span: Span) -> Citation:
    """The citation of `span`, which starts in `sentence`."""
    article = indexed.article.id
    url = f"{article_url(article)}#{sentence.id}"
    return Citation(article, sentence.id, span.start, span.end, url)


def time_of(indexed: IndexedArticle, sentence: Sentence) -> StatementTime | None:
    """When a sentence's event was; None when no expression, or no single one, tells.

    The one that is exact to the day wins over years and months, which mostly are background ("who
    took office in 2019"). Two different days, or two values that are no days, leave it open. So
    do a start ("since May") and, in a plan, what was over when it was published.
    """
    marks = [m for m in sure_times(indexed, sentence) if _may_date(indexed, sentence, m)]
    values = {mark.value: mark for mark in reversed(marks)}
    exact = [mark for value, mark in values.items() if is_single_day(value)]
    fits = exact or list(values.values())
    return statement_time(fits[0]) if len(fits) == 1 else None


def sure_times(indexed: IndexedArticle, sentence: Sentence) -> tuple[TimeMark, ...]:
    """The time expressions of a sentence whose value is known, in text order.

    What was computed from a day that is only the file's own ("next week") isn't known.
    """
    known = is_published_known(indexed.article)
    marks = indexed.times_in.get(sentence.id, ())
    return tuple(mark for mark in marks if mark.value and (known or mark.basis == "text"))


def statement_time(mark: TimeMark) -> StatementTime:
    """A time expression as the time of a statement: literal words, value, how it is known."""
    return StatementTime(mark.text, mark.value, mark.basis)


def _may_date(indexed: IndexedArticle, sentence: Sentence, mark: TimeMark) -> bool:
    """Whether an expression can be the time of what its sentence tells."""
    if SINCE.search(indexed.article.text, sentence.start, mark.start):
        return False
    days, published = days_of(mark.value), days_of(indexed.article.published.value)
    is_over = bool(days and published and days[1] < published[0])
    return not (is_over and sentence.modality == "planned")


def _bare_statement(pick: Pick, directory: Directory) -> Statement:
    """A pick as a statement without marks, which cost most and are needed for few."""
    indexed, sentence = pick.passage.indexed, pick.passage.sentence
    speaker = attribution(indexed, sentence, directory)
    return Statement(
        text=pick.passage.text,
        citations=(citation_of(indexed, sentence, sentence),),
        voice=sentence.voice,
        modality=sentence.modality,
        time=pick.time or time_of(indexed, sentence),
        by=speaker.name if speaker else "",
        by_url=speaker.url if speaker else "",
        rule=pick.rule,
    )


def _with_all_citations(copies: list[tuple[Pick, Statement]], directory: Directory) -> Statement:
    """The statement of the newest copy, with its marks and the citations of all copies."""
    days = {pick.passage.indexed.article.id: pick.passage.indexed.article for pick, _ in copies}
    order = {article.id: number for number, article in enumerate(newest_first(days.values()))}
    copies = sorted(copies, key=lambda copy: order[copy[1].citations[0].article])
    pick, first = copies[0]
    return msgspec.structs.replace(
        first,
        citations=tuple(statement.citations[0] for _, statement in copies),
        marks=statement_marks(pick.passage.indexed, pick.passage.sentence, directory),
    )
