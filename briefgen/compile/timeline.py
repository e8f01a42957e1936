"""The dated sentences of an article, and a page of the timeline of all articles."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefgen.compile.days import is_published_known
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import Line, line_of
from briefgen.compile.marks import statement_marks
from briefgen.compile.statements import cited_by, line_statement, same_statement
from briefgen.date_values import days_of
from briefgen.dossiers import Source, Statement, StatementTime
from briefgen.outline import Outline
from briefgen.timeline import TimelineDossier, TimelinePage


def dated_statements(
    indexed: IndexedArticle, outline: Outline, directory: Directory
) -> tuple[Statement, ...]:
    """The sentences of an article that belong into the timeline, in text order.

    Each tells, in the outlet's or reported words, what somebody or a country with a page does, or
    of a plan with a date that names one. Its date is the one in the text where a single one is
    sure; the first such sentence without one is dated by the day of publication, where that is
    known. All others are left out.
    """
    found: list[Statement] = []
    has_lead = False
    for sentence in indexed.prose:
        line = line_of(indexed, sentence)
        is_told = line.is_telling and (line.acts or line.plan is not None)
        if not (is_told and _has_page(outline, line, directory)):
            continue
        rule, time = "date-in-text", line.time
        if time is None and line.is_lead and not has_lead:
            rule, time = "date-of-publication", _published(outline)
        if time is None or days_of(time.value) is None:
            continue
        has_lead = has_lead or line.is_lead
        plain = line_statement(outline, line, directory, rule=rule, time=time)
        marks = statement_marks(indexed, sentence, directory)
        found.append(msgspec.structs.replace(plain, marks=marks))
    return tuple(found)


def compile_timeline(
    page: TimelinePage,
    ahead: Iterable[Statement],
    lines: Iterable[Statement],
    *,
    sources: tuple[Source, ...],
) -> TimelineDossier:
    """A page of the timeline with its sentences in the order given, equal ones as one."""
    return TimelineDossier(
        url=page.url,
        period=page.period,
        pages=page.pages,
        ahead=_told_once(ahead),
        timeline=_told_once(lines),
        total=page.total,
        periods=page.periods,
        older=page.older,
        newer=page.newer,
        sources=sources,
    )


def _has_page(outline: Outline, line: Line, directory: Directory) -> bool:
    """Whether a sentence names somebody or a country with a page."""
    people = (directory.person(outline.id, person) for person in line.people)
    return any(people) or any(map(directory.country, line.countries))


def _published(outline: Outline) -> StatementTime | None:
    """The day of publication as a time; None where it is only the file's."""
    if not is_published_known(outline):
        return None
    return StatementTime("", outline.published.value, "published")


def _told_once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements in their order; those that say the same have the citations of all."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        found.setdefault(same_statement(statement), []).append(statement)
    return tuple(
        same[0] if len(same) == 1 else cited_by(same[0], [c for s in same for c in s.citations])
        for same in found.values()
    )
